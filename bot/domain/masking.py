"""Secrets in what a visitor writes: taken out before anything is stored or sent on.

Removed: a PIN, password, one-time code or CVC that is said to be one, a whole card number (Luhn), and a BSN
(said to be one, or nine digits that pass the eleven test and are nothing else). Kept, because they are needed
or are no secret: IBANs, telephone numbers, postcodes, amounts, dates, times and house numbers.

A secret is found by what is said around it, not by its form alone: "mijn code is 4711" holds one, "4711 euro"
and "huisnummer 4711" do not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.check_digits import passes_eleven_test, passes_iban_check, passes_luhn

TAGS = {
    "pin": "[pincode verwijderd]",
    "password": "[wachtwoord verwijderd]",
    "code": "[code verwijderd]",
    "card": "[kaartnummer verwijderd]",
    "cvc": "[cvc-code verwijderd]",
    "bsn": "[bsn verwijderd]",
}


@dataclass(frozen=True)
class Masked:
    """The text with a tag in place of each secret. kinds: which there were, in bot.domain.turn's words."""

    text: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class _Secret:
    """text[start:end] is a secret of this kind."""

    start: int
    end: int
    kind: str


def mask(text: str) -> Masked:
    """The text without its secrets, and which kinds there were, each once, in order."""
    secrets = _without_overlap(_secrets(text))
    parts: list[str] = []
    done = 0
    for secret in secrets:
        parts += [text[done : secret.start], TAGS[secret.kind]]
        done = secret.end
    kinds = tuple(dict.fromkeys(secret.kind for secret in secrets))
    return Masked("".join([*parts, text[done:]]), kinds)


def _secrets(text: str) -> Iterator[_Secret]:
    """All that is found, the surest first."""
    if not _WORTH_A_LOOK.search(text):
        return
    kept = _accounts(text)
    for secret in (*_labelled(text), *_passwords(text), *_cards(text), *_bare_bsns(text)):
        # An IBAN may follow a word like "code" and holds digits like those of a card.
        if not any(secret.start < end and start < secret.end for start, end in kept):
            yield secret


def _without_overlap(found: Iterator[_Secret]) -> list[_Secret]:
    """In order of place; of those that overlap the one found first."""
    chosen: list[_Secret] = []
    for secret in found:
        if all(secret.end <= other.start or other.end <= secret.start for other in chosen):
            chosen.append(secret)
    return sorted(chosen, key=lambda secret: secret.start)


# --- What is said to be a secret -------------------------------------------------------------------

_DIGIT_WORD = (
    r"(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|"
    r"zero|one|two|three|four|five|six|seven|eight|nine)"
)
_GAP = r"[\s:=,;.\-–'\"(*]"
# What may stand between the name of a secret and the secret itself; nothing else.
_FILLER = (
    r"(?:is|was|zijn|waren|namelijk|nummer|code|van|mijn|m'n|me|de|het|die|dat|dus|en|aan|hem|haar|hun|ze|ik|heb|had|"
    r"toen|ook|wel|gewoon|ja|pas|pasje|bankpas|betaalpas|kaart|creditcard|rekening|telefoon|app|bank|sms|mail|"
    r"doorgegeven|gegeven|gezegd|verteld|ingevuld|ingetoetst|ingetypt|genoemd|opgegeven|voorgelezen|gestuurd|"
    r"kreeg|gekregen|ontving|uit|per|via|op|ing|rabo|rabobank|abn|amro|sns|asn|bunq|knab|triodos|digid|whatsapp|"
    r"my|the|it|to|them|him|her|gave|told|and|i|from|text|got|received)"
)
# At most eight fillers, and at most 60 characters of gaps and words: no text makes this slow.
_BETWEEN = rf"(?:{_GAP}{{1,4}}{_FILLER}\b){{0,8}}?{_GAP}{{0,4}}"
_BACK = (
    r"(?:\s*[,(]?\s*(?:dat\s+)?(?:is|was|als|=|as|for|voor)\s+"
    r"(?:mijn|m'n|de|het|zijn|haar|hun|onze|een|my|the|a)?\s*)"
)

# Digits, as they are typed: "4711", "4 7 1 1", "482 913", "482-913".
_SPACED = r"\d(?:[ .\-]?\d){{{least},{most}}}"


def _number(least: int, most: int) -> str:
    """A pattern for so many digits, in figures or in words, that are not part of anything larger."""
    digits = _SPACED.format(least=least - 1, most=most - 1)
    words = rf"{_DIGIT_WORD}(?:[ ,\-]{{1,2}}{_DIGIT_WORD}){{{least - 1},{most - 1}}}\b"
    return rf"(?P<secret>(?<![\d€+])(?<!€ ){digits}(?!\d)(?![.,\-/:]\d)|\b{words})"


