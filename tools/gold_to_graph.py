#!/usr/bin/env python3
"""Turns a gold graph, as people write them for scoring, into a graph in Graphwright's JSON, to be drawn.

usage: gold_to_graph.py NAME.gold > graph.json

A gold file has lines "E key Type[,Type…] | Name | other name …" for entities and
"R subject type[,type…] object ; words ; key=value,…" for relations; lines of other kinds are passed over. The article, for
its title and text, is read from NAME.txt beside it if it is there.
"""
import json
import pathlib
import re
import sys


def qualifiers(text):
    for part in filter(None, (part.strip() for part in text.split(","))):
        key, _, value = part.partition("=")
        if re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
            yield {"key": key, "text": value, "value": value}
        else:
            yield {"key": key, "text": value}


def read(path):
    nodes, edges = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.strip().partition(" ")
        parts = [part.strip() for part in rest.split("|" if kind == "E" else ";")]
        if kind == "E":
            key, types = parts[0].split(None, 1)
            nodes.append({"id": key, "label": parts[1], "type": types.split(",")[0], "aliases": parts[2:]})
        elif kind == "R":
            words = parts[0].split()
            edges.append({"source": words[0], "target": words[-1], "type": words[1].split(",")[0], "time": "past",
                          "qualifiers": list(qualifiers(parts[2] if len(parts) > 2 else ""))})
    documents = []
    article = path.with_suffix(".txt")
    if article.exists():
        text = article.read_text(encoding="utf-8")
        documents.append({"id": path.stem, "title": text.strip().splitlines()[0], "text": text})
    return {"directed": True, "multigraph": True, "graph": {"format": 1, "documents": documents}, "nodes": nodes, "edges": edges}


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    json.dump(read(pathlib.Path(sys.argv[1])), sys.stdout, ensure_ascii=False, indent=1)
