"""What the victim lost: money, card, PIN, log-in details, documents, valuables, access, files, name."""

from bot.recognition.facts.evidence import How, RuleBook

BOOK = RuleBook()

# --- money -----------------------------------------------------------------------------------
_NOT_LOST = """
    (koper|klant|huurder|huurster|koopster|verhuurder|verkoper) .. (heeft|had|hebben|zegt|zou) .. (betaald|overgemaakt) ?te ?hebben $
    (hij|zij|ze) .. (zegt|zou|beweert) .. (betaald|overgemaakt) te hebben $
    (op|naar) {my} rekening gestort
    (stortte|gestort|storten|zette|maakte|overgemaakt|stort) ... (op|naar) {my} ?(eigen) rekening
    gestort op {my} rekening
    (goed|slecht|wordt|word|krijg|kreeg|krijgen|uit) betaald
    betaald (krijgen|parkeren|werk|voetbal|abonnement|account)
    (terugbetaald|uitbetaald|teruggestort) ?(aan|naar) ?mij
    #eur (gekregen|ontvangen|binnengekregen)
    (gestort|overgemaakt|overgeschreven|bijgeschreven) (gekregen|gehad)
    er (is|was|werd|wordt|zijn|werden) .. {money} .. (op|erop) (gestort|gezet)
    voor (ik|we|wij|zij|ze|hij) !het .. (overmaakte|overmaakten|betaalde|betaalden|stortte|stortten|overboekte|overboekten|kon|konden)
    (krijg|kreeg|kregen|gekregen) ?(zomaar|ineens|opeens|nu|ook) ?(een) {money} ... (gestort|bijgeschreven)
    (geld|#eur) .. (terug|teruggekregen) ?(gekregen|ontvangen|krijgen|halen)
    krijg .. (geld|#eur) .. terug
    niet van mij .. (afgeschreven|betaald)
    (kreeg|kreegen|krijgt|gekregen) .. (nooit|niet) betaald
    betaald te worden
    (wie|verzekering|verzekeraar) (betaalt|betaald)
    klanten .... betaald
    (koper|klant|huurder|verhuurder|site|broker|platform|bedrijf|werkgever|webshop) (betaalt|betaald|betaalde|betalen) .. (niet|niks|niets|nooit)
    (laatste|recente) .. {transfers}
    op (mijn|onze|haar|zijn) naam .. betaald
    af te (halen|geven|staan)
    ({card}|{pin}|{account}) ... (gegeven|uitgeleend|afgegeven|geleend) ... voor ?(wat|veel|snel) (geld|#eur)
"""
BOOK.add(
    "lost_money",
    """
    {paid}
    {paid_past}
    {money} .... {sent}
    {sent} ... #eur
    {sent} .. {money}
    (maak|maakt|maakte|maakten) ... ({money}|bedrag|alles|het|dat|rekening) .. over
    {giftcard} ... (gekocht|gestuurd|doorgegeven|gegeven|doorgestuurd|gescand|verstuurd|gehaald|betaald|voorgelezen)
    (gekocht|gestuurd|kocht|stuurde|haalde) ... {giftcard}
    heeft ... {giftcard} ... van mij
    {money} ... {drained}
    {drained} ... {money}
    (leeggehaald|leeggeroofd|leeggetrokken|leeggeplunderd|leeggepind|gepind|geplunderd|afgeschreven|getikkied)
    (rekening|spaarrekening|spaarrek|saldo|betaalrekening|bankrekening|spaarpot|rekeningen|spaar) ... {drained}
    {drained} ... (rekening|spaarrekening|pas|spaarpot|spaar)
    {money} .... {took}
    {took} ... {money}
    {took_past} ... {money} ... (rekening|bank|spaarrekening|spaar|pas)
    (storting|stortingen|transfer|inleg|bijstorting|aanbetaling) ... gedaan
    {took_past} ... {money} ... mee
    {money} (is|zijn) mee $
    (beroofd|bestolen) van ... {money}
    van ... {money} (beroofd|bestolen)
    (codes|code) van {det} {giftcard} ... {told}
    met {my} (paypal|creditcard|{card}|account|klarna|kaart) ... (gekocht|besteld|betaald|bestellingen)
    (bestellingen|aankopen|betalingen) ... met {my} ({card}|paypal|account|rekening)
    ik (betalen|sturen|overmaken|storten|geven) ... ({money}|#eur)
    < ik (betalen|overmaken|storten) $
    (hij|zij|ze) (nemen|pakken|halen) ... {money} ... (van|uit)
    {transfers} ... (gedaan|gezien|gemaakt|gegaan|uitgevoerd)
    (gepinned|getikkied|gepaypald|ideald)
    (stuurde|gaf|leende|pinde|haalde) ... #eur
    #eur .. (gestuurd|gegeven|ingelegd|erin|voorgeschoten|af|eraf|in|cash|contant) $
    met ?{det} creditcard ... (bestellingen|gekocht|besteld|betaald)
""",
    unless=_NOT_LOST,
)