# After the digits: then they are an amount, a time, a date or a number of things.
_NO_SECRET_AFTER = re.compile(
    r"\s{0,2}(?:euro|eur\b|€|,-|,–|k\b|uur|u\b|keer|x\b|maal|dollar|pond|procent|%|jaar|dagen|weken|maanden|"
    r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|mensen|berichten)",
    re.IGNORECASE,
)
# Directly before "code": then it is the name of something that is no secret.
_OTHER_CODE = re.compile(
    r"(?:post|land|fout|error|bar|qr|kortings?|swift|bic|area|zip|postal|streepjes|actie|voucher|product|bron|"
    r"dress|netnummer)[ \-]?$",
    re.IGNORECASE,
)

_PIN = (
    r"\b(?:pin(?:[ \-]?(?:code|nummer|nr))?s?|pas[ \-]?code|"
    r"(?:toegangs)?code van (?:mijn|m'?n|de|haar|zijn) (?:bank|pin|giro)?pas(?:je)?)\b"
)
_CVC = (
    r"\b(?:(?:cvc|cvv|cvc2|cvv2)(?:[ \-]?(?:code|nummer))?|veiligheidscode|controlecijfers?|"
    r"(?:drie|3|laatste drie|laatste 3) cijfers (?:op de achterkant|achterop|achter op))\b"
)
_BSN = r"\b(?:bsn(?:[ \-]?(?:nummer|nr))?|burger[ \-]?service[ \-]?nummer|sofi(?:[ \-]?nummer)?)\b"
_CARD = r"\b(?:(?:creditcard|credit card|kaart|card|debit card)[ \-]?(?:nummer|number|nr)|cardnumber)\b"
_CODE = r"(?:codes?|\botp)\b"

# Kind, name, least and most digits. The surest first.
_LABELS = (
    ("cvc", _CVC, 3, 4),
    ("pin", _PIN, 4, 6),
    ("bsn", _BSN, 8, 9),
    ("card", _CARD, 12, 19),
    ("code", _CODE, 4, 8),
)
_LABELLED = tuple(
    (
        kind,
        re.compile(name, re.IGNORECASE),
        re.compile(rf"(?P<name>{name}){_BETWEEN}{_number(least, most)}", re.IGNORECASE),
        re.compile(rf"{_number(least, most)}{_BACK}(?P<name>(?:[a-z]+[ \-]?)?{name})", re.IGNORECASE),
    )
    for kind, name, least, most in _LABELS
)
_WORTH_A_LOOK = re.compile(r"\d|wachtwoord|passwo|pin|code|cvc|cvv", re.IGNORECASE)


def _labelled(text: str) -> Iterator[_Secret]:
    for kind, name, forwards, backwards in _LABELLED:
        if not name.search(text):
            continue
        for pattern in (forwards, backwards):
            place = 0
            while (found := pattern.search(text, place)) is not None:
                if _is_secret(text, found, kind):
                    yield _Secret(found.start("secret"), found.end("secret"), kind)
                # What was between may hold another name.
                place = found.end("name") if pattern is forwards else found.start("name")


def _is_secret(text: str, found: re.Match[str], kind: str) -> bool:
    if kind == "code":
        start = text.lower().rfind("code", 0, found.end("name"))
        if start >= 0 and _OTHER_CODE.search(text[max(0, start - 20) : start]):
            return False
        if re.match(r"\s?[A-Z]{2}\b", text[found.end("secret") :]):
            return False  # a postcode
    return _NO_SECRET_AFTER.match(text, found.end("secret")) is None


# --- Passwords -------------------------------------------------------------------------------------

_LOGIN_WORD = r"\b(?:wachtwoord(?:en)?|inlogwachtwoord|passwoord|password|passw|ww)\b"
_LOGIN = re.compile(_LOGIN_WORD, re.IGNORECASE)
_PASSWORD = re.compile(
    rf"{_LOGIN_WORD}(?P<between>(?:{_GAP}{{1,4}}{_FILLER}\b){{0,6}})"
    r"(?P<mark>\s*[:=]\s*|\s+)(?P<quote>[\"'“‘«]?)(?P<secret>[^\s\"'“”‘’«»,;()\[\]]{3,64})",
    re.IGNORECASE,
)
_PASSWORD_BACKWARDS = re.compile(
    rf"(?P<secret>[^\s\"'“”‘’«»,;()\[\]]{{4,64}})[\"'”’]?{_BACK}{_LOGIN_WORD}", re.IGNORECASE
)
_SAYS_IT_IS = re.compile(r"\b(?:is|was|zijn|waren)\s*$", re.IGNORECASE)
_HAS_SIGN = re.compile(r"\d|[^\w.?!]|[a-z][A-Z]|\w[!?]\w|_")
# What people say of a password without telling it.
_ABOUT_PASSWORDS = re.compile(
    r"(?:(?:ge|be|ver|ont|her|door|aan|af|in|op|uit|over|achter|buit|om|mee|weg)[a-zé]{2,}(?:d|t|en|de|te)|"
    r"(?:niet|nooit|nu|weg|kwijt|bekend|hetzelfde|dezelfde|anders|door|al|ook|nog|wel|toen|daarna|net|fout|goed|"
    r"te|heel|erg|zwak|sterk|makkelijk|moeilijk|simpel|op|in|bij|via|ergens|overal|eraf|dus|oud|oude|nieuw|"
    r"nieuwe|van|voor|naar|aan|en|of|maar|want|omdat|dat|die|deze|dit|een|geen|mijn|ons|onze|zijn|haar|hun|"
    r"iets|ik|je|jij|u|hij|zij|ze|wij|we|men|er|hier|daar|waar|als|met|zonder|moest|moet|wil|wilde|kan|kon|"
    r"heeft|hebben|had|hebt|heb|werd|wordt|worden|word|vroeg|vragen|invullen|wijzigen|veranderen|aanpassen|"
    r"resetten|reset|gereset|veilig|onveilig|uniek|lang|kort|standaard|vergeten|verlopen|onjuist|correct|"
    r"stolen|changed|hacked|gone|the|same|not|known|now|new|old|my|is|was|compromised|leaked|wrong|weak|strong)"
    r")[.?!]*",
    re.IGNORECASE,
)


