"""The same kind of crime twice: both times are kept, the newest one decides how urgent it is."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.facts import Value
from bot.domain.turn import Entity, FoundFact, Ranked, Recognition
from tests.domain.visitor import Visitor, told

TWICE = "vorige week 500 euro betaald aan de bank en vandaag weer 2000 euro overgemaakt"


def heard(
    text: str, scenario: str, facts: Mapping[str, Value], *entities: tuple[str, str, str]
) -> Recognition:
    """entities: kind, value and the words of each, which are looked up in the text."""
    return Recognition(
        ranking=(Ranked(scenario, 0.95), Ranked("greeting", 0.02)),
        decision="sure",
        facts=tuple(FoundFact(name, value, text, 0, len(text)) for name, value in facts.items()),
        entities=tuple(
            Entity(kind, value, words, text.index(words), text.index(words) + len(words))
            for kind, value, words in entities
        ),
    )


def twice() -> Visitor:
    visitor = Visitor()
    visitor.opens()
    times = (("time", "weeks", "vorige week"), ("time", "today", "vandaag"))
    sums = (("amount", "500", "500 euro"), ("amount", "2000", "2000 euro"))
    facts: dict[str, Value] = {"happened": "weeks", "lost_money": True}
    visitor.hears(TWICE, heard(TWICE, "bank_helpdesk_fraud", facts, *times, *sums))
    return visitor


def once() -> Visitor:
    """Somebody who lost 500 euro weeks ago."""
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        "vorige maand 500 euro betaald aan iemand van de bank",
        "bank_helpdesk_fraud",
        facts={"happened": "weeks", "lost_money": True, "suspect_in_contact": False},
        entities={"amount": "500"},
    )
    return visitor


def test_the_newest_time_decides_the_urgency() -> None:
    visitor = twice()
    assert visitor.last is not None
    assert visitor.last.case.urgency == "visit"
    assert visitor.steps[0] == "hang_up"


def test_neither_sum_is_lost() -> None:
    visitor = twice()
    assert "2.000 euro" in visitor.text
    assert "500 euro" in visitor.text
    assert visitor.last is not None
    assert visitor.state["entities"]["amount"]["value"] == "2000"
    (also,) = visitor.last.case.other_crimes
    assert "500 euro" in also
    assert "een andere keer" in also


def test_what_is_said_of_the_first_time_changes_nothing_of_the_second() -> None:
    visitor = twice()
    visitor.says("de eerste keer was 700 euro", facts={"lost_money": True}, entities={"amount": "700"})
    assert "aangepast" not in visitor.text
    assert "eerste keer" in visitor.text
    assert visitor.state["entities"]["amount"]["value"] == "2000"
    assert visitor.state["earlier"][0]["entities"]["amount"]["value"] == "700"


def test_a_second_time_told_later_begins_anew_and_keeps_the_first() -> None:
    visitor = once()
    visitor.presses("step:call_bank:done")
    visitor.says(
        "en vanmorgen heb ik weer 800 euro overgemaakt",
        "bank_helpdesk_fraud",
        facts={"happened": "today", "lost_money": True},
        entities={"amount": "800"},
    )
    assert "aangepast" not in visitor.text
    assert "800 euro" in visitor.text
    assert "500 euro" in visitor.text
    assert visitor.last is not None
    assert visitor.last.case.urgency == "visit"
    assert [step.done for step in visitor.last.case.steps if step.id == "call_bank"] == [False]


def test_once_more_without_another_time_keeps_both_sums() -> None:
    visitor = once()
    visitor.says(
        "en toen nog een keer 200 euro overgemaakt", facts={"lost_money": True}, entities={"amount": "200"}
    )
    assert visitor.state["entities"]["amount"]["value"] == "200"
    assert visitor.state["earlier"][0]["entities"]["amount"]["value"] == "500"
    assert visitor.state["facts"]["happened"]["value"] == "weeks"


def test_a_correction_is_still_a_correction() -> None:
    visitor = once()
    said = "nee, het was gisteren weer, en 800 euro"
    visitor.says(said, facts={"happened": "days"}, entities={"amount": "800"})
    assert visitor.state["earlier"] == []
    assert visitor.state["entities"]["amount"]["value"] == "800"


def test_twice_without_times_is_said_to_be_kept() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        "ik ben twee keer opgelicht op marktplaats, een fiets van 300 euro en een telefoon",
        "online_shopping",
        facts={"lost_money": True},
        entities={"amount": "300"},
    )
    assert "meer dan een keer" in visitor.text
    visitor.says("de eerste keer was vorige maand", facts={"happened": "weeks"})
    assert "happened" not in visitor.state["facts"]
    assert visitor.state["earlier"][0]["facts"]["happened"]["value"] == "weeks"


def test_the_request_names_both_times() -> None:
    visitor = twice()
    visitor.presses("visit:yes")
    for answer in ("Ria Smit", "1624 AB 77", "06-12345678", "ja hoor", "nee"):
        visitor.says(answer)
    assert "Bedrag: 2.000 euro" in visitor.text
    assert "Ook verteld" in visitor.text
    visitor.says("ja")
    assert visitor.effects.visit is not None
    assert "500 euro" in (visitor.effects.visit.fields.other_crimes or "")


# --- Twice the same, without a time for each -----------------------------------------------------------


def scammed_twice() -> Visitor:
    visitor = told("ik ben twee keer opgelicht op marktplaats", "online_shopping", facts={"lost_money": True})
    visitor.says("vandaag", facts={"happened": "today"})
    visitor.says("300 euro", entities={"amount": "300"})
    visitor.says("nee", "deny")
    return visitor


def test_the_other_time_is_asked_for_once_and_kept() -> None:
    visitor = scammed_twice()
    assert "andere keer" in visitor.question
    visitor.says(
        "vorige maand, 80 euro", facts={"happened": "weeks"}, entities={"amount": "80", "time": "weeks"}
    )
    assert "80 euro" in visitor.text
    assert visitor.last is not None
    assert any("80 euro" in told for told in visitor.last.case.other_crimes)
    known = {fact.name: fact.value for fact in visitor.last.case.facts}
    assert known["happened"] == "today"


def test_who_does_not_know_of_the_other_time_is_not_asked_again() -> None:
    visitor = scammed_twice()
    visitor.says("weet ik niet")
    visitor.says("bedankt")
    assert visitor.everything.count("de andere keer, en") == 1
