"""Labels sentences with what an ensemble of parsers gives on average, for a smaller network to learn from (Hinton et al.,
2015; Kuncoro et al., 2016).

usage: label_silver.py VECTORS.npz SENTENCES.conllu OUT.npz PARSER.pt …

OUT holds, for the words of all sentences one after the other, the probabilities of tags, of heads (for each word as many as
its sentence has words, and one for the root, which comes first), the likeliest head and the probabilities of its relations.
"""
import argparse
import pathlib
import sys

import numpy
import torch

import features
import vectors
from conllu import read_treebank
from parser_network import ParserNetwork, Shape
from train_parser import Encoder, Inventory, batches, masked_arcs

LONGEST = 120  # words; longer sentences are left out


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("vectors", type=pathlib.Path)
    arguments.add_argument("sentences", type=pathlib.Path)
    arguments.add_argument("out", type=pathlib.Path)
    arguments.add_argument("parsers", type=pathlib.Path, nargs="+")
    options = arguments.parse_args()
    torch.set_num_threads(1)
    vector_words, table = vectors.load(options.vectors)
    networks, inventory = [], None
    for path in options.parsers:
        model = torch.load(path)
        network = ParserNetwork(Shape(**model["shape"]), torch.from_numpy(table))
        network.load_state_dict(model["weights"], strict=False)
        networks.append(network.eval())
        if model["fingerprint"] != features.fingerprint() or inventory not in (None, model["inventory"]):
            sys.exit(f"label_silver.py: {path} has other features, words or labels than the first parser or this program")
        inventory = model["inventory"]
    encoder = Encoder(Inventory(**inventory), vector_words)
    sentences = [s for s in read_treebank(options.sentences) if 1 < len(s.forms) <= LONGEST]
    order = {id(s): i for i, s in enumerate(sentences)}
    labelled = [None] * len(sentences)
    with torch.no_grad():
        for group in batches(sentences, 4000, None):
            batch = encoder.batch(group)
            contexts = [network.encode(batch) for network in networks]
            mean = lambda scores: torch.stack([s.softmax(2) for s in scores]).mean(0)
            upos = mean([n.upos(c) for n, c in zip(networks, contexts)]).half().numpy()
            xpos = mean([n.xpos(c) for n, c in zip(networks, contexts)]).half().numpy()
            arcs = mean([masked_arcs(n, c, batch.lengths) for n, c in zip(networks, contexts)])
            heads = arcs.argmax(2)
            relations = mean([n.labels(c, heads) for n, c in zip(networks, contexts)]).half().numpy()
            arcs = arcs.half().numpy()
            for i, s in enumerate(group):
                n = len(s.forms)
                labelled[order[id(s)]] = (upos[i, :n].copy(), xpos[i, :n].copy(), arcs[i, :n, :n + 1].flatten(),
                                          heads[i, :n].numpy().astype(numpy.uint16), relations[i, :n].copy())
    joined = [numpy.concatenate(parts) for parts in zip(*labelled)]
    numpy.savez(options.out, forms=numpy.array([f for s in sentences for f in s.forms]),
                lengths=numpy.array([len(s.forms) for s in sentences]),
                **dict(zip(("upos", "xpos", "arcs", "heads", "relations"), joined)))
    print(f"{len(sentences)} sentences, {sum(len(s.forms) for s in sentences)} words")


if __name__ == "__main__":
    main()
