"""Despair told without the words for suicide: no reason to get up, better if I were gone, to the one who died."""

from bot.recognition.facts.evidence import How, RuleBook

BOOK = RuleBook()

_GONE = "(weg|dood|er niet|er niet meer|verdwenen|er niet meer bij)"
BOOK.add(
    "self_harm",
    f"""
    geen ?(enkele) (reden|zin|kracht|energie|puf|moed) ?(meer) om ... (op te staan|wakker te worden|verder te leven|door te leven|te leven|te blijven leven)
    (hoef|hoeft|wil|wilt|kan) ?(ik|hij|ze|zij) ?(zo|echt|gewoon) niet (meer|langer) (verder|door) ?(te) (leven|leef|bestaan)
    (hoef|hoeft) ?(ik) ?(zo|echt) niet (meer|langer) verder $
    (wil|wou|kan|wilt|hoef) ?(ik|hij|ze|zij) ?(zo|echt|gewoon) niet (meer|langer|verder) leven (na|met|door|zonder|zo) ...
    (trek|red|kan|hou|volhoud) ?(ik|het|dit) ?(het|dit) .. niet meer .... (ik stop|stop ermee|stoppen ermee|voorgoed|voor altijd|genoeg geweest)
    (pillen|medicijnen|slaappillen|tabletten|paracetamol|doosjes) ... (bij elkaar|klaar|op tafel|verzameld|gespaard|naast (me|mij)) ?(gelegd|gezet|liggen|ligt)
    (praat|praten|heeft het|begint) ... over (doodgaan|dood gaan|de dood|zelfmoord|er niet meer zijn|eruit stappen|niet meer willen leven)
    (afscheidsbriefje|afscheidsbriefjes|afscheidsbrieven|afscheidsfilmpje|afscheidsberichten)
    durf ?(ik) niet alleen (te zijn|te blijven) .... (gedachten|mezelf|vannacht|nacht)
    (morgen|straks|vanavond|vannacht) ... (allemaal) ?(al) (voorbij|over|klaar|afgelopen) voor (mij|me|ons|hem|haar)
    wat heeft (het|mijn|dit) leven ... (zin|nut)
    (trein|spoor|brug|dak|water|kanaal|touw|pillen) ... (enige|laatste) (uitweg|oplossing|uitkomst)
    (enige|laatste) (uitweg|oplossing|uitkomst) ... (trein|spoor|brug|dak|water|kanaal|touw|pillen|dood|doodgaan)
    (niemand|geen mens) ... (mist|missen) .. (mij|me)
    (er is|is er|zie|heb|heeft) ?(ik|voor mij) geen (uitweg|toekomst|hoop|perspectief|uitkomst) ?(meer) ?(voor) ?(mij|me|ons) $
    zie ... (licht|lichtpuntje) .. niet meer
    (denk|denkt) ... aan (de dood|doodgaan|dood gaan|sterven)
    stoppen .... met (leven|het leven)
    was ik ?(er) ?(maar|toch) ?(er) niet meer $
    was ik maar nooit (geboren|wakker)
    (hoop|bid|wens|wou|wilde) ... niet ?(meer) wakker ?(te) (word|worden|werd)
    (hoeft|hoef) (het|dit|mijn) leven ?(voor|van) ?(mij|me) ?(echt) niet
    leven .. hoeft (voor|van) (mij|me) niet
    beter ... als ik {_GONE} (ben|was)
    (wil|wou|ga|mag) ?(ik) ... (naar|bij) {{my}} ?(lieve|overleden) {{kin}} ?(toe|zijn|terug) .... (hij|zij|ze|die) is ... (overleden|dood|gestorven|heengegaan)
    (weet) ?(ik) niet (of|hoe) ik ... (de nacht|morgen|de ochtend|vannacht) ... (haal|halen|doorkom|door kom|overleef)
    niemand ... (merkt|zou|zal|gaat) .. (missen|merken) als ik
    (slikken|slik|neem|nemen) ... (alle|heel|hele) ?(mijn|de|die|doos|strip) ?(doos|strip) (pillen|medicijnen|tabletten)
    (alles|er) ... voorgoed (een eind|een einde|stoppen|ophouden)
""",
    how=How.AS_SAID,
    unless="""
    (aangifte|melding|formulier|website|abonnement|klus|baan|studie|contract|app)
    (bus|trein|vliegtuig) (naar|gemist|halen|vertrekt)
    (feest|vakantie|voordat|thuiskomt)
    (klachten|oplichter|dader|oplichters) .. (weg|dood) (is|zijn)
    als hij ... (komt|ophaalt)
    (roken|drinken|gokken|werken)
    (mis|missen) (mij|me) (niet|geen) (mail|bericht)
""",
)
