"""Which messages are taken up, where they stand, and what may become an example."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.domain.documents import Problems
from bot.domain.insights import (
    Corpus,
    Lane,
    Reading,
    faults,
    is_held_out,
    is_uncertain,
    is_worth_reading,
    lane_of,
)
from bot.domain.provenance import Addition, as_diff, as_yaml, check_provenance
from bot.domain.turn import Ranked, Recognition


def recognised(decision: str, *confidences: float, **more: object) -> Recognition:
    ranking = tuple(Ranked(f"n{number}", confidence) for number, confidence in enumerate(confidences))
    return Recognition(ranking, decision, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("recognition", "before", "expected"),
    [
        (recognised("open", 0.2, 0.1), None, True),
        (recognised("between", 0.4, 0.35), None, True),
        (recognised("sure", 0.5, 0.4), None, True),
        (recognised("sure", 0.9, 0.05), None, False),
        (recognised("open", 0.2, 0.1), "phishing", False),
        (recognised("open", 0.2, 0.1, language="en"), None, False),
        (recognised("open", 0.2, 0.1, quoted=True), None, False),
    ],
)
def test_uncertain_is_what_the_computer_still_had_to_find_out(
    recognition: Recognition, before: str | None, expected: bool
) -> None:
    assert is_uncertain(recognition, before) == expected


def test_what_says_nothing_by_itself_is_not_taken_up() -> None:
    assert is_worth_reading("geld is weg")
    assert not is_worth_reading("ja hoor")
    assert not is_worth_reading("[naam] [adres] [telefoon] ja")
    assert not is_worth_reading("woord " * 400)


def test_about_a_fifth_is_held_out_and_always_the_same() -> None:
    texts = [f"bericht nummer {number} over geld" for number in range(2000)]
    assert 0.17 < sum(map(is_held_out, texts)) / 2000 < 0.23
    assert all(is_held_out(text) == is_held_out(text.upper() + "!!") for text in texts)


def readings(*labels: str) -> list[Reading]:
    return [Reading(f"s{number}", label, number) for number, label in enumerate(labels, 1)]


@pytest.mark.parametrize(
    ("labels", "held_out", "example", "exported", "lane"),
    [
        ((), False, False, False, "first"),
        (("a",), False, False, False, "second"),
        (("a", "b"), False, False, False, "differ"),
        (("a", "b", "b"), False, False, False, "rewrite"),
        (("a", "a"), False, False, False, "rewrite"),
        (("a", "a"), True, False, False, "held_out"),
        (("a", "a"), False, True, False, "ready"),
        (("a", "a"), False, True, True, "exported"),
        (("new", "new"), False, False, False, "set_aside"),
        (("unusable", "unusable"), True, False, False, "set_aside"),
    ],
)
def test_where_a_message_stands(
    labels: tuple[str, ...], held_out: bool, example: bool, exported: bool, lane: Lane
) -> None:
    found = lane_of(readings(*labels), is_held_out=held_out, has_example=example, is_exported=exported)
    assert found == lane


EXAMPLES = (
    "ik heb op een link geklikt in een sms van de post",
    "er belde een man van de bank en nu is al mijn spaargeld weg",
    "de webwinkel stuurt niets en reageert nergens meer op",
)
ORIGINAL = "gisteren kreeg ik een appje van mijn zoon dat hij een nieuw nummer had en geld nodig had"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus.of(EXAMPLES, {word for text in EXAMPLES for word in text.split()})


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("mn dochter zou een andere telefoon hebben, of ik even 800 euro wilde voorschieten", []),
        ("", ["empty"]),
        (ORIGINAL, ["copy"]),
        (ORIGINAL.replace("gisteren", "vandaag").replace("zoon", "dochter"), ["copy"]),
        ("Zij schreef dat hij een nieuw nummer had, ik heb meteen alles betaald wat zij vroeg", ["words"]),
        ("ik heb op een link geklikt in een sms van post nl", ["example"]),
        ("op deze manier ben ik geld kwijtgeraakt aan iemand via de datingsite", ["new_example"]),
        ("mijn oude buurvrouw gaf haar pas aan een koerier", ["held_out"]),
        ("ik heb 800 euro gestuurd naar Yılmaz uit Assen", ["personal"]),
        ("ik heb geld gestuurd naar [naam]", ["personal"]),
        ("eerste regel\ntweede regel over iets heel anders", ["form"]),
    ],
)  # fmt: skip
def test_what_keeps_a_text_from_becoming_an_example(corpus: Corpus, text: str, kinds: list[str]) -> None:
    found = faults(
        text, ORIGINAL, corpus, ["op deze manier ben ik geld kwijt aan iemand via een datingsite"],
        ["mijn oude buurvrouw gaf haar pasje aan een koerier"],
    )  # fmt: skip
    assert [fault.kind for fault in found] == kinds


def test_what_it_is_too_near_is_shown_but_never_what_is_held_out(corpus: Corpus) -> None:
    (example,) = faults("ik heb op een link geklikt in een sms van post nl", ORIGINAL, corpus)
    assert example.detail == EXAMPLES[0]
    (held_out,) = faults(
        "geheim bericht over pasjes", ORIGINAL, corpus, (), ["geheim bericht over een pasje"]
    )
    assert held_out.detail == ""


ADDED = [
    Addition("inz-2", "phishing", "een mail over mijn abonnement"),
    Addition("inz-1", "crisis", "het lukt niet meer"),
]
FILES = {
    name: f'version: "3.1"\nnlu:\n  - intent: {name}\n    examples: |\n      - oud\n'
    for name in ("crisis", "phishing")
}
PROVENANCE = "# uitleg\nexamples:\n"


def test_the_difference_can_be_applied_and_its_provenance_holds(tmp_path: Path) -> None:
    import subprocess

    (tmp_path / "data" / "nlu").mkdir(parents=True)
    for name, text in FILES.items():
        (tmp_path / "data" / "nlu" / f"{name}.yml").write_text(text)
    (tmp_path / "data" / "nlu_provenance.yml").write_text(PROVENANCE)
    diff = as_diff(ADDED, FILES, PROVENANCE, date(2026, 11, 29))
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=diff, text=True, check=True)
    assert (tmp_path / "data" / "nlu" / "phishing.yml").read_text() == (
        FILES["phishing"] + "      - een mail over mijn abonnement\n"
    )
    problems = Problems()
    path = tmp_path / "data" / "nlu_provenance.yml"
    check_provenance(path, [(one.name, one.text) for one in ADDED], problems)
    assert problems.found == []
    check_provenance(path, [(one.name, one.text) for one in ADDED[:1]], problems)
    (problem,) = problems.found
    assert "inz-1" in problem.message
    assert "lukt" not in path.read_text(), "no quote in the provenance"


def test_the_new_examples_by_themselves_are_training_data() -> None:
    text = as_yaml(ADDED)
    intents = yaml.safe_load(text)["nlu"]
    assert [each["intent"] for each in intents] == ["crisis", "phishing"]
    assert intents[1]["examples"] == "- een mail over mijn abonnement\n"
    assert "# inz-2" in text
