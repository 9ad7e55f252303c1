"""The accepted quality of the recogniser: what a change may not fall below without saying why.

data/evaluation/baseline.yml holds F1 by name, from cross-validation, the mean of the seeds. It is written
by `make evaluate ACCEPT="why"` alone: a seal over its content shows an edit by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from bot.domain.documents import load_plain
from bot.evaluation.sealed import seal_of

# F1 of a name with 150 examples moves by about 0.01 between seeds and by up to 0.02 when a few examples
# are reworded; more than this is the change, not chance.
TOLERANCE = 0.03

HEAD = """\
# The accepted quality of the recogniser, from cross-validation. Written by `make evaluate ACCEPT="why"`;
# do not edit. `make check` fails when F1 of a name falls more than the tolerance below.
"""


class BaselineError(Exception):
    """The baseline cannot be used; the text says what to do."""


@dataclass(frozen=True)
class Change:
    """A figure and what it is now. name: a scenario or intent, or "accuracy"."""

    name: str
    accepted: float
    now: float

    @property
    def by(self) -> float:
        return self.now - self.accepted

    def __str__(self) -> str:
        return f"{self.name}: {self.accepted:.3f} -> {self.now:.3f} ({self.by:+.3f})"


@dataclass(frozen=True)
class Acceptance:
    """Who reads this later should see what fell and why that was right."""

    date: str
    reason: str
    accuracy: float
    fell: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True)
class Baseline:
    """accuracy: of all names; f1: by name. Fractions of 1, rounded to three decimals."""

    accuracy: float
    f1: Mapping[str, float]
    history: tuple[Acceptance, ...] = ()

    @classmethod
    def of(cls, accuracy: float, f1: Mapping[str, float]) -> Baseline:
        return cls(round(accuracy, 3), {name: round(f1[name], 3) for name in sorted(f1)})

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """Raises BaselineError for a file that is missing, of another form, or changed by hand."""
        if not path.exists():
            raise BaselineError(f'{path} is missing; make it with `make evaluate ACCEPT="first"`')
        try:
            stored = load_plain(path)
            history = tuple(
                Acceptance(
                    one["date"],
                    one["reason"],
                    one["accuracy"],
                    {name: (old, new) for name, (old, new) in one.get("fell", {}).items()},
                )
                for one in stored["history"]
            )
            baseline = cls(stored["accuracy"], stored["f1"], history)
            seal = stored["seal"]
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise BaselineError(f"{path} cannot be read ({error}); restore it from the repository") from None
        if seal != baseline.seal:
            raise BaselineError(
                f'{path} was changed by hand; restore it, then `make evaluate ACCEPT="why"` changes it'
            )
        return baseline

    @property
    def seal(self) -> str:
        return seal_of(self._content())

    def _content(self) -> dict[str, Any]:
        history = [
            {
                "date": one.date,
                "reason": one.reason,
                "accuracy": one.accuracy,
                "fell": {name: list(pair) for name, pair in one.fell.items()},
            }
            for one in self.history
        ]
        return {"accuracy": self.accuracy, "f1": dict(self.f1), "history": history}

    def write(self, path: Path) -> None:
        content = {**self._content(), "seal": self.seal}
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110)
        path.write_text(HEAD + text, encoding="utf-8")

    def newest(self) -> tuple[str, ...]:
        """The newest acceptance for people: when, why, and what fell, old and new. Empty without one."""
        if not self.history:
            return ()
        last = self.history[-1]
        before = f"{self.history[-2].accuracy:.3f} -> " if len(self.history) > 1 else ""
        head = f"accepted on {last.date}: {last.reason}; accuracy {before}{last.accuracy:.3f}"
        fell = (Change(name, *pair) for name, pair in last.fell.items() if name != "accuracy")
        return (head, *(f"accepted then: {change}" for change in fell))

    def changes(self, now: Baseline) -> tuple[Change, ...]:
        """Every figure that both have, the largest fall first."""
        both = [Change(name, self.f1[name], now.f1[name]) for name in self.f1 if name in now.f1]
        return tuple(sorted([Change("accuracy", self.accuracy, now.accuracy), *both], key=lambda one: one.by))

    def fallen(self, now: Baseline) -> tuple[Change, ...]:
        """What fell by more than the tolerance. A name that is gone has fallen to 0."""
        gone = [Change(name, self.f1[name], 0.0) for name in self.f1 if name not in now.f1]
        return tuple(one for one in (*gone, *self.changes(now)) if one.by < -TOLERANCE)

    def accepting(self, now: Baseline, reason: str, date: str) -> Baseline:
        """The baseline after somebody has accepted these figures. Raises BaselineError without a reason."""
        if not reason.strip():
            raise BaselineError('say why: make evaluate ACCEPT="why these figures are right"')
        fell = {one.name: (one.accepted, one.now) for one in self.changes(now) if one.by < 0}
        accepted = Acceptance(date, reason.strip(), now.accuracy, fell)
        return replace(now, history=(*self.history, accepted))
