"""The sample of closed conversations that a supervisor reads each week."""

import re
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select, update

from bot.domain.quality import (
    CRITERIA,
    SAMPLE,
    Week,
    are_marks,
    last_weeks,
    last_whole_week,
    read_week,
    sample,
    tally,
    verdict_of,
)
from bot.store.conversations import erase_conversation
from bot.store.database import Unit
from bot.store.desk_models import QualityReview
from bot.store.models import Audit, Conversation
from bot.web.desk.wording import AMSTERDAM
from tests.web.accounts import ask, change
from tests.web.desk_client import DeskClient, at_desk
from tests.web.running import Web

SUNDAY = date(2026, 11, 29)
GOOD = dict.fromkeys(CRITERIA, "good")


def last_week(web: Web, owner: DeskClient, count: int) -> list[str]:
    """Conversations that somebody closed last week."""
    ids = []
    for _ in range(count):
        visitor = web.visitor()
        visitor.say("Over een woelmuis")
        owner.act(visitor.id, "take")
        owner.act(visitor.id, "close", outcome="helped")
        ids.append(visitor.id)
    monday = last_whole_week(datetime.now(AMSTERDAM).date()).monday
    closed_at = datetime(monday.year, monday.month, monday.day, 12, tzinfo=UTC) + timedelta(days=1)

    async def long_ago(unit: Unit) -> None:
        await unit.execute(update(Conversation).where(Conversation.id.in_(ids)).values(closed_at=closed_at))

    change(web, long_ago)
    return ids


def shown(page: str) -> list[str]:
    return re.findall(r'id="q-(\w+)"', page)


def test_chance_with_a_seed_chooses_and_not_the_order_in_which_they_come() -> None:
    ids = [f"c{number}" for number in range(200)]
    chosen = sample(ids, "2026-W48")
    assert len(set(chosen)) == SAMPLE
    assert sample(reversed(ids), "2026-W48") == chosen
    assert sample(ids, "2026-W47") != chosen
    assert sample(ids[:3], "2026-W48") == sorted(ids[:3], key=sample(ids[:3], "2026-W48").index)


def test_a_week_that_goes_on_has_no_sample_yet() -> None:
    assert last_whole_week(SUNDAY) == Week(date(2026, 11, 16))
    assert read_week("2026-W46", SUNDAY).monday == date(2026, 11, 9)
    for name in ("2026-W48", "2027-W01", "2026-W99", "nonsense", ""):
        assert read_week(name, SUNDAY) == last_whole_week(SUNDAY), name
    assert (Week(date(2026, 12, 28)).name, Week(date(2026, 12, 28)).after.name) == ("2026-W53", "2027-W01")


def test_a_conversation_is_as_good_as_its_worst_point() -> None:
    assert verdict_of(GOOD) == "good"
    assert verdict_of(GOOD | {"tone": "attention", "ending": "not_here"}) == "attention"
    assert verdict_of(GOOD | {"tone": "attention", "steps": "wrong"}) == "wrong"
    assert are_marks(GOOD | {"ending": "not_here"})
    for marks in ({}, {"safety": "good"}, GOOD | {"tone": "fine"}, dict.fromkeys(CRITERIA, "not_here")):
        assert not are_marks(marks)
    counts = tally([GOOD, GOOD | {"tone": "wrong"}, {}])
    assert (counts["tone"], counts["safety"]) == ({"good": 1, "wrong": 1}, {"good": 2})


def test_results_are_of_weeks_one_after_the_other_up_to_the_newest() -> None:
    weeks = last_weeks(Week(date(2027, 1, 11)), 3)
    assert [(week.name, week.number) for week in weeks] == [
        ("2026-W53", 53),
        ("2027-W01", 1),
        ("2027-W02", 2),
    ]


