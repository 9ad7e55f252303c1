"""What visitors see of their conversation besides its messages: state, summary, erasure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from bot.domain.contacts import Contacts
from bot.domain.opening_hours import ZONE, OpeningHours
from bot.store import (
    audit,
    conversations,
    messages,
    presence,
    preservations,
    ratings,
    visit_requests,
    waiting_line,
)
from bot.store.conversations import ConversationKey
from bot.store.database import Unit
from bot.store.messages import StoredMessage
from bot.store.staff import name_of
from bot.store.visit_requests import StoredRequest
from bot.web.live import Changed
from bot.web.refused_turns import NoConversationError
from bot.web.resources import Resources
from bot.web.service_texts import Erasure

# An estimate is honest only when it stands on some recent waiting times.
ESTIMATE_FROM = 3
ESTIMATE_OVER = timedelta(hours=2)


@dataclass(frozen=True)
class State:
    """Who answers in a conversation. queue: place and time, while it waits. staff: the person's name."""

    status: str
    last_seq: int
    language: str
    staff: str | None = None
    queue: dict[str, Any] | None = None

    def as_json(self) -> dict[str, Any]:
        state: dict[str, Any] = {"status": self.status}
        if self.queue is not None:
            state["queue"] = self.queue
        if self.staff is not None:
            state["staff"] = self.staff
        return state


class NotAskedError(Exception):
    """Nobody is asked for a judgement after an emergency."""


