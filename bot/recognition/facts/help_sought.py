"""What the victim did or wants: bank called, report made, 112 called, an officer asked for."""

from bot.recognition.facts.evidence import How, RuleBook

BOOK = RuleBook()

_TALKED = "(gebeld|ingelicht|geinformeerd|gewaarschuwd|gecontacteerd|gesproken|gemaild|verwittigd|gemeld|bereikt|opgebeld|benaderd)"
_BANK_CALLED_US = """
    (gebeld|opgebeld|gemaild|benaderd) .. (door|van|namens|zogenaamd|zogezegd)
    {own_bank} (mij|me|ons) ?(net|nou) gebeld
    belde {det} {own_bank} (mij|me|mijn|ons)
    met oplichters
    (iemand|ze) is
    (werd|ben|word|zijn|is|wordt|werden|was) ... gebeld
    {own_bank} (heeft|had) ?(mij|me|ons|haar|hem) ?(nog|niet|net|ook|steeds) ?(niet|net) (gebeld|teruggebeld)
    (zogenaamde|nep|zgn|valse|neppe) {own_bank}
    (zeiden|zei|beweerde) ze
    (man|vrouw|iemand|medewerker|meneer|mevrouw|collega) van ?(de|mijn|het) {own_bank}
    kom ... niet doorheen
    telefoonnummer
    (niet|niemand) te pakken
    (in gesprek|wachtrij|wachtmuziek|onbereikbaar)
"""
BOOK.add(
    "called_bank",
    f"""
    {{own_bank}} ... {_TALKED}
    {_TALKED} ... {{own_bank}}
    (ik belde|belde ik) ?(meteen|direct|toen|gelijk) ?(met|naar) {{det}} {{own_bank}}
    contact ... (gehad|opgenomen|gezocht) .. met ... {{own_bank}}
    contact met ... {{own_bank}} .. (gehad|opgenomen)
    (bij|naar) {{det}} {{own_bank}} .. (geweest|gemeld|gegaan|aangegeven|langsgegaan)
    was ?al (bij|naar) ... {{own_bank}}
    {{own_bank}} .. (is|zijn) ?(al|reeds|ook) .. (op de hoogte|ingelicht|gebeld)
    {{own_bank}} weet (ervan|het|al)
    heb ze ?(al|ook|meteen) gebeld
    (alarmlijn|fraudelijn|noodnummer|alarmnummer|fraudenummer) .. (bank|ing|rabo) ... gebeld
    ({{card}}|rekening|rekeningen|bankapp|app) .... (laten blokkeren|laten afsluiten|laten bevriezen)
    (ik|we|heb|hebben|dochter|zoon) .... ({{card}}|rekening|rekeningen) .. (geblokkeerd|stopgezet|bevroren)
    ({{card}}|rekening) ... geblokkeerd door ... {{own_bank}}
    (gebeld|bank) ... en ... (rekening|{{card}}) geblokkeerd
    ({{own_bank}}|fraudeafdeling) ... heeft ... (geblokkeerd|dichtgezet|bevroren|stopgezet|afgesloten|tegengehouden|teruggedraaid)
    gesproken met ... {{own_bank}}
    met ... echte {{own_bank}} gesproken
    {{own_bank}} ... in de (wacht|wachtrij) staan
    (geblokkeerd|geblokt) door mij
    ({{card}}|rekening) ?(meteen|direct|net|al) laten blokkeren
    heb ({{card}}|{{det}} {{card}}|rekening|mijn rekening) .. (geblokkeerd|laten blokkeren)
    (terugbelde|belde|bel|bellen) ... echte {{own_bank}}
    {{own_bank}} (wijst|weigerde|wees) ... (af|vergoeding)
    (zegt|zei|vraagt) {{my}} {{own_bank}} (dat|of) (ze|ik|het|er) 
    {{own_bank}} .. (heeft|had) ... (rekening|{{card}}) .. (geblokkeerd|opgezegd|bevroren|dichtgezet)
    rekening ... (opgezegd|geblokkeerd) wegens
    (zwarte|frauduleuze) lijst gezet
""",
    unless=_BANK_CALLED_US
    + """
    nepsite
""",
)
BOOK.add(
    "called_bank",
    """
    {own_bank} (is|zijn) ?(al|reeds|ook|inmiddels|meteen|net) gebeld
    bank (say|says|said) ... police
    {own_bank} .. (zegt|zei|zeggen|vindt|beweert) .... (eigen schuld|zelf|fraude|geweigerd|aangifte|vergoed|vergoeden|niks|niets|tegengehouden|aansprakelijk|nalatig|politie|geprobeerd|geen)
    {own_bank} (wil|gaat|kan|doet|kon) .. (het|niet|niks|niets|geen|me|mij) ... 
    {own_bank} (helpt|vergoedt|weigert|betaalt) ...
    (wil|kan|gaat) ?{det} {own_bank} ... niet (vergoeden|terugbetalen|helpen)
    echte {own_bank} (zegt|zei|belde)
    volgens {det} {own_bank} ... (geprobeerd|tegengehouden|fraude|schuld|zelf|niets|niks)
    van de fraudeafdeling van ?{det} {own_bank}
    (nu|en) {own_bank} ... (zegt|zei|bel) ... fraude
    wakker ... (fraudeafdeling|bank)
    bij navraag ... {own_bank}
    {my} rekening (is|wordt|werd) (geblokkeerd|bevroren|opgezegd) (omdat|door|wegens|want)
    gebeld door .. echte {own_bank}
    (afspraak|aangifte) ... van {det} {own_bank}
""",
    how=How.AS_SAID,
    unless="""
    (veilige|kluis|kluisrekening|overmaken|overzetten|pincode|koerier|ophalen)
    (nog|niet) gezegd
    (man|vrouw|iemand|medewerker|meneer|mevrouw|collega|medewerkster) van ?(de|mijn|het) {own_bank}
    moet ... van de bank
    (kan|doet|gaat|wil) {det} {own_bank} ... (mij|me) bellen
""",
)
BOOK.add(
    "reported",
    """
    aangifte ... (gedaan|opgenomen|ingediend|gemaakt|ondertekend|afgelegd|loopt|ligt|lopen)
    (gedaan|deed|deden|opgenomen|ingediend) ... aangifte
    aangifte (loopt|ligt|is)
    (melding|meldingen|klacht) ... (gedaan|gemaakt|neergelegd|ingediend|opgenomen|gemaakt)
    (gemeld|aangegeven|doorgegeven|aangemeld) ... (bij|aan) ?{det} {police_desk}
    (bij|aan) ?{det} {police_desk} ... (gemeld|aangegeven|doorgegeven|gedaan)
    (ben|zijn|was|is) ... (bij|naar) ?{det} (politie|politiebureau|bureau) .. (geweest|gegaan)
    (heb|hebben|kreeg|opgemaakt|gemaakt|gekregen) .. (proces verbaal|procesverbaal|aangiftenummer|pv nummer|zaaknummer)
    (proces verbaal|procesverbaal|aangiftenummer|pv nummer) .. (heb|hebben|gekregen|opgemaakt|gemaakt|bij de hand)
    ^ (aangiftenummer|pv nummer)
    (al|reeds) gemeld
    {my} aangifte
    politie (is|was|waren) ?(dezelfde|toen|gisteren|al|daarna|nog) ?(dag|avond) ?(al|nog|ook) geweest
    (politie|recherche|agenten) ... (sporen|buurtonderzoek|vingerafdrukken) ... (genomen|gedaan|veiliggesteld|afgenomen)
    (agenten|politie) (waren|was|is|zijn) ?(gisteren|toen|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|vanmorgen|eergisteren) al (hier|geweest|langs) ?(geweest)
""",
    unless="""
    (belastingaangifte|agent|bankpas)
    (tegen|op) (mij|me) 
    {fake_police}
    {fake} ... {police}
    melding (van|op)
    (wist|wisten|weten) dat
    aangifte van (fietsendiefstal|vandalisme|verlies|diefstal|vermissing|inbraak)
    (zogenaamd|nep|dreigen|dreigt)
    {my} aangifte (doen|gaan)
    (wil|zou|moet|hoe|kan) ... {my} aangifte
""",
)
BOOK.add(
    "reported",
    """
    politie (zegt|zei|vindt|zeggen) ... (niks|niets|civiel|geen|zaak|capaciteit|wachten|kan|kunnen)
    politie (doet|kan|kon|heeft) .. (er|hier|niks|niets|geen|zaak) 
""",
    how=How.AS_SAID,
)

