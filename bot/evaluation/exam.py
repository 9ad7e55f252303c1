"""The exam: labelled messages whose author saw neither the examples nor the rules (data/evaluation/exam).

Two halves, decided by a hash of the id. Errors of the half `dev` may be read to mend rules; of the half
`test` only the figures are ever looked at, so that they say how an unseen message fares.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal

from bot.evaluation.scoring import Labelled, read_labelled

FOLDER = "exam"  # inside data/evaluation

Half = Literal["dev", "test"]


def half_of(message_id: str) -> Half:
    """The half that a message is in; the same for ever, whatever is added or removed."""
    return "dev" if hashlib.sha256(message_id.encode()).digest()[0] % 2 == 0 else "test"


def read_half(evaluation: Path, half: Half) -> tuple[Labelled, ...]:
    """The messages of one half. evaluation: the folder data/evaluation."""
    return tuple(one for one in read_labelled(evaluation / FOLDER) if half_of(one.id) == half)
