"""Playbooks: the right first step in every case, nothing promised, and mistakes named by line."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.condition_words import CHOICE_WORDS, YES_NO_WORDS, in_words
from bot.domain.conditions import GROUPS, Condition
from bot.domain.contacts import BANK_CARD, load_contacts
from bot.domain.documents import DataError
from bot.domain.facts import UNKNOWN, VALUES, Value
from bot.domain.playbook import Entry, Playbook
from bot.domain.playbook_texts import MOST_WORDS, sentences
from bot.domain.playbooks import load_playbooks
from bot.domain.scenarios import PLAYBOOK_SCENARIOS
from tests.domain.promises import promised

DATA = Path(__file__).resolve().parents[2] / "data"
PLAYBOOKS = load_playbooks(DATA / "playbooks")
CONTACTS = load_contacts(DATA / "contacts.yml")

# What may come first when nothing is known yet: it stops harm and cannot do any.
SAFE_FIRST = {
    "hang_up",
    "internet_off",
    "call_bank",
    "call_provider",
    "block_card",
    "give_nothing",
    "do_not_pay",
    "stop_paying",
    "stop_moving",
    "do_nothing",
    "close_page",
    "secure_mail",
    "unplug",
}

facts_of_a_case = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from([*values, UNKNOWN]) for name, values in VALUES.items()}
)
any_playbook = st.sampled_from(sorted(PLAYBOOKS))


def ids(playbook: Playbook, **facts: Value) -> list[str]:
    return [step.id for step in playbook.steps_for(facts)]


def texts(playbook: Playbook) -> Iterator[str]:
    """Everything of a playbook that a visitor can read."""
    yield from (playbook.name, playbook.plain, playbook.report.text)
    yield from (
        playbook.opening.looks_like,
        playbook.opening.not_your_fault,
        playbook.opening.not_their_fault,
    )
    for step in playbook.steps:
        yield from (step.title, step.text, step.why, step.how)
    yield from (entry.text for entry in entries(playbook))


def entries(playbook: Playbook) -> Iterator[Entry]:
    yield from (*playbook.recognise, *playbook.donts, *playbook.evidence, *playbook.aftercare)
    yield from (playbook.money_back, playbook.second_scam)


# --- Complete -----------------------------------------------------------------------------------


def test_every_scenario_has_a_playbook_in_dutch_and_english() -> None:
    assert set(PLAYBOOKS) == set(PLAYBOOK_SCENARIOS)
    assert [name for name, playbook in PLAYBOOKS.items() if playbook.english is None] == []


@pytest.mark.parametrize("scenario", PLAYBOOK_SCENARIOS)
def test_the_first_step_is_safe_while_nothing_is_known(scenario: str) -> None:
    assert ids(PLAYBOOKS[scenario])[0] in SAFE_FIRST


@given(any_playbook, facts_of_a_case)
@settings(deadline=None)
def test_there_is_always_a_step(scenario: str, facts: dict[str, Value]) -> None:
    assert PLAYBOOKS[scenario].steps_for(facts)


@given(
    any_playbook, facts_of_a_case, st.sampled_from(["suspect_present", "suspect_coming", "suspect_just_left"])
)
@settings(max_examples=300, deadline=None)
def test_112_comes_first_whenever_the_offender_is_near(
    scenario: str, facts: dict[str, Value], danger: str
) -> None:
    near: Mapping[str, Value] = {**facts, "danger": danger, "danger_over": False}
    first = PLAYBOOKS[scenario].steps_for(near)[0]
    assert first.contact == "112"
    assert "112" in first.title


@given(any_playbook, facts_of_a_case)
@settings(deadline=None)
def test_112_is_the_first_thing_said_when_there_is_violence(scenario: str, facts: dict[str, Value]) -> None:
    first = PLAYBOOKS[scenario].steps_for({**facts, "violence": True, "danger_over": False})[0]
    assert first.contact == "112"


@given(any_playbook, facts_of_a_case)
@settings(deadline=None)
def test_a_step_is_never_there_twice(scenario: str, facts: dict[str, Value]) -> None:
    found = [step.id for step in PLAYBOOKS[scenario].steps_for(facts)]
    assert len(found) == len(set(found))


@given(any_playbook, facts_of_a_case)
@settings(deadline=None)
def test_english_has_the_same_steps_in_the_same_cases(scenario: str, facts: dict[str, Value]) -> None:
    dutch, english = PLAYBOOKS[scenario], PLAYBOOKS[scenario].in_language("en")
    assert english.language == "en"
    assert [step.id for step in dutch.steps_for(facts)] == [step.id for step in english.steps_for(facts)]


def test_every_contact_of_a_step_exists() -> None:
    for playbook in PLAYBOOKS.values():
        for contact_id in playbook.contacts:
            assert contact_id == BANK_CARD or contact_id in CONTACTS


# --- What is said -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("scenario", PLAYBOOK_SCENARIOS)
def test_every_text_is_short_and_calm(scenario: str, language: str) -> None:
    playbook = PLAYBOOKS[scenario].in_language(language)
    blame = r"ingetrapt|trapt? .*\bin\b|had u maar|waarom heeft u|na[iï]ef|dom\b|stupid|should have|fell for"
    for text in texts(playbook):
        assert text
        assert "!" not in text
        assert not re.search(blame, text, re.IGNORECASE), text
        for sentence in sentences(text):
            # A number that was filled in takes up to five words: +31 34 357 88 44.
            assert len(sentence.split()) <= MOST_WORDS + 4, sentence


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("scenario", PLAYBOOK_SCENARIOS)
def test_nothing_is_promised(scenario: str, language: str) -> None:
    for text in texts(PLAYBOOKS[scenario].in_language(language)):
        assert not list(promised(text, language)), text


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("scenario", PLAYBOOK_SCENARIOS)
def test_every_number_in_a_text_is_a_number_that_may_be_shown(scenario: str, language: str) -> None:
    shown = {contact.shown.shown for contact in CONTACTS if contact.shown}
    for text in texts(PLAYBOOKS[scenario].in_language(language)):
        for number in re.findall(r"(?<![\w])\+?\d[\d -]{1,}\d(?!\w)", text):
            if not re.fullmatch(r"(19|20)?\d\d", number):
                assert number in shown, text


# --- Cases from conversations -------------------------------------------------------------------


def test_remote_access_going_on_hangs_up_unplugs_and_calls_the_bank_from_another_phone() -> None:
    facts: dict[str, Value] = {"lost_device_access": True, "suspect_in_contact": True, "happened": "now"}
    tech = PLAYBOOKS["tech_support"]
    assert ids(tech, **facts)[:3] == ["hang_up", "internet_off", "call_bank_other_phone"]
    assert "andere telefoon" in tech.step("call_bank_other_phone").title
    assert any("Laat het programma nog staan" in entry.text for entry in tech.donts)
    assert "Laat alle programma" in tech.step("keep_device").text


def test_a_collected_card_is_blocked_first_and_traces_are_kept() -> None:
    card = PLAYBOOKS["card_pickup"]
    steps = ids(card, lost_card=True, lost_pin=True, happened="today", danger="none")
    assert steps[0] == "block_card"
    assert "do_not_touch" in steps
    assert "deurbel" in card.step("do_not_touch").text
    assert "may_come_back" in steps


def test_a_family_member_reads_how_the_card_of_another_gets_blocked() -> None:
    card = PLAYBOOKS["card_pickup"]
    steps = ids(card, lost_card=True, lost_pin=True, happened="today", third_party=True)
    assert steps[0] == "block_card_for_other"
    assert "block_card" not in steps
    step = card.step("block_card_for_other")
    assert "bank bellen" in step.text
    assert "pincode" in step.how
    assert "stay_with_victim" in steps


def test_a_caller_who_says_to_be_police_is_hung_up_on_and_checked_by_112() -> None:
    police = PLAYBOOKS["fake_police"]
    assert ids(police, suspect_in_contact=True, claims_police=True)[0] == "hang_up"
    step = police.step("hang_up")
    assert "verbiedt nooit om op te hangen" in step.text
    assert "andere telefoon" in step.how
    assert step.contact == "112"
    coming = police.steps_for({"danger": "suspect_coming", "suspect_in_contact": True})[0]
    assert "Hang op" in coming.title
    assert "haalt nooit spullen, passen of codes op" in coming.text
    assert "Doe niet open" in coming.text


def test_phishing_goes_by_what_was_done_with_the_link() -> None:
    phishing = PLAYBOOKS["phishing"]
    clicked = ids(phishing, clicked_link=True, lost_nothing=True, lost_credentials=False, lost_money=False)
    assert clicked[0] == "close_page"
    assert "call_bank" not in clicked
    assert ids(phishing, clicked_link=True, lost_credentials=True)[0] == "call_bank"
    gone = ids(phishing, lost_credentials=True, lost_money=True, happened="today")
    assert gone[0] == "call_bank"
    assert "call_police" in gone


def test_a_minor_who_is_extorted_is_sent_to_an_adult_and_never_asked_for_images() -> None:
    extortion = PLAYBOOKS["extortion"]
    assert "tell_adult" in ids(extortion, minor=True)
    assert "tell_adult" not in ids(extortion, minor=False)
    assert ids(extortion, minor=True)[:2] == ["do_not_pay", "save_then_block"]
    assert any("beelden niet door" in entry.text for entry in extortion.donts)


def test_identity_fraud_goes_by_document_or_by_what_was_done_in_the_name() -> None:
    identity = PLAYBOOKS["identity_fraud"]
    lost = ids(identity, lost_id_document=True, lost_identity_used=False)
    assert lost[0] == "report_missing"
    assert "do_not_pay" not in lost
    feared = ids(identity, lost_id_document=True)
    assert feared[0] == "report_missing"
    used = ids(identity, lost_id_document=False, lost_identity_used=True)
    assert "do_not_pay" in used
    assert "report_document" not in used


def test_a_money_mule_is_told_to_stop_and_not_to_confess() -> None:
    steps = ids(PLAYBOOKS["money_mule"])
    assert steps[:2] == ["stop_moving", "call_bank"]
    assert "careful_with_words" in steps


def test_a_bank_that_was_called_is_ticked_off_and_not_gone() -> None:
    bank = PLAYBOOKS["bank_helpdesk_fraud"]
    facts: dict[str, Value] = {"called_bank": True, "lost_money": True}
    step = next(step for step in bank.steps_for(facts) if step.id == "call_bank")
    assert step.is_done(facts)
    assert not step.is_done({"called_bank": False})
    assert not step.is_done({})


# --- Conditions in words ------------------------------------------------------------------------


def test_every_fact_can_be_put_in_words_for_reviewers() -> None:
    assert set(YES_NO_WORDS) | set(CHOICE_WORDS) == set(VALUES) | set(GROUPS)
    condition = Condition.parse({"lost_card": [True, "unknown"], "not": {"danger_over": True}}, "when")
    assert (
        in_words(condition)
        == '(de pas is weg of niet bekend: "de pas is weg") en niet (het gevaar is voorbij)'
    )
    assert in_words(Condition.parse({}, "when")) == "altijd"


# --- Mistakes -----------------------------------------------------------------------------------


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the real contacts, sources, shared parts and one playbook with its English."""
    for name in ("contacts.yml", "sources.yml"):
        shutil.copy(DATA / name, tmp_path / name)
    for folder in ("playbooks", "playbooks/en"):
        (tmp_path / folder).mkdir()
        for name in ("_shared.yml", "suspicious_only.yml"):
            shutil.copy(DATA / folder / name, tmp_path / folder / name)
    return tmp_path


