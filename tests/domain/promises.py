"""What a text promises that nobody can promise: an officer, an arrest, money back, a time.

A sentence is read clause by clause. It promises nothing where it asks ("komt er een agent?"), denies
("er komt geen agent"), leaves open ("of er een agent komt", "misschien", "soms") or says what somebody else
claims ("wie belooft dat ..."). Beside tests/dialogues/always.yml, which is for whole conversations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.playbook_texts import sentences

_WHO = "(?:agent|agenten|politie|politieman|politieagent|wijkagent|iemand|collega)"
_OFFENDER = "(?:de |een )?(?:dader|daders|oplichter|oplichters|verdachte|verdachten)"
_CAUGHT = "(?:gepakt|opgepakt|aangehouden|gevonden|gestraft|gearresteerd|veroordeeld)"
_OWN = "(?:uw |je |het |al het |al uw |alle )"
_PROMISES = {
    "nl": (
        rf"\b(?:er )?komt (?:er )?(?:zo |straks |snel |vandaag |morgen )?(?:een |de )?{_WHO}\b",
        rf"\b(?:een|de) {_WHO} (?:komt|rijdt|staat zo|is onderweg|gaat komen)\b",
        rf"\b(?:wij|we|ik) (?:sturen|stuur) (?:nu |zo |meteen |direct )?(?:een|de) {_WHO}\b",
        rf"\b{_OFFENDER} (?:wordt|worden|zal|zullen) \w*(?: \w+)? ?{_CAUGHT}\b",
        rf"\b(?:wij|we|ze|de politie) (?:pakken|pakt|vinden|vindt|arresteren|arresteert) {_OFFENDER}\b",
        rf"\b(?:u|je) krijgt {_OWN}?(?:geld|schade|bedrag|alles)[^.,]*\bterug\b",
        rf"\bkrijgt (?:u|je) {_OWN}?(?:geld|schade|bedrag|alles)[^.,]*\bterug\b",
        r"\b(?:uw|je|het) (?:geld|bedrag|schade) (?:komt|krijgt u|wordt)[^.,]*\b(?:terug\w*|vergoed)\b",
        r"\b(?:de|uw|je) bank (?:vergoedt|betaalt)[^.,]*\b(?:alles|altijd|terug|volledig)\b",
        r"\bgegarandeerd\b|\bwij garanderen\b|\bu kunt erop rekenen\b",
        r"\bbinnen (?:een|\d+|vijf|tien|vijftien|twintig|dertig) (?:minuut|minuten|kwartier)\b",
        r"\bbinnen (?:een|twee|[12]) uur\b",
    ),
    "en": (
        r"\b(?:an|the) officer (?:comes|will come|is coming|is going to come|is on (?:the|their) way)\b",
        r"\b(?:we|i) (?:will )?send (?:you )?(?:an|the) officer\b",
        r"\b(?:offenders?|scammers?|suspects?) (?:will be|is going to be|are going to be|gets?) "
        r"(?:caught|arrested|found|punished)\b",
        r"\byou (?:will )?get (?:all )?(?:your |the )?money (?:\w+ )?back\b",
        r"\byour money (?:comes|will come|is coming) back\b",
        r"\byour bank (?:will )?(?:refunds?|pays?)[^.,]*\b(?:everything|always|in full)\b",
        r"\bguaranteed?\b",
        r"\bwithin (?:a|\d+|five|ten|twenty|thirty) minutes?\b",
        r"\bwithin (?:an|one|two|[12]) hours?\b",
    ),
}
# Before the words in the same clause: nobody promises anything.
_OPEN_BEFORE = {
    "nl": r"\b(?:of|als|wanneer|niemand|nooit|geen|niet|soms|misschien|zelden|meestal|vaak|zegt|zeggen|"
    r"belooft|beloven|beslist|vraag|vragen|weet)\b",
    "en": r"\b(?:whether|if|when|nobody|never|no|not|sometimes|perhaps|rarely|usually|often|says?|promises?|"
    r"decides?|ask|know)\b",
}
# Within or after them.
_OPEN_AFTER = {
    "nl": r"\b(?:niet|nooit|geen|zelden|meestal|vaak|soms|misschien|als|hiervoor|hier|terugvraagt)\b",
    "en": r"\b(?:not|never|no|rarely|usually|often|sometimes|perhaps|if)\b",
}
# A clause that begins with its verb sets a condition: "Komt er iemand, bel dan 112".
_CONDITION = re.compile(r"^(?:en |of )?(?:komt|krijgt|wordt)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:]\s*")


def promised(text: str, language: str = "nl") -> Iterator[str]:
    """The clauses of a text that promise something."""
    for sentence in sentences(text.replace("\n", " ")):
        if sentence.rstrip("'\")").endswith("?"):
            continue
        for clause in _CLAUSE.split(sentence):
            if not _CONDITION.match(clause) and any(
                _is_promise(clause, pattern, language) for pattern in _PROMISES[language]
            ):
                yield clause


def _is_promise(clause: str, pattern: str, language: str) -> bool:
    found = re.search(pattern, clause, re.IGNORECASE)
    if found is None:
        return False
    before, rest = clause[: found.start()], clause[found.start() :]
    return not (
        re.search(_OPEN_BEFORE[language], before, re.IGNORECASE)
        or re.search(_OPEN_AFTER[language], rest, re.IGNORECASE)
    )
