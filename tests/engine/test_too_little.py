"""What is too little, or no story at all, leads to a question: read by the trained model itself."""

from pathlib import Path

import pytest

from bot.domain.scenarios import INTENTS, PLAYBOOK_SCENARIOS
from bot.domain.scenarios import TOO_LITTLE as TOO_LITTLE_NAME
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
    "politie",
    "de politie",
    "pas",
    "kaart",
    "bank",
    "overboeking",
    "fraude bank",
    "er is iets vreemds aan de hand met mijn bankzaken",
    "heb ik nu recht op mijn geld",
    "waar is mijn geld gebleven",
    "iemand heeft geld van mij afgepakt",
    "ik heb een fout gemaakt met mijn pas",
    "er was een man aan de deur",
    "er ging iets fout bij het betalen",
    "er is geld van mijn rekening",
    "ik schaam me dood dat ik hier in getrapt ben",
    "mijn schoonmoeder is bedonderd",
    "ik ben voor de gek gehouden",
    "ze hebben misbruik gemaakt van mijn vertrouwen",
    "er is een betaling die ik niet vertrouw",
    "hij weet alles van mij",
    "een onbekende man",
    "iemand wil geld van mij",
    "ik kan niet bij mijn geld",
    "1200 euro",
    "I think I did something wrong",
    "my money is gone",
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
    "two words of turkish": "Ben dolandırıldım",
    "polish": "Zostałem oszukany, człowiek z banku jest pod drzwiami",
    "swedish": "Jag har blivit lurad, någon från banken ringde",
    "three words of arabic": "لقد تعرضت للاحتيال",
    "emoji up to the limit": "😭" * 4000,
    "the same words again and again": "ik heb betaald en hij is weg en " * 100,
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
    "text", [*TOO_LITTLE, *NO_STEPS_YET.values()], ids=[*TOO_LITTLE, *NO_STEPS_YET.keys()]
)
def test_too_little_is_a_name_that_is_never_given(recogniser, text: str) -> None:
    names = [one.name for one in recogniser.recognise(text).ranking]
    assert TOO_LITTLE_NAME not in names
    assert set(names) == {*PLAYBOOK_SCENARIOS, *INTENTS} - {TOO_LITTLE_NAME}


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