_NOT_ASKED = """
    (koerier|{card}|ophalen|halen) .. (komt|komen|mijn|om)
    (hij|ze|zij) (stuurt|sturen|wil|wilde|wou|kan|zegt|zei) 
    {kin} komt
    ik .. (langskomen|komen|langs) 
    (kan|mag|kon|zou|moet|wil) ik ... (komen|langskomen|langs) 
    kom ik
    komt ?(er) politie
    moet er
    zou ... komen ... zei
    geen huisbezoek
"""
BOOK.add(
    "wants_visit",
    """
    (kan|kunnen|kunt|kunde|kun|kon|konden|zou|zouden|mag|mogen|wil|willen|wilt|kunde) .. {officer} .... (komen|langskomen|langs|sturen|langsgaan|neerzetten|hierheen|langssturen|heen|naartoe|heengaan|gaan) !halen
    (kan|kunnen|kunt|kunde|kun|mag|zou) ... (iemand|agent|agenten|politie|wagen) .... (komen|langskomen|langs|sturen|langsgaan|heen|langssturen|naartoe) !(halen|ophalen|afhalen)
    < ?(ja|en|please|alsjeblieft|dus|doe) stuur ?(maar|alsjeblieft|aub|dan|gewoon|graag|nu|snel) .. (iemand|agent|politie|hulp|agenten|wagen)
    (alsjeblieft|please|graag|dronken) stuur .. (iemand|agent|politie|hulp|agenten|wagen)
    < ja ?(graag|oke|goed|doe|alsjeblieft) ?maar kom ?(maar|snel|langs|gauw|nu|alsjeblieft|graag|hier|meteen|direct)
    ^ kom $
    < kom (maar|snel|langs|gauw|nu|alsjeblieft|direct|meteen|hierheen)
    laat ... {officer} ... (komen|langskomen)
    (wil|wilt|zou|graag|liefst|liever|fijn|willen|hoop) ... (agent|politie|agenten|iemand|bezoek|huisbezoek|jullie) ... (komt|komen|langskomt|langskomen|langs|huis|thuis|krijgen|bezoek)
    (wil|wilt|willen|graag) .. (agent|politie|bezoek|huisbezoek|iemand) .. (aan huis|langs|thuis)
    (wil|wilt|graag|ja|doe) ... (bezoek|huisbezoek)
    graag (iemand|agent|een agent|politie|bezoek) 
    dat jullie ... komen
    (agent|politie|iemand|jullie) moet(en)? ... (nu|snel|direct|hier)? (komen|langskomen|langs)
    (jullie|u|agent|agenten|politie) moet(en)? (nu|snel|hierheen|direct|echt|meteen|gelijk|ook)? komen
    jullie moeten komen
    wie kan ... komen
    (wil|fijn|graag|liefst) ... dat ?er ?{det} (agent|iemand|politie|jullie) .... (komt|komen|langs|langskomt|langskomen)
    (agent|iemand|politie) ... (komt|langskomt|langs komt) ... graag
""",
    how=How.AS_SAID,
    unless=_NOT_ASKED
    + """
    (geen|niet|hoeft|hoeven|liever niet|niemand)
""",
)
BOOK.add(
    "wants_visit",
    """
    (hoeft|hoeven|hoef) ... (niemand|niet) ... (komen|langs|langskomen|sturen|bezoek)
    (hoeft|hoeven) niet ... te komen
    geen (bezoek|huisbezoek)
    (wil|hoef|graag|stuur|liever|wilt) .. geen (agent|agenten|politie|bezoek)
    niemand ... (langs|langskomen|sturen) $
    (kom|stuur) .. niet .. langs
    liever niet (thuis|langs|aan huis)
""",
    value=False,
    how=How.AS_SAID,
)

