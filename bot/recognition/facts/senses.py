"""Words with two meanings: "pas" the card and "pas" only just, "zijn" are and "zijn" his."""

from collections.abc import Sequence
from dataclasses import replace

from bot.recognition.facts import words
from bot.recognition.facts.tokens import Token

CARD = "#pas"
HIS = "z'n"

_BEFORE_ARE = frozenset(
    "ze zij er wij we jullie die dit dat hun mensen toen nu dan daar hier waar alle beide twee drie vier mannen foto's "
    "hoe wie ook en als sinds want of niet te hebben wat".split()
)
_AFTER_ARE = frozenset(
    "er nu nog al net hier niet ook weg binnen onderweg de het een mijn we wij ze zij zo toch weer wel allemaal beide "
    "vertrokken opgehaald meegenomen zogenaamd gisteren vandaag vanmiddag vanmorgen naar in op bij aan via om die dat dit "
    "heel echt helemaal inmiddels met door versleuteld overgemaakt afgeschreven kwijt leeg slachtoffer opgelicht bestolen".split()
)
_NOT_PLURAL = frozenset("hebben tegen tussen binnen buiten samen geven zeggen sturen halen moeten kunnen willen steeds soms".split())

_BEFORE_CARD = frozenset(
    "mijn haar zijn de een uw je jouw hun onze ons die deze oude nieuwe echte rabo ing abn sns asn bunq knab visa "
    "geen dezelfde blauwe gouden d'r hare elke andere tweede verlopen bank verkeerde dat ne m'n amro triodos "
    "me zo'n beide eigen rabobank oranje".split()
)
_AFTER_ADVERB = frozenset(
    "na sinds vanaf over toen later vandaag gisteren vanmiddag vanmorgen vanochtend net nu een twee drie vier vijf zes "
    "weken dan laat gister morgen begonnen geleden verhuisd getrouwd gescheiden weduwe achteraf wanneer "
    "maanden vanavond verkocht gekocht geopend nieuw lang kort sindsdien zondag maandag dinsdag woensdag donderdag "
    "vrijdag zaterdag vrij half halverwege weer echt goed jarig 's recent geleden jaren".split()
)
_CARD_VERBS = ("handed", "took", "gone", "pin", "code")
_CARD_WORDS = frozenset(
    "geblokkeerd blokkeren blokkeer ophalen halen meegeven afgeven meenemen opsturen inleveren geven paslezer geknipt doorgeknipt "
    "knippen doorknippen ligt nog terug stopgezet laten terwijl heb heeft mee gepind kwijtgeraakt omgewisseld".split()
)


def with_senses(found: Sequence[Token]) -> list[Token]:
    """The tokens, with CARD for each "pas" that is a bank card and HIS for each "zijn" that is not a verb."""
    return [
        replace(token, text=CARD)
        if token.text == "pas" and _is_card(found, place)
        else replace(token, text=HIS)
        if token.text == "zijn" and _is_his(found, place)
        else token
        for place, token in enumerate(found)
    ]


def _is_his(found: Sequence[Token], place: int) -> bool:
    before = found[place - 1].text if place else "."
    following = found[place + 1].text if place + 1 < len(found) else "."
    if before in _BEFORE_ARE or following in _AFTER_ARE or following in ".,!?;:\n":
        return False
    if before.endswith(("en", "s")) and len(before) > 4 and before not in _NOT_PLURAL:
        return False
    return not (following.startswith("ge") and following.endswith(("d", "t", "en")))


def _is_card(found: Sequence[Token], place: int) -> bool:
    before = found[place - 1].text if place else ""
    if before in _BEFORE_CARD:
        return True
    following = [token.text for token in found[place + 1 : place + 6]]
    if following and (following[0] in _AFTER_ADVERB or following[0].isdigit()):
        return False
    if following and following[0] in ("op", "om", "in", "als") and not any(
        name in words.classes_of(text) for text in following[1:] for name in ("handed", "took")
    ):
        return False
    for text in following:
        if text in ".!?;:\n":
            break
        if text in _CARD_WORDS or any(name in words.classes_of(text) for name in _CARD_VERBS):
            return True
    return not following and place > 0 and before in ("pin", "en", "bank", "visa")
