"""Gathers unlabelled text for distillation: news articles and passages from encyclopaedias.

usage: unlabelled.py DATA OUT.txt [--without worldwide]; DATA holds news/ and relations/. Paragraphs are parted by blank lines.
"""
import argparse
import json
import pathlib


def records(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def paragraphs(data, without):
    if "worldwide" not in without:
        for article in records(data / "news" / "worldwide.ndjson"):
            yield from article["text"].splitlines()
    for document in records(data / "relations" / "knowledgenet-train.ndjson"):
        yield from (passage["passageText"] for passage in document["passages"])
    yield from (record["sent"] for record in records(data / "relations" / "text2kg-wikidata-train.ndjson"))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("data", type=pathlib.Path)
    arguments.add_argument("out", type=pathlib.Path)
    arguments.add_argument("--without", action="append", default=[], choices=["worldwide"])
    options = arguments.parse_args()
    seen = set()
    with open(options.out, "w", encoding="utf-8") as out:
        for paragraph in paragraphs(options.data, options.without):
            paragraph = " ".join(paragraph.split())
            if len(paragraph) > 20 and paragraph not in seen:
                seen.add(paragraph)
                out.write(paragraph + "\n\n")


if __name__ == "__main__":
    main()
