"""From the first words to the offer: what is said, asked and decided about a story."""

import pytest

from bot.domain.scenarios import PLAYBOOK_SCENARIOS
from bot.domain.steps import MOST_AT_ONCE
from tests.domain.visitor import DIALOGUE, Visitor, bank_victim


def test_the_first_reply_names_the_fraud_takes_the_blame_away_and_gives_the_first_step() -> None:
    visitor = bank_victim()
    kinds = [reply.kind for reply in visitor.last.replies]
    assert "Dit lijkt op bankhelpdeskfraude" in visitor.last.replies[0].text
    assert "niet uw schuld" in visitor.last.replies[0].text
    assert kinds.index("steps") < kinds.index("question")
    assert visitor.steps[:2] == ["hang_up", "call_bank"]


def test_a_story_told_whole_gets_the_offer_at_once() -> None:
    visitor = bank_victim()
    assert "agent" in visitor.question
    assert "De meldkamer beslist" in visitor.question
    assert "visit:yes" in visitor.buttons


def test_the_reason_is_given_with_the_words_that_caused_it() -> None:
    visitor = bank_victim()
    assert "Het is net gebeurd, en er is geld weg" in visitor.text
    assert "vanmorgen 3000 euro overgemaakt" in visitor.text
    assert "vanmorgen 3000 euro overgemaakt aan iemand van de bank" in visitor.last.case.reasons


@pytest.mark.parametrize("scenario", PLAYBOOK_SCENARIOS)
def test_every_scenario_gets_its_first_safe_step_in_the_first_reply(scenario: str) -> None:
    visitor = Visitor()
    visitor.says("dit is er gebeurd", scenario)
    assert visitor.steps
    assert len(visitor.steps) <= MOST_AT_ONCE
    assert visitor.last.case.scenario_name == DIALOGUE.library.playbooks[scenario].name


@pytest.mark.parametrize("scenario", PLAYBOOK_SCENARIOS)
def test_one_question_at_a_time(scenario: str) -> None:
    visitor = Visitor()
    visitor.says("dit is er gebeurd", scenario)
    assert sum(reply.kind == "question" for reply in visitor.last.replies) <= 1


def test_what_was_said_is_not_asked_and_what_matters_is() -> None:
    visitor = Visitor()
    visitor.says(
        "geld weg naar de nepbank",
        "bank_helpdesk_fraud",
        facts={"lost_money": True, "suspect_in_contact": False},
    )
    assert visitor.question == "Wanneer is dit gebeurd?"
    visitor.presses("fact:happened:today")
    assert "visit:yes" in visitor.buttons


def test_i_do_not_know_is_final() -> None:
    visitor = Visitor()
    visitor.says("geld weg", "phishing", facts={"lost_money": True})
    visitor.says("weet ik niet")
    assert visitor.last.case.urgency == "call"
    assert "Wanneer" not in visitor.question
    visitor.says("bedankt", "thanks_bye")
    assert sum("Wanneer" in reply.text for reply in visitor.all if reply.kind == "question") == 1


@pytest.mark.parametrize(
    ("answer", "fact", "value"),
    [
        ("ja nog", "suspect_in_contact", True),
        ("nee hoor", "suspect_in_contact", False),
        ("nog niet", "suspect_in_contact", False),
        ("weet niet", "suspect_in_contact", "unknown"),
    ],
)
def test_short_answers_answer_the_open_question(answer: str, fact: str, value: object) -> None:
    visitor = Visitor()
    visitor.says("iemand van de bank belde", "bank_helpdesk_fraud")
    assert "aan de lijn" in visitor.question
    visitor.says(answer, "affirm" if answer.startswith("ja") else "deny")
    assert visitor.state["facts"][fact]["value"] == value


def test_a_bare_amount_answers_what_was_lost() -> None:
    visitor = Visitor()
    visitor.says("ik ben opgelicht", "friend_in_need", facts={"happened": "today"})
    visitor.says("6300")
    assert visitor.state["facts"]["lost_money"]["value"] is True
    assert visitor.state["entities"]["amount"]["value"] == "6300"


