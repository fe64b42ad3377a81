"""Cuts text into atoms, the smallest pieces of which words are made; a network joins them to words and sentences.
importers/language/atoms.cpp does the same."""
import re
import unicodedata

_SPACES = set("\u200b\u2060\ufeff")
_NEVER_RUN = set("()[]{}\"“”„«»‘'’")
_WEB = re.compile(r"(?:https?://|ftp://|www\.)", re.I | re.A)
_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}", re.A)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)+", re.A)
_TRAILING = set(".,;:!?'\"”’…")
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}


def is_space(c):
    return c.isspace() or c in _SPACES or unicodedata.category(c) == "Cc"


def _kind(c):
    """l letter, d digit, m what extends the atom before it, s a sign."""
    category = unicodedata.category(c)
    if category[0] == "L":
        return "l"
    if category == "Nd":
        return "d"
    if category[0] == "M" or c in "\u00ad\u200d":
        return "m"
    return "s"


def _without_signs_behind(text, begin, end):
    while end > begin and (text[end - 1] in _TRAILING or
                           text[end - 1] in _PAIRS and _PAIRS[text[end - 1]] not in text[begin:end]):
        end -= 1
    return end


def _address_end(text, begin, end, endings):
    """The end of an address, or the name of a site or file, that begins at `begin` in the chunk that ends at `end`; `begin` if
    there is none."""
    if _WEB.match(text, begin):
        return _without_signs_behind(text, begin, end)
    mail = _MAIL.match(text, begin, end)
    if mail:
        return mail.end()
    name = _NAME.match(text, begin, end)
    labels = name[0].split(".") if name else []
    while len(labels) > 1 and labels[-1].lower() not in endings:
        labels.pop()
    if len(labels) < 2:
        return begin
    last = begin + len(".".join(labels))
    return _without_signs_behind(text, begin, end) if text[last:last + 1] == "/" else last


def atoms(text, contractions, endings):
    """The atoms of a text as (begin, end) in code points; `contractions` maps lower-case words to where they are cut,
    `endings` are those of the names of sites and files."""
    result, i, size = [], 0, len(text)
    chunk_end = 0
    while i < size:
        if is_space(text[i]):
            i += 1
            continue
        at_chunk = i >= chunk_end
        if at_chunk:
            chunk_end = i
            while chunk_end < size and not is_space(text[chunk_end]):
                chunk_end += 1
        begin = i
        kind = _kind(text[i])
        # An address does not begin in the middle of what may be another.
        if at_chunk or not (_kind(text[i - 1]) in "ld" or text[i - 1] in ".-_/@"):
            end = _address_end(text, i, chunk_end, endings)
            if end > i:
                result.append((i, end))
                i = end
                continue
        i += 1
        if kind in "ld":
            while i < chunk_end and _kind(text[i]) in (kind, "m"):
                i += 1
        else:
            c = text[begin]
            while i < chunk_end and (_kind(text[i]) == "m" or text[i] == c and kind == "s" and
                                     (c not in _NEVER_RUN or c == "'" and i == begin + 1)):
                i += 1
        if kind == "l":
            cut = _contraction_cut(text, begin, i, chunk_end, contractions)
            if cut:
                result.append((begin, begin + cut))
                begin += cut
        result.append((begin, i))
    return result


def _contraction_cut(text, begin, end, chunk_end, contractions):
    """Where letters [begin, end) are cut: before the n of n't, or as the list of contractions says; 0 if nowhere."""
    if (end + 1 < chunk_end and text[end] in "'’" and text[end + 1] in "tT" and text[end - 1] in "nN" and end - begin > 1 and
            (end + 2 == chunk_end or _kind(text[end + 2]) not in "lm")):
        return end - begin - 1
    return contractions.get(text[begin:end].lower(), 0)


def _entries(path, of_class):
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if line.strip() and line[0] != "#"]
    return [row[1:] for row in rows if row[0] == of_class]


def load_contractions(path):
    return {word: int(cut) for word, cut in _entries(path, "contraction")}


def load_abbreviations(path):
    return {word for word, in _entries(path, "abbreviation")}


def load_endings(path):
    return {word for word, in _entries(path, "ending")}
