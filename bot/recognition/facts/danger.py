"""Danger now: somebody at the door or on the way, just gone, or threatening.

Rather one emergency too many than one missed: anybody who is not family, a delivery or a real
officer counts as a suspect. Independent of the scenario and of the dialogue.
"""

import re
from collections.abc import Sequence

from bot.recognition.facts.clauses import Clause
from bot.recognition.facts.evidence import How, RuleBook
from bot.recognition.facts.patterns import compiled

BOOK = RuleBook()

_PLACE = "(poort|raam|schoolplein|{door}|huis|woonkamer|kamer|keuken|gang|hal|tuin|straat|oprit|buurt|portiek|trap|flat|hek|galerij|slaapkamer|tafel|schuur|garage|woning|portaal)"
_STANDS = "(staat|staan|zit|zitten|loopt|lopen|wacht|wachten|is|zijn|hangt|staag|sta|bonkt|bonst|klopt|belt|rommelt|parkeert)"
_SAFE_PEOPLE = """
    ({kin_sure}|{my} {kin}|thuiszorg|familie|hond|kat|auto|fiets|pakketje|pakje|kinderen|visite|bezoek|hulp|dokter|huisarts|ambulance|brandweer) !(zegt|belt) .. (staat|staan|zit|zitten|is|komt|komen|loopt) ... (voor|aan|bij|in|op|langs|hier|thuis|zo|straks|eten|helpen|eraan|morgen|om)
    (staat|staan|zit|komt|is|loopt) ?(nu|er|zo|net|hier) ?{det} ({kin_sure}|{my} {kin}|thuiszorg|auto|fiets|pakketje|pakket|monteur|echte)
    (echte) {kin}
    (zit|zitten) achter (me|mij|ons) aan
    ^ ?(de|mijn|onze|want) ?(de|mijn|onze) taxi (staat|is|wacht) ?(al|nu|er) ?(er|voor) ?(voor|de|mijn) ?(de|deur) ?(deur) $
    (de|mijn|onze) taxi (staat|is|wacht) .. deur ik (moet|ga|vertrek|stop) ...
    echte (politie|agent|agenten)
    (collega|collega's|vriend|kennis) van (mij|ons)
    (agent|wijkagent|agenten|politie) .... (helpt|helpen|invullen)
    (pakketbezorger|postbode|postnl|dhl|bezorger|pizzabezorger|pakket|pakketje) ... (staat|komt|is) !.*pas ... {door} $
    ^ ik (sta|zit|stond|zat|loop) ... {door}
    sta ik
    (ik|we|wij) (zit|zitten|sta|ben) nu
    (monteur|glazenwasser|loodgieter|schilder|werkman|meteropnemer) (van|komt)
    (ziggo|kpn|odido|vodafone)
    (op|bij) (de|mijn|haar) bank $
    (caravan|auto|busje|bus|vrachtwagen|stoel|kast|bank|fiets|motor|scooter) .. (staat|staan)
    (staat|staan) .. (caravan|busje|vrachtwagen|container)
    (park|bar)
    (zit|zitten|ligt|liggen) ?(hier|nu|er|daar|nog) .. te (trillen|huilen|janken|wenen|bleiten|beven|snikken|bibberen|rillen|slapen|wachten op de bank)
    (op|in) (zijn|haar|z'n|d'r) kamer
    (uw|je|jouw) ?(eigen) (huis|straat|deur|balkon|tuin|voordeur|stoep)
    ^ ?(en|want) anders
    (is|zijn) er nog (blij|trots|kapot|niet|geen|een|veel|over|goed|van|mee)
    (ze|hij|zij) (zit|zitten|staat) naast (me|mij|ons) !.*(zegt|wil|vraagt|houdt).*
    (staat|staan) er (op|in) (de|mijn|het)
    (bedrag|geld|saldo|rekening|bericht|link|nummer|naam) ... (staat|staan|is)
    (staat|staan) ... (geld|#eur|bedrag) 
    wanneer
    niemand
    agent die hier ... helpt
"""
_PAST = """
    (was|waren|stond|stonden|kwam|kwamen|zat|zaten|had|hadden|geweest|geleden|gisteren|eergisteren|vorig|vorige|toen|destijds|werd) 
    (vanmorgen|vanochtend|vanmiddag|vannacht|gisteravond) ... (gegeven|meegegeven|afgegeven|overhandigd)
    (gegeven|meegegeven|afgegeven|overhandigd) aan .. {door}
    (is|zijn|heeft|hebben|ben) ... (gekomen|langsgekomen|bovengekomen|langsgeweest|gestolen|bestolen|beroofd|gejat|opgelicht|meegekregen|geroofd)
    (scande|gescand|goede doel)
    (net|zojuist|zonet|daarnet|juist) .... (weggegaan|vertrokken|uit gegaan|weg|buiten)
    {door} ?(heb|heeft) (gegeven|meegegeven|afgegeven|overhandigd)
"""
# A parcel or a meal that is brought is no visit; who brings it for a bank card is one.
NO_LOOT = "!.*({card}|{valuable}|laptop|envelop|bankmedewerker|fraude).*"
PARCEL = f"""
    (koerier|bezorger|bezorgster|chauffeur|postbode|pakketbezorger|fietskoerier|bezorgdienst|mannetje) van (de|het)? ?(bol|coolblue|amazon|zalando|wehkamp|mediamarkt|ikea|ah|albert|jumbo|picnic|apotheek|supermarkt|bloemist|postnl|dhl|dpd|ups|gls|bpost|hellofresh|thuisbezorgd|uber|deliveroo|pizzeria|chinees) {NO_LOOT}
    (koerier|bezorger|bezorgster|chauffeur|iemand) {NO_LOOT} ... (pakket|pakketje|pakje|bestelling|boodschappen|maaltijd|eten|bloemen|medicijnen|wasmachine|koelkast|bank|kast) .. (brengen|bezorgen|leveren|afleveren|langsbrengen|ophalen)
    (postnl|dhl|dpd|ups|gls|bpost) {NO_LOOT} ... (haalt|halen|komt|brengt|ophalen|bezorgt)
"""
# Said of later, not of now: "straks staat hij voor de deur".
NOT_YET = """
    (straks|dadelijk|zometeen|strakjes|seffens|overmorgen|morgenochtend|morgenmiddag|morgenvroeg|subiet)
    (over|binnen|met) ?(een|half|nog|n|ongeveer|nu|een paar|paar|de) ?([a-z0-9]+) (min|minuten|minuutjes|kwartier|kwartiertje|uur|uurtje|halfuur|halfuurtje)
    (staat|staan|is|zijn|belt|bellen|aangebeld|mij|krijgen|krijgt) .. zo (aan|bij|voor|op|iemand|langs)
    (staat|staan|is|zijn|belt|bellen) ?(hij|ze|zij|er) (zo|morgen|vanavond|vanmiddag)
    (wordt|worden) zo
    (zo|morgen|vanavond) (staat|staan|belt|bellen|is|zijn)
    krijgen zo
    (elk|ieder) (moment|ogenblik)
    (zou|zal|zouden|zullen|gaat|gaan|komt|komen) .... aanbellen
    (komt|komen|komende) (zo|vanavond|vanmiddag|morgen|langs|nog)
"""
# A question in general, news, or a fear: nobody is there.
IN_GENERAL = """
    (stel|ooit|altijd|herken|herkennen|normaal|zulke|dit soort|sommige|wel eens|wanneer|bang|collectes|collecte|enquete)
    (moet|kan|zal) ik doen
    (als|wanneer) er (iemand|een|weer)
    ^ ?(hoi|hallo|dag|hey|goedemiddag|goedenavond|goedemorgen) is (hier|daar|er) iemand $
    ^ (hoe|waarom|mag|kost|komen|haalt|stuurt de|sturen|staat de politie|staat de bank) ...
    (in|op|uit) (de|het) (krant|nieuws|radio|tv|televisie|buurtapp)
"""
# --- somebody is there now ---------------------------------------------------------------------
BOOK.add(
    "danger",
    f"""
    {{collector}} ... {_STANDS} .. (bij|voor|aan|op|in|achter|langs) .. ({_PLACE}|buiten|beneden)
    ({{collector}}|{{they}}|die|deze) ?(nu|al|nog|weer|hier|daar|gewoon|zelf|dus) {_STANDS} .. (bij|voor|aan|op|in|achter|langs) !(zijn|haar|z'n|hun) .. ({_PLACE}|beneden)
    {_STANDS} ?(nu|er|al|nog|hier|weer|zo|ineens|opeens) ?(nu|er|al|nog|hier|weer) ?{{det}} ?(twee|drie|een|zogenaamde|rare|vreemde|onbekende) ({{collector}}|{{they}}) ... (bij|voor|aan|op|in|achter) !(zijn|haar|z'n|hun) .. {_PLACE}
    {_STANDS} ... ({{collector}}|{{they}}) ... (buiten|beneden|binnen|hier)
    ({{collector}}|{{they}}|die) ... (staat|staan|is|zijn|zit|zitten) ?(nu|nog|al|weer|hier|gewoon|dus|bij|haar|mij) ?(nu|nog|al|haar|hem|mij) (binnen|hier|buiten|boven|beneden)
    ({{collector}}|{{they}}) (is|zijn) (er nog|nog er|er nu)
    ({{collector}}|{{they}}) ... (bij|naast) (haar|hem|mij|oma|opa|ons) ?(thuis) ?(binnen|thuis) (is|zit|zijn|zitten)
    ({{collector}}|{{they}}) (loopt|lopen|sluipt|zit|zitten) ... (rond|beneden|boven|binnen)
    ({{collector}}|{{they}}) (is|zijn) er ?(nu|al) (voor|om) (de|het|mijn)
    (is|zijn) er nu ?{{det}} {{collector}}
    ({{collector}}|{{they}}) ?(nu|al|zo) (aan|voor|op|bij) ?{{det}} ({{door}}|straat|huis) (staat|staan|wacht|is|zijn)
    (staat|staan) ?(nu) er ?(nu) nog ?(steeds|altijd) $
    ({{they}}|{{collector}}) (staat|staan|zit|zitten) er nog ?(steeds|altijd)
    (hoor|hoort) ... (beneden|binnen|praten) ... ({{collector}}|iemand)
    (lopen|loopt|gaan|gaat) ... {{collector}} .. rond
    (staan|staat) nu bij (nummer|de buren|buren|mijn buren|de buurvrouw|mijn buurvrouw|de overburen)
    ({{they}}|{{collector}}) ?(nu) (wil|willen) ?(nu) naar (boven|binnen)
    ({{collector}}|{{police}}) ... (wacht|wachten) op {{my}} ({{valuable}}|{{card}}|{{money}}|spullen|envelop)
    ({{they}}|{{collector}}) (wacht|wachten) ?(nu) (buiten|beneden|voor de deur|in de auto|in de gang|op straat|op mij buiten)
    (houden|houdt|hebben|heb) (hem|haar|die jongen|die man|de man|de jongen|de koerier) ... (vast|tegen|opgesloten) ... (gang|kamer|hier|tot|huis|schuur|$)
    (staat|staan) ?(er|nu) ?(nu|er) politie .. {{door}}
    (agent|politie|man|wagen|busje) ... de wacht (houdt|houden)
    (is|zijn) (hij|ze|zij) ?nu (hier|binnen|in huis)
    (zijn|is) .. {{collector}} ... in ({{my}}|haar|ons) (kamer|huis|woning|woonkamer|keuken|tuin|schuur|flat)
    er is ?(nu|net|al|hier) ?{{det}} {{collector}} ... (aan|voor|bij|binnen|in) ... {_PLACE}
    er is ?nu ?{{det}} {{collector}} ... binnen
    (belt|bellen) ?(hier|nu|er|al|net|weer|iemand|steeds) .. aan $
    (belt|bellen) aan
    (wordt|word) ... aangebeld
    (belt|bellen) .. aan (voor|om|en|bij)
    ^ ?en de (bel|deurbel) gaat
    (zit|zitten|staat|staan) nu hier ?$
    (bonkt|bonken|bonst|bonzen|klopt|kloppen|beukt|rammelt) ... {{door}}
    ({{collector}}|{{they}}|die) ... (wil|willen|probeert|proberen) ... (binnen|binnenkomen|naar binnen|erin)
    ({{collector}}|{{they}}) (komt|komen) nu (binnen|naar binnen|erin)
    (aan|voor|bij) ?(de|mijn|m'n|haar|zijn|onze) {{door}} ... (wil|wilt|vraagt|eist|zegt|willen|vragen)
    (nepagent|nepagenten|oplichter|oplichters|koerier|nepkoerier|bankmedewerker) .. (aan|voor|bij|in) ... {_PLACE}
    (laat|laten) ... niet (binnen|weg|gaan)
    (loopt|lopen|gaat|gaan|rijdt) ... (langs|van) ?de (deuren|deur|huizen)
    staat stil voor ... {{door}}
    (zit|zitten|staat|staan) ... {{collector}} ... (bij|naast) (mij|me|ons|oma|opa|mijn|haar|hem|ze)
    (zit|zitten|staat|staan) ... (nog|nu) bij ... thuis
    zit nu bij (mij|me|oma|opa|haar|hem|mijn)
    ({{collector}}|oplichters|{{they}}) ... (zit|zitten|staat|staan) ... (bij|naast) ... (oma|opa|moeder|vader|ouders|buurvrouw) ... (thuis|tafel|binnen|bank)
    aanbellen
""",
    value="suspect_present",
    how=How.UNLESS_DENIED,
    denied=None,
    unless=_SAFE_PEOPLE + _PAST + NOT_YET + IN_GENERAL,
)