def test_a_question_that_is_passed_over_is_asked_at_most_twice_and_never_in_the_same_words() -> None:
    visitor = Visitor()
    visitor.says("iemand van de bank belde", "bank_helpdesk_fraud")
    questions = [visitor.question]
    for words in ("het was een vrouw", "ze was heel vriendelijk", "met een accent"):
        visitor.says(words)
        questions.append(visitor.question)
    about_contact = [question for question in questions if "lijn" in question or "contact" in question]
    assert len(about_contact) == 2
    assert len(set(about_contact)) == 2


def test_still_on_the_line_is_told_to_hang_up_before_anything_else() -> None:
    visitor = Visitor()
    visitor.says("hij kijkt mee", "tech_support", facts={"lost_device_access": True, "happened": "now"})
    visitor.says("ja")
    assert "Hang nu op" in visitor.question
    assert "visit:yes" not in visitor.buttons
    visitor.says("nee")
    assert "Leg de telefoon neer" in visitor.question
    visitor.says("uit nu")
    assert "visit:yes" in visitor.buttons
    assert visitor.state["facts"]["suspect_in_contact"]["value"] is False


def test_the_offender_who_calls_back_is_dealt_with_before_the_form_goes_on() -> None:
    visitor = bank_victim()
    visitor.presses("visit:yes")
    visitor.says("hij belt me weer nu", facts={"suspect_in_contact": True})
    assert "Hang nu op" in visitor.question
    visitor.presses("hung_up:yes")
    assert "naam" in visitor.question or "heet u" in visitor.question


# --- Not sure --------------------------------------------------------------------------------------


def test_between_two_it_asks_which_in_plain_words_after_a_safe_step() -> None:
    visitor = Visitor()
    visitor.says("ze kregen me zover", between=("phishing", "tech_support"))
    assert "Hang op" in visitor.text
    plain = DIALOGUE.library.playbooks["phishing"].plain
    assert plain in visitor.question
    assert {"scenario:phishing", "scenario:tech_support", "scenario:other"} <= set(visitor.buttons)
    visitor.presses("scenario:phishing")
    assert visitor.last.case.scenario == "phishing"


def test_the_second_one_can_be_chosen_in_words() -> None:
    visitor = Visitor()
    visitor.says("ze kregen me zover", between=("phishing", "tech_support"))
    visitor.says("de tweede")
    assert visitor.last.case.scenario == "tech_support"


@pytest.mark.parametrize("words", ["ik ben opgelicht", "help", "geld weg"])
def test_too_little_leads_to_a_question_with_choices(words: str) -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says(words)
    assert visitor.last.case.scenario is None
    assert visitor.question


def test_one_word_at_a_time_is_enough_to_find_out_that_somebody_looks_along() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("HELP")
    visitor.says("muis")
    assert visitor.question == "Beweegt de muis vanzelf, of kijkt er iemand mee op uw scherm?"
    visitor.says("beweegt")
    assert visitor.last.case.scenario == "tech_support"
    assert visitor.state["facts"]["lost_device_access"]["value"] is True


@pytest.mark.parametrize("answer", ["gaat uit zichzelf", "pijltje gaat vanzelf", "gaat vanzelf"])
def test_words_that_answer_what_goes_on_are_no_despair(answer: str) -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("HELP")
    visitor.says("muis")
    visitor.says(answer, "crisis", confidence=0.9)
    assert "113" not in visitor.text
    assert visitor.last.case.scenario == "tech_support"


def test_neither_of_the_two_leads_to_choices() -> None:
    visitor = Visitor()
    visitor.says("ze kregen me zover", between=("phishing", "tech_support"))
    visitor.says("geen van beide")
    assert any(button.startswith("orient:start") for button in visitor.buttons)


def test_a_second_word_that_points_the_same_way_confirms_the_first() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("muis", "tech_support", confidence=0.88)
    assert "scenario:tech_support" in visitor.buttons
    visitor.says("beweegt")
    assert visitor.last.case.scenario == "tech_support"


def test_choices_lead_to_a_scenario_step_by_step() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("help")
    visitor.presses("orient:start:phone")
    assert "Hang op" in visitor.text
    visitor.presses("orient:caller:bank")
    assert visitor.last.case.scenario == "bank_helpdesk_fraud"


def test_a_caller_who_says_to_be_police_becomes_an_emergency_through_the_choices() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("help")
    visitor.presses("orient:start:phone")
    visitor.presses("orient:caller:police")
    assert visitor.last.replies[0].emergency


