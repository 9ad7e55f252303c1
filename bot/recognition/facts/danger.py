"""Danger now: somebody at the door or on the way, violence, an emergency, no way to speak.

Rather one emergency too many than one missed; `kin` and deliveries are the exceptions.
"""

from bot.recognition.facts.evidence import How, RuleBook

BOOK = RuleBook()

# --- somebody is there ---
BOOK.add("danger", """
    {collector} ... (staat|staan|zit|zitten|loopt|lopen|wacht) ... (bij|voor|aan|op|in) ?{det} ({door}|huis|woonkamer|kamer|keuken|gang|hal|tuin|straat|oprit|buurt)
    {they} ?nog (staat|staan|zit|zitten|loopt|lopen|wacht|is|zijn) ... (bij|voor|aan|op|in) ?{det} ({door}|huis|woonkamer|kamer|keuken|gang|hal|tuin|straat|oprit)
    (staat|staan|zit|zitten|loopt|lopen) .. ({collector}|{they}) ... (bij|voor|aan|op|in) ?{det} ({door}|huis|woonkamer|kamer|keuken|gang|hal|tuin|straat|oprit)
    ({collector}|{they}) .. (is|zijn) ?(nu|nog|al|hier|al) .. (binnen|hier)
    (belt|bellen) ... aan $
    (staat|staan) buiten
""", value="suspect_present")

# --- somebody comes ---
BOOK.add("danger", """
    (komt|komen) ... ({collector}|{they}) ... (halen|ophalen|langs|meenemen|afhalen)
    ({collector}|{they}) ... (komt|komen) ... (halen|ophalen|langs|meenemen|afhalen|eraan|zo|straks|dadelijk|zometeen)
    (haalt|halen) ... (op|{card}|{valuable})
    (onderweg|op weg)
    stuurt ... ({collector}) 
""", value="suspect_coming")

BOOK.add("danger", """
    ({collector}|{they}) .. (is|zijn) (net|zojuist|juist) (weg|vertrokken|weggegaan|weggereden)
    (net|zojuist|juist) (weg|vertrokken|weggegaan|weggereden|weggelopen)
    (net|zojuist) ... aan ?de deur geweest
""", value="suspect_just_left")

BOOK.add("danger", """
    (bedreigt|bedreigen|bedreigd)
    (mes|wapen|pistool|vuurwapen)
    (dreigt|dreigen|dreigde) ... (slaan|vermoorden|doden|steken|schieten|langskomen)
""", value="threatened")

BOOK.add("self_harm", """
    (zelfmoord|suicide|zelfdoding)
    (wil|wou|wilde) niet meer ?(leven|verder) $
    (uit|beu) het leven (stappen|gestapt)
    eind aan ... maken
    (mezelf|zichzelf|mijzelf|hemzelf|haarzelf) ... (iets|wat) ... (aandoen|aandoet)
    zich (iets|wat) (aandoet|aandoen|aan)
    hoeft ... niet meer $
    (liever|was) dood
""", how=How.AS_SAID)
