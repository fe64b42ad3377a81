#!/usr/bin/env python3
"""Makes a graph of invented people and firms, in Graphwright's JSON, for trying out pictures and for benchmarks.

usage: random_graph.py ENTITIES [RELATIONS [SEED]] > graph.json

The graph is grown by preferential attachment, as networks in the news are: a few entities have many relations.
"""
import json
import random
import sys

SYLLABLES = "an ber cor del en fal gri hol in jor kel lun mar nor ost pra quil ros sten tor ul ver wes yor zan".split()
KINDS = [("Person", 40), ("Organization", 35), ("Location", 10), ("Product", 10), ("Event", 5)]
TYPES = {("Person", "Organization"): ["works_for", "leads", "founded", "left"], ("Person", "Person"): ["met", "succeeded", "sibling_of"],
         ("Organization", "Organization"): ["acquired", "subsidiary_of", "agreement_with", "sued", "invested_in"],
         ("Organization", "Product"): ["released", "developed", "manufactured"], ("Person", "Location"): ["born_in", "lives_in"],
         ("Organization", "Location"): ["headquartered_in"]}


def grow(count, relations, seed):
    dice = random.Random(seed)
    word = lambda: "".join(dice.choices(SYLLABLES, k=dice.choice((2, 2, 3)))).capitalize()
    names = {"Person": lambda: f"{word()} {word()}", "Organization": lambda: f"{word()} {dice.choice(['Group', 'Labs', 'Bank', 'Systems', 'Energy and Transport Holdings'])}",
             "Location": word, "Product": lambda: f"{word()} {dice.randint(2, 9)}", "Event": lambda: f"{word()} Cup"}
    nodes, ends = [], []
    for number in range(count):
        kind = dice.choices([kind for kind, _ in KINDS], [weight for _, weight in KINDS])[0]
        nodes.append({"id": f"n{number}", "label": names[kind](), "type": kind})
    edges = []
    while len(edges) < relations:
        # Each entity is linked once, then more links go to the much linked.
        a = len(edges) + 1 if len(edges) + 1 < count else dice.choice(ends)
        b = dice.choice(ends) if ends and dice.random() < 0.75 else dice.randrange(count)
        if a == b:
            continue
        pair = (nodes[a]["type"], nodes[b]["type"])
        if pair not in TYPES and pair[::-1] in TYPES:
            a, b, pair = b, a, pair[::-1]
        edge = {"source": f"n{a}", "target": f"n{b}", "type": dice.choice(TYPES.get(pair, ["related_to"])), "time": "past"}
        if edge["type"] == "related_to":
            edge.update(predicate="tie_to", label="has ties to")
        if dice.random() < 0.2:
            year = dice.randint(1990, 2026)
            edge["qualifiers"] = [{"key": "date", "text": str(year), "value": str(year)}]
        edge["certainty"] = dice.choices(["asserted", "possible", "denied"], [88, 8, 4])[0]
        ends += [a, b]
        edges.append(edge)
    return {"directed": True, "multigraph": True, "graph": {"format": 1, "documents": []}, "nodes": nodes, "edges": edges}


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    entities, *more = map(int, sys.argv[1:])
    json.dump(grow(entities, more[0] if more else entities * 8 // 5, more[1] if len(more) > 1 else 1), sys.stdout, indent=1)
