"""A linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001) over BIOES tags of which only well-formed
sequences exist, trained on what an annotation allows of each word (Tsuboi et al., 2008)."""
import torch
from torch import nn

FORBIDDEN = -1e4


def may_follow(tags):
    """Which tag may follow which, and which may begin and end a sentence: tensors of bools, tags x tags, tags, tags."""
    def follows(a, b):
        inside = a[0] in "BI"
        return b[0] in "IE" and b[1:] == a[1:] if inside else b[0] in "OBS"
    pairs = torch.tensor([[follows(a, b) for b in tags] for a in tags])
    return pairs, torch.tensor([t[0] in "OBS" for t in tags]), torch.tensor([t[0] in "OES" for t in tags])


class Crf(nn.Module):
    def __init__(self, tags):
        super().__init__()
        pairs, first, last = may_follow(tags)
        mask = lambda allowed: torch.where(allowed, 0.0, FORBIDDEN)
        self.register_buffer("pairs", mask(pairs), persistent=False)
        self.register_buffer("first", mask(first), persistent=False)
        self.register_buffer("last", mask(last), persistent=False)
        self.transitions = nn.Parameter(torch.zeros(len(tags), len(tags)))

    def steps(self):
        return self.transitions + self.pairs

    def log_sum(self, scores, lengths):
        """The logarithm of the sum over all sequences of each sentence: scores batch x length x tags → batch."""
        steps = self.steps().clamp(min=-80).exp() * (self.pairs == 0)
        state = scores[:, 0] + self.first
        for t in range(1, scores.shape[1]):
            greatest = state.max(1, keepdim=True).values
            moved = ((state - greatest).exp() @ steps).clamp(min=1e-30).log() + greatest + scores[:, t]
            state = torch.where((t < lengths)[:, None], moved, state)
        return (state + self.last).logsumexp(1)

    def loss(self, scores, allowed, lengths):
        """The negative log-likelihood of what is allowed (batch x length x tags, logarithms of weights), per sentence."""
        return self.log_sum(scores, lengths) - self.log_sum(scores + allowed, lengths)

    @torch.no_grad()
    def best(self, scores, lengths):
        """The best sequence of each sentence (Viterbi, 1967), lists of numbers of tags."""
        steps, back = self.steps(), []
        state = scores[:, 0] + self.first
        for t in range(1, scores.shape[1]):
            value, from_tag = (state[:, :, None] + steps).max(1)
            back.append(from_tag)
            state = torch.where((t < lengths)[:, None], value + scores[:, t], state)
        last = (state + self.last).argmax(1).tolist()
        sequences = []
        for i, length in enumerate(lengths.tolist()):
            tags = [last[i]]
            for t in range(length - 2, -1, -1):
                tags.append(int(back[t][i, tags[-1]]))
            sequences.append(tags[::-1])
        return sequences
