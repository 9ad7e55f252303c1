"""Scenes of danger: a stranger who is there, who comes, who has just left with something."""

from bot.recognition.facts.danger import IN_GENERAL, NOT_YET, PARCEL
from bot.recognition.facts.scenes import scene

_ROLE = (
    "({collector}|{police}|{fake_police}|neppolitie|nepkoerier|nepmonteur|nepbankier|nepbankmedewerker|nepinspecteur|neprechercheurs|vreemde|vreemden|onbekende|onbekenden|kerels|gasten|heren|dames|dealer|ventje|gastje"
    "|koeriers|politiemannen|bankdirecteur|inspecteur|bankmevrouw|bankmeneer|bankman|fraudedienst|dief|den dief)"
)
_THEY = "(hij|ze|zij|die|deze)"
_WHO = f"""
    {_ROLE}
    {_THEY}
"""
_ROOM = (
    "({door}|deurklink|huis|huisje|woonkamer|huiskamer|living|kamer|keuken|keukentafel|gang|hal|inkom|tuin|oprit|portiek|trap|trappenhuis|flat|galerij"
    "|slaapkamer|tafel|zetel|schuur|garage|woning|appartement|portaal|lift|intercom|kasten|lades|kast|spionnetje|kijkgaatje|stoep|neus|huizen)"
)
_KIN = "({kin_sure}|{my} {kin}|haar|hem|mij|me|ons|mama|papa|mam|pap|ma|pa|omaatje|buurvrouw|buurman|mevrouw)"
_AT_HOME = f"""
    (aan|voor|bij|op|in|achter|door|tegen|onder|naar|tussen|van) ?(de|het|mijn|onze|ons|haar|zijn|hun|m'n|een|z'n) ?(hele) {_ROOM}
    (aan|voor) deur
    in huis
    (naast|achter|bij|tegenover) {_KIN} ?(thuis|binnen|aan|op)
    < (is|zijn) binnen $
    (staat|staan|zit|zitten|is|zijn|loopt|lopen|wacht|wachten) .. (binnen|hier|beneden|boven|buiten)
    (huis|flat|gebouw|woning) ... (binnengegaan|binnengekomen|binnengedrongen)
    binnengekomen
"""
_IS_THERE = """
    (staat|staan|zit|zitten|loopt|lopen|is|zijn|wacht|wachten|hangt|hangen|zoekt|zoeken|doorzoekt|kijkt|telt|tellen|parkeert|geparkeerd|rammelt|morrelt|klopt|ligt|vraagt|vragen|leest|wil|willen|bekijkt|maakt)
"""
# Family that does it themselves, not "bij mijn vader" or "de dealer van mijn zoon".
_KIN_SUBJECT = "((?<!bij )(?<!naar )(?<!van )(?<!bij mijn )(?<!bij m'n )(?<!bij onze )(?<!naar mijn )(?<!van mijn )(?<!van m'n )(?<!van onze )(?:{kin_sure}|{my} {kin}))"
_SAFE = """
    {_KIN_SUBJECT} (staat|staan|zit|zitten|is|zijn|wacht|komt|komen|loopt) ... !{card}
    (collega|vriend|vriendin|kennis) van (mij|ons)
    (thuiszorg|familie|visite|bezoek|hulp|dokter|huisarts|ambulance|brandweer|slotenmaker|poetsvrouw|schoonmaakster|verpleegkundige|kinderen|zoon|dochter) (staat|staan|zit|zitten|is|zijn|wacht|komt|komen|loopt) ... !{card}
    (staat|staan|zit|zitten|komt|is|zijn|loopt|wacht) ?(nu|er|zo|net|hier|al|inmiddels) ?{det} ({kin_sure}|{my} {kin}|thuiszorg|auto|fiets|pakketje|pakket|echte|hond|kat)
    ^ ?(de|mijn|onze|want) ?(de|mijn|onze) taxi (staat|is|wacht) ?(al|nu|er) ?(er|voor) ?(voor|de|mijn) ?(de|deur) ?(deur) $
    (de|mijn|onze) taxi (staat|is|wacht) .. deur ik (moet|ga|vertrek|stop) ...
    echte ({kin}|politie|agent|agenten|agentes|politieagenten|wijkagent)
    (postbode|postnl|dhl|dpd|ups|pizzabezorger|pizzakoerier|pakketbezorger|thuisbezorger|collectant|facteur|schilder|glazenwasser|loodgieter|ziggo|kpn|odido|makelaar|deurwaarder|eten|maaltijd|wasmachine|ketel|boodschappen|lunchen|soep)
    (wijkagent|agent|agenten|politie|recherche) .... (helpt|helpen|invullen|aangifte|sporen|opneemt|opnemen|jullie)
    jullie (agent|agenten|collega|collega's|wijkagent)
    (politie|brandweer|ambulance) ?(is|zijn) ?(al|nu) (er|hier|onderweg) !.*(om|voor) .*({money}|{valuable}|{card}|spullen).*
    (ligt|lag|liggen) ... (bewusteloos|gewond|bloedend|onwel|flauwgevallen|buiten westen|buiten bewustzijn|onder het bloed)
    (bewusteloos|gewond|bloedend|onwel|flauwgevallen) ... (op|in|voor|naast)
    ^ (ik|wij|we) (sta|staan|zit|zitten|ben|zijn|loop|woon) ... $
    (bedrag|geld|saldo|rekening|bericht|link|nummer|naam|advertentie|betaling|transactie|transacties|pakketje|pakket|brief|briefje|auto|container|fiets|caravan|foto|foto's|camera|site|fout|verkoper) ... (staat|staan|is|zit|ligt|hangt)
    (staat|staan|ligt|hangt) .. (advertentie|betaling|transacties|pakketje|brief|briefje|container|fiets|fout|bedrag|auto|politieauto)
    (in|op) (de|het|mijn|een) (krant|nieuws|tv|televisie|computer|account|mail|contacten|foto|wachtlijst|supermarkt|winkel|winkelcentrum)
    (supermarkt|winkelcentrum|winkel|greenpeace|collecte|collectes|enquete|goede doel)
    (zit|zitten|ligt|liggen) ?(hier|nu|er|daar|nog) .. te (trillen|huilen|janken|wenen|bleiten|beven|snikken|bibberen|rillen)
    (zit|zitten|ligt|is) ... (op|in) (zijn|haar|z'n|d'r) ?(eigen) (kamer|bed|slaapkamer)
    (uw|je|jouw) ?(eigen) (huis|straat|deur|balkon|tuin|voordeur|stoep)
    ^ ?(en|want) anders
    (naast|bij|achter|tegenover) (mij|me|ons) (staat|zit) {kin}
    {kin} (zit|staat|is) ... (naast|bij|achter) (me|mij|ons) $
    mijn {kin} ... (zit|staat|is) ?(hier|nu) (naast|bij|achter) (me|mij|ons)
    (naast|bij) ({kin_sure}|mijn {kin}) (zit|sta) ik
""".replace("{_KIN_SUBJECT}", _KIN_SUBJECT)
_NOT_NOW = """
    (was|waren|stond|stonden|kwam|kwamen|zat|zaten|had|hadden|geweest|geleden|gisteren|eergisteren|vorig|vorige|toen|destijds|werd|vroeger|weggestuurd|zou|zouden|zei|wilde|wilden|vanmorgen|vanochtend)
    (niet|niemand|geen|nooit|nergens)
    (is|zijn|heeft|hebben) ... (gekomen|binnengekomen|bovengekomen|binnengelaten|langsgeweest|gestolen|bestolen|meegekregen) !.*(nu|nog|zegt|wil|staat|zit).*
    ^ (wat|als|kan|kunnen|gaat|zijn er) ...
"""
# A mere "hij" must stand, sit, walk or wait there; "die wil ik spreken" and "ze is naast me" are about others.
_ONLY_A_PRONOUN = """
    (scherm|computer|account|messenger|instagram|facebook|domein|wachtwoord|server|servers|vpn|roosters|pop|beeld|internet|telefoon|lijn|whatsapp|filmpjes|filmpje|koop|moskee|school)
    (die|hij|ze|zij) (wil|vraagt|maakt|kijkt) ik
    (bedrijf|bijlage|eisenbrief|gekopieerd|versleuteld|slapen)
    (gelegd|gezet|gekomen|gemaakt|gedaan|geleend|gegaan)
    (zit|zitten) achter (me|mij|ons) aan
    (te bellen|aan het bellen|in gesprek|aan het praten|te praten|te telefoneren)
    (te pakken|in omloop|op afbetaling|voor het huis|huis kopen|vloek|bande|bende|konijnenhok)
    ^ (kan|is|zit) (hier|er|iemand|ik)
    wie is hier
    zit hier ook
    wij (zitten|staan) hier
    (ze|hij|zij) is naast
"""
_HAND = "({card}|{valuable}|{money}|{gadget}|{document}|{pin}|spullen|envelop|enveloppe|portemonnee|kluis|tas|rekening)"

