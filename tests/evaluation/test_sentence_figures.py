"""Precision and recall of each fact on sentences that say what they show, each set apart."""

from pathlib import Path

import pytest

from bot.domain.turn import FoundFact
from bot.evaluation.sentence_figures import measure, page, without_sentences
from bot.recognition.sentences import FOLDER, read_set

LOST_CARD = """\
positive: [mijn pas is weg, pas weg, hij nam hem mee, mijn pas]
near_miss: [mijn paspoort, een pas op de plaats]
denied: [mijn pas heb ik nog]
"""
COMING = "positive: [hij komt zo]\nnear_miss: [hij komt nooit]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, files in {
        "facts": {"lost_card": LOST_CARD, "danger.suspect_coming": COMING},
        "blind": {"danger.suspect_coming": COMING},
    }.items():
        (tmp_path / name).mkdir()
        for file, text in files.items():
            (tmp_path / name / f"{file}.yml").write_text(text)
    return tmp_path


def by_words(text: str) -> tuple[FoundFact, ...]:
    """Reads a card in "pas" and somebody coming in "komt", whatever is said of it."""
    found = []
    if "pas" in text:
        found.append(FoundFact("lost_card", "heb ik nog" not in text, text, 0, len(text)))
    if "komt" in text:
        found.append(FoundFact("danger", "suspect_coming", text, 0, len(text)))
    return tuple(found)


def test_each_fact_has_its_precision_and_recall_in_each_set_apart(folder: Path) -> None:
    """Of four that show the card three are read; it is read in two that do not; the denied one is not it."""
    facts, blind = measure({"rules": by_words}, folder)
    rows = {row[0]: row[1:] for row in facts.rows()}
    assert rows["lost_card"] == ("4", "3", "0.600", "0.750", "0.667")
    assert rows["danger.suspect_coming"] == ("1", "1", "0.500", "1.000", "0.667")
    assert rows["**all**"] == ("5", "4", "0.571", "0.800", "0.667")
    assert [row[0] for row in blind.rows()] == ["fact", "danger.suspect_coming", "**all**"]


def test_two_readers_stand_beside_each_other(folder: Path) -> None:
    (facts, _) = measure({"rules": by_words, "product": lambda text: ()}, folder)
    assert facts.headline() == (
        "facts in 9 sentences (facts): rules precision 0.571, recall 0.800, F1 0.667; "
        "product precision 0.000, recall 0.000, F1 0.000"
    )


def test_a_set_that_nobody_wrote_yet_is_left_out(folder: Path) -> None:
    for path in (folder / "blind").iterdir():
        path.unlink()
    assert [one.name for one in measure({"rules": by_words}, folder)] == ["facts"]


def test_the_page_names_facts_without_sentences(folder: Path) -> None:
    text = page(measure({"rules": by_words}, folder), "2026-11-29")
    assert "| lost_card | 4 | 3 | 0.600 | 0.750 | 0.667 |" in text
    assert "Without sentences: lost_money, lost_pin" in text
    assert text.index("tests/recognition/facts") < text.index("tests/recognition/blind")


def test_every_fact_that_is_read_from_text_has_sentences() -> None:
    """No rule reads "alone"; "threat_by_mail" and "no_signal" are heard in the dialogue."""

    assert without_sentences(read_set(FOLDER / "facts")) == ["threat_by_mail", "no_signal", "alone"]
    assert without_sentences(read_set(FOLDER / "blind")) == ["threat_by_mail", "no_signal"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("lost_sock", COMING, "names no fact"),
        ("lost_card.green", COMING, "names no fact"),
        ("lost_card", "almost: [x]", "is none of"),
        ("lost_card", "positive: [nee, no]", "is not text"),
    ],
)
def test_a_file_that_cannot_be_a_set_says_why(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / f"{name}.yml").write_text(text)
    with pytest.raises(ValueError, match=message):
        read_set(tmp_path)
