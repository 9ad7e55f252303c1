"""Smaller facts: a link opened, nothing lost, money that may still be stopped, abroad."""

from bot.recognition.facts.evidence import How, RuleBook

BOOK = RuleBook()

BOOK.add(
    "clicked_link",
    """
    {link} .... {clicked}
    {clicked} ... {link}
    (klikte|drukte|tikte|klik|druk|opende|volgde|scande) ... {link}
    {link} ... (open gedaan|opengedaan|open gemaakt|aangeklikt|gescand)
    (via|door) {det} {link} ... (naar|op|gegaan|ingelogd|gekomen)
    geklikt
    doorgeklikt
    {link} ... klikte
    erop (geklikt|gedrukt)
    (bijlage|qr) ... (geopend|gescand|opengemaakt)
    (knop|knopje|ja) ... {clicked}
    (clicked) ... (link|it)
    ik klik ?(erop|op|dus|,|$)
    (drukte|klikte|tikte|druk|drukt) op .. (inloggen|bevestigen|knop|blauwe|ok|ja)
""",
    unless="""
    foto geopend
    deurbel
    klikte meteen tussen
""",
)

BOOK.add(
    "lost_nothing",
    """
    (niks|niets|nix|nog niet|nooit) ... (ingevuld|overgemaakt|betaald|gegeven|doorgegeven|gestuurd|gedeeld|afgegeven|meegegeven|ingetypt|geklikt|aangeklikt|gedrukt|gedownload|geopend|gereageerd|teruggebeld|gezegd|gestort|geinstalleerd|opgestuurd|gedaan|ingelogd|verstuurd)
    (niet|nog niet|nooit) .. (gereageerd|geantwoord|teruggebeld|opgenomen|opengedaan|geklikt|opgestuurd|geopend|gedrukt|ingevuld|gedaan|aangeklikt|erop ingegaan|op ingegaan|ingegaan|ingetrapt|binnengelaten|opengemaakt|gegeven|betaald|overgemaakt|afgegeven|meegegeven|doorgegeven|gestuurd|gestort|ingelogd)
    geen {link} ... {clicked}
    nergens op (geklikt|ingegaan|gedrukt|gereageerd)
    niet (gescand|gebeld|opengemaakt|opengedaan|op ingegaan|aangetikt)
    (niet|nooit) .. (gescand|besteld)
    niemand .. (gereageerd|geklikt|ingevuld|opengedaan)
    (verbinding|gesprek) .. verbroken
    (hoorn|telefoon) .. (toegelegd|opgelegd|neergelegd|dichtgegooid)
    deur .. (dichtgedaan|dichtgegooid|dichtgehouden|dichtgelaten)
    (nooit|niks|niets) .. teruggestuurd
    geen interesse
    klik er niet op
    geen klik
    heb alleen hallo gezegd
    (opgelegd|opgehangen) $
    doe ik niet zomaar
    (trap|trapte|trapten|trapt|stonk|tuinde|tuinden) er ?(gelukkig|ook|dus) niet in
    (doorzag|doorgehad|doorhad)
    (heb|had) .. (geweigerd|genegeerd|gewist|verwijderd|geblokkeerd|geblockt) $
    (nee gezegd|zei nee|zei ik nee)
    geen (cent|euro|rooie cent) .. (gestuurd|betaald|gegeven|kwijt|overgemaakt|verloren)
    (laten staan|laten liggen|afgehaakt|weggesmeten)
    (neem|nam|namen|nemen) ?(ik|dus|hem) niet op
    (poging) (mislukt|gelukkig mislukt)
    niets (gemerkt|besteld|getekend)
    (gooi|gooide|klik|klikte) ?(ik) ?(het|hem|ze|die|nergens) (weg|op|nergens)
    (ik|ze|hij|we) klik(t)? nergens
    (heeft|hebben|heb|had) ?(dat|het|hem|gelukkig|meteen) (geweigerd|geweigert)
    alles .. (staat|is) ?(weer|gewoon|alweer) ?(weer) terug
    te mooi om waar
    gaan er niet op in
    durf niet te klikken
    (hoorn|telefoon) erop gegooid
    legde ?(ik|direct|meteen) (neer|op)
    {link} ... niet ... {clicked}
    geen (gegevens|codes|code|geld|bankgegevens|pincode|schade) ... (ingevuld|gegeven|doorgegeven|overgemaakt|achtergelaten|afgeschreven|kwijt|weg|afgegeven|geleden|gelukkig|verloren)
    geen schade
    (had|hadden) .. (het|hem|dat|ze) .. (door|in de gaten) $
    (had|hadden) .. (het|hem|dat|ze) .. (door|in de gaten) (voor|voordat)
    (niks|niets|nog geen geld|geen cent) .. (van|vanaf) {det} (rekening|spaarrekening|bankrekening) ?(af|gegaan|afgegaan|afgehaald)
    (alles|geld|spaargeld) staat er ?(gelukkig) nog ?(gewoon|allemaal|gelukkig) op $
    (niks|niets|nix) .. (gebeurd|weg|kwijt|verloren|afgeschreven|meegenomen|gestolen|aan de hand|mee gedaan|mis)
    (ben|zijn|is) .. (niks|niets|geen geld) kwijt
    < ?(heb|ik|en|dus|toen|elke) ?(heb|keer|hem|meteen|direct|gelijk|maar|hem|steeds|dus|ik) ?(meteen|direct|maar|gelijk|keer) opgehangen
    (meteen|direct|gelijk|toen|heb|elke|maar) .. (opgehangen|neergelegd|weggedrukt|afgekapt|weggeklikt|afgepoeierd)
    (hing|hingen) .. op
    (verwijderd|weggegooid|weggeklikt|genegeerd) ?(en)? ?(niks|niets|verder|niet)
    (weggeklikt|weggestuurd)
    (bijna|haast) ... (overgemaakt|gegeven|betaald|ingevuld|geklikt|ingetrapt|meegegeven|afgegeven)
    op tijd (gestopt|door|gezien|ontdekt)
    (niet|geen) ?(in)? ingetrapt
    {card} heb ik nog
    {card} nog ?(gewoon)? $
    (vertrouwde|vertrouw) ... niet ... (niet|niks|niets|opgehangen|weggedaan)
    (alleen) .. (gebeld|gekeken|geopend|naam)
    alleen {det} (naam|adres)
    heb .. niet (opengedaan|binnengelaten|binnen gelaten)
    niet (binnengelaten|binnen gelaten|opengedaan|open gedaan)
    (kan|is) dat kwaad
    zonder .. te (betalen|klikken|vullen|geven)
    (dochter|zoon|man|vrouw|bank) .. (hield|tegengehouden)
    hield (me|mij) tegen
""",
    how=How.AS_SAID,
    unless="""
    (ontvangen|gekregen|teruggekregen|teruggestort|geleverd|terug) $
    (nadat|toen ik|behalve|alleen niet)
    (pas|achteraf|daarna|later|te laat) ... (door|in de gaten)
    (niks|niets|niet) .. (ontvangen|gekregen|geleverd|teruggekregen|teruggestort|geblokkeerd)
    snap er
    wist van
    terugbetaald
    kippen
    nog niet (geblokkeerd|gebeld|gepind)
    niet alleen
    (wij|u|ze|zij|hij|bank) .. (niet|nooit) .. gebeld
    (nooit|niet) iemand gestuurd
    (ben|word|werd|was) .... weggestuurd
    (kan|kunnen|app|bankapp|account|foto's|berichten|apps) .. ?(nog|dan|weer) verwijderd
    (pincode|wachtwoord|code|kaartnummer|bsn) verwijderd
    had ik dat maar
    aan laten staan
    (ex|dader|oplichter) (had|heeft) {det} {card}
    kan niemand
    u heeft .. geen schade
""",
)
BOOK.add(
    "lost_nothing",
    """
    (moet|mag|zal) ik ... (betalen|opnemen|overmaken|invullen|geven|klikken|reageren|inloggen|terugbellen|sturen|meegeven|afgeven|open doen|opendoen) $
    is (deze|dit|die|dat|het) ... (echt|nep|betrouwbaar|oplichting|phishing|fraude|waar|spam)
    is dit (echt|nep|waar|oplichting|normaal)
    (betrouwbaar|echt) of (nep|niet)
    of is (het|dit) nep
    (klopt|kloppen) (dit|dat|deze|die) (bericht|mail|sms|brief|link|site|app|belastingmail|mailtje|smsje)
    (is|zijn) ... (te vertrouwen|betrouwbaar|koosjer|een echte)
    is ... (echt|nep|veilig) ?(of|is) ?(nep|echt|niet) $
    (rare|raar|verdacht|verdachte|vreemd|vreemde|gekke|valse|onbekende) (mail|mailtje|sms|smsje|bericht|berichtje|brief|appje|telefoontje|nummer|link|linkje|oproep|voicemail)
    (hoe|waar) (herken|check|zie|meld|controleer) ik
    (waar|kan) ... (nepmail|phishing|nepsms|spam) ... (melden|doorsturen|sturen)
    wou ?(alleen|het) .. (melden|waarschuwen|doorgeven)
    (alleen|even) melden
    echt of (fake|nep)
    is (dit|dat|het) ?(soms|misschien|nou|nu) (oplichting|phishing|fraude|nep|spam|echt|legaal|normaal)
    klopt het dat (de|een|mijn) ?(bank|politie|belastingdienst) ...
    (weggooien|verwijderen|wegklikken|negeren|niet doen) (zeker|toch|dan|dus) ?$
    is (dat|dit|het) ?(wel) (gevaarlijk|erg|veilig|gebruikelijk)
    is (dit|dat) ... (gang van zaken|gebruikelijk|de bedoeling)
    wat moet ik ?(hiermee|met) ?(deze|dit|die) (mail|sms|brief|bericht|link|smsje)
    rare (telefoontjes|oproepen|berichten|mails|smsjes)
    mag (ik|hij|dit) ... (weg|verwijderen|weggooien)
    ter controle
    (gebeld|mailtje|mail|brief|sms|appje) ... (raar|vreemd|verdacht|gek)
    vertrouw ?(het|dit|hem|de) ?(mail|sms|bericht|link) niet
""",
    how=How.HINT,
    unless="""
    ({police}|interpol|europol) ...
    (word|wordt) ... gebeld
    (meld|herken) ik (mezelf|een)
    (rare|vreemde) berichten
    vond ... niet (raar|vreemd|gek)
    {door}
    intercom
""",
)

