#!/usr/bin/env python3
"""Tells which relations a parser gets wrong, and how: gold CoNLL-U against the same words parsed.

usage: relation_errors.py GOLD.conllu PARSED.conllu [--show RELATION]

Prints for each relation its count, precision, recall and F1 (head and relation right, subtypes not counted), and what stands
in its place where it is missed; with --show, the sentences in which that relation is missed or made up.
"""
import argparse
import collections

from conllu import read_treebank


def base(relation):
    return relation.split(":")[0]


def shown(sentence, i):
    """A word in its sentence: "dependent ← head"."""
    head = sentence.heads[i]
    return f"{sentence.forms[i]} ←{sentence.relations[i]}— {sentence.forms[head - 1] if head else 'ROOT'}"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("gold")
    arguments.add_argument("parsed")
    arguments.add_argument("--show", metavar="RELATION")
    options = arguments.parse_args()
    gold, parsed, right = collections.Counter(), collections.Counter(), collections.Counter()
    instead = collections.defaultdict(collections.Counter)
    for g, p in zip(read_treebank(options.gold), read_treebank(options.parsed), strict=True):
        for i in range(len(g.forms)):
            a, b = base(g.relations[i]), base(p.relations[i])
            same_head = g.heads[i] == p.heads[i]
            gold[a] += 1
            parsed[b] += 1
            right[a] += a == b and same_head
            if a != b or not same_head:
                instead[a][b if a != b else "other head"] += 1
                if options.show in (a, b):
                    print(f"{' '.join(g.forms)}\n    gold {shown(g, i)}    parsed {shown(p, i)}")
    print(f"{'relation':<12}{'count':>7}{'P':>7}{'R':>7}{'F1':>7}   missed as")
    for relation, count in gold.most_common():
        p, r = right[relation] / max(parsed[relation], 1), right[relation] / count
        most = ", ".join(f"{k} {n}" for k, n in instead[relation].most_common(5))
        print(f"{relation:<12}{count:>7}{100 * p:>7.1f}{100 * r:>7.1f}{200 * p * r / max(p + r, 1e-9):>7.1f}   {most}")


if __name__ == "__main__":
    main()
