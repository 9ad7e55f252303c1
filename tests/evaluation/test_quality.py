"""The gate on quality: fair cross-validation, a fall is an error, no baseline lowered in silence."""

from pathlib import Path

import numpy as np
import pytest
import yaml

from bot.cli.quality import main
from bot.engine.model import CODE
from bot.evaluation import quality
from bot.evaluation.baseline import TOLERANCE, Baseline, BaselineError
from bot.evaluation.calibration import bins, expected_error
from bot.evaluation.confusion import Confusion
from bot.evaluation.crossvalidation import FOLDS, OutOfFold, folds, out_of_fold
from bot.evaluation.dataset import Dataset
from bot.evaluation.quality import BASELINE, CLASSIFIER, configured, measure
from bot.recognition.fusion import Settings

WHEN = "2026-11-24"
STORIES = {
    "phishing": ["sms", "link", "klik", "site", "inlog", "code", "web", "adres", "scan", "mail"],
    "ransomware": ["slot", "bestand", "losgeld", "server", "virus", "kopie", "key", "munt", "net", "schijf"],
    "extortion": ["foto", "video", "dreig", "naakt", "chat", "vrienden", "bel", "geld", "snap", "cam"],
}


@pytest.fixture
def accepted(tmp_path: Path) -> Path:
    path = tmp_path / "baseline.yml"
    first = Baseline.of(0.8, {"phishing": 0.9, "ransomware": 0.7})
    Baseline(0.0, {}).accepting(first, "first", WHEN).write(path)
    return path


def examples() -> tuple[list[str], list[str]]:
    """Ten texts of each scenario, which share their first word."""
    texts = [f"{name[:4]} {word}" for name, words in STORIES.items() for word in words]
    return texts, [name for name, words in STORIES.items() for _ in words]


# --- Cross-validation ----------------------------------------------------------------------------


def test_every_scenario_is_spread_evenly_over_the_folds() -> None:
    _, intents = examples()
    fold = folds(intents, seed=3)
    for name in STORIES:
        numbers = np.bincount(fold[np.array(intents) == name], minlength=FOLDS)
        assert numbers.tolist() == [2] * FOLDS


def test_another_seed_makes_other_folds() -> None:
    _, intents = examples()
    assert folds(intents, 0).tolist() == folds(intents, 0).tolist() != folds(intents, 1).tolist()


def test_no_text_is_read_by_a_model_that_saw_it() -> None:
    """A text whose name cannot be known from the others is read wrong, although its model could learn it."""
    texts, intents = examples()
    texts[0] = "rans"
    found = out_of_fold(
        Dataset.of(texts, intents, [frozenset()] * len(texts), None), Settings(least=1), seed=0
    )
    assert found.read[0] == "ransomware" != found.truth[0]
    assert found.accuracy() == pytest.approx(29 / 30)
    assert found.accuracy(3) == 1.0


def test_names_that_the_evaluation_data_has_as_one_count_as_one() -> None:
    found = OutOfFold(("account_takeover", "sim_swap"), ("sim_swap",), np.array([[0.6, 0.4]]))
    assert (found.accuracy(), found.as_one().accuracy()) == (0.0, 1.0)
    assert found.as_one().probabilities.tolist() == [[1.0]]


# --- Figures -------------------------------------------------------------------------------------


def test_confusion_says_what_a_name_is_taken_for() -> None:
    confusion = Confusion.of("abc", "aaabc", "abbbc")
    assert confusion.taken_for("a") == (("b", 2),)
    assert confusion.counts("a").as_dict() == {"precision": 1.0, "recall": 0.3333, "f1": 0.5}
    assert confusion.accuracy == pytest.approx(3 / 5)


def test_a_confidence_that_says_what_it_is_has_no_calibration_error() -> None:
    assert expected_error(bins([0.75] * 4, [True, True, True, False])) == pytest.approx(0.0)
    assert expected_error(bins([0.95, 0.95], [False, False])) == pytest.approx(0.95)
    assert expected_error(bins([1.0], [True])) == pytest.approx(0.0)


# --- The baseline --------------------------------------------------------------------------------


def test_a_fall_beyond_the_tolerance_is_named_and_a_smaller_one_is_not(accepted: Path) -> None:
    baseline = Baseline.read(accepted)
    slightly = {"phishing": 0.9 - TOLERANCE + 0.005, "ransomware": 0.75}
    assert not baseline.fallen(Baseline.of(0.8, slightly))
    (fallen,) = baseline.fallen(Baseline.of(0.8, {**slightly, "phishing": 0.9 - TOLERANCE - 0.005}))
    assert str(fallen) == "phishing: 0.900 -> 0.865 (-0.035)"


