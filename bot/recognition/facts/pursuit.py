"""Danger outside fraud: an ex or a stalker who is near, and violence in the house."""

from bot.recognition.facts.evidence import How, RuleBook

BOOK = RuleBook()

_PURSUER = "(ex|ex-man|exman|ex-vriend|exvriend|ex-partner|expartner|ex-vrouw|ex-vriendin|exvriendin|ex-echtgenoot|stalker|belager|stiefvader|stiefmoeder|schoonzoon)"
_NEAR = "(huis|deur|voordeur|achterdeur|raam|ramen|tuin|straat|bosjes|stoep|oprit|portiek|trap|hek|poort|werk|school|balkon|flat|keuken|gang|schuur|auto)"
_LONG_AGO = """
    (gisteren|vorige|vorig|geleden|toen|destijds|vroeger|was|waren|stond|stonden|zat|zaten|kwam|kwamen|had|hadden|ooit|soms)
    (niet|nooit|geen)
"""
BOOK.add(
    "danger",
    f"""
    {_PURSUER} ... (zit|staat|loopt|rijdt|wacht|post|hangt|parkeert|sluipt|bonkt|klopt|duikt) ... (voor|bij|in|om|tegenover|achter|aan|op|rond|naast) .. {_NEAR}
    {_PURSUER} ... (is|staat|zit|loopt) ?(nu|weer|er|al) ?(nu|weer|al) (beneden|binnen|buiten|boven|thuis|hier|terug|er)
    {_PURSUER} ... (gooit|smijt|trapt|rukt|probeert|wil) ... (raam|ramen|deur|binnen|kinderen mee)
    {_PURSUER} (heeft|hebben) (mij|me|ons|haar) (gevonden|opgespoord|gevolgd)
    (zie|hoor) {{my}} {_PURSUER} .. (lopen|staan|zitten|rijden|buiten|beneden|komen)
    (hoor|zie) ?(ik) (hem|haar|z'n|zijn|iemand) ?(nu|al) .. (beneden|binnen|in de (straat|gang|tuin|kamer|keuken)|op de trap|lades|motor)
    (durf) .. (niet) .... (hij|die man|iemand) ?(er) (staat|zit|wacht|loopt) ?(er|nog|nu) $
    (hij|ze|zij|die (man|auto|kerel)) (volgt|volgen|achtervolgt|achtervolgen) (mij|me|ons|mijn (auto|dochter|zoon))
    (volgt|volgen) (mij|me|ons) ?(nu|al|steeds|weer) (de hele|overal|vanaf|sinds|in|met|al|tot)
    ({{collector}}|{{they}}) ... (staan|staat|wacht|wachten) ?(nu|al|weer|me|mij|ons) ?(op) (bij|naast|achter) ({{my}}|de) (auto|fiets|werk|school|hek|winkel|kraam)
    (stuurt|stuurde|appt) ?(hij|ze|me|mij|net|nu) ?(me|mij|nu|een) .. (foto|foto's) .. (van|waar) ... (balkon|slaapkamerraam|bus|trein|tram|waar ik|ik (nu|net|op|in|sta|zit|loop|woon)|door het raam)
    ik zie (je|jou|jullie) .. (licht|zitten|staan|lopen|thuis|wel)
    ik weet dat (je|jij) .. (thuis|alleen) (bent|ben)
    (ik sta|sta) (voor|bij) (je|jouw) (deur|huis|werk|raam)
""",
    value="suspect_present",
    how=How.AS_SAID,
    unless=_LONG_AGO
    + """
    (insta|instagram|tiktok|facebook|snapchat|youtube|linkedin|online|account|profiel|whatsapp|messenger|internet)
    (komt|kom|wil|mag) .. (spullen|kinderen) .. (halen|ophalen|zien)
    (echte|toestemming|alimentatie|koop)
    (hij|ze|zij) (volgt|volgen) .. (les|lessen|cursus|opleiding|het nieuws)
""",
)

