"""`make dialogue-figures`: how few questions the triage needs, and what the first reply holds. Prints JSON.

    .venv-web/bin/python -m bot.cli.dialogue_figures [ADDRESS]

The triage: exactly, over every combination of answers in every scenario, knowing only the kind of fraud, each
answer to a question as likely as the others. Beside it stands a form that asks all that may be asked there.
The evaluation set: each message told to the product at ADDRESS, or to one that is started for it.
"""

import contextlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from typing import Any

from bot.domain.conditions import SCENARIO
from bot.domain.facts import UNKNOWN, VALUES, Value
from bot.domain.scenarios import FORM_OF, VICTIM_SCENARIOS
from bot.domain.triage import Policy, load_policy
from bot.play.reach import URGENT, Told, tell_all
from bot.play.running_product import running_product

TRIAGE = Path(__file__).resolve().parents[2] / "data" / "triage.yml"
# Measuring tells more messages a minute than a visitor may.
NO_LIMIT = "100000/minute"


@dataclass(frozen=True)
class Way:
    """One way through the questions: how likely, how many were asked, how urgent the case was."""

    chance: float
    asked: int
    urgency: str


def ways(policy: Policy, known: Mapping[str, Value], chance: float = 1.0, asked: int = 0) -> Iterator[Way]:
    """Every way through the questions from what is known."""
    name = policy.next_question(known)
    if name is None:
        yield Way(chance, asked, policy.decide(known).urgency)
        return
    answers = _answers(policy, name, known)
    for answer in answers:
        yield from ways(policy, {**known, **answer}, chance / len(answers), asked + 1)


def _answers(policy: Policy, name: str, known: Mapping[str, Value]) -> Sequence[Mapping[str, Value]]:
    """What the buttons of a question say: one thing, none of them, or "I do not know"."""
    question = next(one for one in policy.questions if one.name == name)
    if len(question.covers) == 1:
        return [{name: value} for value in (*VALUES[name], UNKNOWN)]
    still_open = [fact for fact in question.covers if fact not in known]
    offered = [fact for fact in policy.options(name, str(known[SCENARIO])) if fact in still_open]
    one_of_them: list[dict[str, Value]] = [{fact: True} for fact in offered]
    return [*one_of_them, dict.fromkeys(still_open, False), dict.fromkeys(still_open, UNKNOWN)]


def triage_figures(policy: Policy) -> dict[str, Any]:
    """Questions on average, in all scenarios, per scenario and per urgency; beside a form."""
    scenarios = [name for name in VICTIM_SCENARIOS if name not in FORM_OF]
    found = {name: list(ways(policy, {SCENARIO: name})) for name in scenarios}
    form = {name: sum(name in one.scenarios for one in policy.questions) for name in scenarios}
    facts = {
        name: len({fact for one in policy.questions if name in one.scenarios for fact in one.covers})
        for name in scenarios
    }
    everything = [one for paths in found.values() for one in paths]
    urgencies = Counter[str]()
    for one in everything:
        urgencies[one.urgency] += 1
    return {
        "scenarios": len(scenarios),
        "ways_through_the_questions": len(everything),
        "questions": round(mean(_expected(paths) for paths in found.values()), 2),
        "most_questions": max(one.asked for one in everything),
        "questions_of_a_form_with_these_questions": round(mean(form.values()), 2),
        "questions_of_a_form_that_asks_every_fact": round(mean(facts.values()), 2),
        "questions_by_urgency": {
            urgency: round(_expected([one for one in everything if one.urgency == urgency]), 2)
            for urgency in urgencies
        },
        "questions_by_scenario": {name: round(_expected(paths), 2) for name, paths in found.items()},
    }


def _expected(paths: Sequence[Way]) -> float:
    return sum(one.chance * one.asked for one in paths) / sum(one.chance for one in paths)


def reach_figures(told: Sequence[Told]) -> dict[str, Any]:
    """What the first reply holds on the evaluation set, and how long a request takes."""
    victims = [one for one in told if one.is_victim]
    recognised = [one for one in victims if one.is_recognised]
    urgent = [one.asked for one in victims if one.label[1] in URGENT]
    emergencies = [one for one in told if one.label[1] == "emergency"]
    turns = [one.turns for one in victims if one.turns is not None]
    words = [one.words_to_read for one in victims if not one.says_112_first]
    return {
        "messages": len(told),
        "victims_recognised_in_the_first_reply": f"{len(recognised)} of {len(victims)}",
        "of_those_with_a_first_safe_step": sum(one.gives_a_step for one in recognised),
        "emergencies_with_112_in_the_first_reply": (
            f"{sum(one.says_112_first for one in emergencies)} of {len(emergencies)}"
        ),
        "urgent_messages": len(urgent),
        "questions_for_urgent_messages": round(mean(urgent), 2),
        "most_questions_for_an_urgent_message": max(urgent),
        "requests_for_an_officer": len(turns),
        "turns_of_a_whole_request": round(mean(turns), 1),
        "most_turns_of_a_whole_request": max(turns),
        "words_of_a_first_reply": {"median": median(words), "most": max(words)},
        "words_of_a_first_reply_in_danger": median(one.words_to_read for one in told if one.says_112_first),
    }


def main() -> int:
    os.environ["RATE_LIMIT"] = NO_LIMIT
    given = contextlib.nullcontext(sys.argv[1]) if len(sys.argv) > 1 else running_product()
    with given as address:
        told = tell_all(address)
    figures = {"triage": triage_figures(load_policy(TRIAGE)), "evaluation": reach_figures(told)}
    print(json.dumps(figures, ensure_ascii=False, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
