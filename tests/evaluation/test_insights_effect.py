"""What new examples would do to the figures, and that web and engine hold texts against each other alike."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.cli.insights_effect import read_new, read_now, report, wrong_with
from bot.domain.documents import Place
from bot.domain.likeness import Likeness, plain
from bot.domain.measured_effect import MeasuredEffect, read_effect
from bot.evaluation.crossvalidation import out_of_fold
from bot.evaluation.dataset import Dataset
from bot.evaluation.example_checks import MEASURED, NAMES, read_evaluation
from bot.evaluation.near_duplicates import FEWEST_WORDS, near_duplicates
from bot.recognition.examples import Example, load_examples
from bot.recognition.fusion import Settings

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = Settings(least=1)
STORIES = {
    "phishing": ["sms", "link", "klik", "site", "inlog", "code", "web", "adres", "scan", "mail"],
    "ransomware": ["slot", "bestand", "losgeld", "server", "virus", "kopie", "key", "munt", "net", "schijf"],
    "extortion": ["foto", "video", "dreig", "naakt", "chat", "vrienden", "bel", "geld", "snap", "cam"],
}


def prepared(*pairs: tuple[str, str]) -> Dataset:
    texts, names = zip(*pairs, strict=True)
    return Dataset.of(texts, names, [frozenset()] * len(texts), None)


@pytest.fixture
def known() -> Dataset:
    return prepared(*((f"{name[:4]} {word}", name) for name, words in STORIES.items() for word in words))


def test_new_examples_teach_but_are_not_measured_on(known: Dataset) -> None:
    # One that nobody can know, and new ones that tell what it is.
    odd = prepared(*zip(known.texts, known.names, strict=True), ("rans wonderlijk", "phishing"))
    new = prepared(*((f"rans wonderlijk {word}", "phishing") for word in ("een", "twee", "drie", "vier")))
    before = out_of_fold(odd, SETTINGS, seed=0)
    after = out_of_fold(odd, SETTINGS, seed=0, new=new)
    assert len(after.truth) == len(odd.texts)
    assert (before.read[-1], after.read[-1]) == ("ransomware", "phishing")


def test_what_is_read_now_is_read_without_the_new_ones(known: Dataset) -> None:
    new = prepared(("phis link", "ransomware"), ("rans slot", "ransomware"))
    assert read_now(known, new, SETTINGS) == ("phishing", "ransomware")


def export(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / "inzichten.yml"
    path.write_text(
        f'version: "3.1"\nnlu:\n  # inz-1\n  - intent: {name}\n    examples: |\n      - {text}\n',
        encoding="utf-8",
    )
    return path


def test_an_export_is_read_and_what_is_none_is_named(tmp_path: Path) -> None:
    (one,) = read_new(export(tmp_path, "phishing", "een mail - over 'mijn' pas"))
    assert (one.intent, one.text) == ("phishing", "een mail - over 'mijn' pas")
    assert one.place == Place((tmp_path / "inzichten.yml").as_posix(), 6)
    with pytest.raises(ValueError, match="nep"):
        read_new(export(tmp_path, "nep", "een mail"))
    with pytest.raises(ValueError, match="put the file there"):
        read_new(tmp_path / "nergens.yml")
    (tmp_path / "lijst.yml").write_text("- phishing\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no export"):
        read_new(tmp_path / "lijst.yml")
    (tmp_path / "leeg.yml").write_text("nlu:\n  - intent: phishing\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"leeg\.yml:2 is no export"):
        read_new(tmp_path / "leeg.yml")


def test_a_new_example_that_is_there_already_is_named_and_no_other(tmp_path: Path) -> None:
    known = load_examples(ROOT / "data" / "nlu")
    double = next(one for one in known if len(one.text.split()) > 8)
    (problem,) = wrong_with(read_new(export(tmp_path, double.intent, double.text)), known, ROOT)
    assert problem.place.file.endswith("inzichten.yml")
    fresh = "vuvuzela zwart quinoa kampeer wimpel"
    assert wrong_with(read_new(export(tmp_path, double.intent, fresh)), known, ROOT) == []


@pytest.mark.parametrize("file", MEASURED)
def test_a_new_example_like_a_message_that_is_measured_on_is_named(file: str, tmp_path: Path) -> None:
    known = load_examples(ROOT / "data" / "nlu")
    measured = max(read_evaluation(ROOT / file), key=lambda one: len(one.text))
    (problem,) = wrong_with(read_new(export(tmp_path, "phishing", measured.text)), known, ROOT)
    assert "measured on" in problem.message


def test_the_desk_and_the_check_of_examples_find_texts_equally_alike() -> None:
    texts = [one.text for one in load_examples(ROOT / "data" / "nlu")][::25]
    # The check leaves short texts out, also out of its weights.
    texts = [text for text in texts if len(plain(text).split()) >= FEWEST_WORDS]
    index = Likeness(texts)
    expected = {(pair.first, pair.second): pair.cosine for pair in near_duplicates(texts, 0.3)}
    assert len(expected) > 5
    for (first, second), cosine in expected.items():
        (found,) = [like for like in index.like(texts[first], 0.01) if like.number == second]
        assert found.cosine == pytest.approx(cosine, abs=1e-4)


def test_the_desk_reads_back_what_the_command_says() -> None:
    name = next(iter(NAMES))
    example = Example("een appje van mijn dochter", name, Place("x.yml", 1))
    figures: Any = SimpleNamespace(accuracies=(0.91, 0.93), f1={name: 0.9})
    lines = "\n".join(f"insights-effect: {line}" for line in report(figures, figures, [example], [name]))
    assert read_effect(lines) == MeasuredEffect(1, 0.92, 0.92, 0)
