"""Reading the board from the database, at a cost that goes with what changed and not with what is open.

Every change that somebody may be watching counts a conversation's version up. So of each open conversation
only the version is read; its row, with what is encrypted in it, only when that is another one than before.
"""

import itertools
import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from operator import attrgetter
from typing import Any

from sqlalchemy import and_, bindparam, exists, or_, select

from bot.domain.opening_hours import OpeningHours
from bot.store import call_backs, escalations, presence
from bot.store.columns import Moment
from bot.store.database import Database, Unit
from bot.store.messages import newest_said
from bot.store.models import Conversation, Outbox, Staff, VisitRequest
from bot.store.overrides import Override, newest_overrides
from bot.store.presence import Colleague
from bot.store.visit_requests import OPEN
from bot.web.desk.board import Board
from bot.web.desk.contact import cover_for
from bot.web.desk.rows import ConversationRow, RequestRow, quote_of
from bot.web.desk.service_levels import ServiceLevels

ROWS = 1000
LONGEST_QUOTE = 200  # characters
TOGETHER = 200  # rows that are read with one statement
LOOK_AT = timedelta(hours=2)  # how long an urgent conversation with the computer stays on the board
# How long a request that the control room has accepted stays: about a shift. Then it can be found by search.
ACCEPTED = timedelta(hours=8)

Viewers = Mapping[str, tuple[str, ...]]  # conversation -> names of those who have it open


@dataclass
class _Talk:
    """An open conversation as it was last read. escalation: its key in bot.store.escalations. row: as it was
    last on the board."""

    version: int
    owner: str | None
    escalation: str
    row: ConversationRow


@dataclass(frozen=True)
class _Asked:
    """What a row shows of a visit request's encrypted columns. version: of the request."""

    version: int
    scenario: str
    quote: str
    place: str
    sameness: frozenset[str]


