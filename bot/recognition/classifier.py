"""The recogniser of scenarios and intents as a component of Rasa's graph."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.recognition import fact_features, held_out
from bot.recognition.encoder import Encoder, EncoderError, Vectors
from bot.recognition.facts import Reading
from bot.recognition.fitted import Fitted
from bot.recognition.fusion import Fusion, Settings
from bot.recognition.ngrams import counted
from bot.recognition.pipeline import READING

EMBEDDING = "embedding"  # of a message that was read, (384,); left out without the encoder

log = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class FusedClassifier(Fitted, IntentClassifier):
    """Embedding, words and facts, a linear head each, fused (see fusion.py). FactReader goes before it.

    Without the encoder it goes on with tf-idf alone, says so in the log, and `missing` says why.
    """

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, model_storage, resource)
        self._fusion: Fusion | None = None
        self._encoder: Encoder | None = None
        self.missing: str | None = None

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return vars(Settings()).copy()

    def read(self, folder: Path) -> None:
        self._fusion = Fusion.load(folder)
        self._find_encoder(self._fusion)

    def _trained(self) -> Fusion:
        if self._fusion is None:
            raise RuntimeError("neither trained nor loaded")
        return self._fusion

    def _find_encoder(self, fusion: Fusion) -> None:
        if fusion.embedding is None:
            self.missing = "the model was trained without the sentence encoder"
        else:
            try:
                self._encoder = Encoder()
            except EncoderError as error:
                self.missing = str(error)
        if self.missing:
            log.warning("Recognising by words alone, less well: %s", self.missing)

    def train(self, training_data: TrainingData) -> Resource:
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        texts = [example.get(TEXT) for example in examples]
        try:
            vectors = held_out.embed_all(texts)
        except EncoderError as error:
            log.warning("Training on words alone: %s", error)
            vectors = None
        intents = [example.get(INTENT) for example in examples]
        settings = Settings(**{name: self._config[name] for name in vars(Settings())})
        self._fusion = Fusion.fit(
            [counted(text) for text in texts], fact_features.of_texts(texts), intents, vectors, settings
        )
        with self._model_storage.write_to(self._resource) as folder:
            self._fusion.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get(TEXT) or ""
            vector = self._encoder.embed(text) if self._encoder else None
            message.set(EMBEDDING, vector)
            ranking = self._rank(text, message.get(READING) or Reading(), vector)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _rank(self, text: str, reading: Reading, vector: Vectors | None) -> list[dict[str, Any]]:
        fusion = self._trained()
        vectors = None if vector is None else vector[np.newaxis]
        facts = [fact_features.of_reading(reading)]
        probabilities = fusion.probabilities([counted(text)], facts, vectors)[0]
        return [
            {INTENT_NAME_KEY: fusion.names[at], PREDICTED_CONFIDENCE_KEY: float(probabilities[at])}
            for at in np.argsort(-probabilities, kind="stable")
        ]