BOOK.add(
    "can_stop",
    """
    (overboeking|overschrijving|betaling|transactie|opdracht|geld|bedrag|#eur|het|hij|betalingen|incasso|afschrijving) ... (gepland|ingepland|geplande|klaargezet|gereserveerd|in de wacht|in behandeling|in verwerking|pending|wachtrij)
    (geld|bedrag|#eur|overboeking|betaling) ?(is|al|nog|was) ?(al|nog) onderweg
    (gepland|ingepland|geplande) ... (betaling|betalingen|overboeking|overschrijving|overboekingen)
    (staat|staan) ... (gepland|ingepland|in de wacht|gereserveerd|op pending|pending)
    (overboeking|overboekingen|betaling|betalingen|overschrijving|opdracht|transactie|#eur) ... (staat|staan) .. (klaar|open)
    (staat|staan) ... (overboeking|overboekingen|betaling|betalingen|overschrijving|opdracht|transactie) .. klaar
    (staat|staan) ... (pending|gereserveerd)
    (in verwerking|op pending|status pending)
    nog niet (verwerkt|afgeschreven|uitgevoerd|afgeboekt|overgeboekt|weg)
    nog .. (verwerkt|uitgevoerd) (moet|worden)
    (wordt|worden|gaat) ... (pas|morgen|maandag|vannacht|morgenochtend|straks|uur) ... (verwerkt|afgeschreven|uitgevoerd|overgeboekt|overgemaakt|afgeboekt)
    (morgen|maandag|vannacht|morgenochtend|straks|dinsdag|woensdag|uur) ... (wordt|worden) ... (verwerkt|afgeschreven|uitgevoerd|overgeboekt|overgemaakt|afgeboekt)
    (verwerkt|verwerken|gaat) ... (maandag|morgen|vannacht|dinsdag) ?(pas)? ?(door)?
    (betaling|overboeking|transactie|overschrijving|opdracht) ... staat .. (klaar|open|gepland)
    still pending
    stop .. spoedoverboeking
    spoedoverboeking .. nog
""",
    how=How.AS_SAID,
    unless="""
    (koper|paypal) ...
    (pakket|bestelling|aangifte|bezoek|afspraak|zaak|melding|agent|salaris|loon|koerier)
    (vorige|gedaan|al verwerkt|is verwerkt)
    ik sta
    (weg|kwijt) $
    {card}
    (ik|we|minuten|uur|telefoon|bank) ... in de wacht
    in de wacht (bij|van) ...
""",
)
BOOK.add(
    "can_stop",
    """
    (kan|kunnen|kunt|is) ... (nog|het|dat|dit|u) ... (tegengehouden|tegenhouden|gestopt|stoppen|teruggedraaid|terugdraaien|terughalen|gestorneerd|storneren|geannuleerd|annuleren|ongedaan|teruggehaald|geblokkeerd)
    nog ... (tegen te houden|te stoppen|terug te draaien)
    (stop|hoe) ... (betaling|overboeking|overschrijving|spoedoverboeking|transactie)
""",
    how=How.WEAK,
    denied=None,
    unless="""
    (bezoek|aangifte|afspraak|mails|mail|huilen|{card}|verboden|berichten|telefoontjes)
    (laten|ermee|hiermee|mee) stoppen
    (hem|haar|ze|vader|moeder|die mensen) (stoppen|tegenhouden)
    (weken|maanden|maand|jaar|dagen)
""",
)

