"""What the victim lost: money, card, PIN, log-in details, documents, valuables, access, files, name."""

from bot.recognition.facts.evidence import How, RuleBook

BOOK = RuleBook()

# --- money ---
BOOK.add("lost_money", """
    {paid}
    {paid_past}
    {money} ... {sent}
    {sent} ... #eur
    {giftcard} ... (gekocht|gestuurd|doorgegeven|gegeven|doorgestuurd|gescand|verstuurd)
    (gekocht|gestuurd|kocht) ... {giftcard}
    {money} ... {drained}
    {drained} ... {money}
    {drained} ... (rekening|spaarrekening|pas|bank|spaarpot)
    (rekening|spaarrekening|spaarrek|saldo|betaalrekening) ... {drained}
    {money} ... {took}
""")
BOOK.add("lost_money", """
    {money} .. {gone}
    {gone} .. {money}
    (alles|rekening|spaarrekening|saldo) .. (weg|leeg|kwijt)
    saldo (is|nul|0)
    opgelicht .. (voor|met) #eur
    {scammed} voor ?{det} #eur
""")
BOOK.add("lost_money", """
    moest(en)? ... {money_verb_inf}
""", how=How.WEAK)

# --- card ---
BOOK.add("lost_card", """
    {card} {list} ... {handed}
    {handed} ... {card}
    {card} {list} ... {took}
    {took} ... {card}
    {card} .. {gone}
    {handed_past} ... {card}
    {took_past} ... {card}
""")
BOOK.add("lost_pin", """
    {pin} {list} ... {told}
    {told} ... {pin}
    {pin} ... {typed}
    {card} (en|met|plus|,) ?{det} (code|codes|cijfers) {list} ... {handed}
""")
BOOK.add("lost_credentials", """
    {code} ... {told}
    {code} ... {typed}
    {told} ... {code}
    {typed} ... {code}
    {secret} ... {told}
    {secret} ... {typed}
    {typed} ... {secret}
    {data_vague} ... {typed}
    {typed} ... {data_vague}
    {enter}
    {approved}
""")
BOOK.add("lost_id_document", """
    {copy} ... {document} ... (gestuurd|gemaakt|doorgestuurd|opgestuurd|geupload|gegeven|gemaild|geappt)
    (gestuurd|opgestuurd|geupload|gemaild|geappt) ... {copy} ... {document}
    {document} ... (gestuurd|doorgestuurd|opgestuurd|geupload|gegeven|meegegeven|afgegeven|gemaild|geappt|gezet|opgehaald|meegenomen|gestolen)
    (selfie|foto) .. met ?{det} {document}
""")
BOOK.add("lost_valuables", """
    {valuable} {list} ... {handed}
    {valuable} {list} ... {took}
    {handed} ... {valuable}
    {took} ... {valuable}
    {valuable} .. {gone}
""")
BOOK.add("lost_device_access", """
    {remote}
    {program} ... {installed}
    {device} ... overgenomen
    (meegekeken|meekijken|meekeek|meekeken|meekijkt)
    (muis|cursor) .. beweegt
""")
BOOK.add("lost_account", """
    {account} ... {hacked}
    {hacked} ... {account}
    {simcard} ... {hacked}
""")
BOOK.add("lost_files", """
    {files} ... {encrypted}
    (ransomware|gijzelsoftware)
""")
BOOK.add("lost_identity_used", """
    op {my} naam ... (afgesloten|geopend|besteld|gezet|gehaald|lening|abonnement|rekening|auto|telefoons?|aangevraagd|gekocht)
    (afgesloten|geopend|besteld|gezet|gehaald|lening|leningen|abonnement|abonnementen|rekening|auto|telefoons?) ... op {my} naam
    identiteit ... (gestolen|misbruikt|gebruikt)
    identiteitsfraude
""")
