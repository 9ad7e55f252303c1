"""Who the victim is: somebody else than the writer, old or dependent, a minor, a business."""

from bot.recognition.facts.evidence import How, RuleBook
from bot.recognition.facts.tokens import AGE, OLD, YOUNG

BOOK = RuleBook()

_OLD_FROM = 70
_ADULT_FROM = 18
_CHILD_FROM = 6  # younger ones are mentioned, they are not the victim


def age_group(age: int) -> str:
    """The token that stands for an age in years."""
    return OLD if age >= _OLD_FROM else YOUNG if _CHILD_FROM <= age < _ADULT_FROM else AGE


_MY_KIN = "({my}|m'n|onze|de|een|haar|zijn|z'n) ?(oude|bejaarde|demente|lieve|eigen|schoon|hoogbejaarde|oudere|jongste|oudste|licht) {kin}"
_NOT_VICTIM = """
    (zogenaamde|zogenaamd|zgn|nep|neppe) {kin}
    (ik|wij|we) dacht(en)? ... {kin}
    {kin} (vroeg|appte|stuurde|stuurt|zegt|zei|zeggen|vindt|waarschuwde|belde|komt|kwam|help|helpt|hielp|wil|wilde)
    (alsof|voor als|hij|zij|deed|uitgaf|zei) ... {kin} ?(was|is)
    (naar|aan) {my} {kin} $
    {kin} ... heeft (mij|me|ons) .... (gewaarschuwd|geholpen|tegengehouden|opgelicht|gegeven|gestuurd|doorgestuurd|aangeraden|verteld|gezegd|geleerd|gewezen)
    {kin} ... (overleden|gestorven)
    (bank|pas|112|politie) ... (gebeld|ingelicht|geblokkeerd|geholpen)
    (vriend|vriendin) van (internet|online|tinder|insta|facebook|het)
    (online|internet) (vriend|vriendin)

    samen met {my} {kin}
    voor de verjaardag
    appje van
    een (man|vrouw|jongen|meisje) (die|met|uit|namens|belde|zei)
    een (man|vrouw|jongen|meisje) van (de|het|mijn|m'n|onze|microsoft|kpn|ziggo|paypal|odido|vodafone|ing|rabobank|rabo|abn|asn|sns|bunq|knab|politie)
"""
BOOK.add(
    "third_party",
    f"""
    {_MY_KIN} .... (heeft|hebben|had|hadden|is|zijn|heb) ... {{victim_did}}
    {_MY_KIN} .... (is|zijn|werd|werden|wordt|worden|was) ... {{victim_was}}
    {_MY_KIN} .... (gaf|gaven|betaalde|klikte|maakte|stortte|vulde|opende|nam|verloor|trapte|tuinde|belegde|leende|kocht|pinde|logde)
    (namens|names) ?{{det}} {{kin}}
    (schrijf|meld|typ|vraag|doe|chat|meldt) ... (voor|namens) ?{{det}} {{kin}}
    < voor {{my}} {{kin}}
    (bij|van) {_MY_KIN} ... ({{took}}|{{drained}}|binnen|geweest|aangebeld|{{gone}}|leeg|gestolen|afgeschreven|gehackt|overgenomen)
    (rekening|pas|pasje|account|geld|spaargeld|telefoon|computer|laptop|pinpas|insta|instagram|whatsapp|facebook) van {_MY_KIN}
    gaat om {_MY_KIN}
    ^ {{kin}} .. (heeft|hebben|is|werd|wordt|had) ... ({{victim_did}}|{{victim_was}})
    {{kin}} (van)? ?(is)? (#old|#age|#young) ... (heeft|hebben|is|werd|wordt|had|gaf|zit|{{victim_did}}|{{victim_was}})
    {{my}} (client|cliente|clienten|bewoner|bewoonster|patient) ... 
    een (client|cliente|bewoner|bewoonster|patient|leerling) (van|heeft|is|hier)
    {_MY_KIN} {{det}} ({{card}}|{{account}}|rekening|{{valuable}}) ... ({{handed}}|{{took}}|{{hacked}}|{{gone}}|weg)
    {_MY_KIN} (wordt|is|zit) ... ({{victim_was}}|aan de telefoon|te praten|gehackt)
    {_MY_KIN} belt dat
    {{kin}} , (zij|hij|ze) (is|heeft)
    {{kin}} (is|werd|wordt) .. {{scammed}}
""",
    how=How.AS_SAID,
    unless=_NOT_VICTIM,
)
BOOK.add(
    "third_party",
    f"""
    {_MY_KIN} (van|,|is) ?{{det}} (#old|#young|#age)
    schoonmoeder $
""",
    how=How.WEAK,
    unless=_NOT_VICTIM,
)

