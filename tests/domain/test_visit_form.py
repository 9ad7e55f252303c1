"""The request for an officer: questions, corrections, summary, confirmation."""

import re

import pytest

from tests.domain.visitor import Visitor, at_summary, in_form, with_request


def test_a_whole_request_takes_at_most_twelve_turns() -> None:
    visitor = with_request()
    assert visitor.effects.visit is not None
    assert visitor.turns - 1 <= 12  # without opening the chat


def test_what_was_told_before_goes_along_and_is_not_asked_again() -> None:
    visitor = with_request()
    fields = visitor.effects.visit.fields
    assert (fields.amount, fields.bank, fields.phone) == ("3000", "ING", "+31612345678")
    assert (fields.postcode, fields.house_number, fields.name) == ("1624 AB", "77", "Ria Smit")
    assert fields.happened == "vanmorgen 3000 euro overgemaakt aan iemand van de bank"
    questions = [reply.text for reply in visitor.all if reply.kind == "question"]
    assert not any(re.search(r"bedrag|welke bank|wanneer", question, re.IGNORECASE) for question in questions)


def test_the_summary_stands_before_the_request_is_sent_and_only_yes_sends_it() -> None:
    visitor = at_summary()
    assert visitor.effects.visit is None
    summary = next(reply for reply in visitor.last.replies if reply.kind == "summary")
    for line in (
        "Naam: Ria Smit",
        "Adres: 1624 AB 77",
        "Telefoon: 06 12345678",
        "Bedrag: 3.000 euro",
        "Bank: ING",
    ):
        assert line in summary.text
    visitor.says("ik ben zo geschrokken van alles")
    assert visitor.effects.visit is None
    visitor.says("klopt")
    assert visitor.effects.visit is not None


def test_after_sending_reference_what_follows_the_check_and_the_second_scam_in_three_bubbles() -> None:
    visitor = with_request()
    for words in (
        "MEREL-2907",
        "beslist of er een agent komt",
        "per telefoon of hier in de chat",
        "politiepasje",
    ):
        assert words in visitor.text
    assert "0900-8844" in visitor.text
    assert "nooit om uw pas, pincode of geld" in visitor.text
    assert "tweede oplichter" in visitor.text
    assert len(visitor.last.replies) == 3
    assert {"request:status", "request:change", "request:cancel"} <= set(visitor.buttons)


def test_everything_in_one_message_is_taken_apart() -> None:
    visitor = in_form()
    visitor.says("J. Hofman, Vaart 9, 9401 AA Assen, 06-12345678")
    draft = visitor.last.case.draft
    assert (draft.name, draft.street, draft.house_number) == ("J. Hofman", "Vaart", "9")
    assert (draft.postcode, draft.city, draft.phone) == ("9401 AA", "Assen", "+31612345678")
    assert "uniform" in visitor.question


def test_the_phone_number_is_read_back() -> None:
    visitor = in_form()
    for answer in ("Ria Smit", "1624 AB 77", "0612345678"):
        visitor.says(answer)
    assert "Ik noteer 06 12345678" in visitor.text


@pytest.mark.parametrize(
    "words",
    [
        "waarom wilt u mijn naam?",
        "ik ben bang",
        "hallo",
        "wie bent u?",
        "help",
        "dat weet u toch al",
        "bedankt",
    ],
)
def test_a_question_or_a_feeling_is_never_taken_for_a_name(words: str) -> None:
    visitor = in_form()
    visitor.says(words)
    draft = visitor.last.case.draft
    assert draft is None or draft.name is None
    assert "naam" in visitor.question or "heet" in visitor.question


@pytest.mark.parametrize("words", ["liever niet", "nee", "weet ik niet", "anoniem graag", "sla maar over"])
def test_a_name_may_be_left_out(words: str) -> None:
    visitor = in_form()
    visitor.says(words)
    assert "adres" in visitor.question


def test_a_wrong_postcode_is_explained_once_then_street_and_place_are_enough() -> None:
    visitor = in_form()
    visitor.says("g wolters")
    visitor.says("07451")
    assert "vier cijfers en twee letters, zoals 1234 AB" in visitor.question
    visitor.says("7451 abc")
    assert "straat" in visitor.question
    assert "plaats" in visitor.question
    visitor.says("dorpsstraat 5 holten dan, zoek het maar op")
    draft = visitor.last.case.draft
    assert (draft.street, draft.house_number, draft.city) == ("Dorpsstraat", "5", "Holten")
    assert draft.name == "G Wolters"
    visitor.says("tel 6123")
    assert visitor.last.case.draft.phone is None
    visitor.says("heb ik verkeerd, 0612345678")
    assert visitor.last.case.draft.phone == "+31612345678"


def test_an_address_nobody_can_read_still_lets_the_form_end() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    for words in ("ergens", "bij het bos", "het gele huis achter de kerk in Hoorn"):
        visitor.says(words)
    assert "gele huis" in visitor.last.case.draft.street
    assert "nummer" in visitor.question


def test_a_missing_part_of_the_address_is_asked_alone() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("Dijkweg 77")
    assert "plaats" in visitor.question
    visitor.says("Hoorn")
    assert visitor.last.case.draft.city == "Hoorn"
    assert "nummer" in visitor.question


def test_without_a_phone_it_says_why_and_takes_another_safe_way() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("1624 AB 77")
    visitor.says("heb ik niet")
    assert "De meldkamer belt om te vertellen of er iemand komt" in visitor.text
    visitor.says("nee echt niet")
    visitor.says("nee")
    assert "via deze chat" in visitor.text
    visitor.says("ja")
    fields = visitor.effects.visit.fields
    assert fields.phone is None
    assert fields.reach == "via deze chat"


