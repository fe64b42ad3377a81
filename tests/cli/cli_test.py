#!/usr/bin/env python3
"""Runs the program as a user does: what it prints, what it writes, its exit status, and that it is quiet otherwise.

usage: cli_test.py PROGRAM SOURCE_DIR
"""
import json
import os
import pathlib
import pty
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest

PROGRAM, SOURCE = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
SAMPLE = SOURCE / "samples/muse-spark.txt"
DEAL = "News\n\nOn Monday Alder Group acquired Birch Labs.\n"


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="graphwright-cli-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run_program(self, *arguments, stdin=b""):
        done = subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, capture_output=True, cwd=self.folder, timeout=60)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def expect(self, *arguments, out="", err="", status=0, stdin=b""):
        self.assertEqual(self.run_program(*arguments, stdin=stdin), (status, out, err))

    def succeed(self, *arguments, stdin=b""):
        status, out, err = self.run_program(*arguments, stdin=stdin)
        self.assertEqual((status, err), (0, ""))
        return out

    def refuse(self, *arguments, message, status=1, stdin=b""):
        before = sorted(self.folder.rglob("*"))
        got, out, err = self.run_program(*arguments, stdin=stdin)
        self.assertEqual((got, out), (status, ""))
        self.assertIn(message, err)
        self.assertEqual(err.count("\n"), 1, err)
        self.assertEqual(sorted(self.folder.rglob("*")), before, "something was left behind")


