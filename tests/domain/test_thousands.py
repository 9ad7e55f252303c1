"""Thousands of conversations: labelled messages of people, buttons pressed, and whatever else people say.

What is recognised in a message is its label (data/nlu: the scenario; data/facts: what it tells), or facts
that are drawn. The trained model reads messages like these in tests/engine/test_conversation_walk.py;
Hypothesis looks for the shortest conversation that breaks a rule in test_random_walk.py. With all tests 1,000
are played; `make walk` plays 5,000, and `make walk CONVERSATIONS=20000` as many as one likes.
"""

from __future__ import annotations

import json
import os
import random
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import Any

from bot.domain.facts import UNKNOWN, VALUES, Value
from bot.domain.scenarios import INTENTS, PLAYBOOK_SCENARIOS
from bot.domain.turn import Recognition, RequestStatus
from bot.evaluation.vocabulary import SIGNALS
from bot.recognition.examples import load_examples
from tests.domain.phrases import ABOUT_LIFE, FOR_THE_OFFICER, PHRASES, SECRETS, STILL_ON_THE_LINE
from tests.domain.visitor import CONTEXT, DATA, recognised
from tests.domain.watched import Watched

CONVERSATIONS = int(os.environ.get("CONVERSATIONS") or 1000)
FEWEST_TURNS, MOST_TURNS = 4, 12
AIMED = 0.25  # how often something is said that is dangerous to misread just there
_FACTS = {
    "suspect_at_door_or_coming": {"danger": "suspect_coming"},
    "link_clicked_only": {"clicked_link": True},
}


@cache
def labelled() -> tuple[tuple[str, str, dict[str, Value]], ...]:
    """Messages of people: text, scenario or intent, and what it tells."""
    told = {}
    for line in (DATA / "facts" / "messages.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        facts: dict[str, Value] = {}
        for signal in entry["signals"]:
            facts |= _FACTS.get(signal) or SIGNALS[signal]  # type: ignore[arg-type]
        told[entry["text"]] = facts | ({"happened": entry["when"]} if entry["when"] != "unknown" else {})
    return tuple((one.text, one.intent, told.get(one.text, {})) for one in load_examples(DATA / "nlu"))


def reading_of(text: str, name: str | None, facts: dict[str, Value], chance: random.Random) -> Recognition:
    """What a recogniser makes of it: mostly right and sure, sometimes in doubt or of nothing."""
    language = "en" if chance.random() < 0.04 else "nl"
    if name is None or chance.random() < 0.1:
        between = tuple(chance.sample(PLAYBOOK_SCENARIOS, 2)) if chance.random() < 0.5 else None
        return recognised(text, None, facts, between=between, language=language)
    return recognised(text, name, facts, language=language, confidence=chance.choice((0.55, 0.7, 0.9, 0.99)))


def drawn_facts(chance: random.Random) -> dict[str, Value]:
    names = chance.sample(sorted(VALUES), chance.choice((0, 0, 0, 1, 1, 2)))
    return {name: chance.choice((*VALUES[name], UNKNOWN)) for name in names}


def aimed(state: dict[str, Any] | None, chance: random.Random) -> str | None:
    """Now and then what is dangerous to misread just here: on the line, or in the form."""
    if state is None or chance.random() > AIMED:
        return None
    if (state["pending"] or {}).get("kind") == "hung_up":
        return chance.choice(STILL_ON_THE_LINE)
    if state["form"]["state"] in ("open", "summary"):
        return chance.choice((*ABOUT_LIFE, *FOR_THE_OFFICER, *FOR_THE_OFFICER))
    return None


def act(conversation: Watched, chance: random.Random) -> None:
    """One turn of whatever kind."""
    visitor = conversation.visitor
    if text := aimed(visitor.state, chance):
        conversation.writes(text, reading_of(text, None, {}, chance))
        return
    now = [button.id for reply in visitor.last.replies for button in reply.buttons] if visitor.last else []
    kind = chance.random()
    if now and kind < 0.36:
        # Mostly what was just offered, now and then an old button.
        conversation.presses(chance.choice(now if kind < 0.30 else sorted(visitor.offered())))
    elif kind < 0.62:
        text, name, facts = chance.choice(labelled())
        conversation.writes(text, reading_of(text, name, facts, chance))
    elif kind < 0.92:
        text = chance.choice(PHRASES)
        name = chance.choice((None, None, *PLAYBOOK_SCENARIOS, *INTENTS)) if chance.random() < 0.3 else None
        conversation.writes(text, reading_of(text, name, drawn_facts(chance), chance))
    elif kind < 0.95:
        text = chance.choice(SECRETS)
        conversation.writes(text, reading_of(text, None, {}, chance))
    elif visitor.state is not None and kind < 0.98:
        visitor.context = replace(visitor.context, returned_by_staff=kind < 0.96)
        conversation.opens()
        visitor.context = replace(visitor.context, returned_by_staff=False)
    else:
        request = visitor.context.request
        if request and request.status != "cancelled":
            status = chance.choice(("acknowledged", "accepted", "declined"))
            visitor.context = replace(visitor.context, request=RequestStatus(request.reference, status))
        conversation.writes("is mijn aanvraag binnen?", reading_of("", None, {}, chance))


def walk(seed: int, seen: Counter[str]) -> None:
    """One conversation. seen: counts what happened in it. Raises AssertionError when a rule is broken."""
    chance = random.Random(seed)
    conversation = Watched()
    conversation.visitor.context = replace(
        CONTEXT, staff_open=chance.random() < 0.7, staff_full=chance.random() < 0.1
    )
    if chance.random() < 0.8:
        conversation.opens()
        conversation.rules_hold()
    for _ in range(chance.randint(FEWEST_TURNS, MOST_TURNS)):
        act(conversation, chance)
        conversation.rules_hold()
    conversation.the_form_ends()
    conversation.rules_held()
    last = conversation.visitor.last
    seen.update(("conversations", f"address {conversation.visitor.state['address']}", last.case.urgency))
    seen.update({"turns": len(conversation.turns), "sent": conversation.sent})


def test_whatever_people_write_and_press_no_rule_is_broken() -> None:
    broken: list[str] = []
    seen: Counter[str] = Counter()
    for seed in range(CONVERSATIONS):
        try:
            walk(seed, seen)
        except AssertionError as error:
            broken.append(f"conversation {seed}: {error}")
    assert not broken, f"{len(broken)} of them\n" + "\n".join(broken[:8])
    # What was to be played was played.
    assert seen["conversations"] == CONVERSATIONS
    for kind in ("address u", "address je", "emergency", "visit", "call", "report", "advice", "sent"):
        assert seen[kind], kind
