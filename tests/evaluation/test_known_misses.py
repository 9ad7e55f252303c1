"""The register of known misses: it grows only with a reason that stays, and nobody edits it by hand."""

from pathlib import Path

import pytest

from bot.evaluation.known_misses import (
    ACCEPTED,
    REGISTER,
    Accepted,
    MissesError,
    problems,
    read_misses,
    write_misses,
)
from bot.recognition.sentences import Sentence

WHEN = "2026-11-29"
ONE = Sentence("lost_card", "positive", "hij heeft hem meegenomen: mijn pas")
OTHER = Sentence("lost_card", "near_miss", "mijn pas ligt in de la")
THIRD = Sentence("danger.suspect_coming", "positive", "hij komt zo")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """One miss of one set, accepted."""
    write_misses(tmp_path, "facts", [ONE])
    Accepted().accepting({"facts": [ONE]}, {"facts": 3}, "first", WHEN).write(tmp_path)
    return tmp_path


def test_the_register_of_the_project_is_as_it_was_accepted() -> None:
    assert not problems()
    assert all(one.reason for one in Accepted.read(REGISTER).history)


def test_what_was_accepted_is_read_back(register: Path) -> None:
    assert read_misses(register, "facts") == (ONE,)
    assert read_misses(register, "blind") == ()
    assert problems(register) == []


def test_a_miss_that_is_added_by_hand_is_named(register: Path) -> None:
    write_misses(register, "facts", [ONE, THIRD])
    (problem,) = problems(register)
    assert "1 known misses were added by hand, the first: danger.suspect_coming-positive" in problem


def test_one_that_comes_in_the_place_of_another_is_named_too(register: Path) -> None:
    write_misses(register, "facts", [Sentence("lost_card", "positive", "en die was weg")])
    added, gone = problems(register)
    assert "added by hand" in added
    assert "1 known misses were taken out" in gone


def test_a_new_set_needs_a_reason_as_well(register: Path) -> None:
    write_misses(register, "blind", [OTHER])
    (problem,) = problems(register)
    assert problem.startswith("blind: 1 known misses were added by hand")


def test_it_grows_only_with_a_reason_that_stays_with_old_and_new(register: Path) -> None:
    found = {"facts": [ONE, OTHER], "blind": [THIRD]}
    with pytest.raises(MissesError, match="say why"):
        Accepted.read(register).accepting(found, {"facts": 4, "blind": 1}, "  ", WHEN)
    for name, some in found.items():
        write_misses(register, name, some)
    Accepted.read(register).accepting(found, {"facts": 4, "blind": 1}, "new authors", WHEN).write(register)
    assert problems(register) == []
    assert str(Accepted.read(register).history[-1]) == (
        "accepted on 2026-11-29: new authors (blind danger.suspect_coming positive 0 -> 1, "
        "facts lost_card near_miss 0 -> 1)"
    )


def test_of_sentences_that_were_there_no_more_may_be_misread(register: Path) -> None:
    with pytest.raises(MissesError, match="1 more are misread and only 0 sentences are new"):
        Accepted.read(register).accepting({"facts": [ONE, OTHER]}, {"facts": 3}, "rules moved", WHEN)
    Accepted.read(register).accepting({"facts": [OTHER]}, {"facts": 3}, "one for one", WHEN)


def test_what_did_not_change_leaves_no_trace(register: Path) -> None:
    accepted = Accepted.read(register)
    assert accepted.accepting({"facts": [ONE]}, {"facts": 3}, "again", WHEN) is accepted


def test_an_acceptance_that_was_changed_by_hand_is_an_error(register: Path) -> None:
    path = register / ACCEPTED
    path.write_text(path.read_text().replace("first", "a better reason"))
    with pytest.raises(MissesError, match="changed by hand"):
        problems(register)


def test_without_its_acceptance_no_miss_is_known(register: Path) -> None:
    (register / ACCEPTED).unlink()
    (problem,) = problems(register)
    assert "added by hand" in problem