# --- somebody comes -----------------------------------------------------------------------------
_SOON = "(zo|straks|dadelijk|zometeen|meteen|vanmiddag|vanavond|vandaag|morgen|morgenochtend|morgenmiddag|morgenavond|nu|seffens|direct|subiet|eraan|langs|hierheen|hier|terug|overmorgen|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|over|om|binnen|ophalen|halen|afhalen|meenemen|thuis|bij|naar)"
_FETCH = "(halen|ophalen|afhalen|meenemen|komen_halen|innemen|oppikken|opzoeken|veiligstellen|brengen|pakken|knippen)"
_NOT_COMING = (
    _SAFE_PEOPLE
    + PARCEL
    + """
    (kan|kunnen|kunt|kon|zou|zouden|mag|moet|wil|wilt) ... (iemand|agent|politie|jullie|u) ... (komen|langskomen|sturen|gaan)
    ^ ?(en|maar|dus|wanneer|hoe laat) (komt|komen|gaat|gaan) er ?(nu|nog|vandaag|vanavond|straks|dan|wel|ook) ?(nog|ook) (iemand|een agent|agenten|politie|een wagen|agent) !.*({card}|{valuable}|{money}).*
    ^ komt er (iemand|een) ... (bij|van|politie|agent)
    (wijkagent|agent|politie) ... (aangifte|afgesproken met jullie|met jullie afgesproken)
    met ?(een|weer|de) ?(nieuwe|andere|hogere) (factuur|rekening|eis|eisen|verhaal|smoes|bedrag|boete|excuus|aanmaning|voorstel)
    (kopen|koopt|bekijken|bezichtigen|proefrijden|marktplaats|vinted)
    (pakket|pakketje|pakje|dhl|postnl|dpd|bestelling|retour) ... (opgehaald|gehaald|bezorgd)
    (wasmachine|ketel|verwarming|meterkast|kinderen|boodschappen|medicijnen)
    (naar|in) (nederland|belgie)
    ^ ?(dus|en) (stuurt|haalt|sturen|halen|komt|komen) (de|een) (politie|bank|agent) (ooit|wel|altijd|zomaar|zelf)
    (moet|kan|zal) ik doen
    (is|zijn|was) ... komen (halen|ophalen|opzoeken|brengen)
    112
    (ik|we|wij) (kom|komen|haal|halen|ga|gaan) 
    (wanneer|hoe laat|welke|hoe) 
    (geld|post|bericht|mails|mail|berichten|sms|factuur|pakket|pakketje|bestelling|salaris|brief|nieuwe) ... (komt|komen|onderweg|bezorgd|binnen)
    (komt|komen) er ... (geld|mails|berichten|brieven)
    (hoef|hoeft|hoeven) 
    (niet|geen) ... (komen|komt|langs)
    (kwam|kwamen|was|waren|geweest|gisteren|eergisteren|vorige|geleden|moest|moesten) 
    (is|zijn) ... (gekomen|opgehaald|meegenomen)
    (weglopen|wegrijden|wegfietsen) $
    (binnengelaten|bestolen)
    nu (komt|komen) (de|echte) politie
    (in|op) de (mail|brief|sms) 
    komen steeds
    (thuiskomst|thuis) $
    kom ik
    komt (het|dat|dit|alles) ?(niet|wel|weer) (op|uit|door|goed|neer|achter|terug)
    ({kin_sure}|{my} {kin}) (is|komt)
    (er|het) (komt|kwam) (op|door)
    stuurt (foto|foto's|berichten|alles|een foto|screenshots|hij het|het|dit|dat|steeds|mails|mij)
    anders (stuurt|komt)
    stuurt (hij|ze) (alles|het)
    {card} ... (teruggevonden|bij de bank)
    te weten (komt|komen)
    (terughalen|halen) .. geld terug
    geld terug
    (weg|terug) (kon|kan|kunnen|konden) halen
    (hoop|hoopte|hopelijk|wil|graag|fijn|liefst|wou) .. (dat|er|iemand)
    (wacht|wachten) .. op .. (aangifte|bureau|spreekkamer|taxi)
    (pizza|eten|boodschappen|maaltijd)
    {card} was opgehaald
    (wonen|woont|trouwen|eten|vakantie|logeren|helpen|werken) $
    onderweg naar (huis|werk|school|het|de)
    ik ben onderweg
"""
)
_SAYS = (
    "(zegt|zei|zeggen|zeiden|belt|belde|belden|appt|schrijft|beweert|dreigt|dreigde|beloofde|beloofden|hoor)"
)
BOOK.add(
    "danger",
    f"""
    (komt|komen|koomt) .. ({{collector}}|hij|ze|zij) .... {_FETCH}
    (komt|komen) .. {{collector}} .. voor .. ({{card}}|{{valuable}}|{{money}}|{{gadget}}|{{document}}|spullen)
    ({{collector}}|{{they}}|fotograaf|taxateur|technieker|specialist) ... (komt|komen) .. ({{card}}|{{valuable}}|{{money}}|spullen|kluis|sloten|huis) .. [a-z]+en
    die .. ({{card}}|{{valuable}}|{{money}}|spullen) .. (komt|komen) [a-z]+en
    ({{collector}}|{{they}}) ?(kan|komt|komen|kunnen) .. elk moment
    (half uur|kwartier|uurtje|uur|minuten) dan komt .. {{collector}}
    (wacht|wachten|wachtend) ... op ?{{det}} (koerier|chauffeur|bode|bankmeneer|bankmevrouw|bankman|agent|agenten|ophaler|rechercheur|medewerker|bezorger|man van de bank|meneer van de bank|mevrouw van de bank|collega)
    afspraak ... (inleveren|ophalen|afhalen|overhandigen|afgeven) ... ({{card}}|{{valuable}}|{{money}}|spullen)
    (morgenvroeg|morgen|straks|vanavond|vanmiddag) komt er ?{{det}} {{collector}}
    (stuurt|sturen) .. {{collector}} in burger
    (zou|zal|zouden|zullen) ... (in|over|binnen) ... (min|minuten|kwartier|uur) ... bij (me|mij|ons|haar|hem) (zijn|z'n)
    ({{they}}|{{collector}}) komt (teruglopen|aanlopen|aanrijden|terug|naar (me|mij) toe|hierheen|op (me|mij) af)
    (wordt|worden|is|zijn) .. verwacht .. (koerier|bode)
    (voordat|voor) ?{{det}} {{collector}} (komt|er is|aanbelt|langskomt|hier is)
    ({{collector}}|{{they}}) (is|zijn|komt|komen) (er|hier|langs) tussen ([a-z0-9]+) en ([a-z0-9]+)
    ({{collector}}|{{they}}|{{police}}) ... (veilig|in bewaring|in veiligheid) (komen|komt) (stellen|nemen|brengen)
    ({{collector}}|{{they}}|{{police}}) (zal|zullen|gaan|gaat) ... komen {_FETCH}
    ({{collector}}|{{they}}) (zou|zal|gaat|zouden|zullen) (zo|straks|dadelijk|vanavond|morgen|later) ?(nog|weer) (terugkomen|langskomen|terug komen|langs komen|komen)
    afspraak met ?{{det}} ({{police}}|koerier|bankmedewerker) ... (over|voor) ?{{det}} ({{valuable}}|{{card}}|{{money}}|kluis|spullen)
    (geef|geven|geeft) .. ({{card}}|{{valuable}}|{{money}}) (zo|straks|dadelijk|vanavond|morgen) .. (af|mee)
    ^ .. [a-z]*(busje|bestelbus) ?(staat|nu) ?(hier) (voor|bij) {{det}} (deur|huis|voordeur)
    (komt|komen) .. {{collector}} .. (langs|aan huis|bij mij|naar mij|hierheen|bij ons|bij haar|naar haar|bij hem)
    (komt|komen) .. (zo|straks|dadelijk|zometeen|vanmiddag|vanavond|morgen|seffens|direct|morgenochtend|morgenmiddag|overmorgen) .. {{collector}}
    (komt|komen) er ?(zo|straks|dadelijk|zometeen|meteen|vanmiddag|vanavond|vandaag|morgen|morgenochtend|nu|seffens) ?{{det}} {{collector}} ... (aan|bij|voor|langs|om|voor|van)
    (komt|komen) ... {{collector}} ... van de (bank|politie)
    ({{collector}}|{{they}}|die|deze) ?(van|de|bank|politie|nu|dan|zo|straks|morgen|vanavond|vanmiddag|met) .. (komt|komen) ?(nu|dan|er|hier|ook|mij|me) (zo|straks|dadelijk|zometeen|meteen|vanmiddag|vanavond|vandaag|vannacht|morgen|morgenochtend|morgenmiddag|morgenavond|seffens|direct|subiet|eraan|langs|hierheen|hier|terug|overmorgen|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|over|om|binnen)
    ({{collector}}|{{they}}) (komt|komen) .. {_FETCH}
    ({{collector}}|{{they}}|die) ... (komt|komen) (er|het|ze|hem) (aan|halen|ophalen)
    ({{collector}}|{{they}}) ... (mij|me|ons|haar|hem) ... (komt|komen) {_FETCH}
    ({{collector}}|{{they}}|er) ... (naar|bij) (haar|hem|mij|me|ons|oma|opa) toe ?(wil|gaat) (komt|komen)
    ({{collector}}|{{they}}|die) ?(nu|zo|morgen|straks) (wil|willen|gaat|gaan) ... (langskomen|langs komen|komen {_FETCH}|ophalen|opzoeken)
    (haalt|halen) (hij|ze|zij|iemand|die|morgen|straks|vanavond|vanmiddag|zo|morgenochtend) ... (op|{{card}}|{{valuable}}|{{money}}|{{gadget}}|spullen)
    ({{collector}}|{{they}}|die) ?(morgen|straks|vanavond|zo|vanmiddag) (haalt|halen) ... ({{card}}|{{valuable}}|spullen|op)
    ({{collector}}|{{police}}) ... (haalt|halen) ... ({{card}}|{{valuable}}|{{money}}|spullen) .. op
    ({{card}}|{{valuable}}|{{money}}|{{gadget}}|spullen|envelop|alles|die|het) .. (wordt|worden) .. (opgehaald|gehaald|afgehaald|meegenomen)
    (wordt|worden|word) ... (opgehaald|afgehaald)
    ({{collector}}|{{they}}|die) ... (is|zijn) .. (onderweg|op weg)
    (is|zijn) .. ({{collector}}|{{they}}) .. (onderweg|op weg)
    (is|zijn) (onderweg|op weg) (naar|hierheen)
    {{collector}} (onderweg|op weg)
    (stuurt|sturen) .. (koerier|bode|medewerker|collega|agent|agenten|chauffeur|taxi|beveiliger|mannetje|mensen) ... (langs|op|halen|ophalen|naar|hierheen|vandaag|morgen|straks|voor|$)
    (stuurt|sturen) ... (iemand|mannen|mensen|jongens|iemands) .. (langs|naar (mij|me|mijn|haar|ons)|op mij af|hierheen|om|voor)
    (stuurt|sturen) .. (koerier|medewerker|agent|collega) 
    {{det}} (koerier|bode|bankkoerier|medewerker|collega|chauffeur|taxi) ?(langs|naar (mij|ons|haar)) (sturen|stuurt) .. ({{card}}|{{valuable}}|{{money}}|voor|langs|om|naar|$)
    {{collector}} ... (vanavond|straks|zo|morgen|vanmiddag|dadelijk) (terugkomt|terug komt|langskomt|langs komt|aanbelt)
    {{collector}} (wil|wilt|zal|gaat|gaan|willen) ... (langsbrengen|langs brengen|komen brengen|komen omruilen|komen wisselen|bekijken aan huis)
    {{police}} (komt|komen|neemt|nemen|haalt|halen) .. ({{card}}|{{valuable}}|{{money}}|spullen) ?(straks|zo|vanavond|morgen) (mee|op|bekijken|controleren|fotograferen|taxeren|tellen|veiligstellen|ophalen|halen)
    {{police}} (neemt|nemen|haalt|halen) (straks|zo|vanavond|morgen|dadelijk|vanmiddag) ... ({{card}}|{{valuable}}|{{money}}|spullen|op|mee)
    (wordt|worden) .. (koerier|{{collector}}) .. gestuurd
    ({{collector}}|{{they}}) ... er (met|over|binnen|in) ... (minuten|minuutjes|uur|kwartier|uurtje|kwartiertje) (is|zijn)
    ({{collector}}|{{they}}) (is|zijn|staat|staan) (er|hier) (met|over|binnen) ... (minuten|minuutjes|uur|kwartier|uurtje|kwartiertje)
    (staan|staat) (straks|zo|morgen|vanavond) ... (voor|aan|op) .. {{door}}
    (over|binnen) ... (minuten|minuutjes|kwartier|uurtje|half uur|uur) (komt|komen|staat) ({{collector}}|{{they}}|er iemand)
    afspraak ... ({{collector}}|hem|die|ze) .... (halen|ophalen|langs|komt|thuis)
    (klaarleggen|klaarzetten|klaarmaken) ... (ophalen|halen|koerier)
""",
    value="suspect_coming",
    how=How.UNLESS_DENIED,
    denied=None,
    unless=_NOT_COMING,
)
BOOK.add(
    "danger",
    """
    ^ maar (komt|komen) ?(nog|wel|toch) ?(wel) (zo|straks|vandaag|vanavond|nog|langs)
""",
    value="suspect_coming",
    how=How.AS_SAID,
    unless="(pakket|bestelling|mail|bericht)",
)
BOOK.add(
    "danger",
    f"""
    {_SAYS} .... (dat|er) .... ({{collector}}|{{they}}) .... {_FETCH} ?(komt|komen|gaat)
    {_SAYS} .... (dat|er) .... ({{collector}}|{{they}}) .... (langskomt|langskomen|langs komt|ophaalt|ophalen komt|halen komt|komt halen|komt ophalen|komen ophalen)
    {_SAYS} dat ({{collector}}|{{they}}|er iemand) .. (zo|straks|morgen|vannacht|vanavond|vanmiddag|dadelijk|vandaag) ... komt
    {_SAYS} dat ({{collector}}|{{they}}|er iemand) ... (mij|me|ons) ... (komt|komen|opzoeken|opzoekt)
    {_SAYS} dat er ?{{det}} {{collector}} ... (komt|langskomt|komen|stuurt)
    {_SAYS} dat ({{they}}|{{collector}}) er ... (minuten|uur|kwartier|uurtje) is
""",
    value="suspect_coming",
    how=How.AS_SAID,
    unless=_NOT_COMING,
)

