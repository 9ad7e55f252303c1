"""The end of a shift: nobody keeps a conversation that they do not answer any more."""

from bot.store import presence
from bot.web.conversations import ActRefusedError, StaffMember
from bot.web.services import Services


async def end_shift(parts: Services, staff: StaffMember) -> int:
    """Put all conversations of somebody back among those that wait; how many there were.

    Nothing happens as long as they are logged in somewhere else.
    """
    async with parts.database.read() as unit:
        if await presence.is_logged_in(unit, staff.id, parts.clock()):
            return 0
        theirs = await presence.conversations_of(unit, staff.id)
    async with parts.database.write() as unit:
        await presence.leave(unit, staff.id)
    count = 0
    for conversation_id in theirs:
        try:
            await parts.staff_conversations.release(conversation_id, staff, "shift_over")
            count += 1
        except ActRefusedError:
            # It was closed or taken by somebody else in the meantime.
            continue
    return count
