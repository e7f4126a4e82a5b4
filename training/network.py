"""The small model: tags, tree and names of a sentence from one light recurrent encoder.

A word is the sum of its rows in hashed tables, its projected GloVe vector and the lists of the lexicon that hold it.
Above stand bidirectional minimal gated recurrent layers (minGRU, Feng et al. 2024): gates that do not see the state,
so that all products of a layer are one product of matrices. The tree is scored by biaffine attention (Dozat and
Manning 2017), relations by a low-rank product of dependent and head, names as BIO labels. Every value between layers
lies within -1 and 1 and is rounded to 7 bits as in the Rust inference, `ACTIVATION` steps to one; the nonlinearities
are ratios of polynomials, so that they give the same bits on every machine.
"""

import torch
from corpora import BIO, NAMES, RELATIONS, UPOS, XPOS
from features import ENDINGS, LISTS, PREFIXES, SHAPES, SUFFIXES, WORDS
from torch import nn
from torch.nn import functional as F

WIDTH = 128
LAYERS = 3
ARC, LABEL, NAME = 96, 64, 128
ACTIVATION = 63
#: Sums of so many pairs of weights have to fit 16 bits when each is multiplied by 64 (see src/model/kernel.rs); half a
#: step for each is left for rounding.
PAIRS, LARGEST = 8, (2**15 - 1) // 64 - 8
STYLES = ["silver", *NAMES]


def soft(x: torch.Tensor) -> torch.Tensor:
    """The hyperbolic tangent, nearly: x (27 + x²) / (27 + 9 x²), cut at 3."""
    x = x.clamp(-3, 3)
    square = x * x
    return x * (27 + square) / (27 + 9 * square)


def gate(x: torch.Tensor) -> torch.Tensor:
    return 0.5 + 0.5 * soft(0.5 * x)


class Coarse(torch.autograd.Function):
    """Rounds to steps; the gradient passes as if it did not."""

    @staticmethod
    def forward(context, x, steps):
        return torch.floor(x * steps + 0.5) / steps

    @staticmethod
    def backward(context, gradient):
        return gradient, None


class Rounded(nn.Linear):
    """A linear layer whose inputs and weights are rounded, if `coarse`."""

    coarse = False

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return product(x, self.weight, self.bias)


