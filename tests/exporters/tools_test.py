#!/usr/bin/env python3
"""Has the tools that people use read what the program writes. A tool that is not installed fails the test.

usage: tools_test.py PROGRAM SOURCE_DIR
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.dom.minidom

import networkx

PROGRAM, SOURCE = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
NASTY = ["</text><script>alert(1)</script>", "\\N", "&copy;", "a\"b", "back\\", "line\nbreak", "\u0001", "\ufffe", "x" * 300,
         "\u05e9\u05dc\u05d5\u05dd", "\U0001f469\u200d\U0001f680", "node", "edge", "digraph", "strict", "]]>", "--", ""]


class Tools(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        nodes = [{"id": f"n{i}", "label": name, "type": "Person"} for i, name in enumerate(NASTY)]
        edges = [{"source": f"n{i}", "target": f"n{(i * 5 + 1) % len(NASTY)}", "type": "related_to", "predicate": name, "label": name}
                 for i, name in enumerate(NASTY)]
        nasty = self.folder / "nasty.json"
        nasty.write_text(json.dumps({"nodes": nodes, "edges": edges}))
        self.run_program("build", SOURCE / "samples/muse-spark.txt", "-o", "sample.json")
        self.graphs = [nasty, self.folder / "sample.json"]

    def run_program(self, *arguments):
        subprocess.run([PROGRAM, *map(str, arguments)], check=True, cwd=self.folder)

    def converted(self, graph, *arguments, suffix):
        target = self.folder / (graph.stem + suffix)
        self.run_program("convert", graph, "-o", target, *arguments)
        return target

    def test_dot_reads_our_dot(self):
        for graph in self.graphs:
            dot = self.converted(graph, "--to", "dot,style=plain", suffix=".plain.dot")
            done = subprocess.run(["dot", "-Tjson", dot], capture_output=True, check=True)
            self.assertEqual(done.stderr, b"")
            read, count = json.loads(done.stdout), json.loads(graph.read_text())
            self.assertEqual(len(read["objects"]), len(count["nodes"]))
            self.assertEqual(len(read["edges"]), len(count["edges"]))

    def test_dot_makes_our_picture_of_our_dot(self):
        for graph in self.graphs:
            dot, svg = self.converted(graph, suffix=".dot"), self.converted(graph, suffix=".svg")
            done = subprocess.run(["dot", "-Tsvg", dot], capture_output=True, check=True)
            self.assertEqual(done.stderr, b"")
            drawn = [re.findall(r"<(?:text|path|polygon|ellipse) .*", text) for text in (done.stdout.decode(), svg.read_text())]
            self.assertEqual(*drawn)

    def test_no_label_of_a_line_lies_on_a_node(self):
        def extents(drawn):
            """The rectangles of the names and of the labels that dot laid out, in points: left, bottom, right, top."""
            for node in filter(lambda item: "pos" in item, drawn["objects"]):
                (x, y), w, h = map(float, node["pos"].split(",")), float(node["width"]) * 36, float(node["height"]) * 36
                yield "node", (x - w, y - h, x + w, y + h)
            for edge in drawn["edges"]:
                size = 9
                for operation in edge.get("_ldraw_", []):
                    size = operation.get("size", size)
                    if operation["op"] == "T":
                        (x, y), w = operation["pt"], operation["width"] / 2
                        yield "label", (x - w, y - 0.2 * size, x + w, y + 0.7 * size)

        for count in (5, 10, 20, 30, 40):
            made = subprocess.run([sys.executable, SOURCE / "tools/random_graph.py", str(count)], capture_output=True, check=True)
            graph = self.folder / f"random-{count}.json"
            graph.write_bytes(made.stdout)
            dot = self.converted(graph, suffix=".dot")
            drawn = json.loads(subprocess.run(["dot", "-Tjson", dot], capture_output=True, check=True).stdout)
            rectangles = list(extents(drawn))
            nodes = [extent for kind, extent in rectangles if kind == "node"]
            labels = [extent for kind, extent in rectangles if kind == "label"]
            self.assertGreater(len(labels), count / 2)
            for l in labels:
                for n in nodes:
                    apart = l[2] < n[0] + 2 or n[2] < l[0] + 2 or l[3] < n[1] + 2 or n[3] < l[1] + 2
                    self.assertTrue(apart, (count, l, n))

    def test_xmllint_passes_our_svg_and_it_shows_the_names(self):
        for graph in self.graphs:
            svg = self.converted(graph, suffix=".svg")
            subprocess.run(["xmllint", "--noout", "--nonet", svg], check=True)
        document = xml.dom.minidom.parse(str(self.folder / "nasty.svg"))
        shown = "".join("".join(child.data for child in text.childNodes) for text in document.getElementsByTagName("text"))
        for name in ("</text><script>alert(1)</script>", "\\N", "&copy;", "\u05e9\u05dc\u05d5\u05dd", "\U0001f469\u200d\U0001f680"):
            self.assertIn(name, shown)
        self.assertEqual(document.getElementsByTagName("script").length, 0)
        self.assertNotIn("<!DOCTYPE", (self.folder / "nasty.svg").read_text())

    def test_networkx_loads_our_json(self):
        before_3_6 = tuple(int(part) for part in networkx.__version__.split(".")[:2]) < (3, 6)
        for graph in self.graphs:
            count = json.loads(graph.read_text())
            for key in ("both", "links" if before_3_6 else "edges"):
                target = self.converted(graph, "--to", f"json,edges-key={key}", suffix=f".{key}.json")
                loaded = networkx.node_link_graph(json.loads(target.read_text()))
                self.assertTrue(loaded.is_directed() and loaded.is_multigraph())
                self.assertEqual(loaded.number_of_nodes(), len(count["nodes"]))
                self.assertEqual(loaded.number_of_edges(), len(count["edges"]))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
