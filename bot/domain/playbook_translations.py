"""Reads the English of a playbook: data/playbooks/en/<scenario>.yml over the Dutch file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.domain.contacts import Contacts
from bot.domain.documents import Fields, Node, Place, Problems
from bot.domain.playbook import Entry, Opening, Playbook, PlaybookStep
from bot.domain.playbook_parts import Shared, TextReader


class Translator:
    """Reads a translation: the same playbook with English texts, conditions and sources unchanged."""

    def __init__(self, contacts: Contacts, problems: Problems, shared: Shared) -> None:
        self._problems = problems
        self._shared = shared
        self._texts = TextReader(contacts, problems)

    def playbook(self, translation: Node, document: Node, dutch: Playbook) -> Playbook:
        """translation: the English file. document: the Dutch file, dutch: the same, read."""
        fields = Fields(translation, self._problems, "the translation")
        if fields.text("scenario") != dutch.scenario:
            self._problems.add(
                translation.place, f"scenario must be {dutch.scenario!r}, as in the Dutch file"
            )
        english = replace(
            dutch,
            language="en",
            name=self._texts.of(fields, "name"),
            plain=self._texts.of(fields, "plain"),
            opening=self._opening(fields),
            steps=self._steps(fields, document, dutch),
            report=replace(dutch.report, text=self._texts.of(fields, "report")),
            money_back=replace(dutch.money_back, text=self._texts.of(fields, "money_back")),
            second_scam=self._second_scam(fields, document, dutch),
            recognise=self._entries(fields, "recognise", document, dutch.recognise),
            donts=self._entries(fields, "donts", document, dutch.donts),
            evidence=self._entries(fields, "evidence", document, dutch.evidence),
            aftercare=self._entries(fields, "aftercare", document, dutch.aftercare),
        )
        fields.close()
        return english

    def _opening(self, fields: Fields) -> Opening:
        node = fields.node("opening")
        if node is None:
            return Opening("", "", "")
        inner = Fields(node, self._problems, "'opening'")
        other = self._shared.not_their_fault
        opening = Opening(
            self._texts.of(inner, "looks_like"),
            self._texts.of(inner, "not_your_fault"),
            self._texts.read(other, "not_their_fault") if other else "",
        )
        inner.close()
        return opening

    def _steps(self, fields: Fields, document: Node, dutch: Playbook) -> tuple[PlaybookStep, ...]:
        node = fields.node("steps", required=False)
        own = dict(node.mapping) if node else {}
        place = node.place if node else fields.place
        sources = {item.key("id") or item.key("use"): item for item in _items(document, "steps")}
        steps = []
        for step in dutch.steps:
            texts = own.pop(step.id, None)
            steps.append(self._step(step, texts, sources.get(step.id), texts.place if texts else place))
        for step_id, stray in own.items():
            self._problems.add(
                stray.place, f"step {step_id!r} is not in the Dutch playbook; rename or remove it"
            )
        return tuple(steps)

    def _step(self, step: PlaybookStep, texts: Node | None, dutch: Node | None, place: Place) -> PlaybookStep:
        """English of one step: its own texts, else those of the shared part where Dutch takes that too."""
        own = dict(texts.mapping) if texts else {}
        part = self._shared.part("steps", dutch.key("use")) if dutch else None
        found: dict[str, str] = {}
        for key in ("title", "text", "why", "how"):
            node = own.pop(key, None)
            if node is None and part is not None and dutch is not None and key not in dutch.mapping:
                node = part.mapping.get(key)
            if node is None:
                self._problems.add(place, f"step {step.id!r} has no English {key!r}; translate it")
            found[key] = self._texts.read(node, key) if node else ""
        for key, stray in own.items():
            self._problems.add(stray.place, f"step {step.id!r} has an unknown key {key!r}; remove it")
        return replace(step, title=found["title"], text=found["text"], why=found["why"], how=found["how"])

    def _second_scam(self, fields: Fields, document: Node, dutch: Playbook) -> Entry:
        node = fields.node("second_scam", required=False)
        if node is None:
            source = document.mapping.get("second_scam")
            part = self._shared.part("second_scam", source.key("use")) if source else None
            node = part.mapping.get("text") if part else None
        if node is None:
            self._problems.add(fields.place, "'second_scam' has no English text; translate it")
            return replace(dutch.second_scam, text="")
        return replace(dutch.second_scam, text=self._texts.read(node, "second_scam"))

    def _entries(self, fields: Fields, key: str, document: Node, dutch: Iterable[Entry]) -> tuple[Entry, ...]:
        """English of a list: entries that Dutch takes from the shared file come from there, the others
        from the translation, in the same order."""
        own = list(fields.nodes(key, required=False))
        entries = []
        for entry, source in zip(dutch, _items(document, key), strict=False):
            part_id = source.key("use")
            part = self._shared.part(key, part_id) if part_id and source.key("text") is None else None
            node = part.mapping.get("text") if part else (own.pop(0) if own else None)
            if node is None:
                self._problems.add(fields.place, f"{key!r} lacks English for {entry.text!r}; translate it")
            entries.append(replace(entry, text=self._texts.read(node, key) if node else ""))
        for stray in own:
            self._problems.add(
                stray.place, f"{key!r} has more English lines than Dutch ones; remove this one"
            )
        return tuple(entries)


def _items(document: Node, key: str) -> tuple[Node, ...]:
    node = document.mapping.get(key)
    return node.sequence if node else ()
