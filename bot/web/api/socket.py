"""The WebSocket of a conversation.

From the page: messages as in the POST body; {"type": "typing", "on": true}; {"type": "seen", "seq": 7} when
what a person said is on the screen; and, where it has no cookie and
cannot set a header, first {"type": "authorize", "token": "..."}. To the page: {"type": "ack", "id", "seq"} as
soon as a message is stored, the message objects ({"type": "message", ...}), {"type": "typing", "author",
"on"}, {"type": "status", "status", "queue", "staff"} and {"type": "error", "id", "problem": {...}}. With
?after=SEQ it starts with what is newer than that.
"""

import asyncio
from typing import Any

import msgspec
from sanic import Blueprint, Request, Websocket
from websockets.exceptions import ConnectionClosed

from bot.store import presence
from bot.store.conversations import ConversationKey
from bot.web.api.wire import message_object
from bot.web.incoming import read_json, read_message
from bot.web.keys import hash_token
from bot.web.live import Changed, Said, Subscription, Typing
from bot.web.problems import ProblemError
from bot.web.refusals import as_problem
from bot.web.refused_turns import NoConversationError
from bot.web.security import bearer_token, check_origin, key_in_cookie
from bot.web.services import Services, address_of, services
from bot.web.visitors import State

AUTHORIZE_SECONDS = 10.0
SOCKETS_PER_CONVERSATION = 6
STATE_SECONDS = 20.0  # how often place in the queue and waiting time are looked at
TYPING_SECONDS = 1.0  # more typing frames than one in this time are dropped
# Close codes of our own, from the range for applications.
NOT_FOUND = 4404
TOO_MANY = 4429

sockets = Blueprint("sockets", url_prefix="/api/v1/conversations")


async def socket(request: Request, ws: Websocket, conversation_id: str) -> None:
    parts = services(request)
    key = await _key(request, ws, parts, conversation_id)
    if key is None:
        await ws.close(NOT_FOUND, "not found")
        return
    if parts.live.staying(conversation_id) >= SOCKETS_PER_CONVERSATION:
        await ws.close(TOO_MANY, "too many")
        return
    channel = _Channel(parts, ws, key, address_of(request), _after(request))
    with parts.live.subscribe(conversation_id, stays=True) as events:
        await channel.run(events)


sockets.add_websocket_route(socket, "/<conversation_id:str>/socket")


def check_socket(request: Request) -> None:
    """Refuse a socket that a page of somebody else opens. Raises ProblemError (foreign-origin)."""
    # A browser always sends Origin here; something else must then bring a token in the header.
    check_origin(request, services(request).settings, required=bearer_token(request) is None)


async def _key(
    request: Request, ws: Websocket, parts: Services, conversation_id: str
) -> ConversationKey | None:
    """The key that opens the conversation; None when there is none that fits."""
    key = key_in_cookie(request, parts.settings)
    token = bearer_token(request)
    if token is not None:
        key = ConversationKey(conversation_id, hash_token(token))
    elif key is None or key.conversation_id != conversation_id:
        try:
            frame = read_json(_bytes(await ws.recv(AUTHORIZE_SECONDS)))
        except (ProblemError, ConnectionClosed):
            return None
        if not isinstance(frame, dict) or not isinstance(frame.get("token"), str):
            return None
        key = ConversationKey(conversation_id, hash_token(frame["token"]))
    try:
        await parts.visitors.state(key)
    except NoConversationError:
        return None
    return key


