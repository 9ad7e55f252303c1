"""Somebody is near who listens, keeps driving by, refuses to go, or takes the victim along."""

from bot.recognition.facts.evidence import How, RuleBook

BOOK = RuleBook()

_CASH_POINT = "(pinautomaat|geldautomaat|automaat|flappentap|geldmaat|bank|bankautomaat|juwelier|muur)"
_RELATIVE = "(mij|me|ons|hem|haar|{my} {kin}|{kin_sure})"
_STRANGERS = "(jongens|mannen|man|gast|gasten|kerel|kerels|vent|lui|figuren|vrouw|koerier|agent|agenten|oplichter|oplichters|onbekenden|vreemden|dader|daders)"
_PAST = """
    (gisteren|eergisteren|vorige|vorig|geleden|toen|destijds|vroeger|was|waren|had|hadden|liep|liepen|reed|reden|stond|stonden|zat|zaten|kwam|kwamen|ooit|soms)
"""
_AFAR = """
    (lijn|telefoon|computer|laptop|whatsapp|mail|mails|scherm|webcam|microfoon|teamviewer|anydesk|online|account|facebook|instagram)
"""
_KIN_HEARS = """
    ({my} {kin}|{kin_sure}|dokter|huisarts|bank) .. (hoort|horen|luistert|luisteren|leest|zit|staat)
    (niet|nooit|geen) (goed|meer) $
    (hoort|horen|luistert) .. (niet|nooit|slecht)
    (muziek|radio|podcast|naar mij niet)
"""
_LISTENS = """
    (hij|ze|zij|iemand|die (man|vent|kerel|vrouw|gast|agent|koerier|meneer|mevrouw)) ?(nu|steeds|hier) (hoort|horen|luistert|luisteren) ?(nu) (mij|me|ons|alles|mee|dit|het)
    (dan|anders|want) (hoort|horen|merkt|merken|ziet) (hij|ze|zij|die (man|vent|vrouw)) (mij|me|ons|het|alles|dit|dat)
    (hij|ze|zij|die (man|vent|vrouw)) (mag|mogen) .. niet (zien|weten|merken|horen) dat ik .. (typ|app|chat|bel|praat|schrijf|hulp|contact|met jullie|met de politie|dit)
    (hij|ze|zij|die (man|vent|kerel|vrouw|gast|agent|koerier|meneer|mevrouw)) ?(nu|nog) (zit|staat|is|loopt) ?(nu|nog) (hiernaast|vlakbij|vlak (naast|achter|bij) (me|mij)|hier naast|in de andere kamer|in dezelfde kamer|een kamer verder)
"""
for _fact, _value in (("danger", "suspect_present"), ("cannot_talk", True)):
    BOOK.add(_fact, _LISTENS, value=_value, how=How.AS_SAID, unless=_PAST + _AFAR + _KIN_HEARS)
BOOK.add(
    "cannot_talk",
    """
    (kan|mag|durf) .. (niks|niets) .. (hardop|hardop te|luid) (zeggen|praten)
    < ?(alsjeblieft) bel (me|mij) .. niet .... (alleen|enkel|liever) ?(maar) (chatten|typen|appen|schrijven)
    (mag|kan) ?(ik) .. (telefoon|mobiel) niet gebruiken ?(van) ?(hem|haar|ze)
    (typ|app|chat|schrijf|tik|stuur) .. (stiekem|in het geheim|onder tafel)
    stiekem .. (typen|appen|chatten|schrijven|aan het typen)
    stem .. niet .. (gebruiken|laten horen)
    kan ?(ik|nu) (alleen|enkel) maar (typen|schrijven|chatten|appen)
    (niet|geen) (terugbellen|bellen|geluid) .... (merkt|hoort|weet|ziet) (hij|ze|zij)
    (mag|kan|moet|durf) .. geen geluid (maken|geven)
    (bellen|praten|spreken) .. (kan|durf|mag|lukt) ?(ik|me|nu) ?(nu|hier) niet .... (hij|ze|zij|iemand|die man)
""",
    how=How.AS_SAID,
    unless=_PAST
    + """
    (in gesprek|nummer|beltegoed|bereik|batterij|leeg|baby)
    {my} {kin} (slaapt|slapen)
""",
)

