"""What strangers did that went wrong once: each a kind of message, and how it is taken now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.turn import Entity
from tests.domain.visitor import Visitor, at_summary, bank_victim, in_form, recognised, with_request


def victim_at_the_door(**facts: object) -> Visitor:
    """A son whose mother gave her card a moment ago: 112 is open."""
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        "mijn moeder heeft net haar pas meegegeven",
        "card_pickup",
        facts={"danger": "suspect_just_left", "third_party": True, "lost_card": True, **facts},
    )
    return visitor


# --- While 112 comes first ------------------------------------------------------------------------


def test_who_does_not_call_112_yet_is_asked_and_can_say_no() -> None:
    visitor = victim_at_the_door()
    visitor.says("ik rijd er nu heen")
    assert visitor.question == "Is 112 al gebeld?"
    visitor.says("nee")
    assert "112" in visitor.text
    assert visitor.last.case.urgency == "emergency"
    visitor.says("ja")
    assert "Goed dat 112 is gebeld" in visitor.text


def test_details_given_while_112_comes_first_are_kept() -> None:
    visitor = victim_at_the_door()
    visitor.says("Beukenlaan 3, 7901 AB Hoogeveen, 06-55512345")
    assert "bewaar" in visitor.text
    assert visitor.state["form"]["fields"]["postcode"] == "7901 AB"


def test_the_steps_that_can_be_done_meanwhile_are_shown_once() -> None:
    visitor = victim_at_the_door()
    visitor.says("ik rijd er nu heen")
    visitor.says("het is een half uur rijden")
    assert "block_card_for_other" in visitor.steps
    visitor.says("de weg zit vast")
    assert not visitor.steps


def test_112_is_said_in_other_words_each_time() -> None:
    visitor = victim_at_the_door()
    said = []
    for words in ("ik rijd nu", "half uur nog", "de weg zit vast", "ik schiet niet op", "nog tien minuten"):
        visitor.says(words)
        said += [reply.text for reply in visitor.last.replies if reply.emergency]
    assert len(said) == len(set(said)) == 5


def test_a_question_after_a_comma_is_answered_too() -> None:
    visitor = victim_at_the_door()
    visitor.says("ik vertrouw niemand meer, bent u wel echt van de politie?")
    assert "Dit is een computer" in visitor.text
    assert "112" in visitor.text


def test_an_emergency_that_is_no_fraud_has_no_door_to_keep_shut() -> None:
    visitor = Visitor()
    visitor.says("mijn man krijgt geen lucht", "out_of_scope", facts={"other_emergency": True})
    visitor.says("hij ligt op de grond")
    assert "112" in visitor.text
    assert "deur" not in visitor.text


def test_an_officer_after_112_is_offered_for_traces_and_a_report() -> None:
    visitor = victim_at_the_door()
    visitor.says("112 is gebeld")
    while visitor.question and "agent" not in visitor.question:
        visitor.says("weet ik niet")
    assert "sporen en aangifte" in visitor.question


# --- A crisis, and what only sounds like one --------------------------------------------------------


def suicidal() -> Visitor:
    visitor = bank_victim()
    visitor.says("ik wil niet meer leven", "crisis", facts={"self_harm": True})
    return visitor


@pytest.mark.parametrize(
    "words", ["112 hoeft niet, hij is allang weg", "geen politie aan de deur aub", "ja kom maar"]
)
def test_what_is_said_of_112_or_an_officer_is_no_cry_for_help(words: str) -> None:
    visitor = bank_victim()
    visitor.says(words, "crisis", confidence=0.91)
    assert "zelfdoding" not in visitor.text


def test_a_wish_for_an_officer_is_no_yes_to_the_question_about_suicide() -> None:
    visitor = bank_victim()
    visitor.says("het wordt me allemaal te veel", "crisis", confidence=0.95)
    assert "zelfdoding" in visitor.question
    visitor.says("ja kom maar langs")
    assert "113" not in visitor.text


def test_nobody_in_a_crisis_hears_the_same_words_again() -> None:
    visitor = suicidal()
    said = []
    for number in range(8):
        visitor.says(f"ik weet het allemaal niet meer hoor {number}", "crisis")
        said += [reply.text for reply in visitor.last.replies if reply.emergency]
        assert "113" in visitor.text
    assert len(said) == len(set(said))


def test_who_talks_of_other_things_in_a_crisis_is_asked_whether_it_is_still_so() -> None:
    visitor = suicidal()
    for words in ("mijn geld is weg", "het was 3000 euro", "wat moet ik tegen mijn vrouw zeggen"):
        visitor.says(words)
    assert "zelfdoding" in visitor.question
    visitor.says("nee dat niet")
    assert visitor.state["crisis"] is False


def test_not_meant_so_can_be_said_in_words() -> None:
    visitor = suicidal()
    visitor.says("zo bedoel ik het niet hoor")
    assert visitor.state["crisis"] is False
    assert visitor.question


# --- Answers and asides ------------------------------------------------------------------------------


def test_yes_in_the_last_of_two_sentences_is_yes() -> None:
    visitor = bank_victim()
    visitor.says("Ach, u bent heel vriendelijk. Doet u dat maar.")
    assert visitor.state["form"]["state"] == "open"


@pytest.mark.parametrize("words", ["mag er iemand langskomen?", "kan er een agent komen?"])
def test_the_offer_is_taken_by_a_polite_question(words: str) -> None:
    visitor = bank_victim()
    visitor.says(words)
    assert visitor.state["form"]["state"] == "open"


def test_an_officer_is_offered_twice_and_then_only_by_the_button() -> None:
    visitor = bank_victim()
    for words in (
        "mijn buurvrouw zegt ook dat het erg is",
        "het regent hier al de hele dag",
        "tja, zo gaat dat dan maar",
    ):
        visitor.says(words)
    assert not visitor.question
    assert "visit:yes" in visitor.buttons
    visitor.says("ja")
    assert visitor.state["form"]["state"] == "open"


def test_no_police_at_the_door_is_understood_and_is_no_fake_officer() -> None:
    visitor = bank_victim()
    visitor.says(
        "nah geen politie aan de deur aub", "fake_police", facts={"claims_police": True}, confidence=0.99
    )
    assert "geen agent" in visitor.text
    assert visitor.last.case.scenario == "bank_helpdesk_fraud"
    assert "claims_police" not in visitor.state["facts"]


def test_a_wish_for_an_officer_before_the_story_is_kept_with_the_number() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("Ik wil dat er een agent komt. 0611223344, bel me maar", facts={"wants_visit": True})
    assert "Vertel eerst kort" in visitor.text
    visitor.says(
        "vanmorgen geld overgemaakt aan de bank",
        "bank_helpdesk_fraud",
        facts={"lost_money": True, "happened": "today"},
    )
    assert visitor.state["form"]["state"] == "open"
    assert visitor.last.case.draft.phone == "+31611223344"
    assert "heet" in visitor.question


def test_a_name_said_in_the_story_is_not_asked_again() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("Goedemorgen, mijn naam is mevrouw Van Dam, ik wil u iets vragen", "greeting")
    visitor.says(
        "vanmorgen geld overgemaakt aan de bank",
        "bank_helpdesk_fraud",
        facts={"lost_money": True, "happened": "today"},
    )
    visitor.presses("visit:yes")
    assert "adres" in visitor.question


def test_an_address_after_no_is_kept_and_not_only_said_to_be_noted() -> None:
    visitor = bank_victim()
    visitor.presses("visit:no")
    visitor.says("Hoofdstraat 22 Meppel")
    assert "bewaar" in visitor.text
    assert visitor.state["form"]["fields"]["street"] == "Hoofdstraat"


@pytest.mark.parametrize("words", ["hulp", "help", "HELP!!", "sos"])
def test_a_cry_for_help_gets_the_first_safe_step_and_no_thanks(words: str) -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says(words, "thanks_bye", confidence=0.6)
    assert "Hang op" in visitor.text
    assert "Graag gedaan" not in visitor.text
    assert visitor.question


def test_shame_is_answered_before_anything_is_asked() -> None:
    visitor = bank_victim()
    visitor.says("ik heb mijn bank nog niet durven bellen, ik schaam me zo")
    assert "schamen" in visitor.text.lower()
    assert "Uw bank hoort dit elke dag" in visitor.text


def test_fear_is_answered_too() -> None:
    visitor = bank_victim()
    visitor.says("ik ben zo bang dat hij terugkomt")
    assert "Ik blijf bij u" in visitor.text


def test_what_is_taken_down_is_said_so_that_it_can_be_corrected() -> None:
    visitor = Visitor()
    visitor.says("iemand van de bank belde", "bank_helpdesk_fraud")
    visitor.says("het gaat om 6300 euro die weg is", facts={"lost_money": True}, entities={"amount": "6300"})
    assert "Ik noteer: er is geld weg, 6.300 euro" in visitor.text


def test_a_code_typed_here_is_never_said_to_be_noted_nor_given_to_the_offender() -> None:
    visitor = bank_victim()
    visitor.says("hier heeft u mijn pincode [pincode verwijderd]", facts={"lost_pin": True}, masked=("pin",))
    assert "noteer" not in visitor.text
    assert "genoteerd" not in visitor.text
    assert "lost_pin" not in visitor.state["facts"]


def test_a_bare_number_does_not_correct_the_sum() -> None:
    visitor = bank_victim()
    visitor.says("74512", entities={"amount": "74512"})
    assert visitor.state["entities"]["amount"]["value"] == "3000"


def test_no_hour_is_read_into_words_that_only_begin_like_one() -> None:
    visitor = Visitor()
    visitor.says("een jongen chanteert mij", "extortion")
    assert "Wanneer" in visitor.question or visitor.question
    visitor.says("dat durf ik mijn vriendin om die reden niet te zeggen")
    assert "happened" not in visitor.state["facts"]


def test_an_hour_is_today() -> None:
    visitor = Visitor()
    visitor.says("mijn pas is meegenomen door een koerier", "bank_helpdesk_fraud", facts={"lost_money": True})
    while visitor.question and "anneer" not in visitor.question:
        visitor.says("nee")
    visitor.says("rond half drie")
    assert visitor.state["facts"]["happened"]["value"] == "today"


def test_a_question_is_no_answer_to_what_is_gone() -> None:
    visitor = Visitor()
    visitor.says("is deze mail echt van mijn bank", "suspicious_only")
    visitor.says("wat bedoel je met code?")
    assert "lost_credentials" not in visitor.state["facts"]
    assert "pincode, een wachtwoord" in visitor.text


def test_a_question_about_this_chat_is_answered_whatever_story_it_resembles() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("is dit gratis?", "suspicious_only")
    assert "kosten u niets" in visitor.text
    assert visitor.last.case.scenario is None


def test_no_answer_to_did_you_hang_up_is_not_taken_for_no() -> None:
    visitor = Visitor()
    visitor.says("iemand van de bank belt mij nu", "bank_helpdesk_fraud", facts={"suspect_in_contact": True})
    visitor.says("telefoon")
    assert visitor.question == "Heeft u nu opgehangen? Zeg ja of nee."
    visitor.says("tja")
    visitor.says("Ria")
    assert "opgehangen" not in visitor.question


def test_ok_after_the_last_question_ends_it_without_another() -> None:
    visitor = bank_victim()
    visitor.presses("visit:no")
    visitor.says("oké duidelijk")
    assert "Ik ben er als u nog iets wilt vragen" in visitor.text


def test_the_summary_is_not_said_twice_in_a_row() -> None:
    visitor = bank_victim()
    visitor.presses("visit:no")
    visitor.says("dat was het")
    assert "Samenvatting" in visitor.text
    visitor.says("doei")
    assert "Samenvatting" not in visitor.text


def test_back_a_second_time_does_not_show_all_the_steps_again() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("hallo ben ik er weer")
    assert visitor.steps
    visitor.says("dat had ik al ingevuld")
    assert not visitor.steps
    assert "Ria Smit" in visitor.text


def test_no_uniform_in_the_writers_own_words_is_kept() -> None:
    visitor = in_form()
    for words in ("Ahmed", "1624 AB 77", "0612121212", "niet in uniform alstublieft, buren"):
        visitor.says(words)
    assert visitor.last.case.draft.reach == "niet in uniform alstublieft, buren"


def test_blackmail_is_a_threat_also_when_nothing_was_paid() -> None:
    visitor = Visitor()
    visitor.says("iemand dreigt met fotos", "extortion", facts={"lost_nothing": True})
    assert visitor.last.case.urgency == "call"


def test_the_loss_named_as_the_reason_is_the_one_that_was_told() -> None:
    visitor = Visitor()
    visitor.says(
        "mijn whatsapp is gehackt", "account_takeover", facts={"lost_account": True, "lost_money": False}
    )
    while visitor.question and "agent" not in visitor.question:
        visitor.says("weet ik niet")
    assert "het account is overgenomen" in visitor.everything
    assert "er is iets weg" not in visitor.everything


def test_who_writes_like_the_young_is_spoken_to_with_je() -> None:
    visitor = Visitor()
    visitor.says("yo er is een gast die mn nudes gaat leaken", "extortion")
    assert "Je hebt niets verkeerd gedaan" in visitor.text


def test_an_officer_at_the_door_after_sending_is_checked_by_calling() -> None:
    visitor = with_request()
    visitor.says("er staat een agent voor de deur, hoe weet ik dat die echt is?")
    assert "politiepasje" in visitor.text
    assert "0900-8844" in visitor.text


def test_fright_at_the_summary_does_not_send_it() -> None:
    visitor = at_summary()
    visitor.says("ik ben zo geschrokken van alles")
    assert visitor.effects.visit is None


def two_possible() -> Visitor:
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        "300 euro overgemaakt aan iemand",
        between=("friend_in_need", "bank_helpdesk_fraud"),
        facts={"lost_money": True},
    )
    return visitor


def test_one_question_at_a_time_also_with_the_first_safe_step() -> None:
    visitor = two_possible()
    assert "Hang op" in visitor.text
    assert sum("?" in reply.text for reply in visitor.last.replies) == 1


def test_a_no_to_something_else_leaves_the_choice_open() -> None:
    visitor = two_possible()
    visitor.says("nee, geen contact meer hoor")
    assert "Wat past het beste:" in visitor.question


def test_a_question_in_between_is_no_choice_and_does_not_change_what_is_offered() -> None:
    visitor = two_possible()
    visitor.says("waarom moet ik de bank bellen?", between=("bank_helpdesk_fraud", "card_pickup"))
    assert "Alleen uw bank kan" in visitor.text
    assert "kind of een bekende" in visitor.question


def test_a_postcode_completes_an_address_and_replaces_nothing() -> None:
    visitor = in_form()
    for words in ("Ria Smit", "Dorpsstraat 10 Bussum", "1404 AB"):
        visitor.says(words)
    assert visitor.state["form"]["fields"]["house_number"] == "10"
    assert visitor.state["form"]["fields"]["postcode"] == "1404 AB"


def test_what_the_officer_should_know_is_kept_wherever_it_is_said() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("ik ben slecht ter been en hoor slecht")
    assert "geef ik door" in visitor.text
    assert "postcode" in visitor.question
    draft = visitor.last.case.draft
    assert (draft.mobility, draft.remarks) == ("ik ben slecht ter been", "hoor slecht")


def test_a_sentence_that_says_no_place_is_never_taken_for_an_address() -> None:
    visitor = in_form()
    for words in ("Ria Smit", "pfff", "ik snap het niet", "het is toch wat met al die mensen"):
        visitor.says(words)
    assert "street" not in visitor.state["form"]["fields"]


def test_who_calls_back_during_the_form_is_hung_up_on_first() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("de man belt weer!")
    assert "op" in visitor.question.lower()
    assert "hang" in visitor.question.lower()


def test_112_called_unasked_is_known_and_no_question() -> None:
    visitor = in_form()
    visitor.says("heb 112 gebeld")
    assert "Goed dat 112 is gebeld" in visitor.text
    assert "naam" in visitor.question


def test_putting_the_phone_down_in_ones_own_words_counts() -> None:
    visitor = Visitor()
    visitor.says("iemand van de bank belt mij nu", "bank_helpdesk_fraud", facts={"suspect_in_contact": True})
    visitor.says("goed, ik leg neer")
    assert visitor.state["facts"]["suspect_in_contact"]["value"] is False


def test_nobody_is_helped_to_confess_to_having_lent_an_account() -> None:
    visitor = Visitor()
    visitor.says("ik had mijn rekening uitgeleend", "money_mule", facts={"lost_money": True})
    visitor.says(
        "ja ik heb mijn pas en pin gegeven voor 200 euro", facts={"lost_card": True, "lost_pin": True}
    )
    assert "noteer" not in visitor.everything
    assert "U schreef" not in visitor.everything
    assert "eigen rol" in visitor.text
    visitor.says("kan ik de bak in gaan?")
    assert "juridischloket" in visitor.text


def test_of_two_banks_in_one_message_the_corrected_one_counts() -> None:
    visitor = Visitor()
    visitor.says("geld weg na een telefoontje", "bank_helpdesk_fraud", facts={"lost_money": True})
    found = recognised("van de Rabobank, o nee wacht van de ABN")
    banks = tuple(Entity("bank", name, name, 0, 1) for name in ("Rabobank", "ABN AMRO"))
    visitor.hears("van de Rabobank, o nee wacht van de ABN", replace(found, entities=banks))
    assert visitor.state["entities"]["bank"]["value"] == "ABN AMRO"


def test_a_safe_way_to_reach_somebody_is_kept_where_the_name_was_asked() -> None:
    visitor = in_form()
    visitor.says("nee liever niet bellen, mijn man mag het niet weten")
    assert visitor.last.case.draft.reach == "nee liever niet bellen, mijn man mag het niet weten"
    assert "naam" in visitor.question


def test_a_house_number_is_corrected_while_something_else_is_asked() -> None:
    visitor = in_form()
    for words in ("Ria Smit", "1624 AB 14", "0612345678"):
        visitor.says(words)
    visitor.says("dat klopt niet helemaal, huisnummer is 41")
    assert visitor.state["form"]["fields"]["house_number"] == "41"
    assert "reach" not in visitor.state["form"]["fields"]


def test_off_the_line_is_no_more_contact() -> None:
    visitor = Visitor()
    visitor.says("iemand van de bank belde", "bank_helpdesk_fraud")
    visitor.says("hij is weg van de lijn")
    assert visitor.state["facts"]["suspect_in_contact"]["value"] is False
    assert "contact" not in visitor.question


def test_a_question_says_nothing_of_when_or_what_was_lost() -> None:
    visitor = bank_victim()
    visitor.says("zie ik dat geld ooit nog terug?", facts={"happened": "weeks"})
    assert visitor.state["facts"]["happened"]["value"] == "today"


def test_a_question_without_an_answer_is_no_failed_address() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("welke kleur heeft een politieauto?")
    assert "geen antwoord" in visitor.text
    assert "Ik zie nog geen adres" not in visitor.text
    assert visitor.state["form"]["failures"] == {}


def test_a_question_that_looks_like_another_matter_is_answered_in_the_form() -> None:
    visitor = in_form()
    visitor.says("en hoe lang gaat dat dan duren?", "out_of_scope")
    assert "meldkamer beslist" in visitor.text


def test_many_questions_in_between_do_not_use_up_the_field_that_is_open() -> None:
    visitor = in_form()
    for words in ("Ria Smit", "1624 AB 77"):
        visitor.says(words)
    for _ in range(3):
        for words in ("kost het geld?", "bent u echt van de politie?", "hoe lang duurt het?"):
            visitor.says(words)
    assert "nodig: telefoon" in visitor.text or "bij: telefoon" in visitor.text
    visitor.says("06-12345678")
    assert visitor.state["form"]["fields"]["phone"] == "+31612345678"
    assert "uniform" in visitor.question


def test_what_is_gone_is_the_only_question_in_that_turn_of_an_emergency() -> None:
    visitor = Visitor()
    visitor.says("er staat nu iemand", "card_pickup", facts={"danger": "suspect_present"})
    visitor.says("merci wel")
    assert "Is er geld weg" in visitor.question
    visitor.says("ja eigenlijk wel")
    assert [reply.text for reply in visitor.last.replies if reply.kind == "question"] == [
        "Wat is dat? Kies wat het eerst past."
    ]
    assert any(reply.emergency for reply in visitor.last.replies)


@pytest.mark.parametrize(
    "words", ["moet ik hem binnenlaten?", "zal ik opendoen voor hem?", "moet ik mijn pas meegeven?"]
)
def test_nobody_is_let_in(words: str) -> None:
    visitor = Visitor()
    visitor.says("iemand van de bank komt mijn pas halen", "card_pickup")
    visitor.says(words)
    assert "Nee. Houd de deur dicht" in visitor.text


def test_what_looks_like_no_story_offers_no_kind_of_fraud_to_choose() -> None:
    visitor = Visitor()
    visitor.opens()
    for nonsense in ("zxc vbn mnb", "qqq www eee"):
        visitor.says(nonsense, between=("chitchat_or_abuse", "greeting", "phishing", "romance_fraud"))
        assert not [button for button in visitor.buttons if button.startswith("scenario:")]
