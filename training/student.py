"""Trains the small model (network.py) on the treebanks, on texts with names, and on what the teacher said of free text.

    python training/student.py FOLDER student.pt [--silver silver.pt ...] [--minutes N]

Seeds are fixed; the learning rate falls with the share of the time that is used, so a run ends well within its minutes.
Chosen on nothing: the last state is kept. EWT dev, GUM dev and a fifth of UNER EWT dev are only looked at.
"""

import argparse
import pickle
import random
import time
from pathlib import Path

import numpy as np
import reader
import torch
from corpora import BIO, NAMES, Sentence, named, treebank
from features import GLOVE, LISTS, Vocabulary, is_heading, rows
from network import STYLES, Rounded, Student
from teacher import HELD_OUT, SHARES, batches, open_names, recased, spans
from torch import nn
from torch.nn import functional as F

#: Words a batch, with padding.
BATCH = 2400
#: The share of the time after which weights and activations are rounded as they will be shipped.
COARSE_AFTER = 0.8
LEARNING_RATE = 1.5e-3
#: What the names of the teacher count beside the trees.
NAMES_OF_TEACHER = 1.5


class Features:
    """The rows of words, remembered."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self.known: dict[str, tuple[list[int], int, list[float]]] = {}

    def of(self, word: str) -> tuple[list[int], int, list[float]]:
        if word not in self.known:
            glove, bits = self.vocabulary.look_up(word)
            self.known[word] = (rows(word), glove, [float(bits >> bit & 1) for bit in range(len(LISTS))])
        return self.known[word]


def batched(sentences: list[Sentence], features: Features, style: str | None = None) -> dict[str, torch.Tensor]:
    size, longest = len(sentences), max(len(sentence.words) for sentence in sentences)
    pad = ([0] * 6 + [0], GLOVE, [0.0] * len(LISTS))
    all_rows, glove, lists, real = [], [], [], []
    for sentence in sentences:
        heading = is_heading(sentence.words)
        words = [features.of(word) for word in sentence.words]
        padding = [pad] * (longest - len(words))
        all_rows.append([[*word[0], heading] for word in words] + [word[0] for word in padding])
        glove.append([word[1] for word in words + padding])
        lists.append([word[2] for word in words + padding])
        real.append([True] * len(words) + [False] * len(padding))
    batch = {
        "rows": torch.tensor(all_rows),
        "glove": torch.tensor(glove),
        "lists": torch.tensor(lists),
        "real": torch.tensor(real),
        "style": torch.tensor([STYLES.index(style or s.corpus or "silver") for s in sentences]),
    }
    for layer in ("upos", "xpos", "heads", "relations", "names"):
        filled = [[*getattr(s, layer), *[-1] * (longest - len(getattr(s, layer)))] for s in sentences]
        batch[layer] = torch.tensor(filled)
    if any(getattr(sentence, "likely", None) is not None for sentence in sentences):
        likely = torch.zeros(size, longest, len(BIO))
        for row, sentence in enumerate(sentences):
            # The teacher did not see the shortest ones: nothing is learnt of their names.
            if hasattr(sentence, "likely"):
                likely[row, : len(sentence.words)] = sentence.likely.float()
        batch["likely"] = likely
    return batch


def loss_of(model: Student, sentences: list[Sentence], features: Features) -> torch.Tensor:
    batch = batched(sentences, features)
    out = model(batch)
    loss = torch.zeros(())

    def flat(scores: torch.Tensor, gold: torch.Tensor) -> torch.Tensor:
        return F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-1)

    if (batch["heads"] >= 0).any():
        relations = model.relations(out["pair"], batch["heads"].clamp(min=0))
        relation_gold = torch.where(batch["heads"] >= 0, batch["relations"], -1)
        loss = loss + 0.3 * flat(out["upos"], batch["upos"]) + 0.3 * flat(out["xpos"], batch["xpos"])
        loss = loss + flat(out["arcs"], batch["heads"]) + flat(relations, relation_gold)
    if "likely" in batch:
        entropy = -(batch["likely"] * out["names"].log_softmax(-1)).sum(-1)
        loss = loss + NAMES_OF_TEACHER * entropy[batch["real"]].mean()
    elif (batch["names"] >= 0).any():
        loss = loss + open_names(out["names"], batch["names"], [s.corpus for s in sentences])
    return loss


@torch.no_grad()
def scores(model: Student, sentences: list[Sentence], features: Features, style: str | None = None) -> str:
    """Accuracy of the tags, UAS and LAS without decoding, F1 of the names."""
    model.eval()
    right, words, hits, found, gold = torch.zeros(4), 0, 0, 0, 0
    for group in batches(sentences, 6000, None):
        batch = batched(group, features, style)
        out = model(batch)
        if group[0].heads:
            real = batch["real"]
            heads = out["arcs"].argmax(-1)
            relations = model.relations(out["pair"], heads).argmax(-1)
            same = (heads == batch["heads"]) & real
            tags = [((out[layer].argmax(-1) == batch[layer]) & real).sum() for layer in ("upos", "xpos")]
            right += torch.tensor([*tags, same.sum(), (same & (relations == batch["relations"])).sum()])
            words += int(real.sum())
        if group[0].names:
            for row, sentence in enumerate(group):
                kinds = NAMES[sentence.corpus]
                mine = spans(out["names"][row, : len(sentence.words)].argmax(-1).tolist(), kinds)
                true = spans(sentence.names, kinds)
                hits, found, gold = hits + len(mine & true), found + len(mine), gold + len(true)
    model.train()
    if words:
        return "upos {:.4f} xpos {:.4f} uas {:.4f} las {:.4f}".format(*(right / words).tolist())
    return f"names F1 {2 * hits / max(found + gold, 1):.4f}"


def silver(path: Path, gold: dict[tuple[str, ...], Sentence]) -> list[Sentence]:
    """What the teacher said; where a treebank has the sentence, its tags and tree stand, and the teacher's names."""
    found = []
    for words, upos, xpos, heads, relations, sure, likely in pickle.loads(path.read_bytes()):
        known = gold.get(tuple(words))
        if known is None:
            # Of a head that the teacher doubts nothing is learnt.
            heads = np.where(sure > 0.5, heads.astype(int), -1)
            known = Sentence(words, upos.tolist(), xpos.tolist(), heads.tolist(), relations.tolist())
            found.append(known)
        known.likely = torch.from_numpy(likely)
    return found


