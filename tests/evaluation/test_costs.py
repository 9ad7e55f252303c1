"""Sure, between two or open: what each costs, and thresholds that follow from the costs."""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from bot.cli import calibrate
from bot.cli.calibrate import COSTS
from bot.domain.scenarios import INTENTS, PLAYBOOK_SCENARIOS, TOO_LITTLE
from bot.evaluation.costs import Costs, Readings, Thresholds, cheapest, log_loss, warmer
from bot.evaluation.crossvalidation import OutOfFold
from bot.evaluation.quality import BASELINE, Quality

TABLE = Costs(1.0, 2.0, 3.0, 4.0, 9.0, 0.5, frozenset({"crisis"}), frozenset({"greeting", "deny"}))
EVALUATION = BASELINE.parent
NAMES = ("crisis", "deny", "greeting", "phishing")


def found(*rows: tuple[str, tuple[float, ...]]) -> OutOfFold:
    return OutOfFold(NAMES, tuple(name for name, _ in rows), np.array([row for _, row in rows]))


@pytest.mark.parametrize(
    ("truth", "row", "cost"),
    [
        ("phishing", (0.0, 0.0, 0.1, 0.9), 0.0),
        ("greeting", (0.0, 0.0, 0.1, 0.9), 4.0),
        ("crisis", (0.1, 0.0, 0.0, 0.9), 9.0),
        ("deny", (0.0, 0.1, 0.9, 0.0), 0.5),
        ("phishing", (0.0, 0.0, 0.5, 0.4), 1.0),
        ("crisis", (0.1, 0.0, 0.5, 0.4), 3.0),
        ("crisis", (0.3, 0.2, 0.2, 0.3), 2.0),
    ],
    ids=["right", "wrong", "missed emergency", "wrong small talk", "offered", "not offered", "asked openly"],
)
def test_each_outcome_has_its_price(truth: str, row: tuple[float, ...], cost: float) -> None:
    readings = Readings.of(found((truth, row)), TABLE)
    assert readings.cost(Thresholds(sure=0.7, between=0.8), TABLE) == pytest.approx(cost)


def test_what_says_too_little_is_asked_openly_and_never_shown() -> None:
    names = (*NAMES, TOO_LITTLE)
    rows = np.array([(0.0, 0.0, 0.0, 0.4, 0.6), (0.0, 0.0, 0.0, 0.9, 0.1), (0.0, 0.0, 0.0, 0.4, 0.6)])
    readings = Readings.of(OutOfFold(names, ("phishing", "phishing", TOO_LITTLE), rows), TABLE)
    sure, between, openly = readings.decided(Thresholds(sure=0.3, between=0.3))
    assert (sure.tolist(), between.any(), openly.tolist()) == (
        [False, True, False],
        False,
        [True, False, True],
    )
    assert readings.cost(Thresholds(sure=0.3, between=0.3), TABLE) == pytest.approx(TABLE.open * 2 / 3)


def test_who_is_often_wrong_when_sure_has_to_be_surer() -> None:
    good = found(*[("phishing", (0.0, 0.0, 0.4, 0.6))] * 9, ("greeting", (0.0, 0.0, 0.4, 0.6)))
    bad = found(*[("phishing", (0.0, 0.0, 0.4, 0.6))] * 5, *[("greeting", (0.0, 0.0, 0.4, 0.6))] * 5)
    assert cheapest([Readings.of(good, TABLE)], TABLE).sure <= 0.6
    assert cheapest([Readings.of(bad, TABLE)], TABLE).sure > 0.6


def test_a_higher_temperature_is_less_sure_of_the_same_choice() -> None:
    before = found(("phishing", (0.02, 0.03, 0.05, 0.9)))
    after = warmer(before, 2.0)
    assert after.read == before.read
    assert after.probabilities.max() < 0.9
    assert after.probabilities.sum() == pytest.approx(1.0)
    assert log_loss(after) > log_loss(before)


def test_the_table_of_the_project_prices_a_missed_emergency_highest_and_an_offered_answer_lowest() -> None:
    costs = Costs.read(COSTS)
    assert costs.missed_emergency > costs.wrong > costs.offered_wrong > costs.open > costs.offered > 0
    assert costs.urgent | costs.small_talk <= {*PLAYBOOK_SCENARIOS, *INTENTS}
    assert not costs.urgent & costs.small_talk


def test_only_the_chosen_values_of_the_configuration_are_written(tmp_path: Path) -> None:
    path = tmp_path / "config.yml"
    path.write_text(
        "# kept\npipeline:\n  - name: a\n    temperature: 1.0\n    temperature_ngrams: 0.2\n    sure: 0.5\n"
    )
    calibrate.write(path, {"temperature": 1.5, "sure": 0.42})
    assert path.read_text().splitlines()[3:] == [
        "    temperature: 1.5",
        "    temperature_ngrams: 0.2",
        "    sure: 0.42",
    ]
    with pytest.raises(ValueError, match="between stands 0 times"):
        calibrate.write(path, {"between": 0.4})


@pytest.fixture(scope="module")
def opened() -> Iterator[list[Path]]:
    """The files that are opened from now on. A hook cannot be taken away again, only told to be silent."""
    found: list[Path] = []
    listening = [True]

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if listening and event == "open" and isinstance(arguments[0], str | Path):
            found.append(Path(arguments[0]).absolute())

    sys.addaudithook(note)
    yield found
    listening.clear()


def test_thresholds_are_chosen_without_opening_a_file_of_the_evaluation_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[Path]
) -> None:
    """What cross-validation needs is data/nlu (test_quality.py); here is what the choosing itself reads."""
    unsure = [("crisis", (0.2, 0.1, 0.3, 0.4)), ("deny", (0.25, 0.25, 0.25, 0.25))]
    read = found(*[("phishing", (0.0, 0.0, 0.1, 0.9))] * 9, *unsure)
    monkeypatch.setattr(calibrate, "measure", lambda: Quality((), (read, read)))
    monkeypatch.setattr(calibrate, "write", lambda *_: None)
    monkeypatch.setattr(sys, "argv", ["calibrate"])
    assert calibrate.main() == 0
    assert COSTS in opened
    assert not [path for path in opened if path.is_relative_to(EVALUATION)]
