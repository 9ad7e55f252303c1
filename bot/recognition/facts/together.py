"""What two things said near each other mean together, though neither does alone.

"Ze heeft een filmpje van mij" and "ze wil 500 euro" is blackmail; a parcel message paid and later
withdrawals mean that card details were given.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.facts import Value
from bot.recognition.facts.clauses import Clause, pairs
from bot.recognition.facts.evidence import Evidence
from bot.recognition.facts.patterns import Pattern, compiled

_NEAR = 6  # clauses


@dataclass(frozen=True, slots=True)
class Together:
    """first and second: patterns; unless: patterns that anywhere in the message make it silent.

    joined: each is looked for in two clauses of a sentence together as well.
    """

    fact: str
    value: Value
    first: tuple[Pattern, ...]
    second: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()
    weak: bool = False
    joined: bool = False


def _lines(text: str) -> tuple[Pattern, ...]:
    return tuple(compiled(line.strip()) for line in text.splitlines() if line.strip())


_INTIMATE = _lines("""
    (opgenomen|gefilmd) wat ik
    (nepnaaktfoto|nepnaaktfoto's|naaktfoto|naaktfoto's|naaktbeelden|naaktbeeld|naaktfilmpje|naaktvideo|nudes|nude|bloot|blote|bloots|intieme|intiem|sexfilmpje|seksfilmpje|pornofilm|dickpic|pikante|pikant|ondergoed|lingerie)
    (sexchat|seksdate|sexadvertentie|sexcam|gecamd|camsex|webcamsex|webcamseks|grindr|omegle)
    (filmpje|filmpjes|video|video's|beelden|opname|opnames|foto|foto's|screenshot|screenshots|deepfake) (van|met) (mij|me|mezelf|mijn gezicht|hem|haar|ons|mijn zoon|mijn dochter)
    (heeft|hebben|had|nam|namen|werd|ben) ... (gefilmd|opgenomen|gescreend)
    (gefilmd|opgenomen) ... (camera|webcam|videobellen|cam)
    videobellen
    (webcam|camera) ... (uit|aan) 
    (seks|sex) 
    (vreemdga|vreemdgaan|verhouding|overspel|prostituee|affaire)
