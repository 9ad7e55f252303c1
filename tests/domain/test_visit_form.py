"""The request for an officer: questions, corrections, summary, confirmation."""

import re
from dataclasses import asdict, replace

import pytest

from tests.domain.visitor import CONTEXT, Visitor, at_summary, bank_victim, in_form, with_request


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
    ("words", "field", "value"),
    [
        ("nee mijn nummer is 06 87654321", "phone", "+31687654321"),
        ("nee het is 1625 CD 12", "postcode", "1625 CD"),
        ("mijn naam is Riet Smit", "name", "Riet Smit"),
    ],
)
def test_the_summary_can_be_corrected_in_words(words: str, field: str, value: str) -> None:
    visitor = at_summary()
    visitor.says(words)
    assert "Ik heb het aangepast" in visitor.text
    assert getattr(visitor.last.case.draft, field) == value
    assert any(reply.kind == "summary" for reply in visitor.last.replies)
    visitor.says("ja")
    assert getattr(visitor.effects.visit.fields, field) == value


def test_a_new_address_replaces_the_old_one_as_a_whole() -> None:
    visitor = in_form()
    for answer in ("Ria Smit", "Dijkweg 77, 1624 AB Hoorn", "0612345678", "ja", "nee"):
        visitor.says(answer)
    visitor.says("nee, 1625 CD 12")
    draft = visitor.last.case.draft
    assert (draft.postcode, draft.house_number, draft.street, draft.city) == ("1625 CD", "12", None, None)


def test_a_field_can_be_changed_by_its_button() -> None:
    visitor = at_summary()
    visitor.presses("form:change:phone")
    assert "nummer" in visitor.question
    visitor.says("06 87654321")
    assert "Telefoon: 06 87654321" in visitor.text
    assert "form:confirm" in visitor.buttons


def test_something_can_be_added_from_the_summary() -> None:
    visitor = at_summary()
    visitor.presses("form:change:remarks")
    visitor.says("er is een hond in huis")
    assert "er is een hond in huis" in visitor.text


def test_a_field_that_is_named_as_wrong_is_asked_again() -> None:
    visitor = at_summary()
    visitor.says("het telefoonnummer klopt niet")
    assert "nummer" in visitor.question
    visitor.says("06 87654321")
    assert visitor.last.case.draft.phone == "+31687654321"


def test_a_correction_in_the_middle_of_the_form_is_taken_and_the_form_goes_on() -> None:
    visitor = in_form()
    for answer in ("Ria Smit", "1624 AB 77", "0612345678"):
        visitor.says(answer)
    visitor.says("o wacht mijn nummer is fout, het is 06 87654321")
    assert "Ik heb het aangepast: telefoon 06 87654321" in visitor.text
    assert "uniform" in visitor.question or "veilig" in visitor.question


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


# --- Few turns -------------------------------------------------------------------------------------


def test_name_and_number_are_asked_together_and_taken_from_one_message() -> None:
    visitor = in_form()
    assert "heet u" in visitor.question
    assert "nummer" in visitor.question
    for answer in ("Ria Smit, 06-12345678", "1624 AB 77", "nee", "ja"):
        visitor.says(answer)
    fields = visitor.effects.visit.fields
    assert (fields.name, fields.phone, fields.reach) == ("Ria Smit", "+31612345678", "niets bijzonders")
    assert visitor.turns - 1 == 6  # with the story and the yes to an officer


def test_who_gives_only_the_number_is_asked_the_name_once_more_by_itself() -> None:
    visitor = in_form()
    visitor.says("0612345678")
    assert "heet u" in visitor.question
    assert "nummer" not in visitor.question
    visitor.says("sla maar over")
    assert "adres" in visitor.question


def test_who_keeps_the_number_back_with_the_name_hears_why_before_it_is_asked_again() -> None:
    visitor = in_form()
    visitor.says("Tim Bos, maar mijn nummer geef ik niet")
    visitor.says("1624 AB 77")
    assert visitor.last.case.draft.name == "Tim Bos"
    assert "Daarom is een nummer nodig" in visitor.text
    assert "form:reach:chat" in visitor.buttons


def test_a_number_with_its_label_leaves_the_name_as_it_is() -> None:
    visitor = in_form()
    visitor.says("Kees Jansen tel. 06-12 34 56 78")
    assert (visitor.last.case.draft.name, visitor.last.case.draft.phone) == ("Kees Jansen", "+31612345678")


