"""Trains the network of names.

usage: train_names.py DATA VECTORS.npz GAZETTEERS OUT.pt [--without SET]… [--seed N] [--epochs N] … ; DATA holds
ner/*.tsv and relations/redocred-*.ndjson, GAZETTEERS lists.tsv. After each epoch it evaluates on the dev parts and writes OUT.pt.
"""
import argparse
import collections
import dataclasses
import pathlib
import random
import sys
import time

import numpy
import torch

import augment
import features
import name_data
import vectors
from batching import grouped
from gazetteers import Gazetteers
from name_data import TAGS
from name_encoder import MANNER, NEWS, NameEncoder
from name_exchange import NameExchange
from name_network import NameNetwork, NameShape
from schedule import set_rate


def found_names(tags):
    """The (begin, end, type) of a sequence of numbers of tags."""
    names, begin = [], None
    for i, tag in enumerate(tags):
        name = TAGS[tag]
        if name[0] in "BS":
            begin = i
        if name[0] in "ES":
            names.append((begin, i + 1, name[2:]))
    return names


@torch.no_grad()
def evaluate(network, encoder, sentences, part, manner=MANNER):
    """Precision, recall and F1 in percent. A name is right if its type is one of those that the label may be; types that no
    label of these sentences may be are not counted, nor names that stand where a label is silent or says nothing."""
    network.eval()
    labels = {label: () if label in part.silent else types for label, types in encoder.labels[part.source].items()}
    counted = frozenset().union(*(labels[label] for s in sentences for _, _, label in s.names)) - set(part.uncounted)
    wanted = found = right = 0
    for group in grouped(sentences, lambda s: len(s.forms), 4000, None):
        batch = encoder.batch(group, manner)
        for s, tags in zip(group, network.crf.best(network(batch), batch.lengths)):
            passed = {n[:2] for n in s.names if not labels[n[2]]}
            gold = {n[:2]: labels[n[2]] for n in s.names if labels[n[2]]}
            names = [n for n in found_names(tags) if n[2] in counted and n[:2] not in passed]
            wanted += len(gold)
            found += len(names)
            right += sum(n[2] in gold.get(n[:2], ()) for n in names)
    network.train()
    return 100 * right / max(found, 1), 100 * right / wanted, 200 * right / (found + wanted)


def respelled(sentence, draw):
    """A sentence, now and then in the letters of headlines or with curly quotes."""
    share, forms = draw.random(), sentence.forms
    if share < 0.06:
        forms = augment.title_case(forms)
    elif share < 0.09:
        forms = [f.upper() for f in forms]
    elif share < 0.12:
        forms = augment.curly(forms)
    return sentence if forms is sentence.forms else dataclasses.replace(sentence, forms=forms)