""")
_DEMAND = _lines("""
    (eist|eisen|eiste|eisten|zwijggeld|losgeld|afkopen|dokken)
    (wil|willen|vraagt|vragen|wilde|moet|moeten) ... ({money}|{giftcard}|bitcoin|tikkie|paysafecards|steamkaarten|neosurf)
    (betaal|betalen|betaalt|betaald|overmaken|storten) ... (anders|of|tenzij|niet)
    (anders|tenzij) (gaat|zet|stuurt|post|komt|lekt|laat|plaatst|gooit|krijgt|ze|hij|mijn|alles|ik .. betaal|ik .. geef)
    (dreigt|dreigen|dreigde|dreiging|dreigbericht|dreigmail|dreigend)
    (gaat|gaan) ... (posten|delen|verspreiden|sturen|rondsturen|lekken|publiceren)
    als ik niet ...
    moet (ik|hij|zij|mijn zoon|mijn dochter) ?(nu|dus|ineens) ?(nu) betalen
    (of|dan) .. (video|filmpje|alles|het|foto's) (naar|gaat|komt|online|uit)
    (nog meer|meer) (foto|foto's|filmpjes|beelden)
    om .. (te wissen|weg te halen|niet te delen|niet te|te verwijderen)
""")
_SMALL_PAYMENT = _lines("""
    (sms|smsje|mail|mailtje|bericht|link|linkje|qr|postnl|dhl|bpost|dpd|ups|pakket|pakketje|pakje|tol|parkeren|bezorgkosten|verzendkosten|douane|invoerkosten|kpn|ziggo|odido|cjib|belastingdienst|telenet|energie|netflix|spotify) .... (betaald|betaalde|voldaan|afgerekend|ideal)
    (betaald|betaalde|voldaan|afgerekend) .... (sms|smsje|mail|mailtje|link|linkje|qr|postnl|dhl|bpost|pakket|pakketje)
""")
_MORE_TAKEN = _lines("""
    (nu|toen|daarna|vervolgens|later|nog|ook|vandaag|vannacht|meteen) .. #eur ... (weg|afgeschreven|af|eraf|gepind|verdwenen)
    (nu|toen|daarna|nog|weer|allemaal|meer) .. {transfers}
    (nu|toen|daarna) ... (rekening|spaarrekening|alles|geld) .. (leeg|weg|leeggehaald)
    (kaart|rekening) ... (gebruikt|misbruikt|leeg)
    #eur weg
    (elke|iedere) (week|maand|dag) ... (afgeschreven|geld af|afschrijft|schrijft)
""")
# The own bank does not ask for such things, so it is not the own bank.
_BANK_ON_THE_LINE = _lines("""
    (heb|hebben|zit|ben|hangt|is) ... {own_bank} ... aan (de|den) (lijn|telefoon|tel)
    {own_bank} .. (zit|hangt|is) .. aan (de|den) (lijn|telefoon|tel)
    (heb|hebben|zit|ben|hangt) .. aan (de|den) (lijn|telefoon|tel) .. {own_bank}
""")
_BANK_WANTS = _lines("""
    (ze|zij|hij|die) (wil|willen|zegt|zeggen|vraagt|vragen) ... (overmaken|overboeken|overzetten|verplaatsen|kluis|kluisrekening|veilig|veilige|pas|pincode|codes|code|ophalen|anydesk|installeren|zet|dat ik)
    dat (ik|we) ... (overzet|overmaak|overboek|verplaats|geef|doorgeef|opneem|pin|installeer|overzetten|overmaken)
    (ik|we) (moet|moeten) ... (overmaken|overboeken|overzetten|verplaatsen|kluisrekening|pas|pincode|codes|anydesk|installeren)
""")
# An officer, and what must be done now: the call goes on.
_POLICE = _lines("""
    ({police}|{fake_police}|officier|recherche|justitie|marechaussee)
""")
_ORDERED = _lines("""
    (ik|we|hij|zij|ze|oma|opa|moeder|vader|mama|papa) (moet|moeten) ?(ik|nu|snel|direct|meteen|zo|van hem|alles|al) ... (pinnen|opnemen|overmaken|overboeken|kopen|klaarleggen|klaarzetten|inpakken|verzamelen|meegeven|afgeven|thuisblijven|thuis blijven|geheimhouden|naar de bank)
    moet (ik|hij|zij|oma|opa|mama|papa) ?(nu|snel|direct|meteen|alles) ... (pinnen|opnemen|overmaken|overboeken|kopen|klaarleggen|klaarzetten|inpakken|meegeven|afgeven) 
    (hij|ze|zij|die|{police}) (wil|willen|eist|eisen|vraagt|zegt) ?(dat|nu|dus|mij|of) ... ({money}|{valuable}|{card}|{pin}|{giftcard}|kluis|saldo|codes|spullen)
    (mag|mogen) (ik|we|ze|hij|zij|niemand) ... (niemand|niet) ... (bellen|vertellen|praten|zeggen|ophangen)
""")
_OVER_ALREADY = _lines("""
    ^ (wat|welke) moet (ik|we) ... voor (de|een) (agent|politie)
    (gisteren|gisteravond|eergisteren|vanmorgen|vanochtend|vanmiddag|vannacht|vorige|vorig|geleden|toen|daarna|vervolgens|achteraf|later)
    (belde|belden|kwam|kwamen|moest|moesten|stond|stonden|was|waren|zei|zeiden|vroeg|vroegen|wilde|wilden|bleek|werd)
    (gegeven|meegegeven|afgegeven|opgehaald|meegenomen|overgemaakt|betaald|gepind|gestuurd|gestort|opgenomen|gebeld|kwijt|weg|gestolen)
    (aangifte|melding|jullie|112|klacht|formulier|bekeuring|slachtofferhulp|echte)
    {hung_up}
""")
# Somebody who locked himself in, and gives no sign.
_LOCKED_IN = _lines("""
    (deur|kamerdeur|slaapkamerdeur|badkamer|kamer|schuur|garage|zolder) ... (op slot|dicht|vergrendeld|afgesloten)
    (opgesloten|ingesloten|zit al uren) ... (kamer|auto|schuur|garage|zolder|badkamer|wc)
    zit ... in de (garage|schuur|kelder)
""")
_NO_SIGN = _lines("""
    (reageert|antwoordt|antwoord|reageren) ... niet ?(meer|op)
    (hij|zij|ze|en|niet) .. niet (open|opendoen) ?(doet|doen) $
    (doet|wil) ?(hij|ze|zij|de deur) .. niet (open|opendoen)
    (auto|motor) (staat|loopt|draait) .. aan
""")
# Who asks politely that the dog is cared for "daarna", and has no hope.
_CARE_FOR = _lines("""
    (zorgen|zorgt|zorg|letten|let|passen|past|kijken) (jullie|u|je|iemand|er iemand|wie) ... (daarna|straks|dan|later|als ik) ... (voor|op|naar) {my} (hond|honden|kat|katten|poes|dieren|dier|vogel|konijn|kind|kinderen|zoon|dochter|moeder|vader|man|vrouw|kleinkinderen)
    (wie|kan iemand|kunnen jullie|kunt u|wil iemand|willen jullie) ... (voor|op|naar) {my} (hond|honden|kat|katten|poes|dieren|dier|vogel|konijn|kinderen|moeder|vader|man|vrouw) ... (zorgen|zorgt|passen|letten|kijken) ... (daarna|straks|dan|later)
""")
_NO_HOPE = _lines("""
    (alles|leven|spaargeld|toekomst|huis) ... (weg|kwijt|kapot|voorbij|verloren|op)
    ben ?(echt|helemaal|zo|gewoon) (op|leeg|kapot|klaar|moe) $
    (kan|wil|hou) ?(ik|het|echt|zo|dit) ?(het|echt|zo) niet meer
    (geen|niks) ... (zin|hoop|toekomst|uitweg)
    (zie) ... niet meer zitten
    (schaam|schuld|schulden|waardeloos)
""")
_DEAD = _lines("""
    {kin} .... (overleden|dood|gestorven|heengegaan)
    (mis|verlang) ... {my} {kin}
""")
_TO_THE_DEAD = _lines("""
    (ga|wil|kom|mag) ?(ik|graag|nu|zo) ?(graag|gewoon) (naar|bij) (hem|haar|ze) ?(toe|zijn) ?(toe|gaan) $
""")
# A child or grandchild, quoted: of themselves, so "ze" of a girl and "hij" of a boy.
_SAYS = "(zegt|zei|appt|appte|schrijft|schreef|stuurt|stuurde|roept|denkt|vindt)"
_BETTER_GONE = tuple(
    (
        _lines(f"({kin}|kleinkind|kind|pleegkind) ... {_SAYS}"),
        _lines(
            f"(beter|makkelijker|fijner|rustiger) ... als {self} (weg|dood|er niet|er niet meer|verdwenen) (is|was)"
        ),
    )
    for kin, self in (
        (
            "dochter|dochtertje|moeder|zus|zusje|oma|vrouw|vriendin|nichtje|kleindochter|tante|mama|buurvrouw",
            "(ze|zij)",
        ),
        ("zoon|zoontje|vader|broer|broertje|opa|man|vriend|neef|neefje|kleinzoon|oom|papa|buurman", "hij"),
    )
)
_READS_ALONG = _lines("""
    (hij|ze|zij|iemand) (leest|lezen) ?(nu|steeds|gewoon) mee $
""")
_PAIRS = (
    Together(
        "self_harm",
        True,
        _NO_HOPE,
        _CARE_FOR,
        unless=_lines("(ziekenhuis|operatie|opname|vakantie|weekend|reis|aangifte|verhoor|bureau)"),
        joined=True,
    ),
    *(
        Together(
            "self_harm",
            True,
            says,
            better_gone,
            unless=_lines("(oplichter|dader|ex|stalker|koerier)"),
            joined=True,
        )
        for says, better_gone in _BETTER_GONE
    ),
    Together(
        "self_harm",
        True,
        _DEAD,
        _TO_THE_DEAD,
        unless=_lines(
            "(alleen thuis|helpen|begrafenis|uitvaart|ziekenhuis|verpleeghuis|crematie|opzoeken|bezoek)"
        ),
    ),
    *(
        Together(
            fact,
            value,
            _READS_ALONG,
            _READS_ALONG,
            unless=_lines(
                "(gehackt|hack|hacker|whatsapp|mail|mails|computer|laptop|scherm|account|teamviewer|anydesk|app|mailbox|webcam|school|les)"
            ),
        )
        for fact, value in (("danger", "suspect_present"), ("cannot_talk", True))
    ),
    Together("suspect_in_contact", True, _POLICE, _ORDERED, unless=_OVER_ALREADY),
    Together(
        "self_harm",
        True,
        _LOCKED_IN,
        _NO_SIGN,
        unless=_lines(
            "(oplichter|account|rekening|bank|site|webshop|verkoper|koper|winkel|kind van|peuter|kleuter)"
        ),
    ),
    Together(
        "danger",
        "threatened",
        _INTIMATE,
        _DEMAND,
        unless=_lines("""
            niet (gechanteerd|afgeperst|bedreigd)
            (onzin|niet eens een webcam|geloof ik niet|geen webcam)
            zijn geen beelden
        """),
    ),
    Together("suspect_in_contact", True, _BANK_ON_THE_LINE, _BANK_WANTS, unless=_lines("{hung_up}")),
    Together("lost_credentials", True, _SMALL_PAYMENT, _MORE_TAKEN, weak=True),
)


def together(found: Sequence[Clause]) -> Iterator[Evidence]:
    """Evidence from pairs of clauses that are near each other."""
    own = [clause for clause in found if not clause.quoted]
    for pair in _PAIRS:
        where = [*own, *pairs(own)] if pair.joined else own
        first = [clause for clause in where if _holds(pair.first, clause)]
        second = [clause for clause in where if _holds(pair.second, clause)] if first else []
        near = next(((a, b) for a in first for b in second if abs(a.index - b.index) <= _NEAR), None)
        if near is None or any(_holds(pair.unless, clause) for clause in own):
            continue
        clause = near[1]
        start, end = clause.words[0].start, clause.words[-1].end
        yield Evidence(pair.fact, pair.value, clause.index, start, end, weak=pair.weak)


def _holds(patterns: tuple[Pattern, ...], clause: Clause) -> bool:
    return any(pattern.matches(clause.line, clause.vocabulary) for pattern in patterns)
