"""The recognising part of the trained model: a text to what it says, without any dialogue."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import msgspec
from rasa.core.channels.channel import UserMessage
from rasa.engine import loader
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.storage import ModelMetadata

from bot.domain.phrases import load_phrases
from bot.domain.turn import Recognition
from bot.engine.details import told_of
from bot.engine.model import ROOT
from bot.engine.parts import parts_of
from bot.recognition.classifier import FusedClassifier
from bot.recognition.pipeline import RECOGNITION

LONGEST_TEXT = 8000  # characters; web lets at most 4,000 through


class TextTooLongError(ValueError):
    """Web should have refused it."""


class Recogniser:
    """Runs the recognising nodes of Rasa's graph."""

    def __init__(self, metadata: ModelMetadata, runner: DaskGraphRunner) -> None:
        self._runner = runner
        self._phrases = load_phrases(ROOT / "data" / "phrases.yml")
        # The node before Rasa's handler of typed "/intent" commands: a visitor's "/restart" is text.
        self._last = metadata.predict_schema.nodes[metadata.nlu_target].needs["messages"]

    @classmethod
    def load(cls, model: Path) -> Recogniser:
        """model: the .tar.gz that bot.cli.train made."""
        with tempfile.TemporaryDirectory() as folder:
            loaded = loader.load_predict_graph_runner(Path(folder), model, LocalModelStorage, DaskGraphRunner)
        return cls(*loaded)

    def parse(self, text: str) -> dict[str, Any]:
        """Rasa's parse data of a text, `recognition` among it. Raises TextTooLongError."""
        if len(text) > LONGEST_TEXT:
            raise TextTooLongError(f"a text of {len(text)} characters; at most {LONGEST_TEXT}")
        parsed = self._parse_whole(text)
        if RECOGNITION in parsed:
            whole = msgspec.convert(parsed[RECOGNITION], Recognition)
            told = told_of(whole, text, self._recognise_whole, self._phrases)
            parsed[RECOGNITION] = msgspec.to_builtins(told)
        parts = parts_of(text, self._recognise_whole, self._phrases)
        if parts and RECOGNITION in parsed:
            parsed[RECOGNITION] = {**parsed[RECOGNITION], "parts": msgspec.to_builtins(parts)}
        return parsed

    def _recognise_whole(self, text: str) -> Recognition:
        return msgspec.convert(self._parse_whole(text)[RECOGNITION], Recognition)

    def _parse_whole(self, text: str) -> dict[str, Any]:
        message = UserMessage(text)
        message.text = text  # Rasa strips it; positions of facts are those of the text as it came
        inputs = {PLACEHOLDER_MESSAGE: [message], PLACEHOLDER_TRACKER: None}
        result = self._runner.run(inputs=inputs, targets=[self._last])
        parsed: dict[str, Any] = result[self._last][0].as_dict(only_output_properties=True)
        return {"text": text, "entities": [], **parsed}

    def recognise(self, text: str) -> Recognition:
        """What a text says. Raises TextTooLongError."""
        return msgspec.convert(self.parse(text)[RECOGNITION], Recognition)

    @property
    def encoder_missing(self) -> str | None:
        """Why it works without its sentence encoder; None when it works with it."""
        for node in self._runner._instantiated_nodes.values():
            if isinstance(node._component, FusedClassifier):
                return node._component.missing
        return "the model has no FusedClassifier"