BOOK.add(
    "lost_money",
    """
    {approved} ... ({transfers}|machtiging|betaalverzoek|verzoek|#eur)
    ({transfers}|machtiging|betaalverzoek|verzoek|#eur) ... {approved}
    (koopt|koop|stuurt|stuur|kocht) ... {giftcard}
    (mij|me|ons|hem|haar) ... (laat|laten|liet|lieten) {money_verb_inf}
    {money} .... (heeft|hebben|had|hadden) laten {money_verb_inf}
    (liet|lieten|laten) .. (mij|me|ons|hem|haar) ... (crypto|bitcoin|{giftcard}) kopen
    geld over te maken
    {money} ... te hebben (overgemaakt|betaald|gestuurd)
    (belegt|investeert|stort|stak|steekt|gestoken) ... {money} .. (in|bij)
    {my} (geld|spaargeld|pensioen|voorschotten) ... gestoken
    (elke|iedere) (maand|week) (stuur|betaal|stort|maak) .. ({money}|#eur)
    (hebben|heeft) {my} (geld|spaargeld|spaarcenten|pensioen) $
    (ontvangen|gekregen) ... (en|dan) ... (doorstuurde|doorboeken|doorgeboekt)
    gewinkeld
""",
    unless=_NOT_LOST
    + """
    (terug|geen|veilig) 
""",
)
BOOK.add(
    "lost_money",
    """
    {own_bank} .. (leeg|geplunderd)
    (er|was|is|staat|stond|waren) .. (niks|niets) meer (op|over) ?(mijn|haar|zijn|onze|de) ?(rekening|spaarrekening)
    (vanochtend|vanmorgen|toen|nu|daarna) (was|is|stond) er (niks|niets) meer
    rekening (staat|stond) ?(nu|nog) (nog|maar|alleen|nog maar) #eur
    (saldo|rekening|spaarrekening) ... (naar|op|tot) (nul|0)
    ({money}|alles|het) .. (van|vanaf) {det} (rekening|spaarrekening|pas|{card}) af $
    ({money}|het) .. (ervan|eruit|eraf) $
    (geld|#eur) .. van (mij|me|af) ?af $
    {money} .. (staat|staan|zit) .. (ergens anders|bij een ander|op een andere|op een vreemde|op een bankrekening|bij iemand anders|in quarantaine)
    {money} ... naar ... (onbekend|onbekende|vreemd|vreemde|tussenrekening|kluisrekening|veilige) .. (iban|rekening|rekeningnummer|nummer|wallet|adres|tussenrekening|kluisrekening)
    alles naar een (onbekend|vreemd) (iban|rekening|rekeningnummer|nummer|wallet|adres)
    (zag|zie|zien|ziet|staan|staat|stond|stonden|zaten) .... (opnames|overboekingen|afschrijvingen|transacties|geldopnames)
    (zes|zeven|acht|negen|tien|elf|twaalf|dertien|vijftien|zeventien|twintig|tig|[0-9]+) (opnames|overboekingen|afschrijvingen|transacties|geldopnames|betalingen)
    #eur werd #eur
    #eur (bij|uit) (de|een) (geldmaat|automaat|pinautomaat|juwelier)
    #eur (vooruit|vooraf)
""",
    unless=_NOT_LOST
    + """
    (zei|zeiden|zegt|volgens|vroeg|zogenaamd|als|geen|terug|bang|echte) ...
    (niet|nog) (leeg|afgeschreven)
""",
)
BOOK.add(
    "lost_money",
    """
    ^ ?(ruim|bijna|zo'n|samen|totaal|in|totaal|bij|elkaar|dus|toch|ik|schat) ?(totaal|elkaar|ruim|bijna) #eur $
    (laat|laten|kan|kon|krijg|mag) ... niet ... (opnemen|uitbetalen|uitkeren)
    (opnemen|uitbetalen|opname|uitbetaling|elke opname) ... (lukt niet|werkt niet|geblokkeerd|blijft|in behandeling)
    (na|zonder) ?(de|een|mijn) (aanbetaling|vooruitbetaling)
    (levert|leverde|geleverd) .. (niet|niks|niets) .. (betaling|betaald)
    moest(en)? ... ({money}|{giftcard}) ... (sturen|geven|kopen|opnemen|doorsturen|halen|pinnen|inwisselen)
    {scammed} .... #eur
    (koper|klant|huurder|broker|platform|site) ... (betaald|betaalt|keert) (niet|niks|niets) uit
    (op|via) .. akkoord ... (gedrukt|gedaan|geklikt)
    (akkoord|goedkeuren|bevestigen) (gedrukt|geklikt|getikt)
""",
    how=How.HINT,
    unless=_NOT_LOST
    + """
    (vraagt|vragen|wil|willen|eist|eisen|winst|gewonnen|te koop) ...
    {document}
""",
)
BOOK.add(
    "lost_money",
    """
    {money} af $
    (sta|stond|staat) ?(ik|mijn rekening|nu|ineens|opeens) ?(nu|ineens|opeens) (rood|in het rood)
    rekening (staat|stond) ?(nu|ineens|opeens) (rood|in het rood)
    {money} (uit|van) {det} (wallet|portemonnee|rekening|spaarrekening|spaarrek|account) ?(gehaald|gegaan) $
    {money} .. {gone}
    {gone} .. {money}
    (alles|rekening|spaarrekening|saldo|spaarrek|spaarpot|betaalrekening|bankrekening|rekeningen) !in .. (weg|leeg|kwijt|verdwenen|geplunderd|0|nul|foetsie)
    (saldo|rekening|spaarrekening) ?is ?(op|staat|nu) ?(op|nu) (nul|0)
    staat ?(nu|ineens|opeens) op (nul|0)
    {scammed} .. (voor|met) ?(ruim|bijna|ongeveer|zeker|een|totaal|in|bedrag|van) #eur
    (voor|met) ?(ruim|bijna|ongeveer|zeker) #eur {scammed}
    ben ... #eur ... (kwijt|armer|lichter)
    #eur ... (armer|lichter|kwijt|schade|verlies|verloren)
    (vandoor|ervandoor) ... met ... {money}
    {money} ... (vandoor|ervandoor)
    #eur (minder|af|lichter|eraf|verdwenen)
    (is|zijn|was|waren) ?(er|al|nu|zo|dan|weer) #eur (af|vanaf|weg)
    nu ?(staat|staan) ?er ?(nog) #eur
    (nu|nog|maar) #eur (op|saldo)
    #eur saldo
    {money} ... (naar|op) ... (vreemde|onbekende|litouws|litouwse|duitse|spaanse|buitenlandse|andere|ander|verkeerde|rare) (rekening|rekeningen|nummer|rekeningnummer|bankrekening) ?(gegaan|gezet|geboekt|gestuurd|staat)
    {money} .. (gegaan|verdwenen|weggevloeid|gevloeid|verplaatst|weggeboekt)
    (leeg|verdwijnen) laten (maken|lopen|halen)
    {money} .... laten (verdwijnen|versturen|verplaatsen|overmaken|overboeken|maken)
    {money} ?(is|was) ?(ineens|opeens|nu|zomaar) (van|vanaf) ?{det} (rekening|spaarrekening|bankrekening) ?(af|gehaald)? $
    (ze|zij|hij|oplichters|oplichter) (hebben|heeft) .. #eur ... (overgemaakt|overgeboekt|weggehaald|weggesluisd|gepind)
    {money} .... (gestoken|gezet|ingelegd|gestopt|geinvesteerd|belegd) 
    {money} ... (zit|staat|zitten) .. vast
    (houdt|houden) .. {money} .. vast
    vasthoudt .. {money}
    {money} ... (vasthoudt|vasthouden|vasthield)
    (leg|legde|legden) .. (in|bij) ?{det} #eur
    inleg bedraagt
    #eur later
    (zie|zag) ... #eur naar (iemand|een)
    (kost|kostte|gekost) .. (mij|me|ons|haar|hem) ... #eur
    er #eur (in|af|van) ?(gestoken|gestopt|gezet)
    {money} .. {transfers}
    (zie|zien|zag|zagen) ... {money} ... (gaan|afgaan|verdwijnen|wegvloeien|weglopen)
    (tientallen|allemaal|meerdere|veel|onbekende|twee|drie|vier|vijf|rare|vreemde) {transfers}
    #eur .. in ({giftcard}|bitcoin|crypto|bitcoins|contanten)
    (bitcoin|bitcoins|crypto|usdt|wallet) ... (weg|verdwenen|gestolen|leeg)
""",
    unless=_NOT_LOST,
)
BOOK.add(
    "lost_money",
    """
    (gekocht|besteld) ... (voor|van) #eur
    #eur ... (gekocht|besteld) $
    moest(en)? ... {money_verb_inf}
    (liet|lieten) .. (mij|me|ons|haar|hem|moeder|vader|oma|opa) ... {money_verb_inf}
    steeds .. (bijleggen|betalen|storten|overmaken)
    (gestort|overmaking|voldaan)
""",
    how=How.WEAK,
    unless=_NOT_LOST,
)

