"""Writes the model files of the engine from trained networks.

usage: write_model.py lexicon VECTORS.npz OUT.safetensors
       write_model.py networks DATA LEXICON.safetensors PARSER.pt SEGMENTER.pt NAMES.pt NAME OUT.safetensors
"""
import hashlib
import json
import pathlib
import struct
import sys

import numpy

import features
import lemmas
import safetensors
import vectors
from conllu import read_treebank
from name_data import TAGS

VERSION = "1"


def text(lines):
    return numpy.frombuffer("".join(line + "\n" for line in lines).encode(), dtype=numpy.uint8)


def write_lexicon(path, out):
    table = numpy.load(path)
    words = [w.encode() for w in table["words"].tolist()]
    order = sorted(range(len(words)), key=lambda i: words[i])
    joined = b"".join(words[i] for i in order)
    ends = numpy.cumsum([0] + [len(words[i]) for i in order])
    values = table["values"][order]
    digest = hashlib.sha256(joined + values.tobytes()).hexdigest()[:16]
    safetensors.write(out, {"kind": "graphwright lexicon", "version": VERSION, "id": digest}, {
        "words": numpy.frombuffer(joined, dtype=numpy.uint8),
        "words.offsets": ends.astype(numpy.uint32),
        "vectors": values,
        "vectors.scale": table["scales"][order],
    })


def linear(weights, name, out_name):
    """A linear layer as the engine has it: inputs x outputs."""
    weight = weights[name + ".weight"].numpy()
    bias = weights.get(name + ".bias")
    bias = numpy.zeros(len(weight)) if bias is None else bias.numpy()
    return {out_name + ".weight": weight.T, out_name + ".bias": bias}


def projection(weights, out_name):
    """The maps whose greater value counts, one after the other instead of alternating."""
    pieces = linear(weights, "projection", out_name)
    return {**{k: numpy.concatenate([v[..., 0::2], v[..., 1::2]], axis=-1) for k, v in pieces.items()},
            out_name + ".scale": weights["norm.weight"].numpy(), out_name + ".shift": weights["norm.bias"].numpy()}


def layer(weights, name, out_name):
    return {**linear(weights, name + ".input", out_name + ".input"), out_name + ".recurrent": weights[name + ".recurrent"].numpy()}


def parser_tensors(model):
    weights, inventory = model["weights"], model["inventory"]
    layers = model["shape"]["layers"]
    tensors = {
        "parser.words": weights["words.weight"].numpy(), "parser.affixes": weights["affixes.weight"].numpy(),
        "parser.shapes": weights["shapes.weight"].numpy(), "parser.root": weights["root"].numpy(),
        **projection(weights, "parser.projection"),
        **linear(weights, "upos", "parser.upos_scores"), **linear(weights, "xpos", "parser.xpos_scores"),
        **linear(weights, "arc_dependent", "parser.arc_dependent"), **linear(weights, "arc_head", "parser.arc_head"),
        **linear(weights, "arc_bilinear", "parser.arc_query"), **linear(weights, "distance", "parser.distance"),
        **linear(weights, "label_dependent", "parser.label_dependent"), **linear(weights, "label_head", "parser.label_head"),
        **linear(weights, "label", "parser.label_scores"),
    }
    for i in range(layers):
        tensors.update(layer(weights, f"layers.{i}", f"parser.layers.{i}"))
    texts = {"parser.vocabulary": text(inventory["words"][1:]), "parser.upos": text(inventory["upos"]),
             "parser.xpos": text(inventory["xpos"]), "parser.relations": text(inventory["relations"]),
             "parser.layers": text(str(i) for i in range(layers))}
    return tensors, texts


def segmenter_tensors(model):
    weights = model["weights"]
    return {"segmenter.atoms": weights["atoms.weight"].numpy(), "segmenter.shapes": weights["shapes.weight"].numpy(),
            **projection(weights, "segmenter.projection"), **layer(weights, "layer", "segmenter.layer"),
            **linear(weights, "output", "segmenter.output")}


def name_tensors(model):
    """The network reads in one manner, whose embedding becomes a part of the bias."""
    weights, shape = model["weights"], model["shape"]
    manner = model["manner"] @ weights["sources.weight"]
    before = vectors.DIMENSIONS + shape["word"] + len(features.AFFIXES) * shape["affix"] + shape["shape"]
    after = before + shape["source"]
    weight = weights["projection.weight"]
    folded = {**weights, "projection.bias": weights["projection.bias"] + weight[:, before:after] @ manner,
              "projection.weight": weight[:, [i for i in range(weight.shape[1]) if not before <= i < after]]}
    tensors = {
        "names.words": weights["words.weight"].numpy(), "names.affixes": weights["affixes.weight"].numpy(),
        "names.shapes": weights["shapes.weight"].numpy(), **projection(folded, "names.projection"),
        **linear(weights, "tags", "names.scores"), "names.transitions": weights["crf.transitions"].numpy(),
    }
    for i in range(shape["layers"]):
        tensors.update(layer(weights, f"layers.{i}", f"names.layers.{i}"))
    texts = {"names.vocabulary": text(model["words"][1:]), "names.tags": text(TAGS), "names.lists": text(model["lists"]),
             "names.layers": text(str(i) for i in range(shape["layers"]))}
    return tensors, texts


def lexicon_id(path):
    with open(path, "rb") as file:
        return json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))["__metadata__"]["id"]


def write_networks(data, lexicon, parser, segmenter, names, name, out):
    import torch
    parser, segmenter, names = torch.load(parser), torch.load(segmenter), torch.load(names)
    for model in (parser, segmenter, names):
        if model["fingerprint"] != features.fingerprint():
            sys.exit("write_model.py: a network was trained with other features")
    treebank = pathlib.Path(data) / "treebank"
    table = lemmas.learn(s for part in ("ewt", "gum") for s in read_treebank(treebank / f"{part}-train.conllu"))
    numbers, texts = parser_tensors(parser)
    numbers.update(segmenter_tensors(segmenter))
    name_numbers, name_texts = name_tensors(names)
    numbers.update(name_numbers)
    texts.update(name_texts)
    texts["lemmas"] = text(f"{tag}\t{end}\t{rule}" for (tag, end), rule in sorted(table.items()))
    metadata = {"kind": "graphwright networks", "version": VERSION, "name": name, "lexicon": lexicon_id(lexicon),
                "features": str(features.fingerprint())}
    safetensors.write(out, metadata, {**texts, **{k: numpy.ascontiguousarray(v, dtype=numpy.float16) for k, v in numbers.items()}})


def main():
    if sys.argv[1:2] == ["lexicon"] and len(sys.argv) == 4:
        write_lexicon(*sys.argv[2:])
    elif sys.argv[1:2] == ["networks"] and len(sys.argv) == 9:
        write_networks(*sys.argv[2:])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
