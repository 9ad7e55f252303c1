"""Training reads data/nlu, data/rules and data/stories: never a message that is measured on."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.domain.documents import load_plain
from bot.engine.model import ROOT, sources
from bot.recognition.told import FILE, MORE_FILE, SENTENCES

FEW = 12  # examples of each intent, sentences on each side of a fact: enough to train on, done in seconds

# Trains as bot.cli.train does, and says which files of the data folder were opened.
SCRIPT = """
import json, sys
from pathlib import Path
data = sys.argv[1]
opened = set()
def note(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and isinstance(arguments[0], (str, bytes, Path)):
        path = Path(arguments[0].decode() if isinstance(arguments[0], bytes) else arguments[0])
        opened.add(str(path.absolute()))
sys.addaudithook(note)
from bot.cli.train import train
from bot.recognition import fact_voter
fact_voter.LABELLED = Path(data) / "facts"
train(Path(sys.argv[2]), Path(data))
print(json.dumps(sorted(opened)))
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data of the product with few examples, beside the evaluation data in the same folder."""
    copy = tmp_path / "data"
    shutil.copytree(ROOT / "data", copy)
    for path in (copy / "nlu").glob("*.yml"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        first = next(at for at, line in enumerate(lines) if line.lstrip().startswith("- ") and at > 2)
        path.write_text("".join(lines[: first + 1 + FEW]), encoding="utf-8")
    for path in (copy / "facts" / SENTENCES).glob("*.yml"):
        few = {side: sentences[:FEW] for side, sentences in load_plain(path).items()}
        path.write_text(json.dumps(few), encoding="utf-8")
    # The sentences teach every fact by themselves.
    for name in (FILE, MORE_FILE):
        (copy / "facts" / name).write_text("")
    return copy


def test_every_name_has_a_rule_that_answers_it() -> None:
    """Without one Rasa predicts an action again and again, and the engine does not start."""
    domain = load_plain(ROOT / "domain.yml")
    rules = load_plain(ROOT / "data" / "rules" / "answer.yml")["rules"]
    answered = [step["intent"] for rule in rules for step in rule["steps"] if "intent" in step]
    assert sorted(answered) == sorted(domain["intents"])


def test_training_opens_no_file_of_the_evaluation_data(data: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(data), str(tmp_path / "models" / "model.tar.gz")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    opened = [Path(name) for name in json.loads(done.stdout.splitlines()[-1])]
    inside = [path.relative_to(data) for path in opened if path.is_relative_to(data)]
    assert Path("nlu/phishing.yml") in inside
    assert Path("facts/sentences/lost_card.yml") in inside
    assert not [path for path in inside if "evaluation" in path.parts]
    assert not [path for path in opened if path.is_relative_to(ROOT / "data" / "evaluation")]


def test_a_model_does_not_change_with_the_evaluation_data() -> None:
    """Its name is a hash of all that it is made from."""
    assert not [path for path in sources() if "evaluation" in path.parts]
