"""How well two readers agree, beyond chance."""

from collections import Counter
from collections.abc import Sequence

FEWEST_PAIRS = 20  # with fewer the figure says little


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of pairs of labels, first and second reader: 1 is always, 0 is as often as by chance.

    None without pairs, and when both readers gave everything one and the same label: chance then explains
    all of it. Source: Cohen 1960, "A coefficient of agreement for nominal scales", Educational and
    Psychological Measurement 20(1), 37-46.
    """
    if not pairs:
        return None
    total = len(pairs)
    observed = sum(first == second for first, second in pairs) / total
    firsts, seconds = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    expected = sum(firsts[label] * seconds[label] for label in firsts) / total**2
    return None if expected == 1 else (observed - expected) / (1 - expected)
