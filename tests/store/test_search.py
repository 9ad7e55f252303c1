"""Finding conversations by their words, which stand nowhere in the database."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection, insert, inspect, select, text

from bot.store.conversations import (
    ConversationKey,
    Lease,
    create_conversation,
    erase_conversation,
    remove_texts,
)
from bot.store.database import Database, Unit, database_url
from bot.store.desk_models import TriageOverride
from bot.store.encryption import new_key
from bot.store.messages import StoredMessage, add_message_once, add_messages
from bot.store.models import Conversation, Note, Staff, VisitRequest
from bot.store.opening import open_database
from bot.store.search import Filters, conditions_of, count_found, find
from bot.store.search_index import drop_all, drop_outdated, index_missing, index_note, tokens_asked
from bot.store.search_models import SearchEntry
from bot.store.search_terms import asked_terms, terms_of

pytestmark = pytest.mark.anyio

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


async def conversation(unit: Unit, name: str, *texts: str, at: datetime = NOON, **columns: object) -> str:
    """A conversation in which a visitor said this. name: its id."""
    await create_conversation(unit, ConversationKey(name, name.encode()), "nl", Lease("", at), at)
    if columns:
        await unit.execute(Conversation.__table__.update().where(Conversation.id == name).values(**columns))
    for seq, said in enumerate(texts, start=1):
        await add_message_once(unit, name, message(seq, said, at), b"")
    return name


def message(seq: int, said: str, at: datetime = NOON, author: str = "visitor") -> StoredMessage:
    return StoredMessage(seq=seq, id=f"{author}-{seq}", author=author, kind="text", text=said, at=at)


async def somebody(unit: Unit, name: str) -> str:
    await unit.execute(
        insert(Staff).values(
            id=name, login=name, name=name, password_hash="", role="agent", totp_secret="", created_at=NOON
        )
    )
    return name


async def found(unit: Unit, words: str = "", **filters: object) -> list[str]:
    """Ids of what is found, in order."""
    condition = conditions_of(unit, tokens_asked(unit, words), Filters(**filters))  # type: ignore[arg-type]
    rows = await find(unit, condition, 0, 50)
    assert await count_found(unit, condition) == len(rows)
    return [row.id for row in rows]


async def test_other_forms_of_a_word_find_it(database: Database) -> None:
    async with database.write() as unit:
        await conversation(unit, "a", "Ik werd gebeld door de bank, ik maakte twee rekeningen leeg.")
        await conversation(unit, "b", "Mijn pas is weg.")
    async with database.read() as unit:
        assert await found(unit, "bellen") == ["a"]
        assert await found(unit, "REKENING") == ["a"]
        assert await found(unit, "passen") == ["b"]
        assert await found(unit, "auto") == []


async def test_all_words_must_stand_in_the_conversation_in_whatever_message(database: Database) -> None:
    async with database.write() as unit:
        await conversation(unit, "a", "De bank belde.", "Nu is mijn geld weg.")
        await conversation(unit, "b", "De bank belde.")
    async with database.read() as unit:
        assert await found(unit, "bank geld") == ["a"]
        assert await found(unit, "geld van de bank") == ["a"]
        assert sorted(await found(unit, "bank")) == ["a", "b"]


async def test_what_the_bot_says_finds_nothing_and_what_staff_say_and_note_does(database: Database) -> None:
    async with database.write() as unit:
        await conversation(unit, "a", "Hallo daar")
        await add_messages(unit, "a", [message(2, "Doe aangifte bij de politie.", author="bot")])
        await add_message_once(unit, "a", message(3, "Wijzig uw wachtwoord.", author="staff"), b"")
        await somebody(unit, "noor")
        await unit.execute(
            insert(Note).values(
                id="n1", conversation_id="a", staff_id="noor", text="Klinkt paniekerig", at=NOON
            )
        )
        await index_note(unit, "a", "n1", "Klinkt paniekerig")
    async with database.read() as unit:
        assert await found(unit, "aangifte") == []
        assert await found(unit, "wachtwoorden") == ["a"]
        assert await found(unit, "paniekerige") == ["a"]


async def test_neither_words_nor_personal_data_stand_in_the_index(database: Database) -> None:
    said = "Mijn naam is Geertruida Zonneveld, bel 0612345678. De oplichter kwam uit Timboektoe."
    assert not {"geertruida", "zonneveld", "0612345678"} & set(terms_of(said))
    async with database.write() as unit:
        await conversation(unit, "a", said)
        rows = list((await unit.execute(text("SELECT tokens FROM search_entry"))).scalars())
    (tokens,) = (str(row) for row in rows)
    assert "oplichter" not in tokens
    assert "imboekto" not in tokens
    async with database.read() as unit:
        assert await found(unit, "Timboektoe") == ["a"]
        assert await found(unit, "Zonneveld") == []
        assert await found(unit, "0612345678") == []


def test_common_words_are_not_searched_for() -> None:
    assert asked_terms("ik heb het niet") == []
    assert asked_terms("Eén is er, één") == []


async def test_an_erased_conversation_leaves_nothing_in_the_index(database: Database) -> None:
    async with database.write() as unit:
        await conversation(unit, "a", "De bank belde over kozijnen.")
        await conversation(unit, "b", "De bank belde.")
        await erase_conversation(unit, "a")
    async with database.read() as unit:
        assert await found(unit, "bank") == ["b"]
        left = (await unit.execute(select(SearchEntry.conversation_id))).scalars().all()
        assert left == ["b"]
    async with database.write() as unit:
        if database.is_sqlite:
            # FTS5 compares what it holds with the entries, and fails when they differ.
            await unit.execute(
                text("INSERT INTO search_words (search_words, rank) VALUES ('integrity-check', 1)")
            )
        await conversation(unit, "c", "Nieuwe kozijnen.")
        assert await found(unit, "kozijn") == ["c"]


async def test_a_text_past_its_term_leaves_the_index_too(database: Database) -> None:
    async with database.write() as unit:
        await conversation(unit, "a", "De bank belde.", scenario="phishing")
        await remove_texts(unit, ["a"])
        assert await found(unit, "bank") == []
        assert await found(unit, scenario="phishing") == ["a"]


async def test_what_was_stored_before_there_was_an_index_is_indexed_later(database: Database) -> None:
    async with database.write() as unit:
        await conversation(unit, "a", "De bank belde.", "Goed")
        await somebody(unit, "noor")
        await unit.execute(
            insert(Note).values(id="n1", conversation_id="a", staff_id="noor", text="Een smoesje", at=NOON)
        )
        await drop_all(unit)
        assert await found(unit, "bank") == []
        assert await index_missing(unit, 2) == 3
        assert await index_missing(unit, 2) == 0
        assert await found(unit, "bank smoesje") == ["a"]


async def test_after_a_change_of_key_everything_is_indexed_anew(
    database_setting: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("keys")
    url, old, new = database_url(database_setting, folder), new_key(), new_key()
    before = await open_database(url, folder, old)
    async with before.write() as unit:
        await conversation(unit, "a", "De bank belde.")
    await before.close()
    after = await open_database(url, folder, f"{new},{old}")
    async with after.write() as unit:
        assert await found(unit, "bank") == []
        assert await drop_outdated(unit, 100) == 1
        assert await drop_outdated(unit, 100) == 0
        assert await index_missing(unit, 100) == 1
        assert await found(unit, "bank") == ["a"]
    await after.close()


async def test_filters_narrow_down_what_is_found(database: Database) -> None:
    async with database.write() as unit:
        noor, ilse = await somebody(unit, "noor"), await somebody(unit, "ilse")
        await conversation(unit, "open", "Bank", scenario="phishing", urgency="call")
        await conversation(
            unit, "done", "Bank", at=datetime(2026, 11, 21, 12, tzinfo=UTC), status="closed",
            outcome="helped", staff_id=noor, urgency="advice",
        )  # fmt: skip
        await conversation(
            unit, "judged", "Bank", at=datetime(2026, 11, 22, 12, tzinfo=UTC), urgency="report"
        )
        await add_message_once(
            unit, "judged", StoredMessage(9, "s9", "staff", "text", "Dag", NOON, staff_id=ilse), b""
        )
        await unit.execute(
            insert(TriageOverride).values(
                conversation_id="judged", staff_id=ilse, at=NOON, before="report", urgency="visit", reason="x"
            )
        )
        await unit.execute(
            insert(VisitRequest).values(
                reference="TP-KKKKKK", conversation_id="judged", urgency="visit", rule="", fields={},
                reasons=[], facts=[], created_at=NOON, updated_at=NOON,
            )
        )  # fmt: skip
    async with database.read() as unit:
        assert await found(unit) == ["judged", "done", "open"]
        assert await found(unit, status="closed") == ["done"]
        assert await found(unit, scenario="phishing") == ["open"]
        assert await found(unit, outcome="helped") == ["done"]
        assert await found(unit, urgency="visit") == ["judged"]
        assert await found(unit, urgency="report") == []
        assert await found(unit, staff_id="noor") == ["done"]
        assert await found(unit, staff_id="ilse") == ["judged"]
        assert await found(unit, has_request=True) == ["judged"]
        assert await found(unit, has_request=False) == ["done", "open"]
        assert await found(unit, reference="TP-KKKKKK") == ["judged"]
        assert await found(unit, first_day=date(2026, 11, 21)) == ["judged", "done"]
        assert await found(unit, last_day=date(2026, 11, 21)) == ["done", "open"]
        assert await found(unit, "bank", first_day=date(2026, 11, 22), urgency="visit") == ["judged"]


async def test_a_policy_that_became_more_urgent_goes_before_what_staff_judged(database: Database) -> None:
    async with database.write() as unit:
        await somebody(unit, "noor")
        await conversation(unit, "a", "Bank", urgency="emergency")
        await unit.execute(
            insert(TriageOverride).values(
                conversation_id="a", staff_id="noor", at=NOON, before="report", urgency="advice", reason="x"
            )
        )
    async with database.read() as unit:
        assert await found(unit, urgency="emergency") == ["a"]
        assert (await find(unit, conditions_of(unit, [], Filters()), 0, 9))[0].urgency == "emergency"


async def test_days_begin_at_midnight_in_amsterdam(database: Database) -> None:
    async with database.write() as unit:
        # 23:30 UTC is half past midnight of the next day there in winter, half past one in summer.
        await conversation(unit, "winter", "x", at=datetime(2026, 1, 9, 23, 30, tzinfo=UTC))
        await conversation(unit, "summer", "x", at=datetime(2026, 7, 9, 22, 30, tzinfo=UTC))
    async with database.read() as unit:
        assert await found(unit, first_day=date(2026, 1, 10), last_day=date(2026, 1, 10)) == ["winter"]
        assert await found(unit, first_day=date(2026, 7, 10), last_day=date(2026, 7, 10)) == ["summer"]


async def test_sqlite_searches_with_fts5_and_postgresql_with_an_index_over_words(database: Database) -> None:
    def objects(connection: Connection) -> set[str]:
        looked = inspect(connection)
        return {
            *looked.get_table_names(),
            *(str(each["name"]) for each in looked.get_indexes("search_entry")),
        }

    async with database.engine.connect() as connection:
        names = await connection.run_sync(objects)
    assert ("search_words" if database.is_sqlite else "ix_search_entry_tokens") in names