class _Channel:
    """One open socket. after: number of the newest message the page has."""

    def __init__(
        self, parts: Services, ws: Websocket, key: ConversationKey, address: str, after: int
    ) -> None:
        self._parts = parts
        self._ws = ws
        self._key = key
        self._address = address
        self._after = after
        self._state: dict[str, Any] = {}
        self._typed_at = 0.0
        self._seen = 0

    async def run(self, events: Subscription) -> None:
        """Serve the socket until it closes or the conversation is gone."""
        talking = asyncio.create_task(self._send_news(events))
        hearing = asyncio.create_task(self._hear())
        try:
            done, _ = await asyncio.wait({talking, hearing}, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        except ConnectionClosed:
            pass
        except NoConversationError:
            await self._ws.close(NOT_FOUND, "not found")
        finally:
            talking.cancel()
            hearing.cancel()
            await asyncio.gather(talking, hearing, return_exceptions=True)

    async def _send_news(self, events: Subscription) -> None:
        await self._catch_up()
        while True:
            event = await events.next(STATE_SECONDS)
            if event is None:
                await self._stay()
            if isinstance(event, Typing):
                if event.author != "visitor":
                    await self._send({"type": "typing", "author": event.author, "on": event.on})
            elif isinstance(event, Said) and event.messages and event.messages[0].seq == self._after + 1:
                for message in event.messages:
                    await self._send_message(message)
            elif not isinstance(event, Said) or any(message.seq > self._after for message in event.messages):
                await self._catch_up()

    async def _catch_up(self) -> None:
        """Send what the page does not have, from the database, and who answers when that changed."""
        found, state = await self._parts.visitors.news(self._key, self._after)
        for message in found:
            await self._send_message(message)
        await self._send_state(state)

    async def _send_message(self, message: Any) -> None:
        self._after = max(self._after, message.seq)
        await self._send({"type": "message"} | message_object(message))

    async def _send_state(self, state: State) -> None:
        shown = state.as_json()
        if shown != self._state:
            self._state = shown
            await self._send({"type": "status"} | shown)

    async def _hear(self) -> None:
        async for frame in self._ws:
            message_id = None
            try:
                body = read_json(_bytes(frame))
                if isinstance(body, dict):
                    message_id = body.get("id") if isinstance(body.get("id"), str) else None
                    if body.get("type") == "typing":
                        self._types(body.get("on") is not False)
                        continue
                    if body.get("type") == "seen":
                        await self._sees(body.get("seq"))
                        continue
                    if body.get("type") in ("authorize", "ping"):
                        continue
                await self._say(body)
            except NoConversationError:
                raise
            except Exception as error:
                problem = self._parts.problems.details(as_problem(error))
                await self._send({"type": "error", "id": message_id, "problem": problem})

    async def _say(self, body: Any) -> None:
        incoming = read_message(body)
        await self._parts.rates.message(self._key.conversation_id, self._address)
        received = await self._parts.turns.receive(self._key, incoming)
        message = received.message
        await self._send({"type": "ack", "id": message.id, "seq": message.seq, "text": message.text})

    def _types(self, on: bool) -> None:
        now = asyncio.get_running_loop().time()
        if not on or now - self._typed_at >= TYPING_SECONDS:
            self._typed_at = now
            self._parts.live.publish(Typing(self._key.conversation_id, "visitor", on))

    async def _sees(self, seq: Any) -> None:
        """The page shows the messages up to this one, which a person who talks wants to know."""
        if type(seq) is int and self._seen < seq <= self._after:
            self._seen = seq
            await self._stay()
            self._parts.live.publish(Changed(self._key.conversation_id))

    async def _stay(self) -> None:
        """Write down that the page is there, while staff look at that."""
        if self._state.get("status") in ("staff", "waiting"):
            async with self._parts.database.write() as unit:
                await presence.see(unit, self._key.conversation_id, self._seen, self._parts.clock())

    async def _send(self, frame: dict[str, Any]) -> None:
        await self._ws.send(msgspec.json.encode(frame).decode("utf-8"))


def _after(request: Request) -> int:
    given = request.args.get("after") or "0"
    return int(given) if given.isdecimal() and len(given) < 10 else 0


def _bytes(frame: str | bytes | None) -> bytes:
    if frame is None:
        return b""
    return frame.encode("utf-8", "surrogatepass") if isinstance(frame, str) else frame
