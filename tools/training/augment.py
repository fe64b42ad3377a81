"""Variants of sentences as newspapers print them: headlines in title and upper case, curly quotes, no final full stop."""
import dataclasses

_SMALL = set("a an the and but or nor of in on at to for by as from with into over up off vs per via if than".split())


def title_case(forms):
    """Forms with capitals as in a title: all but small words and clitics."""
    return [f[:1].upper() + f[1:] if i == 0 or f.lower() not in _SMALL and not f.startswith(("'", "n'", "’", "n’")) else f.lower()
            for i, f in enumerate(forms)]


def curly(forms):
    """Straight quotes as curly ones, opening and closing in turn."""
    out, is_open = [], False
    for form in forms:
        if form in ('"', "``", "''"):
            form, is_open = "”" if is_open else "“", not is_open
        out.append(form.replace("'", "’"))
    return out


def without_last(sentence):
    """The sentence without its last word, or itself if a word depends on that."""
    last = len(sentence.forms)
    if last in sentence.heads or sentence.heads[-1] == 0:
        return sentence
    return dataclasses.replace(sentence, **{f.name: getattr(sentence, f.name)[:-1] for f in dataclasses.fields(sentence)})


def respelled(sentence, random):
    """A sentence as it is, or, now and then, with its words as in a headline or its quotes as printed."""
    draw = random.random()
    if draw < 0.05:
        sentence = dataclasses.replace(sentence, forms=title_case(sentence.forms))
    elif draw < 0.07:
        sentence = dataclasses.replace(sentence, forms=[f.upper() for f in sentence.forms])
    elif draw < 0.08:
        sentence = dataclasses.replace(sentence, forms=[f.lower() for f in sentence.forms])
    if random.random() < 0.2:
        sentence = dataclasses.replace(sentence, forms=curly(sentence.forms))
    return sentence


def headline(sentence, random):
    """A sentence in the grammar of headlines: without articles and the full stop, with commas for "and", often in title case and
    then often without forms of "be" (in small letters "firm sold" would be too like a sentence)."""
    heads = set(sentence.heads)
    titled = random.random() < 0.8
    without_be = titled and random.random() < 0.5
    rows = list(zip(*(getattr(sentence, f.name) for f in dataclasses.fields(sentence))))
    kept = []
    for number, (form, lemma, upos, xpos, head, relation) in enumerate(rows, 1):
        leaf = number not in heads
        article = relation == "det" and form.lower() in ("a", "an", "the")
        be = relation in ("cop", "aux:pass") and lemma == "be"
        stop = number == len(rows) and form == "."
        if leaf and (article or without_be and be or stop):
            continue
        if leaf and relation == "cc" and form.lower() == "and" and random.random() < 0.5:
            form, lemma, upos, xpos, relation = ",", ",", "PUNCT", ",", "punct"
        kept.append((number, (form, lemma, upos, xpos, head, relation)))
    places = {number: place for place, (number, _) in enumerate(kept, 1)}
    places[0] = 0
    columns = list(map(list, zip(*(row for _, row in kept))))
    columns[4] = [places[head] for head in columns[4]]
    if titled:
        columns[0] = title_case(columns[0])
    return type(sentence)(*columns)


# Acronyms that are written like other words.
_ACRONYMS = "AI IT US WHO AM IS AS AT OR IN SO CAN MAY ARE ICE CIA EU UN UK IMF NATO FIFA NBA ECB FBI".split()


def with_acronym(sentence, random):
    """A sentence with an acronym for one of the nouns that stand alone."""
    alone = [i for i, (tag, relation) in enumerate(zip(sentence.xpos, sentence.relations))
             if tag in ("NN", "NNP") and relation in ("nsubj", "obj", "nmod", "obl", "compound") and i + 1 not in sentence.heads]
    if not alone:
        return sentence
    i = random.choice(alone)
    if random.random() < 0.6:
        acronym = random.choice(_ACRONYMS)
    else:
        acronym = "".join(random.choice("ABCDEFGHILMNOPRSTUVW") for _ in range(random.randint(2, 4)))
    forms, upos, xpos = list(sentence.forms), list(sentence.upos), list(sentence.xpos)
    forms[i], upos[i], xpos[i] = acronym, "PROPN", "NNP"
    return dataclasses.replace(sentence, forms=forms, upos=upos, xpos=xpos)


def varied(sentence, random):
    """A sentence respelled, and now and then without its full stop; a short one at times as a headline."""
    if 4 <= len(sentence.forms) <= 25 and random.random() < 0.05:
        return headline(sentence, random)
    if random.random() < 0.05:
        sentence = with_acronym(sentence, random)
    sentence = respelled(sentence, random)
    if random.random() < 0.06 and len(sentence.forms) > 2 and sentence.upos[-1] == "PUNCT":
        sentence = without_last(sentence)
    return sentence