def test_two_misunderstandings_offer_the_closest_scenarios_then_a_person() -> None:
    visitor = Visitor()
    visitor.opens()
    near = {"between": ("chitchat_or_abuse", "greeting")}
    visitor.says("bla bla dinges en zo verder nog wat", **near)
    visitor.state["ranking"] = ["phishing", "tech_support"]
    visitor.says("wat een gedoe allemaal met die dingen", **near)
    assert "scenario:phishing" in visitor.buttons
    assert "person:yes" in visitor.buttons
    visitor.says("snap je het nou nog niet dan zeg", **near)
    assert visitor.effects.hand_over is None, "nobody is handed over without having said yes"
    assert {"person:yes", "person:no"} <= set(visitor.buttons)
    visitor.presses("person:yes")
    assert visitor.effects.hand_over.reason == "misunderstood"


def test_who_wants_no_person_after_misunderstandings_goes_on_here() -> None:
    for yes, no in (("ja graag", "nee liever niet"), ("ja", "nee")):
        for answer, reason in ((yes, "misunderstood"), (no, None)):
            visitor = Visitor()
            visitor.opens()
            near = {"between": ("chitchat_or_abuse", "greeting")}
            for words in (
                "bla bla dinges en zo verder nog wat",
                "wat een gedoe met die dingen",
                "snap je dat nou",
            ):
                visitor.says(words, **near)
            assert "person:yes" in visitor.buttons
            visitor.says(answer)
            assert (visitor.effects.hand_over.reason if visitor.effects.hand_over else None) == reason
            visitor.says("er is 3000 euro weg na een telefoontje van de bank", "bank_helpdesk_fraud")
            assert visitor.last.case.scenario == "bank_helpdesk_fraud"


def test_a_reply_that_did_not_understand_says_so_for_the_figures() -> None:
    visitor = Visitor()
    assert visitor.opens().understood
    near = {"between": ("chitchat_or_abuse", "greeting")}
    assert not visitor.says("bla bla dinges en zo verder nog wat", **near).understood
    assert visitor.says("ik heb op een link in een sms geklikt", "phishing").understood


# --- Change ----------------------------------------------------------------------------------------


def test_another_crime_in_a_running_case_is_asked_about_and_kept_beside_the_first() -> None:
    visitor = bank_victim()
    visitor.says(
        "en mijn instagram is ook gehackt, ik kan er niet meer in", "account_takeover", confidence=0.95
    )
    assert "scenario:account_takeover" in visitor.buttons
    visitor.presses("scenario:account_takeover")
    assert visitor.last.case.scenario == "account_takeover"
    assert [other["scenario"] for other in visitor.state["others"]] == ["bank_helpdesk_fraud"]


def test_it_belongs_together_leaves_everything_as_it_was() -> None:
    visitor = bank_victim()
    visitor.says("en mijn instagram is ook gehackt, ik kan er niet meer in", "account_takeover")
    visitor.presses("scenario:bank_helpdesk_fraud")
    assert visitor.last.case.scenario == "bank_helpdesk_fraud"
    assert "visit:yes" in visitor.buttons


def test_a_short_answer_never_changes_the_scenario() -> None:
    visitor = bank_victim()
    visitor.says("marktplaats ja", "online_shopping")
    assert visitor.last.case.scenario == "bank_helpdesk_fraud"


def test_a_doubtful_message_that_turns_out_to_be_a_fraud_becomes_that_case() -> None:
    visitor = Visitor()
    visitor.says("is dit echt van de bank?", "suspicious_only", facts={"lost_nothing": True})
    visitor.says(
        "oh nee ik heb toch mijn gegevens ingevuld op die site", "phishing", facts={"lost_credentials": True}
    )
    assert visitor.last.case.scenario == "phishing"
    assert visitor.steps


def test_a_correction_is_shown_and_the_other_banks_number_is_gone() -> None:
    visitor = bank_victim()
    ing = DIALOGUE.library.contacts.get("ing").shown.shown
    assert ing in visitor.text
    before = len(visitor.all)
    visitor.says("oh wacht het was abn amro, ing is van mijn man", entities={"bank": "ABN AMRO"})
    assert "Ik heb het aangepast: ABN AMRO" in visitor.text
    visitor.says("bedankt", "thanks_bye")
    later = "\n".join(reply.text for reply in visitor.all[before:])
    assert ing not in later


