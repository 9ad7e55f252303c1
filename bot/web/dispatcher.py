"""Sends what stands in the outbox to the control room, until it has been received.

At least once, with the same id on every attempt, in order for each visit request, with longer and longer
pauses. Where there is no CONTROL_ROOM_URL the built-in receiver takes it.
"""

import asyncio
import logging
import random
from datetime import timedelta

import httpx
import msgspec

from bot.store import outbox
from bot.store.database import Database
from bot.store.outbox import Waiting
from bot.web.clock import Clock
from bot.web.control_room import SIGNATURE_HEADER, TIME_HEADER, sign

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
SEND_SECONDS = 10.0
CLAIM = timedelta(seconds=30)  # longer than an attempt takes
FIRST_PAUSE_SECONDS = 2.0
LONGEST_PAUSE_SECONDS = 300.0
CONTENT_TYPE = "application/cloudevents+json; charset=utf-8"


def pause_after(attempts: int, chance: float) -> timedelta:
    """How long to wait after so many failed attempts. chance: 0 to 1, spreads them by half."""
    longest = min(FIRST_PAUSE_SECONDS * 2 ** min(attempts - 1, 20), LONGEST_PAUSE_SECONDS)
    return timedelta(seconds=longest * (0.5 + chance / 2))


class Dispatcher:
    """Empties the outbox. url: CONTROL_ROOM_URL; when empty, the built-in receiver."""

    def __init__(self, database: Database, url: str, secret: str, clock: Clock) -> None:
        self._database = database
        self._url = url
        self._secret = secret
        self._clock = clock
        self._http = httpx.AsyncClient(timeout=SEND_SECONDS, trust_env=False) if url else None

    async def run(self) -> None:
        """Send until cancelled. Several processes may do so on one database."""
        while True:
            try:
                while await self.send_next():
                    pass
            except Exception as error:  # the database may be away; the outbox stays as it is
                log.warning("The outbox cannot be read: %s", type(error).__name__)
            await asyncio.sleep(LOOK_SECONDS)

    async def send_next(self) -> bool:
        """Send the next event that is due; False when there is none."""
        now = self._clock()
        async with self._database.read() as unit:
            if not await outbox.is_due(unit, now):
                return False
        async with self._database.write() as unit:
            event = await outbox.claim_next(unit, now, now + CLAIM)
        if event is None:
            return False
        if self._http is None:
            await self._receive_here(event)
        else:
            await self._post(self._http, event)
        return True

    async def close(self) -> None:
        if self._http is not None:
            await self._http.aclose()

    async def _receive_here(self, event: Waiting) -> None:
        now = self._clock()
        async with self._database.write() as unit:
            await outbox.receive(unit, event.payload, now)
            await outbox.mark_delivered(unit, event.number, now)

    async def _post(self, http: httpx.AsyncClient, event: Waiting) -> None:
        body = msgspec.json.encode(event.payload)
        timestamp = str(int(self._clock().timestamp()))
        headers = {
            "Content-Type": CONTENT_TYPE,
            TIME_HEADER: timestamp,
            SIGNATURE_HEADER: sign(self._secret, timestamp, body),
        }
        try:
            answer = await http.post(self._url, content=body, headers=headers)
            fault = None if answer.is_success else f"status {answer.status_code}"
        except httpx.HTTPError as error:
            fault = type(error).__name__
        now = self._clock()
        async with self._database.write() as unit:
            if fault is None:
                await outbox.mark_delivered(unit, event.number, now)
            else:
                pause = pause_after(event.attempts + 1, random.random())
                await outbox.mark_failed(unit, event.number, fault, now + pause)
        if fault is not None:
            log.warning("Event %s was not received (%s); attempt %d", event.id, fault, event.attempts + 1)
