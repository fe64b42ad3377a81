"""Reads treebanks in CoNLL-U."""
import dataclasses


@dataclasses.dataclass
class Sentence:
    """A sentence of syntactic words; `heads` are 1-based, 0 is the root."""
    forms: list
    lemmas: list
    upos: list
    xpos: list
    heads: list
    relations: list


def read_treebank(path):
    """The sentences of a CoNLL-U file: basic trees, without multiword lines and empty nodes."""
    sentences, rows = [], []
    with open(path, encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            line = line.rstrip("\n")
            if not line:
                if rows:
                    columns = list(zip(*rows))
                    sentences.append(Sentence(*map(list, columns[1:5]), [int(h) for h in columns[6]], list(columns[7])))
                rows = []
            elif line[0] != "#":
                row = line.split("\t")
                if row[0].isdigit():
                    rows.append(row)
    return sentences
