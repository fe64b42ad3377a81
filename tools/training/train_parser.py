"""Trains the network of tags and trees.

usage: train_parser.py DATA VECTORS.npz OUT.pt [--silver SILVER.npz] [--seed N] [--epochs N] … ; DATA holds
treebank/*.conllu. After each epoch it evaluates on the dev parts and writes OUT.pt.
"""
import argparse
import collections
import dataclasses
import pathlib
import random
import time

import numpy
import torch
from torch.nn import functional

import augment
import features
import vectors
from batching import grouped
from conllu import read_treebank
from parser_network import ParserNetwork, Shape
from schedule import set_rate

IGNORED = -100


@dataclasses.dataclass
class Inventory:
    """The words and labels that a network knows; index 0 of words is the unknown word."""
    words: list
    upos: list
    xpos: list
    relations: list

    @staticmethod
    def of(sentences):
        counts = collections.Counter(features.vocabulary_key(f) for s in sentences for f in s.forms)
        labels = lambda name: sorted({label for s in sentences for label in getattr(s, name)})
        return Inventory([""] + sorted(w for w, n in counts.items() if n > 1 and w), labels("upos"), labels("xpos"),
                         labels("relations"))


@dataclasses.dataclass
class SilverSentence:
    """A sentence that other networks labelled, with probabilities (label_silver.py)."""
    forms: list
    upos: numpy.ndarray       # words x tags, as the next
    xpos: numpy.ndarray
    arcs: numpy.ndarray       # words x (words + 1)
    heads: numpy.ndarray
    relations: numpy.ndarray  # of the arcs to `heads`

    def misreads_acronym(self, upos):
        """Whether a word in capitals among others has a tag that names do not have."""
        if sum(f.isupper() for f in self.forms) > len(self.forms) / 2:
            return False
        return any(features.is_capitals(f) and upos[tags.argmax()] not in ("PROPN", "NOUN", "NUM", "SYM", "X", "ADJ")
                   for f, tags in zip(self.forms, self.upos))


def read_silver(path, upos):
    """The sentences of label_silver.py but for those in which acronyms are taken for other words; `upos` are the names of
    the tags."""
    data = dict(numpy.load(path))
    forms, sentences, word, arc = data["forms"].tolist(), [], 0, 0
    for length in data["lengths"].tolist():
        end, arc_end = word + length, arc + length * (length + 1)
        sentences.append(SilverSentence(forms[word:end], data["upos"][word:end], data["xpos"][word:end],
                                        data["arcs"][arc:arc_end].reshape(length, length + 1), data["heads"][word:end],
                                        data["relations"][word:end]))
        word, arc = end, arc_end
    return [s for s in sentences if not s.misreads_acronym(upos)]


def begin_with(model, inventory, network):
    """Takes over the weights of a network that may know other words; new ones begin as they were in small letters."""
    before = {word: row for row, word in enumerate(model["inventory"]["words"])}
    rows = [before.get(word, before.get(word.lower(), 0)) for word in inventory.words]
    weights = dict(model["weights"])
    weights["words.weight"] = weights["words.weight"][rows]
    network.load_state_dict(weights, strict=False)


