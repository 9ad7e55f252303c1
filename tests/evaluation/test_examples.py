"""Training examples: one form, enough of them, and none that is nearly another or a measured message."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import validate_examples
from bot.domain.documents import DataError, Place, Problems
from bot.engine.model import ROOT
from bot.evaluation.example_checks import MEASURED, problems_in, read_evaluation
from bot.recognition.examples import Example, load_examples, read_examples

HEAD = 'version: "3.1"\nnlu:\n  - intent: phishing\n    examples: |\n'
LONG = "Gisteren kreeg ik bericht van mijn energiebedrijf en toen heb ik op de link mijn rekening ingevuld"


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Path]:
    """Writes data/nlu/phishing.yml with this content and gives its folder."""

    def write(content: str) -> Path:
        (tmp_path / "phishing.yml").write_text(content, encoding="utf-8")
        return tmp_path

    return write


def messages(folder: Path) -> list[str]:
    problems = Problems()
    read_examples(folder, problems)
    return [str(problem) for problem in problems.found]


def alike(texts: list[str], evaluation: tuple[Example, ...] = ()) -> list[str]:
    """What is said of these texts besides that there are too few."""
    examples = [Example(text, "phishing", Place("phishing.yml", 5 + at)) for at, text in enumerate(texts)]
    found = problems_in(examples, evaluation, ROOT / "data" / "nlu")
    return [str(problem) for problem in found if "more (" not in problem.message]


def test_the_examples_of_the_project_pass() -> None:
    assert validate_examples.main() == 0


def test_a_file_in_the_one_form_is_read_line_by_line(written: Callable[[str], Path]) -> None:
    folder = written(HEAD + "      - op een link geklikt\n      - nepmail van DigiD ingevuld\n")
    assert [(one.text, one.intent, one.place.line) for one in load_examples(folder)] == [
        ("op een link geklikt", "phishing", 5),
        ("nepmail van DigiD ingevuld", "phishing", 6),
    ]


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("nlu:\n- intent: phishing\n  examples: |\n    - geklikt\n", 1, "this line must be"),
        (HEAD.replace("phishing", "fishing") + "      - geklikt\n", 3, "intent: phishing"),
        (HEAD + "      geklikt\n", 5, "does not start with"),
        (HEAD + "    - geklikt\n", 5, "does not start with"),
        (HEAD + "      - \n", 5, "empty example"),
        (HEAD + "      - geklikt \n", 5, "spaces around"),
        (HEAD + "      - ik gaf [ING](bank) mijn code\n", 5, "entity"),
        (HEAD + "      - " + "a" * 4001 + "\n", 5, "shorten"),
    ],
)
def test_another_form_is_an_error_with_its_line_and_the_mend(
    written: Callable[[str], Path], content: str, line: int, words: str
) -> None:
    (message,) = messages(written(content))
    assert f"phishing.yml:{line}: " in message
    assert words in message


def test_all_mistakes_are_said_at_once(written: Callable[[str], Path]) -> None:
    with pytest.raises(DataError) as caught:
        load_examples(written(HEAD + "      geklikt\n      - goed\n      -\n"))
    assert [problem.place.line for problem in caught.value.problems] == [5, 7]


def test_a_template_with_one_noun_changed_is_a_near_duplicate() -> None:
    (message,) = alike([LONG, LONG.replace("energiebedrijf", "waterbedrijf")])
    assert message.startswith("phishing.yml:6: nearly the same as phishing.yml:5")
    assert "write one of them in quite other words" in message


def test_the_same_story_in_other_words_is_none() -> None:
    assert not alike([LONG, "Er kwam een mail binnen van Vattenfall, daar vulde ik domweg mijn IBAN in."])


def test_short_texts_may_be_alike_but_not_the_same() -> None:
    assert not alike(["op link geklikt", "op de link geklikt"])
    (message,) = alike(["op link geklikt", "Op link geklikt!"])
    assert message == "phishing.yml:6: the same words as phishing.yml:5; remove one"


@pytest.mark.parametrize("file", MEASURED)
def test_a_message_that_is_measured_on_may_not_be_trained_on(file: str) -> None:
    evaluation = read_evaluation(ROOT / file)
    longest = max(evaluation, key=lambda one: len(one.text))
    one_word = next(one for one in evaluation if " " not in one.text)
    for text in (
        longest.text,
        longest.text.lower().replace(",", ""),
        longest.text[: len(longest.text) * 2 // 3],
    ):
        (message,) = alike([text], evaluation)
        assert str(longest.place) in message
    assert str(one_word.place) in alike([one_word.text.upper()], evaluation)[0]


def test_the_command_holds_the_examples_against_every_labelled_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evaluation = Path("data/evaluation")
    for file in MEASURED:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_bytes((ROOT / file).read_bytes())
    measured = sorted((ROOT / evaluation).rglob("messages.jsonl"))
    assert len(measured) == len(MEASURED)
    copied = [read_evaluation(path)[0].text for path in measured]
    (tmp_path / "data" / "nlu").mkdir()
    content = HEAD + "".join(f"      - {text}\n" for text in copied)
    (tmp_path / "data" / "nlu" / "phishing.yml").write_text(content, encoding="utf-8")
    assert validate_examples.main(tmp_path) == 1
    said = capsys.readouterr().err
    for path in measured:
        name = path.relative_to(ROOT).as_posix()
        assert f"the same words as {tmp_path / name}:1;" in said or f"the same words as {name}:1;" in said


def test_too_few_examples_of_a_scenario_are_an_error_that_says_how_many() -> None:
    found = problems_in(
        [Example("op een link geklikt", "phishing", Place("x", 5))], (), ROOT / "data" / "nlu"
    )
    said = {problem.place.file: problem.message for problem in found}
    assert said["data/nlu/phishing.yml"] == "1 examples; write 299 more (300 are needed)"
    assert said["data/nlu/greeting.yml"].endswith("(60 are needed)")
    assert said["data/nlu/ransomware.yml"].endswith("(150 are needed)")


def test_a_file_of_no_known_scenario_is_an_error(written: Callable[[str], Path]) -> None:
    folder = written(HEAD)
    (folder / "weather.yml").write_text(HEAD)
    assert any(
        problem.place.file == "data/nlu/weather.yml" and "bot/domain/scenarios.py" in problem.message
        for problem in problems_in([], (), folder)
    )
