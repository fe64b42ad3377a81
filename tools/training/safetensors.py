"""Writes the safetensors format: the length of a JSON header, the header, the tensors' bytes."""
import json
import struct

_TYPES = {"float32": "F32", "int8": "I8", "int16": "I16", "uint8": "U8", "uint32": "U32"}
_ALIGNMENT = 64


def write(path, metadata, tensors):
    """Writes named numpy arrays; each begins at a multiple of 64 bytes, as the engine uses them where they lie."""
    header, at = {"__metadata__": metadata}, 0
    for name, array in tensors.items():
        at += -at % _ALIGNMENT
        header[name] = {"dtype": _TYPES[str(array.dtype)], "shape": list(array.shape), "data_offsets": [at, at + array.nbytes]}
        at += array.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-(8 + len(text)) % _ALIGNMENT)
    with open(path, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text)
        at = 0
        for array in tensors.values():
            out.write(b"\0" * (-at % _ALIGNMENT) + array.tobytes())
            at += -at % _ALIGNMENT + array.nbytes