class Build(Case):
    def test_prints_the_facts(self):
        article = self.file("a.txt", DEAL)
        self.expect("build", article, out="Alder Group — acquired → Birch Labs (Monday)   “On Monday Alder Group acquired Birch Labs.”\n")

    def test_reads_the_standard_input(self):
        self.expect("build", "-", stdin=DEAL.encode(),
                    out="Alder Group — acquired → Birch Labs (Monday)   “On Monday Alder Group acquired Birch Labs.”\n")

    def test_writes_several_outputs_and_says_nothing(self):
        article = self.file("a.txt", DEAL)
        self.expect("build", article, "-o", "g.json", "-o", "g.dot", "-o", "g.svg", "-o", "g.png", "-o", "g.pdf")
        names = sorted(path.name for path in self.folder.iterdir())
        self.assertEqual(names, ["a.txt", "g.dot", "g.json", "g.pdf", "g.png", "g.svg"])

    def test_takes_what_the_file_does_not_say(self):
        article = self.file("a.txt", DEAL)
        graph = json.loads(self.succeed("build", article, "--to", "json", "--date", "3 March 2026", "--url", "https://a.example/",
                                        "--publisher", "The Example", "--title", "Given"))
        document = graph["graph"]["documents"][0]
        self.assertEqual([document[key] for key in ("id", "uri", "published", "publisher", "title")],
                         ["https://a.example/", "https://a.example/", "2026-03-03", "The Example", "Given"])

    def test_pictures_show_what_is_asked_for(self):
        article = self.file("a.txt", "News\n\nOn Monday Alder Group acquired Birch Labs. Then Birch Labs hired Ana Olm.\n")
        dot = self.succeed("build", article, "--to", "dot", "--focus", "alder group", "--types", "acquired,owns", "--top", "2")
        self.assertIn("Birch Labs", dot)
        self.assertNotIn("Ana Olm", dot)
        self.assertIn("1 of 2 relations", dot)
        self.assertNotIn("fillcolor", self.succeed("build", article, "--to", "dot,style=plain"))
        self.refuse("build", article, "--top", "2", status=2, message="--top is for pictures, and none is written")
        self.refuse("build", article, "--to", "dot", "--focus", "nobody", message="no entity has the id or name 'nobody'")
        self.refuse("build", article, "--to", "dot", "--types", "aquired", message="unknown relation type 'aquired'")
        self.refuse("build", article, "--to", "svg", "--top", "many", status=2, message="top=many is not a number in 1..100000")
        self.refuse("build", article, "--to", "svg,min-confidence=nan", status=2, message="not a number in 0.0..1.0")

    def test_several_articles_in_any_order_make_the_same_graph(self):
        a, b = self.file("a.txt", DEAL), self.file("b.txt", "More\n\nThen Birch Labs hired Ana Olm.\n")
        one = self.succeed("build", a, b, "--to", "json")
        self.assertEqual(one, self.succeed("build", b, a, "--to", "json"))
        self.assertEqual(len(json.loads(one)["graph"]["documents"]), 2)

    def test_extends_the_ontology(self):
        extension = self.file("o.json", '{"format": 1, "name": "x", "relation_types": [{"name": "acquired", "subject": '
                                        '["Person"], "object": ["Person"]}]}')
        article = self.file("a.txt", DEAL)
        graph = json.loads(self.succeed("build", article, "--ontology", extension, "--to", "json"))
        self.assertEqual([edge["type"] for edge in graph["edges"]], ["related_to"])  # firms are no persons
        self.file("o.json", '{"format": 1, "name": "x", "relation_types": [{"name": "acquired"}]}')
        self.refuse("build", article, "--ontology", "o.json", message="o.json:1: 'subject' is missing")

    def test_closed_leaves_open_relations_out(self):
        article = self.file("a.txt", "News\n\nOn Monday Alder Group visited Birch Labs. Then Ana Olm nudged Birch Labs.\n")
        every = json.loads(self.succeed("build", article, "--to", "json"))
        closed = json.loads(self.succeed("build", article, "--to", "json", "--closed"))
        self.assertIn("related_to", [edge["type"] for edge in every["edges"]])
        self.assertEqual([edge["type"] for edge in closed["edges"]], ["visited"])
        self.assertEqual(len(closed["nodes"]), len(every["nodes"]))

    def test_the_founding_sample(self):
        graph = json.loads(self.succeed("build", SAMPLE, "--to", "json"))
        types = [(node["label"], node["type"]) for node in graph["nodes"]]
        for expected in [("Meta", "Organization"), ("Meta Superintelligence Labs", "Organization"), ("Alexandr Wang", "Person"),
                         ("CoreWeave", "Organization"), ("Nvidia", "Organization")]:
            self.assertEqual(types.count(expected), 1, expected)
            self.assertEqual([label for label, _ in types].count(expected[0]), 1)
        labels = " ".join(label for label, _ in types)
        self.assertNotIn("Scout", labels)
        self.assertNotIn("App Store", labels)
        text = graph["graph"]["documents"][0]["text"]
        self.assertEqual(text, SAMPLE.read_text(encoding="utf-8"))
        self.assertTrue(any(piece["cited_sources"] for edge in graph["edges"] for piece in edge["evidence"]))
        for edge in graph["edges"]:
            for piece in edge["evidence"]:
                self.assertEqual(text[piece["begin"]:piece["end"]], piece["text"])

    def test_bad_inputs(self):
        self.refuse("build", "missing.txt", message="missing.txt: cannot be read: No such file or directory")
        self.refuse("build", self.folder, message="is a folder; name the files in it")
        self.refuse("build", self.file("empty.txt", ""), message="empty.txt: has no text in it")
        self.refuse("build", self.file("binary.txt", b"\0\1\2\3" * 100), message="is a binary file, not text")
        self.refuse("build", self.file("picture.txt", b"\x89PNG\r\n\x1a\n"), message="is a PNG picture, not text")
        self.refuse("build", self.file("g.json", "{}"), message="is a graph, not a document")
        self.refuse("build", self.file("good.txt", DEAL), "missing.txt", "-o", "g.json", message="missing.txt")
        if os.geteuid() != 0:
            unreadable = self.file("secret.txt", DEAL)
            unreadable.chmod(0)
            self.refuse("build", unreadable, message="Permission denied")

    def test_broken_utf8_is_a_warning(self):
        article = self.file("a.txt", "N\u00e9ws\n\nOn Monday Alder Group acquired Birch Labs.\n".encode() + b"\xff\n")
        status, out, err = self.run_program("build", article)
        self.assertEqual(status, 0)
        self.assertIn("Alder Group — acquired → Birch Labs", out)
        self.assertEqual(err, f"graphwright: warning: {article}:4: 1 broken UTF-8 sequence was replaced by U+FFFD\n")

    def test_a_huge_line_is_refused_in_bounded_memory(self):
        huge = self.folder / "huge.txt"
        with huge.open("wb") as file:
            for _ in range(200):
                file.write(b"x" * (1 << 20))
        self.refuse("build", huge, message="is larger than 16 MiB, the most that is read; split it")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        self.assertLess(peak, 400 * 1024)

    def test_a_long_line_within_the_limit_is_read(self):
        article = self.file("long.txt", "Alder Group acquired Birch Labs and " * 10000)
        self.succeed("build", article, "--to", "json,text=no")

    def test_unwritable_targets(self):
        article = self.file("a.txt", DEAL)
        self.refuse("build", article, "-o", "no/such/g.json", message="no/such/g.json: cannot be written: No such file or directory")
        self.refuse("build", article, "-o", "g.json", "-o", "no/g.dot", message="no/g.dot: cannot be written")
        self.refuse("build", article, "-o", "/dev/full", "--to", "json", message="/dev/full: cannot be written")
        (self.folder / "d.json").mkdir()
        self.refuse("build", article, "-o", "d.json", message="d.json: cannot be written: it is a folder")

    def test_wrong_usage(self):
        article = self.file("a.txt", DEAL)
        self.refuse("build", status=2, message="INPUT is required")
        self.refuse("build", article, "-o", "g.dott", status=2, message="the output format of 'g.dott' is not known by its name")
        self.refuse("build", article, "--to", "dott", status=2, message="unknown output format 'dott' (known: facts, json, ndjson, openie, dot,")
        self.refuse("build", article, "--to", "json,txt=no", status=2, message="format 'json' has no option 'txt'")
        self.refuse("build", article, "--from", "word", message="unknown document format 'word' (known: text, lines, ndjson)")
        self.refuse("build", article, "--date", "tomorrow", status=2, message="--date 'tomorrow' is not a date like 2026-03-03")
        self.refuse("build", article, "-o", "a.json", "-o", "b.json", "--to", "json", status=2, message="2 -o and 1 --to")
        self.refuse("build", article, "-o", "a.json", "-o", "a.json", status=2, message="-o a.json is given twice")
        self.refuse("build", article, article, "--title", "x", status=2, message="--title and --url are of one article")
        self.refuse("build", article, "--nonsense", status=2, message="--nonsense")
        self.refuse("nonsense", status=2, message="unknown command 'nonsense' (known: build, convert, merge, stats, annotate, explain, formats)")
        self.refuse(status=2, message="A subcommand is required")

    def test_a_failed_write_leaves_nothing(self):
        article = self.file("a.txt", DEAL)
        done = subprocess.run(f"'{PROGRAM}' build '{article}' --to json --to json -o b.json -o - > /dev/full", shell=True,
                              capture_output=True, cwd=self.folder)
        self.assertEqual((done.returncode, done.stderr), (1, b"graphwright: the standard output cannot be written\n"))
        self.assertEqual([path.name for path in self.folder.iterdir()], ["a.txt"])
        self.assertEqual(subprocess.run(f"'{PROGRAM}' formats > /dev/full", shell=True, capture_output=True).returncode, 1)

    def test_takes_a_table_of_entities(self):
        article = self.file("a.txt", DEAL)
        table = self.file("t.tsv", "id\tname\taliases\ttype\texternal ids\nown/1\tAlder Group plc\tAlder Group\tOrganization\tlei=X\n")
        graph = json.loads(self.succeed("build", article, "--entities", table, "--to", "json"))
        alder = next(node for node in graph["nodes"] if node["id"] == "own/1")
        self.assertEqual((alder["label"], alder["external_ids"]), ("Alder Group plc", {"lei": "X"}))
        self.refuse("build", article, "--entities", self.file("u.tsv", "own/1\n"), message="u.tsv:1: a line 'id TAB name")
        self.refuse("build", article, "--entities", "none.tsv", message="none.tsv: cannot be read")

    def test_takes_frames_from_a_pipe(self):
        pipe = self.folder / "frames"
        os.mkfifo(pipe)
        writer = threading.Thread(target=pipe.write_text, args=("# none\n",))
        writer.start()
        self.assertIn("Birch Labs", self.succeed("build", self.file("a.txt", DEAL), "--frames", pipe))
        writer.join()

    def test_takes_frames_for_a_type_of_ones_own(self):
        article = self.file("a.txt", "Alder Group lobbied the European Commission in May 2026.")
        ontology = self.file("o.json", '{"format": 1, "name": "x", "relation_types": [{"name": "lobbied", '
                                       '"subject": ["Person", "Organization"], "object": ["Organization"]}]}')
        frames = self.file("f.tsv", "verb\tlobby\tsubj\tobj\tlobbied\n")
        graph = json.loads(self.succeed("build", article, "--ontology", ontology, "--frames", frames, "--to", "json"))
        self.assertEqual([edge["type"] for edge in graph["edges"]], ["lobbied"])
        self.refuse("build", article, "--frames", frames, message="f.tsv:1: unknown relation type 'lobbied'")
        self.refuse("build", article, "--frames", self.file("g.tsv", "verb\tlobby\n"), message="g.tsv:1: a line 'kind TAB words")
        self.refuse("build", article, "--frames", "none.tsv", message="none.tsv: cannot be read")

    def test_a_closed_pipe_is_no_crash(self):
        done = subprocess.run(f"'{PROGRAM}' build '{SAMPLE}' --to json | head -c 10", shell=True, capture_output=True)
        self.assertEqual(done.stdout, b'{"directed')