@pytest.mark.parametrize(
    ("said", "reach", "remarks"),
    [
        ("nee", "niets bijzonders", None),
        ("nee niets", "niets bijzonders", None),
        ("klopt", "niets bijzonders", None),
        ("er is een hond", "niets bijzonders", "er is een hond"),
        ("niet bellen", "niet bellen", None),
        ("liever geen uniform, de buren kijken mee", "liever geen uniform, de buren kijken mee", None),
        ("geen uniform graag en er is een hond", "geen uniform graag", "er is een hond"),
        (
            "bel niet aan, mijn man mag het niet weten",
            "bel niet aan, mijn man mag het niet weten",
            None,
        ),
    ],
)
def test_how_to_come_and_what_to_know_are_one_question(said: str, reach: str, remarks: str | None) -> None:
    visitor = in_form()
    for answer in ("Ria Smit 0612345678", "1624 AB 77", said, "ja"):
        visitor.says(answer)
    fields = visitor.effects.visit.fields
    assert (fields.reach, fields.remarks) == (reach, remarks)


def test_how_somebody_moves_is_no_offender_who_walks_about() -> None:
    visitor = in_form()
    for answer in ("Ria Smit 0612345678", "1624 AB 77"):
        visitor.says(answer)
    visitor.says("ze loopt met een rollator, kom liever niet in uniform", facts={"danger": "suspect_present"})
    assert "112" not in visitor.text
    draft = visitor.last.case.draft
    assert (draft.mobility, draft.reach) == ("ze loopt met een rollator", "kom liever niet in uniform")


def test_somebody_who_comes_while_it_is_told_how_one_moves_is_danger() -> None:
    visitor = in_form()
    for answer in ("Ria Smit 0612345678", "1624 AB 77"):
        visitor.says(answer)
    visitor.says("ik loop slecht en hij komt terug", facts={"danger": "suspect_coming"})
    assert "112" in visitor.text


def test_an_amount_corrected_at_the_last_question_is_no_remark() -> None:
    visitor = in_form()
    for answer in ("Ria Smit 0612345678", "1624 AB 77"):
        visitor.says(answer)
    visitor.says("en het was 3100 euro", entities={"amount": "3100"})
    assert visitor.last.case.draft.remarks is None
    assert "letten" in visitor.question or "weten" in visitor.question


@pytest.mark.parametrize("said", ["nou graag dan", "ach graag", "graag dan maar"])
def test_a_hesitant_please_is_a_yes_to_the_officer(said: str) -> None:
    visitor = bank_victim()
    visitor.says(said)
    assert "heet u" in visitor.question


def test_who_cannot_call_is_asked_for_a_way_by_itself() -> None:
    visitor = in_form()
    visitor.says("ik ben doof", facts={"cannot_talk": True})
    for answer in ("Ria Smit 0612345678", "1624 AB 77"):
        visitor.says(answer)
    assert "sms" in visitor.question


def test_a_yes_before_the_details_is_no_part_of_the_name() -> None:
    visitor = bank_victim()
    visitor.says("ja. Jansen, 9401AB 12, 0612345678")
    draft = visitor.last.case.draft
    assert (draft.name, draft.house_number, draft.phone) == ("Jansen", "12", "+31612345678")
    assert "letten" in visitor.question


@pytest.mark.parametrize("said", ["nee het is nummer 18", "het moet nummer 18 zijn", "nee, nr 18"])
def test_a_short_number_at_the_summary_is_the_house_number(said: str) -> None:
    visitor = at_summary()
    visitor.says(said)
    assert visitor.last.case.draft.house_number == "18"
    assert "1624 AB 18" in visitor.text


def test_the_names_of_writer_and_victim_with_address_and_number_in_two_messages() -> None:
    visitor = son()
    visitor.says("Ellen Visser, 0655443322. Mijn moeder heet Riet Visser")
    assert "adres" in visitor.question
    visitor.says("Beukenlaan 14, 3603 BC Maarssen")
    assert "letten" in visitor.question
    draft = visitor.last.case.draft
    assert (draft.written_by or draft.contact_name, draft.name) == ("Ellen Visser", "Riet Visser")


