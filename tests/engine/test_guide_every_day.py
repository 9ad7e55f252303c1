"""docs/train-an-intent.md, all but a new scenario: each command is run, on a product with few examples."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from bot.engine.model import ROOT
from tests.engine.test_guide import GUIDE, commands, copied, run

FEW = 12  # examples of each name, and more where a fact has to be learned
FEW_SENTENCES = 2  # of each list
OF_EACH_SIGNAL = 15
NEW = "ze belden over een pakketje en wilden dat ik via een rare link tikte"
EXPORTED = f"""\
nlu:
  - intent: phishing
    examples: |
      - {NEW}
"""
# Followed by another test, or part of a whole of which the parts are followed.
ELSEWHERE = (
    "make public-set",  # test_public_set.py
    "make new-scenario",
    "make docs",
    "make test",
    "make train",
    "echo",
    ".venv-web/bin/python -m bot.cli.validate",
)


def page_commands() -> set[str]:
    """Everything on the page that is typed in a shell, in blocks and in sentences."""
    text = GUIDE.read_text(encoding="utf-8")
    inline = re.findall(r"`((?:make|echo|\.venv)[^`]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    return {" ".join(command.split()) for command in (*inline, *commands())}


def command(start: str) -> str:
    """The longest command of the page that begins so."""
    return max((one for one in page_commands() if one.startswith(start)), key=len)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The product with few examples and sentences."""
    copy = copied(tmp_path / "checkout")
    kept = few_facts(copy / "data" / "facts" / "messages.jsonl")
    more = copy / "data" / "facts" / "more.jsonl"
    lines = more.read_text(encoding="utf-8").splitlines(keepends=True)
    more.write_text("".join(line for line in lines if json.loads(line)["text"] in kept), encoding="utf-8")
    for path in (copy / "data" / "nlu").glob("*.yml"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        examples = [line for line in lines if line.startswith("      - ")]
        needed = {*examples[:FEW], *(line for line in examples if line[8:].rstrip("\n") in kept)}
        path.write_text(
            "".join(line for line in lines if line not in examples or line in needed), encoding="utf-8"
        )
    folders = ("tests/recognition/facts", "tests/recognition/blind", "data/facts/sentences")
    for path in (path for folder in folders for path in (copy / folder).glob("*.yml")):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(few_sentences(lines)), encoding="utf-8")
    return copy


def few_facts(path: Path) -> set[str]:
    """Keeps so many messages of each signal that it can be learned. Gives their texts."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    rows = [json.loads(line) for line in lines]
    signals = sorted({name for row in rows for name in row["signals"]})
    kept = {
        row["text"]
        for signal in signals
        for row in [row for row in rows if signal in row["signals"]][:OF_EACH_SIGNAL]
    }
    path.write_text("".join(line for line, row in zip(lines, rows, strict=True) if row["text"] in kept))
    return kept


def few_sentences(lines: list[str]) -> list[str]:
    kept: list[str] = []
    seen = 0
    for line in lines:
        seen = seen + 1 if line.startswith("  - ") else 0
        if seen <= FEW_SENTENCES:
            kept.append(line)
    return kept


def test_every_command_of_the_page_is_followed() -> None:
    followed = (
        *ELSEWHERE,
        ".venv-engine/bin/python -m bot.cli.validate_examples",
        ".venv-engine/bin/python -m bot.cli.sentence_figures --document",
        "make fact-figures",
        "make evaluate",
        "make overlap",
        "make check",
        "make calibrate",
        "make known-misses",
        "make insights-effect",
    )
    assert not {one for one in page_commands() if not one.startswith(followed)}


def test_the_page_can_be_followed_with_new_examples(checkout: Path) -> None:
    """With so few examples the checks must find faults; each says what the page says that it says."""
    done = run(command(".venv-engine/bin/python -m bot.cli.validate_examples"), checkout)
    assert done.returncode == 1
    assert re.search(r"data/nlu/phishing\.yml:1: \d+ examples; write \d+ more", done.stderr)

    done = run(command("make overlap"), checkout)
    assert done.returncode == 0, done.stderr
    assert "data/nlu/phishing.yml:" in done.stdout

    done = run(command("make evaluate ACCEPT"), checkout)
    assert done.returncode != 0
    assert "below its floor on the held-out messages: " in done.stderr
    for name in ("evaluation.md", "facts.md", "sentences.md", "confusion.svg", "calibration.svg"):
        assert (checkout / "results" / name).stat().st_size, name
    assert "| lost_card |" in (checkout / "results" / "sentences.md").read_text()
    unaccepted = "data/evaluation/baseline.yml"
    assert (checkout / unaccepted).read_text() == (ROOT / unaccepted).read_text()

    done = run(command(".venv-engine/bin/python -m bot.cli.sentence_figures --document"), checkout)
    assert done.returncode == 0, done.stderr
    assert "| lost_card | 2 | 4 |" in (checkout / "docs" / "fact-figures.md").read_text()

    done = run(f"{command('make check')} ONLY='recognition known-misses'", checkout)
    assert done.returncode != 0
    assert "quality: fell by more than 0.03: " in done.stderr
    assert "accepted on " in done.stdout

    done = run(command("make calibrate"), checkout)
    assert done.returncode == 0, done.stderr
    (temperature,) = re.findall(r"temperature=([\d.]+) Thresholds.*\n\Z", done.stdout)
    assert f"temperature: {temperature}\n" in (checkout / "config.yml").read_text()


def test_the_page_can_be_followed_with_what_visitors_write(checkout: Path) -> None:
    (checkout / "inzichten.yml").write_text(EXPORTED)
    asked = re.sub(r"FILE=\S+", "FILE=inzichten.yml", command("make insights-effect"))
    done = run(asked, checkout)
    assert "insights-effect: new examples: 1, of which " in done.stdout, done.stderr
    assert "accuracy in cross-validation: " in done.stdout


def test_the_page_can_be_followed_with_a_miss_that_is_mended(checkout: Path) -> None:
    done = run(command("make known-misses"), checkout)
    assert done.returncode == 0, done.stderr
    assert "lost_card positive 1 -> 0" in done.stdout
    assert run("make check ONLY=known-misses", checkout).returncode == 0


def test_a_check_that_does_not_exist_is_no_check_that_passes() -> None:
    done = subprocess.run(["bin/check", "spelling"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "not every one of these is a check: spelling" in done.stderr
