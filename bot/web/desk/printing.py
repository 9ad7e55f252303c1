"""A conversation on paper: what was said to the visitor and by them, with contact data covered."""

from dataclasses import replace

from sanic import HTTPResponse, Request
from sanic.response import redirect

from bot.web.desk.audited import log_act
from bot.web.desk.blueprint import desk
from bot.web.desk.conversation import talk_of
from bot.web.desk.guard import for_staff
from bot.web.desk.pages import plain_page, refused, wording
from bot.web.desk.purposes import purpose_of
from bot.web.desk.sessions import Session
from bot.web.desk.talk import Talk
from bot.web.services import services


@desk.get("/conversations/<conversation_id:str>/print", name="print")
@for_staff("conversation.open")
async def show_print(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    """The page to print; notes of staff are not on it. That somebody printed it is logged."""
    parts = services(request)
    async with parts.database.read() as unit:
        purpose = await purpose_of(unit, conversation_id, session.staff_id, parts.clock())
    talk = await talk_of(request, session, conversation_id)
    if talk is None:
        return refused(request, wording.errors["gone"], 404)
    if purpose is None:
        # There the purpose is asked.
        return redirect(f"/desk/conversations/{conversation_id}")
    async with parts.database.write() as unit:
        await log_act(unit, session, parts.clock(), "transcript.printed", "conversation", conversation_id)
    return plain_page("print.html", session=session, talk=on_paper(talk), now=parts.clock())


def on_paper(talk: Talk) -> Talk:
    """The conversation without what staff wrote for each other; contact data are covered in all of it."""
    return replace(talk, log=[line for line in talk.log if line.author != "note"])
