"""Danger to life: suicide, an emergency outside fraud, and no way to speak."""

from bot.recognition.facts.evidence import How, RuleBook

BOOK = RuleBook()

_NOT_DEATH = """
    (schaam|schrok|geschrokken|lach|verveel|schrik|werk) .. (dood|rot|kapot)
    (doodsbang|doodop|doodmoe|doodziek|doodzonde)
    doodsbang
    niet meer (gebeld|bellen|praten|wachten|betalen|inloggen|bij|lastig|terugbetalen|slapen|met|dat|zo|in|naar|over|door|meewerken|meedoen|reageren|lezen|zien|hebben|bankieren|pinnen|kopen|internetten)
    (bank|computer|telefoon|gedoe|geld|rekening|inloggen|afspraak|app|formulier)
    zin meer in (dat|dit|het|die) 
    (overleden|begraven|begrafenis)
    opgelost
    zitten (om|met|in|bij) ...
    overdosis aan
    op (de|mijn) (fiets|scooter|trein|bus|tram)
"""
BOOK.add(
    "self_harm",
    """
    (zelfmoord|suicide|suicidaal|zelfdoding|zelfmoorden|zelfmoordgedachten|suicidegedachten|suicidale)
    (wil|wou|wilt|wilde) ?(echt|gewoon|ook|er|liever) niet meer ?(leven|verder|hier|zijn|bestaan) $
    (wil|wou|wilt|wilde) ?(echt|gewoon|liever|alleen|nog|maar) ?(nog|maar) dood ?(zijn|gaan)
    (wil|wilt|kan) (niet|nie) verder
    niet (verder|langer|meer) (wil|wilt|hoef) leven
    niet (verder|langer) (wil|wilt)
    niet verder wil
    < (ik|hij|zij|ze) (kan|wil) ?(het|dit|echt|gewoon|zo) ?(gewoon|echt) niet meer $
    < ?(ik) kan niet meer $
    < (ik) hou het niet meer vol
    (uit|klaar met) het leven ?(stappen|gestapt|stapt)
    (klaar|genoeg|moe|beu) ... (van|met) ?het leven
    (eind|einde) aan (mijn|zijn|z'n|haar|het|dit) leven
    er .. (eind|einde) aan ?(te) (maken|maakt)
    (maak|maakt|maken|gemaakt) er ... (eind|einde) aan
    er ... (eind|einde) aan .. (maken|maakt|gemaakt)
    over er een einde aan maken
    (mezelf|zichzelf|mijzelf|hemzelf|haarzelf|zich) ... (iets|wat|niks|niets) ... (aandoen|aandoet|aan te doen)
    (doet|doe|deed) (zichzelf|mezelf|zich) (iets|wat) aan
    (mezelf|zichzelf|mijzelf) ... (doden|pijn|snijden|verhangen|ophangen|vermoorden|verdrinken|kant)
    (verhangen|verdrinken) $
    niet ... wakker (wil|wilt|willen|hoef|hoeft) ?(te) worden
    of (ik|hij|zij|ze) (morgen|ooit) nog wakker
    (testament|uitvaart|begrafenis|afscheid) ... (klaargelegd|klaarliggen|klaar gelegd|geregeld)
    (eind|einde) (maken|maak|maakt) aan (alles|het) $
    (maak|maakt|maken) ... (eind|einde) aan (alles|het) $
    niet (verder|langer|zo) ?(verder) leven
    net zo goed dood
    (wou|wilde|wenste) dat ik er niet ?(meer) (was|ben)
    van kant (maak|maakt|maken|wil)
    (maak|maakt|maken) ... van kant
    het leven (moe|beu|zat)
    levensmoe
    genoeg van (dit|het|mijn) leven
    (sluit|sluiten|opgesloten) (zich|haarzelf|zichzelf) op .... (niet meer wil|geen zin)
    zich op en zegt dat (ze|hij|zij) niet meer wil
    (zegt|zei) dat (ze|hij|zij) niet meer wil $
    geen last meer van (mij|me) ?(hebben|heeft) $
    verdwijnen voor altijd
    voor altijd verdwijnen
    hoef niet meer zo $
    (niks|niets) ... om voor te leven
    (better|rather) (die|dead)
    my life is (over|finished|finish)
    (beter|beter) kunnen verhangen
    (hoeft|hoef|hoeven) ?(het|van|voor|mij|me|hem|haar|allemaal|zo|eigenlijk|echt) ?(mij|me|hem|haar|allemaal|echt|ook) ?(allemaal|echt|ook) niet meer (zo)? ?$
    (het|t) hoeft (voor|van) (mij|me|hem|haar) ... niet meer
    (liever|beter) .. dood
    was ik ?(maar) dood
    (ben|was) ik ?(er) ?(straks|toch|dan|morgen|beter) ?(toch|dan) niet meer $
    er ?(straks|toch|morgen|dan) ?(toch|dan|maar) niet meer ben
    (ik) ben er ... niet meer $
    beter (af|zonder) ... (zonder mij|mij)
    zonder mij .. beter
    (beter|beter) .. als ik er niet
    (pillen|slaappillen|touw|strop) ... (klaar|klaargelegd|gekocht|ingenomen|geslikt|liggen|innemen|nemen)
    afscheidsbrief
    (spring|springt|springen|gesprongen|gooi|gooien|gaan|ga|gaat|stap|stapt|stappen|loop|loopt|lopen|liggen|wil|rij|kom) ... (voor|onder) (de|een) (trein|metro|bus)
    (voor|onder) (de|een) (trein|metro|bus) (spring|springt|springen|stap|stapt|stappen|ga|gaat|gaan|gooi|gooien|lopen|liggen|loop|loopt)
    < ?(dan|vanavond|straks|morgen|ik) (voor|onder) (de|een) (trein|metro)
    (van|vanaf) (het|een|de) (dak|brug|flat|balkon|gebouw) ?(af|spring|springen)
    (spring|springen|gesprongen) ... (brug|dak|trein|flat|balkon|raam)
    niet meer wakker ... (worden|word)
    zie ?(ik|het|hij|zij) ?(het|allemaal|gewoon|leven) ?(echt|leven|allemaal) niet meer zitten
    (ziet|zag) het ... niet meer zitten
    leven ... (geen zin|zinloos|niks meer waard|waardeloos|niet waard|voorbij)
    geen zin meer ?(in) ?(het|om) ?(te)? (leven)
    geen reden meer ... 
    (waarom|waarvoor|waartoe) ?(ik|je|we) ?(nog|verder) ... (leven|leef|verder moet|doorga)
    weet ?(ik) ?(eerlijk gezegd|echt) niet waarom ?(ik) nog ... (leven|leef)
    (mooi|goed|klaar) geweest zo
    mooi geweest
    (iedereen|niemand|kinderen) ... (missen|beter af) 
    (snap|begrijp) ... waarom mensen (dat|zoiets|het) ... doen
    ga niks geks doen
    (wacht|wachten) op (hem|haar|mij|me) ... (hiernamaals|boven|hemel)
    (mama|papa|moeder|vader|vrouw|man|overleden|opa|oma) ... op (hem|haar|mij|me) wacht
    (bij|naar) (mijn|zijn|z'n|haar) (overleden|dode) ... 
    niet meer hier ?(wil|hoef|ben)
    (wil|wilt) ... er niet meer zijn
    wilde dat ik er niet meer was
    (laatste|vaarwel) ... (bericht|brief|groet) 
    eruit stappen
    (het|alles|t) ?(heeft|heb) ?(allemaal|voor mij|toch) geen zin meer
    durf niet verder te leven
    (pillen|slaappillen|medicijnen|touw|strop|tabletten|strips|paracetamol|slaapmiddelen|doosjes) ... (klaarliggen|klaar liggen|genomen|geslikt|ingenomen|tel|uitgedrukt|dodelijk|verzamelt|verzameld|in de schuur|opgehangen)
    (overdosis|euthanasie|zelfeuthanasie|afscheidsapp|afscheidsbericht|vaarwel|afscheidsmail)
    (heeft|hebben|heb) ... (zichzelf|mezelf|zich) ... (gesneden|verhangen|iets aangedaan|opgehangen)
    (snijdt|snijd|snij) (zichzelf|mezelf|zich)
    zegt dat (ze|hij|zij) dood wil
    (wil|wilde|wou) (hij|ze|zij|ik) dood
    (ik|hij|ze|zij) hoef ?(echt|gewoon) niet meer $
    hoeft het ?(allemaal) niet ?(zo) ?(nodig) meer
    (weg zijn voor altijd|voor altijd weg|weg van de wereld)
    ({kin_sure}|man|vrouw|kind) ... (briefje|brief|berichtje) achtergelaten
    (sta|staat|ben|zit|loop) ... (op|aan|bij) (het|de|een) (dak|brug|spoor|perron|rails|viaduct|balkon|reling|reling|waalbrug|kanaal|spoorwegovergang|hoogspanningsmast|parkeergarage|klif|rand|waterkant)
    (ben|sta) (op|bij) (de|het) (brug|dak|spoor|viaduct)
    (ik) (spring|stap eruit)
    ik stap eruit
    (niet|of) ... (morgen) nog (ben|leef|hier ben)
    (neemt|nam|nemen|genomen) ... afscheid
    afscheid (van (iedereen|allemaal|de kinderen|de hond)|genomen van)
    (nooit|niet) meer wakker .. (worden|word|hoeven)
    word ... niet meer wakker
    (last|blok) voor iedereen
    (iedereen|niemand) (tot last|tot last zijn)
    tot last ?(zijn|ben)
    (kan niet|niet) meer verder $
    laat (mij|me) maar gaan
    zeg ... (kinderen|moeder|man|vrouw|familie) ... (hou|hield|spijt)
    (het|alles) (mag|moet) ?(van mij) ?(gewoon) ophouden $
    leven niet $
    (zich|mezelf|hem) ophangen
    (wou|wilde|wenste) dat ik ... (nooit geboren|dood) ...
    (wou|wilde|wenste) dat ik ?(er|maar|gewoon) ?(maar|gewoon) (weg|niet meer) (was|mocht)
    nooit geboren
    stoppen met (ademen|leven|alles)
    leven weg $
    bang voor mezelf
    (geen|einde) morgen meer
    (dood) ... (meer waard|makkelijkste|beter)
    meer waard dan levend
    (verdien|verdient) ... niet om ... te zijn
    laatste verjaardag
    (kinderen|vrouw|man|iemand|jullie) ... (mij|hem|haar) (zo|niet|wel) ?(zo) (vinden|vindt|vind)
    (gaat|ga|rijd|rijdt|spring|springt|wil|wilde) .. (tegen|voor) een (boom|vrachtwagen|trein|tram)
    tegen een boom
    (gaskraan|slang zit|slang aan)
    (wapen|pistool|geweer|jachtgeweer) .. (ligt|klaar|niet op zijn plaats|bij me)
    (ik|hij|zij|ze) (wil|wilt) ?(dat) ?(het|alles) ophoudt
    (besluit|beslissing) (is|heb) ... genomen
    sterven ... (hulp|waardig|wil)
    (poging) ?(tot) ... (gedaan|ondernomen) !.*(vanuit|inloggen|rekening|betaling|bank).*
    (in|uit) de kist
    niet meer opsta(at|stond)?
    op (het|de) (balkon|reling|rand) ... (been|reling|springt)
    hij is er straks niet meer
    kinderen meenemen de dood in
    (dood|leven) in $
    113 ... (open|bellen|gebeld|nummer|iets)
    kill myself
    (want|wanna|going) to (die|kill myself|end it)
    end my life
    suicidal
    (eet|eten|gegeten) ... (niks|niets|niet) ... dagen
    dagen .. (niks|niets|niet) .. (gegeten|gedronken)
""",
    how=How.AS_SAID,
    unless=_NOT_DEATH,
)

