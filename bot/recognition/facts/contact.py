"""The suspect is on the phone or in the device at this moment, or says to be police."""

from bot.recognition.facts.evidence import How, RuleBook

BOOK = RuleBook()

_LINE = "(lijn|telefoon|tel|phone)"
_OVER = """
    (gisteren|vanmorgen|vanochtend|vorige|eergisteren|geleden|was|waren|had|hadden|gehad|zat|zaten|belde|toen|vannacht|gisteravond)
    {hung_up}
    (gehouden|opgelicht|overgehaald|bestolen|beroofd|wijsgemaakt|overtuigd)
    (toestel|telefoon) (ligt|lag) hier op
    niemand
    (kan|kunnen|kunt|krijg|kon|mag|wil) .. (ik|iemand|we) ... aan de
    (gezegd|verteld|gegeven|doorgegeven|voorgelezen|genoemd|opgegeven|afgegeven|doorgezegd) .. (tegen|aan|met|bij|door|via) ?{det} ?([a-z]+) ?([a-z]+) aan (de|den)
    {my} {kin} aan (de|den)
    (mijn|m'n|onze) (eigen|echte) ?(bank|rabobank|ing)
    eigen bank
    ik bel
    (bij|met) {my} bank
    (in|uit) (de)? wacht bij
    jullie
    (chatten|blokkeren)
    uitgezet
    staat uit
    wie (belt|bellen)
"""
BOOK.add(
    "suspect_in_contact",
    f"""
    (hangt|hangen|is|zijn|blijft|heb|hebt|heeft|staat|zit|zitten) ... nog ... aan (de|den|een) {_LINE}
    nog .. aan (de|den|een) {_LINE}
    (nu|momenteel|ondertussen) ... aan (de|den|een) {_LINE}
    aan (de|den|een) {_LINE} ... (nu|moment)
    op dit moment ... {_LINE}
    ({{they}}|{{suspect}}|hem|haar) ?(nu|nog) aan (de|den) ?(andere|tweede|vaste) {_LINE} (heb|heeft|hebben)
    (heb|heeft|hebben) ({{they}}|{{suspect}}|hem|haar) ?(nu|nog) aan (de|den) (andere|tweede|vaste) {_LINE}
    (is|zijn|ben|zit) ?(nog|nu) .. met {{det}} {{suspect}} .. aan het (bellen|praten)
    (heb|heeft|hebben|hebt) .. ({{suspect}}|{{they}}|collega|die|een) ... aan (de|den|een) {_LINE}
    ({{suspect}}|{{they}}|die) ... (is|zijn|hangt|zit|wacht|blijft) ... aan (de|den|een) {_LINE}
    (is|zit|zitten|ben|hangt|hang) .. (er|nu|al|nog|dus) ... aan (de|den|een) {_LINE}
    (ben|is|zit|zitten|zijn) ... aan (de|den|een) {_LINE} met
    (ben|is|zit) .. (nu|nog|momenteel) ... in gesprek
    (ben|is|zijn) .. (nu|nog|momenteel|al) ... aan het (bellen|praten) met
    (ben|is) in gesprek met ... {{suspect}}
    (moet|moeten|mag) ... aan (de|den|een) {_LINE} blijven
    (blijf|blijven|blijft) ... aan (de|den|een) {_LINE}
    ({{suspect}}|{{they}}) blijft .. (praten|bellen|doorpraten)
    ({{suspect}}|{{they}}) .. (is|zijn) nog aan het praten
    (belt|bellen) (nu|op|momenteel|steeds|weer|me|mij) .. (nu|moment|mij|me)
    ({{own_bank}}|{{suspect}}|{{police}}) belt ?(mij|me) nu
    (word|wordt) nu gebeld
    (belt|bellen) {{own_bank}} .. (nu|mij nu)
    (zit|zitten|is|zijn|kijkt|kijken|werkt|werken) ... (nu|nog|moment) ... (in|op|mee) ... {{device}}
    (zit|zitten|is|zijn) ?(nu|nog) ?(nu|nog) (in|op) {{det}} (rekening|rekeningen|{{device}})
    (nu|moment|ondertussen) ... (kijkt|kijken) ... mee
    (kijkt|kijken) ... (nu|moment|ondertussen) ... mee
    (muis|cursor|pijltje) ... (beweegt|bewegen|gaat)
    (wacht|wachten) ?(nu|nog) aan (de|den|een) {_LINE}
    (heeft|hebben) .. (mij|me|ons|haar|hem) in de wacht gezet
    (zit|zitten) nog in {{det}} {{device}}
    (hangt|hangen) {{collector}} nog
    (hangt|hangen) ?(die|de) {{suspect}} ?(er) nog
    ({{they}}|{{suspect}}) (wacht|wachten) $
    wacht ... andere lijn
    (heeft|hebben) (mij|me|haar|hem|oma|opa|mijn moeder|mijn vader) ... aan (de|den|een) {_LINE}
    (hangt|hangen) (nu|nog) ... aan (de|den)
    vast in zo'n gesprek
    (verbinding verbreken|als ik (ophang|neerleg|inhaak))
""",
    how=How.UNLESS_DENIED,
    denied=None,
    unless=_OVER
    + """
    (zit|zitten|is|zijn|staat) .. (een|dat|dit) (virus|malware|spyware)
""",
)
_CALLER = "({suspect}|{police}|{own_bank}|{they}|fraudedienst|microsoft|helpdesk|die|nepbankmedewerker|nepagent|beller)"
BOOK.add(
    "suspect_in_contact",
    f"""
    (hangt|hangen|wacht|wachten) ?(hier|nu|momenteel) {{det}} ?(zogenaamde|zgn) {_CALLER} ... aan (de|den|mijn|m'n) {_LINE}
    {_CALLER} (hangt|hangen) ... aan (de|den|mijn|m'n) {_LINE}
    er (is|hangt|zit) ?(hier|nu|momenteel) {{det}} {_CALLER} ... aan (de|den|mijn|m'n) {_LINE}
    (hem|haar|ze) op de (andere|tweede) (lijn|telefoon)
    (zie|zien) (hem|haar|ze) nu ... (bankapp|app|rekening|{{device}})
    {_CALLER} .... op de (andere|tweede) (lijn|telefoon)
    op de (andere|tweede) (lijn|telefoon) ... {_CALLER}
    (ben|is|zit|zitten|zijn) ... (te bellen|te praten|te telefoneren|aan het bellen|aan het praten|in gesprek|aan de praat|in gesprek) ?(nu) met ... {_CALLER}
    {_CALLER} (is|zit|zijn) ?(nu|nog) ... met (mij|me|haar|hem|ons) aan het (praten|bellen)
    {_CALLER} ... (praat|praten) ... door $
    (praat|praten) {_CALLER} ... door
    aan het woord
    {_CALLER} (wacht|wachten) (tot|totdat|terwijl)
    (hoorn|toestel|telefoon) ... (ligt|leg|gelegd) ... (naast|tafel|weggelegd)
    (ligt|leg) .. (hoorn|telefoon) .. (naast|op tafel)
    {_CALLER} (hangt|hangen) nog $
    (is|zijn) er nog , aan (de|den) {_LINE}
    (word|wordt) (nu|op dit moment|weer) ... gebeld
    {_CALLER} (belt|bellen) ... (steeds opnieuw|opnieuw|continu|de hele tijd)
    (zie|zien) {_CALLER} nu ... (bankapp|app|rekening|{{device}})
    {_CALLER} (beweegt|bestuurt|bedient) ... (muis|cursor|scherm)
    {_CALLER} ... van (europol|interpol|microsoft|de fraudeafdeling) ... aan (de|den) {_LINE}
""",
    how=How.UNLESS_DENIED,
    denied=None,
    unless=_OVER,
)
BOOK.add(
    "suspect_in_contact",
    f"""
    (heb|heeft|hebben) ?(ik|{{my}} {{kin}}) ?(hem|haar|hen|ze|die) ?(nu|nog|dus|hier) aan (de|den) {_LINE}
    (zit|ben|is) ?(nog|nu) ?(nog|nu) met (hem|haar|ze|hen|die [a-z]+|{{suspect}}) .. (te bellen|te praten|te appen|te chatten|aan het bellen|aan het praten|aan het appen|aan het chatten|in gesprek)
    (houdt|houden) (mij|me|haar|hem|ons|{{my}} {{kin}}) ?(nu|nog|maar) aan (de|den) (praat|klap)
    (hij|ze|zij|die [a-z]+) (belt|bellen|appt) (mij|me|ons|haar) ?(nu|net|alweer|weer) (weer|alweer|net|nu|nog steeds) .... (zal|moet|wat|opnemen) ...
    (telefoon|mobiel) (gaat|rinkelt) ?(nu) (weer|alweer|nu|steeds) .... (hij|hem|ze|zij|die (man|vrouw)|dezelfde)
    (ben|is|zit|zitten) ?(ik) (nu|momenteel|nog) .. aan het (appen|chatten|bellen|praten|videobellen) met (die|de|een|deze|hem|haar|ze) ...
    (scherm|computer|laptop|muis|telefoon) ... (overgenomen|bestuurt|beweegt) .... (praat|zegt|typt|wil|vraagt) ...
    < ?(en) (die|deze|dat|het|ze) (geef|lees|typ|vul|stuur|zeg) ik ?(hem|haar|ze|die) (nu|net|op dit moment) ?(door|voor|in|op) $
    (ik|hij|ze|zij|{{kin}}) (geef|geeft|lees|leest|typ|typt|vul|vult|noem|noemt) ?(hem|haar|ze) (nu|net|op dit moment|ondertussen) ... ({{code}}|{{pin}}|{{secret}}|cijfers|rekeningnummer)
    (geef|geeft|lees|leest|typ|typt|vul|vult|noem|noemt) (ik|hij|ze|zij|{{my}} {{kin}}) ?(nu|net|op dit moment) ... ({{code}}|{{pin}}|{{secret}}|cijfers) ... (nu|net|op dit moment)
    {{police}} (telefoon|telefoneer|telefoneert|telefoneren|bel|bellen|belt|roep|roept) (mij|me) .... (zeg|zegt|zeggen|moet|must|wil|say) ... ({{money}}|{{card}}|{{pin}}|{{valuable}}|{{code}})
""",
    how=How.AS_SAID,
    unless=_OVER
    + """
    (nooit|niet|geen|straks|morgen)
    aan (jullie|u|de politie|mijn bank|de bank|mijn (man|vrouw|zoon|dochter))
    bel mij .. terug
""",
)
BOOK.add(
    "suspect_in_contact",
    f"""
    er (belt|bellen) (nu|momenteel|op dit moment|weer|alweer) ?(een|weer|net|iemand) ?({_CALLER}|iemand|man|vrouw|meneer|mevrouw|dame|heer|vent|kerel|jongen)
""",
    how=How.UNLESS_DENIED,
    denied=None,
    unless=_OVER
    + """
    (deur|voordeur|aan) $
    (aan|deur|voordeur) (bij|van|voor|en)
""",
)
# Told in the present tense: who "belt dat ik mijn goud moet klaarleggen" is still at it.
_IMPOSTOR = (
    "({police}|{fake_police}|{bank_noun}|{own_bank}|microsoft|windows|apple|helpdesk|fraudehelpdesk|fraudedienst|marechaussee|fiod"
    "|oplichter|oplichters|fraudeur|broker|beller|nepagent|nepbankmedewerker|nepmedewerker|officier|recherche|immigratiepolitie)"
)
_AGAIN = "(weer|alweer|steeds|continu|constant|aldoor|almaar|opnieuw|plat|terug|de hele (dag|tijd|ochtend|middag|avond)|elke (minuut|keer|vijf minuten)|elk (kwartier|uur)|achter elkaar|al drie dagen|nog steeds)"
_TOLD_BACK = """
    (gisteren|vanmorgen|vanochtend|vanmiddag|vorige|eergisteren|geleden|vannacht|gisteravond|was|waren|had|hadden|belde|belden|gebeld|zei|zeiden|vroeg|kreeg|kwam|vaak|soms|ooit|altijd|wel eens|elke dag|zomaar)
    (gegeven|meegegeven|afgegeven|opgehaald|meegenomen|overgemaakt|betaald|gestuurd|gepind|geweigerd|opgelicht|bestolen)
    {hung_up}
    (stel|als|wanneer|zou|zouden|morgen|bel niet|belt niet|bellen niet|niet meer)
    ^ ?(en|maar) (hoe|waarom|mag|kan|kunnen|gaat|zal|moet) (een|de|ik|jullie|u)
    (jullie|u|112|melding|aangifte|formulier|wijkagent)
    (ik|we) (bel|ga|wil)
    (waar (zijn|z'n|hun|het) geld|geld blijft)
    (praat|spreek) ?(ik) liever
    (praat|spreek|bel) ik nu met (een|de) .. (mens|medewerker|persoon|computer|robot|chatbot)
    {my} {kin} .. (belt|bellen|zegt) !.*{police}.*
"""
BOOK.add(
    "suspect_in_contact",
    f"""
    {_IMPOSTOR} .. (belt|bellen) ?(mij|me|ons|haar|hem) .. (dat|op via|om te zeggen|met dreigen|en wil|en zegt|en vraagt)
    ({{police}}|{{fake_police}}|officier|recherche|marechaussee|microsoft) .. (belt|bellen) ?(mij|me|ons|haar|hem) (over|op via|vanwege)
    {_IMPOSTOR} ... (belt|bellen) .. {_AGAIN}
    (er|nu) (belt|bellen) ?(nu|net) ?{{det}} ?(zogenaamde|meneer|mevrouw) {_IMPOSTOR} ... (dat|over|die|met|en)
    (zit|ben|is|zitten) ?(nu|nog) met ?{{det}} .. ({_IMPOSTOR}|{{suspect}}) .. aan ?(de|den) {_LINE}
    (hij|ze|zij|die) (belt|bellen|appt|appen) ?(mij|me|ons|haar|hem|nu|al) ?(nu|al) {_AGAIN} !(niet)
    nu (belt|bellen|appt|appen) (hij|ze|zij|die) ?(mij|me|ons|haar|hem)
    (bel|spreek|praat) ik nu met
    ^ ?(help|nu|er|hier|hallo) ?{{det}} {_IMPOSTOR} ?(nu) aan ?(de|den) {_LINE}
    (praat|praten|spreekt|belt|chat|appt) (nu|al) .... met ?{{det}} .. {_IMPOSTOR}
    {{kin}} (praat|praten|spreekt|belt|chat|appt) ?(nu|al) .. met ?{{det}} .. ({_IMPOSTOR}|{{fake}})
    (hij|ze|die|{_IMPOSTOR}) (praat|praten|spreekt|belt|houdt) ?(nu) al ?([a-z0-9]+) ([a-z0-9]+) ... met {{my}} {{kin}}
    < ?(ik) (word|wordt) ?(nu|weer|net|al) gebeld ?(en|nu) $
    {_IMPOSTOR} (zegt|zegd|vraagt|wil|eist|dwingt) ?(mij|me|dat|nu) ... (pinnen|pin|opnemen|goud|sieraden|pincode|cadeaukaarten|kaarten|klaarleggen|overmaken|storten|ophangen)
    < ?(de|een) {{police}} (zegt|zegd) (mij|me) ?(dat|nu)
    (moet|moeten) ?(nu|ik|we) ?(nu|snel|meteen) van {{det}} ({{police}}|{{fake_police}}|officier|recherche) ... ({{money}}|{{valuable}}|{{card}}|{{giftcard}}|pinnen|opnemen|overmaken|klaarleggen)
""",
    how=How.UNLESS_DENIED,
    denied=None,
    unless=_OVER + _TOLD_BACK,
)
BOOK.add(
    "suspect_in_contact",
    """
    (zegt|zeggen) dat (ik|we|hij|zij) ... (niet mag ophangen|aan de lijn moet blijven|moet blijven hangen|niet moet ophangen|niet mogen ophangen)
    (zegt|zeggen) dat ik niet (mag|moet|kan) ophangen
    aan de (lijn|telefoon) moet blijven
    (mag|moet) van (hem|haar|hen|ze) ... niet (ophangen|neerleggen)
    (laat|laten) (mij|me|hem|haar|ons|{my} {kin}|{kin_sure}) niet ophangen
    """,
    how=How.AS_SAID,
    unless="(gisteren|toen|had|vorige|geleden|zei|zeiden|moest)",
)
BOOK.add(
    "suspect_in_contact",
    """
    (mag|durf|durft|kan) .. niet .. (ophangen|op te hangen|neerleggen)
    niet .. (mag|durf|durft) .. (ophangen|op te hangen|neerleggen)
    (moet|moeten) ... aan de (lijn|telefoon) blijven
    (hij|ze|zij) (denkt|denken) dat ik ... (pak|pakken|haal|halen|zoek|zoeken|scanner|pas|codes|code)
    (wil|wilt) niet ophangen
    zegt .. niet (ophangen|neerleggen)
""",
    how=How.AS_SAID,
    unless="""
    (mocht|gisteren|toen|was|had|vorige|geleden)
    waarom
""",
)
BOOK.add(
    "suspect_in_contact",
    """
    (heb|hebben|heeft|meteen|direct|toen|is|zelf|en) ... opgehangen
    < opgehangen
    (hing|hingen) .. op
    (gesprek|telefoongesprek) ... (afgelopen|voorbij|beeindigd|verbroken)
    belt niet meer
    (lijn|verbinding) ... verbroken
    (heb|hebben) ... (weggedrukt|neergelegd|afgekapt|opgelegd)
""",
    value=False,
    how=How.AS_SAID,
    unless="""
    niet {hung_up}
    (niet|nog) ... opgehangen
    (moet|moeten|zal) .. ophangen
    op tafel
""",
)