class Graphs(Case):
    def graph(self, name, text):
        self.succeed("build", "-", "-o", name, stdin=text.encode())
        return name

    def test_convert_changes_the_format_and_nothing_else(self):
        self.graph("a.json", DEAL)
        self.expect("convert", "a.json", "-o", "b.json", "--to", "json,offsets=utf16")
        self.expect("convert", "b.json", "-o", "c.json")
        self.assertEqual((self.folder / "a.json").read_bytes(), (self.folder / "c.json").read_bytes())
        self.assertTrue(self.succeed("convert", "a.json", "--to", "dot").startswith("digraph"))
        self.assertEqual(self.succeed("convert", "-", stdin=(self.folder / "a.json").read_bytes()),
                         (self.folder / "a.json").read_text())

    def test_merge_is_the_same_in_any_order_and_as_building_together(self):
        self.graph("a.json", DEAL)
        self.graph("b.json", "More\n\nThen Birch Labs hired Ana Olm. Later Alder Group acquired Birch Labs.\n")
        one = self.succeed("merge", "a.json", "b.json")
        self.assertEqual(one, self.succeed("merge", "b.json", "a.json"))
        self.assertEqual(one, self.succeed("merge", "b.json", "a.json", "b.json"))
        a = self.file("a.txt", DEAL)
        b = self.file("b.txt", "More\n\nThen Birch Labs hired Ana Olm. Later Alder Group acquired Birch Labs.\n")
        self.assertEqual(one, self.succeed("build", a, b, "--to", "json"))

    def test_graphs_of_an_extended_ontology(self):
        extension = self.file("o.json", '{"format": 1, "name": "mine", "relation_types": [{"name": "acquired", "label": "TOOK", '
                                        '"subject": ["any"], "object": ["any"]}]}')
        self.succeed("build", self.file("a.txt", DEAL), "--ontology", extension, "-o", "a.json")
        self.assertIn("TOOK", self.succeed("convert", "a.json", "--ontology", extension, "--to", "facts"))
        self.assertIn("acquired", self.succeed("stats", "a.json", "--ontology", extension))
        status, out, err = self.run_program("merge", "a.json", "--to", "facts")
        self.assertEqual(status, 0)
        self.assertIn("the graph was written with the ontology 'news+mine/1' and is read with 'news/1'; name its files", err)

    def test_merge_with_a_graph_without_texts_says_so(self):
        self.graph("a.json", DEAL)
        self.expect("convert", "a.json", "-o", "b.json", "--to", "json,text=no")
        self.refuse("merge", "a.json", "b.json", message="has its text in one graph and not, or in another unit, in the other")

    def test_stats_counts(self):
        self.graph("a.json", DEAL)
        out = self.succeed("stats", "a.json")
        self.assertIn("       1  documents\n       2  entities\n       1  relations\n", out)
        self.assertIn("       1  acquired\n", out)
        self.expect("stats", self.file("none.json", '{"nodes": [], "edges": []}'),
                    out="       0  documents\n       0  entities\n       0  relations\n       0  statements\n       0  components\n")

    def test_bad_graphs(self):
        self.refuse("convert", self.file("g.json", '{"nodes": [\n}'), message="g.json:2: not valid JSON")
        self.refuse("stats", self.file("a.txt", DEAL), message="is a document, not a graph: use build")
        self.graph("a.json", DEAL)
        text = (self.folder / "a.json").read_text().replace("Monday", "Sunday")
        self.file("b.json", text)
        self.refuse("merge", "a.json", "b.json", message="has two different texts")


