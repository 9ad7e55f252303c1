"""What the recogniser must reach on the 118 messages of data/evaluation, whatever else a change brings.

They are floors, far below what it reaches: a change that falls through one is an error of that change, and
not something to accept. Mend the recogniser; never write an example or a rule for one of the messages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

# Figure in what bot.evaluation.scoring.score gives, and the least it may be.
AT_LEAST: Mapping[tuple[str, str], float] = {
    ("scenario", "accuracy"): 0.85,  # lenient: a second reading counts as right
    ("scenario", "top2"): 0.93,
    ("urgency", "emergency_recall"): 1.0,
    ("urgency", "accuracy"): 0.80,  # lenient, from the single message
    ("signals", "f1"): 0.80,
    ("entities", "f1"): 0.85,
}
AT_MOST: Mapping[tuple[str, str], float] = {("urgency", "false_emergencies"): 4}


def below(figures: Mapping[str, Any]) -> Iterator[str]:
    """A line for each figure that is not good enough. A figure that is not there is not good enough."""
    for (kind, name), least in AT_LEAST.items():
        value = figures[kind][name]
        if value is None or value < least:
            yield f"{kind} {name} is {value}, at least {least} is needed"
    for (kind, name), most in AT_MOST.items():
        value = figures[kind][name]
        if value is None or value > most:
            yield f"{kind} {name} is {value}, at most {most} is allowed"