BOOK.add(
    "lost_money",
    """
    ({transfers}|#eur {drained}) ... die ik niet
    ({transfers}|#eur {drained}) .. (niet van mij|niet herken)
""",
    how=How.AS_SAID,
)

# What goes on month after month.
BOOK.add(
    "lost_money",
    """
    (elke|iedere) (maand|week|dag|keer) .. ({money}|#eur) ... (naar|aan|over|gekregen|heen)
    {my} {kin} (stuurt|betaalt|geeft|stort|maakt) ... ({money}|#eur)
    (gaat|gaan) .. (elke|iedere) (maand|week) ... ({money}|bedrag)
    """,
    how=How.AS_SAID,
    unless=_NOT_LOST
    + """
    (stuurt|betaalt|geeft|stort|maakt|gaat|gaan) ?(mij|me) (niet|niks|niets|geen|nooit|mij|me)
    (wil|wilt|moet|moeten|gaat stoppen) ...
    (salaris|loon|zakgeld|studie|huur|hypotheek|verzekering)
    """,
)

# What somebody says who has paid, without the word.
BOOK.add(
    "lost_money",
    """
    (wil|wilt|willen|krijg|krijgen) ?(graag|gewoon) ?{my} geld ?(graag) terug $
    (stop|stoppen|gestopt) met betalen
    (krijg|kreeg|krijgen) .. (inleg|geld|borg|aanbetaling|#eur) .. niet ?(meer) terug
    (kan|kunnen) .. (er)? .. (niks|niets|niet|geld) .. (uithalen|uit halen|opnemen|afhalen)
    (wil|wilde|willen) .. (geld|inleg|crypto|borg|#eur|aanbetaling) .. terug
    (hoe|kan) .. (geld|inleg|#eur) terugkrijg
    geld terug van
    ik (stuur|betaal|stort|storte|sturen) #eur
    ik (stort|betaal) $
    {scammed} ... #eur
    (betaalt|betalen|keert|keren|betaalde) ... niet .. uit
    (kan|kunnen|krijg|krijgen) ... niet ... (uitbetaald|opnemen|uitgekeerd)
    (kaartjes|kaarten|tickets|ticket|kaartje|bestelling|product|spullen|schoenen|telefoon|pakket|toegangskaarten) ... (bleek|bleken|was|waren|is|zijn) ?(allemaal) (nep|vals|leeg|namaak)
    (nooit|niks|niets|niet) .. (geleverd|ontvangen|gekregen|aangekomen|bezorgd)
    geld ... (staat|is) er niet
    moest(en)? .. #eur (bij|erbij|bovenop)
    (aanbetaling|borg|waarborgsom) ... (gedaan|doen|voldaan)
""",
    how=How.HINT,
    unless="""
    (moet|zal|hoef|mag) ik
    {not} {not}
    (nog|heb|hebben) .. (niks|niets|niet) (betaald|overgemaakt|gestuurd)
    als ik .. (betaal|stuur|stort|stop)
    (tot|totdat|voordat|zodra|tenzij) (ik|we) .. (betaal|betalen|stuur|stort)
    (niet|nooit) betaald
    (codes|code|mail|sms|brief|reactie|antwoord|bericht|bon|hulp) .. (ontvangen|gekregen)
""",
)

# What is asked for: it counts when "gedaan" follows.
_GIVE = "(geven|meegeven|afgeven|opsturen|inleveren|overhandigen|doorknippen|inpakken)"
_TELL = "(doorgeven|geven|voorlezen|invullen|opgeven|sturen|intypen|scannen|delen|zeggen|noemen|oplezen|doorsturen|goedkeuren)"
BOOK.add(
    "lost_money",
    """
    {money_verb_inf}
    ({money}|{giftcard}) ... (sturen|geven|lenen|kopen|halen|opnemen|pinnen|doorsturen)
""",
    how=How.ASKED,
)
BOOK.add(
    "lost_card",
    f"""
    {{card}} ... {_GIVE}
""",
    how=How.ASKED,
)
BOOK.add(
    "lost_pin",
    f"""
    {{pin}} ... {_TELL}
""",
    how=How.ASKED,
)
BOOK.add(
    "lost_credentials",
    f"""
    ({{code}}|{{secret}}|{{data_vague}}) ... {_TELL}
    (inloggen|goedkeuren|bevestigen)
""",
    how=How.ASKED,
    unless="{remote} ... (de|een|het) (code|cijfers|nummer) !van",
)
BOOK.add(
    "lost_id_document",
    """
    {document} ... (sturen|mailen|uploaden|opsturen|geven|meegeven|inscannen|appen|maken|doormailen|doorsturen|doorappen|insturen|aanleveren|inleveren|toesturen|kopieren|scannen)
""",
    how=How.ASKED,
)
BOOK.add(
    "lost_valuables",
    """
    {valuable} ... (geven|meegeven|afgeven|inleveren|klaarleggen|overhandigen|inpakken|doen)
""",
    how=How.ASKED,
)
BOOK.add(
    "lost_device_access",
    """
    ({program}|{remote}) ... (downloaden|installeren|openen|opstarten)
    {remote}
    (meekijken|overnemen)
""",
    how=How.ASKED,
)

BOOK.add(
    "lost_money",
    """
    (ging|gingen) ?(er|toen|ineens|opeens) ?(er|toen|ineens) ?(ruim|bijna|zo) {money} .. (weg|af|vanaf|eraf)
    (ging|gingen) ?(er|toen|ineens|opeens) ?(er|toen|ineens) ?(ruim|bijna|zo) #eur .. (weg|af|vanaf|eraf)
""",
    how=How.AS_SAID,
    unless=_NOT_LOST,
)

