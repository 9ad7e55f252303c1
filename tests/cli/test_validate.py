"""The check of everything under data/ that people write."""

import shutil
from pathlib import Path

import pytest

from bot.cli.validate import problems_in

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the data, without the training examples."""
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy, ignore=shutil.ignore_patterns("nlu", "evaluation", "rules", "stories"))
    return copy


def messages(data: Path) -> list[str]:
    return [str(problem) for problem in problems_in(data)]


def test_the_data_of_the_product_are_right() -> None:
    assert messages(DATA) == []


def test_a_scenario_without_a_playbook_is_named(data: Path) -> None:
    (data / "playbooks" / "phishing.yml").unlink()
    found = messages(data)
    assert any("playbooks/phishing.yml:1: this scenario has no playbook; write it" in line for line in found)
    assert any("en/phishing.yml:1: translates a playbook that is not there" in line for line in found)


def test_a_playbook_without_english_is_named(data: Path) -> None:
    (data / "playbooks" / "en" / "phishing.yml").unlink()
    assert [line.split("data/")[-1] for line in messages(data)] == [
        "playbooks/en/phishing.yml:1: this playbook has no English; translate it"
    ]


def test_a_playbook_without_a_scenario_is_named(data: Path) -> None:
    for folder in ("playbooks", "playbooks/en"):
        path = data / folder / "parking.yml"
        text = (data / folder / "phishing.yml").read_text(encoding="utf-8")
        path.write_text(text.replace("scenario: phishing", "scenario: parking"), encoding="utf-8")
    assert any("parking.yml:1: is not a scenario" in line for line in messages(data))


def test_mistakes_in_several_files_are_all_named(data: Path) -> None:
    for name, old, new in (
        ("contacts.yml", "kind: police", "kind: cops"),
        ("sources.yml", "title:", "titel:"),
        ("glossary.yml", "source: [S92, D]", "source: [S9999]"),
        ("playbooks/phishing.yml", "confirmed: false", "confirmed: misschien"),
    ):
        path = data / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    files = {problem.place.file.split("data/")[-1] for problem in problems_in(data)}
    assert {"contacts.yml", "sources.yml", "glossary.yml", "playbooks/phishing.yml"} <= files


@pytest.mark.parametrize("name", ["triage.yml", "questions.yml", "orientation.yml", "texts/nl.yml"])
def test_a_file_that_is_not_yaml_is_named_with_its_line(data: Path, name: str) -> None:
    path = data / name
    path.write_text("a: [1\nb: 2\n", encoding="utf-8")
    assert any(f"{Path(name).name}:2: is not YAML" in line for line in messages(data)), messages(data)


@pytest.mark.parametrize("name", ["triage.yml", "questions.yml", "orientation.yml", "texts/nl.yml"])
def test_a_missing_file_is_named(data: Path, name: str) -> None:
    (data / name).unlink()
    assert any(f"{Path(name).name}:1: cannot be read" in line for line in messages(data)), messages(data)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("texts/nl.yml", "de politie op {politie-0900}. Bij", "de politie op 0900-8844. Bij"),
        ("texts/en.yml", "call {113}, day and night", "call 113, day and night"),
        ("texts/page.nl.yml", 'number: "{politie-0900}"', "number: 0900\u20118844"),
        ("texts/service.nl.yml", "de politie op {politie-0900}.", "de politie op 020 22 888 00."),
        ("texts/problems.nl.yml", "anders {politie-0900}", "anders +31 34 357 88 44"),
        ("replies.yml", "op {slachtofferhulp}", "op 0900-0101"),
        ("replies.yml", "op {site:politie-0900}", "op politie.nl"),
        ("questions.yml", "op {abroad:politie-0900}", "op 06-87654321"),
    ],
)
def test_a_number_or_site_that_is_typed_in_a_text_is_refused(
    data: Path, name: str, old: str, new: str
) -> None:
    path = data / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert [line for line in messages(data) if "is typed; write {id}" in line], messages(data)


def test_a_place_that_names_no_contact_is_refused(data: Path) -> None:
    path = data / "texts" / "page.nl.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('number: "{politie-0900}"', 'number: "{politie}"'), encoding="utf-8")
    assert any("{politie} names no contact" in line for line in messages(data)), messages(data)
