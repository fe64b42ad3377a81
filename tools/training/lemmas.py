"""Learns lemmas from treebanks: for a Penn tag and the longest known end of a word, what to cut off and what to put in its
place. importers/language/detail/lemmatizer.cpp applies the table.

An end is that of the lower-case word behind a "^" that stands for its beginning, so that whole words are ends too. A rule is
the number of letters to cut off, "+" and the text to add. It makes lower case unless it begins with "=", which keeps the letters as
they are; one that begins with "!" gives the whole lemma.
"""
import collections

import features

LONGEST = 6  # letters of an end that is no whole word


def rule_of(form, lemma):
    """The rule that makes a lemma of a form."""
    mark, word = ("=", form) if lemma != features.lower(lemma) and form != features.lower(form) else ("", features.lower(form))
    common = 0
    while common < min(len(word), len(lemma)) and word[common] == lemma[common]:
        common += 1
    return f"{mark}{len(word) - common}+{lemma[common:]}"


def applied(rule, form):
    """The lemma that a rule makes of a form; the form in lower case if it has not so many letters."""
    if rule.startswith("!"):
        return rule[1:]
    word = form if rule.startswith("=") else features.lower(form)
    cut, _, added = rule.removeprefix("=").partition("+")
    cut = int(cut)
    return word[:len(word) - cut] + added if cut < len(word) or cut == len(word) and added else word


def ends(form):
    """The ends of a word, the longest first; the last is empty."""
    key = "^" + features.word_key(form)
    return [key] + [key[len(key) - n:] for n in range(min(LONGEST, len(key) - 1), -1, -1)]


def without_commas(form, tag):
    """A number without the commas between its digits."""
    return form.replace(",", "") if tag == "CD" and form[:1] in "0123456789" else form


def learn(sentences):
    """The table (tag, end) → rule: an end stands in it only if its rule is not that of the next shorter one."""
    words = collections.defaultdict(collections.Counter)
    for sentence in sentences:
        for form, lemma, tag in zip(sentence.forms, sentence.lemmas, sentence.xpos):
            if lemma != "_":
                form = without_commas(form, tag)
                words[tag, features.word_key(form)][form, lemma] += 1
    most = lambda counts: max(counts, key=lambda rule: (counts[rule], rule))
    rules = collections.defaultdict(collections.Counter)
    for (tag, key), pairs in words.items():
        counts = collections.Counter()
        for (form, lemma), count in pairs.items():
            counts[rule_of(form, lemma)] += count
        for end in ends(key)[1:]:
            rules[tag, end][most(counts)] += 1
    table = {}
    inherited = lambda tag, end: next((table[tag, end[i:]] for i in range(len(end) + 1) if (tag, end[i:]) in table), "0+")
    for tag, end in sorted(rules, key=lambda key: (key[0], len(key[1]), key[1])):
        counts = rules[tag, end]
        if (sum(counts.values()) > 1 or not end) and most(counts) != inherited(tag, end[1:] if end else end):
            table[tag, end] = most(counts)
    for (tag, key), pairs in sorted(words.items()):
        shorter = inherited(tag, key)
        right = sum(count for (form, lemma), count in pairs.items() if applied(shorter, form) == lemma)
        lemmas = collections.Counter()
        for (form, lemma), count in pairs.items():
            lemmas[lemma] += count
        if right < lemmas[most(lemmas)]:
            table[tag, "^" + key] = "!" + most(lemmas)
    return table


def lemma_of(table, form, tag):
    form = without_commas(form, tag)
    for end in ends(form):
        if (tag, end) in table:
            return applied(table[tag, end], form)
    return features.lower(form)
