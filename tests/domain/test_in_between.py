"""Everything people say that is no answer: steps done, persons, thanks, other matters, languages."""

from dataclasses import replace

import pytest

from bot.domain.case import StateError
from bot.domain.turn import FoundFact, Message
from tests.domain.visitor import CONTEXT, DIALOGUE, Visitor, bank_victim, in_form, recognised

# --- Steps -----------------------------------------------------------------------------------------


def test_a_step_is_ticked_off_by_its_button_and_stays_so() -> None:
    visitor = bank_victim()
    visitor.presses("step:call_bank:done")
    steps = {step.id: step.done for step in visitor.last.case.steps}
    assert steps["call_bank"] is True
    assert not any(done for name, done in steps.items() if name != "call_bank")


@pytest.mark.parametrize("words", ["dat heb ik gedaan", "ja gedaan", "opgehangen", "is gelukt"])
def test_a_step_is_ticked_off_in_words(words: str) -> None:
    visitor = bank_victim()
    visitor.says(words)
    assert next(step.done for step in visitor.last.case.steps if step.id == "hang_up")


def test_how_do_i_do_that_is_explained_for_the_step_that_is_next() -> None:
    visitor = bank_victim()
    visitor.presses("step:call_bank:how")
    step = DIALOGUE.library.playbooks["bank_helpdesk_fraud"].step("call_bank")
    assert step.how.split(".")[0] in visitor.text
    assert step.why in visitor.text
    visitor.says("hoe doe ik dat?")
    assert DIALOGUE.library.playbooks["bank_helpdesk_fraud"].step("hang_up").how in visitor.text


def test_a_step_that_the_facts_show_done_is_done() -> None:
    visitor = bank_victim()
    visitor.says("de bank heb ik al gebeld", facts={"called_bank": True})
    assert next(step.done for step in visitor.last.case.steps if step.id == "call_bank")


def test_the_number_is_that_of_the_visitors_own_bank_or_none_that_is_not_sure() -> None:
    contacts = DIALOGUE.library.contacts
    visitor = bank_victim()
    step = next(step for step in visitor.last.case.steps if step.id == "call_bank")
    assert step.tel == contacts.get("ing").tel
    unsure = Visitor()
    unsure.says("geld weg", "bank_helpdesk_fraud", facts={"lost_money": True}, entities={"bank": "Rabobank"})
    step = next(step for step in unsure.last.case.steps if step.id == "call_bank")
    assert step.tel is None
    assert "op uw pas of in uw bank-app" in step.text


def test_naming_the_bank_gives_its_number_at_once() -> None:
    visitor = Visitor()
    visitor.says("geld weg", "bank_helpdesk_fraud", facts={"lost_money": True, "happened": "today"})
    visitor.says("ing", entities={"bank": "ING"})
    assert DIALOGUE.library.contacts.get("ing").shown.shown in visitor.text


def test_never_more_than_three_steps_at_once() -> None:
    visitor = bank_victim()
    for reply in visitor.all:
        assert len(reply.steps) <= 3


# --- A person --------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["ik wil een mens spreken", "medewerker", "geen robot graag"])
def test_a_person_can_be_asked_for_at_any_time(words: str) -> None:
    visitor = bank_victim()
    visitor.says(words)
    assert visitor.effects.hand_over.reason == "asked"
    assert "visit:yes" in visitor.buttons


def test_when_nobody_is_there_a_call_back_is_offered_and_its_number_passed_on() -> None:
    visitor = Visitor(replace(CONTEXT, staff_open=False))
    visitor.opens()
    visitor.says("ik wil een mens", "ask_human")
    assert "terugbellen" in visitor.text or "belt een medewerker u terug" in visitor.text
    visitor.says("0612345678")
    assert visitor.effects.hand_over.call_back == "+31612345678"


def test_when_many_wait_that_is_said_and_a_call_back_is_offered() -> None:
    visitor = Visitor(replace(CONTEXT, staff_full=True))
    visitor.opens()
    visitor.says("ik wil een mens", "ask_human")
    assert visitor.effects.hand_over.reason == "asked"
    assert "het kan lang duren" in visitor.text
    assert "geen medewerker" not in visitor.text
    visitor.says("0612345678")
    assert visitor.effects.hand_over.call_back == "+31612345678"