def train(folder: Path, out: Path, silver_paths: list[Path], minutes: float, start_from: Path | None) -> None:
    chance = random.Random(1)
    torch.manual_seed(1)
    features = Features()
    data = {name: treebank(folder / "syntax" / f"{name}.conllu") for name in ("ewt-train", "gum-train")}
    gold = {tuple(s.words): s for sentences in data.values() for s in sentences}
    names = {name: named(folder / "names" / f"{name}.jsonl", name) for name in NAMES}
    held = {name: treebank(folder / "syntax" / f"{name}.conllu") for name in ("ewt-dev", "gum-dev")}
    held["names"] = names["uner_ewt_dev"][::HELD_OUT]
    names["uner_ewt_dev"] = [s for at, s in enumerate(names["uner_ewt_dev"]) if at % HELD_OUT]
    shares = dict(SHARES)
    if silver_paths:
        data["silver"] = [s for path in silver_paths for s in silver(path, gold)]
        shares |= {"silver": 0.7, "gmb": 0.0, "ewt-train": 1.0, "gum-train": 1.0}
    data |= names
    vectors = torch.tensor(features.vocabulary.vectors).float() * features.vocabulary.scale
    model = Student(vectors)
    if start_from and start_from.suffix == ".bin":
        reader.load(model, start_from)
    elif start_from:
        model.load_state_dict(torch.load(start_from))
    optimizer = torch.optim.AdamW(model.parameters(), lr=LEARNING_RATE, betas=(0.9, 0.98), weight_decay=1e-4)
    start, step, epoch = time.time(), 0, 0
    plan: list[list[Sentence]] = []
    while (used := (time.time() - start) / 60 / minutes) < 1:
        if not plan:
            if epoch:
                for name, sentences in held.items():
                    styles = ("uner_ewt_dev", "silver") if name == "names" else (None,)
                    for style in styles:
                        print(
                            f"epoch {epoch} {name} {style or ''}: {scores(model, sentences, features, style)}",
                            flush=True,
                        )
                torch.save(model.state_dict(), out)
            epoch += 1
            for name, sentences in data.items():
                chosen = chance.sample(sentences, int(shares[name] * len(sentences)))
                plan += batches([with_case(s, chance) for s in chosen], BATCH, chance)
            chance.shuffle(plan)
        for group in optimizer.param_groups:
            group["lr"] = LEARNING_RATE * min(1, (step + 1) / 200) * max(0.01, 1 - used)
        Rounded.coarse = used > COARSE_AFTER
        loss = loss_of(model, plan.pop(), features)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        step += 1
        if step % 200 == 0:
            print(f"step {step} epoch {epoch} {used:.2f} loss {loss.item():.3f}", flush=True)
    Rounded.coarse = True
    for name, sentences in held.items():
        styles = ("uner_ewt_dev", "silver") if name == "names" else (None,)
        for style in styles:
            print(f"end {name} {style or ''}: {scores(model, sentences, features, style)}", flush=True)
    torch.save(model.state_dict(), out)


def with_case(sentence: Sentence, chance: random.Random) -> Sentence:
    changed = recased(sentence, chance)
    if hasattr(sentence, "likely"):
        changed.likely = sentence.likely
    return changed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--silver", type=Path, nargs="*", default=())
    parser.add_argument("--start", type=Path, help="weights to go on from, with a new schedule; a shipped .bin, too")
    parser.add_argument("--minutes", type=float, default=25)
    options = parser.parse_args()
    train(options.folder, options.weights, options.silver, options.minutes, options.start)
