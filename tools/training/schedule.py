"""The rate at which the networks learn."""


def set_rate(optimizer, rate, step, steps, warm_up=200):
    """Sets an optimizer's rate for a step, from 0: it rises for `warm_up` steps, and falls to 0 over all `steps`."""
    share = min(step / steps, 1)
    for parameters in optimizer.param_groups:
        parameters["lr"] = rate * min(1, (step + 1) / warm_up) * (1 - share) ** 0.9
