"""A playbook: what a victim of one kind of fraud does, in order, and everything around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.conditions import ALWAYS, Condition
from bot.domain.facts import Value


@dataclass(frozen=True)
class PlaybookStep:
    """One thing to do. Texts are ready to show.

    contact: an id in data/contacts.yml, "bank" or "bank_card" (Contacts.for_step matches those to the
    visitor's bank), or None. when: in which cases the step is there. done_when: in which cases it is
    already done. source: ids in data/sources.yml, or "D" for a design judgement.
    """

    id: str
    title: str
    text: str
    why: str
    how: str
    contact: str | None
    when: Condition
    done_when: Condition | None
    source: tuple[str, ...]

    def is_done(self, facts: Mapping[str, Value]) -> bool:
        """Whether the facts already say that this was done."""
        return self.done_when is not None and self.done_when.holds(facts)


@dataclass(frozen=True)
class Entry:
    """A line of a list: a don't, a piece of evidence, aftercare, a sign. when: in which cases it is there."""

    text: str
    source: tuple[str, ...]
    contact: str | None = None
    when: Condition = ALWAYS


@dataclass(frozen=True)
class Opening:
    """The first words: what it looks like, and that the victim is not to blame.

    not_their_fault: instead of not_your_fault when somebody writes for the victim.
    """

    looks_like: str
    not_your_fault: str
    not_their_fault: str


@dataclass(frozen=True)
class Report:
    """Where and how to report it. contacts: ids in data/contacts.yml, the most urgent first."""

    text: str
    contacts: tuple[str, ...]
    source: tuple[str, ...]


@dataclass(frozen=True)
class Playbook:
    """All of a scenario. plain completes "Bedoelt u: ...". goes_wrong is for reviewers, never shown."""

    scenario: str
    name: str
    plain: str
    opening: Opening
    recognise: tuple[Entry, ...]
    steps: tuple[PlaybookStep, ...]
    donts: tuple[Entry, ...]
    evidence: tuple[Entry, ...]
    report: Report
    money_back: Entry
    aftercare: tuple[Entry, ...]
    second_scam: Entry
    goes_wrong: tuple[Entry, ...]
    confirmed: bool
    language: str = "nl"
    english: Playbook | None = None

    def in_language(self, language: str) -> Playbook:
        """This playbook in a language; Dutch for every language but English."""
        return self.english if language == "en" and self.english else self

    def steps_for(self, facts: Mapping[str, Value]) -> tuple[PlaybookStep, ...]:
        """The steps of a case, in order. facts: name -> value; a fact never said counts as unknown."""
        return tuple(step for step in self.steps if step.when.holds(facts))

    def donts_for(self, facts: Mapping[str, Value]) -> tuple[Entry, ...]:
        """What had better not be done in a case, the most harmful first. facts: as in steps_for."""
        return tuple(dont for dont in self.donts if dont.when.holds(facts))

    def step(self, step_id: str) -> PlaybookStep:
        """The step with this id. Raises KeyError when there is none."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(f"{self.scenario} has no step {step_id!r}")

    @property
    def contacts(self) -> tuple[str, ...]:
        """The contacts this playbook names anywhere, each once, in order of appearance."""
        named = [step.contact for step in self.steps]
        named += self.report.contacts
        named += [entry.contact for entry in self.aftercare]
        return tuple(dict.fromkeys(contact for contact in named if contact))

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources this playbook rests on, each once."""
        groups = [step.source for step in self.steps]
        lists = (self.recognise, self.donts, self.evidence, self.aftercare, self.goes_wrong)
        groups += [entry.source for entries in lists for entry in entries]
        groups += [self.report.source, self.money_back.source, self.second_scam.source]
        return tuple(dict.fromkeys(source for group in groups for source in group))
