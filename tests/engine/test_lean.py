"""Rasa without TensorFlow and connectors."""

import subprocess
import sys

from bot.engine.model import ROOT


def run(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_rasa_can_be_imported_without_tensorflow() -> None:
    assert run("import rasa.core.agent, rasa.model_training; print('imported')") == "imported"


def test_a_program_that_does_not_use_rasa_is_left_alone() -> None:
    assert run("import sys; print('spacy' in sys.modules, 'rasa' in sys.modules)") == "False False"
    assert run("import importlib.util as u; print(u.find_spec('tensorflow'))") == "None"


def test_usage_data_stays_here() -> None:
    script = "import rasa.telemetry as t; print(t.is_telemetry_enabled())"
    assert run(script) == "False"


def test_serving_leaves_out_what_only_training_needs() -> None:
    script = (
        "from bot.engine import lean; lean.prepare(serving=True)\n"
        "import sys, bot.engine.assistant\n"
        "names = ('sklearn.linear_model', 'sqlalchemy.orm', 'prompt_toolkit.application')\n"
        "print([name for name in names if getattr(sys.modules.get(name), '__file__', None)])"
    )
    assert run(script) == "[]"
