"""The tables of the desk's search. Encryption and moments as in bot.store.models."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.columns import EncryptedJson, EncryptedText, Moment
from bot.store.models import Base, Number

# SQLite's full-text index over SearchEntry.tokens: an FTS5 table with external content. SQLAlchemy does not
# know such tables: its migration makes it.
FTS_TABLE = "search_words"


class SearchEntry(Base):
    """By which words one message or note can be found, as keyed hashes: see bot.store.search_index.

    Either seq (of a message) or note_id. edition: with which key, and by which rules, the tokens were made.
    """

    __tablename__ = "search_entry"

    number: Mapped[int] = mapped_column(Number, primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id"))
    seq: Mapped[int | None]
    note_id: Mapped[str | None] = mapped_column(String(32), unique=True)
    edition: Mapped[str] = mapped_column(String(16))
    tokens: Mapped[Any] = mapped_column(Text().with_variant(TSVECTOR(), "postgresql"))

    __table_args__ = (
        UniqueConstraint("conversation_id", "seq"),
        Index("ix_search_entry_tokens", "tokens", postgresql_using="gin").ddl_if(dialect="postgresql"),
        # A number is never given twice: the full-text index knows entries by it.
        {"sqlite_autoincrement": True},
    )


class SavedSearch(Base):
    """What a staff member searched for. name: when they keep it; the others go after a while.

    search: bot.store.search.Search.
    """

    __tablename__ = "saved_search"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), index=True)
    name: Mapped[str | None] = mapped_column(EncryptedText)
    search: Mapped[Any] = mapped_column(EncryptedJson)
    created_at: Mapped[datetime] = mapped_column(Moment)
