#!/usr/bin/env python3
"""Scores coreference: how well a system unites the mentions of what has a name.

usage: score_coreference.py GOLD.conllu SYSTEM.conllu [--misses]

Both files are CoNLL-U with the same words and Entity=… in MISC: the gold file as GUM has it, the system's in CorefUD 1.0, as
`graphwright annotate --from conllu GOLD.conllu --coreference` writes it. Only clusters with a name in them count: in the gold
file those of which some mention has a proper noun as its head, dates aside; in the system's all. A system's mention is a gold
one if both have the same span, or else the same head word.

Prints MUC (Vilain et al. 1995), B3 (Bagga and Baldwin 1998), CEAF with phi4 (Luo 2005) and their mean, CoNLL F1 (Pradhan et al.
2012), with the clusters of a single mention left out on both sides, as is the custom, and with them; and how many mentions were
found. The last line: B3 F1 and CoNLL F1 without single mentions.
"""
import collections
import re
import sys

DATES = {"time"}


class Mention(collections.namedtuple("Mention", "document sentence begin end head text")):
    """Words [begin, end) of a sentence, and the word that the others depend on."""


def read_documents(path):
    """Yields (sentences, lines' number) of each document; a sentence is a list of rows of ten columns."""
    document, sentence = [], []
    with open(path, encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            line = line.rstrip("\n")
            if re.match(r"#\s*newdoc( |$)", line) and document:
                yield document
                document = []
            elif not line and sentence:
                document.append(sentence)
                sentence = []
            elif line and line[0] != "#":
                row = line.split("\t")
                if row[0].isdigit():
                    sentence.append(row)
    if document:
        yield document


def head_of(sentence, begin, end):
    """The first word of [begin, end) whose head lies outside."""
    return next((i for i in range(begin, end) if not begin < int(sentence[i][6]) <= end), begin)


def clusters_of(document, number):
    """The mentions of each cluster, and the types that the clusters have in the file."""
    clusters, types = collections.defaultdict(list), {}
    for s, sentence in enumerate(document):
        open_mentions = collections.defaultdict(list)
        for i, row in enumerate(sentence):
            found = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
            for opening, ident, rest, closing in re.findall(r"(\()?([^()\-]+)(-[^()]*)?(\))?", found[1] if found else ""):
                if opening:
                    types[ident] = rest.split("-")[1]
                    open_mentions[ident].append(i)
                if closing:
                    begin = open_mentions[ident].pop()
                    text = " ".join(word[1] for word in sentence[begin:i + 1])
                    clusters[ident].append(Mention(number, s, begin, i + 1, head_of(sentence, begin, i + 1), text))
        left = [ident for ident, stack in open_mentions.items() if stack]
        if left:
            raise SystemExit(f"score_coreference.py: document {number + 1}, sentence {s + 1}: {left} is not closed")
    return clusters, types


def named(document, clusters, types):
    """The clusters of which a mention has a proper noun as its head, dates aside."""
    for ident, mentions in clusters.items():
        if types[ident] not in DATES and any(document[m.sentence][m.head][3] == "PROPN" for m in mentions):
            yield mentions


def align(gold, system):
    """Gives each system mention the gold one with its span, or else with its head; others stay themselves."""
    free = {m for cluster in gold for m in cluster}
    by_span = {(m.document, m.sentence, m.begin, m.end): m for m in free}
    taken = {}
    mentions = [m for cluster in system for m in cluster]
    for m in mentions:
        same = by_span.get((m.document, m.sentence, m.begin, m.end))
        if same in free:
            taken[m] = same
            free.discard(same)
    by_head = collections.defaultdict(list)
    for m in sorted(free, key=lambda m: m.begin - m.end):
        by_head[m.document, m.sentence, m.head].append(m)
    for m in mentions:
        rest = by_head.get((m.document, m.sentence, m.head))
        if m not in taken and rest:
            taken[m] = rest.pop()
    return [{taken.get(m, ("spurious", m)) for m in cluster} for cluster in system]


def ratio(pair):
    return pair[0] / pair[1] if pair[1] else 0.0


def muc(key, response):
    """Links found of those there are."""
    cluster_of = {m: i for i, cluster in enumerate(response) for m in cluster}
    found = links = 0
    for cluster in key:
        parts = {cluster_of.get(m, ("alone", m)) for m in cluster}
        found += len(cluster) - len(parts)
        links += len(cluster) - 1
    return found, links


def b_cubed(key, response):
    """For each mention the share of its cluster that is found with it."""
    cluster_of = {m: cluster for cluster in response for m in cluster}
    total = sum(len(cluster & cluster_of.get(m, set())) / len(cluster) for cluster in key for m in cluster)
    return total, sum(map(len, key))


def best_assignment(weights):
    """The greatest total weight of a matching of rows to columns; weights {(row, column): w}, by augmenting paths."""
    rows = sorted({r for r, _ in weights})
    columns = sorted({c for _, c in weights})
    if not rows:
        return 0.0
    # The Hungarian algorithm on costs -w, rows not more than columns.
    transposed = len(rows) > len(columns)
    if transposed:
        rows, columns = columns, rows
    cost = [[-weights.get((c, r) if transposed else (r, c), 0.0) for c in columns] for r in rows]
    n, m = len(rows), len(columns)
    u, v, match = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0], j0 = i, 0
        least, way, used = [float("inf")] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = match[j0], float("inf"), 0
            for j in range(1, m + 1):
                if not used[j]:
                    current = cost[i0 - 1][j - 1] - u[i0] - v[j]
                    if current < least[j]:
                        least[j], way[j] = current, j0
                    if least[j] < delta:
                        delta, j1 = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if match[j0] == 0:
                break
        while j0:
            match[j0], j0 = match[way[j0]], way[j0]
    return -sum(cost[match[j] - 1][j - 1] for j in range(1, m + 1) if match[j])


