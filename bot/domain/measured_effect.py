"""What `make insights-effect` said of new examples, as it is read back from its lines."""

import re
from dataclasses import dataclass

_COUNT = re.compile(r"\bnew examples: (\d{1,6})\b")
_ACCURACY = re.compile(r"\baccuracy in cross-validation: (\d\.\d{3}) ± \d\.\d{3} -> (\d\.\d{3}) ± \d\.\d{3}")
_FELL = re.compile(r"\bfell by more than \d")


@dataclass(frozen=True)
class MeasuredEffect:
    """count: of new examples. before, after: accuracy in cross-validation. fell: how many figures fell by
    more than is tolerated."""

    count: int
    before: float
    after: float
    fell: int


def read_effect(lines: str) -> MeasuredEffect | None:
    """The figures in what the command printed; None when they are not all there."""
    count, accuracy = _COUNT.search(lines), _ACCURACY.search(lines)
    if count is None or accuracy is None:
        return None
    return MeasuredEffect(int(count[1]), float(accuracy[1]), float(accuracy[2]), len(_FELL.findall(lines)))