# Taken along to draw money: nobody who is driven there by strangers is free to go.
BOOK.add(
    "danger",
    f"""
    (zit|zitten) ... in (de|een|hun|zijn|die) (auto|wagen|busje|bus|bestelbus|taxi) ?(nu) (bij|met|van) (die|deze|een|twee|drie|de|onbekende|vreemde|hem|ze|hen) ...
    {_STRANGERS} ... (nemen|neemt) (mij|me|ons|haar|hem) ?(nu) mee ?(naar) ...
    (ze|zij|hij|die|{_STRANGERS}) ?(nu) (hebben|heeft) {_RELATIVE} ?(nu|net) (meegenomen|mee genomen|meegesleurd|meegetroond|meegesleept) naar ... {_CASH_POINT}
    ^ ?(help) (hebben|heeft) {_RELATIVE} ?(nu|net) (meegenomen|mee genomen|meegesleurd|meegetroond|meegesleept) naar ... {_CASH_POINT}
    (rijden|rijdt|lopen|loopt) (ze|hij|zij) ?(nu) met (mij|me|ons|haar|hem) (naar|mee naar|door|rond)
    (moest|moet|moeten) ?(ik|we) ?(nu|van (hem|hen|ze)) ?(nu) (instappen|meerijden|mee in de auto) .... (nu|naar|rijden|{_CASH_POINT})
""",
    value="suspect_present",
    how=How.AS_SAID,
    unless=_PAST
    + """
    ({my} {kin}|{kin_sure}|taxichauffeur|collega) .. (rijdt|rijden|brengt|neemt|heeft|gaat|gaan)
    (bij|met) ({my} {kin}|{kin_sure})
    (bus|trein|tram) naar (huis|mijn werk|school)
    (koffie|eten|vakantie)
""",
)
BOOK.add(
    "danger",
    f"""
    (die|dezelfde|deze|twee|drie|een paar|vreemde|onbekende|rare) ?([a-z]+) ?({_STRANGERS}|auto|busje|scooter|bestelbus) ... (rijdt|rijden|loopt|lopen|fietst|fietsen|komt|komen) .. (steeds|telkens|constant|almaar|alsmaar|continu|weer|elke keer|de hele (dag|tijd|avond|nacht)) .. (voorbij|langs|rondjes|rond|heen en weer|op en neer)
    (rijdt|rijden|loopt|lopen|fietst|fietsen) ?(er) (steeds|telkens|constant|almaar|alsmaar|continu|weer) ... ({_STRANGERS}|busje) ... (voorbij|langs|rondjes|rond|heen en weer|op en neer|door de straat)
    (rijden|loopt|lopen) ?(ze|zij|die jongens|die mannen|hij) (steeds|telkens|constant|almaar|continu) ... (voorbij|langs|rondjes|heen en weer)
    (weigert|weigeren) .. (weg te gaan|te vertrekken|te gaan|op te stappen|het huis uit|mijn huis uit)
    (iemand|hij|ze|zij|{{collector}}) (probeert|proberen) ?(nu) ... ({{door}}|slot|schuifpui|raam) ... (open te|open|in|binnen)
    ({{kin_sure}}|mama|papa|{{my}} {{kin}}) ?(nu) (zit|staat|is) ... met ?(een|twee) (wildvreemde|vreemde|onbekende|vreemdeling|vreemden|onbekenden) ...
    ik (hoor|zie) (ze|hem|haar|iemand) ?(nu|nog) ?(in|op|door|bij) ?(de|het|mijn) (keuken|gang|kamer|woonkamer|tuin|trap|slaapkamer|hal|schuur|garage|zolder) ...
    krijg (hem|haar|ze|die [a-z]+) ?(maar) (niet|de|het) .. (huis|deur) ?(niet) uit
    (hij|ze|zij|die [a-z]+|{{collector}}) (kijkt|kijken|zoekt|zoeken|graait|graaien|rommelt|rommelen|snuffelt|neust|neuzen) ?(nu|al|samen) .. in (mijn|haar|onze|zijn|m'n) ({{valuable}}|kast|kasten|kluis|laden|lades|slaapkamer|sieradenkistje|portemonnee|tas)
""",
    value="suspect_present",
    how=How.AS_SAID,
    unless=_PAST
    + """
    (bus|tram|trein|lijnbus|vuilniswagen|ambulance|politieauto|{my} (zoon|dochter|man|vrouw|kat|hond|buurman|buurvrouw)) (rijdt|rijden|loopt|komt|fietst)
    (bank|verzekering|winkel|bedrijf) (weigert|weigeren)
    (niemand|geen|nooit)
    (via|online|computer|scherm|laptop)
""",
)

