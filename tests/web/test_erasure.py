"""A visitor erases a conversation: what goes, what stays and why."""

from sqlalchemy import func, select

from bot.store.audit import first_broken
from bot.store.database import Unit
from bot.store.models import Audit, Conversation, Message, Note, OfferedButton
from tests.web.running import Visitor, Web
from tests.web.scripted_engine import ScriptedEngine
from tests.web.test_visit_requests import received, request_of, submits


def test_everything_that_was_said_is_gone(web: Web, visitor: Visitor, engine: ScriptedEngine) -> None:
    visitor.say("ik heet Jansen")
    assert visitor.get("/erasure").json()["kept"] == []
    erased = web.client.delete(visitor.address, headers=visitor.headers)
    assert (erased.status_code, erased.content) == (204, b"")
    for path in ("/messages", "/summary", "/erasure"):
        assert visitor.get(path).status_code == 404
    assert visitor.send(text="hallo").status_code == 404
    assert web.client.delete(visitor.address, headers=visitor.headers).status_code == 404

    async def left(unit: Unit) -> tuple[int, list[str]]:
        count = 0
        for table, column in (
            (Conversation, Conversation.id), (Message, Message.conversation_id),
            (OfferedButton, OfferedButton.conversation_id), (Note, Note.conversation_id),
        ):  # fmt: skip
            counted = await unit.execute(select(func.count()).select_from(table).where(column == visitor.id))
            count += counted.scalar_one()
        acts = await unit.execute(select(Audit.act).where(Audit.subject_id == visitor.id))
        assert await first_broken(unit) is None
        return count, list(acts.scalars())

    assert web.look(left) == (0, ["conversation.erased"])


def test_a_request_that_was_sent_stays_and_the_visitor_is_told_why(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    engine.script = submits()
    visitor.say("ja")
    reference = request_of(visitor)["reference"]
    (kept,) = visitor.get("/erasure").json()["kept"]
    assert kept["reference"] == reference
    assert "meldkamer" in kept["why"]
    assert web.client.delete(visitor.address, headers=visitor.headers).status_code == 204
    (event,) = received(web, reference, 1)
    assert event["data"]["fields"]["name"] == "J. Jansen"


def test_an_answer_under_way_does_not_bring_it_back(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    import threading
    import time

    engine.delay = 1.5
    codes: list[int] = []
    saying = threading.Thread(target=lambda: codes.append(visitor.send(text="hallo").status_code))
    saying.start()
    time.sleep(0.5)
    assert web.client.delete(visitor.address, headers=visitor.headers).status_code == 204
    saying.join()
    assert codes == [404]

    async def messages(unit: Unit) -> int:
        found = await unit.execute(
            select(func.count()).select_from(Message).where(Message.conversation_id == visitor.id)
        )
        return int(found.scalar_one())

    assert web.look(messages) == 0
