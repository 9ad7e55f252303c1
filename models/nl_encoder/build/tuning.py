"""Tune the encoder on the examples of data/nlu: texts of one scenario move together, others apart.

The upper layers are tuned. The head starts as the logistic regression on the embeddings before tuning; the loss is
cross-entropy and supervised contrast. Several encoders tuned on parts of the texts are averaged into one.
Sources: Kumar et al. 2022, "Fine-Tuning can Distort Pretrained Features" (start of the head); Khosla et al. 2020,
"Supervised Contrastive Learning"; Wortsman et al. 2022, "Model soups" (averaging of weights).
"""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from network import Encoder, pooled
from sklearn.linear_model import LogisticRegression
from torch import Tensor, nn

TOGETHER = 32  # texts read at once


@dataclass(frozen=True)
class Recipe:
    """How to tune.

    untouched: layers below the ones that are tuned. rate: of learning, of the last layer; each layer below learns
    `decay` times as fast, the head `faster` times. contrast: weight of the contrastive loss; sharpness: its
    temperature. inverse: inverse strength of regularisation of the head at the start. warm_up: part of the steps.
    longest: tokens of a text.
    """

    untouched: int = 6
    epochs: int = 3
    batch: int = 32
    rate: float = 2e-4
    decay: float = 0.9
    faster: float = 10.0
    weight_decay: float = 0.01
    contrast: float = 0.5
    sharpness: float = 0.1
    inverse: float = 10.0
    warm_up: float = 0.1
    longest: int = 160


@dataclass(frozen=True)
class Begun:
    """Texts after the layers that are not tuned: read once, for all epochs and folds. states: (tokens, 384) each."""

    states: tuple[Tensor, ...]
    layer: int

    @classmethod
    @torch.no_grad()
    def of(cls, encoder: Encoder, rows: Sequence[list[int]], recipe: Recipe) -> Begun:
        """rows: the ids of each text."""
        short = [row[: recipe.longest - 1] + row[-1:] if len(row) > recipe.longest else row for row in rows]
        half = copy.deepcopy(encoder).bfloat16().eval()
        states: dict[int, Tensor] = {}
        order = sorted(range(len(short)), key=lambda at: len(short[at]))
        for start in range(0, len(order), TOGETHER):
            part = order[start : start + TOGETHER]
            width = len(short[part[-1]])
            ids = torch.tensor([short[at] + [0] * (width - len(short[at])) for at in part])
            present = torch.tensor([[at < len(short[one]) for at in range(width)] for one in part])
            x = half.through(half.begin(ids), present, 0, recipe.untouched)
            states |= {at: x[number, : len(short[at])].clone() for number, at in enumerate(part)}
        return cls(tuple(states[at] for at in range(len(short))), recipe.untouched)

    def batch(self, part: Sequence[int]) -> tuple[Tensor, Tensor]:
        """States and presence of some texts, filled up to one length."""
        states = [self.states[at] for at in part]
        present = nn.utils.rnn.pad_sequence([torch.ones(len(state)) for state in states], batch_first=True)
        return nn.utils.rnn.pad_sequence(states, batch_first=True), present

    @torch.no_grad()
    def embedded(self, encoder: Encoder) -> np.ndarray:
        """The embeddings of all texts by an encoder whose lower layers are those, (texts, 384) float32."""
        half = copy.deepcopy(encoder).bfloat16().eval()
        order = sorted(range(len(self.states)), key=lambda at: len(self.states[at]))
        found = np.empty((len(order), self.states[0].shape[1]), np.float32)
        for start in range(0, len(order), TOGETHER):
            part = order[start : start + TOGETHER]
            states, present = self.batch(part)
            found[part] = pooled(half.through(states, present, self.layer, len(half.layers)), present).float()
        return found


