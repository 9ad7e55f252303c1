"""Amounts of money, in all the ways people write them."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.recognition.facts.numbers import number_of

# Units of money and what one is worth in euros.
_UNITS = {
    "euro": 1, "euros": 1, "euro's": 1, "eur": 1, "eurie": 1, "euri": 1, "eu": 1, "piek": 1, "ballen": 1, "pleuro": 1,
    "k": 1000, "duizend": 1000, "honderd": 100, "rug": 1000, "ruggen": 1000, "mille": 1000, "rooie": 1000,
    "rooien": 1000, "donnie": 10, "barkie": 100, "barki": 100, "barkies": 100, "doezoe": 1000, "doezoes": 1000,
    "meier": 100, "meiers": 100, "tientje": 10, "tientjes": 10, "geeltje": 25, "geeltjes": 25,
    "ton": 100_000, "tonnen": 100_000, "miljoen": 1_000_000, "mln": 1_000_000, "milj": 1_000_000,
    "dollar": 1, "pond": 1, "usdt": 1, "usd": 1, "thousand": 1000, "million": 1_000_000, "grand": 1000,
    "duizendje": 1000, "euroos": 1, "hundred": 100, "snipje": 100,
}  # fmt: skip
_SMALL_UNITS = frozenset(name for name, worth in _UNITS.items() if worth == 1)

_DIGITS = r"\d{1,3}(?:[. ]\d{3})+(?:,\d{1,2})?(?!\d)|\d{1,3}(?:,\d{3})+(?:\.\d{2})?(?![\d])|\d+(?:[.,]\d{1,2})?(?!\d)"
_END = r"(?:,-+|,=|\.-+|,--)?"
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_NUMERIC = re.compile(
    rf"(?<![\w.,/:+])(?P<sign>€ ?|eur(?:o)? ?(?=\d)|\$ ?|£ ?)?"
    rf"(?:(?P<times>\d{{1,2}}) ?(?:x|keer|maal|\*) ?(?P<sign2>€ ?)?)?"
    rf"(?P<digits>{_DIGITS})(?P<dash>{_END})"
    rf"(?: ?(?P<unit>{_UNIT}|€)(?![\w'])(?: ?(?P<cents>\d{{2}})(?![\d.,:]| ?(?:uur|jaar)))?"
    rf"(?P<second> euro?s?\b)?)?(?![\w%:/])"
)
_WORD = re.compile(r"[^\W\d_]+(?:'s)?")

# A bare number is an amount only in the company of money.
_MONEY_NEAR = re.compile(
    r"\b(?:overgemaa\w*|overge\w+|overmaken|overboek\w*|overzetten|overschrij\w*|betaal\w*|betalen|aanbetaal\w*|aanbetal\w*"
    r"|voldaan|afgerekend|gestort|storten|stortte|storting|gepind|gepint|pinnen|afgeschreven|opgenomen|afgehaald|weggehaald"
    r"|gehaald|gestolen|gestuurd|sturen|stuurde|kwijt|weg|weggesluisd|verloren|verlies|verdwenen|verdween|opgelicht|lichter|geleend|lenen"
    r"|voorgeschoten|voorschieten|geinvesteerd|investeren|belegd|ingelegd|inleg|inleggen|erin|ingestopt|ingestoken|eraf"
    r"|afgeboekt|boete|borg|schuld|lening|krediet|rekening|spaar\w*|saldo|geld|bedrag|ideal|tikkie|betaalverzoek\w*|cash|contant"
    r"|bitcoin|crypto|waard|schade|kosten|kostte|gekost|uitbetaa?l\w*|terug\w*|verkocht\w*|verkoop|gekocht|kocht|factuur"
    r"|cadeaukaart\w*|paysafe|giftcard\w*|steam|incasso|overboeking\w*|belwaarde|leeggehaald|afschrijving\w*|maakte|voor mij|moest er|erbij|er nog"
    r"|transferred|paid|sent|lost|stolen|gone|took|money|euros?|kwijtgeraakt|afgetroggeld|bijleggen|storneren|huur|voorschot|betaling|gescheeld|aangepast|limiet|ruim|zo'n|ongeveer|minstens|bijna|meer dan)\b"
)
_NO_AMOUNT_AFTER = re.compile(
    r"^ ?(?:jaar|jarige|uur|u\b|min\b|minu\w*|sec\w*|dag\w*|week|weken|wk\b|maand\w*|mnd\b|keer|x\b|maal|man\b|mensen|personen|kinderen|km\b"
    r"|volgers|stuks|leden|klanten|kippen|foto\w*|bestand\w*|cijfer\w*|procent|%|graden|meter|m2|kilo|kg\b|huis\w*|jarig\w*"
    r"|jr\b|januari|februari|maart|april|mei\b|juni|juli|augustus|september|oktober|november|december|jan\b|feb\b|mrt\b|apr\b"
    r"|jun\b|jul\b|aug\b|sep\w*|okt\b|nov\b|dec\b|berichten|appjes|mails|kaart\w*|bonn?en|telefoons?|pakje\w*|pakket\w*|tickets|codes?"
    r"|rekening\w*|afschrijving\w*|betaling\w*|overboeking\w*|transactie\w*|passen|sms\w*|huishoudens|werk\w*|avonden|years?|months?|days?|hours?|minutes?"
    r"|weeks?|times|people|providers|vrachtwagens|mannen|vrouwen|jongens|personeel|followers|views|stappen|km\w*|e\b|ste\b|de\b|am\b|pm\b|in totaal keer|en een half uur|hours|st\b|pagina\w*|kinderen|kwartier|zinnen|x)"
)
_NO_AMOUNT_BEFORE = re.compile(
    r"(?:\bom|\brond|\btussen|\btegen|\bvoor|\bna|\bnummer|\bnr\.?|\bhuisnummer|\bleeftijd|\bjaar|\bin|\bsinds|\bvanaf|\bkwart over|\bkwart voor|\bbus"
    r"|\btram|\blijn|\bkamer|\bgroep|\bklas|\bversie|\biphone|\bwindows|\bplaystation|\bps|\bcode|\bpincode|\bcode is|\bik ben|\bben|\bvan|\bartikel|\bhalte|\bals|\boffice|\bgalaxy"
    r"|\bdag|\bbel|\bbellen|\bgebeld met|\ba|\bn|\bmaandag|\bdinsdag|\bwoensdag|\bdonderdag|\bvrijdag|\bzaterdag|\bzondag|\bwas|\bis|\bstap|\b(?:\w+)(?:straat|laan|weg|plein|dijk|hof|kade|gracht|pad)|#) ?$"
)
_LESS_AFTER = re.compile(
    r" (?:eur )?(?:af|eraf|vanaf|minder|armer|lichter)(?: ?[.,!?]| ?$| (?:van|en|op|bij|nu|gegaan)\b)"
)
_EMERGENCY_NUMBERS = frozenset(
    {"112", "113", "144", "101", "911", "14", "0800", "0900", "088", "06", "09008844", "8844", "1850"}
)
_HOURS_BEFORE = re.compile(r"\btussen \d{1,2}(?:[:.]\d\d)? en $")
_HUNDREDS = frozenset({"honderd", "duizend"})
_LEADS = re.compile(
    r"(?:ruim|zo'n|ongeveer|bijna|meer dan|minstens|circa|ca\.?|plusminus|rond de|een kleine|een dikke) $"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """value: euros as text, "1250" or "19.95"; text[start:end] is how it was written."""

    value: str
    start: int
    end: int
    euros: float


def amounts(plain: str, taken: tuple[tuple[int, int], ...] = ()) -> tuple[Amount, ...]:
    """Amounts in a folded text, in order, not overlapping each other or the places in `taken`."""
    found: list[Amount] = []
    busy = list(taken)
    for amount in sorted(
        [*_and_a_half(plain), *_numeric(plain), *_in_words(plain)], key=lambda one: (one.start, -one.end)
    ):
        if all(amount.end <= start or amount.start >= end for start, end in busy):
            found.append(amount)
            busy.append((amount.start, amount.end))
    return tuple(found)


def _numeric(plain: str) -> Iterator[Amount]:
    for match in itertools.islice(_NUMERIC.finditer(plain), _MOST):
        marked = bool(match["sign"] or match["sign2"] or match["unit"] or match["dash"])
        if not marked and not _bare_is_amount(plain, match):
            continue
        euros = _digits(match["digits"])
        if match["times"]:
            euros *= int(match["times"])
        unit = match["unit"]
        if unit and unit != "€":
            euros *= _UNITS[unit]
        if match["cents"] and unit in (*_SMALL_UNITS, "€"):
            euros += int(match["cents"]) / 100
        if 0 < euros < 1e9:
            yield _amount(euros, match.start(), match.end())


def _bare_is_amount(plain: str, match: re.Match[str]) -> bool:
    digits = match["digits"]
    after, before = plain[match.end() : match.end() + 24], plain[max(0, match.start() - 24) : match.start()]
    if (
        digits in _EMERGENCY_NUMBERS
        or (len(digits) > 7 and digits.isdigit())
        or (digits[0] == "0" and digits[1:2].isdigit())
    ):
        return False
    if _SECRET_BEFORE.search(before) or _HOURS_BEFORE.search(before):
        return False
    if _LESS_AFTER.match(after):
        return True
    if _NO_AMOUNT_AFTER.match(after) or re.match(r"[-/]\d|\.\d| ?[a-z]{2}\b(?= |$)(?<=[a-z]{2})(?! )", after):
        return False
    grouped = bool(re.search(r"[.,]\d{3}\b", digits))
    near = _clause_around(plain, match.start(), match.end())
    only = plain.strip(" .!?") == match[0].strip() and _digits(digits) >= 100
    money = only or bool(_MONEY_NEAR.search(near))
    if match["times"]:
        return money or float(_digits(digits)) >= 20
    if grouped:
        return money or not re.match(r" ?[a-z]{4,}en\b", after)
    decimals = re.fullmatch(r"\d+[.,]\d\d", digits)
    if decimals:
        if re.search(r"\b(?:om|rond|tegen|tot|van|sinds|vanaf|voor|na) $", before) and "." in digits:
            return False
        return "," in digits or money
    if not money:
        return False
    value = _digits(digits)
    if re.fullmatch(r"(?:19|20)\d\d", digits) and re.search(
        r"\b(?:in|sinds|jaar|van|uit|eind|begin|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec) $",
        before,
    ):
        return False
    if re.search(
        r"\b(?:opgelicht|bestolen|beroofd|verkocht|gekocht|kocht|verkoop|betaald|te koop|factuur|schuld|samen) (?:\w+ ){0,3}?(?:voor|van) $",
        plain[: match.start()][-40:],
    ):
        return True
    if _NO_AMOUNT_BEFORE.search(before):
        return value >= 100 and bool(re.search(r"\b(?:voor|van|is|was|tussen|tegen|rond|als|na) ?$", before))
    return value >= 10 or bool(re.search(r"[.,]", digits))


def _clause_around(plain: str, start: int, end: int) -> str:
    """The words near a number, to the nearest end of a sentence or comma on a side, or a dozen words."""
    left = max((plain.rfind(mark, 0, start) for mark in ".!?;\n"), default=-1)
    while left > 0 and plain[left] == "." and plain[left + 1 : left + 2].isdigit():
        left = max((plain.rfind(mark, 0, left) for mark in ".!?;\n"), default=-1)
    rights = [place for mark in ".!?;\n" if (place := plain.find(mark, end)) >= 0]
    right = min(rights, default=len(plain))
    return plain[max(left + 1, start - 60) : min(right, end + 60)]


def _digits(written: str) -> float:
    text = written.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?", text):
        return float(text.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d{2})?", text):
        return float(text.replace(",", ""))
    return float(text.replace(",", "."))


_SIZES = {"honderd": 100, "duizend": 1000, "mille": 1000, "ton": 100_000, "miljoen": 1_000_000}
_HALVES = re.compile(
    rf"(?<!\w)(?P<whole>\d{{1,2}}|[a-z]{{3,12}}?) ?en ?(?:een )?hal(?:f|ve) ?(?P<size>{'|'.join(_SIZES)})(?: euro)?(?!\w)"
)


def _and_a_half(plain: str) -> Iterator[Amount]:
    """ "Twee en een half duizend", "drieenhalf miljoen", "3 en een halve ton"."""
    for match in itertools.islice(_HALVES.finditer(plain), _MOST):
        whole = int(match["whole"]) if match["whole"].isdigit() else number_of(match["whole"])
        if whole is not None:
            yield _amount((whole + 0.5) * _SIZES[match["size"]], match.start(), match.end())


def _in_words(plain: str) -> Iterator[Amount]:
    """Amounts written as words: "tweeduizend acht honderd", "anderhalve ton", "twee ruggen"."""
    found = [(match[0], match.start(), match.end()) for match in _WORD.finditer(plain)]
    place = 0
    while place < len(found):
        used, euros, marked = _number_words(found, place, plain)
        if used and euros:
            start, end = found[place][1], found[place + used - 1][2]
            alone = euros >= 1000 and not _NO_AMOUNT_AFTER.match(plain[end : end + 24])
            if marked or alone or (euros >= 100 and _MONEY_NEAR.search(_clause_around(plain, start, end))):
                cents = (
                    _CENTS.match(plain, end) if plain[:end].endswith(("euro", "euros", "euro's")) else None
                )
                if cents:
                    euros, end = euros + int(cents[1]) / 100, cents.end()
                yield _amount(euros, start, end)
            place += used
        else:
            place += 1


_MOST = 150  # numbers looked at; a text with more is a table, not a story
_CENTS = re.compile(r" (\d\d)(?![\d.,:]| ?(?:uur|jaar|euro))")
_SECRET_BEFORE = re.compile(r"(?:code|pin|wachtwoord|cvc|cvv|cijfers|nummer)(?: is| was| waren)?:? $")
_FRACTIONS = {"anderhalf": 1.5, "anderhalve": 1.5, "half": 0.5, "halve": 0.5}


def _number_words(found: list[tuple[str, int, int]], place: int, plain: str) -> tuple[int, float, bool]:
    """How many words from here make an amount, its euros, and whether a unit of money names it."""
    total, group, used, marked, last_unit = 0.0, 0.0, 0, False, 0
    at = place
    while at < len(found):
        word = found[at][0]
        if at > place and plain[found[at - 1][2] : found[at][1]].strip(" "):
            break
        value = _FRACTIONS.get(word, number_of(word))
        if word == "paar" and at > place and found[at - 1][0] == "een":
            group = 3.0
        elif word in _HUNDREDS:
            size = float(_UNITS[word])
            total, group = total + (group or 1.0) * size, 0.0
            last_unit = int(size)
        elif value is not None:
            if used and group and word not in _FRACTIONS:
                if not _completes(group, value):
                    break
                group += value
            else:
                group = group + value if used and word not in _FRACTIONS and group else float(value)
        elif word in _UNITS and used and (group or total):
            worth = float(_UNITS[word])
            if worth == 1:
                marked, used = True, at - place + 1
                break
            total, group = total + (group or 1.0) * worth if group else total * worth, 0.0
            marked = (
                marked
                or worth not in (100.0, 1000.0)
                or word in ("ruggen", "rug", "mille", "k", "meier", "rooie")
            )
        else:
            break
        used = at - place + 1
        at += 1
    euros = total + group
    if not marked and not last_unit and euros < 100:
        return 0, 0.0, False
    return used, euros, marked


def _completes(group: float, value: float) -> bool:
    """Whether "vijfhonderd" can follow "twaalfduizend": smaller than the last size that was named."""
    return (group % 1000 == 0 and value < 1000) or (group % 100 == 0 and value < 100)


def _amount(euros: float, start: int, end: int) -> Amount:
    cents = round(euros * 100)
    value = str(cents // 100) if cents % 100 == 0 else f"{cents // 100}.{cents % 100:02d}"
    return Amount(value, start, end, euros)