class Annotate(Case):
    GIVEN = "".join(f"{i}\t{form}" + "\t_" * 8 + "\n" for i, form in enumerate(["He", "don't", "go"], 1)) + "\n"

    def words(self, conllu):
        return [line.split("\t") for line in conllu.splitlines() if line[:1].isdigit()]

    def test_writes_conllu(self):
        text = self.file("a.txt", "Meta can't wait.\nIt grew.")
        out = self.succeed("annotate", text)
        self.assertEqual([line for line in out.splitlines() if line[:1] == "#"],
                         ["# sent_id = 1", "# text = Meta can't wait.", "# sent_id = 2", "# text = It grew."])
        self.assertEqual([w[:2] for w in self.words(out)][:4], [["1", "Meta"], ["2-3", "can't"], ["2", "ca"], ["3", "n't"]])
        self.assertTrue(all(len(w) == 10 for w in self.words(out)))
        self.assertEqual(self.succeed("annotate", "-", stdin=b"Meta can't wait.\nIt grew."), out)
        self.expect("annotate", text, "-o", "out.conllu")
        self.assertEqual((self.folder / "out.conllu").read_text(), out)

    def test_several_files_are_told_apart(self):
        out = self.succeed("annotate", self.file("a.txt", "One."), self.file("b.txt", "Two."))
        self.assertEqual([line for line in out.splitlines() if "_id" in line or "newdoc" in line],
                         [f"# newdoc id = {self.folder}/a.txt", "# sent_id = 1", f"# newdoc id = {self.folder}/b.txt", "# sent_id = 2"])

    def test_takes_given_words_as_they_are(self):
        out = self.succeed("annotate", "--from", "conllu", self.file("g.conllu", self.GIVEN))
        self.assertEqual([w[1] for w in self.words(out)], ["He", "don't", "go"])

    def test_reads_what_it_writes(self):
        out = self.succeed("annotate", self.file("a.txt", "Meta can't wait. It's “here”."))
        self.assertEqual(self.succeed("annotate", "--from", "conllu", self.file("again.conllu", out)), out)

    def test_tells_names_and_values(self):
        text = self.file("a.txt", "Angela Merkel visited Kenya last month and paid $5 million.")
        told = [w[9] for w in self.words(self.succeed("annotate", text, "--date", "2026-04-10"))]
        self.assertEqual(told, ["NER=B-Person", "NER=I-Person", "_", "NER=B-Location", "NER=B-Date|Value=2026-03", "NER=I-Date", "_",
                                "_", "NER=B-Money|Value=5000000 USD|SpaceAfter=No", "NER=I-Money", "NER=I-Money|SpaceAfter=No", "_"])
        self.assertIn("NER=B-Date\n", self.succeed("annotate", text))
        self.assertIn("Value=2025\n", self.succeed("annotate", "-", "--date", "2026", stdin=b"It fell last year ."))
        self.refuse("annotate", text, "--date", "yesterday", status=2, message="'yesterday' is not a date such as 2026-03-02")

    def test_takes_lines_as_sentences(self):
        out = self.succeed("annotate", "--from", "lines", self.file("l.txt", "It rose. It fell.\nIt stayed\n"))
        self.assertEqual(out.count("# sent_id"), 2)

    def test_writes_json(self):
        data = json.loads(self.succeed("annotate", "--to", "json", self.file("a.txt", "Ünal “won”.")))
        self.assertEqual(data["text"], "Ünal “won”.")
        for word in data["sentences"][0]["words"]:
            self.assertEqual(data["text"][word["begin"]:word["end"]], word["form"])

    def test_bad_input(self):
        self.refuse("annotate", "none.txt", message="none.txt: cannot be read: No such file")
        self.refuse("annotate", "--from", "conllu", self.file("g.conllu", "Meta grew.\n"), message="g.conllu:1: a line of ten columns")
        self.refuse("annotate", "--from", "conllu", "-", stdin=b"x\n", message="standard input:1: a line of ten columns")
        self.refuse("annotate", self.file("a.txt", "x"), "--to", "xml", message="xml", status=2)
        self.refuse("annotate", self.file("p.png", b"\x89PNG\r\n\x1a\n\0\0\0"), message="p.png")
        self.refuse("annotate", "g.conllu", "-o", "no/such/folder/x", message="no/such/folder/x")

    def test_an_empty_text_has_no_sentences(self):
        self.expect("annotate", self.file("a.txt", "\n \n"), out="")


    def test_tells_which_words_speak_of_one_thing(self):
        out = self.succeed("annotate", self.file("a.txt", "Ana Olm left. She was tired."), "--coreference")
        self.assertIn("# global.Entity = eid-etype-head-other", out)
        self.assertRegex(out, r"NER=B-Person\|Entity=\(e1-Person-1-\n")
        self.assertRegex(out, r"\tShe\t.*Entity=\(e1-Person-1-\)\n")
        self.refuse("annotate", "a.txt", "--coreference", "--to", "json", status=2, message="--coreference is written with --to conllu only")

    def test_keeps_the_documents_of_given_words_apart(self):
        word = "1\tOlm\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
        out = self.succeed("annotate", "--from", "conllu", self.file("g.conllu", f"# newdoc id = x\n{word}# newdoc id = y\n{word}"))
        self.assertEqual([line for line in out.splitlines() if "newdoc" in line], ["# newdoc id = x", "# newdoc id = y"])