MISTAKES = [
    ("name: Verdacht", "naam: Verdacht", "unknown key 'naam'"),
    ("name: Verdacht bericht of telefoontje\n", "", "has no 'name'"),
    ("contact: fraudehelpdesk", "contact: fraudedesk", "contact 'fraudedesk' is not in data/contacts.yml"),
    ("suspect_in_contact: true}", "suspect_in_kontact: true}", "is not a fact"),
    ("suspect_in_contact: true}", "suspect_in_contact: misschien}", "is not a value"),
    ("source: [S11, S24]", "source: [S11, S999]", "source 'S999' is not in data/sources.yml"),
    ("  - id: check_yourself", "  - id: do_nothing", "step 'do_nothing' stands here twice"),
    ("text: Betaal niet. Vul niets in.", "text: Bel 020 123 45 67.", "looks like a phone number"),
    ("text: Betaal niet. Vul niets in.", "text: Bel 112.", "looks like a phone number"),
    ("text: Betaal niet. Vul niets in.", "text: Ga naar politie.nl.", "an address: 'politie.nl'"),
    ("text: Betaal niet. Vul niets in.", "text: Bel {digid}.", "no number that may be shown"),
    ("text: Betaal niet. Vul niets in.", "text: Bel {nergens}.", "names no contact"),
    ("text: Betaal niet. Vul niets in.", "text: Betaal niet! Vul niets in.", "exclamation mark"),
    ("text: Betaal niet. Vul niets in.", "text: Betaal je niets.", "texts say 'u'"),
    ("text: Betaal niet.", "text: Betaal " + "en nog iets " * 5 + "niet.", "a sentence of"),
    ("use: call_112_coming", "use: call_911", "'call_911' is not under steps"),
    ("confirmed: false", "confirmed: nee", "must be true or false"),
    ("scenario: suspicious_only", "scenario: verdacht", "make them the same"),
    ("steps:\n", "steps: geen\nstappen:\n", "'steps' must be a list"),
]


