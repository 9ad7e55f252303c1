"""What staff do with conversations: look, take over, reply, note, hand back, pass on, close.

Each act is one unit of work with its row in the audit log, and is told to everybody who watches. Only the
person who has a conversation may reply in it, pass it on or close it.
"""

import uuid
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, insert, literal, or_, select
from sqlalchemy.orm import aliased

from bot.store import audit, conversations, messages
from bot.store.conversations import NO_TURN, Taken
from bot.store.database import Unit
from bot.store.messages import StoredMessage
from bot.store.models import Conversation, Note, Staff
from bot.store.presence import Silent
from bot.store.search_index import index_note
from bot.web.effects import waiting
from bot.web.keys import new_id
from bot.web.live import Changed, Said, Typing
from bot.web.resources import Resources
from bot.web.service_texts import StaffNotices
from bot.web.turns import Turns


class ActRefusedError(Exception):
    """The act is not possible now; nothing changed."""


class NotThereError(ActRefusedError):
    """There is no such conversation (any more)."""


class TakenError(ActRefusedError):
    """Somebody else was first, or it is closed. staff_name: who has it, if anybody."""

    def __init__(self, status: str, staff_name: str | None) -> None:
        super().__init__(f"{status}, {staff_name}")
        self.status = status
        self.staff_name = staff_name


class NotYoursError(ActRefusedError):
    """Only the person who has the conversation may do this."""


class DangerUnseenError(ActRefusedError):
    """The visitor told of danger that the owner has not said to have seen."""


class FullError(ActRefusedError):
    """Whoever would get the conversation has as many as they may have at once."""


@dataclass(frozen=True)
class StaffMember:
    """Who acts. name: as visitors see it."""

    id: str
    name: str
    role: str


