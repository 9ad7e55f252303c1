"""Conditions in plain Dutch, for people who review playbooks and policy."""

from __future__ import annotations

from bot.domain.conditions import Condition, Every, Is, Not, Part, possible_values
from bot.domain.facts import UNKNOWN, Value

# How a yes/no fact reads when it is true and when it is not.
YES_NO_WORDS: dict[str, tuple[str, str]] = {
    "lost_money": ("er is geld weg", "er is geen geld weg"),
    "lost_card": ("de pas is weg", "de pas is niet weg"),
    "lost_pin": ("de pincode is gegeven", "de pincode is niet gegeven"),
    "lost_credentials": (
        "codes of inloggegevens zijn gegeven",
        "er zijn geen codes of inloggegevens gegeven",
    ),
    "lost_id_document": (
        "een identiteitsbewijs of kopie is weg",
        "er is geen identiteitsbewijs of kopie weg",
    ),
    "lost_valuables": ("er zijn spullen van waarde weg", "er zijn geen spullen van waarde weg"),
    "lost_device_access": ("iemand keek mee op een apparaat", "niemand keek mee op een apparaat"),
    "lost_account": ("een account is overgenomen", "er is geen account overgenomen"),
    "lost_files": ("bestanden zijn weg of op slot", "er zijn geen bestanden weg of op slot"),
    "lost_identity_used": ("iemand gebruikt de identiteit", "niemand gebruikt de identiteit"),
    "third_party": ("iemand schrijft voor het slachtoffer", "het slachtoffer schrijft zelf"),
    "suspect_in_contact": ("de verdachte heeft nu contact", "de verdachte heeft nu geen contact"),
    "claims_police": ("de verdachte zegt van de politie te zijn", "de verdachte noemt de politie niet"),
    "other_emergency": ("er is ander levensgevaar", "er is geen ander levensgevaar"),
    "self_harm": ("er zijn gedachten aan zelfdoding", "er zijn geen gedachten aan zelfdoding"),
    "can_stop": ("de betaling is misschien te stoppen", "de betaling is niet te stoppen"),
    "called_bank": ("de bank is gebeld", "de bank is niet gebeld"),
    "reported": ("er is aangifte of melding gedaan", "er is geen aangifte of melding gedaan"),
    "vulnerable": ("het slachtoffer is kwetsbaar", "het slachtoffer is niet kwetsbaar"),
    "minor": ("het slachtoffer is minderjarig", "het slachtoffer is meerderjarig"),
    "business": ("het gaat om een bedrijf", "het gaat om een particulier"),
    "wants_visit": ("het slachtoffer wil een agent", "het slachtoffer wil geen agent"),
    "clicked_link": ("er is op een link geklikt", "er is niet op een link geklikt"),
    "threat_by_mail": ("er kwam alleen een dreigmail", "het is niet alleen een dreigmail"),
    "no_signal": ("de telefoon heeft opeens geen bereik", "de telefoon heeft bereik"),
    "lost_nothing": ("er is niets weg", "er is wel iets weg"),
    "emergency_called": ("112 is gebeld", "112 is niet gebeld"),
    "danger_over": ("het gevaar is voorbij", "het gevaar is niet voorbij"),
    "cannot_talk": ("praten of bellen lukt niet", "praten en bellen lukt"),
    "abroad": ("het slachtoffer is in het buitenland", "het slachtoffer is in Nederland"),
    "violence": ("er is geweld of daar wordt nu mee gedreigd", "er is geen geweld"),
    "alone": ("het slachtoffer is alleen", "het slachtoffer is niet alleen"),
    "anything_lost": ("er is iets weg", "er is niets weg"),
    "access_lost": ("de dader kan bij geld of apparaat", "de dader kan niet bij geld of apparaat"),
    "account_access_lost": ("de dader kan bij geld of account", "de dader kan niet bij geld of account"),
}

CHOICE_WORDS: dict[str, dict[Value, str]] = {
    "danger": {
        "none": "er is geen gevaar",
        "suspect_present": "de verdachte is er nu",
        "suspect_coming": "de verdachte komt eraan",
        "suspect_just_left": "de verdachte is net weg",
        "threatened": "er wordt gedreigd",
        UNKNOWN: "gevaar is niet bekend",
    },
    "happened": {
        "now": "het gebeurt nu",
        "today": "het was vandaag",
        "days": "het was deze week",
        "weeks": "het is langer geleden",
        UNKNOWN: "het tijdstip is niet bekend",
    },
}

ALWAYS = "altijd"


def in_words(condition: Condition) -> str:
    """A condition as a reviewer reads it, "altijd" for one that always holds."""
    return _words(condition.part, inner=False) or ALWAYS


def _words(part: Part, *, inner: bool) -> str:
    """The words of a part. inner: whether it stands beside others, so that a choice needs brackets."""
    if isinstance(part, Is):
        texts = _values(part)
        joined = " of "
    elif isinstance(part, Not):
        return f"niet ({_words(part.part, inner=False)})"
    else:
        texts = [_words(one, inner=True) for one in part.parts]
        joined = " en " if isinstance(part, Every) else " of "
    text = joined.join(texts)
    return f"({text})" if inner and len(texts) > 1 else text


def _values(part: Is) -> list[str]:
    if part.values >= possible_values(part.name):
        return [ALWAYS]
    ranked = sorted(part.values, key=lambda value: _rank(part.name, value))
    return [_value(part.name, value) for value in ranked]


def _value(name: str, value: Value) -> str:
    if name in CHOICE_WORDS:
        return CHOICE_WORDS[name][value]
    if name not in YES_NO_WORDS:
        return f"{name} is {value}"
    yes, no = YES_NO_WORDS[name]
    if value == UNKNOWN:
        return f'niet bekend: "{yes}"'
    return yes if value is True else no


def _rank(name: str, value: Value) -> tuple[int, str]:
    """Known values in the order of their list, unknown last."""
    order = list(CHOICE_WORDS.get(name, {True: "", False: "", UNKNOWN: ""}))
    return (order.index(value) if value in order else len(order), str(value))