@pytest.mark.parametrize(("old", "new", "says"), MISTAKES)
def test_a_mistake_in_a_playbook_is_named_with_file_line_and_mend(
    data: Path, old: str, new: str, says: str
) -> None:
    path = data / "playbooks" / "suspicious_only.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_playbooks(data / "playbooks")
    problem = next(problem for problem in error.value.problems if says in problem.message)
    assert problem.place.file.endswith("playbooks/suspicious_only.yml")
    assert ";" in problem.message
    assert 1 <= problem.place.line <= text.count("\n") + 2


def test_the_line_of_a_mistake_is_right(data: Path) -> None:
    path = data / "playbooks" / "suspicious_only.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next(i for i, line in enumerate(lines, 1) if "source: [S11, S24]" in line)
    start = max(i for i, line in enumerate(lines[:number], 1) if line.lstrip().startswith("- "))
    lines[number - 1] = lines[number - 1].replace("S24", "S999")
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_playbooks(data / "playbooks")
    assert [problem.place.line for problem in error.value.problems] == [start]


ENGLISH_MISTAKES = [
    ("name:", "naam:", "unknown key 'naam'"),
    ("  do_nothing:", "  do_everything:", "step 'do_nothing' has no English 'title'"),
    ("  do_nothing:", "  do_everything:", "step 'do_everything' is not in the Dutch playbook"),
    ("scenario: suspicious_only", "scenario: phishing", "as in the Dutch file"),
]