class Explain(Case):
    def test_tells_what_was_united_and_what_not(self):
        one = self.file("a.txt", "Ingrid Halden and Nils Halden met in Oslo. She left early.")
        out = self.succeed("explain", "--entities", one)
        self.assertIn("pronoun  She  ← Ingrid Halden: a pronoun that agrees", out)
        self.assertIn("Ingrid Halden / Nils Halden: different given names", out)
        two = self.file("b.txt", "Ingrid Halden works in Oslo.")
        self.assertRegex(self.succeed("explain", "--entities", one, two), r"united +Oslo \[d-\w+\] / Oslo \[d-\w+\]: the same name")


class Help(Case):
    def test_help_and_version(self):
        self.assertIn("Builds knowledge graphs from articles", self.succeed("--help"))
        self.assertRegex(self.succeed("--version"), r"^graphwright \d+\.\d+\.\d+\n$")
        for command in ("build", "convert", "merge", "stats", "annotate", "explain", "formats"):
            self.assertIn(command, self.succeed("--help"))
            self.assertIn("Usage:", self.succeed(command, "--help"))

    def test_formats_lists_every_format_with_its_options(self):
        out = self.succeed("formats")
        for word in ("text", "json", "dot", "svg", "png", "pdf", "facts", "offsets=character|byte|utf16"):
            self.assertIn(word, out)