# --- card ------------------------------------------------------------------------------------
_NOT_CARD = """
    (om|rond|tegen|tussen) ([a-z0-9:.]+) ?(en) ?([a-z0-9:.]+) ?(uur) (haalt|halen|neemt|nemen|komt|komen)
    {card} ... (teruggekregen|geblokkeerd|blokkeren|nog in)
    (concert|ansicht|vip|toegangs|verjaardags) kaart
    {giftcard}
    nieuwe {card} .. (opgehaald|gehaald|gestuurd|opgestuurd)
"""
BOOK.add(
    "lost_card",
    """
    {card} {list} .... {handed}
    {handed} ... {card}
    {card} {list} .... {took}
    {took} ... {card}
    {card} .. {gone}
    {gone} .. {card}
    {handed_past} ... {card}
    {took_past} ... {card}
    (haalt|halen|haalde|haalden|nam|namen|neemt|nemen) ... {card} ... (op|mee|in)
    {card} ... (doorgeknipt|geknipt) ... {took}
    (hij|ze|zij|dader|oplichter|oplichters|dief|koerier|nepagent) .. (heeft|hebben) .. {card}
    {card} heeft (hij|die (man|vent|kerel|jongen)|dader|oplichter|koerier) ?(nu|dus) ?(nog)
    {card} ... (ligt|zit|is) .. bij (hun|hem|die|hen|haar|ze)
    {card} ... in ... (envelop|enveloppe|zakje|brievenbus|doosje|tas) ... (gedaan|gestopt|gegooid|gegeven|deed|stopte|gestoken|geschoven|stak|gelegd|legde)
    (deed|deden|stopte|stopten) ... {card} ... in ... (envelop|zakje|zak|tas|doosje)
    {card} ... in ... (envelop|zakje|zak|tas|doosje) ... (deed|deden|stopte|stopten)
    kreeg ... {card} ... terug
    (is|zijn|was) ... {card} ... komen (halen|ophalen|meenemen)
    (stom|dom|dwaas|naief|dom genoeg) ... {card} ... te (geven|lenen|sturen)
    {card} ... (ter beschikking|beschikbaar) gesteld
    niet meer {card}
    {card} niet meer $
    {card} ?(is|zijn) ?(al|ook|dus) mee $
    {card} ?ook mee ,
    < {card} ?ook mee
    (haalde|haalden|nam|namen|pakte|pakten) ... {card} .. (op|mee|af)
    {card} mee (en|met|naar)
    (weg|wegrijden|wegreed|vertrokken|vertrok|verdwenen|verdween|weggegaan|ervandoor|vandoor|weglopen|liep|gelopen|ging|vandoor) ... met .. {card}
    (opgestuurde|opgehaalde|ingeleverde|meegegeven|afgegeven|gestolen|ontvreemde) {card}
    ik mis {my} {card}
    (wisselde|wisselden|ruilde|ruilden) ... {card} ... om
    (wisselde|ruilde|verwisselde) ... {card}
    {card} ... (ligt|zit) .. bij ?{det} (vreemde|oplichter|bank|dief|ander|koerier)
    {card} ... in (zijn|z'n|hun|haar) (auto|tas|bezit|handen)
    {card} {list} ... in ... (zak|zakje|envelop|tas) ... (stopte|deed|gestopt|gedaan|liet)
    {card} ... (onder|in|bij|op) ... (deurmat|brievenbus|buren|bloempot|balkon|kliko|tafel) ... (gelegd|gedaan|gegooid|neergelegd|gehangen|laten)
    (legde|lag|gooide) ... {card} ... (deurmat|brievenbus|bloempot)
    {took} {card}
    geen {card} meer
    (nam|namen|pakte) ... {card} ... aan
    {card} ... (aangenomen|aangepakt)
    {card} ... laten zakken
    (leende|verkocht) .. {card}
    {card} .. (uit|verkocht) $
    {card} ... aan ?(de|mijn) (deurklink|deur|klink) ... (gehangen|hing)
""",
    unless=_NOT_CARD,
)

BOOK.add(
    "lost_card",
    """
    ik (geef|gaf) .. {card}
    moest ... {card} ... (meegeven|afgeven|opsturen|inleveren|geven|overhandigen|stoppen|doen|leggen)
    (opgehaald|meegenomen|overhandigd) .. (oude|verlopen) {card}
    (kwam|kwamen) ... {card} ... (halen|ophalen|meenemen|wisselen)
    (kwam|kwamen|geweest) ... voor ?{det} {card}
    {card} ... (kwam|kwamen) (halen|ophalen|meenemen)
""",
    how=How.WEAK,
    unless=_NOT_CARD,
)

BOOK.add(
    "lost_card",
    """
    ^ maar wel ?(nog|ook) {card}
    (maar|en) wel {det} {card} $
""",
    how=How.AS_SAID,
    unless=_NOT_CARD
    + """
    nog
    """,
)

BOOK.add(
    "lost_card",
    """
    {card} heb ik ?(gewoon|gelukkig|wel|zelf) nog
    maar ?{det} {card} (heb|heeft|hebben) (ik|ze|hij|zij|we|wij|{my} {kin}) ?(zelf|gewoon|gelukkig|wel) nog
    (heb|heeft) .. {card} nog ?(gewoon|wel|hier|gelukkig|thuis)
    {card} nog ?(gewoon|wel|gelukkig) ?(hier|thuis) $
    {card} (zit|ligt|is) ?(gewoon|hier|gelukkig|dus) nog ?(gewoon) ?(hier|thuis|bij mij|in) ?$
    {card} ... (zit|ligt|is) nog ... (portemonnee|tas|huis|binnen|thuis|mij|zak|hier|er)
""",
    value=False,
    how=How.AS_SAID,
    unless="""
    nog niet
    (ex|dader|oplichter) (had|heeft) {det} {card}
""",
)

# --- PIN -------------------------------------------------------------------------------------
BOOK.add(
    "lost_pin",
    """
    {pin} {list} .... {told}
    {told} ... {pin}
    {pin} .... {typed}
    {typed} ... {pin}
    {pin} ... (intoetste|intikte|ingaf|invulde|intikken)
    (intoetste|toetste|tikte|vulde|gaf|zei|vertelde|noemde) ... {pin}
    (weet|weten|wist|wisten|kent|kennen|kende|kenden|heeft|hebben|had|hadden) ... {pin}
    {card} (en|met|plus|,|ook) ?{det} ?(bijbehorende|bijhorende) ({pin}|code|codes|cijfers) {list} ... ({handed}|{took}|{gone})
    {card} (en|met|plus) ?{det} ({pin}|code|codes|cijfers) $
    {pin} ... (briefje|erbij|papiertje|envelop|kaartje) ... (geschreven|gedaan|gezet|gelegd|geplakt|gestopt|opgeschreven|bij)
    (code|cijfers) (van|bij) ?{det} {card} ... {told}
    code ... op ... briefje ... (geschreven|gedaan|gezet|opgeschreven)
    {card} (en|met) {pin}
    {card} met code
    {pin} stond op
    ik (zeg|geef|vertel|stuur) .. {pin}
    (weet|weten|wist|kent|kennen) .. {my} (code|codes)
    (code|cijfers) ... (ingetoetst|intoetste|intoetsen) ... telefoon
    (code|cijfers) ... op ?{det} telefoon ... (ingetoetst|intoetste)
    moest ... {pin} ... (intikken|intoetsen|intypen|invullen|doorgeven|zeggen|geven|noemen)
    {pin} ... (intikken|intoetsen|intypen) moest
    (briefje|papiertje|blaadje|papier) met {det} (code|{pin})
    (met|en) {det} (code|pincode) op ?{det} (briefje|papiertje|kaartje)
    (code|pincode) stond op
""",
    unless="""
    {pin} ... (vergeten|veranderd|gewijzigd|aangevraagd|kwijt|geblokkeerd)
    (postcode|toegangscode)
    {my} {pin} niet meer
    (postcode|fiets|slot)
""",
)