class StaffConversations:
    """The acts of staff on conversations."""

    def __init__(self, resources: Resources, turns: Turns) -> None:
        self._database = resources.database
        self._live = resources.live
        self._texts = resources.texts
        self._clock = resources.clock
        self._turns = turns

    async def opened(self, conversation_id: str, staff: StaffMember, purpose: str | None = None) -> None:
        """Write down that somebody opened a conversation. purpose: a code for why, when it is not theirs."""
        async with self._database.write() as unit:
            details = {"purpose": purpose} if purpose else None
            await self._log(unit, staff, "conversation.opened", conversation_id, details)

    # --- Who has the conversation -----------------------------------------------------------------

    async def claim(self, conversation_id: str, staff: StaffMember, capacity: int | None = None) -> None:
        """Take a conversation that waits or that the bot has; of many at once exactly one succeeds.

        capacity: how many they may have at once; what is urgent may always be taken. Who did not ask for a
        person is told that they may refuse one.
        Raises TakenError, FullError or NotThereError.
        """
        await self._pass_on(
            conversation_id, staff, "claimed", await self._joins(conversation_id),
            [*_FREE, *_room(staff.id, capacity)], to=staff,
            status="staff", staff_id=staff.id, claimed_at=self._clock(), last_staff_at=None, attention=False,
            **NO_TURN,
        )  # fmt: skip

    async def take_from(self, conversation_id: str, staff: StaffMember, owner_id: str) -> None:
        """Take a conversation from the colleague who has it. Raises TakenError or NotThereError."""
        await self._pass_on(
            conversation_id, staff, "taken_from", "transferred",
            [Conversation.status == "staff", Conversation.staff_id == owner_id],
            details={"from": owner_id}, staff_id=staff.id, claimed_at=self._clock(), last_staff_at=None,
        )  # fmt: skip

    async def transfer(
        self,
        conversation_id: str,
        staff: StaffMember,
        to: StaffMember,
        note: str = "",
        capacity: int | None = None,
    ) -> None:
        """Pass a conversation to a colleague, with a note for them.

        capacity: of the colleague. Raises NotYoursError, FullError or NotThereError.
        """
        await self._pass_on(
            conversation_id, staff, "transferred", "transferred", [*_of(staff), *_room(to.id, capacity)],
            to=to, note=note, details={"to": to.id}, staff_id=to.id,
            claimed_at=self._clock(), last_staff_at=None,
        )  # fmt: skip

    async def release(self, conversation_id: str, staff: StaffMember, notice: str = "back_in_queue") -> None:
        """Put a conversation back among those that wait, in its old place.

        notice: what the visitor is told, a field of StaffNotices. Raises NotYoursError or NotThereError.
        """
        await self._pass_on(
            conversation_id, staff, "released", notice, _of(staff), staff_id=None, **self._waits_again()
        )

    async def take_back(self, silent: Silent) -> None:
        """Put a conversation back among those that wait because its owner does not answer.

        Raises NotYoursError when something happened since silent was read, or NotThereError.
        """
        owner = StaffMember(silent.staff_id, silent.name, silent.role)
        await self._pass_on(
            silent.conversation_id, owner, "taken_back",
            "shift_over" if silent.why == "gone" else "silent",
            [*_of(owner), Conversation.version == silent.version],
            actor="system", details={"from": owner.id, "why": silent.why}, staff_id=None,
            **self._waits_again(),
        )  # fmt: skip

    async def give_back(self, conversation_id: str, staff: StaffMember) -> None:
        """Let the bot go on where it was; it speaks first. Raises NotYoursError or NotThereError."""
        await self._pass_on(
            conversation_id, staff, "given_back", "gave_back", _of(staff),
            status="bot", staff_id=None, returned_by_staff=True, opening_due=True, waiting_since=None,
            claimed_at=None, hand_over_reason=None, urgent=False,
        )  # fmt: skip
        await self._turns.take_up(conversation_id)

    async def close(
        self, conversation_id: str, staff: StaffMember, outcome: str, danger_seen: int | None = None
    ) -> None:
        """End a conversation. outcome: a code. danger_seen: number of the message with danger that its owner
        says to have seen. Raises DangerUnseenError, NotYoursError or NotThereError.
        """
        unseen = Conversation.danger_seq
        nothing_unseen = or_(unseen.is_(None), unseen == danger_seen) if danger_seen else unseen.is_(None)
        details = {"outcome": outcome} | ({"danger": "danger_seen"} if danger_seen else {})
        await self._pass_on(
            conversation_id, staff, "closed", "closed", [*_of(staff), nothing_unseen],
            details=details, status="closed", outcome=outcome, closed_at=self._clock(), danger_seq=None,
        )  # fmt: skip

    # --- Speaking ---------------------------------------------------------------------------------

    async def reply(
        self, conversation_id: str, staff: StaffMember, message_id: str, text: str
    ) -> StoredMessage:
        """Say something to the visitor. message_id: a UUID made by the desk; sent again it is not a second
        message. Raises NotYoursError or NotThereError.
        """
        now = self._clock()
        message = StoredMessage(
            seq=0, id=message_id, author="staff", kind="text", text=text, at=now, staff_id=staff.id,
            staff_name=staff.name,
        )  # fmt: skip
        try:
            async with self._database.write() as unit:
                taken = await conversations.change_conversation(
                    unit, conversation_id, now, *_of(staff), messages=1, last_staff_at=now
                )
                if taken is None:
                    raise await self._why_not(unit, conversation_id, "sent", staff)
                message = replace(message, seq=taken.last_seq)
                mark = self._database.cipher.mark(f"text:{text}")
                if not await messages.add_message_once(unit, conversation_id, message, mark):
                    raise _SentBeforeError
                await self._log(unit, staff, "message.sent", conversation_id, {"seq": taken.last_seq})
        except _SentBeforeError:
            async with self._database.read() as unit:
                found = await messages.find_message(unit, conversation_id, message_id)
            if found is None:
                raise NotThereError(conversation_id) from None
            return found[0]
        self._live.publish(Said(conversation_id, (message,)), taken.version)
        return message

    async def note(self, conversation_id: str, staff: StaffMember, text: str) -> str:
        """Write a note for colleagues; it stands in a table of its own. Gives its id.

        Raises NotThereError.
        """
        async with self._database.write() as unit:
            taken = await conversations.change_conversation(unit, conversation_id, self._clock())
            if taken is None:
                raise NotThereError(conversation_id)
            note_id = await self._add_note(unit, conversation_id, staff, text)
            await self._log(unit, staff, "note.written", conversation_id, {"note": note_id})
        self._live.publish(Changed(conversation_id, taken.version), taken.version)
        return note_id

    def types(self, conversation_id: str, on: bool) -> None:
        """Show the visitor that staff are typing. The caller checks whose conversation it is."""
        self._live.publish(Typing(conversation_id, "staff", on))

    # --- Small things -----------------------------------------------------------------------------

    async def _joins(self, conversation_id: str) -> str:
        """What a visitor is told of a person who takes over: whether they asked for one or not."""
        async with self._database.read() as unit:
            found = await unit.execute(select(Conversation.status).where(Conversation.id == conversation_id))
        return "joined_unasked" if found.scalar() == "bot" else "joined"

    async def _pass_on(
        self,
        conversation_id: str,
        staff: StaffMember,
        act: str,
        notice: str,
        conditions: list[Any],
        *,
        to: StaffMember | None = None,
        note: str = "",
        actor: audit.Actor = "staff",
        details: dict[str, Any] | None = None,
        **changes: Any,
    ) -> Taken:
        """Change who has a conversation, and say so to the visitor.

        to: who gets it where there must be room for it, and whom the notice names then; else who acts. note:
        for colleagues.
        """
        now = self._clock()
        async with self._database.write() as unit:
            if to is not None:
                # Two conversations at once cannot both be the last one for which there is room.
                await unit.execute(select(Staff.id).where(Staff.id == to.id).with_for_update())
            taken = await conversations.change_conversation(
                unit, conversation_id, now, *conditions, messages=1, **changes
            )
            if taken is None:
                raise await self._why_not(unit, conversation_id, act, staff)
            named = to or staff
            text = _notice(self._texts[taken.language].staff, notice).format(name=named.name)
            said = StoredMessage(
                seq=taken.last_seq, id=str(uuid.uuid4()), author="system", kind="notice", text=text, at=now,
                language=taken.language, staff_id=named.id, staff_name=named.name,
            )  # fmt: skip
            await messages.add_messages(unit, conversation_id, [said])
            if note:
                await self._add_note(unit, conversation_id, staff, note)
            await self._log(unit, staff, f"conversation.{act}", conversation_id, details, actor)
        self._live.publish(Said(conversation_id, (said,)), taken.version)
        self._live.publish(Changed(conversation_id, taken.version))
        return taken

    async def _add_note(self, unit: Unit, conversation_id: str, staff: StaffMember, text: str) -> str:
        note_id = new_id()
        await unit.execute(
            insert(Note).values(
                id=note_id, conversation_id=conversation_id, staff_id=staff.id, text=text, at=self._clock()
            )
        )
        await index_note(unit, conversation_id, note_id, text)
        return note_id

    def _waits_again(self) -> dict[str, Any]:
        """The columns of a conversation that goes back to those that wait: as urgent as it was, since when
        it waited."""
        now = self._clock()
        back = waiting("released", False, now) | {
            "returned_by_staff": True,
            "waiting_since": func.coalesce(
                Conversation.waiting_since, literal(now, Conversation.waiting_since.type)
            ),
        }
        del back["urgent"]
        return back

    async def _why_not(
        self, unit: Unit, conversation_id: str, act: str, staff: StaffMember
    ) -> ActRefusedError:
        owner = (
            await unit.execute(
                select(Conversation.status, Staff.name)
                .outerjoin(Staff, Staff.id == Conversation.staff_id)
                .where(Conversation.id == conversation_id)
            )
        ).first()
        if owner is None:
            return NotThereError(conversation_id)
        if act == "claimed" and owner.name is None and owner.status in ("bot", "waiting"):
            return FullError(act)
        if act == "transferred" and await self._has(unit, conversation_id, staff):
            return FullError(act)
        if act == "closed" and await self._has(unit, conversation_id, staff):
            return DangerUnseenError(act)
        return TakenError(owner.status, owner.name) if act in _TAKING else NotYoursError(act)

    async def _has(self, unit: Unit, conversation_id: str, staff: StaffMember) -> bool:
        found = await unit.execute(
            select(Conversation.id).where(Conversation.id == conversation_id, *_of(staff))
        )
        return found.first() is not None

    async def _log(
        self,
        unit: Unit,
        staff: StaffMember,
        act: str,
        conversation_id: str,
        details: dict[str, Any] | None = None,
        actor: audit.Actor = "staff",
    ) -> None:
        entry = audit.Act(
            actor, act, "conversation", conversation_id, staff.id if actor == "staff" else None, details
        )
        await audit.append(unit, entry, self._clock())


_FREE = (Conversation.status.in_(("bot", "waiting")), Conversation.staff_id.is_(None))
# Acts that take a conversation from where it was: refused, they say who has it.
_TAKING = ("claimed", "taken_from")


def _room(staff_id: str, capacity: int | None) -> list[Any]:
    """That somebody has fewer conversations than this, or that it is urgent."""
    if capacity is None:
        return []
    theirs = aliased(Conversation)
    load = (
        select(func.count())
        .select_from(theirs)
        .where(theirs.status == "staff", theirs.staff_id == staff_id)
        .scalar_subquery()
    )
    return [or_(Conversation.urgent, Conversation.urgency == "emergency", load < capacity)]


class _SentBeforeError(Exception):
    """There is a message with this id already."""


def _of(staff: StaffMember) -> list[Any]:
    return [Conversation.status == "staff", Conversation.staff_id == staff.id]


def _notice(notices: StaffNotices, name: str) -> str:
    text: str = getattr(notices, name)
    return text