# --- somebody has just left ---------------------------------------------------------------------
_JUST = "(net|zojuist|juist|zonet|daarnet|zopas|daarjuist|pas_net|kwartier_geleden)"
_LEFT = "(weg|vertrokken|weggegaan|weggereden|weggelopen|weggefietst|weggerend|gegaan|verdwenen|ervandoor|vandoor)"
_FEW = "(een|1|2|3|4|5|6|7|8|9|10|15|20|vijf|tien|twee|drie|vier|paar|kwartier|kwartiertje|halfuur|half|twintig|vijftien|30)"
_AGO = "(geleden|terug)"
_MINUTES = f"?(nog|een|paar|geen) {_FEW} ?(paar|a|tot|minuten) ?(min|minuten|minuutjes|minuutje|kwartier|kwartiertje|uurtje|tien) {_AGO}"
_NOT_LEFT = (
    _SAFE_PEOPLE
    + """
    ik (ben|was|ging|reed|liep) 
    (geld|saldo|alles|spaargeld|#eur) .. (is|zijn|weg)
    ({kin_sure}|{my} {kin}) (is|zijn|was)
    pakket ontvangen
    (kat|hond|poes|vogel|konijn|fiets|trein|bus|tram|internet|bereik|verbinding|stroom|signaal|wifi) ?(is|zijn|was) ...
    (offline|online) (gegaan|is|was)
    (van|op|uit) (facebook|marktplaats|instagram|telegram|tinder|whatsapp|vinted|internet)
    (thuiszorg|ambulance|brandweer|dhl|dpd|ups|pizzabezorger|bezorger|facteur|dokter) ...
    jullie (collega|collega's|agent|agenten)
    (agent|agenten) ... (aangifte|vriendelijk|netjes geholpen)
    (uur|uren|dagen|weken|maanden|jaar|gisteren|vorige|vanmorgen) ... (geleden|terug|vertrokken|weg)
    ik had ... opgehangen
    naar (hun|zijn|haar|z'n|mijn|het) (werk|school|huis|kantoor|feest|sport)
    een net [a-z]+
    (een|1|twee|drie|ruim|anderhalf|paar) (uurtje|uurtjes) (geleden|terug)
"""
)
BOOK.add(
    "danger",
    f"""
    ({{collector}}|{{they}}|die|deze) ... (is|zijn|ging|gingen|reed|liep|fietste|loopt|rijdt|fietst) ... {_JUST} .. {_LEFT}
    ({{collector}}|{{they}}|die) (is|zijn|ging|gingen|reed|liep|fietste) .. {_JUST} ... (deur uit|straat uit|weg|ervandoor|vandoor)
    {_JUST} ?(pas|hier|door) {_LEFT}
    {_MINUTES} ... {_LEFT}
    {_LEFT} ... {_MINUTES}
    ({{collector}}|{{they}}|die) ... {_MINUTES} .. {_LEFT}
    ({{they}}|{{collector}}|die) (loopt|rijdt|fietst|rent|gaat) nu ... (weg|uit|vandoor)
    {_JUST} ... (deur|straat) uit
    {_JUST} ... (aan|bij|voor) ?(de|mijn) {{door}} geweest
    ({{collector}}|{{they}}|die) ... er (vandoor|ervandoor) met
    (reed|rijdt|liep|loopt|fietste) {_JUST} weg
    {_JUST} .. was ?(die|deze|er) ... {{collector}} (hier|er)
    {_JUST} (vandoor|ervandoor)
    {_JUST} .. {{card}} ... (deur uit|vandoor)
""",
    value="suspect_just_left",
    how=How.UNLESS_DENIED,
    denied=None,
    unless=_NOT_LEFT,
)