# --- log-in details and codes ------------------------------------------------------------------
_NOT_CREDENTIALS = """
    (wachtwoord|wachtwoorden|paswoord|{code}) ... (veranderd|gewijzigd|vergeten|aangepast|gereset|aangevraagd|ontvangen)
    alleen .. (naam|adres|postcode|email|emailadres|mailadres|e_mail|telefoonnummer|geboortedatum)
    (naam|adres|postcode|geboortedatum) .... {typed}
    echte (site|website|app|pagina|omgeving|bank)
    (postcode|streepjescode|kortingscode|barcode|ordercode|trackingcode)
    (heeft|hebben|had) .. (vrienden|familie)
    foutcode
    {remote} ... (de|een|het) (code|cijfers|nummer) !van
    (code|cijfers|nummer) van {remote}
    (kaarten|bonnen|{giftcard}) ... (gekocht|kopen|gehaald|halen|kocht|haalde) ... {code}
    (mail|mailtje|bericht|brief|email) ... {my} ?(eigen|oude) (wachtwoord|wachtwoorden)
    (heeft|hebben|had|hadden|zet|zette|zetten) ?er ?(een|een nieuw) wachtwoord
    wachtwoord op {det} {device}
    (hebben|heeft|had) .... {my} (inlog|digid|wachtwoord|login) (gebruikt|misbruikt)
    dat {my} {kin} ... gebruikt
    (iemand|onbekende|onbekenden|persoon|hackers|hacker|helpdesk|dader|daders|oplichter|oplichters|bankmedewerker|medewerker) (is|heeft|hebben|logde|logden|zijn|was) .... (ingelogd|in)
    (ze|zij) hebben ... ingelogd
    er (is|was|wordt|werd) ... ingelogd
    {kin} , die ik heb aangemeld
    {card} (is|was|werd|wordt|zou) ... gebruikt
    foto van (zijn|z'n) {card}
    code ... (ingetoetst|intoetste|intoetsen) ... telefoon
"""
BOOK.add(
    "lost_credentials",
    """
    {code} {list} .... {told}
    {code} {list} .... {typed}
    (ze|zij|mama|mam|moeder|oma|opa|vader|papa) (geeft|leest) ?(hem|haar) nu .. ({code}|{secret})
    {told} ... {code}
    {typed} ... {code}
    {secret} {list} .... {told}
    {secret} {list} .... {typed}
    {typed} ... {secret}
    {told} ... {secret}
    {data_vague} .... {typed}
    {typed} ... {data_vague}
    {data_vague} ... (doorgegeven|gegeven|verstrekt|gedeeld|afgegeven|prijsgegeven)
    (rekeningnummer|pasnummer|bankrekeningnummer) .. (en|plus|,) ... {typed}
    (cijfers|cijfertjes) ... (doorgegeven|voorgelezen|doorgaf|opgelezen|gegeven|doorgestuurd|ingetypt|ingevuld)
    {enter}
    (logde|loggde|log) ... in $
    (logde|log) .. in ?(met|op|bij|via)
    {approved} ... (app|bankapp|itsme|digid|kastje|scanner|kaartlezer|{code}|{secret}|{data_vague}|toestel|apparaat)
    (app|bankapp|itsme|digid|kastje|scanner|kaartlezer|{code}|{secret}|{data_vague}|toestel|apparaat) ... {approved}
    (gaf|gaven|las|noemde|stuurde|vulde|typte|tikte|toetste|zei) ... ({code}|{secret}|cijfers|inloggegevens) ... (door|voor|in|op)
    (gaf|gaven|noemde|stuurde|vulde|typte|tikte|toetste|zei) ... ({code}|{secret})
    vulde ... {data_vague} ... in
    vulde ... in $
    {code} ... (gescand|ingescand|gestuurd|doorgestuurd)
    (gescand|scande) ... (bankapp|app|scanner|qr)
    (gescand|scannen) ... (bankapp|scanner)
    app ... (akkoord|accepteren|bevestigen|goedkeuren|ja) .. (gedrukt|geklikt|getikt|gegeven|gedaan)
    app ... (gedrukt|geklikt|getikt) .. op .. (akkoord|bevestigen|goedkeuren|ja)
    {secret} ... (hebben|heeft|weet|weten) 
    (hebben|heeft|weten|weet) ... {secret}
    itsme ... (bevestigd|gedaan|goedgekeurd|ingelogd)
    (verbonden|gekoppeld) ... rekening
    rekening ... (verbonden|gekoppeld)
    foto .... {card}
    (kopie|kopietje|fotograferen|gefotografeerd|foto's) .... {card}
    {card} ... (ingevuld|ingegeven|ingevoerd|opgegeven|ingetypt|invulde|opgaf|gebruikt) 
    (ingevuld|ingegeven|ingevoerd|opgegeven) ... {card}
    (cijfers|cijfertjes|nummertje|nummers|rekeningnummer|pasnummer|getal|iban|bsn) ... (ingegeven|ingevuld|doorgegeven|ingetikt|ingetypt|ingevoerd|opgegeven|achtergelaten|gegeven)
    (getekend|ondertekend|tekenen) met .. (kaartlezer|scanner|reader|digipass|digipas|bakje|kastje)
    (kaartlezer|scanner|reader|digipass|digipas|randomreader) ... (gebruikt|getekend|doorgegeven|gebruiken)
    met ... (digipass|digipas|scanner|kaartlezer|reader) (getekend|bevestigd|goedgekeurd)
    {secret} ... (bij|in handen van) (hun|hen|oplichters|oplichter|criminelen|hackers|de dader)
    {data_vague} ... (bij|in handen van|naar) (oplichters|oplichter|criminelen|hackers)
    {data_vague} ... (weggegeven|afgegeven)
    {secret} ... (gezet|ingestuurd|ingeleverd|gebruikt|weggegeven|verstuurd|ingetikt|meegegeven)
    (gebruikte|zette|typte|tikte) ... {secret}
    tan ... (doorgegeven|gegeven|voorgelezen)
    (cijfers|codes|code|nummers|cijfertjes|getallen) ... (overgetypt|opgenoemd|opnoemen|opnoem|voorleest|oplezen)
    (leest|lees|las|lezen) ... (codes|code|cijfers|nummers) ... voor
    (gegevens|alles|{secret}|{code}|pasnummer|rekeningnummer) ... op ... (site|website|webpagina|pagina|inlogpagina|phishingsite|nepsite|formulier) ?(heb|had|hebt) (gezet|gezet)
    (tikte|typte|voerde|toetste|vulde) ... ({data_vague}|{secret}|{code}|rekeningnummer|pasnummer|klantnummer) ... in
    (laten|liet|gelaten) ... (inloggen|aanmelden)
    (inloggen|aanmelden) ... gedaan
    (deed|ging) inloggen
    na ?(het) inloggen (op|via|bij) 
    (gegevens|{secret}) (bevestigde|bevestigd)
    (omdat|dat) ... ({code}|{secret}|cijfers) (gaf|gaven|voorlas|voorlazen)
    (gaf|gaven|noemde) .... ({code}|{secret}|pasnummer|kaartnummer)
    (iets|alles|het|gegevens) .. ingevuld (op|bij|via) ... (nepmail|link|site|pagina|mail|sms|website|nepsite)
    {card} .. (zit|staat|hangt) ?(nu) in .. (apple|google|wallet)
    (app|bankapp|betaalapp) ... op (hun|zijn|z'n|haar) (telefoon|toestel) .. (gezet|geinstalleerd|geactiveerd)
    (een|andere|ander|nieuw|onbekend|vreemd) (toestel|apparaat) .. (gekoppeld|toegevoegd|aangemeld)
    (mijn|haar|zijn|onze) (bank|bankrekening|rekening) gekoppeld
    (seed|herstelzin|wallet) ... {typed}
""",
    unless=_NOT_CREDENTIALS,
)
BOOK.add(
    "lost_credentials",
    """
    ik (vul|vulde|typ|tik|geef|doe) .. (alles|{secret}|{data_vague}|{code}|nummer|naam)
    moest ... ({code}|{secret}|inloggegevens) ... (doorgeven|geven|voorlezen|invullen|opgeven|sturen|intypen|scannen|delen|zeggen|noemen|oplezen)
    moest ... (inloggen|scannen)
    moest ... {card} ... (invullen|ingeven|opgeven|invoeren)
    moest ... ({secret}|{data_vague}|app|bankapp|itsme|digid|scanner) ... (goedkeuren|accorderen|bevestigen)
    moest ... (goedkeuren|accorderen|bevestigen) ... ({secret}|{data_vague}|app|bankapp|itsme|digid|scanner)
""",
    how=How.WEAK,
    unless=_NOT_CREDENTIALS,
)

