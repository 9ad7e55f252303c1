"""Conversations of real sentences, read by the real recogniser, with buttons pressed in between.

tests/domain/test_thousands.py draws what is recognised; here it is what the trained model makes of what
people write. The rules are the same: no turn fails, no safety rule is broken.
"""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.turn import Recognition
from bot.engine.recogniser import Recogniser
from bot.recognition.examples import load_examples
from tests.domain.phrases import PHRASES
from tests.domain.visitor import CONTEXT, DATA
from tests.domain.watched import Watched

CONVERSATIONS = 150
TURNS = 14
TEXTS = 400


def sentences_of_people(seed: int) -> list[str]:
    """What people write: examples of every kind, and the short things they say in between."""
    examples = [example.text for example in load_examples(DATA / "nlu")]
    return [*random.Random(seed).sample(examples, TEXTS), *PHRASES]


@pytest.fixture(scope="module")
def read(model: Path) -> dict[str, Recognition]:
    recogniser = Recogniser.load(model)
    return {text: recogniser.recognise(text) for text in sentences_of_people(7)}


def walk(read: dict[str, Recognition], chance: random.Random) -> list[str]:
    """One conversation; gives what was done in it. Raises AssertionError when a rule is broken."""
    texts = list(read)
    conversation = Watched()
    visitor = conversation.visitor
    visitor.context = replace(CONTEXT, staff_open=chance.random() < 0.7)
    done: list[str] = []
    if chance.random() < 0.8:
        conversation.opens()
        conversation.rules_hold()
    for _ in range(TURNS):
        last = (
            [button.id for reply in visitor.last.replies for button in reply.buttons] if visitor.last else []
        )
        if last and chance.random() < 0.4:
            # Mostly what was just offered, now and then an old button.
            offered = last if chance.random() < 0.8 else sorted(visitor.offered())
            done.append(f"#{chance.choice(offered)}")
            conversation.presses(done[-1][1:])
        elif visitor.state is not None and chance.random() < 0.03:
            done.append("(opens the page again)")
            conversation.opens()
        else:
            done.append(chance.choice(texts))
            conversation.writes(done[-1], read[done[-1]])
        try:
            conversation.rules_hold()
        except AssertionError as error:
            raise AssertionError(f"after {done}: {error}") from error
    return done


def test_whatever_people_write_and_press_no_turn_fails_and_no_rule_is_broken(
    read: dict[str, Recognition],
) -> None:
    pressed = sum(
        any(step.startswith("#") for step in walk(read, random.Random(seed))) for seed in range(CONVERSATIONS)
    )
    assert pressed > CONVERSATIONS // 2
