"""Labels sentences with the names that several networks find, for a smaller one to learn from. Where they do not agree, a word
may be what any of them says.

usage: label_names.py VECTORS.npz GAZETTEERS SENTENCES.conllu OUT.tsv NAMES.pt …

OUT has a line a word, its form and the tags, and an empty line after each sentence.
"""
import argparse
import pathlib

import torch

import vectors
from batching import grouped
from conllu import read_treebank
from gazetteers import Gazetteers
from name_data import TAGS, NamedSentence, read_labels
from name_encoder import MANNER, NEWS, NameEncoder
from name_network import NameNetwork, NameShape

LONGEST = 120  # words; longer sentences are left out


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("vectors", type=pathlib.Path)
    arguments.add_argument("gazetteers", type=pathlib.Path)
    arguments.add_argument("sentences", type=pathlib.Path)
    arguments.add_argument("out", type=pathlib.Path)
    arguments.add_argument("names", type=pathlib.Path, nargs="+")
    options = arguments.parse_args()
    torch.set_num_threads(1)
    vector_words, table = vectors.load(options.vectors)
    gazetteers = Gazetteers(options.gazetteers)
    sentences = [NamedSentence(NEWS, s.forms, []) for s in read_treebank(options.sentences)
                 if 1 < len(s.forms) <= LONGEST]
    found = {id(s): [set() for _ in s.forms] for s in sentences}
    for path in options.names:
        model = torch.load(path)
        network = NameNetwork(NameShape(**model["shape"]), torch.from_numpy(table))
        network.load_state_dict(model["weights"], strict=False)
        network.eval()
        encoder = NameEncoder(model["words"], vector_words, model["sources"], read_labels(), gazetteers, None)
        with torch.no_grad():
            for group in grouped(sentences, lambda s: len(s.forms), 4000, None):
                batch = encoder.batch(group, MANNER)
                for s, tags in zip(group, network.crf.best(network(batch), batch.lengths)):
                    for word, tag in zip(found[id(s)], tags):
                        word.add(tag)
    with open(options.out, "w", encoding="utf-8") as out:
        for s in sentences:
            for form, tags in zip(s.forms, found[id(s)]):
                out.write(f"{form}\t{' '.join(TAGS[tag] for tag in sorted(tags))}\n")
            out.write("\n")


if __name__ == "__main__":
    main()
