"""Tune the encoder on data/nlu and data/facts: texts of one scenario move together, what tells a fact apart from
what only looks like it.

The upper layers are tuned, with two heads at once: the scenario of an example, and the facts that a text shows. The
heads start as the logistic regression on the embeddings before tuning; the loss is cross-entropy and supervised
contrast for scenarios, binary cross-entropy for facts, where a label is silent on what it does not tell. Several
encoders tuned on parts of the texts are averaged into one.
Sources: Kumar et al. 2022, "Fine-Tuning can Distort Pretrained Features" (start of the heads); Khosla et al. 2020,
"Supervised Contrastive Learning"; Caruana 1997, "Multitask Learning"; Wortsman et al. 2022, "Model soups" (averaging
of weights).
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
NO_SCENARIO = -1  # of a sentence that was written to teach a fact


@dataclass(frozen=True)
class Recipe:
    """How to tune.

    untouched: layers below the ones that are tuned. rate: of learning, of the last layer; each layer below learns
    `decay` times as fast, the heads `faster` times. contrast: weight of the contrastive loss; sharpness: its
    temperature. facts: weight of the loss of facts. inverse: inverse strength of regularisation of the heads at the
    start. warm_up: part of the steps. longest: tokens of a text.
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
    facts: float = 1.0
    inverse: float = 10.0
    warm_up: float = 0.1
    longest: int = 160


@dataclass(frozen=True)
class Wanted:
    """What texts are. scenarios: (texts,), numbers from 0, or NO_SCENARIO. facts: (texts, facts), 1 for a fact that
    is shown, 0 for one that is not, NaN where nobody has said.
    """

    scenarios: np.ndarray
    facts: np.ndarray

    def of(self, part: Sequence[int]) -> Wanted:
        return Wanted(self.scenarios[part], self.facts[part])


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


class Heads(nn.Module):
    """What is said of an embedding while tuning: its scenario and its facts."""

    def __init__(self, scenarios: nn.Linear, facts: nn.Linear) -> None:
        super().__init__()
        self.scenarios, self.facts = scenarios, facts

    @classmethod
    def first(cls, moved: np.ndarray, wanted: Wanted, inverse: float) -> Heads:
        """Heads fitted on embeddings before they are tuned. moved: embeddings less their mean."""
        moved = moved / np.linalg.norm(moved, axis=1, keepdims=True)
        examples = wanted.scenarios != NO_SCENARIO
        scenarios = _fitted(moved[examples], wanted.scenarios[examples], inverse)
        facts = []
        for column in wanted.facts.T:
            told = ~np.isnan(column)
            facts.append(_fitted(moved[told], column[told], inverse))
        return cls(
            _linear(scenarios.coef_, scenarios.intercept_),
            _linear(np.concatenate([one.coef_ for one in facts]), np.concatenate([one.intercept_ for one in facts])),
        )

    def loss_of_scenarios(self, vectors: Tensor, wanted: Tensor, recipe: Recipe) -> Tensor:
        """Cross-entropy and contrast of the texts that have a scenario, by their part of the batch."""
        known = wanted != NO_SCENARIO
        if not known.any():
            return vectors.new_zeros(())
        vectors, wanted = vectors[known], wanted[known]
        loss = F.cross_entropy(self.scenarios(vectors), wanted)
        return known.float().mean() * (loss + recipe.contrast * contrast(vectors, wanted, recipe.sharpness))

    def loss_of_facts(self, vectors: Tensor, wanted: Tensor) -> Tensor:
        """Binary cross-entropy of the facts of which something was told.

        An example tells of dozens of facts, a sentence of one: by the root of their number neither outvotes the other.
        """
        told = ~wanted.isnan()
        losses = F.binary_cross_entropy_with_logits(self.facts(vectors), wanted.nan_to_num(), reduction="none")
        return ((losses * told).sum(1) / told.sum(1).clamp(min=1).sqrt()).mean()


def _fitted(moved: np.ndarray, labels: np.ndarray, inverse: float) -> LogisticRegression:
    return LogisticRegression(C=inverse, max_iter=1000).fit(moved, labels)


def _linear(coefficients: np.ndarray, bias: np.ndarray) -> nn.Linear:
    head = nn.Linear(coefficients.shape[1], coefficients.shape[0])
    with torch.no_grad():
        head.weight.copy_(torch.from_numpy(coefficients))
        head.bias.copy_(torch.from_numpy(bias))
    return head


class Tuning:
    """An encoder being tuned. It works in bfloat16; the weights that are kept are float32."""

    def __init__(self, encoder: Encoder, heads: Heads, mean: Tensor, recipe: Recipe, steps: int) -> None:
        self._recipe, self._mean, self._heads = recipe, mean, heads
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
        groups.append({"params": list(heads.parameters()), "lr": recipe.rate * recipe.faster, "weight_decay": 0.0})
        self._optimiser = torch.optim.AdamW(groups, weight_decay=recipe.weight_decay, fused=True)
        warm = max(1, round(steps * recipe.warm_up))
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimiser, lambda step: min((step + 1) / warm, max(0.02, (steps - step) / (steps - warm)))
        )

    def step(self, states: Tensor, present: Tensor, wanted: Wanted) -> tuple[float, float]:
        """Learn from a batch; gives its losses, of scenarios and of facts."""
        recipe = self._recipe
        x = self._working.through(states, present, recipe.untouched, len(self._working.layers))
        vectors = F.normalize(pooled(x, present).float() - self._mean, dim=-1)
        of_scenarios = self._heads.loss_of_scenarios(vectors, torch.from_numpy(wanted.scenarios), recipe)
        of_facts = self._heads.loss_of_facts(vectors, torch.from_numpy(wanted.facts))
        (of_scenarios + recipe.facts * of_facts).backward()
        for exact, working in self._pairs:
            exact.grad, working.grad = working.grad.float(), None
        nn.utils.clip_grad_norm_([*(exact for exact, _ in self._pairs), *self._heads.parameters()], 1.0)
        self._optimiser.step()
        self._optimiser.zero_grad()
        self._schedule.step()
        with torch.no_grad():
            for exact, working in self._pairs:
                working.copy_(exact)
        return of_scenarios.item(), of_facts.item()

    @property
    def network(self) -> Encoder:
        return self._exact.eval()


def tuned(
    encoder: Encoder, begun: Begun, inside: Sequence[int], wanted: Wanted, recipe: Recipe, seed: int
) -> Encoder:
    """A copy of the encoder, tuned on some of the texts.

    inside: their numbers. wanted: what every text is.
    """
    torch.manual_seed(seed)
    generator = random.Random(seed)
    lengths = [len(state) for state in begun.states]
    scenarios = wanted.scenarios.tolist()
    epochs = [batches(inside, lengths, scenarios, recipe.batch, generator) for _ in range(recipe.epochs)]
    vectors = begun.embedded(encoder)[list(inside)]
    mean = vectors.mean(axis=0)
    heads = Heads.first(vectors - mean, wanted.of(inside), recipe.inverse)
    tuning = Tuning(encoder, heads, torch.from_numpy(mean), recipe, sum(map(len, epochs)))
    start = time.monotonic()
    for number, parts in enumerate(epochs, 1):
        losses = np.array([tuning.step(*begun.batch(part), wanted.of(part)) for part in parts])
        of_scenarios, of_facts = losses.mean(axis=0)
        took = time.monotonic() - start
        print(f"epoch {number}: loss {of_scenarios:.3f}, of facts {of_facts:.3f}, {took:.0f} s", flush=True)
    return tuning.network


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
