"""The state between turns: small, and as good as the whole history."""

import asyncio
import json
from pathlib import Path

import pytest

from bot.domain.turn import Context, Message, TurnReply, TurnRequest
from bot.engine import lean

CONTEXT = Context(now="2026-11-24T12:00:00+01:00", next_reference="TP-TEST-1")

SAID = (
    "hallo",
    "ik ben gebeld door iemand van de bank en heb geld overgemaakt",
    "vanmorgen",
    "3000 euro",
    "waarom vraagt u dat",
    "nee ik heb de bank nog niet gebeld",
    "ik wil graag dat er een agent langskomt",
    "Jansen",
    "0612345678",
    "1234 AB",
    "12",
    "is dit anoniem",
    "nee mijn nummer is 0687654321",
    "stop",
    "kan ik een mens spreken",
    "bedankt",
)


@pytest.fixture(scope="module")
def assistant(model: Path) -> object:
    lean.prepare()
    from bot.engine.assistant import Assistant

    return Assistant(model)


def conversation(assistant: object, kept_turns: int | None, turns: int) -> list[TurnReply]:
    """A conversation of so many turns, with buttons pressed where the dialogue offers some."""

    async def talk() -> list[TurnReply]:
        replies: list[TurnReply] = []
        state = None
        for turn in range(turns):
            buttons = [
                button.id for reply in (replies[-1].replies if replies else ()) for button in reply.buttons
            ]
            if turn == 0:
                message = Message("0")
            elif buttons and turn % 3 == 0:
                message = Message(str(turn), button=buttons[0])
            else:
                message = Message(str(turn), text=SAID[turn % len(SAID)])
            reply = await assistant.turn(TurnRequest(message, CONTEXT, state), kept_turns)  # type: ignore[attr-defined]
            state = json.loads(json.dumps(reply.state))  # as web stores it
            replies.append(reply)
        return replies

    return asyncio.run(talk())


def test_the_snapshot_and_the_full_history_give_the_same_replies(assistant: object) -> None:
    short = conversation(assistant, 3, 64)
    whole = conversation(assistant, None, 64)
    for turn, (one, other) in enumerate(zip(short, whole, strict=True)):
        assert one.replies == other.replies, f"turn {turn}"
        assert one.case == other.case, f"turn {turn}"
        assert one.state["slots"] == other.state["slots"], f"turn {turn}"
    assert len(whole[-1].state["events"]) > 10 * len(short[-1].state["events"])


def test_a_turn_does_not_cost_more_the_longer_the_conversation_is(assistant: object) -> None:
    states = [reply.state for reply in conversation(assistant, 3, 200)]
    events = [len(state["events"]) for state in states]
    assert max(events[10:]) == max(events[190:]) <= 15


def test_the_state_keeps_no_words_outside_the_case(assistant: object) -> None:
    said = "zeldzaamwoordje heeft mij opgelicht"

    async def turn() -> TurnReply:
        return await assistant.turn(TurnRequest(Message("1", text=said), CONTEXT))  # type: ignore[attr-defined, no-any-return]

    state = asyncio.run(turn()).state
    assert set(state["slots"]) == {"case"}
    assert "zeldzaamwoordje" not in json.dumps(state["events"])