_NOT_OLD = """
    (zei|zegt|zogenaamd|beweerde|bleek|zou|oplichter|dader|alsof|profiel) ... #old
    #old ... (zei|zegt|zogenaamd) te zijn
    (niet|geen|nog lang niet) (dement|blind|doof|gehandicapt|bejaard)
    (wij zijn|werk|werken|werkt) .. (een|bij|in) .. (verpleeghuis|zorginstelling|zorgcentrum)
    blind (vertrouwd|vertrouwen|van|gevaren|geloofd|voor)
    beperking (op|van)
    (deed|zei|zegt|alsof|hoi|dag|foto|zogenaamde|screenshot|kruisje|profiel) ... {grandparent}
    (oma|opa|grootmoeder|grootvader) van (een|de|twee|drie)
    ik ben ?(de|een) {grandparent}
    {grandparent} (je|jij|kom|ik)
    (sieraden|ketting|ring|trouwring|goud|huis) van ?(mijn|onze|de) {grandparent}
    (procent|%)
    {my} {grandparent} (zei|vroeg|was|zaliger|overleden)
"""
BOOK.add(
    "vulnerable",
    """
    #old
    (dement|demente|dementie|dementerend|dementerende|alzheimer|alzheimerpatient|parkinson|vasculaire)
    (verstandelijk|verstandelijke|lichamelijke|lichamelijk|visuele|licht|psychische|geestelijke) ?(verstandelijke|lichamelijk|verstandelijk) (beperking|beperkt|gehandicapt|handicap|beperkte|gehandicapte)
    (heb|heeft|met) ... (beperking|handicap|hersenletsel|lvb|niet aangeboren hersenletsel|nah)
    (slechtziend|slechtziende|gehandicapt|gehandicapte|invalide|rolstoel|bedlegerig|hulpbehoevend|hulpbehoevende|zorgbehoevend|zwakbegaafd|verstandelijk|autistisch|analfabeet|laaggeletterd)
    (ben|is|was|bijna|helemaal|deels) blind
    (woon|woont|wonen|zit|verblijft|uit|in) .. (verzorgingshuis|verpleeghuis|verzorgingstehuis|bejaardentehuis|bejaardenhuis|bejaardenwoning|zorginstelling|aanleunwoning|serviceflat|woonzorgcentrum|woongroep|rusthuis|zorgcentrum|seniorenflat)
    (begeleid|beschermd) (wonen|woon|woont)
    woon ?(ik) begeleid
    (bejaarde|bejaard|hoogbejaard|hoogbejaarde|hoogbejaarden|bejaarden|tachtiger|negentiger|stokoud|stokoude|tachtigjarige|zeventiger|hoogbejaarden)
    (erg|heel|zeer) ?(al|erg) (in de war|vergeetachtig|verward)
    (is|was|raakt|wordt|zij) .. (in de war|vergeetachtig|verward|kwetsbaar|geheugenproblemen)
    geheugenproblemen
    op (hoge|hogere) leeftijd
    (kwetsbaar|kwetsbare)
    (moeder|vader|oma|opa|tante|schoonmoeder|schoonvader|buurvrouw|ma|mama) ... (weduwe|weduwnaar)
    (mijn|me|onze|haar) (oude|bejaarde|hoogbejaarde) ?lieve (moeder|vader|tante|oom|ouders|mama|papa|schoonmoeder|schoonvader)
    (bejaarde|hoogbejaarde) (dame|vrouw|mevrouw|meneer|buurvrouw|buurman|mensen|ouders|moeder|vader|man)
    (onder|met) (bewind|bewindvoering|curatele|bewindvoerder)
    dame op leeftijd
    (mijn|me|m'n|onze|ons|bij|van|hun) ?(lieve|eigen|oude|mijn|me|m'n|onze|ons|de) {grandparent}
    ^ {grandparent} (is|heeft|had|gaf|kreeg|krijgt|belde|belt|wacht|praat|drukte|was|werd|wordt|zit|moest|dacht|deed|heeft|hield|haar|zijn)
    < omdat {grandparent}
    slecht ter been
    (autisme|autistisch|autist|down|afasie|hersenletsel|analfabete|laaggeletterde|wajong|alzheimer|parkinson)
    {my} ?(oude|oudere) (client|cliente|bewoner|bewoonster|patient) 
    een (client|cliente|bewoner|bewoonster)
    (ben|is) een (oudere|oude) (man|vrouw|dame|heer|meneer|mevrouw)
    {my} oudere (buurman|buurvrouw|buren|tante|oom)
    een (oude|oudere) dame
    op {my} oude dag
    ({my}|zijn|z'n|haar) (begeleider|begeleidster|bewindvoerder|mantelzorger)
""",
    how=How.AS_SAID,
    unless=_NOT_OLD
    + """
    (oude|oudere) (vrouw|man|mevrouw|dame) (belde|stond|die mij|aan de deur)
    ouderen
""",
)
BOOK.add(
    "vulnerable",
    """
    niet dement
    niet (gehandicapt|kwetsbaar|blind)
""",
    value=False,
    how=How.AS_SAID,
)

