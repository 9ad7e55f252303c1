"""multilingual-e5-small as a torch module: BERT, 12 layers of 384, mean pooling."""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F  # noqa: N812
from packed_weights import Packed
from torch import Tensor, nn


class Layer(nn.Module):
    def __init__(self, hidden: int, ffn: int, heads: int, eps: float) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.o = (nn.Linear(hidden, hidden) for _ in range(4))
        self.n1, self.n2 = nn.LayerNorm(hidden, eps), nn.LayerNorm(hidden, eps)
        self.up, self.down = nn.Linear(hidden, ffn), nn.Linear(ffn, hidden)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, tokens, hidden = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, tokens, self.heads, hidden // self.heads).transpose(1, 2)

        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        attention = torch.softmax(q @ k.transpose(-1, -2) * (hidden // self.heads) ** -0.5 + bias, -1) @ v
        x = self.n1(x + self.o(attention.transpose(1, 2).reshape(batch, tokens, hidden)))
        return self.n2(x + self.down(F.gelu(self.up(x))))


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
        x = self.norm(self.word(ids) + self.pos.weight[: ids.shape[1]])
        mask = torch.ones_like(ids).to(x.dtype)
        bias = (1.0 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        mask = mask.unsqueeze(-1)
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
