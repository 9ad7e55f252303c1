"""What a victim had better not do reaches them: with the steps, in the summary, and when they ask."""

import pytest

from bot.domain.closing import MOST_DONTS
from bot.domain.scenarios import PLAYBOOK_SCENARIOS
from tests.domain.visitor import DIALOGUE, Visitor, bank_victim

PLAYBOOKS = DIALOGUE.library.playbooks


def victim(scenario: str, **said: object) -> Visitor:
    visitor = Visitor()
    visitor.opens()
    visitor.says("er is iets gebeurd", scenario, **said)
    return visitor


def donts(visitor: Visitor) -> tuple[str, ...]:
    assert visitor.last is not None
    return visitor.last.case.donts


@pytest.mark.parametrize("scenario", PLAYBOOK_SCENARIOS)
def test_every_case_comes_with_the_few_that_matter(scenario: str) -> None:
    known = {one.text for one in PLAYBOOKS[scenario].donts}
    said = donts(victim(scenario, facts={"happened": "today"}))
    assert 2 <= len(said) <= MOST_DONTS
    assert set(said) <= known


def test_who_was_called_by_the_bank_is_told_of_the_safe_account_first() -> None:
    assert "veilige rekening" in donts(bank_victim())[0]


def test_a_dont_that_does_not_fit_the_case_is_left_out() -> None:
    on_the_device = "Open uw bank, DigiD of e-mail niet op dat apparaat."
    assert on_the_device in donts(victim("tech_support", facts={"lost_device_access": True}))
    assert on_the_device not in donts(victim("tech_support", facts={"lost_device_access": False}))


def test_they_speak_the_language_and_form_of_address_of_the_visitor() -> None:
    minor = victim("extortion", facts={"minor": True, "danger": "threatened"})
    assert not any(" u " in f" {one} " for one in donts(minor))
    english = victim("phishing", language="en", facts={"lost_credentials": True})
    assert set(donts(english)) <= {one.text for one in PLAYBOOKS["phishing"].in_language("en").donts}


def test_nobody_in_no_scenario_is_told_what_not_to_do() -> None:
    visitor = Visitor()
    visitor.opens()
    assert donts(visitor) == ()


def test_the_summary_to_keep_names_them() -> None:
    visitor = bank_victim()
    assert visitor.last is not None
    for dont in donts(visitor):
        assert f"- {dont}" in visitor.last.case.summary


@pytest.mark.parametrize("asked", ["wat moet ik vooral niet doen?", "wat kan ik beter niet doen?"])
def test_who_asks_what_not_to_do_is_answered(asked: str) -> None:
    visitor = bank_victim()
    visitor.says(asked)
    assert "veilige rekening" in visitor.text
    assert visitor.text.startswith("Let hierop")


# --- Other things a victim needs to hear, or not -------------------------------------------------


def test_a_fake_officer_is_named_only_where_somebody_said_to_be_one() -> None:
    book = PLAYBOOKS["suspicious_only"]
    assert "report_attempt" not in [step.id for step in book.steps_for({"clicked_link": True})]
    assert "report_attempt" in [step.id for step in book.steps_for({"claims_police": True})]


def test_who_only_clicked_is_reassured() -> None:
    visitor = victim("phishing")
    visitor.says("ik heb alleen geklikt", facts={"clicked_link": True})
    assert "Alleen klikken kost meestal geen geld." in visitor.text


@pytest.mark.parametrize("asked", ["moet dit naar de AP?", "moet ik dit datalek melden?"])
def test_who_asks_whether_a_leak_must_be_reported_is_told_within_what_time(asked: str) -> None:
    visitor = victim("ransomware", facts={"business": True})
    visitor.says(asked)
    assert "72 uur" in visitor.text
