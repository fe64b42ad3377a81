"""Finds the entries of gazetteers in sentences. importers/language/gazetteers.cpp computes the same."""
import pathlib

import features

LONGEST_ENTRY = 8  # words


def keys_of(form):
    """How a form is looked up: as it is, and in small letters, with typographic signs plain and without blanks."""
    plain = features.folded(form).replace(" ", "")
    return plain, features.lower(plain)


class Gazetteers:
    """Lists of names by their title in lists.tsv. An entry in capitals is found in capitals only, another in any letters; both
    where a word has a capital letter."""

    def __init__(self, folder):
        self.names = {}  # title → entries as they are written
        self.titles, self.entries, self.longest, self.known = [], {}, 0, {}
        folder = pathlib.Path(folder)
        for row in self.lines(folder / "lists.tsv"):
            title, files = row.split("\t")
            for name in files.split():
                entries = self.lines(folder / name)
                self.names.setdefault(title, []).extend(entries)
                for entry in entries:
                    exact, small = keys_of(entry)
                    key = exact if features.is_capitals(entry) else small
                    self.entries[key] = self.entries.get(key, 0) | 1 << len(self.titles)
                    self.longest = max(self.longest, len(key))
            self.titles.append(title)

    @staticmethod
    def lines(path):
        return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip() and not line.startswith("#")]

    def titles_of(self, forms):
        """The lists that have a whole name."""
        exact, small = ("".join(keys) for keys in zip(*map(keys_of, forms)))
        lists = self.entries.get(exact, 0) | self.entries.get(small, 0)
        return [title for number, title in enumerate(self.titles) if lists >> number & 1]

    @property
    def width(self):
        """The features of a word: for each list whether an entry begins there, and whether one goes on there."""
        return 2 * len(self.titles)

    def features(self, forms):
        """What `search` finds, remembered: the numbers of words, and for each that of a feature."""
        key = "\t".join(forms)
        if key not in self.known:
            found = self.search(forms)
            self.known[key] = [word for word, _ in found], [number for _, number in found]
        return self.known[key]

    def search(self, forms):
        """(word, feature) wherever an entry is: of each list the longest entries from the left."""
        keys = [keys_of(form) for form in forms]
        found = []
        ends = [0] * len(self.titles)  # of the last entry found of each list
        for i, form in enumerate(forms):
            if form == features.lower(form):
                continue
            longest = {}
            exact = small = ""
            for j in range(i, min(i + LONGEST_ENTRY, len(forms))):
                exact += keys[j][0]
                small += keys[j][1]
                if len(small) > self.longest:
                    break
                lists = self.entries.get(exact, 0) | self.entries.get(small, 0)
                for number in range(len(self.titles)):
                    if lists >> number & 1:
                        longest[number] = j + 1
            for number, end in longest.items():
                if i >= ends[number]:
                    ends[number] = end
                    found.append((i, 2 * number))
                    found += [(k, 2 * number + 1) for k in range(i + 1, end)]
        return found
