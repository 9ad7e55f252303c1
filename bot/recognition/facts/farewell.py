"""Hints at suicide without its words: affairs put in order, a farewell, being found, no need of anything any more.

Rather one question too many than one hint missed.
"""

from bot.recognition.facts.evidence import How, RuleBook

BOOK = RuleBook()

_PEOPLE = "(kinderen|vrouw|man|moeder|vader|mama|papa|mam|pap|ouders|familie|iedereen|jongens|meisjes|zus|broer|ze|haar|hem)"
_ANIMAL = "(kat|katten|hond|honden|poes|poezen|konijn|vogel|vogels|parkiet|dieren|huisdieren|planten)"
_MEANS = "(pillen|slaappillen|medicijnen|medicatie|slaapmiddelen|paracetamol|tabletten|stripjes|strips|doosjes|weekdoos|kalmeringstabletten|insuline|oxazepam)"
BOOK.add(
    "self_harm",
    f"""
    (zaken|papieren|administratie) ... (op orde|in orde) (gebracht|gesteld|gemaakt)
    (verzekeringspapieren|levensverzekering|uitvaartpolis|testament) ... (klaargelegd|klaarliggen|opgeschreven|klaar gelegd|op tafel gelegd)
    alles ?(al|is|netjes) ?(al) geregeld voor (als ik|mijn kinderen|de kinderen)
    (brieven|verjaardagskaarten|afscheidsbrieven) ... (geschreven|gemaakt|liggen|neergelegd|klaargelegd) ?(voor) ... ({_PEOPLE}|jaren|jaar|later|la|tafel)
    (voor|aan) (iedereen|de kinderen|mijn kinderen|allemaal) ?(een|nog) (brief|brieven|kaart) ... (gemaakt|geschreven|gelegd)
    (een|1) ?(laatste) brief (schrijven|te schrijven) ... (goed|klaar|rust|over|voorbij)
    (heeft|hij|ze|zij|man|vrouw|zoon|dochter) ... briefje (neergelegd|achtergelaten|laten liggen|op tafel gelegd)
    {_ANIMAL} ... (naar (het|een) asiel|al bij de buren|weggedaan|weggegeven) 
    {_ANIMAL} ... (als (iemand|hij|zij|ze|ik) ... (niet meer|weg) (is|ben))
    (eten|voer) voor de {_ANIMAL} (staat|ligt)
    (zorgt|zorgen|gebeurt|krijgt|krijgen) ... als ... er ?(plots|straks|dan) niet meer (ben|is|bent)
    als (ik|hij|zij|de moeder|mama|papa) er ?(straks|dan|morgen|zelf) niet meer (ben|is|bij)
    er ?(dan|zelf|straks) ?(zelf|ook) niet meer bij (zijn|ben)
    (na mij|zonder mij) ... (niemand|geen|beter|verder|lichter|rust)
    (vinden|gevonden|vindt|vond) ... (voordat|voor|eer) ... (thuiskomt|thuis komt|thuis is|uit school|wakker)
    (gevonden wordt|gevonden worden|wordt gevonden|gevonden word) .... (alleen|dood)
    als (jullie|u|iemand|de politie|je|ze) dit (leest|lezen|vindt|vinden|krijgt) .... (te laat|dood|voorbij)
    ('t|het) is ?(toch|al) te laat ... (ingenomen|geslikt|slaperig)
    (iets|alles|alle|genoeg|veel) (gepakt|genomen|ingenomen|geslikt) .... (slaperig|duizelig|wazig|suf)
    (word|wordt) .. (slaperig|suf|duizelig) .... {_MEANS}
    {_MEANS} ... (op een rij|op een rijtje|in een rij|uit de strip|uit het kastje|genomen|ingenomen|geslikt|gepakt|leeg|opgespaard|tel ik)
    (hele|alle|al) ?(zijn|haar|mijn|z'n|de) {_MEANS} .. (genomen|ingenomen|geslikt|gepakt|liggen|op)
    (verzamelt|verzamel|spaart|hamstert) ... {_MEANS}
    (kijk|kijkt) ?(ik|hij|zij) (naar|steeds naar) (de|het|mijn) (medicijnen|pillen|messenla|messen|brug|spoor|balkon|water)
    (touw|strop) ... (garage|schuur|zolder|gek|klaar|gekocht|besteld)
    (mezelf|mijzelf|mij zelf|me zelf) niet ?(meer|alleen) ?(alleen|met)
    (vertrouw|vertrouwt) (mezelf|mijzelf|zichzelf) niet
    (gewoon|zo|verschrikkelijk|alleen|maar) ?(maar|zo|verschrikkelijk|ontzettend) moe van (alles|het leven|dit leven|vechten|het vechten)
    moe (bent|ben) .... van alles
    (geen zin|geen kracht|geen energie|de puf niet) meer om ... (morgen|door te gaan|verder te gaan|op te staan|het weer)
    niet meer (opsta|opstond|opstaan|op sta|op stond|op te staan) $
    (kan|wil) ?(ik) ... morgen .. niet nog (een keer|eens)
    (fijn|mooi|goed) leven (geweest|was|gehad|tot)
    (telefoon|geld|spullen|sieraden|schoenen|agenda) ... (straks|dan|morgen|binnenkort|daarna|toch|daar) .. niet meer nodig
    < ?(en|maar) (zeg|vertel|zegt u) .. (dat|maar|tegen|aan) ... (schuld|spijt|hou|hield|trots|gehouden)
    zeg ... {_PEOPLE} ... (schuld|spijt|hou|hield|trots|gehouden)
    niet (hun|haar|zijn|jouw|jullie|de kinderen) schuld ?(was|is) .. (dag|vaarwel|sorry)
    het lag niet aan (jou|jullie|ons)
    (hou|houd) van jullie allemaal
    (wees|wees dan) lief voor (elkaar|mama|papa|je)
    (afscheid) (neemt|neem|nemen|genomen|te nemen) !van (mijn|de|het) (bank|werk|collega|collega's)
    neem ik afscheid
    (gestopt|stoppen|stop|begonnen) ... met eten ?(en drinken)
    wil ?(ook) niet meer (eten|drinken)
    (opa|oma|vader|moeder|man|vrouw|papa|mama) ... (in|naar) de hemel
    (naar|bij) (hem|haar|mijn man|mijn vrouw|papa|mama|oom [a-z]+|tante [a-z]+) toe ?(te) (gaan|ga|gaat) .... (overleden|dood|rug|er niet|besloten|hemel)
    besloten ... (naar (hem|haar) toe|het niet meer (wil|willen)|niet verder|te stoppen met leven)
    (samen|beiden) besloten .... niet meer (wil|willen)
    (rek|koek) (is )?(er)?(uit|op) $
    genoeg geweest voor (mij|ons|hem|haar)
    voor (mij|hem|haar) (is|was) het ?(genoeg|klaar|goed) (geweest|klaar|genoeg|over)
    (vanavond|vannacht|straks) is het ?(allemaal) (klaar|voorbij|over|achter de rug|rustig|stil)
    (doe) het (straks|vanavond|vannacht|morgen) ?(gewoon|toch|zelf) .... (klaar|over|voorbij|af)
    (dan|straks|morgen) is het (voor altijd|eindelijk (stil|rustig|over|voorbij))
    niemand (mist|gaat) (mij|me) ?(toch|missen)
    bang voor de pijn
    (zou|doet) het pijn (doen) .... (spring|springt|springen|trein|hangt|snijdt)
    (moeite|haast|haasten) ... voor (mij|me) ?(hoeft|is|niet|maar)
    niet haasten voor (mij|me)
    (over|binnen) een paar (dagen|uur) (speelt|is) ... (niet meer|voorbij|over)
    doet er (toch|voor mij|allemaal) ?(allemaal|toch) niet meer toe
    (uitkeert|uitkeren|uitbetaalt) ... (zelf|zelfdoding|eigen hand)
    (hulp|helpen|laten) ... (bij het|te) sterven
    hoe (je|ik|hij) ... afscheid (neemt|neem|nemen)
    (wie krijgt) ... (geld|huis|kat|spullen) .... er niet
    (stukje|eindje) (rijden|lopen|wandelen|fietsen) (over|naar|langs) (de|het) (dijk|spoor|water|brug|zee|kanaal|viaduct)
    (zee|water|maas|waal|rijn|kanaal|spoor) ... (meewerkt|roept|trekt|dichtbij|haalt me)
    doorslikt ... (gootsteen|ontstopper|bleek|chloor)
    (haal|haalt|red|redt) ?(ik) ?(denk|de) ... (kerst|zomer|morgen|volgende week) niet
    niet dat ik (kerst|morgen|de zomer) haal
    (lief|rustig|vrolijk), veel (liever|rustiger) dan anders
    (ineens|opeens) veel (liever|rustiger) dan anders
    (weggeven|weggegeven|gaf|geeft) ... (spaarpot|schoenen|sieraden|dierbare|lievelingsspullen) ... (afscheid|nodig|gaat)
    (niet meer|nooit meer) (op wil|wil) (staan|opstaan)
    (weg|verdwenen) zijn voor altijd
    niet meer (hoeft|hoef) (wakker te worden|van mij|voor mij|zo) $
    (hij|ze|zij|ik|vader|moeder|zoon|dochter|man|vrouw) ... (afscheid) (neemt|neem|nam)
    (verdien|verdient) ... niet .. (hier|om) .. (te zijn|te leven|nog te)
    {_MEANS} (klaar|naast|genoeg) 
    (strop|slaappillen|slaapmiddelen|euthanasie|zelfdoding)
    (op|onder|bij|vanaf|aan) (de|het|een) (spoorbrug|viaduct|reling|spoorlijn|rails|perron|hoogspanningsmast|flatdak|spoorbaan|treinspoor)
    (meisje|jongen|man|vrouw|iemand|persoon) .. (op|aan|van) (het|de|een) ?(viaduct|brug|dak|reling|spoor) $
    (zelf|zelf ook) .. (gedaan|doen) ... levensverzekering
    vaarwel (allemaal|lieverds|wereld|lieve mensen)
    het ga jullie (goed|allemaal)
    (rust|vrede) (vinden|hebben|heb) ... (eindelijk|straks|dan|vanavond)
    ik (ben|was) (liever|beter) (dood|weg|er niet)
    (iedereen|jullie|ze|mijn gezin|mijn familie) ... (beter|makkelijker) ... zonder (mij|me)
    mijn (laatste) (avond|nacht|dag|uur|bericht|woorden)
    (is|dit) ?(mijn|de) laatste (avond|nacht|dag|woorden)
    (leven) (is|heeft|was) .. (voorbij|klaar|geen zin|niets|niks waard|over|afgelopen|mislukt) 
    (zie|heb) ... geen (uitweg|toekomst|andere uitweg|morgen)
    (kleren|schoenen|jas) ... (stapel|stapeltje|oever|kade|brug)
""",
    how=How.AS_SAID,
    unless="""
    (overleden|begraven|begrafenis van|vakantie|reis|verhuis|verhuizen|verhuizing|op reis|weekendje|pensioen)
    (bank|courier|koerier|winkel|webshop|klant|verkoper|bestelling|bedrijf|factuur|abonnement|garantie) .. (zegt|zegd|stuurt|krijgt|geregeld|geschreven)
    (bank|notaris|rabobank|ing) ... brief
    brief (van|aan) (de|het|mijn) (bank|gemeente|politie|verhuurder|advocaat|werkgever)
    (hacker|hackers|server|servers|computer|computers|bestanden|wifi)
    (besteld|gekocht|bestelde|kocht|webshop|apotheek|dieetpillen|viagra|afslank|recept|doosje met)
    (zorgverzekering|thuiszorg|wijkverpleging) ... (pillen|medicijnen|medicatie|tabletten|insuline)
    (pillen|medicijnen|medicatie|tabletten|insuline) ... (thuiszorg|wijkverpleging|bijwerking|vergeten)
    (oplichter|fraudeur|site|koper|platform|coach|dader) .. (stopt|stoppen|heeft|is|zegt)
""",
)
# Who goes on to say who they are, or to ask something, greets.
BOOK.add(
    "self_harm",
    """
    dag (lieverds|wereld|lieve mensen)
""",
    how=How.HINT,
)
BOOK.add(
    "self_harm",
    """
    dag (lieverds|wereld|lieve mensen) .... (mijn naam|ik heet|vraag|koffie|thee)
    dag (lieverds|wereld|lieve mensen) .. ik ben [a-z]+ $
""",
    value=False,
    how=How.AS_SAID,
    unless="""
    (laatste|spoor|brug|dak|pillen|leven|dood)
    ben (moe|op|klaar|kapot|bang|alleen|weg|er|zover|zo|niet|uitgeput|gebroken|verdrietig|thuis|straks|bereid|weer|hier|uitgepraat|leeg)
""",
)
