"""What the dialogue hears in words of people who had not seen its phrases: sixty say it, sixty do not.

The numbers are those of 29 November 2026: fewer heard, or more heard wrongly, is a step back.
"""

from pathlib import Path

import pytest

from bot.domain.documents import load_plain
from bot.domain.phrases import load_phrases

PHRASES = load_phrases(Path(__file__).resolve().parents[2] / "data" / "phrases.yml")


@pytest.mark.parametrize(("name", "heard", "misheard"), [("threat_by_mail", 33, 0), ("no_signal", 19, 3)])
def test_as_many_are_heard_and_no_more_misheard(name: str, heard: int, misheard: int) -> None:
    sentences = load_plain(Path(__file__).parent / "heard" / f"{name}.yml")
    assert len(sentences["positive"]) >= 60
    assert len(sentences["near_miss"]) >= 60
    assert sum(PHRASES.fits(name, text) for text in sentences["positive"]) >= heard
    assert sum(PHRASES.fits(name, text) for text in sentences["near_miss"]) <= misheard