BOOK.add(
    "other_emergency",
    """
    (hartaanval|hartinfarct|beroerte|hartstilstand|herseninfarct)
    pijn op (de|mijn|zijn|z'n|haar) borst
    (ademt|ademen|ademhaling) ... (niet|geen|slecht)
    (stikt|stikken|bloedt|bloeden|bewusteloos|buiten bewustzijn|gereanimeerd|reanimatie|onwel|stuiptrekken)
    (is|ligt|raakt) .. flauwgevallen
    ({kin_sure}|{person}|kind|meisje|baby|fietser) ... ligt .. (bewusteloos|gewond|bloedend|op straat|op de grond|in het water|op de weg)
    ligt .. ({person}|kind|meisje|fietser) .. (bewusteloos|gewond|bloedend|op straat|op de grond|in het water|op de weg|op het spoor)
    ({kin_sure}|man|vrouw|kind|iemand|meisje|jongen|baby) .. reageert niet ?(meer)
    valt ... reageert niet
    mond hangt scheef
    (zakt|zakte) in elkaar
    ({kin_sure}|{my} {kin}|man|vrouw|iemand|hij|ze|zij) ... in elkaar gezakt
    (staat|staan|is) ?(een|er) ?{det} (auto|huis|schuur|flat|woning|bank|container|boom|keuken|winkel) in (brand|de fik|lichterlaaie)
    (wordt|word) ?(nu|net) ingebroken
    brand (in|bij|op) ... 
    krijgt ?(bijna) geen (lucht|adem)
    ({kin_sure}|{person}|kind|kleuter|baby|hij|zij) (is|ligt) .. (in|uit) het (water|raam|kanaal) (gesprongen|gevallen)
    er is ?(een) ({person}|kind) .. (in|uit) het (water|raam|kanaal) (gesprongen|gevallen)
    (hebben|heeft) {my} ({kin}|zoon|dochter) meegenomen
    {kin_young} is door ... meegenomen
    (ex|stalker) ... (binnengedrongen|ingebroken)
    vlammen ... (zie|uit|bij|raam|dak|huis|overburen|buren)
    (zie|zien) ... vlammen
    (auto|fiets|fietser|busje|scooter) ... (te water|in het water|in de sloot|in de gracht)
    (hoor|hoort|zie|ziet) ... (inbreken|inbreker|inbrekers)
    (steekt|schiet) ... (mensen|iemand|hem|haar|man|vrouw) ... (neer|in het)
    {kin_young} (is|zijn) (vermist|ontvoerd)
    {kin_young} (is|zijn) (weg|kwijt) $
    (word|wordt|worden) ?(nu|al|steeds) (achtervolgd|gevolgd) $
    (rijdt|rijden|loopt|lopen|fietst) ... achter (me|mij|ons|haar) aan
    er is brand
    (staat|staan) in (brand|de fik)
    (uitslaande|brandt) ...
    (gaslucht|gaslek|ruik gas|explosie|ontploffing|koolmonoxide)
    ongeluk ... (gebeurd|gebeurt|snelweg|hoek|fietser|scooter|gewonden|straat|kruispunt)
    (aanrijding|aangereden|verkeersongeluk)
    (vechtpartij|steekpartij|schietpartij|straatroof|gijzeling)
    (wordt|worden|zijn) ... gevochten
    (vechten|slaan|schoppen|steken) ... (elkaar|straat|buiten|deur|iemand)
    (schoten|geschoten|schieten) ... 
    hoor ... (schoten|gegil|geschreeuw|explosie)
    (slaat|mishandelt|wurgt|schopt|slaan) ... (vrouw|man|kind|vriendin|vriend|moeder|hond|iemand)
    (inbreken|ingebroken|inbreker|inbrekers) .. (nu|bij de buren|bezig|binnen|aan het)
    nu ... (inbreken|ingebroken)
    (aan het|is|zijn) inbreken
    (raam|deur|slot|auto) ... (openbreken|open te breken|inslaan|forceren|in te slaan|aan het open)
    (hond|paard|koe|koeien|schaap|kind|persoon|man|vrouw|hert|iemand|voetganger|fietser) ... (op|over) (de|het) (snelweg|spoor|rails|a[0-9]+|vangrail)
    (snelweg|spoor) ... (loopt|lopen|ligt|los)
    spookrijder
    (achtervolgt|achtervolgen|stalkt) (mij|me|ons) ?(nu)
    (hoor|hoorde) ... (glas breken|voetstappen|glasgerinkel|inbreker)
    (trappen|trapt|breken|breekt) ... deur (in|open)
    (stalker|ex) ... (beneden|buiten|deur|tuin|(in|met) (zijn|haar|de|z'n) auto)
    (ontvoerd|vastgebonden|gekidnapt) ... (dochter|zoon|kind|zusje|losgeld)
    (dochter|zoon|kind|zusje) is (meegenomen|ontvoerd)
    (ik bloed|hij steekt|ze steken|hij schiet)
    (gilt|roept om hulp) ?(heel) ?(hard) $
    brandlucht
    benzine ... (deur|huis|goot|gegooid)
    (kom|stuur) .. (snel|politie) .... (hij|ze) (is|zijn|slaat|steekt|heeft)
    opgesloten $
    (rijdt|rijden) ... (tegen het verkeer|spookrijder|slingert)
    (dronken|slingerend) ... (achter het stuur|auto|rijdt)
    (ex|vriend|man|buurman|iemand) ... met ?een (mes|wapen|bijl|pistool)
    (vermist|ontvoerd|verdronken|verdrinkt)
    van de trap ... (gevallen|reageert|beweegt)
    (gilt|gillen|om hulp) ... (buren|vrouw|straat|roept)
    steken met messen
    (wordt|worden|word) ... (nu|hier) ... (mishandeld|verkracht|gestoken|neergestoken|beroofd|overvallen)
""",
    how=How.AS_SAID,
    unless="""
    (schrok|geschrokken|bijna|zogenaamd|nep|verzekering|brandbrief|brandmail|boete|scheiden)
    meegenomen naar
    (bloedt|bloeden) niet
    (vorig|vorige|jaar|maand|maanden|gisteren|geleden|destijds|week)
    (zei|zegt|schreef|beweerde|beweert|vertelde|appte|belde) ... (ongeluk|hartaanval|ziekenhuis|inbrekers|ingebroken|inbraak|brand)
    (hij|zij|ze) .. een ongeluk
    schoten te binnen
    overleden
    (voor|te) schieten
    (had|zou|hadden) ... (aanrijding|ongeluk|aangereden)
    (kat|poes|egel|ree|deuk|parkeerplaats|zonder gewonden|getuige|formulier|vergiftigd|ooggetuige|doorgereden)
    {files}
    {scammed}
    (oplichter|oplichters|site|rekening|account|verkoper|webshop|coach|platform|borg|borgsom|sinds (zijn|z'n|haar|mijn))
    schrok
""",
)

