"""Who waits is told the place they have in the lane at the desk, and how long people like them waited."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.turn import Effects, HandOver
from tests.web.desk_client import DeskClient
from tests.web.running import Visitor, Web
from tests.web.scripted_engine import ScriptedEngine, echo, replying
from tests.web.waiting_people import set_back

LANE = re.compile(r'<section class="lane" aria-labelledby="lane-waiting".*?</section>', re.DOTALL)
ROW = re.compile(r'data-key="([0-9a-f]{32})"')


def waits(web: Web, engine: ScriptedEngine, urgency: str, urgent: bool = False) -> Visitor:
    """Somebody of this urgency who asked for a person."""
    visitor = web.visitor()
    handed_over = Effects(hand_over=HandOver("asked", urgent=urgent))
    engine.script = replying("Ik vraag een medewerker.", handed_over, urgency=urgency)
    visitor.press("ask_human")
    engine.script = echo
    return visitor


def lane(client: DeskClient) -> list[str]:
    """Ids of those who wait, as they stand at the desk."""
    (found,) = LANE.findall(client.get("/desk").text)
    return ROW.findall(found)


def place(visitor: Visitor) -> int:
    found: int = visitor.news()["queue"]["position"]
    return found


@pytest.fixture
def line(web: Web, engine: ScriptedEngine, anna: DeskClient) -> list[Visitor]:
    """People of every kind, who came in the order in which they are not helped."""
    people = [waits(web, engine, urgency) for urgency in ("advice", "report", "call", "visit", "emergency")]
    people.append(waits(web, engine, "advice", urgent=True))
    told_danger, to_look_at, judged = (waits(web, engine, "report") for _ in range(3))
    set_back(web, told_danger, danger_seq=2)
    set_back(web, to_look_at, attention=True)
    anna.act(judged.id, "override", urgency="visit", reason="De dader belt nog.")
    return [*people, told_danger, to_look_at, judged]


def test_the_place_that_is_told_is_the_place_at_the_desk(line: list[Visitor], anna: DeskClient) -> None:
    at_desk = lane(anna)
    places = {visitor.id: place(visitor) for visitor in line}
    assert places == {visitor.id: at_desk.index(visitor.id) + 1 for visitor in line}
    assert place(line[0]) == max(places.values())


def test_what_staff_judge_moves_the_place_that_is_told(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    first, second = waits(web, engine, "call"), waits(web, engine, "report")
    assert place(first) < place(second)
    anna.act(second.id, "override", urgency="emergency", reason="Er staat iemand aan de deur.")
    assert place(second) < place(first)
    anna.act(first.id, "override", urgency="emergency", reason="Hier ook.")
    assert place(first) < place(second)


def test_the_time_that_is_told_is_that_of_people_of_the_same_urgency(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    anna.post("/desk/me/work", capacity="8")
    now = datetime.now(UTC)
    for urgency, minutes in (("visit", 2), ("advice", 40)):
        for _ in range(3):
            helped = waits(web, engine, urgency)
            set_back(web, helped, waiting_since=now - timedelta(minutes=minutes))
            anna.act(helped.id, "take")
            anna.act(helped.id, "close", outcome="helped")
    assert waits(web, engine, "visit").news()["queue"]["minutes"] == 2
    calm = waits(web, engine, "advice")
    assert calm.news()["queue"]["minutes"] == 40
    assert waits(web, engine, "report").news()["queue"]["minutes"] is None, "nobody like this one was helped"
    set_back(web, calm, waiting_since=now - timedelta(minutes=50))
    assert calm.news()["queue"]["minutes"] is None, "who waits longer than others is not told a time"
