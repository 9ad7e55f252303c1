"""What happened in a few sentences for staff, drawn from what is known, not from what the visitor reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.facts import LOSSES
from bot.domain.money import grouped

# What to know before everything else, and of the person: each a sentence when it is true.
_FIRST = ("self_harm", "other_emergency", "violence")
_CONTACT = ("suspect_in_contact", "claims_police", "lost_device_access", "lost_identity_used", "can_stop")
_PERSON = ("third_party", "minor", "vulnerable", "business", "alone", "cannot_talk", "abroad")
_ALREADY = ("emergency_called", "called_bank", "reported")


@dataclass(frozen=True)
class SummaryWords:
    """sentences: by what they say. facts: what was done, or lost, in some words. steps: ids of steps -> that
    it was done."""

    sentences: Mapping[str, str]
    facts: Mapping[str, str]
    steps: Mapping[str, str]


def staff_summary(view: Mapping[str, Any], words: SummaryWords) -> str:
    """The case in short sentences in the third person; "" when nothing is known.

    view: the case, bot.domain.turn.CaseView as JSON.
    """
    facts = {fact["name"]: fact for fact in view.get("facts") or ()}
    values = {name: fact["value"] for name, fact in facts.items()}
    found = [
        words.sentences.get(f"danger_{values.get('danger')}", ""),
        *_true(_FIRST, values, words),
        _crime(view, facts, words),
        _lost(view, values, words),
        *_true(_CONTACT, values, words),
        *_true(_PERSON, values, words),
        *_done(view, values, words),
        *_true(("wants_visit",), values, words),
    ]
    if also := view.get("other_crimes"):
        found.append(words.sentences["also"].format(what="; ".join(also)))
    return " ".join(filter(None, found))


def euros(value: str) -> str:
    """An amount as staff read it: "€ 3.000". value: euros as a number, "3000"."""
    return f"€ {grouped(value, 'nl')}"


def _true(names: tuple[str, ...], values: Mapping[str, Any], words: SummaryWords) -> list[str]:
    return [words.sentences[name] for name in names if values.get(name) is True]


def _crime(view: Mapping[str, Any], facts: Mapping[str, Any], words: SummaryWords) -> str:
    """What it is and since when, with the visitor's own words for that."""
    happened = facts.get("happened")
    name = view.get("scenario_name") or (words.sentences["unclear"] if facts else "")
    if happened is None:
        return f"{name}." if name else ""
    when = words.sentences.get(f"when_{happened['value']}", "")
    quoted = f" (“{happened['words']}”)" if happened.get("words") else ""
    return f"{name}, {when}{quoted}." if when else f"{name}."


def _lost(view: Mapping[str, Any], values: Mapping[str, Any], words: SummaryWords) -> str:
    """What is gone, with the amount and the bank."""
    named = {entity["kind"]: entity["value"] for entity in view.get("entities") or ()}
    amount = euros(named["amount"]) if "amount" in named else ""
    lost = [words.facts[name] for name in LOSSES if values.get(name) is True and name in words.facts]
    if values.get("lost_money") is True and amount:
        lost[0] = amount
    said = [words.sentences["lost"].format(what=_listed(lost))] if lost else []
    if amount and amount not in lost:
        said.append(words.sentences["amount"].format(amount=amount))
    if not lost and values.get("lost_nothing") is True:
        said.append(words.sentences["lost_nothing"])
    if "bank" in named:
        said.append(words.sentences["bank"].format(name=named["bank"]))
    return " ".join(said)


def _done(view: Mapping[str, Any], values: Mapping[str, Any], words: SummaryWords) -> list[str]:
    """What was done already, what of it was not, and how many steps are left."""
    steps = view.get("steps") or ()
    ticked = [words.steps[step["id"]] for step in steps if step.get("done") and step["id"] in words.steps]
    done = list(
        dict.fromkeys([*(words.facts[name] for name in _ALREADY if values.get(name) is True), *ticked])
    )
    left = sum(not step.get("done") for step in steps)
    said = [words.sentences["done"].format(what=_listed(done))] if done else []
    if values.get("called_bank") is False and words.facts["called_bank"] not in done:
        said.append(words.sentences["bank_not_called"])
    if left:
        said.append(words.sentences["one_left" if left == 1 else "left"].format(count=left))
    return said


def _listed(things: list[str]) -> str:
    """ "pas, pincode en account"."""
    return " en ".join(filter(None, (", ".join(things[:-1]), things[-1])))