class Records(Case):
    def test_a_graph_for_each_document(self):
        corpus = self.file("corpus.ndjson", '{"id": "a", "text": "Alder Group bought Birch Labs."}\n'
                                            '{"id": "b", "text": "Cedar Bank sued Birch Labs."}\n')
        graphs = [json.loads(line) for line in
                  self.succeed("build", corpus, "--per-document", "--to", "ndjson").splitlines()]
        self.assertEqual([graph["graph"]["documents"][0]["id"] for graph in graphs], ["a", "b"])
        self.assertEqual([[edge["type"] for edge in graph["edges"]] for graph in graphs], [["acquired"], ["sued"]])

    def test_graphs_a_line_are_read_again(self):
        corpus = self.file("corpus.ndjson", '{"id": "a", "text": "Alder Group bought Birch Labs."}\n'
                                            '{"id": "b", "text": "Cedar Bank sued Birch Labs."}\n')
        graphs = self.folder / "graphs.ndjson"
        self.succeed("build", corpus, "--per-document", "-o", graphs)
        self.assertEqual(self.succeed("merge", graphs, "--to", "json"), self.succeed("build", corpus, "--to", "json"))

    def test_per_document_needs_a_format_of_lines(self):
        corpus = self.file("corpus.ndjson", '{"text": "Alder Group bought Birch Labs."}\n')
        self.refuse("build", corpus, "--per-document", "-o", self.folder / "a.svg", status=2,
                    message="'svg' is for one graph, not for one after the other (known: facts, ndjson, openie)")

    def test_open_extractions_keep_the_line(self):
        sentence = "Alder Group , a maker of pumps , bought Birch Labs in 2014 ."
        rows = [line.split("\t") for line in
                self.succeed("build", "--from", "lines", self.file("lines.txt", sentence + "\n"),
                             "--to", "openie").splitlines()]
        self.assertTrue(all(row[0] == sentence for row in rows))
        self.assertIn(["bought", "Alder Group", "Birch Labs", "in 2014"], [row[2:] for row in rows])

    def test_open_extractions_are_no_graph(self):
        graph = self.file("graph.json", self.succeed("build", SAMPLE, "--to", "json"))
        self.refuse("convert", graph, "--to", "openie", status=2, message="'openie' is made of articles: use build")


