"""What staff do with conversations: look, take over, reply, note, hand back, pass on, close.

Each act is one unit of work with its row in the audit log, and is told to everybody who watches. Only the
person who has a conversation may reply in it, pass it on or close it.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import insert, select

from bot.store import audit, conversations, messages
from bot.store.conversations import NO_TURN, Taken
from bot.store.database import Database, Unit
from bot.store.messages import StoredMessage
from bot.store.models import Conversation, Note, Staff
from bot.web.clock import Clock
from bot.web.effects import waiting
from bot.web.keys import new_id
from bot.web.live import Changed, Live, Said, Typing
from bot.web.service_texts import ServiceTexts, StaffNotices
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


@dataclass(frozen=True)
class StaffMember:
    """Who acts. name: as visitors see it."""

    id: str
    name: str
    role: str


class StaffConversations:
    """The acts of staff on conversations."""

    def __init__(
        self, database: Database, live: Live, turns: Turns, texts: Mapping[str, ServiceTexts], clock: Clock
    ) -> None:
        self._database = database
        self._live = live
        self._turns = turns
        self._texts = texts
        self._clock = clock

    async def opened(self, conversation_id: str, staff: StaffMember, purpose: str | None = None) -> None:
        """Write down that somebody opened a conversation. purpose: a code for why, when it is not theirs."""
        async with self._database.write() as unit:
            details = {"purpose": purpose} if purpose else None
            await self._log(unit, staff, "conversation.opened", conversation_id, details)

    # --- Who has the conversation -----------------------------------------------------------------

    async def claim(self, conversation_id: str, staff: StaffMember) -> None:
        """Take a conversation that waits or that the bot has; of many at once exactly one succeeds.

        Raises TakenError or NotThereError.
        """
        await self._pass_on(
            conversation_id, staff, "claimed", "joined",
            [Conversation.status.in_(("bot", "waiting")), Conversation.staff_id.is_(None)],
            status="staff", staff_id=staff.id, claimed_at=self._clock(), last_staff_at=None, attention=False,
            **NO_TURN,
        )  # fmt: skip

    async def transfer(self, conversation_id: str, staff: StaffMember, to: StaffMember) -> None:
        """Pass a conversation to a colleague. Raises NotYoursError or NotThereError."""
        await self._pass_on(
            conversation_id, staff, "transferred", "transferred", _of(staff),
            named=to, details={"to": to.id}, staff_id=to.id, claimed_at=self._clock(), last_staff_at=None,
        )  # fmt: skip

    async def release(self, conversation_id: str, staff: StaffMember) -> None:
        """Put a conversation back among those that wait. Raises NotYoursError or NotThereError."""
        back = waiting("released", False, self._clock())
        del back["urgent"]  # as it was
        await self._pass_on(
            conversation_id, staff, "released", "back_in_queue", _of(staff), staff_id=None, **back
        )

    async def give_back(self, conversation_id: str, staff: StaffMember) -> None:
        """Let the bot go on where it was; it speaks first. Raises NotYoursError or NotThereError."""
        await self._pass_on(
            conversation_id, staff, "given_back", "gave_back", _of(staff),
            status="bot", staff_id=None, returned_by_staff=True, opening_due=True, waiting_since=None,
            claimed_at=None, hand_over_reason=None, urgent=False,
        )  # fmt: skip
        await self._turns.take_up(conversation_id)

    async def close(self, conversation_id: str, staff: StaffMember, outcome: str) -> None:
        """End a conversation. outcome: a code. Raises NotYoursError or NotThereError."""
        await self._pass_on(
            conversation_id, staff, "closed", "closed", _of(staff),
            details={"outcome": outcome}, status="closed", outcome=outcome, closed_at=self._clock(),
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
                    raise await self._why_not(unit, conversation_id, "sent")
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
        now, note_id = self._clock(), new_id()
        async with self._database.write() as unit:
            taken = await conversations.change_conversation(unit, conversation_id, now)
            if taken is None:
                raise NotThereError(conversation_id)
            await unit.execute(
                insert(Note).values(
                    id=note_id, conversation_id=conversation_id, staff_id=staff.id, text=text, at=now
                )
            )
            await self._log(unit, staff, "note.written", conversation_id, {"note": note_id})
        self._live.publish(Changed(conversation_id, taken.version), taken.version)
        return note_id

    def types(self, conversation_id: str, on: bool) -> None:
        """Show the visitor that staff are typing. The caller checks whose conversation it is."""
        self._live.publish(Typing(conversation_id, "staff", on))

    # --- Small things -----------------------------------------------------------------------------

    async def _pass_on(
        self,
        conversation_id: str,
        staff: StaffMember,
        act: str,
        notice: str,
        conditions: list[Any],
        *,
        named: StaffMember | None = None,
        details: dict[str, Any] | None = None,
        **changes: Any,
    ) -> Taken:
        """Change who has a conversation, and say so to the visitor. named: who the notice names."""
        now = self._clock()
        async with self._database.write() as unit:
            taken = await conversations.change_conversation(
                unit, conversation_id, now, *conditions, messages=1, **changes
            )
            if taken is None:
                raise await self._why_not(unit, conversation_id, act)
            name = (named or staff).name
            text = _notice(self._texts[taken.language].staff, notice).format(name=name)
            said = StoredMessage(
                seq=taken.last_seq, id=str(uuid.uuid4()), author="system", kind="notice", text=text, at=now,
                language=taken.language, staff_id=(named or staff).id, staff_name=name,
            )  # fmt: skip
            await messages.add_messages(unit, conversation_id, [said])
            await self._log(unit, staff, f"conversation.{act}", conversation_id, details)
        self._live.publish(Said(conversation_id, (said,)), taken.version)
        self._live.publish(Changed(conversation_id, taken.version))
        return taken

    async def _why_not(self, unit: Unit, conversation_id: str, act: str) -> ActRefusedError:
        owner = (
            await unit.execute(
                select(Conversation.status, Staff.name)
                .outerjoin(Staff, Staff.id == Conversation.staff_id)
                .where(Conversation.id == conversation_id)
            )
        ).first()
        if owner is None:
            return NotThereError(conversation_id)
        return TakenError(owner.status, owner.name) if act == "claimed" else NotYoursError(act)

    async def _log(
        self,
        unit: Unit,
        staff: StaffMember,
        act: str,
        conversation_id: str,
        details: dict[str, Any] | None = None,
    ) -> None:
        entry = audit.Act("staff", act, "conversation", conversation_id, staff.id, details)
        await audit.append(unit, entry, self._clock())


class _SentBeforeError(Exception):
    """There is a message with this id already."""


def _of(staff: StaffMember) -> list[Any]:
    return [Conversation.status == "staff", Conversation.staff_id == staff.id]


def _notice(notices: StaffNotices, name: str) -> str:
    text: str = getattr(notices, name)
    return text
