"""Which messages enter the inbox of who trains the recognition, and that nobody's data enter with them."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import delete, select

from bot.domain.turn import (
    Button,
    CaseView,
    Effects,
    Entity,
    HandOver,
    Ranked,
    Recognition,
    Reply,
    TurnReply,
    TurnRequest,
)
from bot.store.database import Unit
from bot.store.insight_models import Insight
from bot.store.insights import Item, all_items
from bot.store.models import Message
from tests.web.accounts import ask, change
from tests.web.desk_client import at_desk
from tests.web.running import Visitor, Web, eventually, running_web
from tests.web.scripted_engine import ScriptedEngine, echo

STORY = "ik heet henk jansen en er is 3000 euro van NL91ABNA0417164300 weg, bel 0612345678"
SCRUBBED = "ik heet [naam] en er is 3000 euro van [rekening] weg, bel [telefoon]"
BETWEEN = Recognition((Ranked("phishing", 0.41), Ranked("tech_support", 0.38)), "between")
SURE = Recognition((Ranked("phishing", 0.97), Ranked("tech_support", 0.01)), "sure")

Script = Callable[[TurnRequest], TurnReply]


def reads(recognition: Recognition, effects: Effects | None = None, **case: object) -> Script:
    """A script that reads this in every message."""

    def script(request: TurnRequest) -> TurnReply:
        return replace(
            echo(request),
            recognition=recognition,
            model="model-7",
            effects=effects or Effects(),
            case=CaseView(**({"rule": "nothing"} | case)),  # type: ignore[arg-type]
        )

    return script


@pytest.fixture
def empty(web: Web, engine: ScriptedEngine) -> Web:
    """The web process, with nothing in the inbox."""

    async def clear(unit: Unit) -> None:
        await unit.execute(delete(Insight))

    change(web, clear)
    return web


def inbox(web: Web) -> list[Item]:
    return ask(web, all_items)


def the_only_one(web: Web) -> Item:
    eventually(lambda: len(inbox(web)) == 1)
    return inbox(web)[0]


def test_an_uncertain_message_enters_without_personal_data(
    empty: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    engine.script = reads(BETWEEN)
    visitor.say(STORY)
    item = the_only_one(empty)
    assert (item.text, item.reason, item.lane) == (SCRUBBED, "uncertain", "first")
    assert (item.model, item.decision) == ("model-7", "between")
    assert (item.first, item.second) == ("phishing", "tech_support")
    assert (item.first_confidence, item.second_confidence) == (0.41, 0.38)


def test_nothing_in_the_row_leads_back_to_the_conversation(
    empty: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    engine.script = reads(BETWEEN)
    visitor.say(STORY)
    item = the_only_one(empty)

    async def everything(unit: Unit) -> str:
        row = (await unit.execute(select(Insight.__table__))).one()
        message = (await unit.execute(select(Message).where(Message.conversation_id == visitor.id))).first()
        assert message is not None
        assert message.id not in str(row)
        return str(row)

    row = ask(empty, everything)
    assert visitor.id not in row
    assert not hasattr(item.taken_on, "hour"), "the day only"
    assert {column.name for column in Insight.__table__.c if "conversation" in column.name} == set()


def test_what_is_known_of_the_visitor_is_taken_out_too(
    empty: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    place = Entity("place", "Elim", "elim", 0, 4)
    engine.script = reads(BETWEEN, entities=(place,))
    visitor.say("ik woon in elim en mijn pas is weg")
    assert the_only_one(empty).text == "ik woon in [naam] en mijn pas is weg"


@pytest.mark.parametrize("text", ["ja", "Henk Jansen, Kerkstraat 12"])
def test_what_says_nothing_by_itself_stays_out(
    empty: Web, visitor: Visitor, engine: ScriptedEngine, text: str
) -> None:
    engine.script = reads(BETWEEN)
    visitor.say(text)
    visitor.say("er is geld weg van mijn rekening")
    assert the_only_one(empty).text == "er is geld weg van mijn rekening"


def test_what_was_read_with_certainty_or_later_in_the_case_stays_out(
    empty: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    engine.script = reads(SURE, scenario="phishing")
    visitor.say("ik heb op een link geklikt")
    engine.script = reads(BETWEEN, scenario="phishing")
    visitor.say("dat was vanmorgen rond tien uur")
    assert inbox(empty) == []


def test_the_same_words_are_one_message_that_is_counted(empty: Web, web: Web, engine: ScriptedEngine) -> None:
    engine.script = reads(BETWEEN)
    for text in ("er is geld weg", "Er is geld weg!!", "ER IS GELD WEG"):
        web.visitor().say(text)
    eventually(lambda: [item.times for item in inbox(empty)] == [3])


def test_what_the_visitor_chose_instead_is_remembered_with_the_story(
    empty: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    asks = reads(BETWEEN)
    button = Reply("question", "Welke?", (Button("scenario:tech_support", "Iemand keek mee"),))
    engine.script = lambda request: replace(asks(request), replies=(button,))
    visitor.say("er keek iemand mee op mijn computer")
    eventually(lambda: len(inbox(empty)) == 1)
    engine.script = reads(BETWEEN, scenario="tech_support")
    visitor.press("scenario:tech_support")
    eventually(lambda: the_only_one(empty).chosen == "tech_support")
    assert the_only_one(empty).reason == "corrected"


def test_a_scenario_that_changes_is_a_correction(
    empty: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    engine.script = reads(SURE, scenario="phishing")
    visitor.say("ik heb op een link geklikt en toen keek er iemand mee")
    engine.script = reads(SURE, scenario="tech_support")
    visitor.say("nee, het is iets anders")
    item = the_only_one(empty)
    assert (item.reason, item.chosen) == ("corrected", "tech_support")
    assert item.text == "ik heb op een link geklikt en toen keek er iemand mee"


def test_what_was_not_understood_and_what_the_engine_missed_enter(
    empty: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    engine.script = reads(SURE, Effects(hand_over=HandOver("misunderstood")))
    visitor.say("het ding doet het niet zoals het hoort")
    eventually(lambda: [item.reason for item in inbox(empty)] == ["missed"])
    engine.status = 500
    visitor.say("en nu is mijn spaargeld ook weg")
    eventually(lambda: [item.reason for item in inbox(empty)] == ["missed", "missed"])
    engine.status = 200


def test_where_staff_judge_otherwise_the_story_enters(
    empty: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    engine.script = reads(SURE, Effects(hand_over=HandOver("asked")), scenario="phishing")
    visitor.say("er staat zo iemand op de stoep voor mijn pas")
    visitor.say("help mij")
    anna = at_desk(empty, "Anna")
    assert anna.act(visitor.id, "override", urgency="emergency", reason="koerier").status_code == 302
    item = the_only_one(empty)
    assert (item.reason, item.text) == ("missed", "er staat zo iemand op de stoep voor mijn pas")


def test_switched_off_nothing_enters(tmp_path_factory: pytest.TempPathFactory) -> None:
    with running_web("", tmp_path_factory.mktemp("off"), INSIGHTS="off") as (web, engine):
        engine.script = reads(BETWEEN)
        web.visitor().say("er is geld weg van mijn rekening")
        assert inbox(web) == []
        page = at_desk(web, "Tess", "trainer").get("/desk/insights").text
        assert "Er worden nu geen berichten opgenomen" in page
