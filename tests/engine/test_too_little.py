"""What is too little, or no story at all, leads to a question: read by the trained model itself."""

from pathlib import Path

import pytest

from bot.domain.scenarios import PLAYBOOK_SCENARIOS
from bot.engine import lean
from tests.recognition.test_language_and_quotes import MAIL, PARCEL


@pytest.fixture(scope="module")
def recogniser(model: Path):
    lean.prepare()
    from bot.engine.recogniser import Recogniser

    return Recogniser.load(model)


TOO_LITTLE = [
    "ik ben opgelicht",
    "help",
    "Help",
    "geld weg",
    "opgelicht",
    "ze hebben me opgelicht",
    "fraude",
    "hulp",
]
NO_STORY = {
    "card five hundred times": "pas " * 500,
    "bank five hundred times": "bank " * 500,
    "money five hundred times": "geld " * 500,
    "police five hundred times": "politie " * 500,
    "numbers": "1 " * 200,
    "json": '{"id": 1, "text": "bankpas", "ok": true}',
    "long json": '{"text": "ik heb betaald", "n": [1, 2, 3]} ' * 80,
    "c": 'for (int i = 0; i < 10; i++) { printf("%d\\n", i); }\n' * 6,
    "python": "def main():\n    import os\n    return os.getcwd()",
    "keys without a vowel": "zxc vbn mnb",
    "markup": "<script>alert('bank');</script>",
}
NO_STEPS_YET = {
    "nothing": "",
    "emoji": "😱" * 300,
    "two emoji": "😱😭",
    "question marks": "???",
    "keys": "asdfghjkl qwerty zxcv",
    "one letter": "a" * 4000,
    "arabic": "الشرطة عند الباب " * 20,
    "chinese": "警察在门口" * 50,
    "russian": "помогите, меня обманули",
    "turkish": "beni aradılar ve bankadan para istediler, yardım",
    "a pasted mail": MAIL,
    "a pasted text message": PARCEL,
}


@pytest.mark.parametrize("text", TOO_LITTLE)
def test_too_little_shows_no_steps_yet(recogniser, text: str) -> None:
    recognised = recogniser.recognise(text)
    assert recognised.decision != "sure" or recognised.ranking[0].name not in PLAYBOOK_SCENARIOS


@pytest.mark.parametrize("text", NO_STORY.values(), ids=NO_STORY.keys())
def test_what_is_no_story_leads_to_an_open_question(recogniser, text: str) -> None:
    assert recogniser.recognise(text).decision == "open"


@pytest.mark.parametrize("text", NO_STEPS_YET.values(), ids=NO_STEPS_YET.keys())
def test_another_language_and_words_of_others_show_no_steps_yet(recogniser, text: str) -> None:
    recognised = recogniser.recognise(text)
    assert recognised.decision != "sure" or recognised.ranking[0].name not in PLAYBOOK_SCENARIOS


@pytest.mark.parametrize(
    "text",
    [
        "ik heb op de link geklikt en mijn pincode ingevuld, dit was de mail:\n" + MAIL,
        "mijn code is [code] en mijn pas [pas] heb ik aan een man aan de deur gegeven",
        "ik wil niet meer leven " * 12,
    ],
    ids=["a mail below own words", "masked secrets", "despair again and again"],
)
def test_an_own_story_is_not_taken_for_nonsense(recogniser, text: str) -> None:
    assert recogniser.recognise(text).decision != "open"