def test_the_newest_statement_wins_and_is_shown() -> None:
    visitor = bank_victim()
    visitor.says("wacht, het was vorige week", facts={"happened": "weeks"})
    assert "het is langer geleden" in visitor.text
    assert visitor.last.case.urgency == "report"


def test_the_facts_of_a_pasted_message_are_not_the_visitors() -> None:
    from dataclasses import replace

    from bot.domain.turn import Message
    from tests.domain.visitor import CONTEXT, recognised

    quoted = replace(
        recognised(
            "Uw pas is geblokkeerd, maak nu 900 euro over", "suspicious_only", facts={"lost_money": True}
        ),
        quoted=True,
    )
    reply = DIALOGUE.respond(None, Message("m1", text="Uw pas is geblokkeerd"), quoted, CONTEXT)
    assert not reply.case.facts


# --- Kinds of people -------------------------------------------------------------------------------


def test_a_money_mule_is_told_what_is_kept_and_asked_for_no_confession() -> None:
    visitor = Visitor()
    visitor.says("ik heb mijn pas uitgeleend voor geld", "money_mule", facts={"lost_card": True})
    assert "kan bewaard blijven" in visitor.text
    assert "ask_human" in visitor.buttons
    assert not any(button.startswith("fact:lost_") for button in visitor.buttons)


def test_who_writes_for_another_hears_that_the_other_is_not_to_blame() -> None:
    visitor = Visitor()
    visitor.says(
        "mijn moeder heeft haar pas meegegeven",
        "card_pickup",
        facts={"third_party": True, "lost_card": True},
    )
    assert "Het is niet uw schuld" not in visitor.text
    assert "het slachtoffer" in visitor.question


def test_a_deaf_visitor_hears_of_the_app() -> None:
    visitor = Visitor()
    visitor.says("ik ben doof en opgelicht", "phishing", facts={"cannot_talk": True})
    assert "112NL-app" in visitor.text


def test_buying_and_selling_gets_no_offer_of_an_officer() -> None:
    visitor = Visitor()
    visitor.says(
        "betaald en niets gekregen", "online_shopping", facts={"lost_money": True, "can_stop": False}
    )
    while "closing" not in visitor.text and "info:report" not in visitor.buttons:
        visitor.presses(next(button for button in visitor.buttons if button.endswith(":no")))
    assert "visit:yes" not in visitor.offered()
    assert visitor.last.case.urgency == "report"


def test_a_visitor_may_always_ask_for_a_visit_and_the_request_carries_the_triage() -> None:
    visitor = Visitor()
    visitor.says("betaald en niets gekregen", "online_shopping", facts={"lost_money": True})
    visitor.says("ik wil dat er een agent komt", facts={"wants_visit": True})
    assert "heet u" in visitor.question
    assert "meestal geen agent" in visitor.text
    assert visitor.last.case.urgency in ("report", "call")


def test_nobody_abroad_is_offered_an_officer_who_cannot_come() -> None:
    visitor = Visitor()
    visitor.says(
        "ik zit in spanje en mijn geld is weg",
        "phishing",
        facts={"lost_money": True, "happened": "today", "abroad": True},
    )
    assert "visit:yes" not in visitor.offered()
    assert "+31 34 357 88 44" in visitor.text


@pytest.mark.parametrize(
    ("said", "by_mail"),
    [
        ("Ik kreeg een mail dat ze mijn webcam hebben gehackt en nu willen ze bitcoins", True),
        ("een dreigmail waarin staat dat ik ben gefilmd", True),
        ("someone emailed me that he hacked my webcam", True),
        ("hij heeft naaktbeelden van mij en dreigt die naar mijn werk te sturen", False),
        ("we hebben gechat via mijn webcam en nu krijg ik een mail dat hij alles deelt", False),
        ("ik had hem foto's gestuurd en nu mailt hij dat mijn webcam is gehackt", False),
    ],
)
def test_a_threat_sent_to_many_is_told_from_one_with_real_images(said: str, by_mail: bool) -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        said, "extortion", facts={"danger": "threatened"}, language="en" if "emailed" in said else "nl"
    )
    assert ("mail_bluff" in [step.id for step in visitor.last.case.steps]) is by_mail