class VisitorConversations:
    """The visitor's own view. Every call raises NoConversationError where the token does not fit."""

    def __init__(self, resources: Resources, contacts: Contacts, opening_hours: OpeningHours) -> None:
        self._database = resources.database
        self._live = resources.live
        self._texts = resources.texts
        self._clock = resources.clock
        self._contacts = contacts
        self._opening_hours = opening_hours

    async def state(self, key: ConversationKey) -> State:
        async with self._database.read() as unit:
            return await self._state(unit, key)

    async def news(self, key: ConversationKey, after: int) -> tuple[list[StoredMessage], State]:
        """The messages with a number above after, and who answers."""
        async with self._database.read() as unit:
            state = await self._state(unit, key)
            if state.last_seq <= after:
                return [], state
            return await messages.messages_after(unit, key.conversation_id, after), state

    async def summary(self, key: ConversationKey) -> dict[str, Any]:
        """The summary to keep: what is known, the steps with their state, contacts, the visit request."""
        async with self._database.read() as unit:
            state = await self._state(unit, key)
            case = await conversations.case_of(unit, key.conversation_id) or {}
            requests = await visit_requests.requests_of(unit, key.conversation_id)
            may_rate = await self._may_rate(unit, key)
            rating = await ratings.rating_of(unit, key.conversation_id)
        return {
            "id": key.conversation_id,
            "language": state.language,
            "status": state.status,
            "scenario": case.get("scenario"),
            "scenario_name": case.get("scenario_name", ""),
            "urgency": case.get("urgency", "advice"),
            "reasons": case.get("reasons", []),
            "facts": case.get("facts", []),
            "steps": case.get("steps", []),
            "donts": case.get("donts", []),
            "other_crimes": case.get("other_crimes", []),
            "evidence": case.get("evidence", []),
            "aftercare": case.get("aftercare", []),
            "contacts": [
                self._contact(each, state.language, abroad=_is_abroad(case))
                for each in case.get("contacts", [])
            ],
            "summary": case.get("summary", ""),
            "visit_request": self._request(requests[-1], state.language) if requests else None,
            "may_rate": may_rate,
            "rating": rating,
        }

    async def guidance(self, key: ConversationKey) -> dict[str, Any]:
        """What is to be done, kept and left alone: "steps", "evidence" and "donts" of the summary."""
        async with self._database.read() as unit:
            await self._state(unit, key)
            case = await conversations.case_of(unit, key.conversation_id) or {}
        return {name: case.get(name, []) for name in ("steps", "evidence", "donts")}

    async def rate(self, key: ConversationKey, answer: ratings.Answer) -> None:
        """Remember whether the visitor was helped. Raises NotAskedError after an emergency."""
        async with self._database.write() as unit:
            await self._state(unit, key)
            if not await self._may_rate(unit, key):
                raise NotAskedError
            await ratings.rate(unit, key.conversation_id, answer, self._clock())

    async def _may_rate(self, unit: Unit, key: ConversationKey) -> bool:
        case = await conversations.case_of(unit, key.conversation_id) or {}
        urgent = case.get("urgency") == "emergency"
        return not urgent and not await ratings.had_emergency(unit, key.conversation_id)

    async def erasure(self, key: ConversationKey) -> dict[str, Any]:
        """What erasing would remove, and what it must leave and why."""
        async with self._database.read() as unit:
            state = await self._state(unit, key)
            requests = await visit_requests.requests_of(unit, key.conversation_id)
            preserved = await preservations.preservation_of(unit, key.conversation_id, self._clock())
        texts = self._texts[state.language].erasure
        return {
            "erased": [] if preserved else [texts.conversation],
            "kept": [
                *([_kept_for_now(texts, preserved.until)] if preserved else []),
                *(
                    {
                        "what": texts.request.format(reference=request.reference),
                        "why": texts.request_why,
                        "reference": request.reference,
                    }
                    for request in requests
                ),
            ],
        }

    async def erase(self, key: ConversationKey) -> None:
        """Remove the conversation and all that was said; visit requests stay, see `erasure`.

        What staff preserve is closed for the visitor at once and erased when that ends.
        """
        async with self._database.write() as unit:
            await self._state(unit, key)
            if await preservations.erase_after(unit, key.conversation_id, self._clock()):
                name = "conversation.erasure_deferred"
                await conversations.shut_out_visitor(unit, key.conversation_id, self._clock())
            else:
                name = "conversation.erased"
                await conversations.erase_conversation(unit, key.conversation_id)
            act = audit.Act("visitor", name, "conversation", key.conversation_id)
            await audit.append(unit, act, self._clock())
        self._live.publish(Changed(key.conversation_id))

    async def _state(self, unit: Unit, key: ConversationKey) -> State:
        row = await conversations.conversation_of(unit, key)
        if row is None:
            raise NoConversationError
        queue = staff = None
        if row.status == "waiting":
            queue = await self._queue(unit, key.conversation_id)
        elif row.status == "staff":
            staff = await name_of(unit, row.staff_id)
        return State(row.status, row.last_seq, row.language, staff, queue)

    async def _queue(self, unit: Unit, conversation_id: str) -> dict[str, Any] | None:
        """The place and, when it can be told honestly, how long it takes."""
        now = self._clock()
        place = await waiting_line.place_in_line(unit, conversation_id)
        if place is None:
            return None
        may_leave = not place.precedence.is_pressing
        if not self._opening_hours.is_open(now):
            opening = self._opening_hours.next_opening(now)
            opens_at = opening.isoformat() if opening else None
            return {"position": None, "open": False, "opens_at": opens_at, "may_leave": may_leave}
        waited = await waiting_line.waiting_times(unit, now - ESTIMATE_OVER, place.precedence)
        queue: dict[str, Any] = {
            "position": place.ahead + 1,
            "open": True,
            "staffed": await presence.somebody_helps(unit, now),
            "minutes": None,
            "may_leave": may_leave,
        }
        if not queue["staffed"]:
            return queue
        left = median(waited) - (now - place.precedence.since).total_seconds() if waited else 0
        # Who waits longer than others did is not told that it is nearly over.
        if len(waited) >= ESTIMATE_FROM and left > 0:
            queue["minutes"] = max(1, round(left / 60))
        return queue

    def _contact(self, contact_id: str, language: str, *, abroad: bool) -> dict[str, Any]:
        contact = self._contacts.get(contact_id)
        number = (contact.shown_abroad if abroad else None) or contact.shown
        return {
            "id": contact.id,
            "name": contact.name,
            "what_for": contact.what_for.get(language),
            "number": number.shown if number else None,
            "tel": number.tel if number else None,
            "site": contact.site,
            "text": contact.say(language, abroad=abroad),
        }

    def _request(self, request: StoredRequest, language: str) -> dict[str, Any]:
        text: str = getattr(self._texts[language].request, request.status)
        return {
            "reference": request.reference,
            "status": request.status,
            "status_text": text.format(reference=request.reference),
            "fields": request.fields,
            "created_at": request.created_at.isoformat(),
            "updated_at": request.updated_at.isoformat(),
        }


def _kept_for_now(texts: Erasure, until: datetime) -> dict[str, str | None]:
    """That staff preserve the conversation, until which day and why."""
    day = until.astimezone(ZONE).strftime("%d-%m-%Y")
    return {"what": texts.conversation, "why": texts.preserved_why.format(date=day), "reference": None}


def _is_abroad(case: Mapping[str, Any]) -> bool:
    return any(fact["name"] == "abroad" and fact["value"] is True for fact in case.get("facts", []))
