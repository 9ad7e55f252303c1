"""The visitor API: begin a conversation, say something, hear what is new, summary, erasure."""

import asyncio
from collections.abc import Sequence
from typing import TypeVar

from sanic import Blueprint, HTTPResponse, Request

from bot.store.ratings import ANSWERS
from bot.web.api.wire import json_response, message_object, message_objects
from bot.web.incoming import read_json, read_message
from bot.web.live import Said, Typing
from bot.web.problems import ProblemError
from bot.web.security import (
    check_origin,
    key_in_cookie,
    remove_key_cookie,
    set_key_cookie,
    visitor_key,
)
from bot.web.services import address_of, services

LANGUAGES = ("nl", "en")
Choice = TypeVar("Choice", bound=str)
LONGEST_WAIT_SECONDS = 25.0

conversations = Blueprint("conversations", url_prefix="/api/v1/conversations")


@conversations.post("/")
async def begin(request: Request) -> HTTPResponse:
    """A new conversation. With {"cookie": true} the token is in the cookie only."""
    parts = services(request)
    check_origin(request, parts.settings)
    body = read_json(request.body) if request.body else {}
    if not isinstance(body, dict) or body.get("language", "nl") not in LANGUAGES:
        raise ProblemError("not-understood", detail="language is nl of en.")
    await parts.rates.beginning(address_of(request))
    begun = await parts.turns.begin(body.get("language", "nl"))
    answer = {"id": begun.id, "messages": message_objects(begun.messages)}
    if body.get("cookie") is not True:
        answer["token"] = begun.token
    response = json_response(answer, 201)
    set_key_cookie(response, parts.settings, begun.id, begun.token)
    return response


@conversations.get("/current")
async def current(request: Request) -> HTTPResponse:
    """The conversation of this browser, by its cookie."""
    parts = services(request)
    key = key_in_cookie(request, parts.settings)
    if key is None:
        raise ProblemError("no-token")
    state = await parts.visitors.state(key)
    return json_response({"id": key.conversation_id, "language": state.language} | state.as_json())


@conversations.post("/<conversation_id:str>/messages")
async def say(request: Request, conversation_id: str) -> HTTPResponse:
    """Say something; gives what is said in answer. The same id again gives the same answer."""
    parts = services(request)
    key = visitor_key(request, parts.settings, conversation_id)
    incoming = read_message(read_json(request.body))
    await parts.rates.message(conversation_id, address_of(request))
    with parts.live.subscribe(conversation_id) as events:
        received = await parts.turns.receive(key, incoming)
        answers = await parts.turns.answer(key, received, events)
    return json_response({"messages": message_objects(answers), "message": message_object(received.message)})


@conversations.get("/<conversation_id:str>/messages")
async def listen(request: Request, conversation_id: str) -> HTTPResponse:
    """What is new after a number; waits for it when asked to."""
    parts = services(request)
    key = visitor_key(request, parts.settings, conversation_id)
    after, wait = _number(request, "after"), min(_number(request, "wait"), LONGEST_WAIT_SECONDS)
    with parts.live.subscribe(conversation_id) as events:
        found, state = await parts.visitors.news(key, int(after))
        before = state.as_json()
        deadline = asyncio.get_running_loop().time() + wait
        while not found and state.as_json() == before:
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                break
            event = await events.next(left)
            # Typing is no news, and neither is what was said before the number asked for.
            if event is None or isinstance(event, Typing):
                continue
            if isinstance(event, Said) and all(said.seq <= after for said in event.messages):
                continue
            found, state = await parts.visitors.news(key, int(after))
    return json_response({"messages": message_objects(found)} | state.as_json())


@conversations.get("/<conversation_id:str>/summary")
async def summary(request: Request, conversation_id: str) -> HTTPResponse:
    """The summary to keep."""
    parts = services(request)
    return json_response(await parts.visitors.summary(visitor_key(request, parts.settings, conversation_id)))


@conversations.get("/<conversation_id:str>/erasure")
async def erasure(request: Request, conversation_id: str) -> HTTPResponse:
    """What would be erased, and what must stay and why."""
    parts = services(request)
    return json_response(await parts.visitors.erasure(visitor_key(request, parts.settings, conversation_id)))


@conversations.put("/<conversation_id:str>/rating")
async def rate(request: Request, conversation_id: str) -> HTTPResponse:
    """Whether the visitor was helped."""
    parts = services(request)
    key = visitor_key(request, parts.settings, conversation_id)
    answer = _one_of(ANSWERS, request, "answer")
    await parts.rates.message(conversation_id, address_of(request))
    await parts.visitors.rate(key, answer)
    return HTTPResponse(status=204)


@conversations.put("/<conversation_id:str>/language")
async def choose_language(request: Request, conversation_id: str) -> HTTPResponse:
    """Go on in another language; the bot says in it what counts now."""
    parts = services(request)
    key = visitor_key(request, parts.settings, conversation_id)
    language = _one_of(LANGUAGES, request, "language")
    await parts.rates.message(conversation_id, address_of(request))
    await parts.turns.choose_language(key, language)
    return HTTPResponse(status=204)


@conversations.delete("/<conversation_id:str>")
async def erase(request: Request, conversation_id: str) -> HTTPResponse:
    """Erase the conversation."""
    parts = services(request)
    await parts.visitors.erase(visitor_key(request, parts.settings, conversation_id))
    response = HTTPResponse(status=204)
    remove_key_cookie(response, parts.settings)
    return response


def _number(request: Request, name: str) -> float:
    """A number of zero or more in the address; 0 when it is not there."""
    given = request.args.get(name) or "0"
    try:
        number = float(given)
        if not 0 <= number < 2**31:
            raise ValueError
    except ValueError as error:
        raise ProblemError("not-understood", detail=f"{name} moet een getal zijn, 0 of meer.") from error
    return number


def _one_of(allowed: Sequence[Choice], request: Request, name: str) -> Choice:
    """The member of a body, where it is one of these. Raises ProblemError."""
    body = read_json(request.body)
    value = body.get(name) if isinstance(body, dict) else None
    for one in allowed:
        if value == one:
            return one
    *some, last = allowed
    raise ProblemError("not-understood", detail=f"{name} is {', '.join(some)} of {last}.")