# --- documents ---------------------------------------------------------------------------------
_SENT_COPY = (
    "(gestuurd|gemaakt|doorgestuurd|opgestuurd|verstuurd|geupload|gegeven|meegegeven|afgegeven|gemaild|geappt|gedeeld"
    "|overhandigd|ingescand|gescand|gepost|toegestuurd|ingeleverd|gezet|geplaatst|achtergelaten|laten)"
)
BOOK.add(
    "lost_id_document",
    f"""
    {{document}} {{list}} .... {_SENT_COPY}
    {_SENT_COPY} ... {{document}}
    {{document}} {{list}} .... {{took}}
    {{took}} ... {{document}}
    {{document}} .. {{gone}}
    (stuurde|stuurden|gaf|mailde|appte|uploadde|maakte) ... {{document}}
    (hebben|heeft|had|hadden) ... {{copy}} ... {{document}}
    {{copy}} ... {{document}} ... in handen
    (kopie|kopietje|scan|foto) ... {{document}} ... bij {{suspect}}
    met ?(een|de) (kopie|kopietje|foto|scan) van {{my}} {{document}}
    {{my}} {{document}} ... (misbruikt|verkocht|gelekt|buitgemaakt|vals|beland|gebruikt|rondgaat|telegram)
    (kopie|scan|foto) ?van ?{{det}} {{document}} ... (misbruikt|gebruikt|verkocht|gelekt|kwijt)
    (liet|lieten) ... {{document}} (kopieren|scannen|inscannen|fotograferen)
    {{my}} {{document}} mee
    voor en (achterkant|achterzijde) van {{det}} {{document}}
    (selfie|foto) .. met {{det}} {{document}} ... (maken|maakte|gestuurd|gemaakt)
    kopie ... die ik ... (achtergelaten|gegeven|gestuurd|gemaild)
""",
    unless="""
    (stuurde|stuurt|gaf|heeft) (mij|me|ons) ... {document}
    (hij|zij|ze) (stuurde|stuurt|gaf) ... (zijn|z'n|haar) {document}
    (zijn|z'n|haar|hun) {document} .. (gestuurd|laten|getoond|geappt)
    (liet|laten|toonde|toonden) ... {document} ... (zien|gezien)
    (agent|agenten|agente|politieman) ... (legitimatie|legitimatiebewijs)
    nieuw (paspoort|rijbewijs)
    ik weet
""",
)
BOOK.add(
    "lost_id_document",
    """
    moest ... (kopie|foto|scan|selfie) ... {document} ... (maken|sturen|mailen|uploaden|opsturen|geven|doormailen|doorsturen|doorappen|insturen|aanleveren|toesturen)
    moest ... {document} ... (sturen|mailen|uploaden|opsturen|geven|meegeven|inscannen)
""",
    how=How.WEAK,
)

# --- valuables -----------------------------------------------------------------------------------
_NOT_VALUABLES = """
    (gekocht|kocht|verkocht|besteld|verkopen|aangeschaft) 
    (gaf|deed|doet|geeft) een
    telefoon ... {hung_up}
    (trein|bus|tram|metro|kroeg|cafe|sportschool)
    (gevonden|klaarleggen)
"""
BOOK.add(
    "lost_valuables",
    """
    {valuable} {list} .... {handed}
    {valuable} {list} .... {took}
    {handed} ... {valuable}
    {took} ... {valuable}
    {valuable} {list} .. {gone}
    met .. {valuable} ... (vertrokken|vandoor|ervandoor|weggegaan|weggereden|weggelopen|verdwenen|vertrok|verdween)
    {took_past} ... {valuable}
    {handed_past} ... {valuable}
    (hebben|heeft) ... al ?{det} {valuable}
    {valuable} .. {valuable} .. {gone}
    {gadget} {list} .... (meegegeven|afgegeven|meegenomen|opgehaald|afgepakt|gestolen|overhandigd|ingenomen|gejat)
    (meegegeven|afgegeven|meegenomen|opgehaald|afgepakt|gestolen) ... {gadget}
    (gaf|nam|namen|haalde|haalden|pakte|pakten) ... {gadget} ... (mee|af|op)
    (hem|haar|ze|hun|man|jongen) ... {det} {gadget} gegeven
    (spullen|alles) van waarde ... {took}
    (heeft|hebben) ... {valuable} ... genomen
""",
    unless=_NOT_VALUABLES,
)

BOOK.add(
    "lost_valuables",
    """
    ({gadget}|{valuable}) {list} ... (ging|gingen|gaat|gaan) mee met
""",
    how=How.AS_SAID,
)