def test_the_name_of_the_victim_is_asked_with_the_address() -> None:
    visitor = son()
    visitor.says("Ellen Visser, 0655443322")
    assert "heet het slachtoffer" in visitor.question
    assert "adres" in visitor.question
    visitor.says("Riet Visser, Beukenlaan 14, 3603 BC Maarssen")
    assert "letten" in visitor.question


def test_the_button_for_no_calls_counts_too() -> None:
    visitor = in_form()
    for answer in ("Ria Smit", "1624 AB 77", "0612345678"):
        visitor.says(answer)
    visitor.presses("form:reach:no_call")
    visitor.says("nee")
    visitor.says("krijg ik bericht?")
    assert "per telefoon" not in visitor.text
    visitor.says("ja")
    assert "U hoort dat hier in de chat" in visitor.text


@pytest.mark.parametrize(
    "reach", ["ja hoor", "liever niet in uniform", "bel na zes uur", "niet aanbellen, bel me"]
)
def test_who_may_be_called_hears_it_by_phone_or_in_the_chat(reach: str) -> None:
    visitor = in_form()
    for answer in ("Ria Smit", "1624 AB 77", "0612345678", reach, "nee"):
        visitor.says(answer)
    visitor.says("ja")
    assert "per telefoon of hier in de chat" in visitor.text


# --- For somebody else -------------------------------------------------------------------------------


def son(**facts: object) -> Visitor:
    """A son who asks for an officer for his mother. facts: besides, or other than, the usual ones."""
    visitor = Visitor()
    visitor.says(
        "mijn moeder heeft haar pas en code meegegeven",
        "card_pickup",
        facts={
            "third_party": True,
            "lost_card": True,
            "lost_pin": True,
            "happened": "today",
            "danger": "none",
            "alone": False,
        }
        | facts,
    )
    visitor.presses("visit:yes")
    return visitor


def test_writer_victim_and_address_are_kept_apart() -> None:
    visitor = son()
    assert visitor.question.startswith("Hoe heet u zelf")
    visitor.says("Martijn de Boer, Leeuwarden")
    visitor.says("A. de Boer")
    assert "slachtoffer" in visitor.question
    visitor.says("Parklaan 12 7901 AA Hoogeveen")
    visitor.says("bel mij maar, 06-12345678")
    visitor.says("nee")
    visitor.says("ja")
    fields = visitor.effects.visit.fields
    assert (fields.contact_name, fields.name) == ("Martijn de Boer", "A. de Boer")
    assert (fields.street, fields.city) == ("Parklaan", "Hoogeveen")
    assert "Leeuwarden" not in repr(fields)
    assert "Een ander schrijft voor het slachtoffer" in fields.circumstances


def test_an_address_that_comes_with_the_writers_name_is_checked() -> None:
    visitor = son()
    visitor.says("Martijn de Boer, Kade 3, 8911 AB Leeuwarden")
    assert "Is dit het adres waar de agent moet zijn?" in visitor.question
    visitor.says("nee, Parklaan 12 7901 AA Hoogeveen")
    assert visitor.last.case.draft.city == "Hoogeveen"


def test_a_pin_is_never_part_of_a_request() -> None:
    visitor = bank_victim()
    visitor.says("mijn code is [pincode weggehaald]", masked=("pin",))
    assert "pincode weggehaald" in visitor.text
    assert "Laat uw pas blokkeren" in visitor.text
    visitor.says("nee")
    visitor.presses("visit:yes")
    for answer in ("Ria Smit", "1624 AB 77", "06-12345678", "ja hoor", "nee", "ja"):
        visitor.says(answer)
    assert "pincode" not in repr(visitor.effects.visit).replace("lost_pin", "")


def test_an_amount_in_a_remark_does_not_change_the_case() -> None:
    visitor = in_form()
    for answer in ("Ria Smit", "1624 AB 77", "0612345678", "ja"):
        visitor.says(answer)
    visitor.says("er staat een auto van 500 euro voor de deur en er loopt een grote hond rond op het erf")
    assert visitor.last.case.draft.amount == "3000"


# --- The summary is what is sent ---------------------------------------------------------------------


