"""Saying something without JavaScript: a form instead of the visitor API, with the same rules."""

import contextlib
import uuid
from typing import Literal

from sanic import Request

from bot.store.conversations import ConversationKey
from bot.web.incoming import read_message
from bot.web.keys import hash_token
from bot.web.problems import ProblemError
from bot.web.refusals import as_problem
from bot.web.refused_turns import AnswerLateError, NoConversationError
from bot.web.security import check_origin, key_in_cookie
from bot.web.services import address_of, services
from bot.web.turns import Begun

# Problem of the visitor API -> text of the page, under `plain` in data/texts/page.*.yml.
TEXTS = {"empty-message": "empty", "too-long": "too_long", "conversation-closed": "closed"}


class RefusedError(Exception):
    """The message was not stored. text: which text says why. draft: what the visitor had written."""

    def __init__(self, status: int, text: str, draft: str) -> None:
        super().__init__(text)
        self.status = status
        self.text = text
        self.draft = draft


async def say(request: Request, language: Literal["nl", "en"]) -> Begun | None:
    """Store what the form says and wait for the answer.

    Gives the conversation when it began with this message. Raises RefusedError.
    """
    form = request.form
    draft = (form and form.get("text")) or ""
    button = form and form.get("button")
    body = {"id": (form and form.get("id")) or str(uuid.uuid4())} | (
        {"button": button} if button else {"text": draft}
    )
    parts = services(request)
    begun = None
    try:
        check_origin(request, parts.settings)
        incoming = read_message(body)
        key = key_in_cookie(request, parts.settings)
        if key is None or not await _is_there(request, key):
            await parts.rates.beginning(address_of(request))
            begun = await parts.turns.begin(language)
            key = ConversationKey(begun.id, hash_token(begun.token))
        await parts.rates.message(key.conversation_id, address_of(request))
        with parts.live.subscribe(key.conversation_id) as events:
            received = await parts.turns.receive(key, incoming)
            # When it takes long the message is stored all the same; the page says how to look again.
            with contextlib.suppress(AnswerLateError):
                await parts.turns.answer(key, received, events)
    except Exception as error:
        problem: ProblemError = as_problem(error)
        raise RefusedError(problem.status, TEXTS.get(problem.kind, "failed"), draft) from error
    return begun


async def _is_there(request: Request, key: ConversationKey) -> bool:
    try:
        await services(request).visitors.state(key)
    except NoConversationError:
        return False
    return True