_112 = "(112|alarmnummer|noodnummer|101|noodlijn|911)"
BOOK.add(
    "emergency_called",
    f"""
    {_112} ... (gebeld|gesproken|gedaan|ingeschakeld|gewaarschuwd|gebelt|called)
    (gebeld|bellen|called|belt|gesproken) ... {_112}
    (aan het bellen) ... {_112}
    met {_112} aan het bellen
    (heb|hebben|heeft) ... {_112} aan de lijn
    belde .. {_112}
    via {_112}
    politie ... (is|zijn|komt|komen) ... (onderweg|eraan|er al|al bij|op weg|gearriveerd|bij mij)
    echte (politie|agent|agenten) ... (komt|komen|is|zijn|onderweg)
    politie (onderweg|komt eraan|gebeld en)
    (agenten|politie) (is|zijn) er (al|nu)? ?al
    (agenten|politie) (is|zijn) er $
    politie is al (bij|hier|binnen)
    (gebeld|gewaarschuwd) ... politie (komt|is)
    (komt|komen|via|onderweg) .. politieauto
    politieauto .. (komt|onderweg|via)
""",
    denied=False,
    unless="""
    hij is van
    (zei|zegt|volgens|beweert) 
    112 is in gesprek
    (zou|zouden|zal|ga|gaan|moet|moeten|kan|kunnen|durf|wil|wilt|waarom|kon) 
    #eur
    (mijn|de|haar) ({card}|{valuable}|{money})
    (halen|ophalen|haalt)
    de politie belde
""",
)
BOOK.add(
    "emergency_called",
    """
    ze zijn gebeld
    politie komt $
    politie .. gebeld .... (onderweg|komen|eraan|komt)
    (politie|agenten) ... {door} .... gebeld
""",
    how=How.AS_SAID,
)