def filled_for_mother(number: str = "bel mij maar, 06-12345678", **facts: object) -> Visitor:
    """A son who asked for an officer for his mother, at the summary."""
    visitor = son(**({"alone": True, "vulnerable": True} | facts))
    for answer in ("Martijn de Boer", "A. de Boer", "Parklaan 12 7901 AA Hoogeveen", number, "ja", "nee"):
        visitor.says(answer)
    return visitor


def summary_of(visitor: Visitor) -> str:
    return next(reply.text for reply in reversed(visitor.all) if reply.kind == "summary")


def test_everything_that_is_sent_stands_in_the_summary() -> None:
    visitor = filled_for_mother(lost_device_access=True)
    shown = summary_of(visitor)
    visitor.says("ja")
    sent = asdict(visitor.effects.visit.fields)
    phone = sent.pop("phone")
    assert phone.removeprefix("+31") in shown.replace(" ", "")
    for name, value in sent.items():
        assert value is None or value in shown, name


def test_what_the_case_says_of_the_victim_is_shown_in_plain_words() -> None:
    visitor = filled_for_mother()
    assert "schrijft voor het slachtoffer. Heeft misschien extra hulp nodig. Is nu alleen." in summary_of(
        visitor
    )
    visitor.says("ja")
    assert "kwetsbaar" not in repr(visitor.effects.visit)


@pytest.mark.parametrize("words", ["nee er is iemand bij haar", "ze is niet meer alleen"])
def test_what_is_not_so_is_taken_out_in_words(words: str) -> None:
    visitor = filled_for_mother()
    visitor.says(words)
    assert "alleen." not in summary_of(visitor)
    visitor.says("ja")
    assert "alleen" not in visitor.effects.visit.fields.circumstances


def test_what_is_not_so_is_taken_out_by_its_button() -> None:
    visitor = filled_for_mother()
    visitor.presses("form:change:more")
    assert "form:not:vulnerable" in visitor.buttons
    visitor.presses("form:not:vulnerable")
    assert "hulp nodig" not in summary_of(visitor)
    visitor.says("ja")
    assert "hulp nodig" not in visitor.effects.visit.fields.circumstances


# --- Whose phone it is -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("bel mij maar, 06-12345678", "Martijn de Boer"),
        ("06-12345678", "Martijn de Boer"),
        ("haar nummer is 06-12345678", "A. de Boer"),
        ("bel haar maar op 06-12345678", "A. de Boer"),
        ("het nummer van mijn moeder is 06-12345678", "A. de Boer"),
        ("het nummer van de buurvrouw is 06-12345678", "buurvrouw"),
    ],
)
def test_the_request_names_who_the_phone_belongs_to(words: str, owner: str) -> None:
    visitor = filled_for_mother(words)
    assert f"06 12345678 (van {owner})" in summary_of(visitor)
    visitor.says("ja")
    fields = visitor.effects.visit.fields
    assert (fields.contact_name, fields.written_by) == (owner, "Martijn de Boer")


def test_whose_phone_it_is_can_be_corrected_at_the_summary() -> None:
    visitor = filled_for_mother("06-12345678")
    visitor.says("nee dat nummer is van mijn moeder")
    visitor.says("ja")
    assert visitor.effects.visit.fields.contact_name == "A. de Boer"


def test_a_victim_may_give_the_number_of_a_neighbour() -> None:
    visitor = in_form()
    for answer in (
        "Ria Smit",
        "1624 AB 77",
        "het nummer van de buurvrouw, 0612345678",
        "ja hoor",
        "nee",
        "ja",
    ):
        visitor.says(answer)
    assert visitor.effects.visit.fields.contact_name == "buurvrouw"


def test_the_own_number_of_a_victim_has_no_other_owner() -> None:
    assert with_request().effects.visit.fields.contact_name is None


# --- Correcting what the case filled in ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "right", "field", "value"),
    [
        ("het bedrag klopt niet", "4500", "amount", "4500"),
        ("het bedrag klopt niet", "het was 4.500 euro", "amount", "4500"),
        ("de bank klopt niet", "Rabobank", "bank", "Rabobank"),
        ("wanneer het was klopt niet", "om drie uur", "happened", "om drie uur"),
    ],
)
def test_when_bank_and_amount_are_asked_again_when_they_are_wrong(
    wrong: str, right: str, field: str, value: str
) -> None:
    visitor = at_summary()
    visitor.says(wrong)
    assert visitor.question
    assert "form:confirm" not in visitor.buttons
    visitor.says(right, entities={"amount": "4500"} if "euro" in right else {})
    assert "form:confirm" in visitor.buttons
    visitor.says("ja")
    assert getattr(visitor.effects.visit.fields, field) == value


