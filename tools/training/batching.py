"""Groups what is trained on by length."""


def grouped(items, length, size, shuffle):
    """Items in groups of similar length, of about so many words (padding counted). With `shuffle`, a random.Random, equal
    lengths and the groups are in random order."""
    order = sorted(items, key=lambda item: length(item) + (shuffle.random() if shuffle else 0))
    groups, group = [], []
    for item in order:
        if group and (len(group) + 1) * length(item) > size:
            groups.append(group)
            group = []
        group.append(item)
    groups.append(group)
    if shuffle:
        shuffle.shuffle(groups)
    return groups