_NOT_MINOR = """
    (zei|zegt|bleek|zou|beweerde|dacht|schreef|volgens) ... #young
    #young .. (zei|zegt|bleek) te zijn
    (zij|ze|hij|meisje|jongen) ?(is|was|bleek) ?(pas|net|nog|maar) #young $
    (voor|cadeau) {my} ({kin}) van #young
    (moeder|vader|ouder|oma|opa|docent|leraar|juf) van .. (kind|zoon|dochter|kinderen)
    niveau van
    (docent|leraar|juf|leerkracht|conrector|directeur|werk|conciërge)
    (keer|euro|jaar) (getrouwd|geleden|lang|gebeld)
    (nog geen|toen) ... jaar geleden
"""
BOOK.add(
    "minor",
    """
    (ik|ben|i'm|im|am|word|zelf) ?(ben|ben nu|nu|pas|nog|maar|net|al|only|jong|gewoon) ?(maar|pas|net|only) #young
    ({kin_young}|broertje|zusje|broer|zus|nichtje|neefje|nicht|neef|pleegkind|leerling|meisje|jongen|vriendinnetje|jongetje|meid|pupil) ?(is|van|,|nu|wordt|was|leeftijd|ook|die|pas) ?(is|van|nu|pas|al|net|maar) #young
    ^ ?(m|v|man|jongen|meisje|ja) ?(,|en|van) #young
    (m|v|jongen|meisje) #young
    #young ?jaar $
    (minderjarig|minderjarige|minderjarigen|underage)
    zit ... (brugklas|groep (7|8|zes|zeven|acht)|havo|vwo|vmbo|mavo|middelbare school|de brugklas|basisschool|atheneum|gymnasium)
    (brugklasser|brugklas)
    nog geen (18|achttien)
    onder de 18
    middelbare scholier
    bijna 18
    (mijn|ons|onze|haar|m'n) (zoontje|dochtertje) ... (is|heeft|wordt|kreeg|werd|zijn|haar|klikte|gaf|stuurde)
""",
    how=How.AS_SAID,
    unless=_NOT_MINOR,
)

