"""Which names are taken for which others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.evaluation.scoring import Counts


@dataclass(frozen=True)
class Confusion:
    """How often each true name (first of a pair) was read as each name (second)."""

    names: tuple[str, ...]
    numbers: Counter[tuple[str, str]]

    @classmethod
    def of(cls, names: Sequence[str], truth: Iterable[str], read: Iterable[str]) -> Confusion:
        return cls(tuple(names), Counter(zip(truth, read, strict=True)))

    def counts(self, name: str) -> Counts:
        """Right, too many and missed for one name."""
        right = self.numbers[name, name]
        said = sum(number for (_, read), number in self.numbers.items() if read == name)
        true = sum(number for (truth, _), number in self.numbers.items() if truth == name)
        return Counts(right, said - right, true - right)

    def taken_for(self, name: str, most: int = 3) -> tuple[tuple[str, int], ...]:
        """What this name was most often read as instead, with how often."""
        others = Counter(
            {read: number for (truth, read), number in self.numbers.items() if truth == name != read}
        )
        return tuple(others.most_common(most))

    @property
    def accuracy(self) -> float:
        total = sum(self.numbers.values())
        return sum(self.numbers[name, name] for name in self.names) / total if total else 0.0
