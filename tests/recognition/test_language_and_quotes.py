"""The language of a message is known, and the words of a pasted mail are not taken for the victim's."""

import pytest
from spacy.language import Language

from bot.recognition.facts import read

DUTCH = [
    "ik ben opgelicht",
    "help",
    "moin",
    "merci he",
    "ge moet mij helpen",
    "neen",
    "dag",
    "???",
    "",
    "mijn pas is weg wat nu",
    "anydesk gedaan met microsoft",
    "ja",
    "oke",
    "10.000 euro",
    "whatsapp gehackt",
]
ENGLISH = [
    "I transferred money to someone",
    "he is at my door",
    "please help me, I was scammed",
    "my card was stolen",
    "hello, can I speak to a person?",
    "the bank called me and I gave my code",
    "good morning",
]
OTHER = [
    "ich habe Geld überwiesen und jetzt ist mein Konto leer",
    "beni aradılar ve bankadan para istediler, yardım",
    "ktoś zadzwonił do mnie z banku i nie mam pieniędzy",
    "je me suis fait voler ma carte et mon argent",
    "الشرطة عند الباب",
    "помогите, меня обманули",
    "me han llamado del banco y no tengo dinero",
]
MAIL = """Geachte heer/mevrouw,

Wij hebben geconstateerd dat uw bankpas binnenkort verloopt. U heeft nog 24 uur om uw gegevens te bevestigen.
Klik hier: https://mijn-bank-verificatie.top/login
Indien u niet reageert wordt uw rekening geblokkeerd en is uw geld niet langer veilig.

Met vriendelijke groet,
Afdeling Veiligheid"""
PARCEL = (
    "PostNL: uw pakket kon niet worden bezorgd. Betaal 1,95 euro via www.postnl-bezorgen.xyz binnen 24 uur"
)


@pytest.mark.parametrize("text", DUTCH)
def test_dutch_and_flemish_are_dutch(text: str, nlp: Language) -> None:
    assert read(text, nlp).language == "nl"


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_english(text: str, nlp: Language) -> None:
    assert read(text, nlp).language == "en"


@pytest.mark.parametrize("text", OTHER)
def test_another_language_is_another(text: str, nlp: Language) -> None:
    assert read(text, nlp).language == "other"


@pytest.mark.parametrize("text", [MAIL, PARCEL], ids=["mail", "text message"])
def test_a_pasted_message_is_quoted_and_its_facts_are_nobodys(text: str, nlp: Language) -> None:
    reading = read(text, nlp)
    assert reading.quoted
    assert [fact for fact in reading.facts if fact.value is not False] == []


def test_the_victims_own_words_above_a_pasted_mail_count(nlp: Language) -> None:
    reading = read("ik heb op de link geklikt en mijn pincode ingevuld, dit was de mail:\n" + MAIL, nlp)
    facts = {fact.name: fact.value for fact in reading.facts}
    assert reading.quoted
    assert facts["clicked_link"] is True
    assert facts["lost_pin"] is True
    assert "lost_card" not in facts


@pytest.mark.parametrize(
    "text",
    [
        "ik heb op de link geklikt en alles ingevuld, mijn rekening is leeg",
        "Met vriendelijke groet, Jan. Ik heb 500 euro betaald aan een oplichter.",
        "hij schreef: 'klik hier' en dat heb ik gedaan",
    ],
)
def test_an_own_story_is_not_quoted(text: str, nlp: Language) -> None:
    assert not read(text, nlp).quoted