BOOK.add(
    "claims_police",
    """
    {fake_police}
    {fake} ... {police}
    (zegt|zei|zeggen|zeiden|beweerde|beweert|beweren|beweerden|claimt|claimde|vertelde) ... (van|bij) de {police}
    (doet|deed|doen|deden|gaf|geven|gaven|uitgaf|uitgaven|voordeed|voordeden|voordoet|voordoen) ... (zich|voor|als) ... (politie|agent|agenten|rechercheur|rechercheurs|politieagent|wijkagent|politieman|politiemensen|brigadier)
    (stelde|stelt) zich voor als ... {police}
    zich voor als ... {police}
    (zei|zegt|zeiden|zeggen) dat (hij|ze|zij) ?(een) {police} (was|waren|is|zijn)
    volgens (hem|haar|hen) (is|was|zijn|waren) (hij|ze|zij) .. {police}
    alsof (hij|ze|zij) ?(een) {police} (was|waren|is)
    (politiekleding|politiejas|politiejassen|politiejack|politievest|politiepet)
    in ?(een) politie (uniform|kleding|jas|pak)
    {police} (telefoon|telefoneer|telefoneert|telefoneren|bel|bellen|belt|roep|roept) (mij|me) .... (zeg|zegt|zeggen|moet|must|wil|say) ... ({money}|{card}|{pin}|{valuable}|{code})
    {police} .. (onderweg|op weg) .. om ({my}|haar|zijn|ons|al) ?([a-z]+) ({money}|{card}|{valuable}|spullen) ... (halen|ophalen|nemen|stellen|meenemen)
    (een|ene|de|twee|die|dezelfde) ?(zogenaamde|zgn|meneer|vriendelijke|aardige) {police} ... (belde|belden|belt|bellen|vroeg|vroegen|stond|stonden|wilde|wilden|wil|willen|nam|namen|haalde|haalden|haalt|haalt_op)
    (belde|belden|belt|bellen) .. (een|ene|de|zogenaamd|zgn) ?(meneer|mevrouw|vriendelijke) {police}
    (gebeld|gebelt|opgebeld|telefoontje|telefoon|appje|mail|bericht|brief|sms) ?(gekregen|gehad) (door|van) ... (politie|agent|rechercheur|recherche|europol|interpol|agente|brigadier|wijkagent|politieagent)
    {police} ... aan de (telefoon|lijn|deur)
    aan de (telefoon|lijn|deur) ... {police}
    (had|heb|is|was|hadden) ... {police} ... aan de (telefoon|lijn)
    (politieuniform|dienstnummer|politiepas|politiepasje|politiepak)
    (man|vrouw|iemand|meneer|mevrouw|mannen|jongen|dame|heer|mensen|heren|collega|stem|computerstem) (van|bij) (de|het) ?zogenaamde {police}
    (collega|collega's) van (jullie|u)
    {police} in burger
    {police} ... (haalt|halen|ophalen|ophaalt|meegenomen|meenemen|veiligstellen|bewaren|komt|komen) ... ({valuable}|{money}|{card}|spullen|op|halen|ophalen)
    {police} ... (wil|wilt|vroeg|vraagt|moet|zegt) ... ({valuable}|{money}|{card}|{pin}|goud|veilige)
    (europol|interpol)
    (stem|computerstem) van de politie
    politie (bellen|belt|belde) (mij|me|ons)
    (politie|agent|rechercheur) ... (zegt|zei) ... (ingebroken|inbrekers|inbraak|inbraken|lijst|sieraden|goud|spaargeld|veilige)
    (agenten|politiemensen|politie|agent) ... (meegenomen|opgehaald|gestolen|bestolen)
    (van|bij) de {police} (was|waren|is|zijn|bent|was_en) 
    hij is van de {police}
""",
    how=How.AS_SAID,
    unless="""
    (ik|man|vrouw|dochter|zoon|buurvrouw|buurman|wij|we) .. (heb|heeft|hebben|bel|belde|belt|ga|had) .. (de|het|met|naar|bij) ?(de|het) ?(echte) {police} ?(nu|al|net|zelf|ook) ?(gebeld|gewaarschuwd|gesproken|geweest|ingelicht|verwittigd)
    echte (politie|agent|agenten)
    (kan|kunnen|kunt|kon|zou|mag) .. (ik|de|een|er|jullie) .. {police}
    (neef|zoon|man|vrouw|dochter|broer|vriend|oom) .. is .. {police}
    (moet|kan|zal|wil|ga|mag|zou) (ik|we) ... {police} ... bellen
    (0900|8844)
    bel ik
    (praat|spreek) ik
    (stuur|klacht|aangifte|melding)
    (politie|agent|112) (moest|moet|kon|kan|wil|wilde) bellen
    de politie moest
    politie zei dat ik
    (hebben|heeft) hem (opgepakt|aangehouden|meegenomen)
    niet van de
""",
)
BOOK.add(
    "claims_police",
    """
    ^ ?(nep|neppe|fake|valse) {police}
    {police} ?, {valuable} weg
""",
    how=How.AS_SAID,
    unless="""
    (aangifte|gebeld|bij de politie)
""",
)
