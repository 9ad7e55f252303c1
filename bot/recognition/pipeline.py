"""What comes after the classifier in Rasa's graph: reading facts, and deciding how sure we are.

The result is one attribute of the message, `recognition`: bot.domain.turn.Recognition as plain data,
which actions find in `tracker.latest_message`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from spacy.language import Language

from bot.domain.scenarios import TOO_LITTLE
from bot.domain.turn import Decision, Ranked, Recognition
from bot.recognition import dutch, facts
from bot.recognition.legible import careful

RECOGNITION = "recognition"
READING = "reading"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class FactReader(GraphComponent):
    """Reads the facts, entities and language of a message (bot/recognition/facts)."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FactReader:
        return cls(dutch.for_names(dutch.chosen()))

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            message.set(READING, facts.read(message.get(TEXT) or "", self._nlp))
        return messages


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Decider(GraphComponent):
    """Says whether the first of the ranking holds, whether to ask between two, or to ask openly."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._config = config

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """sure: least probability of the first; between: least probability of the first two together."""
        return {"sure": 0.5, "between": 0.45}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Decider:
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            read = tuple(
                Ranked(entry[INTENT_NAME_KEY], round(entry[PREDICTED_CONFIDENCE_KEY], 4))
                for entry in message.get(INTENT_RANKING_KEY)
            )
            ranking = tuple(one for one in read if one.name != TOO_LITTLE)
            reading = message.get(READING)
            decision = decide(read, self._config["sure"], self._config["between"])
            recognition = Recognition(
                ranking=ranking,
                decision=careful(decision, ranking, message.get(TEXT) or "", reading),
                facts=reading.facts,
                entities=reading.entities,
                language=reading.language,
                quoted=reading.quoted,
            )
            message.set(RECOGNITION, msgspec.to_builtins(recognition), add_to_output=True)
        return messages


def decide(ranking: Sequence[Ranked], sure: float, between: float) -> Decision:
    """How sure the ranking is.

    ranking: most probable first, how probable it is that too little was said among it. sure, between:
    thresholds from config.yml, chosen on cross-validation with the cost table of docs/decisions.
    """
    if not ranking or ranking[0].name == TOO_LITTLE:
        return "open"
    first, second, *_ = [one.confidence for one in ranking if one.name != TOO_LITTLE] + [0.0, 0.0]
    if first >= sure:
        return "sure"
    return "between" if first + second >= between else "open"
