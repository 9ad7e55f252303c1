"""The same facts in English, as far as safety goes."""

from bot.recognition.facts.evidence import How, RuleBook

BOOK = RuleBook()

_STRANGER = (
    "(he|they|she|someone|somebody|man|men|guy|guys|woman|courier|couriers|police|policemen|officer|officers|detective|detectives|people|suspect|scammer"
    "|stranger|strangers|person|colleague|agent|agents|employee|driver|technician|collector)"
)
_PLACE = "(door|doors|house|home|outside|front|living room|room|kitchen|hallway|hall|stairs|here|apartment|flat|garden|driveway|street|car|building|bedroom|porch|gate|window|lobby)"
BOOK.add(
    "lost_money",
    """
    (transferred|paid|wired|withdrew|transfered|deposited|invested)
    (sent|gave|lost) .. (money|#eur|cash|bitcoin|bitcoins|savings)
    (sent|gave) (him|her|them) (everything|it all|all (i|we) (had|have))
    money ... (gone|stolen|taken|withdrawn|transferred|disappeared)
    (took|stole|taken|stolen|withdrew|withdrawn) ... (money|#eur|savings|cash)
    #eur ... (gone|stolen|taken|withdrawn|missing|lost)
    (gift cards|gift card|giftcards) ... (bought|sent|gave)
    (bought|sent|gave) ... (gift cards|gift card|giftcards)
    account .. empty
    (i|we|she|he|mother|father|accountant|wife|husband|son|daughter|friend) ... (send|sent|pay|paid|give|gave|transfer|transferred|invest|invested|deposit|deposited|lost|lose|spent|wired) ... ({money}|#eur|euro|euros|money|savings|cash|invoice|deposit|rent)
    (take|took|taken|takes|stole|steal|withdrew|withdraw) ... (money|#eur|savings|cash|euro|euros)
    (payments|payment|transfers|transfer|money|#eur|savings|transactions) ... (went|gone|go|goes|left|leave|disappeared|made|out) ... account
    paid ... (never|nothing|not) (got|received|came|arrived|delivered)
    (invested|invest|deposit|deposited) .. #eur
""",
    unless="""
    (he|they|she|seller|buyer) (said|says|claims)
    (sent|send|sends|gave|transferred|paid|pay|pays) (me|us|to me|to us)
    (want|wants|wanted|ask|asks|asked|asking|demand|demands|or) .. (money|#eur|euro|euros)
    (must|should|need|needs|have to) .. (pay|send|give|transfer)
    (will|would|can|could|should|if) ... (pay|send|give|transfer|take|lose)
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
    (gave|given|handed|sent) (me|us) 
    (have|has) .. card still
    still (have|has) ... card
    i have my card
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
    (fill|filled|put|enter|entered|type|typed|gave) ... (card number|bank card|card|password|bank details|bank account|account number|pin)
""",
    unless="""
    (gave|given|sent|told|shared) (me|us) 
""",
)
BOOK.add(
    "lost_device_access",
    """
    (he|they|she|someone|man|guy|scammer|hacker) ... (control|access|inside|took over|taken over) ... (computer|laptop|phone|screen|pc)
    (control|access) (of|over|to) (my|the|her|his|our) (computer|laptop|phone|screen|pc)
    (was|were|is|are|been) in my (computer|laptop|phone|pc)
    (installed|downloaded) ... (anydesk|teamviewer|program|app|software)
""",
)
BOOK.add(
    "danger",
    f"""
    {_STRANGER} ... (is|are) ?(now|still|right now|here|standing|waiting|sitting) .. (at|in|outside|inside|by|on|next to) ... {_PLACE}
    (at|outside) (my|her|his|our|the) (front)? ?(door|house)
    {_STRANGER} ... (is|are) ?(now|still|right|downstairs) (outside|inside|here|downstairs|upstairs)
    (there is|there's|there are|is) ... {_STRANGER} ... (at|in|on|outside|inside) ... {_PLACE}
    {_STRANGER} ?(now|is|are) (in|inside) (my|our|her|his|the) ?(grandmother's|mother's|parents|neighbour's) {_PLACE}
    (won't|refuses to|will not|doesn't) ... leave ?(my|our|the|her) ?(house|home|door)
    {_STRANGER} ?(is|are|inside|in) (in|inside) (my|our|her|his|the) ... {_PLACE}
    (be|is|are) here in ... (minutes|min)
    (ringing|rings) (the|my) (bell|doorbell)
    he is in house
    (knocking|banging|ringing) 
""",
    value="suspect_present",
    how=How.AS_SAID,
    unless="""
    (was|were|yesterday|ago|last|came|stood|nobody|no one|real)
    my (daughter|son|friend|husband|wife|mother|father|mum|mom|dad|brother|sister|neighbour) (is|are) 
    (not|isn't|aren't) ... (at|in|here)
    (if|when|what if) (someone|somebody|he|they)
    (app|account|computer|laptop|phone|email|mailbox|system|revolut|paypal)
""",
)
# A real officer comes to help; one who comes for money or a card, or is said to be fake, does not.
_OFFICER = "(police|policeman|policemen|officer|officers|detective|detectives)"
_FOR_LOOT = (
    "(collect|pick|get|take|fetch|keep|secure|check|count|my card|my cards|my bank card|my money|my cash|my gold|my savings|my jewellery|my jewelry"
    "|her card|her money|her gold|her savings|her jewellery|his card|his money|his gold|his savings)"
)
BOOK.add(
    "danger",
    f"""
    {_OFFICER} ... (is|are|will|going to) .. (coming|come|on the way|on his way|on their way|on her way) ... (to|for) ... {_FOR_LOOT}
    (pretend|pretends|pretending|claims|claiming|posing|poses|impersonating|fake|so-called|supposed) .... (is|are|will|going to) .. (coming|come|comes|on the way|on his way|on their way|on her way)
""",
    value="suspect_coming",
    how=How.AS_SAID,
    unless="""
    (came|was|were|yesterday|nobody|no one|not|never)
""",
)
BOOK.add(
    "danger",
    f"""
    {_STRANGER} .. (is|are|s) ?(now|already|still) (coming|on the way|on his way|on their way|on her way|picking up|driving|heading)
    {_STRANGER} .. (will|going to|is going to|are going to) .. (come|collect|pick up|visit|stop by|be here|be there|drop by|arrive)
    (be here|here|arrive|arrives|arriving|come|comes|coming) .. in ... (minutes|minute|hour|half an hour|min|mins)
    (waiting|waits|wait) for ... (courier|officer|policeman|employee|agent|man) ... (from|to|of|who)
    (sending|send|sends|sent) .. (someone|somebody|courier|officer|colleague|man|driver|agent|taxi) ... (to|over|for|my|here)
    (come|comes|coming) .. (tonight|today|tomorrow|this afternoon|this evening|soon|over|later|by) ... (for|to|get|collect|pick|take|my)
    (coming|come|comes) (over|to my|to our|to her|to his) .. (house|home|place|door|get|collect|take|pick)
    (on his way|on their way|on her way|coming to|will come|is coming|are coming|sending a courier|will pick up|comes to)
    (pick up|collect) my (card|jewellery|gold|money)
""",
    value="suspect_coming",
    how=How.AS_SAID,
    unless="""
    (came|was|were|yesterday|ago|called 911|called 112|ambulance|nobody|no one|not|never|real)
    (called|phoned|rang|dialled|alerted) .... (police|112|911|them) .... (coming|way|here)
    my (daughter|son|friend|husband|wife|mother|father|mum|mom|dad|brother|sister|neighbour) (is|will|comes)
    (can|could|please|when) ... (police|you|someone|officer) ... (come|send|coming)
    (please|can you|could you) send
    (package|parcel|order|delivery|letter|money|email|mail|bus|train) ... (coming|arrive|arrives|come)
    (if|when) ...
""",
)
BOOK.add(
    "danger",
    f"""
    {_STRANGER} ... just (left|went|drove|ran|walked|rode|cycled)
    just (gave|handed) ... (card|cards|jewellery|jewelry|gold|cash) ... (to|at|him|her|them)
    {_STRANGER} just (took|picked up|grabbed|collected|stole) ... (card|cards|gold|jewellery|jewelry|cash|bag|money|phone|laptop)
    {_STRANGER} ... (left|drove off|drove away|ran|walked away) ... (minutes|minute|mins) ago
    {_STRANGER} .. (is|are) (leaving|running|driving away|walking away) ... with
    (minutes|minute|mins) ago .... (took|left|drove|picked up|handed|gave) ... (card|gold|jewellery|cash|courier|with)
    took my (cash|money|bag|phone|card) and (ran|left|drove|went)
""",
    value="suspect_just_left",
    how=How.AS_SAID,
    unless="""
    my (daughter|son|friend|husband|wife|mother|father|mum|mom|dad|brother|sister|neighbour) .. just left
    (real|ambulance|yesterday|last|bus|train|hours|days|weeks)
    just left .. (me|facebook|group|chat|home|work)
    (i|we) just left
    (over|by) (the|my) phone
    """,
)
for _fact, _value in (("danger", "threatened"), ("violence", True)):
    BOOK.add(
        _fact,
        """
        (threatened|threatens|threatening|going|wants|want) .. (kill|hurt|beat|shoot|stab)
        (will|gonna|says|said|say) ... (kill|hurt|shoot|stab|beat) ?(me|us|my|him|her)
        (has|have) a (knife|gun|weapon)
        (hit|beat|attacked|punched) me
    """,
        value=_value,
        how=How.AS_SAID,
        unless="""
        (nobody|no one|never|not)
        """,
    )