class BoardReader:
    """Reads boards one after the other, not two at once."""

    def __init__(self, database: Database, levels: ServiceLevels, hours: OpeningHours) -> None:
        self._database = database
        self._levels = levels
        self._hours = hours
        self._talks: dict[str, _Talk] = {}
        self._asked: dict[str, _Asked] = {}
        self._board = Board((), (), (), "")
        # Versions differ between processes, which costs a drawing at most.
        self._process = secrets.token_hex(4)
        self._numbers = itertools.count(1)

    async def read(self, now: datetime) -> Board:
        """The board as it is now. Rows that did not change are the same objects as before."""
        async with self._database.read_together() as unit:
            found = (await unit.execute(_open_conversations(), {"since": now - LOOK_AT})).all()
            await self._read_talks(unit, found)
            asked = (await unit.execute(_open_requests(), {"accepted": now - ACCEPTED})).all()
            await self._read_asked(unit, asked)
            colleagues = tuple(await presence.colleagues(unit, now))
            to_call = frozenset(await call_backs.open_call_backs(unit))
            escalated = await escalations.all_escalated(unit)
        viewers, names = _viewers(colleagues), {each.id: each.name for each in colleagues}
        # What was erased between two of these statements is not there any more.
        rows = [
            self._conversation(key, key in to_call, viewers, escalated, names)
            for key, _ in found
            if key in self._talks
        ]
        asked = [row for row in asked if row.reference in self._asked]
        return self._next(
            self._requests(asked, viewers, escalated),
            tuple(sorted(rows, key=attrgetter("order"))),
            colleagues,
        )

    def _next(
        self,
        requests: tuple[RequestRow, ...],
        conversations: tuple[ConversationRow, ...],
        colleagues: tuple[Colleague, ...],
    ) -> Board:
        """The board with these rows; the one before when nothing on it is different."""
        before = self._board
        if (requests, conversations, colleagues) != (
            before.requests, before.conversations, before.colleagues,
        ) or not before.version:  # fmt: skip
            version = f"{self._process}-{next(self._numbers)}"
            self._board = Board(requests, conversations, colleagues, version)
        return self._board

    # --- Conversations ----------------------------------------------------------------------------

    async def _read_talks(self, unit: Unit, found: Iterable[Any]) -> None:
        """Read the conversations that are new or have another version, and drop those that are not open."""
        versions = {row[0]: row[1] for row in found}
        for key in self._talks.keys() - versions.keys():
            del self._talks[key]
        missing = [
            key
            for key, version in versions.items()
            if key not in self._talks or self._talks[key].version != version
        ]
        for some in _parts(missing):
            rows = (await unit.execute(_conversations(), {"ids": some})).all()
            # After the rows, so that what is judged with a version is there with that version.
            overrides = await newest_overrides(unit, some)
            wordless = [row.id for row in rows if not quote_of((row.case_view or {}).get("reasons"))]
            said = await newest_said(unit, wordless)
            for row in rows:
                self._talks[row.id] = self._talk(row, overrides.get(row.id), said.get(row.id, ""))

    def _talk(self, row: Any, override: Override | None, said: str) -> _Talk:
        urgency = override.urgency if override is not None and override.holds(row.urgency) else row.urgency
        unread = row.last_visitor_at is not None and (
            row.last_staff_at is None or row.last_visitor_at > row.last_staff_at
        )
        said_at = row.last_visitor_at if unread else None
        since = (row.waiting_since if row.status == "waiting" else row.claimed_at) or row.updated_at
        view = row.case_view or {}
        shown = ConversationRow(
            id=row.id,
            scenario=view.get("scenario_name") or "",
            urgency=urgency,
            status=row.status,
            language=row.language,
            quote=cover_for(view, said=[said])(quote_of(view.get("reasons")) or said[:LONGEST_QUOTE]),
            since=since,
            due=self._due(row, since, urgency, said_at),
            is_urgent=row.urgent or row.attention,
            has_danger=row.danger_seq is not None,
            said_at=said_at,
            owner_id=row.staff_id,
            owner=row.owner,
        )
        return _Talk(row.version, row.owner, escalations.key_of(row.id, since), shown)

    def _due(self, row: Any, since: datetime, urgency: str, said_at: datetime | None) -> datetime | None:
        """Until when a person is to answer; None when nobody waits for an answer."""
        if row.status == "waiting":
            return self._levels.waiting_due(since, urgency, self._hours)
        if row.status == "staff" and (said_at is not None or row.last_staff_at is None):
            return self._levels.answer_due(max(since, said_at or since))
        return None

    def _conversation(
        self,
        key: str,
        waits_for_call: bool,
        viewers: Viewers,
        escalated: frozenset[str],
        names: Mapping[str, str],
    ) -> ConversationRow:
        """The row of a conversation, with what changes without its version."""
        talk = self._talks[key]
        row = talk.row
        watching, is_escalated = viewers.get(key, ()), talk.escalation in escalated
        owner = names.get(row.owner_id, talk.owner) if row.owner_id else None
        if (waits_for_call, watching, is_escalated, owner) != (
            row.waits_for_call, row.viewers, row.is_escalated, row.owner,
        ):  # fmt: skip
            talk.row = replace(
                row, waits_for_call=waits_for_call, viewers=watching, is_escalated=is_escalated, owner=owner
            )
        return talk.row

    # --- Visit requests ---------------------------------------------------------------------------

    async def _read_asked(self, unit: Unit, found: Iterable[Any]) -> None:
        """Read what is encrypted of the requests that are new or have another version."""
        references = {row.reference for row in found}
        for key in self._asked.keys() - references:
            del self._asked[key]
        missing = [
            row.reference
            for row in found
            if row.reference not in self._asked or self._asked[row.reference].version != row.version
        ]
        for some in _parts(missing):
            for row in await unit.execute(_requests(), {"references": some}):
                fields = row.fields or {}
                self._asked[row.reference] = _Asked(
                    row.version, row.scenario or "", cover_for({}, [fields])(quote_of(row.reasons)),
                    fields.get("city") or "",
                    _sameness(fields),
                )  # fmt: skip

    def _requests(
        self, asked: Iterable[Any], viewers: Viewers, escalated: frozenset[str]
    ) -> tuple[RequestRow, ...]:
        """The rows of these requests, in their order."""
        references = [row.reference for row in asked]
        alike: defaultdict[str, list[str]] = defaultdict(list)
        for reference in references:
            for thing in self._asked[reference].sameness:
                alike[thing].append(reference)
        places = {reference: place for place, reference in enumerate(references)}
        rows = []
        for row in asked:
            same = {other for thing in self._asked[row.reference].sameness for other in alike[thing]}
            doubles = tuple(sorted(same - {row.reference}, key=places.__getitem__))
            rows.append(self._request(row, doubles, viewers, escalated))
        return tuple(rows)

    def _request(
        self, row: Any, doubles: tuple[str, ...], viewers: Viewers, escalated: frozenset[str]
    ) -> RequestRow:
        read = self._asked[row.reference]
        is_new = row.acknowledged_at is None
        return RequestRow(
            reference=row.reference,
            conversation_id=row.conversation_id,
            scenario=read.scenario,
            urgency=row.urgency,
            status=row.status,
            place=read.place,
            quote=read.quote,
            since=row.created_at,
            due=self._levels.request_due(row.created_at, row.urgency) if is_new else None,
            is_delivered=not row.is_under_way,
            doubles=doubles,
            viewers=viewers.get(row.conversation_id, ()),
            is_escalated=row.reference in escalated,
        )


