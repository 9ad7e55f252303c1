"""The scenarios and intents that one message can be recognised as."""

# What can have happened to a victim; each has a playbook.
VICTIM_SCENARIOS = (
    "bank_helpdesk_fraud",
    "card_pickup",
    "fake_police",
    "phishing",
    "payment_request_fraud",
    "friend_in_need",
    "tech_support",
    "identity_fraud",
    "account_takeover",
    "online_shopping",
    "investment_fraud",
    "romance_fraud",
    "extortion",
    "ransomware",
    "invoice_fraud",
    "rental_or_advance_fee",
    "money_mule",
    "suspicious_only",
)

# What a message can be besides a story.
INTENTS = (
    "greeting",
    "affirm",
    "deny",
    "ask_human",
    "out_of_scope",
    "thanks_bye",
    "chitchat_or_abuse",
    "crisis",
    "too_little",
)

# Learnt, so that the recogniser is not sure of what says too little; never given as what was meant.
TOO_LITTLE = "too_little"

# Recognised apart and with a playbook of their own, because the first steps differ; triage, staff and
# figures know them as what they are a form of.
FORM_OF = {"sim_swap": "account_takeover"}

# In these the offender talks to the victim, or comes along.
BY_CALL = frozenset({"bank_helpdesk_fraud", "card_pickup", "fake_police", "tech_support"})

# What is told in this one can be used against who tells it.
MONEY_MULE = "money_mule"

PLAYBOOK_SCENARIOS = (*VICTIM_SCENARIOS, *FORM_OF)