_HELD_BY_OTHERS = """
    (douane|pakket|bagage|vliegveld|grens|buitenland|ziekenhuis|gevangenis|visum|oekraine|syrie|militair|basis)
    ({police}|marechaussee|beveiliging|winkelpersoneel) .. (heeft|hebben|houdt|houden) (hem|haar|ze|hen)
    (opgepakt|aangehouden|gearresteerd)
    (geld|rekening|account|borg|inleg|crypto|bedrag|tegoed|uitbetaling) .. (vast|vastgehouden)
    (zei|zegt|schreef|appte|beweert) ... (vastgehouden|gegijzeld|vast (zit|zat))
"""
BOOK.add(
    "violence",
    f"""
    (hebben|houden|houdt|heeft) {_RELATIVE} ?(nu|daar|hier) vast .. (tot|totdat|tenzij|als|voor|anders|en|zolang)
    (hebben|houden|houdt) ({{my}} {{kin}}|{{kin_sure}}) ?(nu|daar|hier) vast $
    ({{my}} {{kin}}|{{kin_sure}}|ik|hij|zij) (word|wordt) ?(nu|daar|ergens) (vastgehouden|gegijzeld|gegijzelt)
    (ik|we) (mag|mogen|kan) (er|hier|de auto|het huis|de kamer|het busje) niet (uit|weg)
    < ?(en) (mag|kan) ?(ik) (er|hier) niet (uit|weg) $
""",
    how=How.AS_SAID,
    unless=_PAST.replace("|was|waren|had|hadden|", "|") + _HELD_BY_OTHERS,
)
BOOK.add(
    "violence",
    """
    (sloeg|sloegen|schopte|schopten|duwde|duwden|trapte|trapten|wurgde|stompte|kneep|beet) (mij|me|haar|hem|ons|{my} {kin}) .. (net|zojuist|zonet|daarnet|juist|nu|vandaag|zopas)
    (net|zojuist|zonet|daarnet|zopas) (sloeg|sloegen|schopte|duwde|trapte|wurgde|stompte) (hij|ze|zij|die [a-z]+) (mij|me|haar|hem|ons|{my} {kin})
    in elkaar (gemept|geramd|gebeukt|gestompt|gerost|geslagen|geschopt|getimmerd|gerammeld)
    (pakte|pakten|greep|grepen|grijpt|pakt) (mij|me|haar|hem|ons|{my} {kin}) .. (bij|vast bij|aan) (mijn|m'n|haar|zijn|de) (keel|nek|haren|strot|arm|armen|kraag)
    (sloeg|slaat|schopte|spuugde|trapte|stak|schoot) ?(en [a-z]+) naar (mij|me|haar|hem|ons|{my} {kin})
    (steen|stenen|baksteen|vuurwerk|molotov|fles) ... (door|tegen|naar) .. (ruit|raam|voorruit|deur|huis) ... (gegooid|gegooit|gesmeten)
    (bloedneus|blauw oog|blauwe plekken|gebroken (arm|neus|rib)|hersenschudding) ... (van|door) (die|hem|haar|hen|een) ...
    (steek|schiet|sla|maak|trap|hak|knal) (je|jou|jullie|hem|haar) .. (neer|dood|af|kapot|overhoop|in elkaar)
    (mijn|m'n|zijn|haar|je) (knieen|benen|vingers|armen|nek|poten) ... (breekt|breken|breek)
    (trokken|rukten|trok|rukte|griste) .. (tas|telefoon|portemonnee|ketting|pas) .. (van|uit) (mijn|m'n|haar|zijn) (arm|schouder|nek|hand|handen|hals) ...
    (hadden|had|met) ?(een|hun|z'n) (mes|pistool|wapen|hamer|knuppel|machete|bijl|vuurwapen) .. (bij zich|in (zijn|hun|de) hand|op (mij|me) gericht|getrokken|voor mijn)
    (trok|trokken) (mij|me|haar|hem) .. (aan|bij) (mijn|m'n|haar|zijn) (haar|haren|arm|armen|keel|nek)
    (klap|klappen|stomp|trap|schop|kopstoot|vuist) ... (gekregen|gehad) .. (van|door) (die|de|een|hem|haar|dat) ...
    (ik|moeder|vader|oma|opa) ?(net) (ben|werd|is) ?(net|zojuist|door [a-z]+) (geduwd|omgeduwd|geslagen|geschopt|getrapt|gestompt|omvergeduwd|tegen de grond gewerkt)
    (knijpt|knijpen) (mij|me|haar|hem|{my} {kin}) ...
""",
    how=How.AS_SAID,
    unless="""
    (gisteren|eergisteren|vorige|vorig|geleden|destijds|vroeger|ooit|jaar|jaren|maanden|weken)
    (op de vlucht|in de war|rekening|portemonnee|op de knop|kaart|dubbel)
    (klap|klappen) ... (gekregen|gehad) .. (van|door) (dit|het|de (rekening|oplichting|schuld|schulden|situatie|nieuws))
""",
)