# --- Statements: built once, because building one costs more than running it ------------------------------


@cache
def _open_conversations() -> Any:
    needs_a_look = and_(
        Conversation.status == "bot",
        or_(Conversation.attention, Conversation.urgency == "emergency"),
        Conversation.updated_at > bindparam("since", type_=Moment),
    )
    return (
        select(Conversation.id, Conversation.version)
        .where(or_(Conversation.status.in_(("waiting", "staff")), needs_a_look))
        # The newest ones of those that nobody waits in, when there are very many.
        .order_by(Conversation.status == "bot", Conversation.waiting_since, Conversation.updated_at.desc())
        .limit(ROWS)
    )


@cache
def _conversations() -> Any:
    return (
        select(
            Conversation.id, Conversation.version, Conversation.urgency, Conversation.status,
            Conversation.language, Conversation.urgent, Conversation.attention, Conversation.danger_seq,
            Conversation.waiting_since, Conversation.claimed_at, Conversation.updated_at,
            Conversation.last_visitor_at, Conversation.last_staff_at, Conversation.staff_id,
            Conversation.case_view, Staff.name.label("owner"),
        )
        .outerjoin(Staff, Staff.id == Conversation.staff_id)
        .where(Conversation.id.in_(bindparam("ids", expanding=True)))
    )  # fmt: skip


@cache
def _open_requests() -> Any:
    under_way = exists().where(Outbox.subject == VisitRequest.reference, Outbox.delivered_at.is_(None))
    return (
        select(
            VisitRequest.reference, VisitRequest.conversation_id, VisitRequest.version, VisitRequest.urgency,
            VisitRequest.status, VisitRequest.created_at, VisitRequest.acknowledged_at,
            under_way.label("is_under_way"),
        )
        .where(
            VisitRequest.status.in_(OPEN),
            VisitRequest.anonymised_at.is_(None),
            or_(
                VisitRequest.status != "accepted",
                VisitRequest.updated_at > bindparam("accepted", type_=Moment),
            ),
        )
        # Those that somebody must see first, then those that wait for the control room.
        .order_by(
            VisitRequest.acknowledged_at.is_not(None),
            VisitRequest.status == "accepted",
            VisitRequest.created_at,
        )
        .limit(ROWS)
    )  # fmt: skip


@cache
def _requests() -> Any:
    return select(
        VisitRequest.reference, VisitRequest.version, VisitRequest.scenario, VisitRequest.fields,
        VisitRequest.reasons,
    ).where(VisitRequest.reference.in_(bindparam("references", expanding=True)))  # fmt: skip


def _parts(keys: list[str]) -> Iterable[list[str]]:
    return (keys[start : start + TOGETHER] for start in range(0, len(keys), TOGETHER))


def _sameness(fields: Any) -> frozenset[str]:
    """What two requests of one person have in common: the phone, or the address."""
    found = set()
    if fields.get("phone"):
        found.add(f"phone {fields['phone']}")
    if fields.get("postcode") and fields.get("house_number"):
        found.add(f"address {fields['postcode']} {fields['house_number']}".lower())
    return frozenset(found)


def _viewers(colleagues: Iterable[Colleague]) -> Viewers:
    viewers: dict[str, tuple[str, ...]] = {}
    for colleague in colleagues:
        if colleague.viewing is not None:
            viewers[colleague.viewing] = (*viewers.get(colleague.viewing, ()), colleague.name)
    return viewers