def _passwords(text: str) -> Iterator[_Secret]:
    if not _LOGIN.search(text):
        return
    for found in _PASSWORD.finditer(text):
        secret = found["secret"].rstrip(".?!") if not _HAS_SIGN.search(found["secret"]) else found["secret"]
        is_pointed_at = bool(found["quote"]) or found["mark"].strip() != ""
        says = _SAYS_IT_IS.search(found["between"]) is not None
        is_word = _ABOUT_PASSWORDS.fullmatch(found["secret"]) is not None
        if (is_pointed_at and not is_word) or (says and not is_word) or _looks_like_password(secret):
            yield _Secret(found.start("secret"), found.start("secret") + len(secret), "password")
    for found in _PASSWORD_BACKWARDS.finditer(text):
        if _looks_like_password(found["secret"]):
            yield _Secret(found.start("secret"), found.end("secret"), "password")


def _looks_like_password(word: str) -> bool:
    """Whether a word that is not pointed at is no ordinary word: letters with digits or signs in them."""
    return (
        len(word) >= 5
        and re.search(r"[A-Za-z]", word) is not None
        and re.search(r"\d", word.rstrip(".?!")) is not None
        and not re.fullmatch(r"\d+(?:e|de|ste|x|k|u|euro)", word, re.IGNORECASE)
    )


# --- Card numbers and BSNs by their digits ---------------------------------------------------------

_CARD_DIGITS = re.compile(r"(?<![\d+A-Za-z])[2-6]\d(?:[ \-]?\d){11,17}(?![\d])")
_NINE_DIGITS = re.compile(
    r"(?<![\d+€.,\-/A-Za-z])(?<!€ )(?:\d{9}|\d{4}\.\d{2}\.\d{3}|\d{3} \d{3} \d{3})(?![\d])(?![.,\-/]\d)"
)
# Before nine digits: then they are the number of something else.
_OTHER_NUMBER = re.compile(
    r"(?:rekening|account|giro|iban|order|bestel|kenmerk|zaak|dossier|klant|factuur|track|ticket|polis|kvk|"
    r"referentie|telefoon|tel\b|mobiel|06|bel|belde|gebeld|nummer van de (?:bank|beller)|lid|lidmaat|pakket|"
    r"zending|phone|customer|invoice|reference|serie|imei|transactie|betalings)[^\d\n]{0,30}$",
    re.IGNORECASE,
)
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ \-]?[A-Za-z0-9]){11,30}")
_NL_IBAN = re.compile(r"(?<![A-Za-z0-9])NL\s?\d{2}[\s\-]?[A-Z]{4}(?:[\s\-]?\d){10}(?!\d)", re.IGNORECASE)
LONGEST_IBAN = 34


def _cards(text: str) -> Iterator[_Secret]:
    for found in _CARD_DIGITS.finditer(text):
        if passes_luhn(re.sub(r"\D", "", found[0])):
            yield _Secret(found.start(), found.end(), "card")


def _bare_bsns(text: str) -> Iterator[_Secret]:
    for found in _NINE_DIGITS.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        # Nine digits from a 6 on are a mobile number without its 0.
        if digits[0] == "6" or len(set(digits)) == 1 or not passes_eleven_test(digits):
            continue
        before = text[max(0, found.start() - 60) : found.start()]
        if _OTHER_NUMBER.search(before) or _NO_SECRET_AFTER.match(text, found.end()):
            continue
        yield _Secret(found.start(), found.end(), "bsn")


def _accounts(text: str) -> list[tuple[int, int]]:
    """Where the IBANs are, also a Dutch one with a typing mistake."""
    places = [found.span() for found in _NL_IBAN.finditer(text)]
    for found in _IBAN.finditer(text):
        # The pattern may run on into the next words, and one time in 97 these pass the check as well: the
        # shortest beginning that is an IBAN and ends where a word ends counts.
        for end in range(found.start() + 15, found.end() + 1):
            if text[end : end + 1].isalnum():
                continue
            plain = re.sub(r"[ \-]", "", text[found.start() : end])
            if 15 <= len(plain) <= LONGEST_IBAN and passes_iban_check(plain):
                places.append((found.start(), end))
                break
    return places
