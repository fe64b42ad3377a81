"""Reads sets of names that label different things, as what their labels may be of ours (name_labels.tsv)."""
import collections
import dataclasses
import json
import pathlib
import re

TYPES = ["Person", "Organization", "Location", "Facility", "Product", "Work", "Event", "Award", "Law", "Group", "Concept",
         "Date", "Money"]
TAGS = ["O"] + [f"{place}-{kind}" for kind in TYPES for place in "BIES"]
LABELS = pathlib.Path(__file__).resolve().parent / "name_labels.tsv"
HEADS = LABELS.with_name("name_heads.tsv")


@dataclasses.dataclass
class NamedSentence:
    """A sentence with its names: (begin, end, label), half-open, in order and disjoint."""
    source: str
    forms: list
    names: list
    tags: list = None  # of a sentence that networks labelled (label_names.py), the numbers of the tags that each word may have


@dataclasses.dataclass
class Part:
    """A file of a set: the set's name in name_labels.tsv, the path below the data, and how often an epoch reads it."""
    source: str
    path: str
    weight: float = 1.0
    silent: tuple = ()  # labels that an evaluation passes over
    uncounted: tuple = ()  # types that it does not count


TRAIN = [Part("worldwide", "ner/worldwide-train.tsv"),
         Part("wikigold", "ner/wikigold-train.tsv", 3),
         Part("redocred", "relations/redocred-train.ndjson"),
         Part("redocred", "relations/redocred-dev.ndjson"),
         Part("gum", "ner/gum-names-train.tsv", 1.5),
         Part("wnut17", "ner/wnut17-train.tsv", 0.5),
         Part("wnut17", "ner/wnut17-dev.tsv", 0.5),
         Part("btc", "ner/btc-train.tsv", 0.5),
         Part("btc", "ner/btc-dev.tsv", 0.5),
         Part("crossner", "ner/crossner-politics-train.tsv", 3),
         Part("crossner", "ner/crossner-ai-train.tsv", 3),
         Part("crossner", "ner/crossner-science-train.tsv"),
         Part("crossner", "ner/crossner-science-dev.tsv"),
         Part("crossner", "ner/crossner-music-train.tsv"),
         Part("crossner", "ner/crossner-music-dev.tsv"),
         Part("crossner", "ner/crossner-literature-train.tsv"),
         Part("crossner", "ner/crossner-literature-dev.tsv"),
         Part("secfilings", "ner/secfilings-train.tsv", 0.3)]

UNSCORED_FIELDS = ("field", "task", "algorithm", "metrics", "programlang")
DEV = {"worldwide": Part("worldwide", "ner/worldwide-dev.tsv"),
       "wikigold": Part("wikigold", "ner/wikigold-dev.tsv"),
       "uner": Part("btc", "ner/uner-ewt-dev.tsv"),
       "gum": Part("gum", "ner/gum-names-dev.tsv", uncounted=("Group",)),
       "politics": Part("crossner", "ner/crossner-politics-dev.tsv"),
       "ai": Part("crossner", "ner/crossner-ai-dev.tsv", silent=UNSCORED_FIELDS)}