class Jobs(Case):
    """What is written does not depend on the number of threads."""

    def setUp(self):
        super().setUp()
        articles = [SAMPLE.read_text(encoding="utf-8"), DEAL, "Nils Halden leads Alder Group.\n" * 3, "Rain fell.", SAMPLE.read_text(encoding="utf-8") * 9]
        self.articles = [self.file(f"{i}.txt", article) for i, article in enumerate(articles)]
        self.records = self.file("all.ndjson", "".join(json.dumps({"id": i, "text": article}) + "\n" for i, article in enumerate(articles * 4)))
        self.lines = self.file("lines.txt", "".join(f"Alder Group acquired Birch Labs {i}.\n" for i in range(900)))

    def check(self, *arguments):
        one = self.succeed(*arguments)
        for jobs in (2, 3, 7):
            self.assertEqual(self.succeed(*arguments, "--jobs", jobs), one)

    def test_one_graph(self):
        self.check("build", *self.articles, "--to", "json")

    def test_a_graph_for_each_document(self):
        self.check("build", self.records, "--per-document", "--to", "ndjson")

    def test_open_extractions(self):
        self.check("build", "--from", "lines", self.lines, "--to", "openie")

    def test_annotations(self):
        self.check("annotate", *self.articles)
        self.check("annotate", *self.articles, "--coreference")

    def test_a_document_of_the_id_of_another_is_passed_over(self):
        texts = [f"Alder Group bought Birch Labs {i}." for i in range(200)]
        records = self.file("twice.ndjson", "".join(
            json.dumps({"id": 2 if i == 3 else i, "text": text}) + "\n" for i, text in enumerate(texts)))
        for jobs in (1, 2, 7):
            status, out, err = self.run_program("build", records, "--to", "json", "--jobs", jobs)
            self.assertEqual((status, err.count("\n")), (0, 1))
            self.assertIn("document '2' has two different texts", err)
            self.assertEqual(len(json.loads(out)["graph"]["documents"]), 199)

    def test_what_was_read_before_an_error_is_printed(self):
        for command in (["build", self.records, "none.ndjson", "--per-document", "--to", "ndjson"],
                        ["annotate", *self.articles, "none.txt"]):
            one = self.run_program(*command)
            self.assertEqual(one[0], 1)
            self.assertGreater(one[1].count("\n"), 10)
            self.assertEqual(self.run_program(*command, "--jobs", 3), one)

    def test_who_asks_is_answered(self):
        for jobs in ("1", "3"):
            arguments = [PROGRAM, "build", "--from", "ndjson", "-", "--per-document", "--to", "ndjson", "--jobs", jobs]
            with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
                for i in range(3):
                    process.stdin.write(json.dumps({"id": i, "text": DEAL}).encode() + b"\n")
                    process.stdin.flush()
                    self.assertEqual(json.loads(process.stdout.readline())["graph"]["documents"][0]["id"], str(i))
                process.stdin.close()
                self.assertEqual((process.wait(), process.stdout.read()), (0, b""))

    def test_progress_is_for_a_terminal(self):
        records = self.file("many.ndjson", (json.dumps({"text": SAMPLE.read_text(encoding="utf-8")}) + "\n") * 300)
        try:
            terminal, seen = pty.openpty()
        except OSError:
            self.skipTest("this machine has no terminals")
        arguments = [PROGRAM, "build", records, "--per-document", "-o", self.folder / "out.ndjson"]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=seen) as process:
            os.close(seen)
            printed = b""
            try:
                while part := os.read(terminal, 4096):
                    printed += part
            except OSError:  # the other end is closed
                pass
            self.assertEqual((process.wait(), process.stdout.read()), (0, b""))
        os.close(terminal)
        self.assertRegex(printed.decode(), r"\r\x1b\[K\d+ documents\r\x1b\[K$")

    def test_the_first_error_is_told(self):
        self.file("bad.txt", b"\0\1\2")
        for jobs in (1, 3):
            self.refuse("build", *self.articles, self.folder / "bad.txt", "none.txt", "-o", "g.json", "--jobs", jobs, message="bad.txt: ")

    def test_wrong_numbers(self):
        for jobs in ("0", "-1", "many"):
            self.refuse("build", self.articles[0], "--jobs", jobs, message="--jobs", status=2)


class Golden(Case):
    maxDiff = None

    def compare(self, arguments, expected):
        self.assertEqual(self.succeed(*arguments), expected.read_text(encoding="utf-8"))

    def test_cases(self):
        for case in sorted((SOURCE / "tests/golden").iterdir()):
            with self.subTest(case.name):
                shutil.copy(case / "input.txt", self.folder)
                warnings = case / "warnings.txt"
                expected = warnings.read_text() if warnings.exists() else ""
                for name in ("graph.json", "graph.dot", "facts.txt"):
                    status, _, err = self.run_program("build", "input.txt", "-o", name)
                    self.assertEqual((status, err), (0, expected.replace(f"tests/golden/{case.name}/", "")))
                    self.assertEqual((self.folder / name).read_text(), (case / name).read_text())

    def test_the_sample_beside_its_article(self):
        self.compare(["build", SAMPLE, "--to", "json"], SOURCE / "samples/muse-spark.json")
        self.compare(["build", SAMPLE, "--to", "dot"], SOURCE / "samples/muse-spark.dot")
        self.compare(["build", SAMPLE], SOURCE / "samples/muse-spark.facts.txt")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