def test_a_scenario_that_is_gone_has_fallen(accepted: Path) -> None:
    (fallen,) = Baseline.read(accepted).fallen(Baseline.of(0.8, {"phishing": 0.9}))
    assert (fallen.name, fallen.now) == ("ransomware", 0.0)


def test_the_baseline_falls_only_with_a_reason_that_stays_in_the_file(accepted: Path) -> None:
    baseline, lower = Baseline.read(accepted), Baseline.of(0.7, {"phishing": 0.8, "ransomware": 0.7})
    with pytest.raises(BaselineError, match="say why"):
        baseline.accepting(lower, "  ", WHEN)
    baseline.accepting(lower, "harder examples were added", WHEN).write(accepted)
    kept = Baseline.read(accepted)
    assert [one.reason for one in kept.history] == ["first", "harder examples were added"]
    assert kept.history[-1].fell == {"accuracy": (0.8, 0.7), "phishing": (0.9, 0.8)}
    assert not kept.fallen(lower)


def test_a_baseline_that_was_lowered_by_hand_is_an_error(accepted: Path) -> None:
    accepted.write_text(accepted.read_text().replace("0.9", "0.5"))
    with pytest.raises(BaselineError, match="changed by hand"):
        Baseline.read(accepted)


def test_a_missing_baseline_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="make evaluate ACCEPT"):
        Baseline.read(tmp_path / "baseline.yml")


def test_the_baseline_of_the_project_is_whole_and_knows_every_name() -> None:
    baseline = Baseline.read(BASELINE)
    assert set(baseline.f1) == {path.stem for path in (quality.ROOT / "data" / "nlu").glob("*.yml")}
    assert all(one.reason for one in baseline.history)


# --- The command ---------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of three scenarios, with what the measuring needs."""
    root = tmp_path / "project"
    (root / "data" / "nlu").mkdir(parents=True)
    for name, words in STORIES.items():
        head = f'version: "3.1"\nnlu:\n  - intent: {name}\n    examples: |\n'
        lines = "".join(f"      - {name[:4]} {word}\n" for word in words)
        (root / "data" / "nlu" / f"{name}.yml").write_text(head + lines)
    settings = {"name": CLASSIFIER, "least": 1}
    (root / "config.yml").write_text(yaml.safe_dump({"pipeline": [settings]}))
    for name in (*CODE, *quality.MEASURING, "domain.yml", "bot/recognition/facts/words.yml"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("")
    return root


def test_the_gate_passes_what_is_as_good_and_stops_what_is_worse(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = {"root": project, "cache": tmp_path / "cache", "baseline": tmp_path / "baseline.yml"}
    now = measure(project, tmp_path / "cache").baseline()
    Baseline(0.0, {}).accepting(now, "first", WHEN).write(places["baseline"])
    assert main(places) == 0
    path = project / "data" / "nlu" / "phishing.yml"
    path.write_text(path.read_text().replace("- phis", "- rans"))
    assert main(places) == 1
    said = capsys.readouterr().err
    assert "phishing: 1.000 -> " in said
    assert "make evaluate ACCEPT" in said


def test_the_gate_prints_the_newest_acceptance_with_old_and_new(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = {"root": project, "cache": tmp_path / "cache", "baseline": tmp_path / "baseline.yml"}
    now = measure(project, tmp_path / "cache").baseline()
    better = Baseline.of(1.0, {**now.f1, "phishing": 1.0})
    worse = Baseline.of(now.accuracy, {**now.f1, "phishing": 0.95})
    first = Baseline(0.0, {}).accepting(better, "first", WHEN)
    first.accepting(worse, "harder examples", "2026-11-25").write(places["baseline"])
    main(places)
    said = capsys.readouterr().out
    assert f"accepted on 2026-11-25: harder examples; accuracy 1.000 -> {now.accuracy:.3f}" in said
    assert "quality: accepted then: phishing: 1.000 -> 0.950 (-0.050)" in said


def test_a_first_acceptance_has_no_older_figures(accepted: Path) -> None:
    assert Baseline.read(accepted).newest() == ("accepted on 2026-11-24: first; accuracy 0.800",)


def test_what_was_measured_before_is_read_back_until_an_example_changes(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    first = measure(project, cache)
    with monkeypatch.context() as patched:
        patched.setattr(quality, "out_of_fold", None)  # calling it would be an error
        again = measure(project, cache)
        assert again.f1 == first.f1
        (project / "data" / "nlu" / "phishing.yml").open("a").write("      - een nieuwe regel\n")
        with pytest.raises(TypeError):
            measure(project, cache)


def test_the_settings_that_are_measured_are_those_of_the_pipeline() -> None:
    settings = Settings(**configured(CLASSIFIER))
    assert settings.weight_ngrams > 0
    with pytest.raises(ValueError, match="the pipeline has no"):
        configured("bot.recognition.unknown.Component")
