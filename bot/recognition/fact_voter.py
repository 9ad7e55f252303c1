"""The vote on facts as a component of Rasa's graph; FactReader and FusedClassifier go before it."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.recognition import fact_features, held_out
from bot.recognition.classifier import EMBEDDING
from bot.recognition.encoder import EncoderError
from bot.recognition.fitted import Fitted
from bot.recognition.pipeline import READING
from bot.recognition.told import load_taught
from bot.recognition.votes import Settings, Votes

LABELLED = Path(__file__).resolve().parents[2] / "data" / "facts"

log = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class FactVoter(Fitted):
    """Adds facts by a learned vote (votes.py) to what the rules read in somebody's own words.

    Without the encoder there is no vote, and FusedClassifier says what is missing.
    """

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, model_storage, resource)
        self._votes: Votes | None = None

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return vars(Settings()).copy()

    def read(self, folder: Path) -> None:
        self._votes = Votes.load(folder) if (folder / "votes.json").exists() else None

    def train(self, training_data: TrainingData) -> Resource:
        taught = load_taught(LABELLED)
        scenarios = {one.get(TEXT): one.get(INTENT) for one in training_data.intent_examples}
        texts = [one.text for one in taught]
        with self._model_storage.write_to(self._resource) as folder:
            try:
                vectors = held_out.embed_all(texts)
            except EncoderError as error:
                log.warning("Facts are read by rules alone: %s", error)
            else:
                features, shows = fact_features.of_texts(texts), [one.shows for one in taught]
                kinds = [scenarios.get(text) for text in texts]
                settings = Settings(**{name: self._config[name] for name in vars(Settings())})
                self._votes = Votes.fit(texts, features, shows, kinds, vectors, settings)
                self._votes.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            reading, vector = message.get(READING), message.get(EMBEDDING)
            votes = self._votes if reading.language == "nl" and not reading.quoted else None
            if votes and vector is not None:
                probable = message.get(INTENT)[INTENT_NAME_KEY]
                message.set(READING, votes.add(message.get(TEXT), reading, vector, probable))
        return messages