# --- access to a device --------------------------------------------------------------------------
_NOT_DEVICE = """
    (app|play) store
    {device} ... (gekocht|verkocht|gestolen|kapot|traag)
    uitgezet voor
    (schouder|pinautomaat|automaat|bushalte)
    (dochter|zoon|kleinzoon|buurman|kleindochter|computerman|zus|broer) ... (meegekeken|meekijkt|meekijken|meekeek|mee|gekeken)
    (aangifte|agent|politie)
    (account|profiel|rekening) ... overgenomen
    toegang .. account
    geen toegang
"""
BOOK.add(
    "lost_device_access",
    """
    (liet|laat|laten|gelaten|toegelaten|binnengelaten) ... (op|in|aan|achter) {det} {device}
    {det} {device} ... (laten|gelaten|toegelaten)
    (nam|namen|neemt|nemen|genomen) ... (bureaublad|toestel|scherm|alles) over
    (nam|neemt) het ?(hele) (toestel|scherm|bureaublad) over
    op afstand ... (in|mee|gewerkt|gekeken|gezeten|scherm|pc|computer|laptop)
    (quick assist|remote access|remote utilities|afluisterprogramma)
    (gezeten|gewerkt|bezig|bezig geweest|rommelen|bladeren|gekeken|gerommeld) ... (in|op) ?{det} {device}
    (in|op|door) {det} {device} .. (gezeten|gewerkt|bezig|rommelen|bladeren|gerommeld|gekeken|zitten)
    {device} ... door vreemden
    (zien|ziet) alles wat ik (doe|typ|tik)
    (kijk|kijkt|keek|kijken) {det} {device}
    scherm delen
    deelt uw scherm
    (toegang) ... (verleend|gegeven)
    {remote} ... ({installed}|aan|erop|gezet|downloadde|installeerde|gebruikt|meegekeken|op)
    ({installed}|downloadde|installeerde|zette|opende) ... {remote}
    {program} ... (geinstalleerd|gedownload|opgezet|gedownloadet|binnengehaald|geopend|opgestart|laten openen|downloadde|laten installeren|laten downloaden)
    (geinstalleerd|gedownload|downloadde|installeerde|opende) ... {program}
    iets (geinstalleerd|gedownload|downloaden)
    {device} ... overgenomen
    controle (over|van) {det} {device}
    (bestuurde|bestuurt|bediende|bewoog) .. {det} {device}
    {det} {device} (onderhoudt|repareert|beheert|onderhouden)
    (onderhoudt|onderhield|repareert|repareerde) ... op afstand ... {device}
    (inloggen|ingelogd) op ?{det} (werkplek|werkstation|server|netwerk|{device})
    (liet|laat|gelaten) ... meekijken
    (kon|konden|mocht|mochten) meekijken
    overgenomen ... {device}
    (muis|cursor|muisje|pijltje) .. (beweegt|bewoog|gaat|ging|vanzelf)
    (muis|cursor) bewegen
    (meegekeken|meekeek|meekeken|meekijkt)
    (kijkt|kijken|keek|keken) ... mee
    (laten|laat|liet) meekijken
    op afstand ... (meegekeken|overgenomen|bestuurd|ingelogd|meekijken|toegang|laten)
    (zit|zitten|zat|zaten|kwam|kwamen|kon|konden) ... (in|op|bij) {det} {device}
    toegang ... (tot|op|in|van) ?{det} {device}
    {device} ... (besturing|bediening) ... overgenomen
    (besturing|controle) ... {device} ... (overgenomen|over)
    (nam|namen|neemt|nemen|genomen) ... {device} over
    (nemen|neemt|nam|namen) {device} over
    scherm ... gedeeld
    (deelde|gedeeld) ... scherm
    via ... (app|programma|bestand) in {det} {device}
    {device} ... gehackt
    bestandje geopend
    (ingelogd|gezeten) op {det} (computer|laptop|pc)
    (ingelogd) ... op {det} {device}
    op {det} {device} ... ingelogd
    (aan|in|op) {det} {device} gezeten
    (heeft|hebben|zette) ?er? ?een wachtwoord op {det} {device}
    wachtwoord op {det} {device} .. gezet
    (ging|gaat|is) .. in {det} {device} (gegaan|geweest)
    in {det} {device} (geweest|gegaan|gekomen)
    (mocht|mochten|kon|konden|kunnen|kan) ... meekijken
    meekijken mocht
    om mee te kijken
    (zag|zien) ... (zijn|haar|z'n) (muis|cursor)
    (schoof|bewoog|schuift) ... muis
    (zag|zagen|kon|konden) ... {my} scherm (zien)
    {det} scherm (delen|gedeeld)
    (liet|laten|gelaten) ... op ?(de|onze|het) (server|netwerk|pc)
""",
    unless=_NOT_DEVICE,
)
BOOK.add(
    "lost_device_access",
    """
    {remote}
    (hem|'m|ze|haar) eruit (gegooid|gezet|gekregen|geknikkerd)
""",
    unless=_NOT_DEVICE
    + """
    ^ (is|wat|hoe|kan|mag|moet|zijn|wie|wilde|wil)
    (vroeg|wilde|wilden|of ik|wil)
""",
)
BOOK.add(
    "lost_device_access",
    """
    (kon|konden) ?(ineens|zo|gewoon) (in|op|bij) {my} {device}
""",
    how=How.AS_SAID,
)
BOOK.add(
    "lost_device_access",
    """
    moest ... ({program}|{remote}) ... (downloaden|installeren|openen|opstarten)
    moest ... {remote}
""",
    how=How.WEAK,
)

# --- accounts -----------------------------------------------------------------------------------
_NOT_ACCOUNT = """
    (vriend|vriendin|kennis) (van|is|zijn|haar) ... {hacked}
    gehackte (vriend|vriendin|account|site|website)
    webcam
    (hoe|kan|kun) ... (voorkom|voorkomen)
    {account} van ... (verkoper|oplichter|koper|vriend|vriendin|dader)
    (geprobeerd|probeerde|probeerden|poging)
    ergens gehackt
    zou ... (zijn|kunnen)
    (rekening|bankrekening|site|computer|modem|wifi) ... gehackt
"""
BOOK.add(
    "lost_account",
    """
    {account} ... {hacked}
    {hacked} ... {account}
    {simcard} ... {hacked}
    {simcard} ... (andere|ander) (sim|simkaart|telefoon|toestel)
    (ben|is|zijn|werd|word|wordt) gehackt
    (simswap|sim_swap|simswapping|sim swap)
    uit {det} {account} (gegooid|gezet|geknikkerd|gesmeten)
    kan niet meer (in|bij|op) {det} {account}
    (kan|kom|kunnen|komen) ... niet meer ... {account}
    ({account}|wachtwoord|emailadres|mailadres) ... (veranderd|gewijzigd|aangepast) ... (door|hacker|hackers|hij|ze|iemand)
    (hacker|hackers|iemand|ze|hij) ... (wachtwoord|email|mailadres|wachtwoorden) ... (veranderd|gewijzigd|aangepast)
    (zit|zitten|zat) (iemand|er|hackers|ze) ... in {det} .. {account}
    (hackers|hacker|iemand|ze) (zit|zitten|zat|zaten) .. in {det} .. {account}
    (vrienden|contacten|iedereen|volgers|familie) ... (krijgt|krijgen|kregen|kreeg) ... van {det} ?(account|mij|me|nummer|whatsapp|profiel)
    (versturen|verstuurt|stuurt|sturen) ... (vanuit|uit|met|op|vanaf) {my} (naam|account|whatsapp|nummer|mail)
    wachtwoord .. is ... (veranderd|gewijzigd) 
    wachtwoord is veranderd
    (digid|app) ... geactiveerd
""",
    unless=_NOT_ACCOUNT,
)

