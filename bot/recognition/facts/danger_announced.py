"""A visit that is announced or ordered: who comes to fetch what, and where the victim must stand with it."""

from bot.recognition.facts.danger_scenes import NO_VISITOR
from bot.recognition.facts.scenes import scene

_ROLE = "({collector}|{police}|{fake_police}|{own_bank}|iemand|koeriers|inspecteur|bankmevrouw|bankmeneer|fraudedienst)"
_LATER = (
    "(straks|strakjes|zo meteen|zometeen|dadelijk|vanavond|vanmiddag|morgen|morgenochtend|morgenmiddag|morgenavond|morgenvroeg|seffens|subiet|overmorgen"
    "|(om|rond|tegen|na) ([a-z0-9:.]+) uur|(om|rond|tegen) (half|kwart) ([a-z0-9]+)|over (een |n )?[a-z0-9]+ (min|minuten|kwartier|kwartiertje|uur|uurtje|half uur)"
    "|tussen ([a-z0-9:.]+) en ([a-z0-9:.]+))"
)
_HAND = "({card}|{valuable}|{money}|{gadget}|{document}|goudstukken|spullen|envelop|enveloppe|portemonnee|kluis|tas|tasje|zakje|waarde)"
_OVER_OR_OWN = """
    (gisteren|eergisteren|vorige|vorig|geleden|toen|daarna|vervolgens|achteraf|geweest|kwam|kwamen|stond|stonden)
    (gegeven|meegegeven|afgegeven|overhandigd|opgehaald|meegenomen|gedaan)
    (niet|nooit|geen|niemand|nergens|zonder)
    (jullie|112|aangifte|bureau|taxi|trein|bus|werk|school|dokter|ziekenhuis|vakantie)
    (haalt|neemt|komt|brengt|haal|halen) ?(dan|er|morgen|straks) ({my} {kin}|{kin_sure}|ik|we|wij)
    ({my} {kin}|{kin_sure}|ik|wij|we) .. (haalt|haal|halen|neemt|neem|ophalen)
    (pakket|pakketje|pakje|bestelling|retour|boodschappen|medicijnen|eten|nieuwe ({card}))
    (naar|bij) (de|mijn|onze|haar) ({own_bank}|gemeente|winkel|notaris|juwelier|apotheek)
    (marktplaats|vinted|koper|koopt|verkocht|verkoop)
"""
ANNOUNCED = (
    # "Morgenochtend haalt een medewerker van de bank mijn pas op", in any order.
    scene(
        "danger",
        "suspect_coming",
        _LATER,
        """
        (haalt|halen|neemt|nemen) ... (op|mee|af|in)
        (komt|komen|zou|zal|gaat) ... (halen|ophalen|afhalen|meenemen|innemen|knippen|doorknippen|veiligstellen|aanbellen)
        (komt|komen|zou|zal|gaat) ... (op|mee|af|veilig|te) ?(te) (halen|nemen|stellen)
        """,
        f"""
        {_ROLE}
        (hij|ze|zij)
        """,
        _HAND,
        unless=_OVER_OR_OWN,
        within=20,
    ),
    # "Ik moet om acht uur beneden staan met de envelop".
    scene(
        "danger",
        "suspect_coming",
        """
        (moet|moest|moeten|zal|ga|zou) 
        """,
        """
        (staan|wachten|klaarstaan|afgeven|overhandigen|meegeven|geven|klaarzetten|klaarleggen|brengen|overdragen|inleveren)
        """,
        _LATER,
        _HAND,
        f"""
        (beneden|buiten|hoek|deur|voordeur|stoep|parkeerplaats|parkeergarage|portiek|straat|station|brievenbus|container|kliko|bankje|park|tankstation)
        (aan|bij|voor|met|op|tegen) ?(de|een|die|deze) ({_ROLE}|man|vrouw|hem|haar|iemand)
        """,
        unless=_OVER_OR_OWN,
        within=22,
    ),
    scene(
        "danger",
        "suspect_coming",
        _ROLE,
        """
        (onderweg|op weg|eraan) ?(is|zijn|nu|naar|mij|hierheen) .. (om|voor) ...
        (komt|komen) ?(zo|straks|nu|vanavond|morgen) ?(langs|hierheen) om ...
        (om|rond|tegen) ([a-z0-9:.]+) ?(uur) (hier|er|bij (mij|ons|haar|hem)) (is|zijn) ... (voor|om)
        """,
        _HAND,
        unless=NO_VISITOR + _OVER_OR_OWN + "(moest|moesten|zou|zouden) ... komen",
    ),
    scene(
        "danger",
        "suspect_coming",
        """
        (verwacht|verwachten|verwachtte) ?(nu|straks|zo|vandaag|vanavond|morgen) ?{det} ({collector}|{fake_police}|bankmevrouw|bankmeneer) ... (bank|rabo|ing|abn|politie|fraude|helpdesk|aan huis|thuis)
        ({collector}|{fake_police}) ?(van) ?(de) ?(bank) (rijdt|rijden|draait|draaien|komt) ?(nu|al|net) ?(de|onze|mijn) (straat|oprit|wijk) ?(al|nu) ?(in|op)
        """,
        unless=_OVER_OR_OWN + "(pizza|thuiszorg|monteur van|loodgieter|huisarts)",
    ),
    scene(
        "danger",
        "suspect_coming",
        """
        (om|rond|tegen) ([a-z0-9:.]+) ?(uur) (hier|er|bij (mij|ons|haar|hem)) (is|zijn) ... (voor|om) ?(de|het|mijn|haar) ({card}|{valuable}|{gadget}|envelop|geld)
        """,
        unless=_OVER_OR_OWN,
    ),
)