_GONE = "(weg|vertrokken|weggegaan|weggereden|doorgereden|weggelopen|weggefietst|afgedropen|gevlucht|verdwenen|gevlogen|doorgelopen|opgestapt|weggevlucht|gegaan|opgerot)"
BOOK.add(
    "danger_over",
    f"""
    ({{collector}}|hij|ze|zij) .. (is|zijn|ging|gingen) ?(nu|al|weer|alweer|inmiddels|gewoon|gelukkig|toch|meteen|eindelijk|intussen|ook) ?(nu|al|weer|alweer) {_GONE}
    (is|zijn) (hij|ze|zij) ?(al|alweer|nu|inmiddels|weer) {_GONE}
    < ?(nee|ja) (hij|ze|zij|die) ?(is|zijn) {_GONE}
    ^ ?(nee|ja) is (al|alweer|inmiddels) {_GONE}
    ze zijn er niet meer
    {_GONE} toen ik (niet|de|dreigde|112|belde)
    {{collector}} ... zonder ... {_GONE}
    {{collector}} (is|zijn|ging) .. {_GONE}
    ik ben ?nu veilig
    < hij weg
    (gevaar|het) is ?(nu|al|gelukkig) (geweken|voorbij)
    (staat|staan|is|zijn) ... niet meer ... (deur|hier|er|buiten|binnen|thuis)
    er is niemand ?meer
    (politie|agenten) (heeft|hebben) (hem|haar|ze|hen|die) ... (meegenomen|opgepakt|aangehouden|gepakt|ingerekend)
    (hebben|heeft) (hem|haar|ze|die) ... (opgepakt|aangehouden|gearresteerd)
    (is|zijn) ... (opgepakt|aangehouden|gearresteerd)
    (he|they|she) (is|are|'s) gone
    he's gone
""",
    value=True,
    denied=None,
    unless="""
    (net|zojuist|zonet|daarnet|juist|minuten|minuut|kwartier|nog niet) 
    (krijg|hoe|als|weet niet of|wou|wilde)
    met {my} ({card}|{money}|{valuable}|{gadget}|spullen|geld)
    ({kin_sure}|{my} {kin}|geld|saldo|sieraden|alles) (is|zijn)
    nog niet
    gaat niet
    ben ik
    aan het
    {card} {gone}
    (kwijt|vandoor|telegram|internet|bumble|tinder|coach|adviseur|site)
    met (#eur|{money}|{card})
""",
)
BOOK.add(
    "danger",
    f"""
    ({{collector}}|{{they}}|die) .. (is|zijn) ?(nu|al|weer|alweer|inmiddels|gelukkig) {_GONE}
    ({{collector}}|{{they}}|die) .. (doorgereden|weggelopen|afgedropen|doorgelopen)
    (staat|staan|is|zijn) ... niet meer ... (deur|hier|buiten|binnen)
""",
    value="none",
    denied=None,
    unless="""
    (net|zojuist|zonet|daarnet|juist|pas|minuten|minuut|kwartier) 
    (krijg|hoe|als|wou)
    met {my}
    ({kin_sure}|{my} {kin}|geld|saldo|sieraden|alles) (is|zijn)
    nog niet
    (weken|maanden|dagen|gisteren|uur|vorige)
""",
)