# --- threats ------------------------------------------------------------------------------------
_HARM = "(slaan|vermoorden|doodmaken|doden|steken|schieten|neersteken|neerschieten|afmaken|afmaakt|afknallen|verkrachten|mishandelen|pakken|ontvoeren|verminken|breken|aandoen|aandoet|doodslaan|doodschieten|slaat|vermoordt|steekt|doodmaakt|kill|hurt|shoot|stab|beat)"
_NO_VIOLENCE = (
    """
    (vorig|verleden|afgelopen) jaar {_NOT_AGAIN}
    (vorige|verleden) maand {_NOT_AGAIN}
    (jaar|jaren|maand|maanden) (geleden|terug) {_NOT_AGAIN}
    (vroeger|destijds|ooit) {_NOT_AGAIN}
    {_PUT} .. {_CONTAINER} .. (steken|gestoken|steekt|stak|laten steken)
    (steken|gestoken|steekt|stak) {_PUT} .. {_CONTAINER}
    (pc|computer|laptop|telefoon|account|rekening|systeem) ... bedreigd
    bedreigd door een (virus|hacker|trojan)
    (hun|zijn|een) slag (geslagen|slaan)
    laten pakken
    {my} {kin} (maakt|vermoordt) (me|mij) ?(af|dood|kapot)
    (maakt|vermoordt) {my} {kin} (me|mij)
    (mezelf|zichzelf|mijzelf)
    (jullie|u|politie|recherche|agenten) .. (pakken|oppakken)
    platform
    kop kunnen slaan
    niet gedreigd
    ik kan .. wel
    (straf|wil weten|strafbaar)
    ik sla
    slaat (nergens|niet)
    (genaaid|poot)
    (dreigmail|nepmail|incassobureau|incasso|boete|deurwaarder)
    wat aandoet .. (beleggen|stress|zorgen)
    (bedreigt|bedreigen|bedreigd|dreigt|dreigen) ... (foto|foto's|video|filmpje|filmpjes|naaktvideo|naaktfoto's|dickpic|beelden|doorsturen|verspreiden|publiceren)
    ben je wel eens
    briefhoofd
    (logo|brief|pas|pasje|kaart|stempel|briefpapier|badge|papier) ... wapen
    wapen (erop|van)
    (zich|mezelf|haarzelf|hemzelf) (iets|wat) 
    (kist|verpakking|bestek|keukenmes) 
    mes gekocht
""".replace("{_NOT_AGAIN}", "!.*(weer|opnieuw|nog steeds|steeds|sindsdien|gisteren|vandaag|net).*")
    .replace(
        # Flemish: "in een zakske steken" is to put.
        "{_PUT}",
        "(in|onder|achter|bij)",
    )
    .replace(
        "{_CONTAINER}",
        "(zak|zakje|zakske|plastiekzak|tas|tasje|sjakos|handtas|rugzak|envelop|enveloppe|omslag|brievenbus|kluis|kast|doos|doosje|koffer|portefeuille"
        "|portemonnee|automaat|bankautomaat|auto|lade|schuif|lezer|kaartlezer|toestel|computer|gleuf|map|frigo|stopcontact|bus)",
    )
)
# Said, not done: it threatens, but is no violence.
BOOK.add(
    "danger",
    """
    (doodsbedreiging|doodsbedreigingen|doodsbedreigd|dreigbericht|dreigberichten|dreigapp|dreigapps|dreigsms|dreigsmsjes|dreigtelefoontjes|dreigementen|bedreigingen)
    (weet|weten|vindt|vinden) (me|mij|ons|haar|hem) ?(wel) te vinden
    (vindt|vinden|pakt|pakken|krijgt|krijgen) (me|mij|ons) (wel|nog wel)
    {my} ?(hele) (familie|gezin|leven|carriere|naam|huwelijk) ?(helemaal|wel) kapot (zou|zouden|zal|zullen|ging|gingen|gaat|gaan|wil|willen) maken
    {my} ?(hele) (familie|gezin|leven|carriere|naam|huwelijk) ?(helemaal|wel) kapot (maakt|maken)
    (mij|me|ons|haar|hem|{my} {kin}) (iets|wat|kwaad) (zou|zouden|zal|zullen|ging|gingen|gaat|gaan|wil|willen) aandoen
    ({my}|me|mij) ?(hele) (familie|gezin|kinderen|leven|broertje|zusje|moeder|vader) ... (kapot|stuk) (maakt|maken|maak)
    (maakt|maken) ... (familie|gezin|leven) kapot
    (pak|pakt|pakken|grijpen|vinden) (ze|hij) .. ({kin_sure}|{my} {kin}|mij|me|kinderen)
    (gaan|gaat|komen|komt) (ze|hij) ... ({kin_sure}|{my} {kin}|mij|me|kinderen|broertje) ... (pakken|halen|grijpen|iets aandoen)
    (zegt|zei|zeggen|zeiden|schrijft|schreef|appt|appte) ... (ik|we) ... (dood|eraan) (ga|gaan|moet|moeten)
    ik ga eraan
    je gaat eraan
    (maak|schiet|steek|sla|trap|knal) (je|jou|hem|haar|jullie) ... (af|dood|neer|kapot|elkaar)
    (vinden|zoeken|opzoeken) en .. (doodmaken|vermoorden|pakken|afmaken|slaan)
    (mij|me|hem|haar|ons|je|familie) ... (doodmaken|afmaken|vermoorden) $
    iets (ergs|naars|vreselijks) (gebeurt|overkomt|gaat gebeuren) 
    (gaat|zal) er iets (ergs|naars|vreselijks) gebeuren
    (kinderen|familie|moeder|vader|gezin) .. (gevaar lopen|iets overkomt|overkomt iets|zal boeten|gaat boeten)
    (weten|weet) waar ... (naar school|op school|werk|werkt|werken|woon|woont|wonen|zit|zitten)
    (kent|kennen|heeft|hebben) ({my}|ons) adres en
    (stuurt|stuurde|sturen|stuurden|gestuurd|appt|appte) ... (foto|foto's) van {my} (huis|voordeur|deur|kinderen|auto)
    (zoutzuur|molotov|molotovcocktail|handgranaat)
    (krijg|krijgt|krijgen) ?(ik|hij|zij|we) (klappen|een pak slaag|een kogel|een mes)
    (steken|slaan|schieten|vermoorden|doden|schoppen|pakken|verkrachten) (ze|hij) (me|mij|hem|haar|ons)
    (afslagen|afmotten|afrossen|verbouwen)
    (hij|ze|zij) ?(blijft|blijven) ?(maar|steeds) (dreigt|dreigen|dreigen met|bedreigen)
    (hij|ze|zij|die) (dreigt|dreigen) ?(steeds|nu|nog|weer|ook|continu|elke)
    dreigt met ?een ([a-z]+)
    ik (word|werd|wordt) (bedreigt|bedreigd|gechanteerd|afgeperst)
    """,
    value="threatened",
    how=How.AS_SAID,
    unless=_NO_VIOLENCE
    + """
    ik weet
    (wilt|willen|moet|moeten) (u|je|jullie|ze) .. weten
    (versleuteld|gehackt)
    (niet|niemand|nooit|geen|zonder) ... (gedreigd|bedreigd|bedreigt|geslagen|dreigementen|bedreigingen|gebeurd)
    (bank|deurwaarder|incasso|incassobureau|energiebedrijf|provider|abonnement|afsluiten|afsluiting|boete|beslag|cjib|langs|ddos)
    (verkoop|koop|advertentie|marktplaats|makelaar|verzekering)
    (ik|we) ... (gestuurd|gemaakt) 
    """,
)
BOOK.add(
    "danger",
    """
    (duwde|duwden|sloeg|sloegen|schopte|schopten|trapte|trapten|wurgde|beet|knepen|kneep) (mij|me|ons|haar|hem|{my} {kin}) !(op|in de war)
    (gaf|gaven) (mij|me|haar|hem|ons) een (klap|stomp|trap|schop|duw|kopstoot)
    (trok|trokken) .. aan {my} (haar|haren|arm|jas)
    (arm|keel|nek|haren) .. (vastgepakt|vastgegrepen|dichtgeknepen)
    (steen|stenen|baksteen|vuurwerk) ... (raam|ruit|deur|brievenbus) (gegooid|gegooit|geworpen)
    """,
    value="threatened",
    how=How.AS_SAID,
    unless=_NO_VIOLENCE + "(bank|pas|voorkant|achterkant)",
)
BOOK.add(
    "violence",
    """
    (zit|ben|zitten) opgesloten in ?(een|het|de|mijn|hun|zijn) (huis|kamer|auto|kelder|schuur|woning|badkamer|wc|flat|slaapkamer)
    (hebben|heeft) (me|mij|ons|haar|hem) ?(hier) (ingesloten|vastgezet|vastgebonden)
    (duwt|duwen|slaat|slaan|schopt|schoppen|trapt|wurgt) (mij|me|ons|haar|hem|{my} {kin}) (nu|tegen|in|op)
    """,
    how=How.AS_SAID,
    unless=_NO_VIOLENCE + "(als|anders|dreigt|dreigen|zegt|zeggen|over|de hand)",
)
# A threat that is no violence: of pictures, or to make somebody draw money.
_ONLY_SAID = """
    (bedreigt|bedreigd|bedreigen|bedreigde|dwingt|dwong|dwingen|gedwongen) ... (snap|snapchat|insta|instagram|discord|telegram|chat|mail|mails|online|app|internet|foto|foto's|filmpje|filmpjes|ondergoed|nieuwe|naakt|camera|sturen|doorsturen|pinnen|gepind|pin)
    (snap|snapchat|insta|instagram|discord|telegram|chat|mail|mails|online|app|internet|foto|foto's|filmpje) ... (bedreigt|bedreigd|bedreigen|dwingt|dwong)
"""
for _fact, _value in (("danger", "threatened"), ("violence", True)):
    BOOK.add(
        _fact,
        f"""
        (dreigt|dreigen|dreigde|dreigden|gedreigd|bedreigt|bedreigd|bedreigen|zegt|zei|zeggen|gaat|gaan|wil|willen|komt|komen|ga|maken|maakt|laten) ... {_HARM}
        (mij|me|ons|haar|hem|kinderen|moeder|vader|familie|mijn) .. (iets|wat|kwaad) (aandoet|aandoen|aan)
        (word|wordt|werd|worden|werden|ben|is|zijn) ... bedreigd
        (bedreigt|bedreigen|bedreigde|bedreigden) .. (mij|me|ons|haar|hem|moeder|vader) $
        (heeft|hebben|had|met|trok|trekt|hij|zwaait) ... (mes|wapen|pistool|vuurwapen|honkbalknuppel|bijl|machete|geweer|taser)
        (heeft|hebben) ... (geslagen|mishandeld|geschopt|neergestoken|vastgebonden|opgesloten|geduwd|gewurgd|aangevallen|getrapt|vastgegrepen)
        (heeft|hebben) (mij|me|ons|hem|haar|mijn moeder|mijn vader|oma|opa) .. (vastgehouden|gestoken)
        (word|wordt|werd|ben|is) ... (geslagen|mishandeld|gestoken|opgesloten|ontvoerd|aangevallen|gedwongen)
        (word|ben|zijn|is moeder|is vader) .. (vastgehouden|overvallen|beroofd) $
        (slaat|slaan|schopt|wurgt) (me|mij|mijn|haar|hem|ons) .. (als|moeder|vader|man|vrouw|oma|opa)
        (slaan|slaat|schopt|schoppen) (mij|me|haar|hem|ons)
        (hij|ze|zij) .. (me|mij|ons|haar|hem) .. (vermoordt|slaat|steekt|doodt|doodmaakt|afmaakt|neersteekt|neerschiet)
        (houdt|houden) (mij|me|ons|mijn moeder|mijn vader|haar|hem|oma|opa) vast
        (hij|ze|zij|en) (slaat|slaan|schopt|trapt|wurgt|steekt|knijpt) (mij|me|haar|hem|ons|mama|papa|mijn|oma|opa)
        (papa|mama|stiefvader|vader|man|vriend|ex|zoon|broer) (slaat|mishandelt|schopt|wurgt|bedreigt) (mama|papa|mij|me|haar|mijn|ons)
        (keel) ... (dichtgeknepen|dicht|mes)
        (trappen|trapt|schoppen|beuken|beukt) ... (deur|ruit|raam)
        (knokploeg|klappen|hamer|schroevendraaier|bivakmuts|koevoet|tuinschaar|zuur) ... (deur|mij|me|gezicht|staat|staan|krijgt|dreigt|hij|in mijn)
        (dreigt|dreigen|bedreigt|bedreigen) ... met ?een (hamer|mes|bijl|stok|honkbalknuppel|pistool|wapen|koevoet|zuur)
        (dwingt|dwong|dwingen) (mij|me|haar|hem|ons)
        ruit(en)? ... (ingooien|ingegooid|inslaan)
        (kogel|kogels|brandbom|explosief|vuurwerkbom)
        (huis|auto|ruiten|winkel|boel) ... (in brand|fik|ingooien|in de fik|opblazen)
        in elkaar (slaan|slaat|geslagen|trappen|getrapt|schoppen)
        (benen|vingers|armen|knieen) ... breken
        (maken|maakt) .. (me|mij|ons|hem|haar) (af|dood|kapot)
        (staan|staat) ... buiten ... (schreeuwen|schreeuwt|dreigen|dreigt)
        (trokken|trok|rukte|rukten|getrokken) ... uit ... handen
        (word|wordt|werd|ben|is) gedwongen ... (om|te|door|pinnen)
    benen ... (te)? breken
    """,
        value=_value,
        how=How.UNLESS_DENIED,
        denied=None,
        unless=_NO_VIOLENCE + (_ONLY_SAID if _fact == "violence" else ""),
    )