class Encoder:
    """Turns sentences into tensors; caches what is known of a form."""

    def __init__(self, inventory, vector_words):
        self.words = {w: i for i, w in enumerate(inventory.words)}
        self.upos = {t: i for i, t in enumerate(inventory.upos)}
        self.xpos = {t: i for i, t in enumerate(inventory.xpos)}
        self.relations = {t: i for i, t in enumerate(inventory.relations)}
        self.vectors = {w: i + 1 for i, w in enumerate(vector_words)}
        self.forms = {}

    def form(self, form):
        row = self.forms.get(form)
        if row is None:
            row = [self.vectors.get(features.word_key(form), 0), self.words.get(features.vocabulary_key(form), 0),
                   features.shape_row(form), *features.affix_rows(form)]
            self.forms[form] = row
        return row

    def inputs(self, sentences, word_dropout):
        """The features of padded sentences, and their lengths."""
        lengths = [len(s.forms) for s in sentences]
        inputs = numpy.zeros((len(sentences), max(lengths), 3 + len(features.AFFIXES)), dtype=numpy.int64)
        for i, s in enumerate(sentences):
            inputs[i, :lengths[i]] = [self.form(f) for f in s.forms]
        inputs = torch.from_numpy(inputs)
        if word_dropout:
            inputs[:, :, 1] *= torch.rand(inputs.shape[:2]) >= word_dropout
            inputs[:, :, 0] *= torch.rand(inputs.shape[:2]) >= word_dropout / 3
        return inputs[:, :, 0], inputs[:, :, 1], inputs[:, :, 2], inputs[:, :, 3:], torch.tensor(lengths)

    def batch(self, sentences, word_dropout=0.0):
        """A batch of sentences as padded tensors, with what is right as numbers of labels."""
        parts = self.inputs(sentences, word_dropout)
        gold = numpy.full((4, *parts[0].shape), IGNORED, dtype=numpy.int64)
        for i, s in enumerate(sentences):
            gold[0, i, :len(s.forms)] = [self.upos.get(t, IGNORED) for t in s.upos]
            gold[1, i, :len(s.forms)] = [self.xpos.get(t, IGNORED) for t in s.xpos]
            gold[2, i, :len(s.forms)] = s.heads
            gold[3, i, :len(s.forms)] = [self.relations.get(t, IGNORED) for t in s.relations]
        return Batch(*parts, *torch.from_numpy(gold))

    def silver_batch(self, sentences, word_dropout=0.0):
        """The same of silver sentences, with what is right as probabilities, 0 beyond a sentence's end."""
        parts = self.inputs(sentences, word_dropout)
        size, length = parts[0].shape
        upos = numpy.zeros((size, length, len(self.upos)), dtype=numpy.float32)
        xpos = numpy.zeros((size, length, len(self.xpos)), dtype=numpy.float32)
        arcs = numpy.zeros((size, length, length + 1), dtype=numpy.float32)
        heads = numpy.zeros((size, length), dtype=numpy.int64)
        relations = numpy.zeros((size, length, len(self.relations)), dtype=numpy.float32)
        for i, s in enumerate(sentences):
            n = len(s.forms)
            upos[i, :n], xpos[i, :n], arcs[i, :n, :n + 1], heads[i, :n], relations[i, :n] = (
                s.upos, s.xpos, s.arcs, s.heads, s.relations)
        return Batch(*parts, *map(torch.from_numpy, (upos, xpos, heads, relations)), torch.from_numpy(arcs))


@dataclasses.dataclass
class Batch:
    vectors: torch.Tensor
    words: torch.Tensor
    shapes: torch.Tensor
    affixes: torch.Tensor
    lengths: torch.Tensor
    upos: torch.Tensor
    xpos: torch.Tensor
    heads: torch.Tensor
    relations: torch.Tensor
    arcs: torch.Tensor = None  # of silver sentences


def batches(sentences, words, shuffle):
    """Sentences in groups of similar length of about so many words."""
    return grouped(sentences, lambda s: len(s.forms), words, shuffle)


def masked_arcs(network, context, lengths):
    scores = network.arcs(context)
    beyond = torch.arange(scores.shape[2])[None, None, :] > lengths[:, None, None]
    return scores.masked_fill(beyond, -1e9)


def cross_entropy(scores, right):
    """Over the words of a batch; `right` are numbers of labels, or probabilities."""
    if right.dim() == 2:
        return functional.cross_entropy(scores.flatten(0, 1), right.flatten(), ignore_index=IGNORED)
    return -(right * scores.log_softmax(2)).sum() / right.sum()


def loss_of(network, batch):
    context = network.encode(batch)
    arcs = masked_arcs(network, context, batch.lengths)
    labels = network.labels(context, batch.heads.clamp(min=0))
    return (0.5 * cross_entropy(network.upos(context), batch.upos) + 0.5 * cross_entropy(network.xpos(context), batch.xpos)
            + cross_entropy(arcs, batch.heads if batch.arcs is None else batch.arcs) + cross_entropy(labels, batch.relations))