def test_no_call_back_wanted_is_fine() -> None:
    visitor = Visitor(replace(CONTEXT, staff_open=False))
    visitor.says("ik wil een mens", "ask_human")
    visitor.says("nee")
    assert "0900-8844" in visitor.text


def test_back_from_a_person_it_goes_on_where_it_was() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.context = replace(visitor.context, returned_by_staff=True)
    visitor.says("kost het geld?")
    assert "U praat nu weer met de computer" in visitor.text
    assert "postcode" in visitor.question


def test_in_another_language_what_is_open_is_asked_anew() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    english = replace(visitor.context, language="en")
    reply = DIALOGUE.respond(visitor.state, Message("m9"), None, english)
    assert {each.language for each in reply.replies} == {"en"}
    assert "postcode" in reply.replies[-1].text
    assert reply.replies[-1].text != visitor.question
    assert reply.case.language == "en"
    assert reply.effects.hand_over is None


def test_in_another_language_the_steps_and_the_question_come_anew() -> None:
    visitor = bank_victim()
    english = replace(visitor.context, language="en")
    reply = DIALOGUE.respond(visitor.state, Message("m9"), None, english)
    assert {each.language for each in reply.replies} == {"en"}
    assert any(each.steps for each in reply.replies)
    assert reply.replies[-1].kind == "question"
    assert reply.effects.hand_over is None
    back = DIALOGUE.respond(reply.state, Message("m10"), None, visitor.context)
    assert {each.language for each in back.replies} == {"nl"}
    assert back.replies[-1].buttons == visitor.last.replies[-1].buttons


def test_who_said_nothing_yet_is_welcomed_in_the_language_they_chose() -> None:
    welcome = DIALOGUE.respond(None, Message("m1"), None, CONTEXT)
    again = DIALOGUE.respond(welcome.state, Message("m2"), None, replace(CONTEXT, language="en"))
    first = DIALOGUE.respond(None, Message("m1"), None, replace(CONTEXT, language="en"))
    assert [each.text for each in again.replies] == [each.text for each in first.replies]


def test_one_word_that_may_be_an_answer_does_not_send_anybody_to_the_queue() -> None:
    visitor = bank_victim()
    visitor.says("telefoon", "ask_human", confidence=0.63)
    assert visitor.effects.hand_over is None


# --- Small talk and other matters --------------------------------------------------------------------


def test_thanks_ends_with_a_summary_aftercare_and_the_second_scam() -> None:
    visitor = bank_victim()
    visitor.presses("step:call_bank:done")
    visitor.says("bedankt, doei", "thanks_bye")
    summary = next(reply.text for reply in visitor.last.replies if reply.kind == "summary")
    assert "Dit is gedaan:\n- Bel uw bank\n" in summary
    assert "Dit kunt u nog doen:\n- " in summary
    assert ";" not in summary
    assert "Slachtofferhulp" in visitor.text
    assert "tweede oplichter" in visitor.text


def test_leaving_with_an_unsent_request_is_warned_about() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("stop")
    visitor.says("bedankt", "thanks_bye")
    assert "nog niet verstuurd" in visitor.text


def test_other_police_matters_get_the_right_number() -> None:
    visitor = Visitor()
    visitor.says("mijn fiets is gestolen", "out_of_scope")
    assert "0900-8844" in visitor.text


def test_a_real_emergency_outside_fraud_gets_112() -> None:
    visitor = Visitor()
    visitor.says("er is een ongeluk gebeurd, iemand bloedt", "out_of_scope", facts={"other_emergency": True})
    assert visitor.last.replies[0].text.startswith("Bel nu 112.")


def test_abuse_gets_a_calm_answer_and_the_case_goes_on() -> None:
    visitor = bank_victim()
    visitor.says("stomme rotcomputer", "chitchat_or_abuse")
    assert "Ik help u graag verder" in visitor.text
    assert "visit:yes" in visitor.buttons


