"""The same facts in English, as far as safety goes."""

from bot.recognition.facts.evidence import How, RuleBook

BOOK = RuleBook()

_STRANGER = "(he|they|she|someone|somebody|a man|the man|a guy|a woman|courier|two men|police|officer|people|suspect|scammer)"
BOOK.add(
    "lost_money",
    """
    (transferred|paid|wired|withdrew|transfered|deposited|invested)
    (sent|gave|lost) .. (him|her|them|money|#eur|cash|bitcoin)
    money ... (gone|stolen|taken|withdrawn|transferred|disappeared)
    (took|stole|taken|stolen|withdrew|withdrawn) ... (money|#eur|savings|cash)
    #eur ... (gone|stolen|taken|withdrawn|missing|lost)
    (gift cards|gift card|giftcards) ... (bought|sent|gave)
    (bought|sent|gave) ... (gift cards|gift card|giftcards)
    account .. (is)? ?empty
""",
    unless="""
    (he|they|she|seller|buyer) (said|says|claims) 
""",
)
BOOK.add(
    "lost_card",
    """
    (gave|handed|given) ... (card|debit card|bank card)
    (took|taken|has|have|stole|picked up) ... (card|bank card)
    card ... (taken|gone|stolen|picked up)
""",
    unless="""
    (have|has|still) ... (my)? ?card ?still
    i (still)? ?have my card
    (coming|come|wants|want) to (pick|take|get|collect)
    (asking|asks|asked|ask) for
""",
)
BOOK.add(
    "lost_pin",
    """
    (gave|told|shared|entered|typed|given) ... (pin|pincode|pin code)
    (knows|know|has) my pin
""",
)
BOOK.add(
    "lost_credentials",
    """
    (gave|told|shared|entered|typed|filled in|filled|given|sent) ... (password|code|codes|details|login|credentials|card number|bank details)
    (logged in) ... (link|site|page|website)
""",
)
BOOK.add(
    "lost_device_access",
    """
    (he|they|she|someone) ... (control|access|inside|took over) ... (my)? ?(computer|laptop|phone|screen)
    (installed|downloaded) ... (anydesk|teamviewer|program|app|software)
""",
)
BOOK.add(
    "danger",
    f"""
    {_STRANGER} (is|are) ?(now|still|right now|here) .. (at|in|outside|inside|by) ... (door|house|home|outside|front|living room|here)
    (at|outside) my door
    {_STRANGER} (is|are) (outside|inside|here)
    there is ... at (my|the) door
    (knocking|banging|ringing) 
""",
    value="suspect_present",
    how=How.AS_SAID,
    unless="""
    (was|were|yesterday|ago|last|daughter|son|friend|husband|wife|mother|father)
""",
)
BOOK.add(
    "danger",
    f"""
    {_STRANGER} (is|are) ?(now)? ?(coming|on the way|on his way|on their way|picking up)
    (on his way|on their way|on her way|coming to|will come|is coming|are coming|sending a courier|will pick up|comes to)
    (pick up|collect) my (card|jewellery|gold|money)
""",
    value="suspect_coming",
    how=How.AS_SAID,
    unless="""
    (came|was|were|yesterday|daughter|son|friend|husband|wife|called 911|called 112|ambulance)
""",
)
BOOK.add(
    "danger",
    f"""
    {_STRANGER} ... just (left|went|drove|ran)
    just left
    just (gave|handed) ... (card|jewellery|gold)
    {_STRANGER} just (took|picked up) ... (card|gold|jewellery)
""",
    value="suspect_just_left",
    how=How.AS_SAID,
)
for _fact, _value in (("danger", "threatened"), ("violence", True)):
    BOOK.add(
        _fact,
        """
        (threatened|threatens|threatening|going|wants|want) .. (to)? ?(kill|hurt|beat|shoot|stab)
        (has|have) a (knife|gun|weapon)
        (hit|beat|attacked|punched) me
    """,
        value=_value,
        how=How.AS_SAID,
    )