PRESENT = (
    scene(
        "danger",
        "suspect_present",
        _WHO,
        _IS_THERE,
        _AT_HOME,
        unless=_SAFE
        + _ONLY_A_PRONOUN
        + _NOT_NOW
        + NOT_YET
        + IN_GENERAL
        + """
        (net|zojuist|zonet|daarnet|juist) .... (weg|vertrokken|gegaan|weggegaan|uit|gegeven|buiten)
        (weggegaan|vertrokken|weggereden|weggelopen)
        (hij|ze|zij|die) (zit|zitten) in
        ik (sta|zit|ben) ... (met|bij) (mijn|de|het) (man|vrouw|buurman|dochter|zoon)
        (vandoor|ervandoor|meegenomen|opgehaald|gegeven|meegegeven|afgegeven)
        nog in de (buurt|straat|wijk)
        (loopt|lopen|rijdt|fietst|rent) ?(nu|nog) .. (weg|richting|straat|uit)
    """,
    ),
    scene(
        "danger",
        "suspect_present",
        _WHO,
        f"""
        {_ROLE} .... (is|zijn) er ?(al|nu|nog|voor) $
        (is|zijn) er al ?(en|om|voor|nu)
        (is|zijn) er (al|nu) $
        (is|zijn) nog ?(steeds|altijd) bij {_KIN}
        (wil|willen) niet ?(meer) (weggaan|weg|vertrekken|gaan|naar buiten)
        krijg .. niet ... (huis uit|deur uit|weg|buiten)
        (staat|staan) ... aan te bellen
        (blijft|blijven) ?(maar) aanbellen
        voet tussen {{det}} deur
        (duwt|duwen|drukt|drukken|trekt|trekken) .. deur open
        (probeert|proberen) ... huis ... (binnen|in) te komen
        (staat|staan) .. op te wachten
        (wacht|wachten) (me|mij|hem|haar|ons) ... op
        (staat|staan) ... op (me|mij|haar|hem|ons) te wachten
        (doorzoekt|doorzoeken) .. {_ROOM}
        (heeft|hebben) ... binnengelaten ... (die|hij) ... (wil|zit|is|staat)
        (tellen|telt|bekijkt|bekijken|fotografeert|fotograferen|weegt|wegen) .. (hier|nu) ... {_HAND}
        (is|zijn) nog ... (huis|binnen|niet uit) $
        (bel|deurbel) gaat ... {_ROLE}
        (doet|deed|doe) open .... (staat|staan) .. {_ROLE}
        (zie|ziet|zien) ... (iemand|man|mannen|vrouw) voor {{det}} (deur|huis|voordeur) ... (staat|staan)
    """,
        unless=_SAFE
        + """
        (was|waren|stond|stonden|kwam|kwamen|zat|zaten|had|hadden|geweest|geleden|gisteren|eergisteren|vorig|vorige|toen|zou|zouden)
        (niemand|gelukkig)
        (politie|agent|agenten|brandweer|ambulance) (is|zijn) er
    """,
    ),
    scene(
        "danger",
        "suspect_present",
        f"""
        (zit|zitten|staat|staan) ... met ?(een|twee|drie|2|3) ?(vreemde|onbekende|zogenaamde) ({_ROLE}|man) ... (tafel|huis|deur|binnen|kamer|keuken|bank)
    """,
        unless=_NOT_NOW + NOT_YET + IN_GENERAL,
    ),
    scene(
        "danger",
        "suspect_present",
        f"""
        ^ ?(help|er|hier|nu|o) ?{{det}} ?(twee|drie) {_ROLE} ?(nu|hier) (in|aan|voor) ?(de|het|mijn|m'n|haar|ons) (deur|voordeur|huis|gang|hal|woonkamer|keuken|stoep|living|drempel|slaapkamer)
        ^ .. {_ROLE} (binnen|buiten|beneden) $
        (door|via|bij) {{det}} (spionnetje|kijkgaatje|intercom|deurbelcamera) .... (staan|zegt|iemand|hem)
        (zie|zien|hoor) ... (door|via|op) {{det}} (spionnetje|kijkgaatje|intercom|deurbelcamera|camera) ... (staan|staat|hem|iemand|man)
        (zie|zien) (hem|haar|ze) ... (door|via) {{det}} (spionnetje|kijkgaatje|raam) staan
        {_ROLE} (in|aan|voor|staat) ?(my|mijn|de|huis) (huis|house|deur|door)
    """,
        unless=_SAFE
        + _NOT_NOW
        + NOT_YET
        + """
        (nam|namen|vroeg|vroegen|deed|deden|liet|haalde|gaf|ging|belde|pakte|telefoon|lijn)
    """
        + IN_GENERAL
        + """
        (net|zojuist|zonet|daarnet|juist) 
        (gegeven|meegegeven|afgegeven|opgehaald|meegenomen)
    """,
    ),
)

