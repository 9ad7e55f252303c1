"""docs/train-an-intent.md, a new scenario: one is taken out and made again by the page, from start to end.

The other sections: test_guide_every_day.py.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.engine.model import ROOT

GUIDE = ROOT / "docs" / "train-an-intent.md"
# What the developer "writes" is what the product has for this scenario. It stands last before the line that
# a new name goes before, so that at the end every file must be as it was.
SCENARIO, DASHED = "money_mule", "money-mule"
WRITTEN = (
    "data/triage.yml",
    f"data/playbooks/{SCENARIO}.yml",
    f"data/playbooks/en/{SCENARIO}.yml",
    f"data/nlu/{SCENARIO}.yml",
    f"tests/dialogues/scenarios/{DASHED}.yml",
)
LISTS = ("bot/domain/scenarios.py", "domain.yml", "data/rules/answer.yml")
LEFT_OUT = shutil.ignore_patterns(".git", ".venv-*", "trained", "results", "var", "__pycache__")
SENTENCE = "ik heb mijn pas uitgeleend en nu staat er geld van criminelen op"


def commands() -> list[str]:
    """The commands of the section on a new scenario, for SCENARIO."""
    section = GUIDE.read_text(encoding="utf-8").partition("## A new scenario")[2]
    blocks = re.findall(r"```bash\n(.*?)```", section, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.strip()]
    return [line.replace("parcel_fraud", SCENARIO) for line in lines]


def copied(folder: Path) -> Path:
    """The product in another folder, with the environments of this one."""
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT, symlinks=True)
    for name in (".venv-engine", ".venv-web"):
        (folder / name).symlink_to((ROOT / name).resolve())
    return folder


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The product without the scenario."""
    copy = copied(tmp_path / "checkout")
    for path in WRITTEN[1:]:
        (copy / path).unlink()
    triage = copy / "data" / "triage.yml"
    triage.write_text(re.sub(rf", {SCENARIO}\b|\b{SCENARIO}\b,? ?", "", triage.read_text(encoding="utf-8")))
    for path in LISTS:
        text = (copy / path).read_text(encoding="utf-8")
        # Its rule, or its line in a list.
        rule = rf'  - rule: answer {SCENARIO}\n(?:    .*\n)+\n|^ +(?:- |"){SCENARIO}"?,?\n'
        (copy / path).write_text(re.sub(rule, "", text, flags=re.MULTILINE), encoding="utf-8")
    return copy


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    # As typed in a shell: within `make test`, make would also say which folder it enters and leaves.
    typed = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    settings = {**typed, "NL_PIPELINE": "embedded"}
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=settings, capture_output=True, text=True, timeout=900
    )


def test_the_guide_makes_a_scenario_that_is_recognised(checkout: Path) -> None:
    make, *validators, train, understand, docs, evaluate = commands()
    assert SCENARIO not in (checkout / "domain.yml").read_text()
    done = run(make, checkout)
    assert done.returncode == 0, done.stderr
    first, second = (run(validator, checkout) for validator in validators)
    assert first.returncode == second.returncode == 1
    for path in WRITTEN:
        assert f"{path}:" in first.stderr + second.stderr

    for path in WRITTEN:
        shutil.copy(ROOT / path, checkout / path)
    for validator in validators:
        done = run(validator, checkout)
        assert done.returncode == 0, done.stderr

    done = run(train, checkout)
    assert done.returncode == 0, done.stderr
    own_sentence = re.sub(r'("text": ")[^"]*', rf"\1{SENTENCE}", understand)
    done = run(own_sentence, checkout)
    assert json.loads(done.stdout)["ranking"][0][0] == SCENARIO, done.stderr
    # The figures of facts take long, and are the same whatever scenarios there are.
    closing = ("make check ONLY='playbook-page recognition thresholds'", "make -n test")
    for command in (docs, evaluate.replace("make ", "make -o fact-figures ", 1), *closing):
        done = run(command, checkout)
        assert done.returncode == 0, done.stderr
    assert SCENARIO in (checkout / "data/evaluation/baseline.yml").read_text().partition("history")[0]
    for path in (*LISTS, *WRITTEN, "docs/playbooks.md"):
        assert (checkout / path).read_text() == (ROOT / path).read_text(), path


@pytest.mark.parametrize(
    ("name", "why"),
    [("Parcel Fraud", "is no name"), ("phishing", "already"), ("greeting", "already"), ("", "is no name")],
)
def test_a_name_that_cannot_be_one_makes_nothing(name: str, why: str) -> None:
    before = {path: (ROOT / path).read_bytes() for path in LISTS}
    done = run(f'make -s new-scenario NAME="{name}"', ROOT)
    assert done.returncode != 0
    assert why in done.stderr
    assert {path: (ROOT / path).read_bytes() for path in LISTS} == before
