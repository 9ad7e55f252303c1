"""The report of `make evaluate`: what the people who train intents need to see."""

import xml.etree.ElementTree as ET

import numpy as np
import pytest

from bot.domain.documents import Place
from bot.evaluation.baseline import Baseline
from bot.evaluation.calibration import bins
from bot.evaluation.crossvalidation import OutOfFold
from bot.evaluation.pictures import calibration_picture, confusion_picture
from bot.evaluation.quality import Quality
from bot.evaluation.report import Report
from bot.evaluation.scoring import Labelled, Predicted
from bot.recognition.examples import Example

NAMES = ("phishing", "ransomware")
TEXTS = ("op een link geklikt", "ingelogd op een valse site", "alles op slot | losgeld")
PROBABILITIES = np.array([[0.9, 0.1], [0.2, 0.8], [0.3, 0.7]])


@pytest.fixture
def report() -> Report:
    """Two of three examples are read right; of two messages one is, and the other is asked about."""
    examples = tuple(Example(text, "phishing", Place("p.yml", 5 + at)) for at, text in enumerate(TEXTS))
    truth = ("phishing", "phishing", "ransomware")
    seeds = (OutOfFold(NAMES, truth, PROBABILITIES), OutOfFold(NAMES, truth, PROBABILITIES))
    fields = {"signals": frozenset(), "when": "unknown", "entities": {}}
    messages = (
        Labelled(id="a", text="sms", scenario="phishing", urgency="call", style="short", **fields),
        Labelled(id="b", text="slot", scenario="ransomware", urgency="visit", style="panic", **fields),
    )
    exam = (Labelled(id="x", text="examenzin", scenario="phishing", urgency="emergency", style="", **fields),)
    read = {
        "a": Predicted("phishing", NAMES, urgency="call"),
        "b": Predicted(None, NAMES, urgency="report"),
        "x": Predicted("ransomware", NAMES, urgency="call"),
    }
    accepted = Baseline.of(0.9, {"phishing": 0.9, "ransomware": 0.5})
    return Report(Quality(examples, seeds), messages, exam, read, {"a": 0.9, "b": 0.4}, accepted)


def test_it_names_what_changed_since_the_baseline_and_what_fell(report: Report) -> None:
    page = report.markdown()
    assert "- phishing: 0.900 -> 0.667 (-0.233) **fell**" in page
    assert "- ransomware: 0.500 -> 0.667 (+0.167)\n" in page


def test_it_shows_for_each_scenario_what_it_is_confused_with(report: Report) -> None:
    assert "| phishing | 1.000 | 0.500 | 0.667 | 2 | ransomware 1 |" in report.markdown()


def test_it_shows_figures_by_style_and_by_length(report: Report) -> None:
    page = report.markdown()
    assert "| panic | 0.0 | 1 | 0.0 | 1 |" in page
    assert "| 1-4 | 1.0 | 1 | 0.5 | 2 |" in page


def test_it_shows_the_worst_errors_with_file_and_line(report: Report) -> None:
    assert "| 0.80 | phishing | ransomware | p.yml:6 | ingelogd op een valse site |" in report.markdown()


def test_it_shows_where_it_would_ask_instead(report: Report) -> None:
    assert "| b | visit | ransomware | asks (phishing, ransomware) | 0.40 | slot |" in report.markdown()


def test_the_exam_stands_beside_the_held_out_messages_but_never_its_errors(report: Report) -> None:
    page = report.markdown()
    assert "- exam, test half (1 messages): accuracy 0.0, strict 0.0, top-2 1.0" in page
    assert "- exam, test half: urgency 0.0, emergencies missed 1" in page
    assert report.figures()["exam"]["messages"] == 1
    assert "examenzin" not in page


def test_a_bar_in_a_text_does_not_break_the_table(report: Report) -> None:
    rows = [line for line in report.markdown().splitlines() if "op slot" in line]
    assert all("op slot / losgeld" in row for row in rows)


def test_the_same_figures_come_as_data(report: Report) -> None:
    figures = report.figures()
    assert figures["cross_validation"]["accuracy"] == [0.6667, 0.6667]
    assert figures["held_out"]["scenario"]["accuracy"] == 0.5


def test_the_pictures_are_svg_with_every_name_and_number(report: Report) -> None:
    confusion = ET.fromstring(confusion_picture(report.quality.seeds[0].confusion()))
    said = [element.text for element in confusion.iter() if element.tag.endswith("title")]
    assert "phishing gelezen als ransomware: 1" in said
    plot = calibration_picture(bins([0.9, 0.8], [True, False]))
    assert len(list(ET.fromstring(plot).iter("{http://www.w3.org/2000/svg}circle"))) == 2