def product(x: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
    """A linear map; rounded, the weights are whole numbers of `steps`."""
    if not Rounded.coarse:
        return F.linear(x, weight, bias)
    scale = steps(weight)
    return F.linear(Coarse.apply(x, ACTIVATION), Coarse.apply(weight * scale, 1) / scale, bias)


def steps(weight: torch.Tensor) -> torch.Tensor:
    """The steps to one of the weights in each row, (rows, 1): the largest has at most 127, and sums of pairs fit."""
    size = weight.detach().abs().clamp(min=1e-6)
    # Four inputs are multiplied at once, and added in pairs.
    sums = F.pad(size, (0, -size.shape[1] % (4 * PAIRS))).view(len(size), -1, PAIRS, 2, 2).sum((2, 4))
    return torch.minimum(127 / size.amax(1), LARGEST / sums.flatten(1).amax(1)).unsqueeze(1)


class Layer(nn.Module):
    """A bidirectional minGRU layer: (batch, words, width) to (batch, words, 2 WIDTH)."""

    def __init__(self, width: int):
        super().__init__()
        self.product = Rounded(width, 4 * WIDTH)

    def forward(self, x: torch.Tensor, real: torch.Tensor) -> torch.Tensor:
        out = self.product(x)
        z, c = gate(out[..., : 2 * WIDTH]), soft(out[..., 2 * WIDTH :])
        z = z * real.unsqueeze(-1)

        # The backward half runs over the turned sentence; padding keeps the state at zero.
        def turn(t: torch.Tensor) -> torch.Tensor:
            return torch.cat([t[..., :WIDTH], t[..., WIDTH:].flip(1)], -1)

        keep, add = turn(1 - z).unbind(1), turn(z * c).unbind(1)
        states, state = [], torch.zeros_like(add[0])
        for k, a in zip(keep, add, strict=True):
            state = torch.addcmul(a, k, state)
            states.append(state)
        return turn(torch.stack(states, 1))


#: The rows of each table of words; the last tells headings.
SIZES = (WORDS, WORDS, PREFIXES, SUFFIXES, ENDINGS, SHAPES, 3)


class Student(nn.Module):
    def __init__(self, vectors: torch.Tensor):
        super().__init__()
        self.tables = nn.ModuleList(nn.Embedding(rows, WIDTH) for rows in SIZES)
        # Both hashes of a word look into one table.
        self.tables[1] = self.tables[0]
        for embedding in self.tables:
            nn.init.normal_(embedding.weight, std=0.08)
        self.lists = nn.Linear(len(LISTS), WIDTH)
        self.register_buffer("vectors", torch.cat([vectors, torch.zeros(1, vectors.shape[1])]))
        self.glove = nn.Linear(vectors.shape[1], WIDTH, bias=False)
        self.layers = nn.ModuleList(Layer(WIDTH if n == 0 else 2 * WIDTH) for n in range(LAYERS))
        self.tags = Rounded(2 * WIDTH, len(UPOS) + len(XPOS))
        self.arcs = Rounded(2 * WIDTH, 2 * ARC)
        self.bilinear = nn.Parameter(torch.zeros(ARC + 1, ARC + 1))
        self.pair = Rounded(2 * WIDTH, 2 * LABEL)
        self.relation = Rounded(3 * LABEL, len(RELATIONS))
        self.name_hidden = Rounded(2 * WIDTH, NAME)
        self.style = nn.Embedding(len(STYLES), NAME)
        nn.init.zeros_(self.style.weight)
        self.name = Rounded(NAME, len(BIO))
        self.drop = nn.Dropout(0.15)

    def encode(self, batch: dict[str, torch.Tensor]) -> torch.Tensor:
        rows = batch["rows"]
        # A whole word is forgotten now and then, so that the affixes and the context learn to do without.
        known = (torch.rand(rows.shape[:2]) > 0.08).float() if self.training else torch.ones(rows.shape[:2])
        kept = known.unsqueeze(-1)
        x = (self.tables[0](rows[..., 0]) + self.tables[1](rows[..., 1])) * kept
        for at in range(2, 7):
            x = x + self.tables[at](rows[..., at])
        x = soft(x + self.glove(self.vectors[batch["glove"]]) + self.lists(batch["lists"]))
        for layer in self.layers:
            x = layer(shared(x, 0.1 if self.training else 0.0), batch["real"])
        return x

    def forward(self, batch: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
        x = self.drop(self.encode(batch))
        tags = self.tags(x)
        dependent, head = soft(self.arcs(x)).split(ARC, -1)
        # What the dependent looks for in a head, and what it gives to any.
        sought = product(self.drop(dependent), self.bilinear[:ARC].T, self.bilinear[ARC])
        arcs = sought[..., :ARC] @ self.drop(head).transpose(1, 2) + sought[..., ARC:]
        return {
            "upos": tags[..., : len(UPOS)],
            "xpos": tags[..., len(UPOS) :],
            "arcs": arcs.masked_fill(~batch["real"].unsqueeze(1), -1e9),
            "pair": soft(self.pair(x)),
            "names": self.name(soft(self.name_hidden(x) + self.style(batch["style"]).unsqueeze(1))),
        }

    def relations(self, pair: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
        """The scores of the relations of each word to its head."""
        dependent, head = pair.split(LABEL, -1)
        head = head.gather(1, heads.unsqueeze(-1).expand(-1, -1, LABEL))
        return self.relation(self.drop(torch.cat([dependent * head, dependent, head], -1)))


def shared(x: torch.Tensor, share: float) -> torch.Tensor:
    """Dropout with one mask for all words of a sentence."""
    if not share:
        return x
    return x * (torch.rand(x.shape[0], 1, x.shape[2]) > share) / (1 - share)
