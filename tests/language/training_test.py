#!/usr/bin/env python3
"""The parts of the training that the engine does too: they must agree with it. What needs numpy or torch is not run.

usage: training_test.py SOURCE_DIR
"""
import array
import json
import pathlib
import struct
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(SOURCE / "tools/training"))
import atoms  # noqa: E402
import features  # noqa: E402
import gazetteers  # noqa: E402
import lemmas  # noqa: E402
from conllu import Sentence  # noqa: E402


class Training(unittest.TestCase):
    def test_atoms_are_those_of_the_table(self):
        lexicon = SOURCE / "data/lexicon/tokens.tsv"
        contractions, endings = atoms.load_contractions(lexicon), atoms.load_endings(lexicon)
        for line in (SOURCE / "tests/language/atoms.tsv").read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                text, expected = line.split("\t")
                self.assertEqual(" | ".join(text[b:e] for b, e in atoms.atoms(text, contractions, endings)), expected)

    def test_columns_of_weights_are_small_enough_for_sums_of_32_bits(self):
        data = (SOURCE / "data/model/english-networks.safetensors").read_bytes()
        begin = 8 + struct.unpack("<Q", data[:8])[0]
        checked = 0
        for name, tensor in json.loads(data[8:begin]).items():
            if name == "__metadata__" or tensor["dtype"] != "I16" or len(tensor["shape"]) != 4:
                continue
            panels, pairs, width, two = tensor["shape"]
            self.assertEqual((width, two), (32, 2))
            first, last = tensor["data_offsets"]
            numbers = array.array("h", data[begin + first:begin + last])
            for panel in range(panels):
                of_panel = numbers[panel * pairs * 64:(panel + 1) * pairs * 64]
                for column in range(0, 64, 2):
                    self.assertLess(sum(map(abs, of_panel[column::64])) + sum(map(abs, of_panel[column + 1::64])), 1 << 18, name)
            checked += 1
        self.assertGreater(checked, 20)

    def test_gazetteers_find_what_the_table_says(self):
        lines = (SOURCE / "tests/language/gazetteers.tsv").read_text(encoding="utf-8").splitlines()
        lists = {line.split()[1]: line.split(None, 2)[2].split("; ") for line in lines if line.startswith("#   ")}
        with tempfile.TemporaryDirectory() as folder:
            for title, entries in lists.items():
                (pathlib.Path(folder) / f"{title}.txt").write_text("\n".join(entries), encoding="utf-8")
            (pathlib.Path(folder) / "lists.tsv").write_text("a\ta.txt\nb\tb.txt\n", encoding="utf-8")
            known = gazetteers.Gazetteers(folder)
        for line in lines:
            if not line.startswith("#"):
                text, expected = line.split("\t")
                found = {f"{word}:{'ab'[number // 2]}{'+' * (number % 2)}" for word, number in known.search(text.split())}
                self.assertEqual(found, set(expected.split()), text)

    def test_the_model_was_trained_with_these_features(self):
        header = (SOURCE / "data/model/english-networks.safetensors").read_bytes()[:4000].decode(errors="replace")
        self.assertIn(f'"features":"{features.fingerprint()}"', header)

    def test_lemmas_are_those_of_the_table(self):
        lines = (SOURCE / "tests/language/lemmas.tsv").read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        table = {(row[1], row[2]): row[3] for row in rows if row[0] == "rule"}
        for row in rows:
            if row[0] == "lemma":
                self.assertEqual(lemmas.lemma_of(table, row[1], row[2]), row[3])

    def test_lemmas_are_learned_as_rules(self):
        rows = [("cats", "cat", "NNS"), ("dogs", "dog", "NNS"), ("Wolves", "wolf", "NNS"), ("knives", "knife", "NNS"),
                ("Oslo", "Oslo", "NNP"), ("Rome", "Rome", "NNP"), ("The", "the", "DT"), ("a", "a", "DT"), ("1,000", "1000", "CD")]
        table = lemmas.learn([Sentence(*([column] for column in row[:2]), ["X"], [row[2]], [0], ["root"]) for row in rows])
        for form, lemma, tag in [*rows, ("Birds", "bird", "NNS"), ("Paris", "Paris", "NNP"), ("THE", "the", "DT"),
                                 ("2,500", "2500", "CD")]:
            self.assertEqual(lemmas.lemma_of(table, form, tag), lemma)
        self.assertEqual(lemmas.lemma_of(table, "Unknown", "XX"), "unknown")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
