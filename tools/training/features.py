"""What the networks see of a word. importers/language/word_features.cpp computes the same; the model carries a fingerprint
of it (`fingerprint`), which the engine compares with its own."""

AFFIX_ROWS = 1 << 15
SHAPE_ROWS = 1 << 10
AFFIXES = (("p", 1), ("p", 2), ("p", 3), ("s", 2), ("s", 3), ("s", 4))

_FOLDED = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "`": "'", "´": "'",
                         "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "...", "\u00a0": " "})

PROBES = ("Meta", "e.g.", "naïve", "İstanbul", "don’t", "3.5", "…", "—", "USA", "McDonald", "北京", "’s", "x", "iPhone", "Ünal")


def folded(form):
    """A form with typographic signs as plain ones."""
    return form.translate(_FOLDED)


def lower(text):
    """Lower case, code point by code point."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def word_key(form):
    """The key of a form in the table of word vectors."""
    return lower(folded(form))


def is_capitals(form):
    """Whether a form is made of two capital letters or more, and no small ones: what an acronym looks like."""
    return form.isupper() and sum(c.isalpha() for c in form) > 1


def vocabulary_key(form):
    """The key of a form in the vocabulary of learned embeddings: digits are all 0, and case counts only where all letters are
    capitals ("AI" is not the "ai" of "ain't")."""
    key = folded(form) if is_capitals(form) else word_key(form)
    return "".join("0" if c in "0123456789" else c for c in key)


def shape(form):
    """Letters as X (upper case), x or c (caseless), digits as d, other ASCII as it is, all else as o; a run as two at most."""
    kinds = []
    for c in folded(form):
        if c in "0123456789":
            kind = "d"
        elif c.isupper():
            kind = "X"
        elif c.islower():
            kind = "x"
        elif c.isalpha():
            kind = "c"
        else:
            kind = c if c < "\x80" else "o"
        if kinds[-2:] != [kind, kind]:
            kinds.append(kind)
    return "".join(kinds)


def fnv1a(text):
    """The 32-bit FNV-1a hash of the UTF-8 bytes (Fowler, Noll and Vo)."""
    value = 2166136261
    for byte in text.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value


def affix_rows(form):
    """The rows of prefixes of 1 to 3 and suffixes of 2 to 4 code points in the affix table."""
    key = vocabulary_key(form)
    return [fnv1a(f"{side}{length}" + (key[:length] if side == "p" else key[-length:])) % AFFIX_ROWS for side, length in AFFIXES]


def shape_row(form):
    return fnv1a(shape(form)) % SHAPE_ROWS


def fingerprint():
    """A hash of the features of the probes: it changes when the extraction does."""
    text = "|".join(f"{word_key(p)},{vocabulary_key(p)},{shape(p)},{affix_rows(p)},{shape_row(p)}" for p in PROBES)
    return fnv1a(text.replace(" ", ""))
