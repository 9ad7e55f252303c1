"""Who reported it before: "gisteren al gebeld met jullie, en er is nog niemand geweest".

This chat cannot see an earlier conversation or request, and says nothing of one: anybody may type a
reference. Whom to ask is said first; then the story goes on, for there may be something to do at this moment.
"""

from __future__ import annotations

from bot.domain import requests, story
from bot.domain.exchange import Exchange, Next
from bot.domain.facts import LOSSES

_TOLD = "reported before"


def respond(exchange: Exchange) -> Next:
    """Answer who says to have reported it before, outside this conversation."""
    case = exchange.case
    if requests.is_there(exchange) or case.reference or not exchange.says("reported_before"):
        return Next.PASS
    if "happened" in exchange.heard and case.scenario is None:
        del case.facts["happened"]  # "gisteren al gebeld" dates the call to us
        exchange.heard.discard("happened")
    if _TOLD not in case.told:
        case.told.append(_TOLD)
        exchange.say("before.whom_to_ask", buttons=(exchange.person_button(),))
    else:
        exchange.say("before.again")
    case.misunderstood = 0
    if case.scenario is None and _tells_a_story(exchange) and exchange.top is not None:
        return story.begin(exchange, exchange.top)
    return Next.GO_ON


def _tells_a_story(exchange: Exchange) -> bool:
    """Whether it says what happened too; a reference number alone looks like a suspicious message."""
    told = exchange.top != "suspicious_only" or any(exchange.case.is_true(name) for name in LOSSES)
    return told and exchange.top in exchange.library.playbooks
