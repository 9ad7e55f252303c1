"""multilingual-e5-small as a torch module: BERT, 12 layers of 384, mean pooling."""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F  # noqa: N812
from packed_weights import Packed
from torch import Tensor, nn


DROPOUT = 0.1


class Layer(nn.Module):
    def __init__(self, hidden: int, ffn: int, heads: int, eps: float) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.o = (nn.Linear(hidden, hidden) for _ in range(4))
        self.n1, self.n2 = nn.LayerNorm(hidden, eps), nn.LayerNorm(hidden, eps)
        self.up, self.down = nn.Linear(hidden, ffn), nn.Linear(ffn, hidden)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x: (batch, tokens, hidden); bias: added to the attention, very negative where there is no token."""
        batch, tokens, hidden = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, tokens, self.heads, hidden // self.heads).transpose(1, 2)

        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        attention = torch.softmax(q @ k.transpose(-1, -2) * (hidden // self.heads) ** -0.5 + bias, -1) @ v
        x = self.n1(x + self._dropped(self.o(attention.transpose(1, 2).reshape(batch, tokens, hidden))))
        return self.n2(x + self._dropped(self.down(F.gelu(self.up(x)))))

    def _dropped(self, x: Tensor) -> Tensor:
        """While tuning some dimensions are left out, the same for all tokens of a text: drawing is slow here."""
        return x * F.dropout(torch.ones_like(x[:, :1]), DROPOUT) if self.training else x


class Encoder(nn.Module):
    """ids (batch, tokens) -> embeddings (batch, hidden): the mean over the tokens, not yet of length 1."""

    def __init__(self, header: dict, vocabulary: int) -> None:
        super().__init__()
        hidden = header["hidden"]
        self.word = nn.Embedding(vocabulary, hidden)
        self.pos = nn.Embedding(header["positions"], hidden)
        self.norm = nn.LayerNorm(hidden, header["eps"])
        self.layers = nn.ModuleList(
            Layer(hidden, header["ffn"], header["heads"], header["eps"]) for _ in range(header["layers"])
        )

    def forward(self, ids: Tensor) -> Tensor:
        x = self.through(self.begin(ids), torch.ones_like(ids), 0, len(self.layers))
        return pooled(x, torch.ones_like(ids))

    def begin(self, ids: Tensor) -> Tensor:
        """What goes into the first layer, (batch, tokens, hidden)."""
        return self.norm(self.word(ids) + self.pos.weight[: ids.shape[1]])

    def through(self, x: Tensor, present: Tensor, first: int, end: int) -> Tensor:
        """What comes out of the layers `first` to `end`. present: (batch, tokens), 1 for a token, 0 for filling."""
        bias = (1.0 - present.to(x.dtype))[:, None, None, :] * -1e4
        for number in range(first, end):
            x = self.layers[number](x, bias)
        return x


def pooled(x: Tensor, present: Tensor) -> Tensor:
    """The mean over the tokens that are there, (batch, hidden)."""
    mask = present.to(x.dtype).unsqueeze(-1)
    return (x * mask).sum(1) / mask.sum(1)


def with_weights(packed: Packed, kept: Sequence[int]) -> Encoder:
    """The network with its weights; kept: the rows of the vocabulary that stay, in their new order."""
    tensors = {name: torch.from_numpy(value) for name, value in packed.tensors.items()}
    state = {
        "word.weight": tensors["emb.word"][list(kept)],
        "pos.weight": tensors["emb.pos"] + tensors["emb.type"][0],
        "norm.weight": tensors["emb.ln.w"],
        "norm.bias": tensors["emb.ln.b"],
    }
    names = {"q": "q", "k": "k", "v": "v", "ao": "o", "fi": "up", "fo": "down", "aln": "n1", "oln": "n2"}
    for layer in range(packed.header["layers"]):
        for theirs, ours in names.items():
            state[f"layers.{layer}.{ours}.weight"] = tensors[f"l{layer}.{theirs}.w"]
            state[f"layers.{layer}.{ours}.bias"] = tensors[f"l{layer}.{theirs}.b"]
    network = Encoder(packed.header, len(kept))
    network.load_state_dict(state)
    return network.eval()