_SPREAD = "(leaken|leakt|exposen|exposet|rondsturen|verspreiden|verspreidt|publiceren|publiceert|plaatsen|plaatst|lekken|lekt|delen|deelt|sturen|stuurt|doorsturen|doorstuurt|online|openbaar|vertellen|vertelt|posten|post|zetten|tonen|laten|laat|naar)"
_TO_WHOM = "(familie|vrienden|volgers|contacten|ouders|vader|moeder|man|vrouw|baas|werk|werkgever|school|kinderen|collega's|iedereen|klas|internet|online|insta|facebook|klanten|kennissen|vriendin|vriend|lijst|volgerslijst|klasgenoten|partner)"
_NO_BLACKMAIL = """
    anders (ga|bel|kom|loop) (ik|we)
    (wilt|willen|moet|moeten) (u|je|jullie|ze) .. weten
    (bank|energiebedrijf|provider|verhuurder|woningbouw|abonnement|gemeente) ... (dreigt|dreigen|stop te zetten|te sluiten|afsluiten|op te zeggen)
    (dreigt|dreigen) ... (abonnement|rekening|account|contract|levering|gas) ... (sluiten|stop|zetten|blokkeren|zeggen)
    anders .. (vervalt|verloopt|stopt|verlies|raak|loopt)
    anders (gaat|wordt|is|ben|komt|krijg) ... (#pas|pas|rekening|account|aanbod|korting|inleg|gas|pakket|abonnement|winst) .. (dicht|weg|kwijt|geblokkeerd|af|teruggestuurd|gesloten|$)
    anders stuurt (hij|ze) het niet
    ik (ga|zet|gooi) ... (online|facebook|internet) 
    (film|serie|krant|nieuws|les|boek|documentaire|podcast|presentatie|artikel) 
    (strafbaar|straf) 
    (is|wat is|wat zijn|hoe werkt) ?(de) (straf|afpersing|chantage|sextortion)
    not being
    niet (gechanteerd|afgeperst)
    (wat|dat|dit) is (sextortion|chantage|afpersing)
    (hoe|wat|voorkom|voorkomen) .. (chantage|sextortion|afpersing|voorkomen|voorkom)
    (dreigmail|boete|aanmaning|cjib|incasso|deurwaarder|verlopen|gesloten|blokkeren|afgesloten) 
    (onzin|nep|spam)
    ik (stuur|kan|wil|zal|deel)
    ik weet waar
    pakket
"""
BOOK.add(
    "danger",
    f"""
    (chanteer|chanteert|sjanteert|sjanteerd|chanteerd|gechanteert|afgepersd|zwijggeld|uitgeknepen|afperser|afpersers|gechanteerde)
    (anders|of) (publiceren|plaatsen|posten|verspreiden|lekken|gooien|zetten|sturen) ze
    anders (gooit|zet|lekt|post|plaatst|vertelt|stuurt|laat) (hij|ze)
    (of|anders) ... (iedereen|familie|vrouw|man|ouders|vrienden|baas) .. (te zien|weet|lacht|ziet|hoort)
    (of|anders) alles komt uit
    (betaal|betalen) of ... (naar|online|alles|video|filmpje)
    (gaat|gaan) (het|alles|ze|hem) (posten|delen|lekken|verspreiden|online)
    (plaatsen|plaatst|slechte|negatieve|valse) ... (recensies|reviews|beoordelingen) ... (betaal|geld|geef|dokken|bitcoin|willen)
    als ik (geen|niet) ... (geld|betaal|geef|stuur) ... (plaatsen|zetten|sturen|komen|gooit|komt|gaat|krijg)
    als ik niet ... betaal ... (zuur|brand|familie|vrouw|online|foto's)
    (onder druk) (gezet|zet|zetten)
    (eist|eisen) (geld|#eur|bitcoin|bitcoins|losgeld)
    (weten|weet) waar (ik|we|wij|mijn|hij|zij) ... (woon|woont|wonen|slaap|werk|werken)
    (bedreigt|bedreigen|bedreigd|bedreigde) ... (foto|foto's|video|filmpje|filmpjes|naaktvideo|naaktfoto's|dickpic|beelden|doorsturen|verspreiden)
    (ie|hij|ze|zij|die|dat) .. (foto|foto's|fotos|filmpje|filmpjes|video|video's|beelden|naaktfoto's|chats|alles) ... (gaat|gaan|zal|zullen|zou|zouden|wil|willen|ging|gingen) (leaken|lekken|exposen|posten|verspreiden|publiceren|rondsturen|doorsturen|delen)
    (ie|hij|ze|zij|die) (zou|zouden|gaat|gaan|zal|zullen|wil|willen) .. anders ... (gooien|zetten|plaatsen|posten|delen|lekken|leaken|doorsturen|rondsturen|verspreiden)
    (gechanteerd|chanteert|chanteren|afgeperst|chantage|afpersing|sextortion|afpersen|afperst|perst|afgedreigd|chanteerde|gesextortioned|blackmail|blackmailed)
    (dreigt|dreigen|dreigde|dreigden|dreig|bedreigt|bedreigen) ... {_SPREAD}
    (dreigt|dreigen|dreigde|dreigden) !met ... (te|dat|alles|mijn|foto|foto's|filmpje|video|belastingdienst|politie|baas)
    (anders|tenzij) .... {_SPREAD} .... ({_TO_WHOM}|foto|foto's|video|filmpje|beelden|alles|het)
    anders ... (stuurt|zet|lekt|deelt|gaat|komt|sturen|zetten) ... ({_TO_WHOM}|het|alles)
    (zet|zetten|gooit|gooien|deelt|delen|plaatst|lekt) (alles|het|hem|ze) ... online
    (alles|het|foto|foto's|filmpje|video) online (zetten|zet|gooien|gooit|plaatsen|plaatst)
    (zet|zetten|gooit|gooien|gaat|gaan|komt|stuurt|sturen) ... (alles|foto|foto's|filmpje|filmpjes|video|video's|beelden|naaktfoto's|naaktfoto) ... (online|{_TO_WHOM}|internet)
    (naaktfoto|naaktfoto's|naaktbeelden|sexfilmpje|blote|naakt|intieme) .... ({_SPREAD}|geld|betalen)
    (eist|eisen|willen|wil) ... (losgeld)
    (losgeld|losgeldbrief)
    (stuurt|sturen|stuurde|stuurden) ... (lijst|screenshot|screenshots) ... (volgers|vrienden|contacten|volgerslijst|vriendenlijst|familie)
    {_SPREAD} ... (volgers|contacten|vriendenlijst|familie) ... (als|tenzij) 
    (naar|bij) de politie ... tenzij
    tenzij ... (betaal|betaalt|betalen|stuur)
    (betaal|betalen) .. anders ... 
    (anders|of) gaat ... naar (mijn|je|me) {_TO_WHOM}
    (gaat|gaan) ... verspreiden
    (heeft|hebben) ... (video|filmpje|beelden|naaktfoto's|naaktbeelden) van mij ... 
    als ... niet betaal .. (gaat|stuurt|zet|sturen|zetten|komt|lekt)
    als ... stop .. (stuurt|zet|vertelt|gaat)
    (you have|within) ... hours
    (dreigt|dreigen|dreigde|dreigden) met ... (filmpje|filmpjes|foto|foto's|video|video's|beelden|naaktfoto's)
    (persen|perst|persten) (me|mij|ons|haar|hem) ... af
    (zegt|zei|zeggen|zeiden|appt|schrijft) dat (hij|ze|zij) ... (filmpje|filmpjes|video|foto|foto's|naaktfoto|naaktfoto's|alles|beelden|screenshots) ... (stuurt|sturen|doorstuurt|doorsturen|rondsturen|rondstuurt|verspreiden|laat zien|laten zien|deelt|delen|verspreidt|vertelt|post|zet|zetten)
    (gaat|gaan|zal|zullen|wil|willen) ... (werkgever|baas|ouders|vrouw|man|familie|school|vrienden|collega's) ... (inlichten|vertellen|bellen|informeren|alles sturen|laten zien) .... (als|tenzij|anders)
    (lekken|publiceren|verspreiden|openbaren|verkopen) als (we|ik|wij|hij|zij) (niet|geen)
    (bedreigt|bedreigen) (ons|mijn|onze) ... (bedrijf|winkel|zaak|restaurant|kantoor|website)
    (houdt|houden|hield) ... (foto's|filmpjes|filmpje|video|beelden) voor zich
    zodat (hij|ze|zij) ... (filmpje|filmpjes|foto|foto's|video|alles|het) niet ... (doorstuurt|deelt|verspreidt|stuurt|online|plaatst|lekt)
    (want|dan|anders|of) .. (stuurt|zet|deelt|gooit|sturen|zetten|delen) (hij|ze|zij|ik) ... (rond|door|online)
    alles ... (rondstuurt|doorstuurt|rondsturen|doorsturen|rond)
    als ik ... niet betaal ... (stuur|sturen|stuurt|stuure) (ze|hij|zij) 
    (betaal|betalen|pay) of (ik|we|hij|ze|zij) (stuur|sturen|stuurt|zet|zetten|plaats|plaatsen)
    (nepnaaktfoto|nepnaaktfoto's|deepfake|naaktfoto|naaktfoto's) ... (geld|betalen|#eur|bitcoin)
""",
    value="threatened",
    how=How.AS_SAID,
    unless=_NO_BLACKMAIL,
)