_SOON = (
    "(zo|straks|strakjes|dadelijk|zometeen|meteen|vanmiddag|vanavond|vandaag|vannacht|morgen|morgenochtend|morgenvroeg|morgenmiddag|morgenavond|nu|seffens"
    "|direct|subiet|overmorgen|onderweg|nog)"
)
_IN_MINUTES = "(over|binnen|met|in) ?(een|het|nog|n|ongeveer|een paar|paar|de|vijf a|nu) ?([a-z0-9]+) (min|minuten|minuutjes|kwartier|kwartiertje|uur|uurtje|halfuur|halfuurtje|half uur)"
_TO_VICTIM = (
    f"(naar {_KIN}|naar ?(mijn|ons|haar|zijn|het) (huis|adres|deur|flat|werk)|op (me|mij|ons|haar|hem) af|hierheen|langs|langskomt|langskomen|aan huis|bij {_KIN}"
    "|(voor|aan|op|bij) ?(de|mijn|haar|m'n|het) ({door}|huis|stoep)|hier|thuis|terug|terugkomt|langs komen|langs komt|aanbelt|aanbellen)"
)
NO_VISITOR = (
    _SAFE
    + PARCEL
    + """
    (moet|mag|kan|hoeft|kunnen|moeten) ?(er|nog|toch|wel|eens|ook|echt|dan) ?(nog|toch|wel|eens|ook) (iemand|agent|wijkagent|politie|hulp) .. (bij|naar|voor|langs|hier) ... (komen|langskomen|kijken|helpen) $
    met ?(een|weer|de) ?(nieuwe|andere|hogere) (factuur|rekening|eis|eisen|verhaal|smoes|bedrag|boete|excuus|aanmaning|voorstel)
    (kopen|koopt|bekijken|bezichtigen|proefrijden|marktplaats|vinted)
    (pakket|pakketje|pakje|dhl|postnl|dpd|bestelling|retour) ... (opgehaald|gehaald|bezorgd)
    (niet|niemand|geen|nooit)
    (kwam|kwamen|was|waren|geweest|gisteren|eergisteren|vorige|geleden|stond|stonden)
    ^ ?(en|maar|dus) (komt|komen|gaat|gaan|kan|kunnen|sturen|stuurt|duurt|hoe|wanneer|haalt|is|mag|zijn|wat)
    ^ (als|wanneer|stel)
    (stel|ooit|herken|normaal|wel eens|bang|hoop|graag|hopelijk|fijn|gelukkig)
    (jullie|u) (komen|komt|sturen|stuurt|zouden|zou)
    (kunnen|kan) (jullie|u)
    (moet|moest|kan|zal) ik ... komen
    (echte|112|aangifte|bureau)
    (nederland|belgie|vliegtuig|schiphol|ticket|december|januari|februari|maart|vakantie)
    {_KIN_SUBJECT} .. (komt|komen|haalt|stuurt|gaat|rijdt|is|zijn)
    (huisarts|dokter|loodgieter|glazenwasser|fysio|schilder|taxateur|makelaar|pizza|bus|trein|thuiszorg) .. (komt|komen|haalt|stuurt|gaat|rijdt|is|zijn)
    monteur .. (komt|komen|is) !.*(microsoft|bank|computer|laptop).*
    (wasmachine|ketel|verwarming|meter|eten|boodschappen|kinderen|medicijnen|huis te koop)
    mijn {kin} haalt
    112
""".replace("{_KIN_SUBJECT}", _KIN_SUBJECT)
)
COMING = (
    scene(
        "danger",
        "suspect_coming",
        f"""
        {_ROLE}
        (hij|ze|zij|ene|iemand|een van)
    """,
        f"""
        (komt|komen|kom) ... {_SOON}
        {_SOON} ... (komt|komen|kom)
        (komt|komen|kom|langskomt|langskomen|terugkomt|terugkomen|aanbelt|aanbellen|passeren|passeert|rijdt|rijden) .... {_IN_MINUTES}
        {_IN_MINUTES} ... (komt|komen|langskomt|aanbelt|belt|is|zijn|staat|staan)
        (is|zijn|staat|staan) ... {_IN_MINUTES}
        (is|zijn|staat|staan) (er|hier) (zo|straks|dadelijk|zometeen|seffens)
        (is|zijn|staat|staan) (zo|straks|dadelijk|zometeen|seffens|morgen|vanavond) (er|hier|bij|voor|op|aan)
        (straks|strakjes|dadelijk|zometeen|zo|morgen|vanavond|vanmiddag|seffens|morgenochtend) (staat|staan|belt|bellen)
        (belt|bellen) .. (straks|zo|dadelijk|vanmiddag|vanavond) .. aan
        (wordt|word) (zo|straks|dadelijk|vanavond|vanmiddag) ... aangebeld
        (kan|kunnen) ... (elk|ieder) (moment|ogenblik)
        (elk|ieder) (moment|ogenblik) ... (zijn|staan|komen|aanbellen)
        (rijdt|rijden) ?(nu|al|er) naar
        zit ?(al|nu) in de (auto|taxi|bus|trein) naar
        (onderweg|op weg|eraan komt|eraan komen|komt eraan|komen eraan)
        straat in gereden
        (komt|komen) ... (nog|toch) ... (vandaag|vanavond|langs)
        (gaat|gaan|wil|willen) ?(er|zo|straks|subiet|nu|vanavond) .. (langskomen|langs komen|passeren|iemand sturen|aanbellen)
        (langskomt|terugkomt|langs komt|aanbelt)
    """,
        f"""
        {_TO_VICTIM}
        {_HAND}
        {_SOON}
        (zeggen|zegt|zei|appt|belt) 
        ene van
        er (is|zijn) $
        (koerier|bode|medewerker|agent) .. (is|zijn|aanbellen|komt)
        (is|zijn|komt) .. (koerier|bode|medewerker|agent|{_THEY}) er $
    """,
        unless=NO_VISITOR
        + """
        (mail|mails|sms|pop|melding|bericht|berichten|brief|post|pakket|pakketje|bestelling|salaris|geld) ... (komt|komen|binnen)
        (komt|kom|komen) ... (uit|door|goed|over|van een)
        (hij|ze|zij) (wilde|wou|kwam|zou)
        (gegeven|meegegeven|afgegeven|opgehaald|meegenomen)
        ^ (ik|wij|we) ... (kom|komen|ga|gaan|sta|haal|stuur) 
        (kom|ga|ben|rij|sta) ik
        (is|zijn|staan|staat) ... (klaar|betaald|open)
    """,
    ),
    # Somebody is sent, or the things are fetched for them.
    scene(
        "danger",
        "suspect_coming",
        f"""
        (gestuurd|stuurt|sturen|stuur|laat|laten) .. {_ROLE}
        {_ROLE} ... gestuurd
    """,
        """
        (op pad|langs|langskomen|langs komen|komen|ophalen|halen|huis|adres|subiet|straks|zo) 
        ({card}|{valuable}|{gadget}|envelop|enveloppe)
    """,
        unless=NO_VISITOR
        + """
        (gegeven|meegegeven|afgegeven|meegenomen|weggestuurd|opgehaald)
        (foto|foto's|screenshots|bericht|mail|appje|sms)
        ^ (graag|alsjeblieft|please)
        ^ ?(ja|oke|goed|nou|doe|dan) laat ?(maar|dan|toch|alsjeblieft) ?(maar) (de|een|iemand|agent|politie|jullie)
        laat maar
        (jullie|u) .. (iemand|agent)
        (besturen|meekijken|overnemen|inloggen|installeren) 
        ^ stuur
    """,
    ),
    scene(
        "danger",
        "suspect_coming",
        f"""
        (laat|laten) .. {_HAND} ... (ophalen|halen|afhalen) ... {_ROLE}
        ophalen door ?{{det}} (koerier|agent|rechercheur|collega|medewerker|bode|taxi|politie) $
        {_HAND} .... (zo|straks|dadelijk|vanavond|vanmiddag|morgen|seffens) ... (opgehaald|gehaald|afgehaald)
        {_HAND} ... (klaarliggen|klaarleggen|klaarzetten|klaargelegd|klaar gelegd|klaargezet|klaar te leggen)
        zit klaar met (zijn|haar|z'n|mijn) (portemonnee|pas|geld|sieraden|spaargeld|envelop)
        (gaat|ga|wil|gaan|moet) (zo|straks|dadelijk|nu|vanavond|morgen|vanmiddag) ... {_HAND} ... (meegeven|afgeven|geven|overhandigen)
        (punt|plan) .... {_HAND} ... (mee|af|te) ?(te) geven
        (krijg|krijgt|krijgen) (zo|straks|dadelijk|vanavond|vanmiddag|morgen) ... (bezoek|iemand|een man|een vrouw|agent|koerier) 
        (neemt|nemen) ... (oude|pas) .. mee
        (thuis|huis) ... (omruilen|omwisselen|wisselen|ophalen|halen)
        (doen|leggen|klaar) voor ?{{det}} koerier
        (deur|poort) open .. als ?{{det}} koerier
        afspraak ... {_ROLE} ... (thuis|huis|langs)
        afgesproken dat ... (komt|langskomt|ophaalt)
        komt ... (wisselen|omruilen|schoonmaken|controleren|nakijken|veiligstellen|fotograferen|knippen|meenemen)
        (buiten|beneden) wachten op ?{{det}} {_ROLE}
        wachten op ?{{det}} (koerier|man|jongen|vrouw|meneer|mevrouw|agent) ... (bank|pas|geld|halen|ophalen)
        thuisblijven .... (komt|langs)
        (komt|komen) ... (passeren|om) voor {{my}} {{card}}
        (passeren|langs|rond) ... voor {{det}} ({{card}}|{{valuable}}|{{money}})
    """,
        f"""
        {_ROLE}
        (ze|hij|zij|er|mijn moeder|moeder|oma|opa|vader|buren|ik)
    """,
        unless="""
    (niet|niemand|geen|nooit|kwam|kwamen|was|waren|geweest|gisteren|vorige|geleden|stond|echte|112|werd|vervolgens|liet)
    (moet|kan|zal|moest) ik ... komen
    (gegeven|meegegeven|afgegeven|meegenomen) 
    ^ ?(en|maar|dus) (komt|komen|gaat|kan|kunnen|sturen|stuurt|hoe|wanneer|haalt|mag)
    (haal|ga|moet|kan|mag|wil) ik ... (ophalen|halen)
    (vriend|zoon|dochter|buurman|kleinzoon|neef|dokter|man) ... (computer|laptop|pc|kinderen)
    (bij|op|naar) (de|mijn) (bank|gemeente|bureau|winkel|apotheek|postkantoor)
    ({kin_sure}|{my} {kin}) .. (haalt|komt|helpt)
    (pakket|pakketje|bestelling|boodschappen|medicijnen|kinderen|paspoort ophalen)
    """,
    ),
    # What a stranger announces in his own words.
    scene(
        "danger",
        "suspect_coming",
        """
        (zei|zegt|appt|appte|schreef|dreigt|zeggen|zeiden|appen) 
    """,
        f"""
        (hij|ze|zij|ik|we) ... (langskomt|langskomen|langs komt|langs komen|eraan komt|eraan komen|naar {_KIN} toe ?(komt|komen)|naar (mijn|ons|je|jouw) huis ?(komt|komen))
        ik kom ... (naar|langs|je|hem|haar|halen)
        (komen|komt) ... (vannacht|vanavond|straks|zo|langs|nu) .. (langs|halen|zeggen|naar)
        komen (me|mij|ons) halen
        (straks|zo|vanavond|vandaag|morgen) terugkomt
    """,
        unless="""
    (niet|nooit|niemand|nederland|vliegtuig|ticket|kwam|was|zou)
    ({kin_sure}|{my} {kin}|dokter|monteur|politie|agent) (zei|zegt|appt|appte)
    """,
    ),
)

