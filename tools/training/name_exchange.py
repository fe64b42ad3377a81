"""Puts other names in the places of names, so that a network learns what stands around them (Dai and Adel, 2020)."""
import collections
import dataclasses
import re

from name_data import LISTS

SENTENCES, NAMES = 0.35, 0.6  # the shares of sentences, and of their names, that are changed


class NameExchange:
    """Names of a type: those of the training data, of gazetteers, and invented ones."""

    def __init__(self, sentences, labels, gazetteers):
        self.labels = labels
        self.seen, self.listed = collections.defaultdict(list), collections.defaultdict(list)
        for s in sentences:
            for begin, end, label in s.names:
                kind = self.type_of(s.source, label)
                if kind:
                    self.seen[kind].append(s.forms[begin:end])
        for title, kind in LISTS.items():
            self.listed[kind] += [self.words(name) for name in gazetteers.names[title]]
        self.given = [name for name in gazetteers.names["given name"] if name.isalpha()]
        self.surnames = [forms[-1] for forms in self.seen["Person"] if len(forms) > 1 and forms[-1].isalpha()]
        letters = collections.defaultdict(list)
        for forms in self.seen["Organization"] + self.seen["Person"] + self.seen["Location"]:
            for form in forms:
                if form.isalpha() and form[0].isupper() and form[1:].islower() and len(form) > 3:
                    word = f"^^{form.lower()}$"
                    for i in range(2, len(word)):
                        letters[word[i - 2:i]].append(word[i])
        self.letters = letters

    def type_of(self, source, label):
        types = self.labels[source][label]
        return next(iter(types)) if len(types) == 1 else "Location" if types == {"Location", "Facility"} else None

    @staticmethod
    def words(name):
        return re.findall(r"\w+(?:[.'’]\w+)*\.?|[^\w\s]", name)

    def invented(self, draw):
        """A word of letters that follow each other in names."""
        word = "^^"
        while len(word) < 14 and word[-1] != "$":
            word += draw.choice(self.letters[word[-2:]])
        return word.strip("^$").capitalize()

    def name(self, kind, draw):
        share = draw.random()
        if kind == "Person" and share < 0.5:
            return [draw.choice(self.given), draw.choice(self.surnames)] if share < 0.3 else [draw.choice(self.surnames)]
        if share < 0.2:
            return [self.invented(draw) for _ in range(draw.choice((1, 1, 2)))]
        if share < 0.65 and self.listed[kind]:
            return draw.choice(self.listed[kind])
        return draw.choice(self.seen[kind])

    def varied(self, sentence, draw):
        """A sentence with some of its names exchanged, now and then."""
        if not sentence.names or draw.random() > SENTENCES:
            return sentence
        forms, names, at = [], [], 0
        for begin, end, label in sentence.names:
            forms += sentence.forms[at:begin]
            kind = self.type_of(sentence.source, label)
            old = sentence.forms[begin:end]
            plain = kind in ("Person", "Organization", "Location", "Product") and old[0][:1].isupper()
            new = self.name(kind, draw) if plain and draw.random() < NAMES else old
            names.append((len(forms), len(forms) + len(new), label))
            forms += new
            at = end
        return dataclasses.replace(sentence, forms=forms + sentence.forms[at:], names=names)