BOOK.add(
    "other_emergency",
    """
    (wordt|worden|word) nu ... (beroofd|overvallen|bestolen)
    """,
    how=How.AS_SAID,
    unless="(bank|rekening|online|gisteren|zei|zegt)",
)

_HEARS = "(hoort|horen|luistert|luisteren)"
BOOK.add(
    "cannot_talk",
    f"""
    (kan|kunnen|mag|durf) ?(nu|echt|even|hier|helaas|u|jullie) ?(nu|echt|even|hier) (niet|nie) ?(hardop|nu|hard|goed|vrijuit|echt|met jullie) (praten|bellen|spreken|telefoneren|opnemen|te bellen|te praten) !met
    (praten|bellen|spreken) .. (gaat|lukt|kan|durf) .. niet
    < niet bellen ?(alsjeblieft|want|hij)
    niet bellen (alsjeblieft|want|hij)
    (mag|moet|kan) ... (geen geluid|stil|zachtjes|fluisteren)
    fluister(en)?
    (hij|ze|zij|iemand|dader|man) {_HEARS} (mij|me|alles|ons|mee|het|dit)
    {_HEARS} mee
    dan hoort hij
    hoort hij (mij|me|het|alles)
    (hij|ze|zij|die) ... mag ... niet (weten|merken|zien) ... (chat|typ|app|praat|jullie|schrijf)
    (verstopt|verstop|opgesloten) .... (badkamer|wc|slaapkamer|kast|toilet|zolder|kelder|schuur)
    (ben|is|was) ?(ook|zelf|al|geboren|helemaal|bijna|erg|zwaar|een) (doof|dove|doofstom|slechthorend|spraakgehandicapt|stom geboren|doofblind|slechthorende)
    doof geboren
    doof en
    (gehoorproblemen|spraakprobleem|afasie|gebarentaal|spraakgebrek|teletolk|kunstlarynx)
    geen stem (meer)? 
    geen stem meer
    kan alleen (typen|schrijven|chatten|appen)
    (alleen) typen
    (telefoon|mobiel) ... (afgepakt|meegenomen) .. (niet|geen) bellen
    kan niet bellen want
    (can't|cannot|can not) (talk|speak|call)
    (deaf|mute)
    sta in de (wc|badkamer|kast|gang|kelder)
""",
    how=How.AS_SAID,
    unless="""
    (schaamte|niemand over|over praten)
    (appte|zei|schreef|zegt) ... niet ... (bellen|praten)
    (hij|zij|ze) (kon|kan|wil|wilde) niet (praten|bellen|opnemen)
    dove ...
    alsof ik
    (doof|dove) voor
    kan goed
    dat hij niet kon
    hij niet kon
    (bank|helpdesk|office|company|friend) (can't|cannot|can not) (talk|speak|call)
""",
)