_JUST = "(net|zojuist|juist|zonet|daarnet|zopas|daarjuist)"
_LITTLE = "(een|1|2|3|4|5|6|7|8|9|10|15|20|vijf|zes|zeven|tien|twee|drie|vier|paar|twintig|vijftien|30|half|enkele|minder dan tien)"
_AGO = f"{_LITTLE} ?(paar|a|tot|minuut of) ?([a-z0-9]+) ?(min|minuten|minuutjes|minuut|kwartier|kwartiertje|uur|tellen) ?(of tien|of vijf|of) (geleden|terug)"
_WENT = (
    "(weg|wech|vertrokken|weggegaan|weggereden|weggelopen|weggefietst|weggerend|verdwenen|ervandoor|vandoor|gevlucht|buiten|naar buiten"
    "|(deur|straat|trap|hoek|lift|hek|tuin|poort|gang|portiek) (uit|om|af|in|uitgelopen|uitgegaan|uit gegaan)|om de hoek|in een (auto|taxi|busje|bus)|in een [a-z]+ (auto|taxi|busje|bus)|op (een|zijn|z'n) (brommer|scooter|fiets|motor)|gestapt|gesprongen|gerend|deur achter (hem|zich|haar)|deur uit)"
)
_NO_OFFENDER = (
    _SAFE
    + """
    (jullie|twee echte|echte) (collega's|collega|agenten|agent)
    (agent|agenten) ... (aangifte|vriendelijk)
    een net [a-z]+
    (offline|online)
    (kat|hond|fiets|trein|bus|internet|bereik|verbinding|stroom|signaal|tram|pakket|pakketje|saldo|bedrag|fietsje|poes|vogel|konijn|site|account|profiel|facebook|marktplaats|telegram|instagram)
    ({kin_sure}|{my} {kin}|kinderen|thuiszorg|ambulance|brandweer|monteur|bezorger|postbode|facteur) ?(is|zijn|was|waren) ... (weg|vertrokken|geweest)
    (is|zijn) ... ({kin_sure}|{my} {kin}) .. (weg|vertrokken)
    ({kin_sure}|{my} {kin}) (rijdt|loopt|fietst|rent|stapt)
    (niks|niets|niet|geen) ... (gegeven|meegegeven|meegenomen|afgegeven)
    (uur|uren|dagen|weken|maanden|jaar|gisteren|vorige|vanmorgen|vanochtend|gisteravond|eergisteren) ... (geleden|terug|vertrokken|weg)
    ik (ben|was|ging|reed|liep|ga|kom) ... (weg|thuis|terug|deur)
    naar (hun|zijn|haar|z'n|mijn|school|het) ?(werk|school|huis|kantoor|feest|sport)
"""
)
LEFT = (
    scene(
        "danger",
        "suspect_just_left",
        _WHO
        + """
        (hem|haar)
        """,
        f"""
        {_JUST} .... {_WENT}
        {_WENT} , {_JUST}
        {_WENT} .. {_JUST}
        {_AGO} ... {_WENT}
        {_AGO} ... (reed|liep|rende|fietste|ging) ?(hij|ze|zij) weg
        {_JUST} .. (reed|reden|liep|liepen|ging|gingen|rende|stapte|trok|trokken) 
        (reed|reden|liep|liepen|ging|gingen|rende|stapte|trok|trokken) {_JUST} ... {_WENT}
        (nog geen|amper|pas|een paar|nog maar) ?(een|paar) ?{_LITTLE} ?(min|minuten|kwartier|minuutjes|tellen) weg
        een paar (min|minuten|minuutjes|tellen) weg
        (rijdt|rijden|loopt|lopen|fietst|fietsen|rent|rennen) (nu|nog) ... (weg|straat|richting|uit|met)
        (zie|zien) (hem|haar|ze|die) ?(nog) .. (lopen|wegrijden|weglopen|rijden|fietsen|rennen|wegfietsen|wegrennen)
        (kan|kunnen) nog niet ver
        nog geen (drie|twee|vier|vijf|tien|honderd|2|3) (straten|straat|meter|hoeken|huizen) (verder|weg|ver)
        (heeft|hebben) .. voorsprong
        (hij|ze|zij) (is|zijn|ging|was) (te voet|lopend|op de fiets)
        zien (wegrijden|weglopen|wegfietsen|wegrennen|vertrekken) .... (geleden|net|zojuist)
        (met) ... {_HAND} ... de (trap|deur|straat) (af|uit) $
        zopas ... {_HAND} ... mee
        nog in de (buurt|straat|wijk)
        (gesprongen|gestapt) en weg
        {_JUST} ... (trap|straat|tuin|deur) (af|uit) (gelopen|gerend|gegaan)
        {_JUST} (is|zijn) er ... uit gegaan
        {_JUST} ... (deur|poort) .. (dicht|dichtgedaan) ... (hem|haar|ze|mijn)
        (deur|poort) is {_JUST} dicht
    """,
        unless=_NO_OFFENDER
        + """
        (gebeld|ophing|opgehangen|geblokkeerd)
    """,
    ),
    scene(
        "danger",
        "suspect_just_left",
        _WHO,
        f"""
        {_JUST}
        {_AGO}
        {_LITTLE} ?(min|minuten) (geleden|terug)
    """,
        f"""
        (mee genomen|meegenomen) $
        (vandoor|ervandoor) 
        (uitgelaten|deur achter (hem|haar|ze) dicht)
        {_HAND} ... (meegegeven|afgegeven|mee gegeven|overhandigd) ... (aan|door) .. {_ROLE}
        (aan|door) .. ({_ROLE}|hem|haar|deur|brievenbus) .. (meegegeven|afgegeven|gegeven|overhandigd)
        (gaf|gaven) ... {_HAND} ... aan .. {_ROLE}
        gegeven .. aan .. (deur|{_ROLE}) .. deur
        {_HAND} ... gegeven ?(aan|bij) ?(de) deur
        {_HAND} ... aan ?(de) deur gegeven
        (uit|van) (mijn|haar|zijn|m'n) (handen|tas|hand) (getrokken|gerukt|gegrist)
        geknipt en meegenomen
        (hier|hij|ze) ... (weg|vandoor) met {_HAND}
        (took|grabbed) my (cash|card|money|bag|jewellery)
    """,
        unless=_NO_OFFENDER
        + """
        (telefoon|lijn|phone) $
        (code|codes|pincode) ... (telefoon|site|link)
        geblokkeerd
        (bank|rekening) ... (overgemaakt|gestuurd)
    """,
    ),
)
LEFT_BY_CAR = (
    scene(
        "danger",
        "suspect_just_left",
        """
        (auto|busje|bestelbus|wagen|scooter|brommer|taxi) (rijdt|scheurt) (nu|net|zojuist) ... (weg|uit|vandoor)
        """,
        """
        (kenteken|nummerbord|nummerplaat|hij|ze|zij|koerier|man|mannen)
        """,
        unless=_NO_OFFENDER + "{my} (auto|busje|wagen|scooter|brommer) (rijdt|scheurt)",
    ),
)
# Police on the line at this moment: whoever it is, 112 can tell.
_OFFICER = "({police}|{fake_police}|officier van justitie|politieman|zogenaamde agent)"
_ON_THE_LINE = f"""
    (ben|is|zit|zitten|zijn) ... (aan het bellen|te bellen|in gesprek|aan het praten|te praten|aan (de|den) (telefoon|lijn))
    (praat|praten|spreekt|belt|bellen) ?(nu|al|momenteel) ?(al|uren) met
    (houdt|houden) ... aan (de|den) (telefoon|lijn)
    in de wacht gezet
    (heb|heeft|hebben) ... aan (de|den) (telefoon|lijn)
    aan (de|den) (telefoon|lijn) .. (en|die|blijft|wacht|zegt|zeggen|wil|wacht)
    (blijft|wacht|wachten) ... aan (de|den) (telefoon|lijn)
    {_OFFICER} hangt ?(nog|nu|er) ?(steeds|altijd|nog|aan) 
    (videocall|videogesprek|videobellen|call) blijven
    telefoon aan (mijn|m'n) oor
    (belt|bellen) ... (op dit moment|net en is nog)
"""
ON_THE_LINE = tuple(
    scene(
        fact,
        True,
        _OFFICER,
        _ON_THE_LINE,
        unless="""
    (gisteren|eergisteren|vanmorgen|vanochtend|vannacht|gisteravond|geleden|vorige|vorig|was|waren|had|hadden|geweest|belde|belden|gebeld|kreeg|werd)
    {hung_up}
    (112|echte|aangifte|melding|niemand|jullie|u)
    (moet|kan|mag|zal|wil|ga|zou) ik ... (bellen|spreken|praten)
    (kan|kunnen|mag|kunt) ... (bellen|spreken)
    ik (bel|ga) 
    {my} {kin} (werkt|is) ?(bij) ?(de) {police}
    niet
    """,
    )
    for fact in ("suspect_in_contact", "claims_police")
)
# Taken along to draw money, or waited for: the victim is not free to go.
WITH_THE_VICTIM = (
    scene(
        "danger",
        "suspect_present",
        f"""
        (loopt|lopen|rijdt|rijden|gaat|gaan|moet|moeten) ... met {_KIN} mee ?(naar)
        (moet|moeten) ?(nu) met (ze|hem|hen|hun|haar|die man|die mannen|die jongens) mee
        (staat|staan|zit|loopt|rijdt) ... met .. (vreemde|onbekende|vreemden) ...
    """,
        """
        (pinautomaat|geldautomaat|automaat|flappentap|geldmaat|bank|bankautomaat|juwelier|giftcard|cadeaukaarten)
    """,
        unless="""
    {_KIN_SUBJECT} (gaat|loopt|rijdt)
    ^ ik (ga|loop|rijd|rij)
    (gisteren|geleden|vorige|was|waren|liep|liepen|ging|reed|helpen|geholpen|buurman|dochter|zoon|niet)
    """.replace("{_KIN_SUBJECT}", _KIN_SUBJECT),
    ),
    scene(
        "danger",
        "suspect_present",
        """
        (word|wordt|worden) ?(nu|buiten|thuis|daar|steeds) opgewacht
        (trekt|rukt|morrelt|forceert|forceren|breekt|breken|trekken) .. {door}
        (wil|willen|proberen|probeert) ... ({gadget}|{card}|portemonnee|tas|geld) ... (afpakken|afnemen|afhandig) ?(te) ?(maken) ?(op)
    """,
        unless="""
    (gisteren|geleden|vorige|was|waren|online|internet|via|niet)
    """,
    ),
)
ALL = (*PRESENT, *COMING, *LEFT, *LEFT_BY_CAR, *ON_THE_LINE, *WITH_THE_VICTIM)