BOOK.add(
    "danger",
    """
    (threatens|threatened|threatening|threaten) 
    (or|otherwise) (she|he|they|i|we) ... (send|sends|post|posts|share|leak|publish|show|tell|tells) ... (nudes|photos|pictures|video|videos|family|friends|everyone)
    (know|knows) where (i|we|my|you) ... (live|work|family|kids|school)
    (blackmail|blackmailed|blackmailing|extort|extorted|sextortion)
    (send|post|share|leak) ... (pictures|photos|video|nudes) ... (family|friends|everyone|online|contacts|school)
""",
    value="threatened",
    how=How.AS_SAID,
    unless="""
    (nobody|no one|never|not)
    (bank|landlord|company|provider) ... (threatens|threatened)
    to (close|block|cancel) my (account|subscription|card)
""",
)
BOOK.add(
    "suspect_in_contact",
    f"""
    (is|are|he's|she's) ?(still|now) ?(still|now) on the (phone|line)
    (still|now) on the (phone|line)
    on the phone (with|now|right now)
    (is|are|keeps|keep) calling ?(me) ?(me) (now|right now|again)
    (still|now) calling
    (keeps|keep) calling
    (talking|speaking) (to|with) ... (right now|now|at the moment)
    (must|have to|should) stay on the (phone|line)
    (police|officer|detective|inspector|interpol|europol) (is|are) ... on (the phone|the line|whatsapp|a call|video)
    have ... on the (phone|line)
    {_STRANGER} ... (is|are) ?(now|still) in (my|her|the) (laptop|computer|phone|pc)
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
    (claiming|pretending) ... (police|officer|detective)
    (he|she|they) (is|are) ... police
    (police|officer|detective|inspector|interpol|europol) ... on the (phone|line)
    (police|officer|detective|interpol) ... (told|tells|says|said) ... not ... hang up
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
    (better|rather) (die|dead)
    (wants|want) to (jump|die)
    (took|taken|swallowed) ... pills
    life is (over|finish|finished)
    (don't|do not|doesn't|does not|dont) (want|wanna) ?(to) (be here|be around|go on) (anymore|any more|any longer)
    (don't|do not|doesn't|does not|dont) (want|wanna) ?(to) (be alive|exist|wake up|live) ?(anymore|any more|any longer|again|tomorrow) $
    (don't|do not|dont|can't|cannot) see (a|any) (way out|future|point in living)
    (there is|there's|is|see) no (way out|future) ?(for) ?(me|us) ?(anymore|any more|left) $
    (can't|cannot|can not) (go on|take it|carry on|do this|live) ?(like this|like that|with this|with myself)? ?(anymore|any more|any longer) $
    (can't|cannot|can not) (go on|carry on|live) (like this|like that|with this|with myself)
    (point|reason) (of|in|to) (living|live|going on|go on|life)
    (wish|hope) .. (would not|wouldn't|never|don't|did not|didn't) ... wake up
    (wish|wished) i (was|were|had) (dead|never been born|not been born|gone)
    better off ... (i|she|he) (was|were|is|am) (gone|dead|not here|not around)
    better ... if (i|she|he) (was|were|is|am) (gone|dead|not here|not around|not there)
    (want|just want) it all to (end|stop|be over)
    (tired|sick) of (living|life|being alive)
    (goodbye|farewell) (everyone|everybody|world|all)
    (won't|will not) be (here|around|alive) (tomorrow|anymore|any more|much longer)
    (nothing|nobody|no one) (left) to live for
""",
    how=How.AS_SAID,
)
BOOK.add(
    "other_emergency",
    """
    fire in (my|the|our|a) ...
    (man|guy|someone|he|she) ... with a (knife|gun|weapon)
    breaking (the|my|our) (door|window)
    (breaking|broke) into ... (house|home|neighbours|neighbour's)
    (just|was) ... accident ... (hurt|injured|dead|now|just)
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
    (our|my) (company|business|shop|store|office|firm|foundation|school|restaurant|accountant|supplier|employee|employees|clients|customers|server|servers|bookkeeper|invoice|staff)
    my (boss|manager|director|ceo) ... (asked|asks|emailed|mailed|wanted|texted)
""",
    how=How.AS_SAID,
)
BOOK.add(
    "called_bank",
    """
    (called|phoned|informed|contacted|told) ... (bank|rabobank|ing|abn)
    bank .. (blocked|knows)
    bank (say|says|said|told|tells) ... (police|fraud|nothing|report)
    card is blocked
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
    is (this|that|it) (dangerous|safe)
    (is|was) (this|it) ?(really) (real|fake|a scam|legit|dangerous|safe|ok)
    (haven't|have not|didn't|did not) ... (done|do) (anything|it)
    nothing happened
    (lost|gave|paid) nothing
""",
    how=How.AS_SAID,
)
_HEARS = """
    (he|they|she|someone|somebody) (can|could) (hear|see) (me|us|everything|this|what i)
    (he|they|she|someone|somebody) (hears|hear) (me|us|everything)
    (he|they|she|someone|somebody) (is|are) ?(still|also|now) (listening|reading along|watching me|watching my screen|looking over)
    (he|they|she) (is|are) ?(right|standing|sitting|now) ?(right) next to me ... (must not|mustn't|can't|cannot|should not|shouldn't) (know|see|hear)
"""
BOOK.add(
    "cannot_talk",
    f"""
    (can't|cannot|can not) (talk|speak|call)
    (i am|i'm) deaf
    (have|has|got) to (whisper|be quiet|stay quiet|be silent)
    {_HEARS}
""",
    how=How.AS_SAID,
    unless="""
    (bank|friend|company|helpdesk|office|colleague) (can't|cannot|can not) (talk|speak|call)
    (can't|cannot|can not) (talk|speak|call) (dutch|english|to (a|an|the|any)|me|us|your)
""",
)
# Who listens while the victim cannot speak is near.
BOOK.add(
    "danger",
    _HEARS,
    value="suspect_present",
    how=How.AS_SAID,
    unless="""
    my (daughter|son|friend|husband|wife|mother|father|mum|mom|dad|brother|sister|neighbour|partner) 
    (radio|music|computer|laptop|phone|line|doctor)
    (not|doesn't|don't|can't|isn't) (hear|see|listen|listening|near|here|next)
    (nobody|no one)
""",
)
BOOK.add(
    "emergency_called",
    """
    (called|phoned|rang|dialled) (112|911|the police|police)
    (112|911) (has been)? ?called
""",
    unless="""
    (should|can|will|do|must) i
    (says|said)
""",
)
# Officers who come count as called only when somebody called them: impostors announce "the police" too.
_ON_THE_WAY = "(police|officers|they) (are|is) ?(already|now) (coming|on the way|on their way|here)"
_CALLS = "(called|phoned|rang|dialled|alerted)"
BOOK.add(
    "emergency_called",
    f"""
    {_CALLS} ?(the|for|already) (police|112|911) .... {_ON_THE_WAY}
    {_ON_THE_WAY} .... (i|we|he|she|husband|wife|son|daughter|neighbour|neighbours|friend|mother|father|brother|sister|someone|somebody) ?(already|just|has|have) {_CALLS} ?(the) (them|police|112|911)
""",
    how=How.AS_SAID,
    unless="""
    (pretend|pretends|pretending|fake|says|said|told|claims|scammer)
    (collect|pick|gold|jewellery|savings|card|money)
    (not|didn't|nobody|no one)
""",
)
BOOK.add(
    "can_stop",
    """
    (pending|scheduled)
    (can|could) ... (stop|cancel|reverse) ... (payment|transfer|it)
""",
    how=How.AS_SAID,
)
