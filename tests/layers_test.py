#!/usr/bin/env python3
"""Fails when a part includes what it may not: another part that its CMakeLists.txt does not list under USES, or, in a public
header, a third party's header that is to stay behind .cpp files.

usage: layers_test.py SOURCE_DIR
"""
import pathlib
import re
import sys

PARTS = ["graph", "importers/language", "importers", "exporters", "cli", "tests"]
# The language engine knows no graph: of that part it may include what all stand on.
LANGUAGE_FROM_GRAPH = {"data_directory.hpp", "document.hpp", "error.hpp", "offsets.hpp"}
# Headers of third parties that public headers may include, and those that only one place may.
OPEN_TO_HEADERS = re.compile(r"(fmt|boost)/|CLI/")
ONLY_IN = {
    "boost/graph/": {"graph/boost.hpp", "graph/boost.cpp", "graph/analysis.cpp", "tests/"},
    "CLI/": {"cli/"},
    "graphviz/": {"exporters/"},
    "hwy/": {"importers/language/detail/kernels.cpp"},
    "rapidjson/": {"graph/detail/", "graph/ontology.cpp", "importers/graphs/", "importers/language/analysis_json.cpp",
                   "importers/language/detail/model_file.cpp", "exporters/json.cpp", "tests/"},
}


def uses(source):
    """What each part may include, from the CMake files; the program and the tests may include all."""
    allowed = {"cli": set(PARTS), "tests": set(PARTS)}
    names = {part.split("/")[-1]: part for part in PARTS}
    for part in PARTS:
        text = (source / part / "CMakeLists.txt").read_text()
        for name, arguments in re.findall(r"graphwright_part\((\w+)(.*?)^  (?:PUBLIC|PRIVATE)", text, re.S | re.M):
            found = re.search(r"USES([\w\s]*)", arguments)
            allowed[names[name]] = {part} | {names[used] for used in (found[1].split() if found else [])}
    return allowed


def part_of(path):
    """The part to which a file belongs, the innermost where parts lie within each other."""
    return next((part for part in PARTS if path.startswith(part + "/")), path.split("/")[0])


def main(source):
    allowed, wrong = uses(source), []
    assert set(PARTS) == allowed.keys(), allowed
    for part in PARTS:
        for path in sorted((source / part).rglob("*.[hc]pp")):
            name = path.relative_to(source).as_posix()
            if part_of(name) != part:
                continue
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                found = re.match(r'#include\s+([<"])([^>"]+)[>"]', line)
                if not found:
                    continue
                quoted, target = found[1] == '"', found[2]
                where = f"{name}:{number}: includes {target}"
                if quoted and part_of(target) not in allowed[part] and (path.parent / target).exists() is False:
                    wrong.append(f"{where}, which {part} may not use")
                if part == "importers/language" and part_of(target) == "graph" and target[6:] not in LANGUAGE_FROM_GRAPH:
                    wrong.append(f"{where}, which knows of graphs")
                if quoted and "/detail/" in target and part in ("cli",):
                    wrong.append(f"{where}, which is not public")
                for prefix, places in ONLY_IN.items():
                    if target.startswith(prefix) and not any(name.startswith(place) for place in places):
                        wrong.append(f"{where}, which belongs to {', '.join(sorted(places))}")
                public = path.suffix == ".hpp" and part not in ("cli", "tests") and "/detail/" not in name
                if public and not quoted and "/" in target and not OPEN_TO_HEADERS.match(target):
                    wrong.append(f"{where} in a public header")
                if public and quoted and "/detail/" in target:
                    wrong.append(f"{where} in a public header")
    print("\n".join(wrong) or "every part includes only what it may")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