def ceaf(key, response):
    """The best alignment of clusters by phi4 over the number of response clusters, for precision; swap them for recall."""
    weights = {}
    cluster_of = {m: i for i, cluster in enumerate(response) for m in cluster}
    for k, cluster in enumerate(key):
        for r, common in collections.Counter(cluster_of[m] for m in cluster if m in cluster_of).items():
            weights[k, r] = 2 * common / (len(cluster) + len(response[r]))
    return best_assignment(weights)


class Totals:
    """Sums over documents of what each measure found and could find, for recall and precision."""

    def __init__(self):
        self.sums = {name: [0.0] * 4 for name in ("MUC", "B3", "CEAFe")}

    def add(self, gold, system):
        for name, measure in (("MUC", muc), ("B3", b_cubed)):
            for i, pair in enumerate((measure(gold, system), measure(system, gold))):
                self.sums[name][2 * i] += pair[0]
                self.sums[name][2 * i + 1] += pair[1]
        similarity = ceaf(gold, system)
        for i, value in enumerate((similarity, len(gold), similarity, len(system))):
            self.sums["CEAFe"][i] += value

    def scores(self):
        for name, (found, all_gold, right, all_system) in self.sums.items():
            recall, precision = ratio((found, all_gold)), ratio((right, all_system))
            yield name, recall, precision, ratio((2 * recall * precision, recall + precision))


def several(clusters):
    return [cluster for cluster in clusters if len(cluster) > 1]


def print_misses(gold, system):
    cluster_of = {m: i for i, cluster in enumerate(system) for m in cluster}
    for cluster in several(gold):
        parts = collections.defaultdict(list)
        for m in sorted(cluster):
            parts[cluster_of.get(m, "-")].append(m)
        if len(parts) > 1 or "-" in parts:
            print("gold cluster in parts:", " || ".join(
                f"[{part}] " + "; ".join(f"{m.text[:40]} ({m.sentence + 1})" for m in mentions) for part, mentions in parts.items()))
    for i, cluster in enumerate(system):
        wrong = [m[1] for m in cluster if m[0] == "spurious"]
        if wrong:
            print(f"in system cluster [{i}] but no mention of a named thing:", "; ".join(f"{m.text[:40]} ({m.sentence + 1})" for m in sorted(wrong)))


def main(argv):
    options = {a for a in argv if a.startswith("--")}
    paths = [a for a in argv if not a.startswith("--")]
    if len(paths) != 2 or options - {"--misses"}:
        raise SystemExit(__doc__)
    documents = [list(read_documents(path)) for path in paths]
    if [[[w[1] for w in s] for s in d] for d in documents[0]] != [[[w[1] for w in s] for s in d] for d in documents[1]]:
        raise SystemExit("score_coreference.py: the files have not the same documents, sentences and words")
    without, with_single = Totals(), Totals()
    found = there = answered = 0
    for number, (gold_document, system_document) in enumerate(zip(*documents)):
        gold = [set(c) for c in named(gold_document, *clusters_of(gold_document, number))]
        system = align(gold, list(clusters_of(system_document, number)[0].values()))
        if "--misses" in options:
            print(f"document {number + 1}")
            print_misses(gold, system)
        without.add(several(gold), several(system))
        with_single.add(gold, system)
        mentions = {m for c in gold for m in c}
        there += len(mentions)
        answered += sum(map(len, system))
        found += len(mentions & {m for c in system for m in c})
    print(f"mentions: {found} of {there} found, {answered} answered")
    for title, totals in (("clusters of one mention left out", without), ("all clusters", with_single)):
        print(title)
        for name, recall, precision, f1 in totals.scores():
            print(f"  {name:6} recall {100 * recall:5.1f}  precision {100 * precision:5.1f}  F1 {100 * f1:5.1f}")
        print(f"  CoNLL F1 {100 * sum(s[3] for s in totals.scores()) / 3:5.1f}")
    scores = list(without.scores())
    print(f"B3 F1 {100 * scores[1][3]:.1f}  CoNLL F1 {100 * sum(s[3] for s in scores) / 3:.1f}")


main(sys.argv[1:])