# Before "dat er nepagenten aan de deur komen": it is what somebody read, or fears.
_HEARD_IN_GENERAL = tuple(
    compiled(line)
    for line in (
        "(in|op|uit|via) ?(de|het) (krant|nieuws|radio|tv|televisie|buurtapp|journaal|internet|site|website)",
        "(las|gelezen|lees) ... (dat|over)? $",
        "(bang|benauwd) ?(ben) $",
    )
)
_SOMEBODY_COMES = compiled(
    "(komt|komen|gaat|stuurt|sturen|kan|kunnen) ... (iemand|agent|agenten|politie|jullie|wijkagent|wagen)"
)
_COMES_FOR_SOMETHING = tuple(
    compiled(line)
    for line in (
        "({card}|{valuable}|{gadget}|{money}|envelop|spullen)",
        "(bank|koerier|halen|ophalen|zegt|zei|zeggen|belde|microsoft|nep|zogenaamd|zogenaamde)",
    )
)

_SOMEBODY_ELSE = compiled("({collector}|{police}|{fake_police}|oplichter|bezoek|iemand)")
_KIN = compiled("({kin_sure}|{my} {kin})")
_BESIDE_ME = re.compile(r"\bnaast (?:me|mij|ons|m'n)\b|\bvoor (?:mijn|m'n|mn) neus\b")


