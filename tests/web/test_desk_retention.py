"""Retention at the desk: what is shown, preserving a conversation, and what its visitor is told."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.domain.retention import load_retention
from bot.domain.turn import Effects, HandOver
from bot.store.database import Unit
from bot.store.models import Audit, Conversation, Message
from bot.web.clock import utc_now
from bot.web.retention import Expiry
from tests.web.accounts import ask, change
from tests.web.desk_client import DeskClient, at_desk
from tests.web.running import Visitor, Web
from tests.web.scripted_engine import ScriptedEngine, replying

RETENTION = Path(__file__).resolve().parents[2] / "data" / "retention.yml"
LATER = (datetime.now(UTC) + timedelta(days=100)).date().isoformat()


@pytest.fixture
def tess(web: Web, engine: ScriptedEngine) -> DeskClient:
    """A supervisor."""
    return at_desk(web, "Tess", "supervisor")


@pytest.fixture
def visitor(web: Web, engine: ScriptedEngine) -> Visitor:
    """Somebody who waits."""
    visitor = web.visitor()
    engine.script = replying("Ik vraag een medewerker.", Effects(hand_over=HandOver("asked")))
    visitor.say("vanmorgen is er 3000 euro weg")
    return visitor


def preserve(client: DeskClient, visitor: Visitor, reason: str = "aangifte", until: str = LATER) -> int:
    return client.act(visitor.id, "preserve", reason=reason, until=until).status_code


def remove_what_is_due(web: Web) -> None:
    async def run() -> None:
        database = await web.database()
        try:
            await Expiry(database, load_retention(RETENTION), utc_now).run()
        finally:
            await database.close()

    asyncio.run(run())


def acts(web: Web, conversation: str) -> dict[str, dict[str, str]]:
    async def found(unit: Unit) -> dict[str, dict[str, str]]:
        rows = await unit.execute(select(Audit.act, Audit.details).where(Audit.subject_id == conversation))
        return {row.act: row.details for row in rows}

    return ask(web, found)


def test_a_supervisor_preserves_with_a_reason_and_a_date_and_colleagues_see_it(
    web: Web, tess: DeskClient, visitor: Visitor
) -> None:
    assert preserve(tess, visitor) == 302
    day = datetime.fromisoformat(LATER).strftime("%d-%m-%Y")
    page = at_desk(web, "Anna").get(f"/desk/conversations/{visitor.id}").text
    assert f"Tess bewaart dit gesprek tot en met {day}: “aangifte”" in page
    assert "Bewaar gesprek" not in page, "an agent has no such button"
    assert acts(web, visitor.id)["conversation.preserved"] == {"until": LATER}
    assert f"tot en met {day}, door Tess" in tess.get("/desk/retention").text


def test_the_reason_stands_nowhere_but_in_the_conversation(
    web: Web, tess: DeskClient, visitor: Visitor
) -> None:
    preserve(tess, visitor, "dochter van J. Jansen belde")
    assert "Jansen" not in tess.get("/desk/retention").text
    assert "Jansen" not in str(acts(web, visitor.id))


@pytest.mark.parametrize(
    ("reason", "until"),
    [("", LATER), ("x" * 501, LATER), ("aangifte", ""), ("aangifte", "morgen"), ("aangifte", "2020-01-01"),
     ("aangifte", "2099-01-01")],
)  # fmt: skip
def test_without_reason_or_with_another_date_nothing_is_preserved(
    web: Web, tess: DeskClient, visitor: Visitor, reason: str, until: str
) -> None:
    assert preserve(tess, visitor, reason, until) == 400
    assert "conversation.preserved" not in acts(web, visitor.id)


def test_what_is_not_preserved_any_more_is_erased_as_its_visitor_asks(
    web: Web, tess: DeskClient, visitor: Visitor
) -> None:
    preserve(tess, visitor)
    assert tess.act(visitor.id, "preserve-end").status_code == 302
    assert tess.act(visitor.id, "preserve-end").status_code == 404
    assert visitor.get("/erasure").json()["kept"] == []
    assert web.client.delete(visitor.address, headers=visitor.headers).status_code == 204
    assert "conversation.erased" in acts(web, visitor.id)


def test_a_visitor_who_erases_what_is_preserved_is_told_so_and_sees_it_no_more(
    web: Web, tess: DeskClient, visitor: Visitor
) -> None:
    preserve(tess, visitor)
    erasure = visitor.get("/erasure").json()
    assert erasure["erased"] == []
    (kept,) = erasure["kept"]
    assert kept["reference"] is None
    assert datetime.fromisoformat(LATER).strftime("%d-%m-%Y") in kept["why"]

    assert web.client.delete(visitor.address, headers=visitor.headers).status_code == 204
    for path in ("/messages", "/summary", "/erasure"):
        assert visitor.get(path).status_code == 404
    assert visitor.send(text="hallo").status_code == 404
    assert "conversation.erasure_deferred" in acts(web, visitor.id)

    async def texts(unit: Unit) -> list[str]:
        found = await unit.execute(select(Message.text).where(Message.conversation_id == visitor.id))
        return list(found.scalars())

    assert "vanmorgen is er 3000 euro weg" in ask(web, texts)


def test_an_auditor_who_asks_after_a_conversation_reads_that_it_was_removed(
    web: Web, tess: DeskClient, visitor: Visitor
) -> None:
    """That row tells of many conversations: who asked after one of them read that it was kept, and no end."""
    preserve(tess, visitor)
    web.client.delete(visitor.address, headers=visitor.headers)
    tess.act(visitor.id, "purpose", purpose="complaint")
    tess.act(visitor.id, "preserve-end")
    remove_what_is_due(web)
    auditor = at_desk(web, "Otto", "auditor")
    removed = "Systeem wiste wat over de termijn is (1 × gesprek dat de bezoeker eerder had gewist)"
    assert removed in auditor.get(f"/desk/audit?about={visitor.id}").text
    assert removed not in auditor.get(f"/desk/audit?about={'0' * 32}").text
    assert removed not in auditor.get("/desk/audit?about=%25").text
    exported = auditor.get(f"/desk/audit/export?as=jsonl&about={visitor.id}").text
    assert exported.splitlines()[-1].count("retention.removed") == 1


def test_who_ends_the_keeping_is_told_when_the_visitor_erased_it_before(
    web: Web, tess: DeskClient, visitor: Visitor
) -> None:
    preserve(tess, visitor)
    assert "Het gesprek gaat weg als zijn termijn voorbij is." in tess.page_of(visitor.id)
    web.client.delete(visitor.address, headers=visitor.headers)
    tess.act(visitor.id, "purpose", purpose="complaint")
    assert "De bezoeker heeft het gewist: het gaat binnen een uur weg." in tess.page_of(visitor.id)


def test_what_was_anonymised_says_so_and_nothing_is_written_into_it_again(
    web: Web, tess: DeskClient, visitor: Visitor
) -> None:
    async def age(unit: Unit) -> None:
        await unit.execute(
            update(Conversation)
            .where(Conversation.id == visitor.id)
            .values(anonymised_at=datetime.now(UTC), status="closed", case_view=None)
        )

    tess.get(f"/desk/conversations/{visitor.id}")
    change(web, age)
    tess.act(visitor.id, "purpose", purpose="quality")
    assert "De bewaartermijn is voorbij." in tess.get(f"/desk/conversations/{visitor.id}").text
    assert tess.act(visitor.id, "note", text="J. Jansen belde").status_code == 404
    assert tess.act(visitor.id, "take").status_code == 409
    assert tess.act(visitor.id, "override", urgency="call", reason="J. Jansen").status_code == 404
    assert preserve(tess, visitor) == 404


def test_the_page_shows_every_term_and_that_a_lawyer_is_still_to_confirm_it(tess: DeskClient) -> None:
    page = tess.get("/desk/retention").text
    for words in (
        "Gesprek",
        "90 dagen",
        "Contactgegevens",
        "1 jaar",
        "5 jaar",
        "Een jurist moet",
        "nog niet",
    ):
        assert words in page