def test_they_can_be_changed_by_button_too() -> None:
    visitor = at_summary()
    visitor.presses("form:change:more")
    assert {"form:change:happened", "form:change:bank", "form:change:amount"} <= set(visitor.buttons)
    visitor.presses("form:change:happened")
    visitor.presses("fact:happened:days")
    while "form:confirm" not in visitor.buttons:
        visitor.says("nee")
    assert "Wanneer: Een paar dagen geleden" in summary_of(visitor)


def test_an_amount_that_is_not_known_after_all_is_left_out() -> None:
    visitor = at_summary()
    visitor.says("het bedrag klopt niet")
    visitor.says("weet ik niet")
    assert "Bedrag" not in summary_of(visitor)


def test_an_amount_said_anew_at_the_summary_is_shown_at_once() -> None:
    visitor = at_summary()
    visitor.says("nee het was 4500 euro", entities={"amount": "4500"})
    assert "Bedrag: 4.500 euro" in summary_of(visitor)
    assert "form:confirm" in visitor.buttons


# --- Languages, mobility, devices ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("remark", "languages", "mobility", "devices", "remarks"),
    [
        ("ze spreekt alleen Pools", "ze spreekt alleen Pools", None, None, None),
        ("ja, slecht ter been", None, "slecht ter been", None, None),
        ("ik loop moeilijk en er is een hond", None, "ik loop moeilijk", None, "er is een hond"),
        (
            "ze spreekt Turks en loopt met een rollator, er is een hond en een kat",
            "ze spreekt Turks",
            "loopt met een rollator",
            None,
            "er is een hond en een kat",
        ),
        ("de laptop staat uit", None, None, "de laptop staat uit", None),
        ("er is een hond", None, None, None, "er is een hond"),
        (
            "hij heeft een sleutel van de achterdeur",
            None,
            None,
            None,
            "hij heeft een sleutel van de achterdeur",
        ),
    ],
)
def test_what_the_officer_should_know_is_read_into_its_field(
    remark: str, languages: str | None, mobility: str | None, devices: str | None, remarks: str | None
) -> None:
    visitor = in_form()
    for answer in ("Ria Smit", "1624 AB 77", "06-12345678", "ja hoor", remark, "ja"):
        visitor.says(answer)
    fields = visitor.effects.visit.fields
    assert (fields.languages, fields.mobility, fields.devices) == (languages, mobility, devices)
    assert fields.remarks == remarks


def test_steps_that_were_done_tell_in_what_state_the_device_is() -> None:
    visitor = Visitor()
    visitor.says(
        "hij keek mee op mijn computer en er is geld weg",
        "tech_support",
        facts={
            "lost_device_access": True,
            "lost_money": True,
            "happened": "today",
            "suspect_in_contact": False,
        },
    )
    for _ in range(6):
        if (step := next((b for b in visitor.buttons if b.endswith(":done")), None)) is None:
            break
        visitor.presses(step)
    done = [step.id for step in visitor.last.case.steps if step.done]
    visitor.presses("visit:yes")
    for answer in ("Ria Smit", "1624 AB 77", "06-12345678"):
        visitor.says(answer)
    assert "apparaat" in visitor.question
    visitor.says("nee")
    visitor.says("ja")
    assert {"internet_off", "keep_device"} & set(done)
    assert "apparaat" in visitor.effects.visit.fields.devices


def test_an_english_speaker_is_noted_as_such_in_words_for_both() -> None:
    visitor = Visitor(replace(CONTEXT, language="en"))
    visitor.says(
        "somebody from my bank called and took 3000 euros",
        "bank_helpdesk_fraud",
        facts={"lost_money": True, "happened": "today"},
        language="en",
    )
    visitor.presses("visit:yes")
    for answer in ("Ria Smit", "1624 AB 77", "06-12345678", "yes", "no"):
        visitor.says(answer)
    assert "Language: English" in summary_of(visitor)
    visitor.says("yes")
    assert visitor.effects.visit.fields.languages == "Engels"