class Tuning:
    """An encoder being tuned. It works in bfloat16; the weights that are kept are float32."""

    def __init__(self, encoder: Encoder, head: nn.Linear, mean: Tensor, recipe: Recipe, steps: int) -> None:
        self._recipe, self._mean, self._head = recipe, mean, head
        self._exact = copy.deepcopy(encoder)
        self._working = copy.deepcopy(encoder).bfloat16().train()
        tuned = range(recipe.untouched, len(encoder.layers))
        self._pairs = [
            pair
            for number in tuned
            for pair in zip(
                self._exact.layers[number].parameters(), self._working.layers[number].parameters(), strict=True
            )
        ]
        groups = [
            {
                "params": list(self._exact.layers[number].parameters()),
                "lr": recipe.rate * recipe.decay ** (len(encoder.layers) - 1 - number),
            }
            for number in tuned
        ]
        groups.append({"params": list(head.parameters()), "lr": recipe.rate * recipe.faster, "weight_decay": 0.0})
        self._optimiser = torch.optim.AdamW(groups, weight_decay=recipe.weight_decay, fused=True)
        warm = max(1, round(steps * recipe.warm_up))
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimiser, lambda step: min((step + 1) / warm, max(0.02, (steps - step) / (steps - warm)))
        )

    def step(self, states: Tensor, present: Tensor, wanted: Tensor) -> float:
        """Learn from a batch; gives its loss."""
        recipe = self._recipe
        x = self._working.through(states, present, recipe.untouched, len(self._working.layers))
        vectors = F.normalize(pooled(x, present).float() - self._mean, dim=-1)
        loss = F.cross_entropy(self._head(vectors), wanted)
        loss = loss + recipe.contrast * contrast(vectors, wanted, recipe.sharpness)
        loss.backward()
        for exact, working in self._pairs:
            exact.grad, working.grad = working.grad.float(), None
        nn.utils.clip_grad_norm_([*(exact for exact, _ in self._pairs), *self._head.parameters()], 1.0)
        self._optimiser.step()
        self._optimiser.zero_grad()
        self._schedule.step()
        with torch.no_grad():
            for exact, working in self._pairs:
                working.copy_(exact)
        return loss.item()

    @property
    def network(self) -> Encoder:
        return self._exact.eval()


def tuned(
    encoder: Encoder, begun: Begun, inside: Sequence[int], labels: Sequence[int], recipe: Recipe, seed: int
) -> Encoder:
    """A copy of the encoder, tuned on some of the texts.

    inside: their numbers. labels: the number of the scenario of every text, from 0.
    """
    torch.manual_seed(seed)
    generator = random.Random(seed)
    lengths = [len(state) for state in begun.states]
    epochs = [batches(inside, lengths, labels, recipe.batch, generator) for _ in range(recipe.epochs)]
    vectors = begun.embedded(encoder)[list(inside)]
    mean = vectors.mean(axis=0)
    head = _first_head(vectors - mean, [labels[at] for at in inside], recipe.inverse)
    tuning = Tuning(encoder, head, torch.from_numpy(mean), recipe, sum(map(len, epochs)))
    start = time.monotonic()
    for number, parts in enumerate(epochs, 1):
        losses = [
            tuning.step(*begun.batch(part), torch.tensor([labels[at] for at in part])) for part in parts
        ]
        print(f"epoch {number}: loss {np.mean(losses):.3f}, {time.monotonic() - start:.0f} s", flush=True)
    return tuning.network


def _first_head(moved: np.ndarray, labels: Sequence[int], inverse: float) -> nn.Linear:
    moved = moved / np.linalg.norm(moved, axis=1, keepdims=True)
    fitted = LogisticRegression(C=inverse, max_iter=1000).fit(moved, labels)
    head = nn.Linear(moved.shape[1], len(fitted.classes_))
    with torch.no_grad():
        head.weight.copy_(torch.from_numpy(fitted.coef_))
        head.bias.copy_(torch.from_numpy(fitted.intercept_))
    return head


def averaged(encoders: Sequence[Encoder]) -> Encoder:
    """An encoder with the mean of the weights of others."""
    mixed = copy.deepcopy(encoders[0])
    states = [encoder.state_dict() for encoder in encoders]
    mixed.load_state_dict({name: sum(state[name] for state in states) / len(states) for name in states[0]})
    return mixed.eval()


def batches(
    inside: Sequence[int], lengths: Sequence[int], labels: Sequence[int], size: int, generator: random.Random
) -> list[list[int]]:
    """The numbers of the texts of an epoch, in batches.

    Texts come in pairs of one scenario, which the contrast needs, and a batch has texts of about one length,
    which saves half of the time.
    """
    rough = {at: lengths[at] * generator.uniform(0.7, 1.3) for at in inside}
    pairs: list[list[int]] = []
    for label in sorted({labels[at] for at in inside}):
        members = sorted((at for at in inside if labels[at] == label), key=rough.__getitem__)
        pairs += [members[start : start + 2] for start in range(0, len(members), 2)]
    pairs.sort(key=lambda pair: max(rough[at] for at in pair) * generator.uniform(0.8, 1.2))
    found = [
        [at for pair in pairs[start : start + size // 2] for at in pair] for start in range(0, len(pairs), size // 2)
    ]
    generator.shuffle(found)
    return found


def contrast(vectors: Tensor, labels: Tensor, sharpness: float) -> Tensor:
    """Supervised contrastive loss over a batch of vectors of length 1."""
    likeness = vectors @ vectors.T / sharpness
    itself = torch.eye(len(labels), dtype=torch.bool)
    same = (labels[:, None] == labels[None]) & ~itself
    log_part = likeness - torch.logsumexp(likeness.masked_fill(itself, -1e9), 1, keepdim=True)
    paired = same.any(1)
    if not paired.any():
        return vectors.new_zeros(())
    return -((log_part * same).sum(1)[paired] / same.sum(1)[paired]).mean()
