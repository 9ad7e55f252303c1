"""The board: all that is open at the desk, read once for everybody who looks.

It is read anew only after something changed, so that fifty desks that hear of one change cost one look in the
database. What is encrypted is read only of the rows that changed.
"""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.exc import SQLAlchemyError

from bot.domain.opening_hours import OpeningHours
from bot.store import call_backs, escalations, presence
from bot.store.database import Database, Unit
from bot.store.models import Conversation, Outbox, Staff, VisitRequest
from bot.store.overrides import Override, newest_overrides
from bot.store.presence import Colleague
from bot.store.visit_requests import OPEN
from bot.web.clock import Clock
from bot.web.desk.rows import ConversationRow, RequestRow, quote_of
from bot.web.desk.service_levels import ServiceLevels
from bot.web.live import DESK, Changed, Live, Subscription, Typing

log = logging.getLogger(__name__)

ROWS = 1000
TOGETHER_SECONDS = 0.25  # what happens within that time is told once
APART_SECONDS = 0.012  # between telling one desk and the next: about what one drawing takes
RECENT = timedelta(seconds=3)
LONGEST_SECONDS = 5.0  # who is connected changes by itself
LOOK_AT = timedelta(hours=2)  # how long an urgent conversation with the computer stays on the board


Viewers = dict[str, tuple[str, ...]]  # conversation -> names of those who have it open


@dataclass(frozen=True)
class Board:
    """Everything that is open. version: another one when anything on it is different."""

    requests: tuple[RequestRow, ...]
    conversations: tuple[ConversationRow, ...]
    colleagues: tuple[Colleague, ...]
    version: str

    def colleague(self, staff_id: str) -> Colleague | None:
        """Somebody at the desk, by id."""
        return next((each for each in self.colleagues if each.id == staff_id), None)

    def lanes(self, staff_id: str) -> "Lanes":
        """What one staff member sees of it."""
        rows = self.conversations
        return Lanes(
            requests=self.requests,
            waiting=tuple(row for row in rows if row.status == "waiting"),
            mine=tuple(row for row in rows if row.status == "staff" and row.owner_id == staff_id),
            look_at=tuple(row for row in rows if row.status == "bot"),
            others=tuple(row for row in rows if row.status == "staff" and row.owner_id != staff_id),
        )


@dataclass(frozen=True)
class Lanes:
    """The left column. look_at: with the computer, but somebody should look."""

    requests: tuple[RequestRow, ...]
    waiting: tuple[ConversationRow, ...]
    mine: tuple[ConversationRow, ...]
    look_at: tuple[ConversationRow, ...]
    others: tuple[ConversationRow, ...]

    @property
    def attention(self) -> int:
        """How many things wait for somebody."""
        return sum(row.is_new for row in self.requests) + len(self.waiting)

    def order(self) -> list[str]:
        """Ids of all conversations, as they stand from top to bottom."""
        ids = [row.conversation_id for row in self.requests]
        ids += [row.id for lane in (self.waiting, self.look_at, self.mine, self.others) for row in lane]
        return list(dict.fromkeys(ids))


@dataclass(frozen=True)
class _Digest:
    """What a row shows of encrypted columns. version: of the conversation or request it was read from."""

    version: int
    scenario: str
    quote: str
    place: str = ""
    sameness: frozenset[str] = frozenset()