# --- files --------------------------------------------------------------------------------------
BOOK.add(
    "lost_files",
    """
    {files} ... {encrypted}
    {encrypted} ... {files}
    (ransomware|gijzelsoftware|cryptolocker|lockbit|gijzelvirus)
    (alles|overal|bestanden) ... (versleuteld|encrypted|locked|.locked|gelockt)
    (losgeld|losgeldbriefje|losgeldbrief|losgeldbericht|losprijs|decryptor|ontsleutelen|gijzelnemers|cyberaanval|eisenpakket)
    (gegijzelde|gegijzeld|versleutelde|gesleutelde) ... {files}
    {files} ... (onleesbaar|gegijzeld|vastgezet|gecodeerd|plat|kwijt aan|onbereikbaar)
    (alles|mapjes|mappen|bestanden|foto's|fotoboek|nas|pc|server) ... op slot
    (read_me|lockbit|akira|mallox|phobos|djvu)
    (hackers|hackersgroep|afperser) ... ({files}|alles) ... (plat|slot|dicht|onleesbaar)
    (bestanden|documenten|systemen|systeem|computers|netwerk) ... (plat|op slot|gijzeling)
    (computer|laptop|pc|systeem) ... op slot
    (computers|servers|data|systemen) ... gegijzeld
    files are encrypted
    (bestanden|documenten|foto's|files) .. (rare|vreemde|andere) (extensie|extensies|bestandsnaam|naam)
""",
    unless="""
    (hoe|kan|kun|kunt|zijn wij|wat kunnen|tegen|melden|verplicht) ... (versleutelen|ransomware|verplicht)
    (ransomware|gijzelsoftware) melden
    tegen ransomware
    {card} ... geblokkeerd
    (whatsapp|rekening) ... (versleuteld|geblokkeerd)
    (update|deur|website|fiets|dreigen|dreigt)
    (computer|laptop|telefoon) ... (geblokkeerd) door
    wat is ransomware
""",
)

BOOK.add(
    "lost_files",
    """
    niet meer bij ... (bestanden|foto's|documenten|server|boekhouding|administratie|gegevens)
    (bestanden|documenten|server|systeem|computer) .. (gaat|gaan|wil|kan|kunnen|krijgen) .. niet (meer)? ?open(en)?
    (kan|kunnen) .. (niks|niets|geen bestand) ?(meer) openen
    (kan|kunnen) niet meer bij ... (bestanden|foto's|documenten|server|boekhouding|administratie)
""",
    how=How.AS_SAID,
    unless="""
    (telefoon|kapot|stuk|aangifte|pdf|wachtwoord)
""",
)

# --- identity -----------------------------------------------------------------------------------
_IN_MY_NAME = "(op|onder|uit|in|met|op_naam) ({my}|haar|zijn|z'n|hun|mama's) ?(volledige|eigen) (naam|namen|bsn|gegevens|identiteit)"
_BOUGHT = (
    "(afgesloten|geopend|besteld|gezet|gehaald|genomen|gekocht|aangevraagd|lening|leningen|krediet|abonnement|abonnementen"
    "|rekening|bankrekening|auto|telefoon|telefoons|telefoonabonnement|telefoonabonnementen|spullen|contract|contracten|kopen|koopt|verkocht"
    "|bestellingen|bestelling|toeslag|huurcontract|bedrijf|boetes|boete|schuld|schulden|energiecontract)"
)
BOOK.add(
    "lost_identity_used",
    f"""
    {_IN_MY_NAME} ... {_BOUGHT}
    {_BOUGHT} ... {_IN_MY_NAME}
    {_BOUGHT} ... op naam van ... (vader|moeder|man|vrouw|zoon|dochter|oma|opa)
    identiteit ... (gestolen|misbruikt|gebruikt|gejat|overgenomen)
    identiteitsfraude
    {{my}} (bsn|identiteit|identiteitsbewijs|paspoort|rijbewijs|id|paspoortnummer|gegevens|handtekening) ... (misbruikt|vervalst|gebruikt)
    (misbruikt|vervalst|gebruikt) ... {{my}} (bsn|identiteit|identiteitsbewijs|paspoort|rijbewijs|id|handtekening)
    (huurt|bestelt|koopt|leent|verkoopt|opent|solliciteert|rijdt|sluit) ... (op|onder|met|uit) ({{my}}|haar|zijn|z'n) (naam|gegevens|bsn|diploma)
    dubbelganger
    {{my}} gegevens ... (misbruikt|gebruikt) 
    (nepprofiel|profiel|nepaccount|account|advertentie|pagina) .. (met|van|onder) {{my}} (foto|foto's|naam|gegevens)
    {{my}} (foto|foto's|naam|gegevens) ... (gebruikt|misbruikt|profiel|datingsite|nepprofiel)
    (gebruikt|misbruikt|gebruiken) ... {{my}} (naam|identiteit|gegevens|foto|foto's|bsn)
""",
    unless="""
    (wil|wilde|zou|kan|kun|gaan|hoe|bang|als|zouden|kunnen) ... (op|onder|met) 
    (rekening|pas|huis|auto) ... (staat|stond) op {my} naam
    ik heb een ... op {my} naam
    (ik|wij|zelf) .. (afgesloten|gekocht) 
    niks op {my} naam
    {{my}} naam en
""".replace("{{", "{").replace("}}", "}"),
)
BOOK.add(
    "lost_identity_used",
    """
    (rekeningen|facturen|incasso|incassobrieven|incassobrief|aanmaningen|aanmaning|boetes|boete|post|brieven|pakketten|pakket|deurwaarder) ... (nooit|niet) ... (besteld|afgesloten|aangevraagd|van mij|gedaan|ken)
    (spullen|pakketten|bestelling|lening|abonnement|auto|klarna) ... die (niet van mij|ik nooit|ik niet) ...
    bkr .... (lening|notering|schuld|krediet|registratie)
    (lening|leningen) die ik niet heb
    kreeg post van providers
    krijg .. (post|brieven|rekeningen|facturen) van ... (provider|providers|incassobureau|webwinkel)
    waar ik nooit klant
    (doet|doen|deed|geeft|voordoet) ... (zich|uit) ... (voor|uit)? ?als (mij|mezelf|ons)
    (auto|lening|abonnement|rekening|telefoon|contract) ... op {my} naam ... die ik niet
    staat ... op {my} naam ... (die|wat) ik niet
""",
    how=How.AS_SAID,
)