_ORGANISATION = (
    "(bedrijf|bedrijfje|onderneming|eenmanszaak|zaak|winkel|webwinkel|webshop|stichting|vereniging|school|praktijk|restaurant|kantoor"
    "|salon|kapsalon|garage|boerderij|kerk|bv|vof|organisatie|bakkerij|slagerij|makelaarskantoor|administratiekantoor|firma"
    "|vve|zzp|tandartspraktijk|huisartsenpraktijk|accountantskantoor|horecazaak|bouwbedrijf|loonbedrijf|transportbedrijf|kwekerij|atelier|studio|kliniek|drukkerij|[a-z]+bedrijf|parochie|moskee|eetcafe|lunchroom|frituur|snackbar|camping|hotel|[a-z]+salon)"
)
BOOK.add(
    "business",
    f"""
    (ons|onze) ?(eigen|kleine|hele) {_ORGANISATION}
    (mijn|m'n) ?(eigen|kleine) (bedrijf|bedrijfje|onderneming|winkel|webwinkel|webshop|eenmanszaak|praktijk|restaurant|salon|kapsalon|garage|boerderij|cafe|bakkerij|bv|vof|stichting|kantoor|atelier|studio)
    mijn ?(eigen|kleine) (eetcafe|lunchroom|frituur|snackbar|[a-z]+bedrijf|[a-z]+salon|[a-z]+praktijk|[a-z]+winkel|groothandel|kantoor)
    mijn eigen (hotel|camping)
    mijn (drukke|kleine|nieuwe) (winkel|zaak|webshop)
    bij ons op (de|het) (boekhouding|administratie|kantoor|bedrijf|magazijn)
    (van|in|bij) mijn zaak
    mijn zaak (is|ligt|heeft|werd|in)
    (wij|we|ik) (zijn|hebben|ben|heb|run|runnen|bezit) een ?(eigen|kleine|klein|grote|middelgrote|lokale) ?([a-z]+) {_ORGANISATION}
    eigenaar van .. {_ORGANISATION}
    (zzp|zzper|zzp'er|ondernemer|zelfstandige|zelfstandig ondernemer|ondernemers|middenstander|freelancer|boerenbedrijf)
    (ben|als) ?een (winkelier|aannemer|kapper|huisarts|tandarts|notaris|accountant|bakker|boer|makelaar|traiteur|juwelier|slager|bloemist|horecaondernemer|rijschoolhouder|fysiotherapeut)
    (zakelijk|zakelijke) (rekening|rekeningen|bankrekening|account|spaarrekening|pas|mail)
    (onze|ons|mijn) ?(grootste|vaste|zakelijke|nieuwe) (boekhouder|boekhoudster|crediteurenadministratie|financiele administratie|klanten|personeel|medewerkers|medewerker|medewerkster|werknemers|werknemer|leverancier|leveranciers|relaties|boekhouding|receptioniste|baliemedewerkster)
    (onze|ons) ?(hele) (administratie|clienten|patienten|leden|ledenlijst|ledenadministratie|klantenbestand|patientendossiers|facturen|inkoper|penningmeester|penningmeesteres|secretaresse|verkoper|winkels|voorzitter|leerlingen|productielijn|melkrobots|huurders)
    de (boekhouder|boekhoudster|crediteurenadministratie)
    (onze|ons) (server|servers|netwerk|systemen|systeem|boekhouding|kassa|magazijn|klantgegevens|directeur|bedrijfspagina)
    (bedrijfspagina|bedrijfsrekening|bedrijfsaccount|bedrijfsnetwerk|bedrijfsmail|boekhoudsoftware|bedrijfspas)
    (ben|als|is|functie van) ?(de|een|onze|zelf) ?(enige) (penningmeester|boekhouder|boekhoudster|systeembeheerder|it'er|ict'er|ondernemer|eigenaar|eigenares|winkelier|directeur|bestuurslid|bedrijfsleider|zaakvoerder|filiaalhouder)
    (onze|ons) (vzw|vereniging|hotel|cafe|webshop|winkel|zaak|club|[a-z]+club|[a-z]+kliniek|[a-z]+vereniging|[a-z]+praktijk|[a-z]+kerk|[a-z]+school|[a-z]+winkel|[a-z]+fabriek|sportschool|groothandel|directrice|hostingpartij|stagiair|stagiaire|kassa's|kassas|productie|website|magazijn|werkplek|werkplekken|fabriek|filiaal|vestiging|kwekerij|praktijk|school|huisartsenpraktijk|apotheek)
    (productie|kassa's|lopende band) ... (stil|plat|niet)
    (namens|voor) (de|onze) zaak
    (de|onze) zaak is (opgelicht|gehackt)
    collega ... (van de|op de|bij de) (boekhouding|administratie|financien|receptie|inkoop)
    (baas|leidinggevende|chef|manager|directeur|werkgever) ... (mailde|vroeg|appte|mail|whatsappte|stuurde) ... (kaarten|giftcards|giftcard|{{giftcard}}|overmaken|betalen|cadeaukaarten|factuur)
    (wij|we) ... als (vereniging|stichting|bedrijf|club|school|vzw)
    (werk|werken) ... (bij|op) ... en we (hebben|zijn) ... (betaald|gehackt|versleuteld|overgemaakt)
    (ceo|ceo_fraude|ceofraude|cfo|directeur) ... (mail|mailde|vroeg|gemaild|appte|app|gevraagd|namens|bericht|fraude)
    (mail|mailtje|appje|bericht) ... van (de|mijn|onze|'de) (ceo|cfo|directeur|baas|leidinggevende|voorzitter|bestuurder)
    (voor|op) (het|mijn|ons|de) (werk|kantoor|zaak) ... ({{paid}}|gekocht|versleuteld|gehackt|{{encrypted}}|op slot|plat)
    ({{encrypted}}|gehackt|gijzelsoftware|ransomware) ... op (kantoor|het werk|de zaak)
    op kantoor ... ({{encrypted}}|op slot|gehackt|plat|betaald|overgemaakt)
    (op|bij|van) de (financiele administratie|crediteurenadministratie|salarisadministratie) .... ({{paid}}|overgemaakt|betaald)
    man personeel
    (al)? ?(ons|het|mijn) personeel
    medewerker van ons
    (school|stichting|vereniging|praktijk|kantoor|bedrijf) waar ik ...
    (systeem|server|systemen|netwerk|bestanden) van de (praktijk|school|zaak|winkel|fabriek|gemeente|stichting)
    (wij|we|ons) .... leverancier
    (crediteuren|debiteuren)
    als (stichting|bedrijf|vereniging|organisatie|ondernemer|school)
    bij (een|onze) stichting
    (ransomware|gehackt|versleuteld) .. (bij|op) ?(een|onze|de) {_ORGANISATION}
    mijn klanten
    mijn personeel
    (penningmeester|penningmeesteres) (van|kerk|stichting|vereniging|club|bij|hier)
    (als|ben|ik) .. (penningmeester|penningmeesteres|stagiair|stagiaire)
    (wij|we|ik) (zijn|hebben|ben|heb|run|runnen|bezit) een ?(eigen|kleine|klein|grote|middelgrote|lokale) [a-z]+(praktijk|winkel|bedrijf|zaak|kliniek|fabriek|school|kwekerij|makerij)
    (directie|bestuur|bestuurslid|voorzitter) van (een|de|onze) ([a-z]*school|stichting|vereniging|bedrijf|club|[a-z]+vereniging)
    bij ons (in|op) de (zaak|winkel|slagerij|bakkerij|fabriek|praktijk|keuken|boerderij|garage|kliniek|kapsalon)
    bij ons op (kantoor|school|het werk)
    (oud|ex) (werknemer|medewerker|medewerkster|werkneemster) 
    ontslagen (medewerker|werknemer|medewerkster)
    (factuur|rekeningnummer|iban) .... leverancier
    leverancier ... (factuur|rekeningnummer|gehackt)
    (acquisitiefraude|spookfactuur|spooknota|ceo fraude|factuurfraude|handelsregister)
    (ing|rabo|abn) zakelijk
    (groothandel|kassa's|kassas|bestelsysteem|werkbon|werkbonnen|offertes)
    (chef|baas|directrice|directeur) .. (dat|zo) .. (mailde|appte|vroeg)
    zakelijke (contacten|klanten|pas|creditcard|desk)
    de kas van (de|onze|het) [a-z]+
""",
    how=How.AS_SAID,
    unless="""
    niet mijn zaak
    (bij|van|een) ?(een|de) (juwelier)
    (hij|zij|ze) ... (eigen|directeur|bedrijf|zaak)
    (incassobedrijf|energiebedrijf|klusbedrijf|beleggingsbedrijf|nepbedrijf)
    (mail|brief|bericht) van een (stichting|bedrijf)
    (oplichter|oplichters|zogenaamde) ...
    (werk bij|werkt bij)
    verhuurder
    administratie van (de bank|digid)
    medewerker van de (bank|politie)
""",
)
