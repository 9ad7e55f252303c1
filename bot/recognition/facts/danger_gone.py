"""Whoever came has just gone, told by the door, the corner, the lift or the minute."""

from bot.recognition.facts.evidence import How, RuleBook

BOOK = RuleBook()

_JUST = "(net|zojuist|zonet|daarnet|juist|zopas|nu)"
_LOOT = "({card}|{valuable}|{money}|{gadget}|{document}|portemonnee|tas|tasje|envelop|enveloppe|spullen|alles|geldkistje|kluis)"
_WENT = "(gefietst|gelopen|gerend|gereden|gegaan|gescheurd|geglipt|gesprongen|verdwenen)"
BOOK.add(
    "danger",
    f"""
    (hij|ze|zij|die [a-z]+|{{collector}}) (is|zijn) ?{_JUST} ?(de|een|naar|met|door|om) ?(de|het) (hoek|straat|deur|steeg|tuin|trap|lift|poort) ?(om|uit|in|door|af) {_WENT} ... met ... {_LOOT}
    (hij|ze|zij|die [a-z]+) (is|zijn) {_JUST} (met|via|langs|door) de (lift|trap|achterdeur|tuin|gang) (naar|weg|beneden) ...
    (hij|ze|zij|die [a-z]+|{{collector}}) (is|zijn) (amper|nauwelijks|nog geen|krap|net|hooguit) ?(een|twee|drie|vijf|tien|paar|1|2|3|5|10) ?(paar) (minuut|minuten|minuutje|minuutjes|tellen|seconden) (weg|vertrokken|buiten)
    (deur|poort|hek) (is|viel|ging|valt) ?(net|zojuist|zonet|daarnet) ?(net) achter (hem|haar|ze|hen|die [a-z]+) ?(dicht|dichtgevallen|in het slot|gesloten)
    (minuut|minuten|minuutje|minuutjes|tellen|seconden|kwartier) (geleden|terug) (nam|namen|griste|pakte|pakten|stal|haalde|haalden|rukte) (hij|ze|zij|die [a-z]+|een [a-z]+) ... {_LOOT}
    (nam|namen|griste|pakte|pakten|stal|haalde|rukte|graaide) (hij|ze|zij|die [a-z]+) {_JUST} ... {_LOOT}
    (hij|ze|zij|die [a-z]+) (griste|rukte|graaide|pakte|nam|stal) {_JUST} ... {_LOOT}
""",
    value="suspect_just_left",
    how=How.AS_SAID,
    unless="""
    (gisteren|eergisteren|vorige|vorig|destijds|vroeger|toen|uur|uren|dagen|weken)
    {my} {kin} .. (is|zijn|ging)
    (van|via|uit) (mijn|de|het) (rekening|app|account|wallet)
    (mail|sms|bericht|app|online)
""",
)
