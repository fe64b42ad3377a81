"""Turns sentences with names into tensors."""
import dataclasses

import numpy
import torch

from name_data import TAGS, TYPES
from train_parser import Encoder, Inventory

NEWS = "worldwide"  # the set of news
MANNER = {NEWS: 0.93, "gum": 0.07}  # the sets in whose manner, so mixed, the tagger reads at run time
HIDDEN = -2.0  # the logarithm of the weight of each word of a name where a set may have left it unlabelled
IMPOSSIBLE = -1e4


@dataclasses.dataclass
class NameBatch:
    """The features of padded sentences; the first four as those of the parser."""
    vectors: torch.Tensor
    words: torch.Tensor
    shapes: torch.Tensor
    affixes: torch.Tensor
    lengths: torch.Tensor
    sources: torch.Tensor       # batch x (sets + 1), weights
    lists: torch.Tensor = None  # batch x length x features


class NameEncoder:
    """Turns sentences into tensors."""

    def __init__(self, words, vector_words, sources, labels, gazetteers, narrowing):
        self.encoder = Encoder(Inventory(words, [], [], []), vector_words)
        self.sources = {name: i for i, name in enumerate(sources)}
        self.labels, self.gazetteers, self.narrowing = labels, gazetteers, narrowing
        self.tags_of = {kind: {place: TAGS.index(f"{place}-{kind}") for place in "BIES"} for kind in TYPES}

    def weights(self, manner):
        """The weights of sets, the last of none; what is not known counts as none."""
        weights = torch.zeros(len(self.sources) + 1)
        for name, weight in manner.items():
            weights[self.sources.get(name, -1)] += weight
        return weights

    def batch(self, sentences, manner=None, word_dropout=0.0, told=1.0):
        """The features. `manner`: that in which to read, set → weight; None: each sentence's own, with probability `told`."""
        known, *parts = self.encoder.inputs(sentences, 0)
        sources = torch.stack([self.weights(manner or ({s.source: 1} if torch.rand(()) < told else {None: 1})) for s in sentences])
        words = parts[0]
        if word_dropout:
            words *= torch.rand(words.shape) >= word_dropout
            known = known * (torch.rand(words.shape) >= word_dropout / 3)
            affixes = parts[2]
            affixes[torch.rand(words.shape) < word_dropout / 3] = 0
        return NameBatch(known, *parts, sources, self.lists(sentences, word_dropout))

    def lists(self, sentences, dropout):
        """What gazetteers say of the words, batch x length x features: 1 or 0. Of a share of the sentences they say nothing."""
        if not self.gazetteers:
            return None
        length = max(len(s.forms) for s in sentences)
        lists = numpy.zeros((len(sentences), length, self.gazetteers.width), dtype=numpy.float32)
        for i, s in enumerate(sentences):
            if not dropout or numpy.random.rand() >= dropout:
                words, numbers = self.gazetteers.features(s.forms)
                lists[i, words, numbers] = 1
        return torch.from_numpy(lists)

    def allowed(self, sentences):
        """What the annotation allows of each word, batch x length x tags: logarithms of weights: 0, HIDDEN, IMPOSSIBLE."""
        length = max(len(s.forms) for s in sentences)
        allowed = numpy.full((len(sentences), length, len(TAGS)), IMPOSSIBLE, dtype=numpy.float32)
        for i, s in enumerate(sentences):
            if s.tags:
                for k, tags in enumerate(s.tags):
                    allowed[i, k, tags] = 0
                allowed[i, len(s.tags):] = 0
                continue
            labels = self.labels[s.source]
            allowed[i, :, [tag for kind in labels["O"] for tag in self.tags_of[kind].values()]] = HIDDEN
            allowed[i, :, 0] = 0
            for begin, end, label in s.names:
                kinds = self.narrowing.types(s, begin, end, labels[label])
                if not kinds:
                    allowed[i, begin:end] = 0
                    continue
                allowed[i, begin:end] = IMPOSSIBLE
                for kind in kinds:
                    tags = self.tags_of[kind]
                    if end - begin == 1:
                        allowed[i, begin, tags["S"]] = 0
                    else:
                        allowed[i, begin, tags["B"]] = 0
                        allowed[i, begin + 1:end - 1, tags["I"]] = 0
                        allowed[i, end - 1, tags["E"]] = 0
        return torch.from_numpy(allowed)
