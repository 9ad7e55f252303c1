"""Plain sentences that a trained model must know, whatever was changed: a contract, not a measurement.

No story is an example, nor like one of a measured set; figures stand in docs/decisions/0007-recogniser.md.
"""

from pathlib import Path

import pytest

from bot.domain.scenarios import FORM_OF, VICTIM_SCENARIOS
from bot.engine import lean
from bot.engine.model import ROOT
from bot.recognition.examples import load_examples

KNOWN = {
    "bank_helpdesk_fraud": [
        "Een zogenaamde medewerkster van mijn bank liet mij al mijn geld naar een kluisrekening overboeken",
        "iemand van de fraudeafdeling van de rabobank belde en ik heb 3000 euro overgemaakt",
    ],
    "card_pickup": [
        "een koerier heeft vanmiddag mijn bankpas en pincode aan de deur opgehaald",
        "mijn moeder heeft haar pasje in een envelop meegegeven aan een jongen",
    ],
    "fake_police": [
        "een nepagent zei dat er inbrekers komen en wil mijn sieraden veiligstellen",
        "ze zeiden aan de telefoon dat ze van de politie waren en dat ik mijn goud moest klaarleggen",
    ],
    "phishing": [
        "ik heb op een link in een smsje geklikt en daarna mijn creditcard ingevuld",
        "via een mail van zogenaamd de belastingdienst heb ik mijn inloggegevens ingetikt",
    ],
    "payment_request_fraud": [
        "een koper op marktplaats stuurde een betaalverzoek van 1 cent en toen was mijn rekening leeg",
    ],
    "friend_in_need": [
        "hoi mam dit is mijn nieuwe nummer, ik dacht dat het mijn dochter was en heb betaald",
        "via whatsapp deed iemand zich voor als mijn zoon en vroeg geld",
    ],
    "tech_support": [
        "een man van microsoft heeft met teamviewer mijn computer overgenomen",
        "er stond een virusmelding met een telefoonnummer en die helpdesk kwam in mijn laptop",
    ],
    "identity_fraud": [
        "iemand heeft met een kopie van mijn paspoort een lening afgesloten op mijn naam",
        "ik krijg aanmaningen voor abonnementen die ik nooit heb afgesloten",
    ],
    "account_takeover": [
        "mijn instagram is gehackt en ze sturen berichten aan al mijn vrienden",
        "mijn simkaart doet het ineens niet meer en iemand heeft mijn nummer overgenomen",
    ],
    "online_shopping": [
        "ik heb een fiets gekocht op een webshop en nooit iets ontvangen",
    ],
    "investment_fraud": [
        "ik heb in bitcoins belegd op een nep platform en kan mijn inleg niet opnemen",
    ],
    "romance_fraud": [
        "op een datingsite leerde ik een soldaat kennen, ik stuurde hem veel geld en zag hem nooit",
    ],
    "extortion": [
        "ze dreigen mijn naaktfoto's naar mijn familie te sturen als ik niet betaal",
    ],
    "ransomware": [
        "al onze bestanden op de server zijn versleuteld en ze eisen losgeld in bitcoin",
    ],
    "invoice_fraud": [
        "onze boekhouder betaalde een factuur waarop het rekeningnummer van de leverancier veranderd was",
    ],
    "rental_or_advance_fee": [
        "ik heb borg betaald voor een appartement dat niet bestaat",
    ],
    "money_mule": [
        "een jongen vroeg mijn bankpas te lenen en nu is er gestolen geld over mijn rekening gegaan",
    ],
    "suspicious_only": [
        "ik kreeg een raar sms'je van de bank maar heb nergens op geklikt",
    ],
    "crisis": [
        "ik wil niet meer verder leven",
        "ik maak er vanavond een eind aan",
    ],
    "ask_human": ["ik wil met een medewerker praten"],
    "greeting": ["goedemiddag"],
    "thanks_bye": ["dank u wel voor uw hulp"],
    "out_of_scope": ["mijn fiets is gisteren bij het station gestolen"],
}


@pytest.fixture(scope="module")
def recogniser(model: Path):
    lean.prepare()
    from bot.engine.recogniser import Recogniser

    return Recogniser.load(model)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in KNOWN.items() for text in texts])
def test_a_known_sentence_is_known(recogniser, name: str, text: str) -> None:
    recognised = recogniser.recognise(text)
    first = recognised.ranking[0].name
    assert (FORM_OF.get(first, first), recognised.decision) == (name, "sure")


def test_no_story_is_an_example() -> None:
    examples = {one.text.lower() for one in load_examples(ROOT / "data" / "nlu")}
    stories = {text.lower() for name in VICTIM_SCENARIOS for text in KNOWN[name]}
    assert not examples & stories