def read_labels():
    """set → label → the types that it may be; label O: the types that stay unlabelled."""
    table = collections.defaultdict(dict)
    with open(LABELS, encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                source, label, types = line.rstrip("\n").split("\t")
                table[source][label] = frozenset(types.split())
    return table


QUOTES = (['"', '"'], ["“", "”"], ["``", "''"], ["‘", "’"], ["'", "'"])

# Which lists of gazetteers tell a type.
LISTS = {"people": "Group", "product": "Product", "work": "Work", "event": "Event", "award": "Award", "law": "Law",
         "firm": "Organization", "organization": "Organization", "media": "Organization", "country": "Location",
         "region": "Location", "city": "Location", "place": "Location", "facility": "Facility"}


class Narrowing:
    """What a name can be of the types that its label leaves open: by gazetteers, its last word (name_heads.tsv), or quotes."""

    def __init__(self, gazetteers):
        self.gazetteers = gazetteers
        with open(HEADS, encoding="utf-8") as lines:
            self.heads = dict(line.rstrip("\n").split("\t") for line in lines if not line.startswith("#"))

    def types(self, sentence, begin, end, types):
        if len(types) < 2:
            return types
        forms = sentence.forms[begin:end]
        listed = types & {LISTS.get(title) for title in self.gazetteers.titles_of(forms)}
        if listed:
            return listed
        head = self.heads.get(forms[-1].lower())
        if head in types:
            return frozenset({head})
        is_quoted = end - begin > 1 and begin > 0 and sentence.forms[begin - 1:begin] + sentence.forms[end:end + 1] in QUOTES
        return frozenset({"Work"}) if is_quoted and "Work" in types else types


def spans(labels):
    """The (begin, end, label) of a list of BIO labels."""
    names, begin = [], None
    for i, label in enumerate([*labels, "O"]):
        if begin is not None and label != "I-" + labels[begin][2:]:
            names.append((begin, i, labels[begin][2:]))
            begin = None
        if begin is None and label != "O":
            begin = i
    return names


def read_bio(path, source):
    sentences, rows = [], []
    with open(path, encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            if line.strip():
                rows.append(line.rstrip("\n").split("\t"))
            elif rows:
                forms, labels = map(list, zip(*rows))
                sentences.append(NamedSentence(source, forms, spans(labels)))
                rows = []
    return sentences


def read_silver(path, source):
    """The sentences of label_names.py."""
    numbers = {tag: number for number, tag in enumerate(TAGS)}
    sentences, rows = [], []
    with open(path, encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            if line.strip():
                form, tags = line.rstrip("\n").split("\t")
                rows.append((form, [numbers[tag] for tag in tags.split()]))
            elif rows:
                forms, tags = map(list, zip(*rows))
                sentences.append(NamedSentence(source, forms, [], tags))
                rows = []
    return sentences


def read_documents(path, source):
    """The sentences of Re-DocRED; of names that overlap, the longest."""
    sentences = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            names = [[] for _ in document["sents"]]
            for entity in document["vertexSet"]:
                for mention in entity:
                    names[mention["sent_id"]].append((*mention["pos"], mention["type"]))
            for forms, found in zip(document["sents"], names):
                kept = []
                for name in sorted(found, key=lambda n: (n[0] - n[1], n)):
                    if all(name[1] <= k[0] or k[1] <= name[0] for k in kept):
                        kept.append(name)
                sentences.append(NamedSentence(source, forms, sorted(kept)))
    return sentences


def without_marks(sentence):
    """A tweet without the signs of its user names and tags, or None where they are what was labelled."""
    marks = {i for i, f in enumerate(sentence.forms) if f in ("@", "#")}
    if any(begin in marks for begin, _, _ in sentence.names) or any(f.startswith("http") for f in sentence.forms):
        return None
    places = [i - sum(m < i for m in marks) for i in range(len(sentence.forms) + 1)]
    return NamedSentence(sentence.source, [f for i, f in enumerate(sentence.forms) if i not in marks],
                         [(places[b], places[e], label) for b, e, label in sentence.names])


def with_places_apart(sentence, labels):
    """A sentence with places that a comma parts ("Austin, Texas") as two names, as most of the sets have them."""
    names = []
    for begin, end, label in sentence.names:
        commas = [i for i in range(begin + 1, end - 1) if sentence.forms[i] == ","]
        if len(commas) == 1 and "Location" in labels[label]:
            names += [(begin, commas[0], label), (commas[0] + 1, end, label)]
        else:
            names.append((begin, end, label))
    return dataclasses.replace(sentence, names=names)


def read_part(data, part):
    read = read_documents if part.path.endswith(".ndjson") else read_bio
    sentences = read(pathlib.Path(data) / part.path, part.source)
    if part.source == "btc" and "uner" not in part.path:
        sentences = [s for s in map(without_marks, sentences) if s and s.forms]
    if part.source == "worldwide":
        for s in sentences:  # "Covid-19" is a date nowhere else
            s.names = [(b, e, "Misc" if label == "Date" and "covid" in s.forms[b].lower() else label) for b, e, label in s.names]
    if part.source == "secfilings":
        for s in sentences:
            s.names = [n for n in s.names if " ".join(s.forms[n[0]:n[1]]) not in ("Borrower", "Lender")]
    return sentences


_ABBREVIATION = re.compile(r"(?:[A-Z]|[A-Z][a-z]{1,3}|[a-z]\.[a-z])\.?$")


def parted(sentence):
    """The sentences of a paragraph, cut where a full stop stands before a capital letter, but not in a name."""
    cuts = [0]
    for i in range(1, len(sentence.forms)):
        before = i - 1
        while before > cuts[-1] and sentence.forms[before] in ('"', "'", "”", "’", ")"):
            before -= 1
        ends = sentence.forms[before] in (".", "!", "?") and not (
            sentence.forms[before] == "." and before > 0 and _ABBREVIATION.match(sentence.forms[before - 1]) and
            len(sentence.forms[before - 1]) < 4)
        opens = sentence.forms[i][0].isupper() or sentence.forms[i] in ('"', "“", "‘", "'")
        if ends and opens and all(i <= begin or end <= i for begin, end, _ in sentence.names):
            cuts.append(i)
    cuts.append(len(sentence.forms))
    return [NamedSentence(sentence.source, sentence.forms[a:b], [(begin - a, end - a, label) for begin, end, label in sentence.names
                                                                 if a <= begin < b]) for a, b in zip(cuts, cuts[1:])]


def with_hyphens_apart(sentence):
    """A sentence with its words cut at hyphens, as the treebanks have them; the parts of a labelled word are one name still."""
    forms, places = [], []
    for form in sentence.forms:
        places.append(len(forms))
        if re.fullmatch(r"\w+(?:[-–]\w+)+", form) and not re.fullmatch(r"[A-Z]?\d.*|(?i:e|co|re|pre|non|anti)-.*", form):
            forms += [piece for piece in re.split(r"([-–])", form)]
        else:
            forms.append(form)
    places.append(len(forms))
    return NamedSentence(sentence.source, forms, [(places[b], places[e], label) for b, e, label in sentence.names])
