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
import quantise
import safetensors
import vectors
from conllu import read_treebank
from name_data import TAGS

LEXICON_VERSION, NETWORKS_VERSION = "1", "2"


def as_written(values):
    """Numbers that are not whole have 32 bits."""
    return numpy.ascontiguousarray(values, dtype=numpy.float32 if values.dtype.kind == "f" else values.dtype)


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
    safetensors.write(out, {"kind": "graphwright lexicon", "version": LEXICON_VERSION, "id": digest}, {
        "words": numpy.frombuffer(joined, dtype=numpy.uint8),
        "words.offsets": ends.astype(numpy.uint32),
        "vectors": values,
        "vectors.scale": table["scales"][order],
    })


def rows(values, out_name):
    """A table of learned rows."""
    values, step = quantise.table(values)
    return {out_name: values, out_name + ".step": step}


def matrix(weight, out_name):
    """Weights, inputs x outputs."""
    panels, steps = quantise.packed(weight)
    return {out_name: panels, out_name + ".steps": steps}


def linear(weights, name, out_name):
    """A linear layer as the engine has it."""
    weight = weights[name + ".weight"].numpy()
    bias = weights.get(name + ".bias")
    bias = numpy.zeros(len(weight)) if bias is None else bias.numpy()
    return {**matrix(weight.T, out_name + ".weight"), out_name + ".bias": bias}


def projection(weights, out_name, width):
    """The maps whose greater value counts, one after the other instead of alternating: the weights of an embedding's numbers,
    `width` of them, in a matrix, those of the features behind it as rows."""
    def parted(values):
        return numpy.concatenate([values[..., 0::2], values[..., 1::2]], axis=-1)
    weight = parted(weights["projection.weight"].numpy().T)
    tensors = {**matrix(weight[:width], out_name + ".weight"), out_name + ".bias": parted(weights["projection.bias"].numpy()),
               out_name + ".scale": weights["norm.weight"].numpy(), out_name + ".shift": weights["norm.bias"].numpy()}
    if len(weight) > width:
        tensors[out_name + ".features"] = weight[width:]
    return tensors


def layers(weights, names, network):
    """LSTM layers, and the text that counts them."""
    tensors = {}
    for i, name in enumerate(names):
        out_name = f"{network}.layers.{i}"
        forward, backward = weights[name + ".recurrent"].numpy()
        tensors.update({**linear(weights, name + ".input", out_name + ".input"), **matrix(forward, out_name + ".forward"),
                        **matrix(backward, out_name + ".backward")})
    return {**tensors, network + ".layers": text(str(i) for i in range(len(names)))}


def vocabulary(words, table, network):
    """Words in order of their bytes, and their rows behind that of unknown words."""
    order = sorted(range(1, len(words)), key=lambda i: words[i].encode())
    return {network + ".vocabulary": text(words[i] for i in order), **rows(table[[0, *order]], network + ".words")}


def parser_tensors(model):
    weights, inventory = model["weights"], model["inventory"]
    tables = [weights[name + ".weight"].numpy() for name in ("words", "affixes", "shapes")]
    width = vectors.DIMENSIONS + tables[0].shape[1] + len(features.AFFIXES) * tables[1].shape[1] + tables[2].shape[1]
    return {
        **vocabulary(inventory["words"], tables[0], "parser"), **rows(tables[1], "parser.affixes"),
        **rows(tables[2], "parser.shapes"), **projection(weights, "parser.projection", width),
        **layers(weights, [f"layers.{i}" for i in range(model["shape"]["layers"])], "parser"),
        "parser.root": weights["root"].numpy(),
        **linear(weights, "upos", "parser.upos_scores"), **linear(weights, "xpos", "parser.xpos_scores"),
        **linear(weights, "arc_dependent", "parser.arc_dependent"), **linear(weights, "arc_head", "parser.arc_head"),
        **linear(weights, "arc_bilinear", "parser.arc_query"), **linear(weights, "distance", "parser.distance"),
        **linear(weights, "label_dependent", "parser.label_dependent"), **linear(weights, "label_head", "parser.label_head"),
        **linear(weights, "label", "parser.label_scores"), "parser.upos": text(inventory["upos"]),
        "parser.xpos": text(inventory["xpos"]), "parser.relations": text(inventory["relations"]),
    }


def segmenter_tensors(model):
    weights = model["weights"]
    tables = [weights[name + ".weight"].numpy() for name in ("atoms", "shapes")]
    width = vectors.DIMENSIONS + tables[0].shape[1] + tables[1].shape[1]
    return {**rows(tables[0], "segmenter.atoms"), **rows(tables[1], "segmenter.shapes"),
            **projection(weights, "segmenter.projection", width), **layers(weights, ["layer"], "segmenter"),
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
    return {
        **vocabulary(model["words"], weights["words.weight"].numpy(), "names"),
        **rows(weights["affixes.weight"].numpy(), "names.affixes"), **rows(weights["shapes.weight"].numpy(), "names.shapes"), **projection(folded, "names.projection", before),
        **layers(weights, [f"layers.{i}" for i in range(shape["layers"])], "names"), **linear(weights, "tags", "names.scores"),
        "names.transitions": weights["crf.transitions"].numpy(), "names.tags": text(TAGS), "names.lists": text(model["lists"]),
    }


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
    tensors = {**parser_tensors(parser), **segmenter_tensors(segmenter), **name_tensors(names),
               "lemmas": text(f"{tag}\t{end}\t{rule}" for (tag, end), rule in sorted(table.items()))}
    metadata = {"kind": "graphwright networks", "version": NETWORKS_VERSION, "name": name, "lexicon": lexicon_id(lexicon),
                "features": str(features.fingerprint())}
    safetensors.write(out, metadata, {tensor: as_written(values) for tensor, values in tensors.items()})


def main():
    if sys.argv[1:2] == ["lexicon"] and len(sys.argv) == 4:
        write_lexicon(*sys.argv[2:])
    elif sys.argv[1:2] == ["networks"] and len(sys.argv) == 9:
        write_networks(*sys.argv[2:])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
