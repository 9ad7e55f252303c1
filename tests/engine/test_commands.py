"""The developer's commands in the engine's environment, as they are typed."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.engine.model import CODE, ROOT, fingerprint, sources

FIELDS = {"id", "scenario", "ranking", "signals", "when", "urgency", "entities", "language", "reasons"}


def understand(model: Path, stdin: str) -> list[dict[str, object]]:
    command = [sys.executable, "-m", "bot.cli.understand", "--model", str(model)]
    done = subprocess.run(
        command, cwd=ROOT, input=stdin, capture_output=True, text=True, timeout=180, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_understand_answers_each_line_in_the_vocabulary_of_the_evaluation(model: Path) -> None:
    asked = [
        {"id": "a", "text": "Vanmorgen heb ik 1.250,- overgemaakt, zogenaamd naar een kluis van de Rabobank"},
        {"id": "b", "text": "ja graag"},
        {"id": "c", "text": "help"},
        {"id": "d", "text": "x" * 10_000},
        {"id": "e", "text": ""},
    ]
    lines = [json.dumps(line) for line in asked]
    first, affirm, vague, long, empty, broken = understand(model, "\n".join([*lines, "", "no json", ""]))
    assert set(first) == FIELDS
    assert first["scenario"] == "bank_helpdesk_fraud"
    assert "money_transferred" in first["signals"]  # type: ignore[operator]
    assert first["entities"]["amount"].startswith("1.250")  # type: ignore[index]
    assert first["urgency"] == "visit"
    assert affirm["ranking"][0][0] == "affirm_deny"  # type: ignore[index]
    assert vague["scenario"] is None
    assert [line["id"] for line in (long, empty)] == ["d", "e"]
    assert broken["id"] is None
    assert broken["error"]
    for line in (first, affirm, vague, long, empty):
        names = [name for name, _ in line["ranking"]]  # type: ignore[attr-defined]
        assert not {"affirm", "deny", "sim_swap"} & set(names)
        # What is left of 1 is how probable it is that too little was said.
        total = sum(confidence for _, confidence in line["ranking"])  # type: ignore[attr-defined]
        assert (0.98 if line is first else 0) < total < 1.02


def rasa(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "rasa"), *arguments]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("RASA_")}
    return subprocess.run(
        command, cwd=ROOT, input=stdin, capture_output=True, text=True, timeout=300, env=clean, check=False
    )


def test_rasa_data_validate_finds_nothing_wrong() -> None:
    done = rasa("data", "validate")
    assert done.returncode == 0, done.stderr
    assert "No story structure conflicts found" in done.stderr + done.stdout


def test_rasa_shell_nlu_reads_a_message(model: Path) -> None:
    done = rasa("shell", "nlu", "-m", str(model), stdin="ik heb 3000 euro overgemaakt naar een oplichter\n")
    assert done.returncode == 0, done.stderr
    assert '"recognition"' in done.stdout
    assert '"lost_money"' in done.stdout


@pytest.mark.parametrize(
    "changed", ["config.yml", "domain.yml", "data/nlu/x.yml", "bot/recognition/fusion.py"]
)
def test_another_source_makes_another_model(tmp_path: Path, changed: str) -> None:
    for path in sources():
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    before = fingerprint(sources(tmp_path), tmp_path)
    with (tmp_path / changed).open("a") as file:
        file.write("\n# changed\n")
    assert fingerprint(sources(tmp_path), tmp_path) != before
    assert fingerprint(sources(tmp_path), tmp_path) == fingerprint(sources(tmp_path), tmp_path)


def test_every_module_that_training_runs_is_part_of_the_models_name() -> None:
    reached: set[str] = set()
    waiting = ["bot/engine/training_files.py", "bot/recognition/classifier.py"]
    while waiting:
        path = waiting.pop()
        reached.add(path)
        for node in ast.walk(ast.parse((ROOT / path).read_text())):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("bot.recognition"):
                package = (node.module or "").replace(".", "/")
                modules = [f"{package}.py", *(f"{package}/{alias.name}.py" for alias in node.names)]
                waiting += [name for name in modules if (ROOT / name).is_file() and name not in reached]
    assert reached <= set(CODE)


def test_training_reads_no_other_data() -> None:
    read = {path.relative_to(ROOT).parts[1] for path in sources() if path.parts[len(ROOT.parts)] == "data"}
    assert read == {"nlu", "rules", "stories", "facts"}
    # What Rasa itself makes of `--data data`, the default of its commands.
    script = (
        "from bot.engine.training_files import TrainingFiles\n"
        "files = TrainingFiles(training_data_paths=['data'])\n"
        "print(*files._nlu_files, *files._story_files, sep='\\n')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    folders = {Path(line).relative_to("data").parts[0] for line in done.stdout.splitlines()}
    assert folders == {"nlu", "rules", "stories"}
