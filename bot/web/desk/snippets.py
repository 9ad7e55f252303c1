"""The words around what was searched for."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, or_, select

from bot.store.database import Unit
from bot.store.models import Conversation, Message, Note, VisitRequest
from bot.store.search_index import entry_has, tokens_asked
from bot.store.search_models import SearchEntry
from bot.store.search_terms import Stems, asked_terms, places
from bot.web.desk.contact import Cover, cover_for

LENGTH = 220
BEFORE = 60  # letters before the first word that was found


@dataclass(frozen=True)
class Piece:
    text: str
    is_hit: bool = False


@dataclass(frozen=True)
class Snippet:
    """Where the words stand that were searched for. key: of the line in the conversation (Line.key). who:
    the author's code."""

    key: str
    who: str
    pieces: tuple[Piece, ...]


async def snippets_of(unit: Unit, conversation_ids: list[str], words: str) -> dict[str, Snippet]:
    """Conversation -> the message or note of it that has most of these words."""
    asked = asked_terms(words)
    if not asked or not conversation_ids:
        return {}
    best = await _best_entries(unit, conversation_ids, words)
    said = await _messages(unit, [each for each in best if each.seq is not None])
    written = await _notes(unit, [each.note_id for each in best if each.note_id is not None])
    covers = await _covers(unit, conversation_ids)
    return {
        conversation_id: Snippet(key, who, cut(covers[conversation_id](text), asked))
        for conversation_id, key, who, text in (*said, *written)
    }


async def _covers(unit: Unit, conversation_ids: list[str]) -> dict[str, Cover]:
    """Conversation -> what covers its texts."""
    requests = await unit.execute(
        select(VisitRequest.conversation_id, VisitRequest.fields).where(
            VisitRequest.conversation_id.in_(conversation_ids)
        )
    )
    fields: dict[str, list[Any]] = {}
    for row in requests:
        fields.setdefault(row.conversation_id, []).append(row.fields or {})
    views = await unit.execute(
        select(Conversation.id, Conversation.case_view).where(Conversation.id.in_(conversation_ids))
    )
    return {row.id: cover_for(row.case_view or {}, fields.get(row.id, ())) for row in views}


async def _best_entries(unit: Unit, conversation_ids: list[str], words: str) -> list[Any]:
    """The entry of each conversation with most of the words; of equals the oldest."""
    conditions = [entry_has(unit, tokens) for tokens in tokens_asked(unit, words)]
    score: Any = sum((case((each, 1), else_=0) for each in conditions[1:]), case((conditions[0], 1), else_=0))
    rows = await unit.execute(
        select(SearchEntry.conversation_id, SearchEntry.seq, SearchEntry.note_id)
        .where(SearchEntry.conversation_id.in_(conversation_ids), or_(*conditions))
        .order_by(score.desc(), SearchEntry.number)
    )
    best: dict[str, Any] = {}
    for row in rows:
        best.setdefault(row.conversation_id, row)
    return list(best.values())


async def _messages(unit: Unit, entries: list[Any]) -> list[tuple[str, str, str, str]]:
    if not entries:
        return []
    rows = await unit.execute(
        select(Message.conversation_id, Message.seq, Message.author, Message.text).where(
            or_(*((Message.conversation_id == each.conversation_id) & (Message.seq == each.seq)
                  for each in entries))
        )
    )  # fmt: skip
    return [(row.conversation_id, f"m{row.seq}", row.author, row.text) for row in rows]


async def _notes(unit: Unit, note_ids: list[str]) -> list[tuple[str, str, str, str]]:
    rows = await unit.execute(select(Note.conversation_id, Note.id, Note.text).where(Note.id.in_(note_ids)))
    return [(row.conversation_id, f"n{row.id}", "note", row.text) for row in rows]


def cut(text: str, asked: list[Stems]) -> tuple[Piece, ...]:
    """The part of a text around the words that were asked for, in pieces: hits and what is between them."""
    text = " ".join(text.split())
    hits = places(text, asked)
    begin = max(0, (hits[0][0] if hits else 0) - BEFORE)
    if begin:
        begin = text.find(" ", begin) + 1 or begin
    end = min(len(text), begin + LENGTH)
    if end < len(text):
        end = max(text.rfind(" ", begin, end), begin + BEFORE)
    pieces, at = [Piece("… ")] if begin else [], begin
    for first, last in hits:
        if last > end:
            break
        pieces += [Piece(text[at:first]), Piece(text[first:last], True)]
        at = last
    pieces += [Piece(text[at:end])] + ([Piece(" …")] if end < len(text) else [])
    return tuple(piece for piece in pieces if piece.text)
