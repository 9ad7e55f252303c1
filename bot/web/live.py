"""Live events: who watches a conversation or the desk is told at once when something happens there.

Within a process events carry the messages themselves. Other processes learn only that a conversation
changed, by Redis where REDIS_URL is set and else by a look in the database every second, and read what is
new there: texts never pass through Redis.
"""

import asyncio
import contextlib
import logging
import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

import msgspec

from bot.store.conversations import changed_since
from bot.store.database import Database
from bot.store.messages import StoredMessage
from bot.web.clock import utc_now

log = logging.getLogger(__name__)

DESK = "desk"
CHANNEL = "ter-plaatse"
POLL_SECONDS = 1.0
POLL_SECONDS_WITH_REDIS = 15.0
RECONNECT_SECONDS = 2.0
# Clocks of processes differ, and a change is stamped before it is committed.
OVERLAP = timedelta(seconds=5)
QUEUE_LENGTH = 256
VERSIONS_KEPT = 10_000


class Said(msgspec.Struct, frozen=True, tag="said"):
    """Messages were added. reply_from, reply_to: the visitor's messages they answer, if any."""

    conversation: str
    messages: tuple[StoredMessage, ...] = ()
    reply_from: int | None = None
    reply_to: int | None = None


class Changed(msgspec.Struct, frozen=True, tag="changed"):
    """Something about the conversation changed: who answers, its request, or messages we have not seen."""

    conversation: str
    version: int = 0


class Typing(msgspec.Struct, frozen=True, tag="typing"):
    """Somebody began or stopped typing. author: visitor, bot or staff."""

    conversation: str
    author: str
    on: bool


Event = Said | Changed | Typing


@dataclass(eq=False)
class Subscription:
    """What one watcher has not read yet. One that does not read loses the oldest events, never the newest:
    it then sees a gap in the numbers and reads the database. stays: it is an open socket, not one call.
    """

    topic: str
    stays: bool = False
    waiting: asyncio.Queue[Event] = field(default_factory=lambda: asyncio.Queue(QUEUE_LENGTH))

    def put(self, event: Event) -> None:
        if self.waiting.full():
            self.waiting.get_nowait()
        self.waiting.put_nowait(event)

    async def next(self, seconds: float) -> Event | None:
        """The next event; None when none comes in that time."""
        if not self.waiting.empty():
            return self.waiting.get_nowait()
        try:
            async with asyncio.timeout(seconds):
                return await self.waiting.get()
        except TimeoutError:
            return None


class Carrier(Protocol):
    """Carries small messages between processes."""

    async def send(self, message: bytes) -> None: ...

    async def listen(self, receive: Callable[[bytes], None]) -> None:
        """Call receive for every message of others, until cancelled."""


class RedisCarrier:
    """Publish and subscribe of Redis. url: REDIS_URL."""

    def __init__(self, url: str) -> None:
        # Imported only where it is used: it takes 5 MB of memory.
        import redis.asyncio

        self._redis = redis.asyncio.from_url(url)

    async def send(self, message: bytes) -> None:
        try:
            await self._redis.publish(CHANNEL, message)
        except Exception as error:  # the database is looked at anyway, only less often
            log.warning("Redis cannot be reached: %s", type(error).__name__)

    async def listen(self, receive: Callable[[bytes], None]) -> None:
        while True:
            try:
                async with self._redis.pubsub() as subscriber:
                    await subscriber.subscribe(CHANNEL)
                    async for message in subscriber.listen():
                        if message["type"] == "message":
                            receive(message["data"])
            except asyncio.CancelledError:
                raise
            except Exception as error:
                log.warning("Redis cannot be reached: %s", type(error).__name__)
                await asyncio.sleep(RECONNECT_SECONDS)


class _Carried(msgspec.Struct, frozen=True):
    """What goes to other processes. sender: the process, which skips its own."""

    sender: str
    event: Changed | Typing


class Live:
    """Tells watchers in this process, and other processes where there are any.

    carrier: None where processes only look in the database.
    """

    def __init__(self, database: Database, carrier: Carrier | None = None) -> None:
        self._database = database
        self._carrier = carrier
        self._me = secrets.token_hex(4)
        self._watchers: dict[str, set[Subscription]] = {}
        self._versions: OrderedDict[str, int] = OrderedDict()
        self._sending: set[asyncio.Task[None]] = set()

    @contextlib.contextmanager
    def subscribe(self, topic: str, *, stays: bool = False) -> Iterator[Subscription]:
        """Watch a conversation (its id) or DESK for the time of the block."""
        subscription = Subscription(topic, stays)
        self._watchers.setdefault(topic, set()).add(subscription)
        try:
            yield subscription
        finally:
            watchers = self._watchers[topic]
            watchers.discard(subscription)
            if not watchers:
                del self._watchers[topic]

    def staying(self, topic: str) -> int:
        """How many sockets watch this in this process."""
        return sum(watcher.stays for watcher in self._watchers.get(topic, ()))

    def publish(self, event: Event, version: int = 0) -> None:
        """Tell everybody. version: the conversation's, after what happened."""
        if version:
            self._remember(event.conversation, version)
        self._tell(event)
        if self._carrier is not None:
            abroad = event if isinstance(event, Typing) else Changed(event.conversation, version)
            self._in_background(self._carrier.send(msgspec.msgpack.encode(_Carried(self._me, abroad))))

    async def run(self) -> None:
        """Hear of changes in other processes, until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._look_in_database())
            if self._carrier is not None:
                group.create_task(self._carrier.listen(self._receive))

    def _tell(self, event: Event) -> None:
        for topic in (event.conversation, DESK):
            for subscription in self._watchers.get(topic, ()):
                subscription.put(event)

    def _receive(self, carried: bytes) -> None:
        message = msgspec.msgpack.decode(carried, type=_Carried)
        if message.sender == self._me:
            return
        if isinstance(message.event, Changed):
            self._remember(message.event.conversation, message.event.version)
        self._tell(message.event)

    def _remember(self, conversation: str, version: int) -> None:
        self._versions[conversation] = max(version, self._versions.pop(conversation, 0))
        if len(self._versions) > VERSIONS_KEPT:
            self._versions.popitem(last=False)

    async def _look_in_database(self) -> None:
        pause = POLL_SECONDS if self._carrier is None else POLL_SECONDS_WITH_REDIS
        since = utc_now()
        while True:
            await asyncio.sleep(pause)
            if not self._watchers:
                since = utc_now()
                continue
            looked = utc_now()
            try:
                async with self._database.read() as unit:
                    changed = await changed_since(unit, since - OVERLAP)
            except Exception as error:  # it will be there again; until then nothing can be told
                log.warning("The database cannot be read: %s", type(error).__name__)
                continue
            since = looked
            for conversation, version in changed:
                if self._versions.get(conversation, 0) < version:
                    self._remember(conversation, version)
                    self._tell(Changed(conversation, version))

    def _in_background(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)