BOOK.add(
    "violence",
    """
    (gooit|gooien|smijt|smijten) ... (borden|stoelen|stoel|spullen|meubels|bakstenen|stenen|flessen|glazen|huisraad|servies)
    (doet|doen) (haar|hem|mij|me|ons|mama|mijn moeder|de kinderen) ?(nu|weer|zo) pijn $
    (haar|mij|me|ons|mama) pijn (doet|doen) $
    (sla|slaat|slaan|trap|schop|timmer) .. (mij|me|je|haar|hem|ons) ... het ziekenhuis in
    (krijgt|krijg|krijgen) ?(hij|ik|wij|we) ?(weer|dan) (klappen|een pak slaag|slaag)
    (bij|aan) .. (keel|haren|nek|strot) .. (gegrepen|gepakt|gesleept|gesleurd|vast|gesleurt|doorgesleept|getrokken)
    bij de haren ...
    arm .. (omgedraaid|gebroken|verdraaid)
    (in|uit) (een|de|zijn|het) (auto|bus|busje|bestelbus|huis) .. (getrokken|geduwd|gesleurd|gesleept|gesleurt|meegesleurd|gedwongen)
    (dwong|dwingt|dwingen) (mij|me|haar|hem|ons) ... (de|een|zijn) (auto|busje|huis) in
    (laat|laten) (mij|me|ons|haar|mijn {kin}) (niet) ?(meer) (weg|los|vrij|naar buiten|het huis uit)
    (nooit|niet) (meer) (weg|levend weg|naar buiten|het huis uit) (mag|mogen|kom|komt|kan|kunnen|laat)
    verboden ... (huis uit|naar buiten|weg te gaan)
    als ik praat (slaat|pakt|vermoordt|schopt) (hij|ze|zij)
    (mij|me|hem|haar|ons|je|jou) (dood|kapot) (maakt|maken|maak|slaat|slaan|steekt|schiet|schieten)
    (mij|me|ons|hem|haar) levend (begraven|begraaft|verbranden|verbrandt)
    (binnengevallen|binnengestormd|ingevallen) ... (met|koevoet|mes|hamer|stok|knuppel)
    deuren gaan niet open van binnen
    (gebaar|vinger) ... (langs|over) .. (keel|hals|nek)
    (rijdt|reed|rijden) (op|bijna) (mij|me|ons) in
    (op|over) (mij|me|ons) in (rijdt|rijden)
    (zuur|zoutzuur) in (mijn|m'n|haar|zijn|het) gezicht
""",
    how=How.AS_SAID,
    unless=_LONG_AGO.replace("(niet|nooit|geen)", "")
    + """
    (werk|baas|trainer|leraar|kapper|fysio|tandarts|sporten|sport) ... pijn
    (film|serie|boek|spel|game|droom|droomde)
    (pijn) (in|aan) (mijn|m'n|de)
    doet (het|dat) .. pijn
""",
)

BOOK.add(
    "other_emergency",
    """
    (om hulp|hulp) (roepen|roept|riep|gillen|gilt|schreeuwen|schreeuwt)
    (verstopt|verborgen|schuil|verscholen|verschuil) .... ([a-z]*kast|bed|wc|badkamer|zolder|kelder|trap|tafel|schuur|struiken)
    (zit|zitten|lig|liggen) ... onder (het|de|mijn|haar) (bed|trap|tafel|bureau) 
    (gedronken|dronken|drinkt) .... (bang|boos|zegt dat|schreeuwt|gooit|kinderen|slaat|mes)
    stil .. hij is (thuis|er|binnen|terug)
    (komt|kwam) ('s nachts|snachts|in de nacht) ?(steeds|weer|vaak) (op|in|naar) (mijn|m'n|haar) (kamer|bed)
    (ligt|lag) ... (op|in) (de|het) (badkamervloer|keukenvloer|vloer|grond|bad) ... (doosjes|pillen|beweegt|reageert|wakker|bloed|adem)
    (man|hij|iemand|dader|vent|jongen) .. (houdt|heeft) (hem|haar|mijn zoontje|mijn dochtertje|mijn zoon|mijn dochter) ... (bij zijn arm|bij haar arm|mee|vast)
    (in (een|zijn|de) auto) (gestapt|meegegaan) .... (onbekende|man|vreemde)
    (vijver|sloot|kanaal|water) ... nergens te (bekennen|vinden|zien)
    (auto|motor) (staat|loopt|draait) .. (aan|te draaien|stationair) .... garage
    garage .... (auto|motor) (staat|loopt|draait) aan
    (verkeerde|andere) kant van ?(het|de) (hek|reling|vangrail)
    onder het bloed
    (snee|steekwond|wond) .. (arm|buik|hoofd|been)
    hulp .. ze (vermoorden|slaan|steken|schoppen)
    geweld ... nu $
""",
    how=How.AS_SAID,
    unless="""
    (gisteren|vorige|vorig|jaar|maanden|weken|toen|destijds|film|boek)
    (ons|de|het) (bot|software|programma)
    (geld|geldkistje|sieraden|pas|spaargeld|sleutel|goud|envelop|brief|kat|poes|hond) ... (onder|in|verstopt|verborgen)
    (verstopt|verborgen) ... (geld|sieraden|goud|spaargeld|pinpas)
    (slechte|goede) kant
""",
)