def test_a_wish_about_reaching_that_comes_with_the_number_is_kept_and_not_asked() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("1624 AB 77")
    visitor.says("bel alleen na zes uur, 06-12345678")
    assert "bel alleen na zes uur" in visitor.last.case.draft.reach
    assert "agent nog iets weten" in visitor.question


def test_no_uniform_and_no_call_can_be_chosen() -> None:
    visitor = in_form()
    for answer in ("Ria Smit", "1624 AB 77", "0612345678"):
        visitor.says(answer)
    visitor.presses("form:reach:no_uniform")
    assert visitor.last.case.draft.reach == "liever zonder uniform"


def test_saying_no_to_uniform_asks_how_and_takes_the_answer_as_it_is() -> None:
    visitor = in_form()
    for answer in ("er is een grote hond", "Ria Smit", "1624 AB 77", "0612345678", "nee"):
        visitor.says(answer)
    assert "veilig" in visitor.question
    visitor.says("bel aan bij de buurvrouw op 79, mijn man mag het niet weten")
    assert "buurvrouw op 79" in visitor.last.case.draft.reach


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("kost het geld?", "kosten u niets"),
        ("waarom wilt u mijn adres?", "meldkamer"),
        ("hoe lang duurt het?", "Dat weet ik niet"),
        ("bent u echt van de politie?", "0900-8844"),
    ],
)
def test_a_question_in_the_form_is_answered_and_the_form_goes_on(words: str, answer: str) -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says(words)
    assert answer in visitor.text
    assert "postcode" in visitor.question
    assert visitor.last.case.draft.name == "Ria Smit"


def test_more_of_the_story_in_the_form_is_noted_and_the_form_goes_on() -> None:
    visitor = in_form()
    visitor.says("ik heb trouwens ook mijn pincode gegeven", facts={"lost_pin": True})
    assert visitor.state["facts"]["lost_pin"]["value"] is True
    assert "naam" in visitor.question


def test_a_request_for_a_person_in_the_form_is_passed_on_and_the_form_goes_on() -> None:
    visitor = in_form()
    visitor.says("ik wil een mens spreken", "ask_human")
    assert visitor.effects.hand_over.reason == "asked"
    assert "naam" in visitor.question


@pytest.mark.parametrize("words", ["stop", "laat maar", "ik wil stoppen"])
def test_stop_keeps_what_was_filled_in_and_sends_nothing(words: str) -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says(words)
    assert "niets verstuurd" in visitor.text
    visitor.presses("visit:yes")
    assert "postcode" in visitor.question
    assert visitor.last.case.draft.name == "Ria Smit"


def test_cancelling_throws_it_away() -> None:
    visitor = at_summary()
    visitor.presses("form:cancel")
    assert "Er is niets verstuurd" in visitor.text
    assert visitor.last.case.draft is None


def test_the_form_comes_back_where_it_was_with_the_first_step_again() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("hallo ik was weg, waar waren we", "greeting")
    assert "Naam: Ria Smit" in visitor.text
    assert "call_bank" in visitor.steps
    assert "postcode" in visitor.question


def test_the_rest_of_triage_is_asked_at_the_end_of_the_form() -> None:
    visitor = Visitor()
    visitor.says("opgelicht door nep ING", "bank_helpdesk_fraud", facts={"happened": "now"})
    visitor.says("ja bezoek", "affirm")
    for answer in ("Ria Smit", "1624 AB 77", "0612345678", "ja", "nee"):
        visitor.says(answer)
    asked = []
    while "form:confirm" not in visitor.buttons:
        asked.append(visitor.question)
        visitor.says("19000" if "geld weg" in visitor.question else "nee")
    assert any("geld weg" in question for question in asked)
    assert visitor.last.case.urgency == "visit"
    assert "19.000 euro" in visitor.text


@pytest.mark.parametrize(
    "reach",
    [
        "nee niet bellen, hij leest mijn telefoon, en geen uniform",
        "bel me niet alstublieft",
        "liever een appje",
        "alleen via de buurvrouw op 79",
        "please do not call me",
    ],
)
def test_who_may_not_be_called_is_not_told_to_wait_for_a_call(reach: str) -> None:
    visitor = in_form()
    for answer in ("Ria Smit", "1624 AB 77", "0612345678", reach, "nee"):
        visitor.says(answer)
    visitor.says("ja")
    assert visitor.effects.visit.fields.phone == "+31612345678"
    assert "U hoort dat hier in de chat" in visitor.text
    assert "telefoon" not in visitor.text
    visitor.says("hoe hoor ik of er iemand komt?")
    assert "per telefoon" not in visitor.text
    assert "hier in de chat" in visitor.text


def test_a_house_number_that_is_corrected_while_the_phone_is_asked_costs_no_failed_answer() -> None:
    visitor = in_form()
    visitor.says("mevrouw Bos")
    visitor.says("7411 AB 14")
    assert "nummer" in visitor.question
    visitor.says("o nee het is 16")
    assert "7411 AB 16" in visitor.text
    assert "Ik zie nog geen" not in visitor.text
    visitor.says("0570 612345")
    visitor.says("nee")
    assert "7411 AB 16" in visitor.text


def test_a_place_said_beside_the_number_is_kept() -> None:
    visitor = in_form()
    visitor.says("Gerrit Wolters 06-12345678")
    visitor.says("Dorpsstraat")
    visitor.says("nummer vijf zeg ik toch. holten", entities={"place": "holten"})
    assert "Dorpsstraat 5, Holten" in visitor.text