class Reader:
    """The sentences of an epoch: parts by their weights, paragraphs whole or in sentences, hyphens both ways."""

    def __init__(self, data, labels, without, factors):
        self.parts = []
        for part in name_data.TRAIN:
            if part.source in without:
                continue
            part = dataclasses.replace(part, weight=part.weight * factors.get(part.source, 1))
            whole = [name_data.with_places_apart(s, labels[part.source]) for s in name_data.read_part(data, part)]
            forms = [whole]
            if part.source in (NEWS,):
                forms = [whole, [piece for s in whole for piece in name_data.parted(s)]]
            elif part.source in ("wikigold", "redocred", "crossner"):
                forms = [whole, [name_data.with_hyphens_apart(s) for s in whole]]
            self.parts.append((part, forms))

    def sentences(self):
        return [s for _, forms in self.parts for s in forms[0]]

    def epoch(self, draw):
        chosen = []
        for part, forms in self.parts:
            sentences = draw.choice(forms)
            whole = int(part.weight)
            chosen += sentences * whole
            chosen += draw.sample(sentences, int((part.weight - whole) * len(sentences)))
        return chosen


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("data", type=pathlib.Path)
    arguments.add_argument("vectors", type=pathlib.Path)
    arguments.add_argument("gazetteers", type=pathlib.Path)
    arguments.add_argument("out", type=pathlib.Path)
    arguments.add_argument("--without", action="append", default=[], help="a set to leave out")
    arguments.add_argument("--no-gazetteers", action="store_true", help="without gazetteers")
    arguments.add_argument("--silver", type=pathlib.Path, help="sentences labelled by label_names.py")
    arguments.add_argument("--share", type=float, default=0.5, help="of the silver sentences in an epoch")
    arguments.add_argument("--start", type=pathlib.Path, help="a network of the same words and shape to begin with")
    arguments.add_argument("--weight", action="append", default=[], metavar="SET=FACTOR", help="read a set so much more often")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--epochs", type=int, default=12)
    arguments.add_argument("--width", type=int, default=128)
    arguments.add_argument("--hidden", type=int, default=128)
    arguments.add_argument("--layers", type=int, default=1)
    arguments.add_argument("--dropout", type=float, default=0.4)
    arguments.add_argument("--word-dropout", type=float, default=0.5,
                           help="of learned words; a third of it of vectors and of affixes")
    arguments.add_argument("--rate", type=float, default=2e-3)
    arguments.add_argument("--batch", type=int, default=1000, help="words in a batch, about")
    options = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    numpy.random.seed(options.seed)
    draw = random.Random(options.seed)

    labels = name_data.read_labels()
    known_names = Gazetteers(options.gazetteers)
    lists = None if options.no_gazetteers else known_names
    narrowing = name_data.Narrowing(known_names)
    factors = {name: float(factor) for name, factor in (weight.split("=") for weight in options.weight)}
    reader = Reader(options.data, labels, options.without, factors)
    silver = name_data.read_silver(options.silver, NEWS) if options.silver else []
    exchange = NameExchange(reader.sentences(), labels, known_names)
    dev = {name: name_data.read_part(options.data, part) for name, part in name_data.DEV.items()}
    vector_words, table = vectors.load(options.vectors)
    table = torch.from_numpy(table)
    counts = collections.Counter(features.vocabulary_key(f) for s in reader.sentences() for f in s.forms)
    words = [""] + sorted(w for w, n in counts.items() if n > 2 and w)
    sources = sorted({part.source for part, _ in reader.parts})
    encoder = NameEncoder(words, vector_words, sources, labels, lists, narrowing)
    shape = NameShape(len(words), len(sources), lists.width if lists else 0, width=options.width, hidden=options.hidden,
                      layers=options.layers)
    network = NameNetwork(shape, table, options.dropout)
    if options.start:
        before = torch.load(options.start)
        if before["words"] != words or before["shape"] != dataclasses.asdict(shape):
            sys.exit(f"train_names.py: {options.start} has other words or another shape")
        network.load_state_dict(before["weights"], strict=False)
    learned = [p for p in network.parameters() if p.requires_grad]
    print(f"{sum(p.numel() for p in learned)} parameters, {len(reader.sentences())} sentences, {len(words)} words", flush=True)
    optimizer = torch.optim.Adam(learned, lr=options.rate, betas=(0.9, 0.95), eps=1e-8)

    step, begin, trained, steps = 0, time.time(), 0, None
    for epoch in range(options.epochs):
        losses = []
        chosen = reader.epoch(draw) + draw.sample(silver, int(options.share * len(silver)))
        chosen = [respelled(exchange.varied(s, draw), draw) for s in chosen]
        groups = grouped(chosen, lambda s: len(s.forms), options.batch, draw)
        steps = steps or options.epochs * len(groups)
        for group in groups:
            set_rate(optimizer, options.rate, step, steps)
            optimizer.zero_grad()
            batch = encoder.batch(group, word_dropout=options.word_dropout, told=0.5)
            scores = network(batch)
            size = sum(len(s.forms) for s in group)
            loss = network.crf.loss(scores, encoder.allowed(group), batch.lengths).sum() / size
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learned, 5.0)
            optimizer.step()
            losses.append(loss.item())
            step += 1
            trained += size
            if step in (100, 600):
                print(f"{trained / (time.time() - begin):.0f} words a second", flush=True)
        figures = {name: evaluate(network, encoder, sentences, name_data.DEV[name]) for name, sentences in dev.items()}
        print(f"epoch {epoch + 1} {time.time() - begin:.0f}s loss {numpy.mean(losses):.4f} " +
              "  ".join(f"{name} {f[0]:.1f}/{f[1]:.1f}/{f[2]:.2f}" for name, f in figures.items()), flush=True)
        weights = {k: v for k, v in network.state_dict().items() if k != "vectors.weight"}
        torch.save({"shape": dataclasses.asdict(shape), "words": words, "sources": sources, "weights": weights,
                    "lists": lists.titles if lists else [], "manner": encoder.weights(MANNER),
                    "fingerprint": features.fingerprint()}, options.out)


if __name__ == "__main__":
    main()
