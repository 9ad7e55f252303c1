"""When it happened: expressions of time in a message, and which of them dates the event."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bot.recognition.facts.clauses import Clause
from bot.recognition.facts.evidence import Evidence
from bot.recognition.facts.time_spelling import in_one_spelling
from bot.recognition.facts.tokens import COMMA

_COUNT = (
    r"(?:\d{1,3}|een|'n|n|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|twintig|dertig|veertig|paar|"
    r"een paar|enkele|anderhalf|anderhalve|half|halve|een half|een halve|ruim een|nog geen|geen|een dikke|een goed|een klein|zo'n|ongeveer|een stuk of \w+|een dag of \w+)"
)
_AGO = r"(?:geleden|terug|her|weg)"
_CLOCK = (
    r"(?: ?(?:rond|om|tegen|tussen|omstreeks|na|voor|vanaf|,)? ?(?:de klok van )?(?:ongeveer )?(?:half |kwart (?:over|voor) |tien (?:over|voor) |vijf (?:over|voor) )*"
    r"(?:\d{1,2}(?:[:.]\d{2})?(?![.,]?\d) ?(?:uur|u\b|en)?|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|elven|twaalf|twaalven|tienen|negenen|achten|zessen|zevenen|vijven|vieren|drieen)(?: uur)?)?"
)
_DAY = r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)"
_MONTH = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jan|feb|mrt|apr|jun|jul|aug|sept|okt|nov|dec)"
_PART = r"(?:ochtend|morgen|middag|avond|nacht)"

# (when, expression, as said by itself it is a date of something: the first alternative that fits is taken)
_EXPRESSIONS: tuple[tuple[str, str], ...] = (
    # minutes and up to about an hour
    ("now", rf"(?:nog )?(?:{_COUNT} )(?:min|minuten|minuutjes|minuut|minuutje|sec|seconden)\b\.? {_AGO}"),
    ("now", rf"(?:een |nog geen |ruim een |dik )?(?:half ?uur|halfuur|halfuurtje|half uurtje|kwartier|kwartiertje|drie ?kwartier|uurtje|uur) {_AGO}"),
    ("now", rf"(?:sinds|al) (?:een |n )?(?:half ?uur|halfuur|halfuurtje|kwartier|kwartiertje|uurtje|paar minuten|{_COUNT} minuten)"),
    ("today", rf"(?:een )?(?:uur|uurtje) of (?:twee|drie|vier|vijf|zes|zeven|acht|\d) {_AGO}"),
    ("now", rf"(?:1|een|nog geen|anderhalf|ruim een|nog geen half) (?:uur|uurtje|half uur) {_AGO}"),
    ("now", r"(?:een )?(?:moment|momentje|ogenblik|paar tellen|paar minuutjes|tijdje net) (?:geleden|terug)"),
    ("now", r"(?:\d+|een|a|a few|five|ten|few|couple of) (?:minutes?|mins?) ago|half an hour ago|an hour ago|just now"),
    # hours
    ("today", rf"(?:\d{{1,2}}|{_COUNT}) (?:uur|uurtjes|uren|uurtje) {_AGO}"),
    ("today", r"(?:\d+|a few|two|three|few) hours ago|this (?:morning|afternoon|evening)|today|last night|tonight"),
    # last night counts as today
    ("today", rf"(?:gister(?:en|e)?|gistr?)[ -]?(?:in de )?(?:laat )?(?:avond|nacht)(?: laat)?{_CLOCK}"),
    ("today", rf"(?:afgelopen|vorige|deze) nacht{_CLOCK}|vannacht{_CLOCK}|van nacht"),
    ("days", rf"(?:gister(?:en|e)?)[ -]?(?:in de )?(?:{_PART})?{_CLOCK}|gister(?:en)? overdag|yesterday|gistren"),
    ("today", rf"(?<!dag van )(?<!dag )van(?:morgen|ochtend|middag|avond|daag)(?! de dag)d?{_CLOCK}|(?<!dag )van (?:morgen|ochtend|middag|avond|daag){_CLOCK}|deze (?:ochtend|morgen|middag|voormiddag|namiddag|avond){_CLOCK}"),
    ("now", r"(?:gebeurt|loopt|speelt) (?:het |er )?nu(?! al)|nu aan de gang|is nu bezig|nu van mijn rekening (?:gaan|af)|krijg nu (?:allemaal|allerlei|steeds)|komen nu binnen"),
    ("today", r"(?:eerder|later) vandaag|heden|zojuist vanmiddag|sinds vanmorgen"),
    # days
    ("days", r"eergisteren(?:avond|middag|ochtend|nacht)?|eergister"),
    ("days", r"(?:1|2|3|4|5|6|een|twee|drie|vier|vijf|zes|een paar|paar|enkele|n paar|een dag of \w+|a few|two|three|couple of) (?:dagen|dag|dgn|dage|days?) (?:geleden|terug|ago)"),
    ("days", r"(?:sinds|al) (?:een dag of \w+|\d|twee|drie|vier|vijf|zes|een paar|paar) dagen|een dag of (?:twee|drie|vier|vijf|zes)"),
    ("weeks", rf"vorige week(?: {_DAY}| (?:ma|di|wo|do|vr|za|zo)\b)?(?:{_PART})?{_CLOCK}|week terug"),
    ("days", rf"(?:afgelopen|vorige|verleden|deze|laatste) (?:weekend|weekeinde|{_DAY})(?:{_PART})?{_CLOCK}|van de week|deze week|begin deze week|eerder deze week|in het weekend|dit weekend"),
    ("days", rf"\b{_DAY}(?:{_PART}| (?:ochtend|middag|avond|morgen|nacht))?(?: jl\.?| jongstleden)?{_CLOCK}"),
    ("days", r"(?:on |last |this |this week )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:\d|a few|few|couple of|two|three|four) days? back"),
    ("days", r"(?:\d|twee|drie|vier|vijf|zes) dagen (?:lang|gewerkt|bezig)"),
    # weeks and longer
    ("weeks", rf"(?:\d{{1,3}}|{_COUNT}) (?:weken|weke|week|weekjes|maanden|maande|maand|mnd|maandjes|jaar|jaren|jr|weeks?|months?|years?)(?: of \w+)? (?:geleden|gelede|terug|her|ago|back|terug al)"),
    ("weeks", r"(?:a few|few|couple of|several|two|three|four|many) (?:weeks|months|years) (?:ago|back)"),
    ("weeks", r"(?:een )?(?:tijd|tijdje|hele tijd|poos|poosje) (?:geleden|terug)|(?:jaren|maanden|weken|tijden) (?:geleden|terug)|lang geleden|long ago"),
    ("weeks", r"(?:een )?(?:kleine|ruime) (?:week|maand) geleden"),
    ("weeks", r"(?:[7-9]|[1-9]\d+|zeven|acht|negen|tien|elf|twaalf|veertien|twintig) dagen (?:geleden|terug)"),
    ("weeks", r"(?:vorige|afgelopen|verleden|laatste|voorbije) (?:maand|maanden|jaar|zomer|winter|herfst|lente|voorjaar|najaar|kerst|jaren|weken|periode)|vorig (?:jaar|maand|zomer|weekend|najaar|voorjaar)|last (?:week|month|year|summer)"),
    ("weeks", rf"(?:sinds|vanaf|al sinds|in|begin|eind|half|medio|rond) (?:{_MONTH})\b(?: \d{{4}}| dit jaar| vorig jaar| van dit jaar)?"),
    ("weeks", rf"\d{{1,2}} (?:{_MONTH})\b(?: \d{{4}})?|\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2,4}}"),
    ("weeks", r"(?:in|sinds|uit|eind|begin|vanaf) (?:het jaar )?(?:19|20)\d\d\b|\((?:19|20)\d\d\b|in het (?:voorjaar|najaar|begin van het jaar)|in de (?:zomer|winter|lente|herfst|vakantie|zomervakantie|kerstvakantie)"),
    ("weeks", r"(?:al|sinds) (?:weken|maanden|jaren|tijden|een tijdje|een tijd|een paar (?:weken|maanden|jaar)|enkele (?:weken|maanden)|(?:\d+|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|anderhalf|half|een half) (?:weken|maanden|jaar|maand))(?: lang)?|maandenlang|wekenlang|jarenlang"),
    ("weeks", r"(?:\d+|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|anderhalf|half|een half) (?:weken|maanden|jaar) (?:lang|samen|later|gechat|contact)|jaren terug|enkele jaren geleden|destijds|indertijd|ooit|weken later|maanden later"),
    # a time of the clock, when something was done at it
    ("clock", r"(?:om|rond|tegen|omstreeks) (?:half |kwart (?:over|voor) )?(?:\d{1,2}(?:[:.]\d{2})? ?uur|(?:half|kwart (?:over|voor)) \w+|(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf) uur|\d{1,2}[:.]\d{2})"),
    # this moment, weakest: words that are also said of other things
    ("now", r"zojuist|zonet|zo (?:net|juist)(?! (?:uit|gekleed|aangekleed|mogelijk|als|en|niet|genoeg|van|ook|om|was|is)\b)|daarnet|zopas|daarjuist|nu net|net nog|zo ?even|zoeven|daarstraks|op dit moment|op het moment|nu aan het|\bnu bezig"),
)  # fmt: skip
_NET = re.compile(
    r"(?<![\w-])(?:net|juist|just)(?![\w-])(?! ?(?:van(?:morgen|middag|avond|ochtend|daag|nacht)|gister|vorige|als|alsof|zo\b|zoals|niet|iets|genoeg|op tijd|boven|onder|voor|na\b|in pak|wat\b|doet|een (?:nette|echt|echte)|echt\b|die\b|daarom|"
    r"gescheiden|getrouwd|geopereerd|bevallen|verhuisd|thuis|wakker|begonnen|klaar|weduwe|geworden|geslaagd|met pensioen|uit het ziekenhuis|\d\d\b|zeventien|achttien|ontdekt|gehoord|gelezen|geleerd|genoeg|terug))"
)
_NOT_BEFORE_NET = re.compile(
    r"(?:\been|\bheel|\berg|\bzo|\bniet|\binter|\bzeer|\bkeurig|\bhet|\b'n|\bhele|\bnog) ?$"
)
_FUTURE = re.compile(
    r"\b(?:over|binnen|volgende|komende|aanstaande|morgen|overmorgen|in de komende|nog|vanaf|uiterlijk|voor|tot) $"
)
_COMING = re.compile(
    r"\b(?:moet|moeten|kan|kunnen|wil|willen|zal|ga|gaat|komt|komen|haalt|halen|open|wordt|worden|vervalt|verloopt|belt|afspraak|mag|zou|zullen)\b"
)
_FOUND_OUT = re.compile(
    r"\b(?:ontdekt|ontdekte|gehoord|hoorde|hoor|zag|zie|zien|gezien|merkte|merk|gemerkt|las|lees|gelezen|kom|kwam|erachter|blijkt|bleek|aangifte|gemeld|melden|besefte|besef|gevonden|geblokkeerd|gebeld met)\b"
)
_NO_EVENT = re.compile(
    r"\b(?:jarig|getrouwd|weduwe|gescheiden|overleden|pensioen|woon|woont|werk|werkt|geboren|verhuisd|geldig|klant|lid|ken|kent|oud|dood|ziek|wachten|terug te|samen)\b"
)
_EVENT = re.compile(
    r"\b(?:gebeld|gebelt|belde|belden|kreeg|krijg|krijgen|gekregen|opgelicht|overgemaakt|betaald|gestuurd|geklikt|ingevuld|opgehaald|meegegeven|gegeven|afgeschreven|"
    r"gehackt|overgenomen|weg|kwijt|gepind|sms|mail|appje|gebeurd|gebeurde|gestort|ingelogd|doorgegeven|gekocht|besteld|deur|was dit|was dat|dat was|was het|het was|dit was|"
    r"gedaan|gedownload|geinstalleerd|called|transferred|paid|sent|gave|lost|versleuteld|afgegeven|leeg|leeggehaald|geleend|ingelegd|gestolen|bestolen|beroofd|bijgeschreven|gebeurt|geopend|getroffen|bedreigd|gechanteerd|meegenomen|gegaan|geweest|kwam|gaf|storting|betaling|koerier|gescand|gecamd|opgenomen|afboekingen|code|pas|aan de lijn|aan de telefoon|aangebeld|gesproken|weggegaan|vertrokken|weggereden)\b"
)
_PAST = re.compile(
    r"\b(?:ge\w+(?:d|t|en)|\w+(?:ge)\w+(?:d|t|en)|belde|kwam|was|ging|heeft|hebben|haalde|nam|stond|kreeg|maakte|betaalde|begon)\b"
)
_BARE_DAY = re.compile(rf"{_DAY}(?:{_PART})?")
_WAS_JUST = re.compile(r"\b(?:was|waren|had|hadden)\b[^.!?,;]{0,25}$")
_SENTENCE_END = re.compile(r"[.!?]")
_RECENCY = {"now": 3, "today": 2, "days": 1, "weeks": 0}


@dataclass(frozen=True, slots=True)
class Moment:
    """An expression of time at [start:end] of the text. when: one of HAPPENED; future: still to come."""

    when: str
    start: int
    end: int
    future: bool = False
    faint: bool = False


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((when, re.compile(rf"(?<![\w-])(?:{source})(?![\w])")) for when, source in _EXPRESSIONS)


def moments(plain: str) -> tuple[Moment, ...]:
    """Expressions of time in a folded text, however they are typed, in order, the longest where they
    overlap."""
    text, place = in_one_spelling(plain)
    found: list[Moment] = []
    for when, expression in _compiled():
        for match in expression.finditer(text):
            before = text[max(0, match.start() - 20) : match.start()]
            # "Vijf minuten weg": the time ends before who is gone.
            end = match.start() + len(match[0].rstrip(" ,").removesuffix(" weg"))
            when_said, faint = ("today", True) if when == "clock" else (when, False)
            found.append(Moment(when_said, match.start(), end, bool(_FUTURE.search(before)), faint))
    found.extend(_net(text))
    found.extend(_future(text))
    found.sort(key=lambda one: (one.faint, one.start, -one.end))
    out: list[Moment] = []
    for moment in found:
        if all(moment.end <= other.start or moment.start >= other.end for other in out):
            out.append(moment)
    ordered = sorted(out, key=lambda one: one.start)
    return tuple(replace(one, start=place(one.start), end=place(one.end)) for one in ordered)


def _net(plain: str) -> Iterator[Moment]:
    for match in _NET.finditer(plain):
        if not _NOT_BEFORE_NET.search(plain[max(0, match.start() - 12) : match.start()]):
            yield Moment("now", match.start(), match.end(), faint=True)


_AHEAD = re.compile(
    rf"(?<!\w)(?:over(?:morgen)|(?<!van)(?<!deze )(?<!goede)(?<!goeie)\bmorgen(?:ochtend|middag|avond|vroeg)?{_CLOCK}|(?:volgende|komende|aanstaande) (?:week|maand|{_DAY})|"
    rf"over {_COUNT} (?:minuten|min|uur|uurtje|kwartier|dagen|weken|half uur)|straks|dadelijk|zometeen)(?!\w)"
)


def _future(plain: str) -> Iterator[Moment]:
    for match in _AHEAD.finditer(plain):
        yield Moment("now", match.start(), match.start() + len(match[0].rstrip(" ,")), future=True)


def happened(
    plain: str, found: Sequence[Moment], parts: Sequence[Clause], evidence: Sequence[Evidence]
) -> Moment | None:
    """The moment that dates the event: nearest to what was lost or done, the most recent of equals.

    plain: the folded text. found: its moments. parts: its clauses. evidence: what was read from them.
    """
    dated = [
        one
        for one in evidence
        if (one.value is True and one.fact in _DATED and not one.weak) or one.fact == "danger"
    ]
    best: tuple[int, int, Moment] | None = None
    for moment in found:
        if _just_then(plain, moment, found):
            continue
        weight = _weight(plain, moment, parts, dated)
        if weight is None:
            continue
        key = (weight, _RECENCY[moment.when])
        if best is None or key > best[:2]:
            best = (*key, moment)
    return best[2] if best else None


def _just_then(plain: str, moment: Moment, found: Sequence[Moment]) -> bool:
    """ "Gisteren ... hij was net weg": just, seen from a day that was named before, not from now."""
    return (
        moment.faint
        and moment.when == "now"
        and _WAS_JUST.search(plain[: moment.start]) is not None
        and any(
            one.when in ("days", "weeks")
            and not one.future
            and one.end <= moment.start
            and not _SENTENCE_END.search(plain[one.end : moment.start])
            for one in found
        )
    )


_DATED = frozenset(
    "lost_money lost_card lost_pin lost_credentials lost_valuables lost_device_access lost_files lost_account "
    "lost_id_document clicked_link".split()
)


def _piece(clause: Clause, moment: Moment) -> tuple[int, int]:
    """The place of the part of a clause between the commas around a moment.

    "Net", alone between them ("18.000 euro overgemaakt, net"), dates the whole clause.
    """
    commas = [word for word in clause.words if word.text == COMMA]
    whole = clause.words[0].start, clause.words[-1].end
    begin = max((word.end for word in commas if word.end <= moment.start), default=whole[0])
    finish = min((word.start for word in commas if word.start >= moment.end), default=whole[1])
    alone = moment.when == "now" and not any(
        begin <= word.start < moment.start or moment.end <= word.start < finish
        for word in clause.words
        if word.text != COMMA
    )
    return whole if alone else (begin, finish)


def _weight(plain: str, moment: Moment, parts: Sequence[Clause], dated: Sequence[Evidence]) -> int | None:
    """How well a moment dates the event; None if it does not."""
    if moment.future:
        return None
    clause = next(
        (one for one in parts if one.words and one.words[0].start <= moment.start < one.words[-1].end), None
    )
    if clause is None:
        return 0 if moment.faint else 1
    if clause.quoted:
        return None
    begin, finish = _piece(clause, moment)
    around = plain[begin:finish]
    here = any(one.start < finish and one.end > begin for one in dated if one.value != "suspect_coming")
    event = bool(_EVENT.search(around))
    since = plain[: moment.start].endswith(("sinds ", "vanaf ")) or plain[
        moment.start : moment.end
    ].startswith(("sinds", "al "))
    if moment.when != "now" and _COMING.search(around) and not (here or event or since):
        return None
    if _NO_EVENT.search(around) and not here and not event:
        return None
    if _BARE_DAY.fullmatch(plain[moment.start : moment.end]) and not (here or event):
        return None
    if moment.faint and moment.when == "today" and not _PAST.search(around):
        return None
    if moment.faint and not (here or event):
        return None
    if here:
        return 3 if not _FOUND_OUT.search(around) else 2
    sentence = any(
        one.words[0].start <= piece.start < one.words[-1].end
        for one in parts
        if one.sentence == clause.sentence
        for piece in dated
    )
    if _FOUND_OUT.search(around) and not event:
        return 0
    return 2 if sentence else 1
