"""The table of terms: what is wrong in it is named with its line."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.documents import DataError
from bot.domain.retention import KINDS, load_retention

DATA = Path(__file__).resolve().parents[2] / "data" / "retention.yml"


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = DATA.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "retention.yml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_every_kind_has_a_term_and_a_ground_and_waits_for_a_lawyer() -> None:
    retention = load_retention(DATA)
    assert tuple(term.kind for term in retention.terms) == KINDS
    assert all(term.ground and term.days > 0 for term in retention.terms)
    assert not any(term.is_confirmed for term in retention.terms)


def test_a_term_counts_back_from_now() -> None:
    term = load_retention(DATA)["contact"]
    assert term.before(datetime(2026, 11, 29, tzinfo=UTC)) == datetime(2026, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("days: 90", "days: 0", "whole number from 1 to 3650"),
        ("days: 90", "days: true", "whole number from 1 to 3650"),
        ("days: 90", "days: 40000", "whole number from 1 to 3650"),
        ("  ground: Wpg art. 8 lid 1 (een jaar na de eerste verwerking).\n", "", "has no 'ground'"),
        ("  confirmed: false", "  confirmed: true", "has no 'confirmed_by'"),
        ("  confirmed: false", "  confirmed: false\n  confirmed_by: Iemand", "set confirmed: true"),
        ("days: 30", "days: 366", "longer than 'visit_request'"),
        ("outbox:", "uitbak:", "has no 'outbox'"),
        ("outbox:", "uitbak:", "unknown key 'uitbak'"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(DataError, match=message) as raised:
        load_retention(changed(tmp_path, old, new))
    assert all(problem.place.line > 0 for problem in raised.value.problems)