BOOK.add(
    "danger",
    """
    (threatens|threatened|threatening|threaten) 
    (blackmail|blackmailed|blackmailing|extort|extorted|sextortion)
    (send|post|share|leak) ... (pictures|photos|video|nudes) ... (family|friends|everyone|online|contacts|school)
""",
    value="threatened",
    how=How.AS_SAID,
)
BOOK.add(
    "suspect_in_contact",
    """
    (is|are|he's|she's) ?(still|now) ?(still|now) on the (phone|line)
    (still|now) on the (phone|line)
    on the phone (with|now|right now)
    (is|are) calling me (now|right now)
    (don't|do not|can't|not) hang up
    (is|are) (now|still) in my (computer|laptop|phone)
""",
    how=How.AS_SAID,
    unless="""
    (was|were|yesterday|hung up|my bank)
""",
)
BOOK.add(
    "suspect_in_contact",
    """
    hung up
    hang up already
""",
    value=False,
    how=How.AS_SAID,
)
BOOK.add(
    "claims_police",
    """
    (says|said|claims|claimed|pretends|pretended) ... (police|officer|detective|interpol|europol)
    (fake|pretend) (police|officer|cop)
    (police officer|detective|policeman|a police) ... (called|calls|phone|asked|wants)
""",
    how=How.AS_SAID,
    unless="""
    i called
""",
)
BOOK.add(
    "self_harm",
    """
    (suicide|suicidal)
    (kill|hurt|end) (myself|my life|it all)
    (want|wanna) to die
    (don't|do not) want to live
    no reason to live
    better off (dead|without me)
""",
    how=How.AS_SAID,
)
BOOK.add(
    "other_emergency",
    """
    (heart attack|not breathing|unconscious|bleeding|on fire|stroke|car accident)
    (is|are) (fighting|breaking in|being attacked)
""",
    how=How.AS_SAID,
    unless="""
    (last|ago|yesterday|almost)
""",
)
BOOK.add(
    "third_party",
    """
    my (mother|father|grandmother|grandma|grandfather|grandpa|son|daughter|wife|husband|mom|dad|mum|friend|neighbour|brother|sister|aunt|uncle) ... (gave|has|was|is|got|transferred|paid|lost|sent|clicked)
""",
    how=How.AS_SAID,
    unless="""
    (says|said|told) me
    (text|message) from
    called the
""",
)
BOOK.add(
    "minor",
    """
    (i'm|im|am|i am|is|aged|age|son|daughter) ?(of|is|only|,) #young
""",
    how=How.AS_SAID,
    unless="""
    (she|he|they) (said|says) 
""",
)
BOOK.add(
    "business",
    """
    (our|my) (company|business|shop|store|office|firm|foundation|school)
""",
    how=How.AS_SAID,
)
BOOK.add(
    "called_bank",
    """
    (called|phoned|informed|contacted|told) ... (bank|rabobank|ing|abn)
    bank .. (blocked|knows)
    blocked my card
""",
    unless="""
    bank (called|phoned)
    (from|of) (the|my) bank
    (should|will|can)
""",
)
BOOK.add(
    "reported",
    """
    (filed|made) ... report
    reported ... (police|it|this)
""",
    unless="""
    (want|how|can|should) 
""",
)
BOOK.add(
    "wants_visit",
    """
    (can|could|please) ... (send|come) ... (officer|police|someone|somebody)
    (send|need) ... (officer|police|someone|help)
    please come
""",
    how=How.AS_SAID,
    unless="""
    (he|they|she) (will|is|are|said)
""",
)
BOOK.add(
    "clicked_link",
    """
    clicked ... (link|it|on)
    (opened|followed|pressed) ... link
    scanned ... qr
""",
)
BOOK.add(
    "lost_nothing",
    """
    (did not|didn't|have not|haven't|did) ?(not) ?(yet) (click|pay|give|send|lose|fill|respond|answer|transfer|share|open) ...
    (nothing) .. (lost|happened|gone|stolen|taken)
    hung up
    (is|was) this (real|fake|a scam|legit)
    (lost|gave|paid) nothing
""",
    how=How.AS_SAID,
)
BOOK.add(
    "cannot_talk",
    """
    (can't|cannot|can not) (talk|speak|call)
    (i am|i'm) deaf
    (he|they|she) can hear me
""",
    how=How.AS_SAID,
)
BOOK.add(
    "emergency_called",
    """
    (called|phoned) (112|911|the police|police)
    (112|911) (has been)? ?called
    police (are|is) (coming|on the way|on their way|here)
""",
    unless="""
    (should|can|will|do|must) i
    (says|said)
""",
)
BOOK.add(
    "can_stop",
    """
    (still)? ?(pending|scheduled) 
    (can|could) ... (stop|cancel|reverse) ... (payment|transfer|it)
""",
    how=How.AS_SAID,
)
