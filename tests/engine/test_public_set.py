"""The classifier on a labelled set of somebody else, beside a linear SVM."""

import json
import re
from pathlib import Path

import pytest

from bot.cli import public_set
from bot.cli.public_set import best_settings, load, main, read_texts
from bot.recognition.fusion import Settings

# Made up; the test half says the same in other words.
TRAIN = {
    "weer": ["gaat het regenen", "schijnt de zon morgen", "is het koud", "komt er sneeuw", "hoe warm is het"],
    "muziek": ["speel een liedje", "zet muziek op", "draai die plaat nog eens", "speel jazz", "dat nummer"],
    "wekker": ["maak mij om zes uur wakker", "zet de wekker", "wekker om acht uur", "wek me", "wekker uit"],
}
TEST = {"weer": ["wordt het morgen warm"], "muziek": ["speel een nummer"], "wekker": ["zet mijn wekker"]}


def conll(path: Path, texts: dict[str, list[str]]) -> Path:
    """As xSID is written."""
    blocks = [
        f"# id = 1\n# text-en = x\n# text = {text}\n# intent = {name}\n1\t{text.split()[0]}\t{name}\tO\n"
        for name, some in texts.items()
        for text in some
    ]
    path.write_text("\n".join(blocks), encoding="utf-8")
    return path


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    monkeypatch.setattr(public_set, "INVERSE_EMBEDDING", (1.0, 10.0))
    monkeypatch.setattr(public_set, "WEIGHT_NGRAMS", (1.0, 3.5))
    monkeypatch.setattr(public_set, "INVERSE_SVM", (1.0,))
    return conll(tmp_path / "train.conll", TRAIN), conll(tmp_path / "test.conll", TEST)


def test_it_prints_the_classifier_beside_a_linear_svm(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(file) for file in files]) == 0
    numbers, as_they_come, chosen, *seeds = capsys.readouterr().out.splitlines()
    assert numbers == "15 texts to learn from, 3 to read, 3 names; seeds 0, 1, 2"
    figure = r"(\d\.\d{3})( ± \d\.\d{3})?"
    assert re.fullmatch(rf"as they come: classifier {figure}, linear SVM {figure}", as_they_come)
    found = re.fullmatch(rf"chosen in cross-validation: classifier {figure}, linear SVM {figure}", chosen)
    assert found
    assert float(found[1]) > 0.6
    assert len(seeds) == 3


def test_settings_are_chosen_without_the_texts_that_are_measured(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    """Whatever the other half says, the same is chosen; a name with too few texts does not stop it."""
    rare = conll(tmp_path / "rare.conll", {**TRAIN, "lamp": ["licht aan"]})
    train, rarer = load((files[0], rare), tmp_path)
    assert best_settings(train, Settings(), 0) == best_settings(rarer, Settings(), 0)


def test_both_forms_of_file_are_read(files: tuple[Path, Path], tmp_path: Path) -> None:
    lines = tmp_path / "test.jsonl"
    rows = [{"text": text, "intent": name} for name, some in TEST.items() for text in some]
    lines.write_text("\n".join(map(json.dumps, rows)))
    assert read_texts(lines) == read_texts(files[1])


@pytest.mark.parametrize(
    ("name", "text"), [("a.conll", "# text = x\n1\tx\n"), ("a.jsonl", "[1]"), ("a.conll", "")]
)
def test_a_file_without_labels_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    path = tmp_path / name
    path.write_text(text)
    assert main([str(path), str(path)]) == 1
    assert name in capsys.readouterr().err
    assert main([str(tmp_path / "none"), str(path)]) == 1
