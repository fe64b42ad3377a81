"""Trains the network that finds words and sentences in raw text.

usage: train_segmenter.py DATA VECTORS.npz TOKENS.tsv OUT.pt [--seed N] [--epochs N]; DATA holds treebank/*.conllu.
"""
import argparse
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
from atoms import atoms, load_abbreviations, load_contractions, load_endings
from batching import grouped
from schedule import set_rate
from segmenter_network import CONTINUES, SENTENCE, WORD, SegmenterNetwork, SegmenterShape, atom_row

LONGEST = 256  # atoms of a window
IGNORED = -100


def read_paragraphs(path):
    """The paragraphs of a CoNLL-U file: lists of sentences, which are lists of (word, whether a space is behind it)."""
    paragraphs, sentence, multiword = [[]], [], None
    with open(path, encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            line = line.rstrip("\n")
            if line.startswith(("# newpar", "# newdoc")) and paragraphs[-1] and not line.startswith("# newpar_block"):
                paragraphs.append([])
            elif not line and sentence:
                paragraphs[-1].append(sentence)
                sentence = []
            elif line and line[0] != "#":
                row = line.split("\t")
                space = "SpaceAfter=No" not in row[9].split("|")
                if "." in row[0]:
                    continue
                if "-" in row[0]:
                    last = int(row[0].split("-")[1])
                    multiword = (last, space)
                elif multiword:
                    sentence.append((row[1], multiword[1] and int(row[0]) == multiword[0]))
                    if int(row[0]) == multiword[0]:
                        multiword = None
                else:
                    sentence.append((row[1], space))
    return [p for p in paragraphs if p]


def headline(sentence, random):
    """A sentence as a headline, a paragraph of its own: no articles and full stop, commas for "and", title case."""
    words = [(f, space) for f, space in sentence if f.lower() not in ("a", "an", "the")]
    if words and words[-1][0] == ".":
        words.pop()
    if not words:
        return [sentence]
    forms = augment.title_case([f for f, _ in words])
    result = []
    for form, (_, space) in zip(forms, words):
        if form.lower() == "and" and result and random.random() < 0.5:
            result[-1] = (result[-1][0], False)
            form = ","
        result.append((form, space))
    return [result]


def headlines(paragraphs, random):
    """Headlines made of one in ten short sentences."""
    return [headline(s, random) for p in paragraphs for s in p if 4 <= len(s) <= 16 and random.random() < 0.1]


def varied(paragraph, random):
    """A paragraph as raw text with the starts of its words and sentences, in one of the forms that papers print."""
    case = random.random()
    printed = random.random() < 0.25
    dash = random.choice(["--", "—", "–"]) if random.random() < 0.3 else "--"
    text, words, sentences, open_quote = "", set(), set(), False
    for sentence in paragraph:
        sentences.add(len(text))
        for form, space in sentence:
            words.add(len(text))
            if case < 0.02:
                form = form.upper()
            elif case < 0.03:
                form = form[:1].upper() + form[1:]
            if form == "--":
                form = dash
            if printed:
                if form == '"':
                    form, open_quote = "”" if open_quote else "“", not open_quote
                elif form == "'" and not text[-1:].strip():
                    form = "‘"
                form = form.replace("'", "’")
            text += form + (" " if space else "")
    return text, words, sentences


@dataclasses.dataclass
class Atoms:
    """The features of a row of atoms, and what begins at each."""
    rows: list      # vector, atom, shape
    spaces: list
    abbreviations: list
    begins: list


@dataclasses.dataclass
class Batch:
    vectors: torch.Tensor
    atoms: torch.Tensor
    shapes: torch.Tensor
    spaces: torch.Tensor
    abbreviations: torch.Tensor
    lengths: torch.Tensor
    begins: torch.Tensor


class Encoder:
    def __init__(self, vector_words, tokens):
        self.vectors = {w: i + 1 for i, w in enumerate(vector_words)}
        self.contractions = load_contractions(tokens)
        self.abbreviations = load_abbreviations(tokens)
        self.endings = load_endings(tokens)
        self.known = {}

    def features(self, atom):
        row = self.known.get(atom)
        if row is None:
            row = [self.vectors.get(features.word_key(atom), 0), atom_row(atom), features.shape_row(atom)]
            self.known[atom] = row
        return row

    def encode(self, text, words, sentences):
        """Windows of atoms; the first begins the text, each further one a sentence where one begins in the window before."""
        spans = atoms(text, self.contractions, self.endings)
        begins = [SENTENCE if b in sentences else WORD if b in words else CONTINUES for b, _ in spans]
        rows = [self.features(text[b:e]) for b, e in spans]
        spaces = [float(i > 0 and spans[i - 1][1] < b) for i, (b, _) in enumerate(spans)]
        abbreviations = [float(text[b:e].lower() in self.abbreviations and text[e:e + 1] == ".") for b, e in spans]
        windows, at = [], 0
        while at < len(spans):
            end = min(at + LONGEST, len(spans))
            windows.append(Atoms(rows[at:end], [0.0] + spaces[at + 1:end], abbreviations[at:end], [IGNORED] + begins[at + 1:end]))
            if end == len(spans):
                break
            at = max((i for i in range(at + LONGEST // 4, end) if begins[i] == SENTENCE), default=end)
        return windows

    def batch(self, windows, dropout=0.0):
        lengths = [len(w.rows) for w in windows]
        inputs = numpy.zeros((len(windows), max(lengths), 3), dtype=numpy.int64)
        spaces = numpy.zeros(inputs.shape[:2], dtype=numpy.float32)
        abbreviations = numpy.zeros(inputs.shape[:2], dtype=numpy.float32)
        begins = numpy.full(inputs.shape[:2], IGNORED, dtype=numpy.int64)
        for i, w in enumerate(windows):
            inputs[i, :lengths[i]] = w.rows
            spaces[i, :lengths[i]] = w.spaces
            abbreviations[i, :lengths[i]] = w.abbreviations
            begins[i, :lengths[i]] = w.begins
        inputs = torch.from_numpy(inputs)
        if dropout:
            inputs[:, :, 0] *= torch.rand(inputs.shape[:2]) >= dropout
        return Batch(inputs[:, :, 0], inputs[:, :, 1], inputs[:, :, 2], torch.from_numpy(spaces),
                     torch.from_numpy(abbreviations), torch.tensor(lengths), torch.from_numpy(begins))


def groups(windows, size, shuffle):
    """Windows in groups of similar length of about so many atoms."""
    return grouped(windows, lambda w: len(w.rows), size, shuffle)


@torch.no_grad()
def evaluate(network, encoder, paragraphs):
    """F1 of word starts' decisions and of sentence starts, in percent."""
    network.eval()
    same = random.Random(0)
    same.random = lambda: 1.0
    counts = numpy.zeros((2, 3))
    windows = [w for p in paragraphs for w in encoder.encode(*varied(p, same))]
    for group in groups(windows, 4000, None):
        batch = encoder.batch(group)
        best, gold = network(batch).argmax(2), batch.begins
        inside = gold != IGNORED
        for row, least in enumerate((WORD, SENTENCE)):
            a, b = (best >= least) & inside, (gold >= least) & inside
            counts[row] += [int((a & b).sum()), int(a.sum()), int(b.sum())]
    network.train()
    return 200 * counts[:, 0] / (counts[:, 1] + counts[:, 2])


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("data", type=pathlib.Path)
    arguments.add_argument("vectors", type=pathlib.Path)
    arguments.add_argument("tokens", type=pathlib.Path, help="data/lexicon/tokens.tsv")
    arguments.add_argument("out", type=pathlib.Path)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--epochs", type=int, default=14)
    arguments.add_argument("--hidden", type=int, default=64)
    arguments.add_argument("--rate", type=float, default=3e-3)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    shuffle = random.Random(options.seed)

    folder = options.data / "treebank"
    train = [p for name in ("ewt", "gum") for p in read_paragraphs(folder / f"{name}-train.conllu")]
    dev = {name: read_paragraphs(folder / f"{name}-dev.conllu") for name in ("ewt", "gum")}
    vector_words, table = vectors.load(options.vectors)
    encoder = Encoder(vector_words, options.tokens)
    shape = SegmenterShape(hidden=options.hidden)
    network = SegmenterNetwork(shape, torch.from_numpy(table))
    learned = [p for p in network.parameters() if p.requires_grad]
    optimizer = torch.optim.Adam(learned, lr=options.rate, betas=(0.9, 0.95))
    step, begin = 0, time.time()
    steps = None
    for epoch in range(options.epochs):
        windows = [w for p in train + headlines(train, shuffle) for w in encoder.encode(*varied(p, shuffle))]
        epoch_groups = groups(windows, 2000, shuffle)
        steps = steps or options.epochs * len(epoch_groups)
        losses = []
        for group in epoch_groups:
            set_rate(optimizer, options.rate, step, steps, warm_up=100)
            optimizer.zero_grad()
            batch = encoder.batch(group, dropout=0.1)
            loss = functional.cross_entropy(network(batch).flatten(0, 1), batch.begins.flatten(), ignore_index=IGNORED)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learned, 5.0)
            optimizer.step()
            losses.append(loss.item())
            step += 1
        figures = {name: evaluate(network, encoder, paragraphs) for name, paragraphs in dev.items()}
        print(f"epoch {epoch + 1} {time.time() - begin:.0f}s loss {numpy.mean(losses):.4f} " + "  ".join(
            f"{name} words {f[0]:.2f} sentences {f[1]:.2f}" for name, f in figures.items()), flush=True)
        weights = {k: v for k, v in network.state_dict().items() if k != "vectors.weight"}
        torch.save({"shape": dataclasses.asdict(shape), "weights": weights, "fingerprint": features.fingerprint()}, options.out)


if __name__ == "__main__":
    main()
