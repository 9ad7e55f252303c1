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
    "me hond is dood",
    "me oma is gebeld",
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


CHAT = """[14:02] Hoi mam, dit is mijn nieuwe nummer, mijn telefoon is kapot
[14:05] Kan je even 800 euro voor me overmaken? Ik moet een rekening betalen
[14:09] Het is betaald zeg ik je morgen wel terug"""
EXPORTED = """12-11-2026, 14:02 - Onbekend: Dag oma, mijn telefoon is in de wc gevallen
12-11-2026, 14:03 - Onbekend: Ik heb 500 euro betaald aan de winkel, wil jij de rest voorschieten"""


@pytest.mark.parametrize(
    "text", [MAIL, PARCEL, CHAT, EXPORTED], ids=["mail", "text message", "chat", "exported chat"]
)
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


def test_the_victims_own_words_around_a_pasted_chat_count(nlp: Language) -> None:
    facts = {fact.name: fact.value for fact in read(f"ik heb 800 euro betaald\n{CHAT}", nlp).facts}
    assert facts["lost_money"] is True
    facts = {
        fact.name: fact.value for fact in read(f"{CHAT}\n[14:20] Ik: heb het geld overgemaakt", nlp).facts
    }
    assert facts["lost_money"] is True


@pytest.mark.parametrize(
    "text",
    [
        "ik heb op de link geklikt en alles ingevuld, mijn rekening is leeg",
        "Met vriendelijke groet, Jan. Ik heb 500 euro betaald aan een oplichter.",
        "hij schreef: 'klik hier' en dat heb ik gedaan",
        "14:02 werd ik gebeld en om 14:30 was mijn geld weg",
    ],
)
def test_an_own_story_is_not_quoted(text: str, nlp: Language) -> None:
    assert not read(text, nlp).quoted