@pytest.mark.parametrize(("old", "new", "says"), ENGLISH_MISTAKES)
def test_a_mistake_in_a_translation_is_named(data: Path, old: str, new: str, says: str) -> None:
    path = data / "playbooks" / "en" / "suspicious_only.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_playbooks(data / "playbooks")
    problem = next(problem for problem in error.value.problems if says in problem.message)
    assert problem.place.file.endswith("en/suspicious_only.yml")


def test_a_text_changed_in_dutch_alone_asks_for_its_english(data: Path) -> None:
    path = data / "playbooks" / "suspicious_only.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("  - use: call_112_coming\n", "  - use: call_112_coming\n    text: Bel nu {112}.\n"),
        encoding="utf-8",
    )
    with pytest.raises(DataError, match="step 'call_112_coming' has no English 'text'"):
        load_playbooks(data / "playbooks")


# --- Facts that must not get lost ---------------------------------------------------------------


def test_a_threatened_adult_is_not_told_of_a_bluff_by_mail() -> None:
    steps = ids(PLAYBOOKS["extortion"], danger="threatened", lost_money=False)
    assert "mail_bluff" not in steps
    assert steps.index("save_then_block") < steps.index("tell_someone") < steps.index("call_helpwanted")


def test_who_only_got_a_mail_about_a_webcam_keeps_it() -> None:
    steps = ids(PLAYBOOKS["extortion"], danger="threatened", threat_by_mail=True)
    assert steps[:2] == ["do_not_pay", "mail_bluff"]
    assert "save_then_block" not in steps