def beside_kin(parts: Sequence[Clause], words: str) -> bool:
    """Whether "hij zit naast me" is said of the relative who was named, as nobody else was.

    words: the evidence, in lower case.
    """
    return (
        _BESIDE_ME.search(words) is not None
        and any(_KIN.matches(part.line, part.vocabulary) for part in parts)
        and not any(_SOMEBODY_ELSE.expression.search(part.line) for part in parts)
    )


_OFFICER_WANTS_TO_VISIT = compiled(
    "wijkagent .. (wil|wilt|wou|wilde|zou) .. (langskomen|langs|kennismaken|praten)"
)
_SAID_ALOUD = compiled("(belt|belde|bellen|gebeld|telefoon|lijn|zegt|zei|zeggen|zeiden)")


def in_general(parts: Sequence[Clause]) -> frozenset[int]:
    """Numbers of the clauses that tell what happens to people, or might, not what happens here."""
    return frozenset(
        part.index
        for part in parts
        if _is_hearsay(part) or _asks_for_officers(part) or _officer_announces(part)
    )


def _is_hearsay(part: Clause) -> bool:
    before = part.before
    return (
        part.opener in ("dat", "that")
        and before is not None
        and any(one.matches(before.line, before.vocabulary) for one in _HEARD_IN_GENERAL)
    )


def _asks_for_officers(part: Clause) -> bool:
    """ "Ja graag, komt er iemand langs?" is about the police, as long as nobody comes for something."""
    return (
        part.mark == "?"
        and _SOMEBODY_COMES.matches(part.line, part.vocabulary)
        and not any(one.matches(part.line, part.vocabulary) for one in _COMES_FOR_SOMETHING)
    )


def _officer_announces(part: Clause) -> bool:
    """ "Een brief dat de wijkagent wil langskomen": a visit that a real officer plans, for nothing of value.

    Not when it was said on the telephone: there a suspect announces himself.
    """
    said = (part, part.before) if part.before is not None else (part,)
    return (
        _OFFICER_WANTS_TO_VISIT.matches(part.line, part.vocabulary)
        and not any(_SAID_ALOUD.matches(one.line, one.vocabulary) for one in said)
        and not any(one.matches(part.line, part.vocabulary) for one in _COMES_FOR_SOMETHING)
    )
