"""The tables of what the assistant can learn from. Nothing in them leads back to a conversation."""

from datetime import date, datetime

from sqlalchemy import Date, Float, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.columns import EncryptedText, Moment
from bot.store.models import Base


class Insight(Base):
    """A message without personal data that was uncertain, corrected or missed.

    id: random; the day is all that is kept of when it was said. mark: keyed hash of its words, so that the
    same message said twice is one row; times: how often. model: that read it; decision, first and second:
    what it read, with probabilities. chosen: what the visitor chose instead.
    """

    __tablename__ = "insight"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    text: Mapped[str] = mapped_column(EncryptedText)
    mark: Mapped[bytes] = mapped_column(LargeBinary(16), unique=True)
    reason: Mapped[str] = mapped_column(String(12))
    model: Mapped[str] = mapped_column(String(64))
    decision: Mapped[str] = mapped_column(String(8))
    first: Mapped[str | None] = mapped_column(String(32))
    first_confidence: Mapped[float] = mapped_column(Float, default=0.0)
    second: Mapped[str | None] = mapped_column(String(32))
    second_confidence: Mapped[float] = mapped_column(Float, default=0.0)
    chosen: Mapped[str | None] = mapped_column(String(32))
    is_held_out: Mapped[bool]
    times: Mapped[int] = mapped_column(default=1)
    taken_on: Mapped[date] = mapped_column(Date, index=True)

    # Without SQLite's own row numbers, which would tell in which order messages came.
    __table_args__ = ({"sqlite_with_rowid": False},)


class InsightReading(Base):
    """What somebody said that a message is. number: 1 first, 2 second reader, 3 who settled a difference.

    proposal: name of a new scenario.
    """

    __tablename__ = "insight_reading"

    insight_id: Mapped[str] = mapped_column(ForeignKey("insight.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    label: Mapped[str] = mapped_column(String(32))
    proposal: Mapped[str | None] = mapped_column(EncryptedText)
    at: Mapped[datetime] = mapped_column(Moment)


class InsightExample(Base):
    """An example that somebody wrote in other words. id: its provenance in data/nlu_provenance.yml."""

    __tablename__ = "insight_example"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    insight_id: Mapped[str] = mapped_column(ForeignKey("insight.id", ondelete="CASCADE"), unique=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    name: Mapped[str] = mapped_column(String(32))
    text: Mapped[str] = mapped_column(EncryptedText)
    at: Mapped[datetime] = mapped_column(Moment)
    exported_on: Mapped[date | None] = mapped_column(Date)
