"""Writes the trained small model as the file that the Rust side reads in place, with a few sentences to compare by.

    python training/export.py student.pt models/reader.bin [--check tests/model/check.json]

The file: the magic "dateline", the version and the number of sections as little-endian u32; for each section its name
in 16 bytes, its offset and its length in bytes as u32; then the sections, each at a multiple of 64 bytes. Tables of
words and the weights of the large products are int8, with a factor for each table or row; all else is f32. The
weights of a product of n inputs and m outputs (both padded with zeros, to a multiple of 32 and of 16) stand as [m /
16][n / 4][16][4], so that four inputs meet sixteen outputs in one instruction.
"""

import argparse
import json
import struct
from pathlib import Path

import numpy as np
import torch
from corpora import BIO, RELATIONS, UPOS, XPOS, Sentence
from features import GLOVE, LISTS
from network import ACTIVATION, ARC, LABEL, LAYERS, NAME, PAIRS, STYLES, WIDTH, Rounded, Student, steps
from student import Features, batched

VERSION = 1
#: Sentences that we wrote, for the comparison of both sides.
CHECKED = (
    "Syria 's intelligence chief Ali Mamlouk met his Egyptian counterpart in Cairo on Saturday .",
    "The U.N. Security Council did not vote on the draft , diplomats said .",
    "“ We ’re leaving at 7:30 , ” Ms. O’Brien told the BBC .",
    "MINISTERS REJECT NEW TAX PLAN",
    "Police Arrest Three Men After Protest In Kuala Lumpur",
    "It rained .",
    "Why ?",
)


def table(weight: torch.Tensor) -> tuple[bytes, float]:
    """A table of words as int8, and the factor that gives its values back."""
    values = weight.detach().numpy()
    factor = np.float32(np.abs(values).max() / 127)
    return np.clip(np.round(values / factor), -127, 127).astype(np.int8).tobytes(), float(factor)


def packed(weight: torch.Tensor, bias: torch.Tensor) -> tuple[bytes, bytes]:
    """The weights of a product; and for each output its factor, its bias, and the sum of its weights."""
    values, offset, scale = (part.detach().numpy() for part in (weight, bias, steps(weight)))
    outputs, inputs = values.shape
    deep = 4 * PAIRS
    whole = np.zeros(((outputs + 15) // 16 * 16, (inputs + deep - 1) // deep * deep), dtype=np.int8)
    whole[:outputs, :inputs] = np.floor(values * scale + 0.5).clip(-127, 127)
    rows = np.zeros((3, whole.shape[0]), dtype=np.float32)
    rows[0, :outputs] = 1 / (scale[:, 0] * ACTIVATION)
    rows[1, :outputs] = offset
    # Activations are stored as 64 more than they are.
    rows[2] = whole.astype(np.int32).sum(1) * 64
    blocks = whole.reshape(whole.shape[0] // 16, 16, whole.shape[1] // 4, 4).transpose(0, 2, 1, 3)
    return blocks.tobytes(), rows.tobytes()


def f32(values: torch.Tensor) -> bytes:
    return values.detach().numpy().astype("<f4").tobytes()


def sections(model: Student, features: Features) -> dict[str, bytes]:
    vocabulary = features.vocabulary
    shape = [
        VERSION,
        WIDTH,
        LAYERS,
        ARC,
        LABEL,
        NAME,
        len(UPOS),
        len(XPOS),
        len(RELATIONS),
        len(BIO),
        GLOVE,
        len(LISTS),
    ]
    labels = "\n".join(" ".join(group) for group in (UPOS, XPOS, RELATIONS))
    found = {"labels": labels.encode(), "shape": np.array(shape, dtype="<u4").tobytes()}
    factors = []
    for name, at in (("words", 0), ("prefixes", 2), ("suffixes", 3), ("endings", 4), ("shapes", 5), ("headings", 6)):
        found[name], factor = table(model.tables[at].weight)
        factors.append(factor)
    found["factors"] = np.array(factors, dtype="<f4").tobytes()
    keys = sorted(vocabulary.glove)
    found["glove_keys"] = np.array(keys, dtype="<u4").tobytes()
    found["glove"] = vocabulary.vectors[[vocabulary.glove[key] for key in keys]].tobytes()
    found["glove_weights"] = f32(model.glove.weight.T * vocabulary.scale)
    keys = sorted(vocabulary.bits)
    found["list_keys"] = np.array(keys, dtype="<u4").tobytes()
    found["list_bits"] = np.array([vocabulary.bits[key] for key in keys], dtype="<u2").tobytes()
    found["list_weights"] = f32(torch.cat([model.lists.weight.T, model.lists.bias.unsqueeze(0)]))
    for number, layer in enumerate(model.layers):
        found[f"layer{number}"], found[f"layer{number}_rows"] = packed(layer.product.weight, layer.product.bias)
    hidden_bias = model.name_hidden.bias + model.style.weight[STYLES.index("silver")]
    heads = (model.tags, model.arcs, model.pair, model.name_hidden)
    weight = torch.cat([head.weight for head in heads])
    bias = torch.cat([model.tags.bias, model.arcs.bias, model.pair.bias, hidden_bias])
    found["heads"], found["heads_rows"] = packed(weight, bias)
    found["bilinear"], found["bilinear_rows"] = packed(model.bilinear[:ARC].T, model.bilinear[ARC])
    for name in ("relation", "name"):
        layer = getattr(model, name)
        found[name], found[f"{name}_rows"] = packed(layer.weight, layer.bias)
    return found


def write(path: Path, found: dict[str, bytes]) -> None:
    offset = (16 + 24 * len(found) + 63) // 64 * 64
    head, body = [b"dateline", struct.pack("<II", VERSION, len(found))], []
    for name, data in found.items():
        head.append(struct.pack("<16sII", name.encode(), offset, len(data)))
        body.append(data + b"\0" * (-len(data) % 64))
        offset += len(body[-1])
    start = b"".join(head)
    path.write_bytes(start + b"\0" * (-len(start) % 64) + b"".join(body))
    print(f"{path}: {path.stat().st_size / 2**20:.2f} MiB")


@torch.no_grad()
def check(model: Student, features: Features) -> list[dict[str, object]]:
    """What the model says here of a few sentences."""
    model.eval()
    Rounded.coarse = True
    found = []
    for text in CHECKED:
        words = text.split()
        out = model(batched([Sentence(words)], features))
        row: dict[str, object] = {"words": words}
        for name in ("upos", "xpos", "arcs", "names"):
            row[name] = [[round(value, 3) for value in values] for values in out[name][0].tolist()]
        found.append(row)
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--check", type=Path)
    options = parser.parse_args()
    features = Features()
    vectors = torch.tensor(features.vocabulary.vectors).float() * features.vocabulary.scale
    model = Student(vectors)
    model.load_state_dict(torch.load(options.weights))
    # What is shipped is rounded: compare with the same.
    for embedding in model.tables:
        factor = embedding.weight.detach().abs().max() / 127
        embedding.weight.data = torch.round(embedding.weight.data / factor) * factor
    write(options.out, sections(model, features))
    if options.check:
        options.check.write_text(json.dumps(check(model, features)) + "\n", encoding="utf-8")
