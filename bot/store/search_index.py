"""The blind index: by which words messages and notes can be found, without their words being in the database.

What is said stands encrypted, so that the database cannot search in it. Beside each message of a visitor or
of staff, and each note, stand the stems of its words as keyed hashes. The hashes of the words that somebody
searches for are the same. PostgreSQL searches them as a tsvector, SQLite with FTS5.
docs/decisions/0009-blind-index.md says what that protects against, and what it does not.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Text,
    and_,
    bindparam,
    cast,
    column,
    delete,
    func,
    or_,
    select,
    table,
    text,
    true,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import TSQUERY

from bot.store.columns import cipher_of
from bot.store.database import Unit
from bot.store.models import Conversation, Message, Note
from bot.store.search_models import FTS_TABLE, SearchEntry
from bot.store.search_terms import asked_terms, terms_of

# Counts up when the same text gives other terms than before, so that everything is indexed anew.
RULES = 1
AUTHORS = ("visitor", "staff")

Tokens = tuple[str, ...]

_words = table(FTS_TABLE, column("rowid"), column(FTS_TABLE))
_INSERT_WORDS = text("INSERT INTO search_words (rowid, tokens) VALUES (:number, :tokens)")
# How FTS5 is told that an entry is no longer there, and what stood in it.
_DELETE_WORDS = text(
    "INSERT INTO search_words (search_words, rowid, tokens) VALUES ('delete', :number, :tokens)"
)


def edition_of(unit: Unit) -> str:
    """With which key and by which rules tokens are made now."""
    return cipher_of(unit.dialect).blind(f"edition {RULES}")


def is_indexed(author: str, button: str | None) -> bool:
    """Whether a message can be found: what people typed, not what the bot says in every conversation."""
    return author in AUTHORS and button is None


async def index_message(unit: Unit, conversation_id: str, seq: int, said: str) -> None:
    """Let a message be found. In the unit of work that stores it."""
    await _add(unit, conversation_id, said, seq=seq)


async def index_note(unit: Unit, conversation_id: str, note_id: str, written: str) -> None:
    """Let a note be found. In the unit of work that stores it."""
    await _add(unit, conversation_id, written, note_id=note_id)


async def remove_entries(unit: Unit, conversation_ids: Sequence[str]) -> None:
    """Nothing that was said in these conversations can be found any more."""
    await _remove(unit, SearchEntry.conversation_id.in_(conversation_ids))


def tokens_asked(unit: Unit, words: str) -> list[Tokens]:
    """The tokens of what somebody searches for: for each word those of which one will do. Empty when there
    is no word that can be found."""
    cipher = cipher_of(unit.dialect)
    return [tuple(cipher.blind(stem) for stem in stems) for stems in asked_terms(words)]


def has_words(unit: Unit, asked: Iterable[Tokens]) -> ColumnElement[bool]:
    """That all these words stand in a conversation, in whatever messages."""
    return and_(true(), *(Conversation.id.in_(_conversations_with(unit, tokens)) for tokens in asked))


def entry_has(unit: Unit, tokens: Tokens) -> ColumnElement[bool]:
    """That a word stands in an entry. For entries of few conversations: it does not use the index."""
    if unit.dialect.name == "sqlite":
        return or_(*(func.instr(SearchEntry.tokens, token) > 0 for token in tokens))
    return _matches(tokens)


def _conversations_with(unit: Unit, tokens: Tokens) -> Any:
    if unit.dialect.name == "sqlite":
        return (
            select(SearchEntry.conversation_id)
            .join(_words, _words.c.rowid == SearchEntry.number)
            .where(_words.c[FTS_TABLE].op("MATCH")(" OR ".join(f'"{token}"' for token in tokens)))
        )
    return select(SearchEntry.conversation_id).where(_matches(tokens))


def _matches(tokens: Tokens) -> ColumnElement[bool]:
    # A cast and not to_tsquery: that would read some tokens as numbers.
    return SearchEntry.tokens.bool_op("@@")(cast(" | ".join(tokens), TSQUERY))


@cache
def _insert_entry(dialect: str) -> Any:
    """The statement, built once: building costs more than running it."""
    if dialect == "sqlite":
        tokens: Any = bindparam("tokens")
        made: Any = sqlite.insert(SearchEntry)
    else:
        tokens = func.array_to_tsvector(cast(bindparam("tokens"), ARRAY(Text)))
        made = postgresql.insert(SearchEntry)
    given: dict[str, Any] = {
        name: bindparam(name) for name in ("conversation_id", "seq", "note_id", "edition")
    }
    return made.values(**given, tokens=tokens).on_conflict_do_nothing().returning(SearchEntry.number)


async def _add(
    unit: Unit, conversation_id: str, said: str, *, seq: int | None = None, note_id: str | None = None
) -> None:
    """One that is there already stays as it is."""
    cipher = cipher_of(unit.dialect)
    tokens = [cipher.blind(term) for term in terms_of(said)]
    is_sqlite = unit.dialect.name == "sqlite"
    given: dict[str, Any] = {
        "conversation_id": conversation_id, "seq": seq, "note_id": note_id, "edition": edition_of(unit),
        "tokens": " ".join(tokens) if is_sqlite else tokens,
    }  # fmt: skip
    number = (await unit.execute(_insert_entry(unit.dialect.name), given)).scalar()
    if is_sqlite and tokens and number is not None:
        await unit.execute(_INSERT_WORDS, {"number": number, "tokens": given["tokens"]})


async def _remove(unit: Unit, condition: ColumnElement[bool]) -> int:
    """Remove the entries for which this holds; how many."""
    if unit.dialect.name == "sqlite":
        # No trigger does this: SQLite refuses virtual tables in triggers when trusted_schema is off.
        gone = (await unit.execute(select(SearchEntry.number, SearchEntry.tokens).where(condition))).all()
        rows = [{"number": row.number, "tokens": row.tokens} for row in gone if row.tokens]
        if rows:
            await unit.execute(_DELETE_WORDS, rows)
    return int((await unit.execute(delete(SearchEntry).where(condition))).rowcount)


# --- Filling it for what was said before, and anew after a change of key ---------------------------------


async def drop_outdated(unit: Unit, limit: int) -> int:
    """Remove entries that were made with another key or by other rules; how many, at most limit."""
    outdated = select(SearchEntry.number).where(SearchEntry.edition != edition_of(unit)).limit(limit)
    numbers = list((await unit.execute(outdated)).scalars())
    return await _remove(unit, SearchEntry.number.in_(numbers)) if numbers else 0


async def drop_all(unit: Unit) -> None:
    """Empty the index, also a damaged one."""
    await unit.execute(delete(SearchEntry))
    if unit.dialect.name == "sqlite":
        await unit.execute(text("INSERT INTO search_words (search_words) VALUES ('rebuild')"))


async def index_missing(unit: Unit, limit: int) -> int:
    """Index messages and notes that have no entry; how many, at most limit of each."""
    said = await unit.execute(
        select(Message.conversation_id, Message.seq, Message.text)
        .outerjoin(
            SearchEntry,
            and_(
                SearchEntry.conversation_id == Message.conversation_id, SearchEntry.seq == Message.seq
            ),
        )
        .where(
            Message.author.in_(AUTHORS), Message.button.is_(None), Message.kind == "text",
            SearchEntry.number.is_(None),
        )
        .limit(limit)
    )  # fmt: skip
    messages = said.all()
    for message in messages:
        await index_message(unit, message.conversation_id, message.seq, message.text)
    written = await unit.execute(
        select(Note.conversation_id, Note.id, Note.text)
        .outerjoin(SearchEntry, SearchEntry.note_id == Note.id)
        .where(SearchEntry.number.is_(None))
        .limit(limit)
    )
    notes = written.all()
    for note in notes:
        await index_note(unit, note.conversation_id, note.id, note.text)
    return len(messages) + len(notes)