@torch.no_grad()
def evaluate(network, encoder, sentences):
    """UPOS, XPOS, UAS and LAS (without subtypes) in percent, heads chosen greedily."""
    network.eval()
    bases = torch.tensor([sorted({r.split(":")[0] for r in encoder.relations}).index(r.split(":")[0])
                          for r in encoder.relations])
    total, right = 0, numpy.zeros(4)
    for group in batches(sentences, 4000, None):
        batch = encoder.batch(group)
        context = network.encode(batch)
        heads = masked_arcs(network, context, batch.lengths).argmax(2)
        relations = network.labels(context, heads).argmax(2)
        words = batch.heads != IGNORED
        attached = (heads == batch.heads) & words
        labelled = attached & (bases[relations] == bases[batch.relations.clamp(min=0)])
        hits = [(network.upos(context).argmax(2) == batch.upos) & words, (network.xpos(context).argmax(2) == batch.xpos) & words,
                attached, labelled]
        total += int(words.sum())
        right += [int(h.sum()) for h in hits]
    network.train()
    return 100 * right / total


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("data", type=pathlib.Path)
    arguments.add_argument("vectors", type=pathlib.Path)
    arguments.add_argument("out", type=pathlib.Path)
    arguments.add_argument("--silver", type=pathlib.Path, help="sentences labelled by label_silver.py")
    arguments.add_argument("--share", type=float, default=0.33, help="of the silver sentences in an epoch")
    arguments.add_argument("--start", type=pathlib.Path, help="a network of the same shape to begin with")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--epochs", type=int, default=25)
    arguments.add_argument("--width", type=int, default=128)
    arguments.add_argument("--hidden", type=int, default=128)
    arguments.add_argument("--layers", type=int, default=2)
    arguments.add_argument("--dropout", type=float, default=0.33)
    arguments.add_argument("--rate", type=float, default=2e-3)
    arguments.add_argument("--batch", type=int, default=1000, help="words in a batch, about")
    options = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    shuffle = random.Random(options.seed)

    folder = options.data / "treebank"
    train = [s for name in ("ewt", "gum") for s in read_treebank(folder / f"{name}-train.conllu")]
    dev = {name: read_treebank(folder / f"{name}-dev.conllu") for name in ("ewt", "gum")}
    vector_words, table = vectors.load(options.vectors)
    inventory = Inventory.of(train)
    encoder = Encoder(inventory, vector_words)
    shape = Shape(len(inventory.words), len(inventory.upos), len(inventory.xpos), len(inventory.relations),
                  width=options.width, hidden=options.hidden, layers=options.layers)
    network = ParserNetwork(shape, torch.from_numpy(table), options.dropout)
    if options.start:
        begin_with(torch.load(options.start), inventory, network)
    learned = [p for p in network.parameters() if p.requires_grad]
    print(f"{sum(p.numel() for p in learned)} parameters, {len(train)} sentences, {len(inventory.words)} words", flush=True)
    optimizer = torch.optim.Adam(learned, lr=options.rate, betas=(0.9, 0.95), eps=1e-8)

    silver = read_silver(options.silver, inventory.upos) if options.silver else []

    def epoch_groups():
        """Gold sentences and a share of the silver ones in batches of one kind, in random order."""
        groups = batches([augment.varied(s, shuffle) for s in train], options.batch, shuffle)
        if silver:
            some = shuffle.sample(silver, int(options.share * len(silver)))
            groups += batches([augment.respelled(s, shuffle) for s in some], options.batch, shuffle)
        shuffle.shuffle(groups)
        return groups

    step, begin, trained, steps = 0, time.time(), 0, None
    for epoch in range(options.epochs):
        losses = []
        groups = epoch_groups()
        steps = steps or options.epochs * len(groups)
        for group in groups:
            set_rate(optimizer, options.rate, step, steps)
            optimizer.zero_grad()
            encode = encoder.silver_batch if isinstance(group[0], SilverSentence) else encoder.batch
            loss = loss_of(network, encode(group, word_dropout=0.15))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learned, 5.0)
            optimizer.step()
            losses.append(loss.item())
            step += 1
            trained += sum(len(s.forms) for s in group)
            if step == 100:
                print(f"{trained / (time.time() - begin):.0f} words a second", flush=True)
        figures = {name: evaluate(network, encoder, sentences) for name, sentences in dev.items()}
        print(f"epoch {epoch + 1} {time.time() - begin:.0f}s loss {numpy.mean(losses):.3f} " + "  ".join(
            f"{name} UPOS {f[0]:.2f} XPOS {f[1]:.2f} UAS {f[2]:.2f} LAS {f[3]:.2f}" for name, f in figures.items()), flush=True)
        weights = {k: v for k, v in network.state_dict().items() if k != "vectors.weight"}
        torch.save({"shape": dataclasses.asdict(shape), "inventory": dataclasses.asdict(inventory), "weights": weights,
                    "fingerprint": features.fingerprint()}, options.out)


if __name__ == "__main__":
    main()