@pytest.mark.parametrize("kind", ["pin", "password", "code", "card", "cvc", "bsn"])
def test_a_removed_secret_is_said_kindly_and_never_asked_for(kind: str) -> None:
    visitor = bank_victim()
    visitor.says("hier is het [weggehaald]", masked=(kind,))
    assert "weggehaald uit deze chat" in visitor.text


def test_a_typed_pin_counts_as_no_longer_secret_and_the_card_is_to_be_blocked() -> None:
    visitor = bank_victim()
    assert "block_card" not in [step.id for step in visitor.last.case.steps]
    text = "mijn code is [pincode weggehaald]"
    found = FoundFact("lost_nothing", True, "weggehaald", text.index("weggehaald"), len(text) - 1)
    visitor.hears(text, replace(recognised(text), facts=(found,)), masked=("pin",))
    assert "block_card" in [step.id for step in visitor.last.case.steps]
    assert "lost_pin" not in visitor.state["facts"]
    assert "visit:yes" in visitor.buttons or "fact:lost_pin:yes" in visitor.buttons
    assert visitor.state["facts"]["lost_money"]["value"] is True


# --- Languages -------------------------------------------------------------------------------------


def test_english_gets_the_same_steps_and_numbers_and_a_person_once() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        "a man from the bank called and I sent him money this morning",
        "bank_helpdesk_fraud",
        facts={"lost_money": True, "happened": "today"},
        entities={"bank": "ING"},
        language="en",
    )
    dutch = bank_victim()
    assert visitor.steps == dutch.steps
    assert [step.tel for step in visitor.last.case.steps] == [step.tel for step in dutch.last.case.steps]
    assert all(reply.language == "en" for reply in visitor.last.replies)
    assert visitor.effects.hand_over.reason == "language"
    visitor.says("yes please send someone", language="en")
    assert visitor.effects.hand_over is None
    assert "name" in visitor.question


def test_english_in_danger_gets_112_in_english() -> None:
    visitor = Visitor()
    visitor.says(
        "there is a man at my door for my card",
        "card_pickup",
        facts={"danger": "suspect_present"},
        language="en",
    )
    assert visitor.last.replies[0].text.startswith("Call 112 now.")


def test_a_dutch_word_or_two_do_not_switch_the_language_back() -> None:
    visitor = Visitor()
    visitor.says(
        "I paid for a bike and got nothing at all",
        "online_shopping",
        facts={"lost_money": True},
        language="en",
    )
    visitor.says("ja", language="nl")
    assert all(reply.language == "en" for reply in visitor.last.replies)


def test_another_language_gets_both_languages_and_a_person() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("bankadan aradılar ve bütün paramı aldılar", language="other")
    assert visitor.effects.hand_over.reason == "language"
    assert "English" in visitor.text


# --- State -----------------------------------------------------------------------------------------


def test_the_state_does_not_grow_with_the_conversation() -> None:
    import json

    visitor = bank_victim()
    sizes = []
    for number in range(120):
        visitor.says("kost het geld?" if number % 2 else "hoe lang duurt het?")
        sizes.append(len(json.dumps(visitor.state)))
    assert sizes[-1] <= sizes[20] * 1.05


def test_a_state_of_another_version_is_refused() -> None:
    with pytest.raises(StateError, match="version 99"):
        DIALOGUE.respond({"version": 99}, Message("m1", text="hallo"), None, CONTEXT)
    with pytest.raises(StateError):
        DIALOGUE.respond({"facts": "many"}, Message("m1", text="hallo"), None, CONTEXT)


def test_an_unknown_button_repeats_what_is_open() -> None:
    visitor = bank_victim()
    reply = DIALOGUE.respond(visitor.state, Message("m9", button="step:unheard:of"), None, CONTEXT)
    assert any("agent" in one.text for one in reply.replies)


def test_the_same_message_on_the_same_state_gives_the_same_answer() -> None:
    visitor = bank_victim()
    first = DIALOGUE.respond(visitor.state, Message("m9", text="kost het geld?"), None, CONTEXT)
    second = DIALOGUE.respond(visitor.state, Message("m9", text="kost het geld?"), None, CONTEXT)
    assert first == second
