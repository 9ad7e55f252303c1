"""What staff read of a case first: about the visitor, short, with what counts, and never to the visitor."""

import re
from pathlib import Path

import pytest

from bot.domain.documents import load_plain
from bot.domain.turn import Effects, HandOver
from bot.web.desk.pages import wording
from bot.web.desk.staff_summary import euros, staff_summary
from tests.domain.visitor import DATA, recognised
from tests.web.desk_client import DeskClient
from tests.web.real_dialogue import RealDialogue
from tests.web.running import Visitor, Web
from tests.web.scripted_engine import ScriptedEngine, replying

STORY = "Vanmorgen 3000 euro overgemaakt, hij zei dat hij van de ING was. Het gaat om mijn moeder."
TO_THE_VISITOR = re.compile(r"\b(?:u|uw)\b", re.IGNORECASE)


@pytest.fixture
def told(web: Web, engine: ScriptedEngine) -> Visitor:
    """Somebody who told the real dialogue what happened to another person."""
    heard = recognised(
        STORY,
        "bank_helpdesk_fraud",
        {"lost_money": True, "lost_pin": True, "happened": "today", "third_party": True},
        {"amount": "3000", "bank": "ING"},
    )
    engine.script = RealDialogue({STORY: heard})
    visitor = web.visitor()
    visitor.say(STORY)
    visitor.press("ask_human")
    return visitor


def summary_of(client: DeskClient, visitor: Visitor) -> str:
    page = client.get(f"/desk/conversations/{visitor.id}").text
    (text,) = re.findall(r'<p id="v-summary">(.*?)</p>', page, re.DOTALL)
    return str(text)


def test_staff_read_what_happened_in_the_third_person(told: Visitor, anna: DeskClient) -> None:
    summary = summary_of(anna, told)
    for said in (
        "Bankhelpdeskfraude, vandaag", "Kwijt: € 3.000 en pincode.", "Bank: ING.",
        "Een ander schrijft voor het slachtoffer.", "stappen te doen.",
    ):  # fmt: skip
        assert said in summary, summary
    without_quotes = re.sub("“[^”]*”", "", summary)
    assert not TO_THE_VISITOR.search(without_quotes)
    assert "Wat u nog kunt doen" not in summary


def test_what_was_done_goes_into_the_summary(told: Visitor, anna: DeskClient) -> None:
    before = summary_of(anna, told)
    assert "Gedaan" not in before
    told.press("step:call_bank:done")
    assert "Gedaan: bank gebeld." in summary_of(anna, told)


def test_the_reason_is_about_the_visitor_and_the_amount_has_its_sign(told: Visitor, anna: DeskClient) -> None:
    page = anna.get(f"/desk/conversations/{told.id}").text
    triage = page[page.index('data-key="triage"') : page.index('data-key="override"')]
    assert "Het is net gebeurd en er is iets weg. Dan kan een agent thuis helpen." in triage
    entities = page[page.index('data-key="entities"') : page.index('data-key="facts"')]
    assert "€ 3.000" in entities


def test_the_lane_quotes_what_decided_else_what_was_said_last(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    decided, wordless = web.visitor(), web.visitor()
    reasons = ("Het is net gebeurd.", "Vanmorgen", "3000 euro overgemaakt")
    asks = Effects(hand_over=HandOver("asked"))
    engine.script = replying("Ik vraag een medewerker.", asks, reasons=reasons)
    decided.say("Vanmorgen heb ik 3000 euro overgemaakt")
    engine.script = replying("Ik vraag een medewerker.", asks)
    wordless.say("Is daar iemand? Bel 06-12345678.")
    lanes = anna.get("/desk").text
    assert "“Vanmorgen … 3000 euro overgemaakt”" in lanes
    assert "“Is daar iemand? Bel 06-••••••78.”" in lanes


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ({}, ""),
        ({"scenario_name": "Phishing"}, "Phishing."),
        (
            {"facts": [{"name": "danger", "value": "suspect_present", "words": "hij staat hier"}]},
            "De oplichter is er nu. Nog niet duidelijk wat er is gebeurd.",
        ),
        (
            {
                "scenario_name": "Aankoopfraude",
                "facts": [{"name": "lost_nothing", "value": True}, {"name": "called_bank", "value": False}],
                "entities": [{"kind": "amount", "value": "12.5"}],
                "steps": [{"id": "keep_evidence", "done": True}, {"id": "check_seller", "done": False}],
            },
            "Aankoopfraude. Genoemd bedrag: € 12,50. Niets kwijt, zegt de bezoeker. Gedaan: bewijs bewaard. "
            "De bank is nog niet gebeld. Nog 1 stap te doen.",
        ),
    ],
)  # fmt: skip
def test_a_summary_says_only_what_is_known(view: dict[str, object], expected: str) -> None:
    assert staff_summary(view, wording.summary_words) == expected


def test_an_amount_is_read_as_dutch_people_write_it() -> None:
    assert [euros(value) for value in ("3000", "2400.5", "veel")] == ["€ 3.000", "€ 2.400,50", "€ veel"]


def test_every_rule_and_step_has_its_words_at_the_desk_and_none_speaks_to_the_visitor() -> None:
    rules = load_plain(DATA / "triage.yml")["rules"]
    assert wording.triage.keys() == {rule["id"] for rule in rules}
    assert wording.summary_steps.keys() <= _steps(DATA / "playbooks")
    words = [*wording.triage.values(), *wording.summary.values(), *wording.summary_facts.values()]
    assert [text for text in words if TO_THE_VISITOR.search(text)] == []


def _steps(folder: Path) -> set[str]:
    files = [load_plain(path) for path in folder.glob("*.yml")]
    found: set[str] = set()
    for file in files:
        steps = file.get("steps", [])
        found |= set(steps) if isinstance(steps, dict) else {step.get("id", "") for step in steps}
    return found
