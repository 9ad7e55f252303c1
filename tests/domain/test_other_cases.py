"""Two crimes in one conversation: each keeps its own facts and steps, and each gets its turn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.turn import FoundFact, Message
from tests.domain.visitor import CONTEXT, DIALOGUE, Visitor, recognised, with_request

SHOP = "vorige week 200 euro betaald voor een telefoon die nooit kwam"
BANK = "vanmorgen belde er ook nog iemand van de bank en die heeft 3000 euro van mijn rekening gehaald"


def shopper() -> Visitor:
    """Somebody who lost 200 euro in a sale last week."""
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        SHOP,
        "online_shopping",
        facts={"happened": "weeks", "lost_money": True, "can_stop": False, "account_access_lost": False},
        entities={"amount": "200", "platform": "Marktplaats"},
    )
    return visitor


def tells_of_the_bank(visitor: Visitor) -> Visitor:
    visitor.says(
        BANK,
        "bank_helpdesk_fraud",
        facts={"happened": "today", "lost_money": True, "suspect_in_contact": False},
        entities={"amount": "3000"},
    )
    return visitor


def two_crimes() -> Visitor:
    visitor = tells_of_the_bank(shopper())
    visitor.presses("scenario:bank_helpdesk_fraud")
    return visitor


def test_nothing_of_the_first_is_changed_before_it_is_known_to_be_the_same() -> None:
    visitor = tells_of_the_bank(shopper())
    assert "aangepast" not in visitor.text
    assert "iets anders" in visitor.question
    assert visitor.state["facts"]["happened"]["value"] == "weeks"
    assert visitor.state["entities"]["amount"]["value"] == "200"


def test_before_it_is_asked_the_first_safe_step_for_all_is_said() -> None:
    visitor = tells_of_the_bank(shopper())
    assert "Hang op als er nog iemand belt" in visitor.text


def test_the_second_has_its_own_facts_and_the_first_keeps_its_own() -> None:
    visitor = two_crimes()
    case = visitor.state
    assert (case["scenario"], case["facts"]["happened"]["value"]) == ("bank_helpdesk_fraud", "today")
    assert case["entities"]["amount"]["value"] == "3000"
    assert "platform" not in case["entities"]
    (other,) = case["others"]
    assert (other["scenario"], other["facts"]["happened"]["value"]) == ("online_shopping", "weeks")
    assert other["entities"]["amount"]["value"] == "200"


def test_a_step_done_for_the_first_is_still_to_do_for_the_second() -> None:
    visitor = shopper()
    assert "call_bank" in [step.id for step in visitor.last.case.steps]
    visitor.presses("step:call_bank:done")
    tells_of_the_bank(visitor)
    visitor.presses("scenario:bank_helpdesk_fraud")
    assert "call_bank" in visitor.steps
    assert [step.done for step in visitor.last.case.steps if step.id == "call_bank"] == [False]


def test_that_the_bank_was_called_about_the_first_says_nothing_of_the_second() -> None:
    visitor = shopper()
    visitor.says("ik heb de bank gebeld", facts={"called_bank": True})
    tells_of_the_bank(visitor)
    visitor.presses("scenario:bank_helpdesk_fraud")
    assert "call_bank" in visitor.steps


@pytest.mark.parametrize("words", ["het hoort bij elkaar", "nee hoor", "dat is hetzelfde verhaal"])
def test_the_same_story_is_taken_over_then_and_what_changes_is_said(words: str) -> None:
    visitor = tells_of_the_bank(shopper())
    visitor.says(words)
    assert "hoort het bij elkaar" in visitor.text
    assert "aangepast" in visitor.text
    assert visitor.state["facts"]["happened"]["value"] == "today"
    assert visitor.state["entities"]["amount"]["value"] == "3000"
    assert not visitor.state["others"]


@pytest.mark.parametrize("words", ["iets anders", "ja", "dat staat los van elkaar"])
def test_another_crime_can_be_said_in_words(words: str) -> None:
    visitor = tells_of_the_bank(shopper())
    visitor.says(words)
    assert visitor.state["scenario"] == "bank_helpdesk_fraud"
    assert len(visitor.state["others"]) == 1


def test_who_does_not_answer_loses_neither() -> None:
    visitor = tells_of_the_bank(shopper())
    for words in ("ik weet het even niet meer", "wat een toestand zeg", "ik zit te trillen"):
        visitor.says(words)
    assert visitor.state["facts"]["happened"]["value"] == "weeks"
    assert [other["scenario"] for other in visitor.state["others"]] == ["bank_helpdesk_fraud"]


def test_the_less_urgent_one_waits_until_the_urgent_one_is_done() -> None:
    visitor = Visitor()
    visitor.says(
        "vanmorgen belde er iemand van de bank",
        "bank_helpdesk_fraud",
        facts={"happened": "today", "suspect_in_contact": False},
    )
    assert "geld weg" in visitor.question
    visitor.says(
        "en ik heb vorige week ook nog 200 euro verloren aan een telefoon op marktplaats",
        "online_shopping",
        facts={"happened": "weeks", "lost_money": True},
        entities={"amount": "200"},
    )
    visitor.presses("scenario:online_shopping")
    assert visitor.state["scenario"] == "bank_helpdesk_fraud"
    assert "dringendste" in visitor.text
    assert "geld weg" in visitor.question or "meegenomen" in visitor.question
    visitor.says("3000")
    visitor.presses("visit:no")
    assert "ook over iets anders" in visitor.question
    visitor.says("ja graag")
    assert visitor.state["scenario"] == "online_shopping"
    assert visitor.steps
    assert visitor.state["facts"]["happened"]["value"] == "weeks"


def test_going_back_to_the_first_is_offered_once_when_the_second_is_done() -> None:
    visitor = two_crimes()
    visitor.presses("visit:no")
    assert "ook over iets anders" in visitor.question
    visitor.says("nee dank u")
    assert "ook over iets anders" not in visitor.question
    visitor.presses("scenario:online_shopping")
    assert visitor.state["scenario"] == "online_shopping"


def test_the_summary_for_visitor_and_staff_names_both() -> None:
    visitor = two_crimes()
    assert "Ook verteld: " in visitor.last.case.summary
    assert "200 euro" in visitor.last.case.summary
    visitor.says("bedankt", "thanks_bye")
    assert "Ook verteld: " in visitor.text


def test_the_request_names_the_other_crime_as_the_summary_did() -> None:
    visitor = two_crimes()
    visitor.presses("visit:yes")
    for answer in ("Ria Smit", "1624 AB 77", "06-12345678", "ja hoor", "nee"):
        visitor.says(answer)
    shown = next(reply.text for reply in visitor.last.replies if reply.kind == "summary")
    visitor.says("ja")
    fields = visitor.effects.visit.fields
    assert fields.amount == "3000"
    assert "200 euro" in fields.other_crimes
    assert f"Ook verteld: {fields.other_crimes}" in shown


def test_a_crime_told_after_the_request_can_be_added_to_it_and_does_not_replace_it() -> None:
    visitor = with_request()
    visitor.says(
        "en vorige week ben ik ook nog 200 euro kwijtgeraakt aan een telefoon op marktplaats",
        "online_shopping",
        facts={
            "happened": "weeks",
            "lost_money": True,
            "can_stop": False,
            "account_access_lost": False,
        },
        entities={"amount": "200"},
    )
    visitor.presses("scenario:online_shopping")
    assert visitor.text.count("bewaar") == 1
    visitor.says("nee")
    assert "Zal ik het erbij zetten?" in visitor.question
    visitor.says("ja")
    assert "Bedrag: 3.000 euro" in visitor.text
    visitor.says("ja")
    fields = visitor.effects.change.fields
    assert (fields.amount, fields.bank) == ("3000", "ING")
    assert "200 euro" in fields.other_crimes


def test_a_second_crime_told_inside_the_form_is_kept_and_the_form_goes_on() -> None:
    visitor = two_crimes()
    visitor.presses("visit:yes")
    visitor.says(
        "en er is ook nog een lening afgesloten op mijn naam vorige maand",
        "identity_fraud",
        facts={"lost_identity_used": True, "happened": "weeks"},
    )
    assert "Ik bewaar ook dit" in visitor.text
    assert "heet" in visitor.question or "naam" in visitor.question
    assert visitor.state["facts"]["happened"]["value"] == "today"
    assert "lost_identity_used" not in visitor.state["facts"]


def test_more_about_the_crime_that_waits_is_kept_with_it() -> None:
    visitor = two_crimes()
    visitor.says(
        "die verkoper van de telefoon heeft nu ook mijn wachtwoord trouwens",
        "online_shopping",
        facts={"lost_credentials": True},
    )
    assert "lost_credentials" not in visitor.state["facts"]
    assert visitor.state["others"][0]["facts"]["lost_credentials"]["value"] is True


def test_a_choice_that_is_taken_back_is_a_correction_and_no_second_crime() -> None:
    visitor = Visitor()
    visitor.says("ze kregen me zover", between=("phishing", "tech_support"))
    visitor.presses("scenario:phishing")
    visitor.presses("scenario:tech_support")
    assert visitor.state["scenario"] == "tech_support"
    assert not visitor.state["others"]
    assert "bewaar" not in visitor.text


def test_two_crimes_in_one_message_the_urgent_one_first_and_the_other_kept() -> None:
    text = f"{SHOP}. {BANK}"
    shop = recognised(
        text, "online_shopping", facts={"happened": "weeks", "lost_money": True}, entities={"amount": "200"}
    )
    bank = recognised(
        text,
        "bank_helpdesk_fraud",
        facts={"happened": "today", "lost_money": True},
        entities={"amount": "3000"},
    )
    whole = replace(shop, facts=(*shop.facts, FoundFact("happened", "today", text, 0, 9)), parts=(shop, bank))
    reply = DIALOGUE.respond(None, Message("m1", text=text), whole, CONTEXT)
    assert reply.case.scenario == "bank_helpdesk_fraud"
    assert [step.id for said in reply.replies for step in said.steps][:1] == ["hang_up"]
    assert reply.state["facts"]["happened"]["value"] == "today"
    assert reply.state["entities"]["amount"]["value"] == "3000"
    (other,) = reply.state["others"]
    assert (other["scenario"], other["entities"]["amount"]["value"]) == ("online_shopping", "200")
    plain = DIALOGUE.library.playbooks["online_shopping"].plain
    assert any(plain in said.text for said in reply.replies)