class Boards:
    """Keeps the newest board of this process."""

    def __init__(
        self, database: Database, live: Live, levels: ServiceLevels, hours: OpeningHours, clock: Clock
    ) -> None:
        self._database = database
        self._live = live
        self._levels = levels
        self._hours = hours
        self._clock = clock
        self.is_over = False
        self._board: Board | None = None
        self._read_at = clock()
        self._dirty = True
        self._changed = asyncio.Event()
        self._reading = asyncio.Lock()
        self._talks: dict[str, _Digest] = {}
        self._asked: dict[str, _Digest] = {}
        self._watchers: dict[Subscription, str | None] = {}

    async def newest(self) -> Board:
        """The board as it is now."""
        async with self._reading:
            if self._board is None or self._dirty:
                # First, so that what happens while it is read makes it dirty again.
                self._dirty = False
                self._read_at = self._clock()
                self._board = await self._read()
            return self._board

    async def told(self) -> Board:
        """The board of which those who watch were last told; the newest one when nobody does.

        What happened since then is told soon. So fifty desks that draw one change cost one look.
        """
        if self._board is not None and self._watchers and self._clock() - self._read_at < RECENT:
            return self._board
        return await self.newest()

    @contextmanager
    def watch(self, subscription: Subscription, opened: str | None) -> Iterator[None]:
        """Put Changed("") into this subscription whenever the board is different, and all that happens in
        the opened conversation."""
        self._watchers[subscription] = opened
        try:
            yield
        finally:
            del self._watchers[subscription]

    def stop(self) -> None:
        """The process ends: everybody who watches is woken, and finds is_over true."""
        self.is_over = True
        for watcher in self._watchers:
            watcher.put(Changed(""))

    def touch(self) -> None:
        """Something changed that no live event tells of."""
        self._dirty = True
        self._changed.set()

    async def run(self) -> None:
        """Keep up with what happens, until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._hear())
            group.create_task(self._keep_up())

    async def _hear(self) -> None:
        with self._live.subscribe(DESK) as events:
            while True:
                event = await events.next(LONGEST_SECONDS)
                if not isinstance(event, Typing):
                    # Also when nothing happened: who is connected changes by itself.
                    self.touch()
                if event is not None:
                    for watcher, opened in self._watchers.items():
                        if opened == event.conversation:
                            watcher.put(event)

    async def _keep_up(self) -> None:
        """Read the board anew after changes, and tell those who watch when it is different."""
        shown = ""
        while True:
            await self._changed.wait()
            await asyncio.sleep(TOGETHER_SECONDS)
            self._changed.clear()
            if not self._watchers:
                continue
            try:
                board = await self.newest()
            except SQLAlchemyError as error:  # it will be there again; until then nothing can be told
                log.warning("The board cannot be read: %s", type(error).__name__)
                continue
            if board.version != shown:
                shown = board.version
                await self._tell_all()

    async def _tell_all(self) -> None:
        """Tell everybody who watches, one after the other: told at once, they would all ask at once."""
        for watcher in list(self._watchers):
            if watcher in self._watchers:
                watcher.put(Changed(""))
                await asyncio.sleep(APART_SECONDS)

    # --- Reading ----------------------------------------------------------------------------------

    async def _read(self) -> Board:
        now = self._clock()
        async with self._database.read() as unit:
            found = list(await unit.execute(_open_conversations(now)))
            asked = list(await unit.execute(_open_requests()))
            colleagues = await presence.colleagues(unit, now)
            overrides = await newest_overrides(unit, [row.id for row in found])
            to_call = frozenset(await call_backs.open_call_backs(unit))
            escalated = await escalations.all_escalated(unit)
            await self._digest_conversations(unit, found)
            await self._digest_requests(unit, asked)
        # What was erased between two of these statements is not there any more.
        found = [row for row in found if row.id in self._talks]
        asked = [row for row in asked if row.reference in self._asked]
        viewers = _viewers(colleagues)
        requests = tuple(
            self._request(row, self._doubles(row.reference, asked), viewers, escalated) for row in asked
        )
        rows = (
            self._conversation(row, overrides.get(row.id), row.id in to_call, viewers, escalated)
            for row in found
        )
        conversations = tuple(sorted(rows, key=lambda row: row.order))
        return Board(
            requests, conversations, tuple(colleagues), _version(requests, conversations, colleagues)
        )

    async def _digest_conversations(self, unit: Unit, found: list[Any]) -> None:
        missing = [row.id for row in found if _version_in(self._talks, row.id) != row.version]
        for start in range(0, len(missing), 200):
            views = await unit.execute(
                select(Conversation.id, Conversation.version, Conversation.case_view).where(
                    Conversation.id.in_(missing[start : start + 200])
                )
            )
            for row in views:
                view = row.case_view or {}
                self._talks[row.id] = _Digest(
                    row.version, view.get("scenario_name") or "", quote_of(view.get("facts"))
                )
        _keep(self._talks, {row.id for row in found})

    async def _digest_requests(self, unit: Unit, asked: list[Any]) -> None:
        missing = [row.reference for row in asked if _version_in(self._asked, row.reference) != row.version]
        for start in range(0, len(missing), 200):
            views = await unit.execute(
                select(
                    VisitRequest.reference, VisitRequest.version, VisitRequest.scenario,
                    VisitRequest.fields, VisitRequest.facts,
                ).where(VisitRequest.reference.in_(missing[start : start + 200]))
            )  # fmt: skip
            for row in views:
                fields = row.fields or {}
                self._asked[row.reference] = _Digest(
                    row.version, row.scenario or "", quote_of(row.facts), fields.get("city") or "",
                    _sameness(fields),
                )  # fmt: skip
        _keep(self._asked, {row.reference for row in asked})

    def _request(
        self, row: Any, doubles: tuple[str, ...], viewers: Viewers, escalated: frozenset[str]
    ) -> RequestRow:
        digest = self._asked[row.reference]
        return RequestRow(
            reference=row.reference,
            conversation_id=row.conversation_id,
            scenario=digest.scenario,
            urgency=row.urgency,
            status=row.status,
            place=digest.place,
            quote=digest.quote,
            since=row.created_at,
            due=self._levels.request_due(row.created_at, row.urgency)
            if row.acknowledged_at is None
            else None,
            is_delivered=not row.is_under_way,
            doubles=doubles,
            viewers=viewers.get(row.conversation_id, ()),
            is_escalated=row.reference in escalated,
        )

    def _doubles(self, reference: str, asked: list[Any]) -> tuple[str, ...]:
        mine = self._asked[reference].sameness
        return tuple(
            row.reference
            for row in asked
            if row.reference != reference and mine & self._asked[row.reference].sameness
        )

    def _conversation(
        self,
        row: Any,
        override: Override | None,
        waits_for_call: bool,
        viewers: Viewers,
        escalated: frozenset[str],
    ) -> ConversationRow:
        digest = self._talks[row.id]
        urgency = override.urgency if override is not None and override.holds(row.urgency) else row.urgency
        unread = row.last_visitor_at is not None and (
            row.last_staff_at is None or row.last_visitor_at > row.last_staff_at
        )
        since = (row.waiting_since if row.status == "waiting" else row.claimed_at) or row.updated_at
        is_waiting = row.status == "waiting"
        return ConversationRow(
            id=row.id,
            scenario=digest.scenario,
            urgency=urgency,
            status=row.status,
            language=row.language,
            quote=digest.quote,
            since=since,
            due=self._levels.waiting_due(since, urgency, self._hours) if is_waiting else None,
            is_urgent=row.urgent or row.attention,
            has_danger=row.danger_seq is not None,
            has_unread=unread,
            owner_id=row.staff_id,
            owner=row.owner,
            waits_for_call=waits_for_call,
            viewers=viewers.get(row.id, ()),
            is_escalated=escalations.key_of(row.id, since) in escalated,
        )


def _version_in(digests: dict[str, _Digest], key: str) -> int | None:
    digest = digests.get(key)
    return None if digest is None else digest.version


def _keep(digests: dict[str, _Digest], keys: set[str]) -> None:
    """Drop what is not open any more."""
    for key in digests.keys() - keys:
        del digests[key]


def _open_conversations(now: datetime) -> Any:
    needs_a_look = and_(
        Conversation.status == "bot",
        or_(Conversation.attention, Conversation.urgency == "emergency"),
        Conversation.updated_at > now - LOOK_AT,
    )
    return (
        select(
            Conversation.id, Conversation.version, Conversation.urgency, Conversation.status,
            Conversation.language, Conversation.urgent, Conversation.attention, Conversation.danger_seq,
            Conversation.waiting_since, Conversation.claimed_at, Conversation.updated_at,
            Conversation.last_visitor_at, Conversation.last_staff_at, Conversation.staff_id,
            Staff.name.label("owner"),
        )
        .outerjoin(Staff, Staff.id == Conversation.staff_id)
        .where(
            or_(
                Conversation.status.in_(("waiting", "staff")),
                needs_a_look,
            )
        )
        # The newest ones of those that nobody waits in, when there are very many.
        .order_by(Conversation.status == "bot", Conversation.waiting_since, Conversation.updated_at.desc())
        .limit(ROWS)
    )  # fmt: skip


def _open_requests() -> Any:
    under_way = exists().where(Outbox.subject == VisitRequest.reference, Outbox.delivered_at.is_(None))
    return (
        select(
            VisitRequest.reference, VisitRequest.conversation_id, VisitRequest.version, VisitRequest.urgency,
            VisitRequest.status, VisitRequest.created_at, VisitRequest.acknowledged_at,
            under_way.label("is_under_way"),
        )
        .where(VisitRequest.status.in_(OPEN), VisitRequest.anonymised_at.is_(None))
        .order_by(VisitRequest.acknowledged_at.is_not(None), VisitRequest.created_at)
        .limit(ROWS)
    )  # fmt: skip


def _sameness(fields: Any) -> frozenset[str]:
    """What two requests of one person have in common: the phone, or the address."""
    found = set()
    if fields.get("phone"):
        found.add(f"phone {fields['phone']}")
    if fields.get("postcode") and fields.get("house_number"):
        found.add(f"address {fields['postcode']} {fields['house_number']}".lower())
    return frozenset(found)


def _viewers(colleagues: list[Colleague]) -> Viewers:
    viewers: Viewers = {}
    for colleague in colleagues:
        if colleague.viewing is not None:
            viewers[colleague.viewing] = (*viewers.get(colleague.viewing, ()), colleague.name)
    return viewers


def _version(
    requests: tuple[RequestRow, ...], conversations: tuple[ConversationRow, ...], colleagues: list[Colleague]
) -> str:
    # It differs between processes, which costs a drawing at most.
    return f"{hash((requests, conversations, tuple(colleagues))) & (2**64 - 1):016x}"


def is_late(due: datetime | None, now: datetime) -> bool:
    """Whether the time within which somebody was to act has passed."""
    return due is not None and due < now