def test_a_minor_tells_an_adult_instead() -> None:
    steps = ids(PLAYBOOKS["extortion"], minor=True, danger="threatened")
    assert "tell_adult" in steps
    assert "tell_someone" not in steps


@pytest.mark.parametrize("scenario", sorted(set(PLAYBOOK_SCENARIOS) - {"suspicious_only"}))
def test_nothing_that_may_be_evidence_is_to_be_deleted(scenario: str) -> None:
    for step in PLAYBOOKS[scenario].steps:
        for text in (step.title, step.text, step.how):
            for sentence in sentences(text):
                deletes = re.search(r"\b(?:wis|verwijder|gooi)\b", sentence, re.IGNORECASE)
                denied = re.search(r"\b(?:geen|niets|niet)\b", sentence)
                assert denied or not deletes, f"{step.id}: {sentence}"


@pytest.mark.parametrize("scenario", ["tech_support", "invoice_fraud"])
def test_gift_cards_are_reported_to_who_sold_them(scenario: str) -> None:
    assert "gift_cards" in ids(PLAYBOOKS[scenario], lost_money=True)


def test_with_a_stolen_identity_police_and_the_report_come_before_the_municipality() -> None:
    facts: dict[str, Value] = {"lost_identity_used": True, "lost_id_document": True, "lost_money": True}
    steps = ids(PLAYBOOKS["identity_fraud"], happened="now", **facts)
    wanted = ["call_bank", "call_police", "report_police", "report_cmi", "report_document", "contest_claim"]
    assert [step for step in steps if step in wanted] == wanted


def test_while_a_fake_officer_is_coming_hanging_up_is_said_once() -> None:
    book = PLAYBOOKS["fake_police"]
    coming: dict[str, Value] = {"danger": "suspect_coming", "suspect_in_contact": True}
    titles = [step.title for step in book.steps_for(coming) if "hang" in step.title.casefold()]
    assert titles == ["Hang op, bel 112 en houd de deur dicht"]
    assert "hang_up" in [step.id for step in book.steps_for({**coming, "emergency_called": True})]


def test_a_real_police_pass_is_described_where_people_ask_and_afterwards() -> None:
    book = PLAYBOOKS["fake_police"]
    assert any("politiepas" in entry.text and "logo" in entry.text for entry in book.aftercare)


def test_who_was_called_by_the_bank_keeps_what_the_courier_said_and_warns_family() -> None:
    book = PLAYBOOKS["bank_helpdesk_fraud"]
    assert any("koerier" in entry.text for entry in book.evidence)
    assert any("ING" in entry.text for entry in book.aftercare)
    assert "warn_family" in ids(book)
    assert "tell_imitated" in ids(PLAYBOOKS["phishing"])