_COUNTRY = (
    "(belgie|duitsland|spanje|frankrijk|turkije|portugal|italie|griekenland|engeland|londen|marokko|suriname|curacao|aruba|bonaire"
    "|thailand|bali|indonesie|amerika|oostenrijk|zwitserland|polen|dubai|australie|canada|kroatie|egypte|parijs|berlijn|barcelona"
    "|antwerpen|gent|brugge|brussel|leuven|hasselt|mechelen|vlaanderen|luxemburg|denemarken|zweden|noorwegen|ierland|japan|china|"
    "mexico|tenerife|mallorca|malaga|rome|wenen|istanbul|kortrijk|oostende|aalst|genk|luik|turnhout|roeselare|spain|germany|belgium|france|"
    "hongarije|bulgarije|roemenie|tunesie|kreta|cyprus|malta|ibiza|gran canaria|curaçao|brazilie|zuid_afrika|new york|nederlandse antillen|london|turkey|portugal)"
)
BOOK.add(
    "abroad",
    f"""
    (ik|wij|we|ouders|moeder|vader|man) ?(nu|momenteel|zelf|al|tijdelijk) (woon|wonen|ben|zijn|zit|zitten|verblijf|verblijven|leef|leven|werk|werken|studeer|overwinter|overwinteren|is|sta|z'n) ?(nu|momenteel|zelf|al|tijdelijk|even|hier|nog) ?(jaren|op|vakantie|jaar|met|reis|twee|drie|vakantie) ?(vakantie|jaar) (in|op) {_COUNTRY}
    (woon|wonen|verblijf|verblijven|overwinteren|overwinter|studeer) ?(al|nu|zelf) .. (in|op) {_COUNTRY}
    < (ben|zijn|zit|zitten) ?(nu|momenteel|nog|hier|tijdelijk|op) ?(vakantie|nu) (in|op) {_COUNTRY}
    (ben|zijn|zit|zitten|woon|wonen|verblijf|verblijven) ?(nu|momenteel|nog|tijdelijk|op dit moment) in het buitenland
    (ben|zijn|zit|zitten) ?(nu|momenteel|nog) .. (op vakantie|met vakantie|op reis|op wereldreis)
    momenteel in {_COUNTRY}
    < (op vakantie|op reis|met vakantie) in {_COUNTRY}
    (belg|belgische) ... woon
    (bel|mail|schrijf|typ) .. (vanuit|uit) {_COUNTRY}
    (i'm|i am|we are|living|live) ... in {_COUNTRY}
""",
    how=How.AS_SAID,
    unless="""
    (hij|zij|ze|vriend|soldaat|oplichter|verkoper|zoon|dochter) .. (woont|zit|woonde|studeert|is|zat|verblijft)
    (wil|wilde|wilden|vorig|vorige|geweest|was|waren|broertje|zusje|eigenaar|eigenares|verhuurder)
    (rekening|gebeld|overgemaakt|gestuurd|geld) ... (in|naar|uit)
""",
)
