"""Reads and checks the playbooks: data/playbooks/<scenario>.yml with their English in en/.

`_shared.yml` holds parts that several playbooks take with `use: <id>`; keys that stand beside it
replace those of the shared part. Every mistake is named with file, line and mend.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from bot.domain.conditions import ALWAYS, Condition, ConditionError
from bot.domain.contacts import BANK_CARD, Contacts, read_contacts
from bot.domain.documents import Fields, Node, Place, Problems, read_document
from bot.domain.playbook import Entry, Opening, Playbook, PlaybookStep, Report
from bot.domain.playbook_parts import Shared, TextReader, read_shared
from bot.domain.playbook_translations import Translator
from bot.domain.sources import DESIGN, read_sources

__all__ = ["Entry", "Opening", "Playbook", "PlaybookStep", "Report", "load_playbooks", "read_playbooks"]

SHARED = "_shared"
ENGLISH = "en"


def load_playbooks(folder: Path) -> Mapping[str, Playbook]:
    """Read every playbook in a folder, with contacts.yml and sources.yml of the folder above.

    Returns scenario -> playbook. Raises DataError with file, line and mend of every mistake.
    """
    problems = Problems()
    contacts = read_contacts(folder.parent / "contacts.yml", problems)
    sources = read_sources(folder.parent / "sources.yml", problems)
    playbooks = read_playbooks(folder, contacts, sources, problems)
    problems.stop_if_any()
    return playbooks


def read_playbooks(
    folder: Path, contacts: Contacts, sources: Collection[str], problems: Problems
) -> dict[str, Playbook]:
    """Like load_playbooks, with contacts and sources given, noting mistakes in `problems`."""
    dutch = _Reader(contacts, sources, problems, read_shared(folder / f"{SHARED}.yml", problems))
    english = Translator(contacts, problems, read_shared(folder / ENGLISH / f"{SHARED}.yml", problems))
    playbooks = {}
    for path in sorted(folder.glob("*.yml")):
        document = None if path.stem == SHARED else read_document(path, problems)
        if document is None:
            continue
        playbook = dutch.playbook(document)
        if playbook.scenario != path.stem:
            problems.add(document.place, f"scenario {playbook.scenario!r} in {path.name}; make them the same")
        english_path = folder / ENGLISH / path.name
        translation = read_document(english_path, problems) if english_path.exists() else None
        if translation is not None:
            playbook = replace(playbook, english=english.playbook(translation, document, playbook))
        playbooks[playbook.scenario] = playbook
    for path in sorted((folder / ENGLISH).glob("*.yml")):
        if path.stem != SHARED and not (folder / path.name).exists():
            problems.add(Place(str(path), 1), "translates a playbook that is not there; rename or remove it")
    return playbooks


class _Reader:
    """Reads Dutch playbooks."""

    def __init__(
        self, contacts: Contacts, sources: Collection[str], problems: Problems, shared: Shared
    ) -> None:
        self._contacts = contacts
        self._sources = sources
        self._problems = problems
        self._shared = shared
        self._texts = TextReader(contacts, problems)

    def playbook(self, document: Node) -> Playbook:
        fields = Fields(document, self._problems, "the playbook")
        playbook = Playbook(
            scenario=fields.text("scenario"),
            name=self._texts.of(fields, "name"),
            plain=self._texts.of(fields, "plain"),
            opening=self._opening(fields),
            recognise=self._entries(fields, "recognise"),
            steps=self._steps(fields),
            donts=self._entries(fields, "donts"),
            evidence=self._entries(fields, "evidence"),
            report=self._report(fields),
            money_back=self._single(fields, "money_back"),
            aftercare=self._entries(fields, "aftercare"),
            second_scam=self._single(fields, "second_scam"),
            goes_wrong=self._entries(fields, "goes_wrong"),
            confirmed=fields.flag("confirmed"),
        )
        fields.close()
        return playbook

    def _opening(self, fields: Fields) -> Opening:
        node = fields.node("opening")
        if node is None:
            return Opening("", "", "")
        inner = Fields(node, self._problems, "'opening'")
        other = inner.node("not_their_fault", required=False) or self._shared.not_their_fault
        opening = Opening(
            looks_like=self._texts.of(inner, "looks_like"),
            not_your_fault=self._texts.of(inner, "not_your_fault"),
            not_their_fault=self._texts.read(other, "not_their_fault") if other else "",
        )
        inner.close()
        return opening

    def _steps(self, fields: Fields) -> tuple[PlaybookStep, ...]:
        steps: dict[str, PlaybookStep] = {}
        for node in self._nodes(fields, "steps"):
            step = self._step(self._with_shared(node, "steps"))
            if step.id in steps:
                self._problems.add(node.place, f"step {step.id!r} stands here twice; give one another id")
            steps[step.id] = step
        return tuple(steps.values())

    def _step(self, node: Node) -> PlaybookStep:
        fields = Fields(node, self._problems, "a step")
        step = PlaybookStep(
            id=fields.text("id"),
            title=self._texts.of(fields, "title"),
            text=self._texts.of(fields, "text"),
            why=self._texts.of(fields, "why"),
            how=self._texts.of(fields, "how"),
            contact=self._contact(fields, also=(BANK_CARD,)),
            when=self._condition(fields, "when") or ALWAYS,
            done_when=self._condition(fields, "done_when"),
            source=self._source(fields),
        )
        fields.close()
        return step

    def _entries(self, fields: Fields, key: str) -> tuple[Entry, ...]:
        return tuple(
            self._entry(self._with_shared(node, key), depends=key == "donts")
            for node in self._nodes(fields, key)
        )

    def _nodes(self, fields: Fields, key: str) -> tuple[Node, ...]:
        nodes = fields.nodes(key)
        if not nodes:
            self._problems.add(fields.place, f"{key!r} is empty; a playbook needs at least one")
        return nodes

    def _single(self, fields: Fields, key: str) -> Entry:
        node = fields.node(key)
        return self._entry(self._with_shared(node, key)) if node else Entry("", ())

    def _entry(self, node: Node, *, depends: bool = False) -> Entry:
        """depends: whether the entry may have a condition."""
        fields = Fields(node, self._problems, "an entry")
        fields.node("id", required=False)
        entry = Entry(
            self._texts.of(fields, "text"),
            self._source(fields),
            self._contact(fields),
            (self._condition(fields, "when") if depends else None) or ALWAYS,
        )
        fields.close()
        return entry

    def _report(self, fields: Fields) -> Report:
        node = fields.node("report")
        if node is None:
            return Report("", (), ())
        inner = Fields(node, self._problems, "'report'")
        contacts = inner.texts("contacts")
        for contact_id in contacts:
            if contact_id not in self._contacts:
                self._problems.add(node.place, _unknown_contact(contact_id))
        report = Report(self._texts.of(inner, "text"), contacts, self._source(inner))
        inner.close()
        return report

    def _with_shared(self, node: Node, section: str) -> Node:
        """The node itself, or the shared part that it uses with its own keys put over it."""
        part_id = node.key("use")
        if part_id is None:
            return node
        part = self._shared.part(section, part_id)
        if part is None:
            self._problems.add(
                node.place, f"use: {part_id!r} is not under {section} in _shared.yml; name one"
            )
            return node
        own = {key: value for key, value in node.mapping.items() if key != "use"}
        return Node({**part.mapping, **own}, node.place)

    def _contact(self, fields: Fields, also: tuple[str, ...] = ()) -> str | None:
        node = fields.node("contact", required=False)
        if node is None:
            return None
        contact_id = str(node.value)
        if contact_id not in self._contacts and contact_id not in also:
            self._problems.add(node.place, _unknown_contact(contact_id))
        return contact_id

    def _source(self, fields: Fields) -> tuple[str, ...]:
        ids = fields.texts("source")
        if not ids:
            self._problems.add(
                fields.place, f"{fields.what} has no source; name one of data/sources.yml, or D"
            )
        for source_id in ids:
            if source_id not in self._sources and source_id != DESIGN:
                self._problems.add(
                    fields.place, f"source {source_id!r} is not in data/sources.yml; add it there, or use D"
                )
        return ids

    def _condition(self, fields: Fields, key: str) -> Condition | None:
        node = fields.node(key, required=False)
        if node is None:
            return None
        try:
            return Condition.parse(node.plain(), key)
        except ConditionError as error:
            self._problems.add(node.place, str(error))
            return None


def _unknown_contact(contact_id: str) -> str:
    return f"contact {contact_id!r} is not in data/contacts.yml; add it there or name one of them"
