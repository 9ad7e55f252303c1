"""Secrets that a visitor types are gone before anything is stored or sent on."""

from sqlalchemy import text

from bot.store.database import Unit
from bot.store.messages import messages_after
from tests.web.running import Visitor, Web
from tests.web.scripted_engine import ScriptedEngine

STORY = "mijn pincode is 4711 en mijn bsn is 123456782, rekening NL91ABNA0417164300"
MASKED = "mijn pincode is [pincode verwijderd] en mijn bsn is [bsn verwijderd], rekening NL91ABNA0417164300"


def test_a_secret_is_neither_stored_nor_sent_to_the_engine(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    answer = visitor.send(text=STORY).json()
    assert answer["message"]["text"] == MASKED
    assert answer["message"]["masked"] == ["pin", "bsn"]
    assert engine.turns[-1].message.text == MASKED
    assert engine.turns[-1].message.masked == ("pin", "bsn")

    async def stored(unit: Unit) -> str:
        return (await messages_after(unit, visitor.id, 1))[0].text

    assert web.look(stored) == MASKED


def test_what_is_stored_cannot_be_read_without_the_key(web: Web, visitor: Visitor) -> None:
    visitor.say("ik heet Jansen en woon op Elsstraat 7")

    async def rows(unit: Unit) -> str:
        found = await unit.execute(
            text("SELECT * FROM message WHERE conversation_id = :id"), {"id": visitor.id}
        )
        return str([tuple(row) for row in found])

    dump = web.look(rows)
    assert visitor.id in dump
    assert "Jansen" not in dump
    assert "Elsstraat" not in dump


def test_a_resend_of_a_message_with_a_secret_is_the_same_message(visitor: Visitor) -> None:
    message_id = "0b0f7f6e-5c1c-4c8e-9d84-6a9a5f9d7c11"
    first = visitor.send(message_id, text=STORY)
    again = visitor.send(message_id, text=STORY)
    assert again.status_code == 200
    assert again.json()["messages"] == first.json()["messages"]
