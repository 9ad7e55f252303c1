"""The line of who waits for a person, as the server draws it; queueText in static/status.js does the same."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.domain.opening_hours import ZONE


def queue_text(queue: Mapping[str, Any], texts: Mapping[str, Any], now: datetime) -> str:
    """The place, and how long it takes or that this is not known; when nobody is there, that.

    queue: as in the state of a conversation. texts: those of the page. now: decides whether a day is named.
    """
    script = texts["script"]
    if queue.get("open") is False:
        opens_at = queue.get("opens_at")
        if opens_at is None:
            return str(script["queue_closed"])
        return str(script["queue_opens"]).format(time=_moment(datetime.fromisoformat(opens_at), texts, now))
    if queue.get("staffed") is False:
        return str(script["queue_nobody"])
    position = queue.get("position")
    if position is None:
        return str(script["queue_unknown"])
    place = str(script["queue_first" if position <= 1 else "queue_position"]).format(position=position)
    minutes = queue.get("minutes")
    time = "queue_no_time" if minutes is None else "queue_minute" if minutes <= 1 else "queue_minutes"
    return f"{place} {script[time].format(minutes=minutes)}"


def clock_time(local: datetime, texts: Mapping[str, Any]) -> str:
    """Hours and minutes as people of the page's language write them. local: in Dutch time."""
    written = f"{local:%H.%M}" if texts["script"]["you"] == "U" else f"{local:%H:%M}"
    return str(texts["script"]["time"]).format(time=written)


def _moment(at: datetime, texts: Mapping[str, Any], now: datetime) -> str:
    """A time, with its day unless that is today."""
    local = at.astimezone(ZONE)
    if local.date() == now.astimezone(ZONE).date():
        return clock_time(local, texts)
    calendar = texts["calendar"]
    day = f"{calendar['days'][local.weekday()]} {local.day} {calendar['months'][local.month - 1]}"
    return f"{day} {clock_time(local, texts)}"