def test_a_supervisor_judges_conversations_that_nobody_chose(own: tuple[Web, object]) -> None:
    web, _ = own
    noor, cato, ilse = (
        at_desk(web, "Noor"),
        at_desk(web, "Cato", "supervisor"),
        at_desk(web, "Ilse", "supervisor"),
    )
    ids = last_week(web, noor, SAMPLE + 2)
    page = cato.get("/desk/quality").text
    chosen = shown(page)
    assert len(chosen) == SAMPLE
    assert set(chosen) < set(ids)
    assert shown(ilse.get("/desk/quality").text) == chosen
    assert "woelmuis" not in page
    week = last_whole_week(datetime.now(AMSTERDAM).date()).name
    # By what chance chose stands there: anybody can draw the same ones.
    assert sample(ids, week) == chosen
    assert f"<strong>{week}</strong> als startgetal" in page
    # What could be better is said; what was good needs no words.
    form = {"week": week, **GOOD, "safety": "attention", "note": " "}
    assert cato.post(f"/desk/quality/{chosen[0]}", **form).status_code == 400
    done = cato.post(f"/desk/quality/{chosen[0]}", **(form | {"note": "Vraag eerder of iemand veilig is."}))
    assert done.status_code == 302
    assert cato.post(f"/desk/quality/{chosen[1]}", week=week, **GOOD, note="").status_code == 302
    for wrong in ({"tone": "lovely"}, {"tone": ""}, dict.fromkeys(CRITERIA, "not_here")):
        assert cato.post(f"/desk/quality/{chosen[1]}", **({"week": week} | GOOD | wrong)).status_code == 400
    # Not in the sample: nobody picks whom to judge.
    (other, *_) = set(ids) - set(chosen)
    assert cato.post(f"/desk/quality/{other}", week=week, **GOOD).status_code == 404
    page = ilse.get("/desk/quality").text
    assert f"2 van {SAMPLE} beoordeeld" in page
    assert "Vraag eerder of iemand veilig is." in page
    # The results: of the weeks, and of each criterion.
    assert "2 gesprekken beoordeeld. 50,0% was goed." in page
    cells = r"veilig is</th>" + r'<td class="number" data-label="[^"]+">(\d+)</td>' * 4
    assert re.findall(cells, page) == [("1", "1", "0", "0")]
    # Who had the conversation reads what was found of it, and nobody else.
    assert "Vraag eerder of iemand veilig is." in noor.get("/desk/me").text
    assert "Vraag eerder" not in cato.get("/desk/me").text
    assert "Gelezen gesprekken" not in ilse.get("/desk/me").text

    async def logged(unit: Unit) -> list[tuple[str, object]]:
        rows = await unit.execute(
            select(Audit.act, Audit.details)
            .where(Audit.staff_id == cato.id, Audit.act.like("quality.%"))
            .order_by(Audit.number)
        )
        return [tuple(row) for row in rows]

    # Codes only: the note is no part of the log.
    assert ask(web, logged) == [
        ("quality.opened", {}),
        ("quality.reviewed", {"verdict": "attention", "week": week}),
        ("quality.reviewed", {"verdict": "good", "week": week}),
    ]


def test_nobody_judges_their_own_conversation(own: tuple[Web, object]) -> None:
    web, _ = own
    cato = at_desk(web, "Cato", "supervisor")
    (mine,) = last_week(web, cato, 1)
    week = last_whole_week(datetime.now(AMSTERDAM).date()).name
    page = cato.get("/desk/quality").text
    assert "U had dit gesprek zelf." in page
    assert cato.post(f"/desk/quality/{mine}", week=week, **GOOD).status_code == 409


def test_a_verdict_goes_when_the_visitor_erases_the_conversation(own: tuple[Web, object]) -> None:
    web, _ = own
    noor, cato = at_desk(web, "Noor"), at_desk(web, "Cato", "supervisor")
    (talked,) = last_week(web, noor, 1)
    week = last_whole_week(datetime.now(AMSTERDAM).date()).name
    form = {"week": week, **GOOD, "steps": "wrong", "note": "Geen antwoord."}
    assert cato.post(f"/desk/quality/{talked}", **form).status_code == 302

    async def left(unit: Unit) -> int:
        return len((await unit.execute(select(QualityReview.conversation_id))).all())

    assert ask(web, left) == 1
    change(web, lambda unit: erase_conversation(unit, talked))
    assert ask(web, left) == 0
    assert shown(cato.get("/desk/quality").text) == []
