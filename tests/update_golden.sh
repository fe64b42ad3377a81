#!/bin/sh
# Rewrites the golden files, and the sample's, from what the program now gives. Read the diff before you commit it.
# usage: tests/update_golden.sh [PROGRAM]
set -eu
cd "$(dirname "$0")/.."
program=${1:-build/dev/bin/graphwright}
for case in tests/golden/*; do
  "$program" build "$case/input.txt" -o "$case/graph.json" -o "$case/graph.dot" -o "$case/facts.txt" 2>"$case/warnings.txt"
  [ -s "$case/warnings.txt" ] || rm "$case/warnings.txt"
done
"$program" build samples/muse-spark.txt -o samples/muse-spark.json -o samples/muse-spark.dot \
  -o samples/muse-spark.facts.txt -o samples/muse-spark.svg -o samples/muse-spark.png
