#!/bin/sh
# Draws the pictures of docs/pictures.md: those of gold graphs, as people draw them of articles, and of random graphs.
# usage: tools/draw_gallery.sh GOLD_DIR [PROGRAM]
set -eu
[ $# -ge 1 ] || { sed -n 's/^# usage: /usage: /p' "$0" >&2; exit 2; }
gold=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
program=${2:-build/release/bin/graphwright}
pictures=docs/pictures
mkdir -p "$pictures"
for file in "$gold"/*.gold; do
  name=$(basename "$file" .gold)
  [ "$name" != muse-spark ] || continue  # the sample's other telling is kept for scoring
  python3 tools/gold_to_graph.py "$file" | "$program" convert - -o "$pictures/gold-$name.svg"
done
for count in 10 50 200 1000; do
  python3 tools/random_graph.py "$count" | "$program" convert - -o "$pictures/random-$count.svg" --top "$count"
done
python3 tools/random_graph.py 1000 | "$program" convert - -o "$pictures/random-1000-top-40.svg"
python3 tools/gold_to_graph.py "$gold/d3-antitrust-fine.gold" |
  "$program" convert - -o "$pictures/theme-dark.svg" --to svg,theme=dark,size=16:9
python3 tools/gold_to_graph.py "$gold/d3-antitrust-fine.gold" |
  "$program" convert - -o "$pictures/theme-print.svg" --to svg,theme=print,size=portrait
