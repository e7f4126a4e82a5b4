"""Reads the weights of a shipped model back: the reverse of export.py.

    load(model, Path("models/reader.bin"))

What is rounded in the file stays rounded. The embeddings of styles are not in it: they stay as they are in the model,
and the bias of names holds that of "silver".
"""

import struct
from pathlib import Path

import numpy as np
import torch
from network import ACTIVATION, ARC, LAYERS, WIDTH, Student

TABLES = (("words", 0), ("prefixes", 2), ("suffixes", 3), ("endings", 4), ("shapes", 5), ("headings", 6))


def sections(path: Path) -> dict[str, bytes]:
    raw = path.read_bytes()
    found = {}
    for number in range(struct.unpack_from("<I", raw, 12)[0]):
        name, start, length = struct.unpack_from("<16sII", raw, 16 + 24 * number)
        found[name.rstrip(b"\0").decode()] = raw[start : start + length]
    return found


def unpacked(found: dict[str, bytes], name: str, outputs: int, inputs: int) -> tuple[torch.Tensor, torch.Tensor]:
    """The weights of a product and its bias."""
    rows = np.frombuffer(found[f"{name}_rows"], "<f4").reshape(3, -1)
    size = rows.shape[1]
    whole = np.frombuffer(found[name], np.int8).reshape(size // 16, -1, 16, 4).transpose(0, 2, 1, 3).reshape(size, -1)
    weights = whole * (rows[0] * ACTIVATION)[:, None]
    return torch.tensor(weights[:outputs, :inputs]), torch.tensor(rows[1, :outputs])


@torch.no_grad()
def load(model: Student, path: Path) -> None:
    found = sections(path)

    def numbers(name: str) -> torch.Tensor:
        return torch.tensor(np.frombuffer(found[name], "<f4")).view(-1, WIDTH)

    for (name, at), factor in zip(TABLES, np.frombuffer(found["factors"], "<f4"), strict=True):
        rows = np.frombuffer(found[name], np.int8) * factor
        model.tables[at].weight.copy_(torch.tensor(rows).view(-1, WIDTH))
    # Its vectors are whole steps of 4 / 127, see features.py.
    model.glove.weight.copy_(numbers("glove_weights").T / (4.0 / 127))
    lists = numbers("list_weights")
    model.lists.weight.copy_(lists[:-1].T)
    model.lists.bias.copy_(lists[-1])
    products = {f"layer{number}": [model.layers[number].product] for number in range(LAYERS)}
    products["heads"] = [model.tags, model.arcs, model.pair, model.name_hidden]
    products |= {name: [getattr(model, name)] for name in ("relation", "name")}
    for name, parts in products.items():
        sizes = [part.out_features for part in parts]
        weights, bias = unpacked(found, name, sum(sizes), parts[0].in_features)
        for part, weight, offset in zip(parts, weights.split(sizes), bias.split(sizes), strict=True):
            part.weight.copy_(weight)
            part.bias.copy_(offset)
    weights, bias = unpacked(found, "bilinear", ARC + 1, ARC)
    model.bilinear[:ARC].copy_(weights.T)
    model.bilinear[ARC].copy_(bias)
