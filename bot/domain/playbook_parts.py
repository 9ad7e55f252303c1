"""What Dutch playbooks and their translations are read with: shared parts, and texts that contacts fill."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from bot.domain.contacts import Contacts
from bot.domain.documents import Fields, Node, Problems, read_document
from bot.domain.playbook_texts import check_text, fill


@dataclass
class Shared:
    """The parts of one _shared.yml: section -> id -> node."""

    not_their_fault: Node | None = None
    sections: dict[str, dict[str, Node]] = field(default_factory=dict)

    def part(self, section: str, part_id: object) -> Node | None:
        return self.sections.get(section, {}).get(str(part_id))


def read_shared(path: Path, problems: Problems) -> Shared:
    """The parts that playbooks share, from data/playbooks/_shared.yml; empty when there is no such file.

    What is wrong in it is noted in problems.
    """
    shared = Shared()
    document = read_document(path, problems) if path.exists() else None
    if document is None:
        return shared
    fields = Fields(document, problems, "the shared file")
    shared.not_their_fault = fields.node("not_their_fault")
    for section in ("steps", "donts", "evidence", "aftercare", "second_scam"):
        shared.sections[section] = {}
        for node in fields.nodes(section):
            part_id = node.key("id")
            if part_id is None or part_id in shared.sections[section]:
                problems.add(node.place, f"{section}: every shared part needs an 'id' of its own")
            else:
                shared.sections[section][part_id] = node
    fields.close()
    return shared


class TextReader:
    """Reads the texts of a playbook: checks them and fills in contacts."""

    def __init__(self, contacts: Contacts, problems: Problems) -> None:
        self.contacts = contacts
        self.problems = problems

    def of(self, fields: Fields, key: str) -> str:
        """The text under a key; "" where it is not there."""
        node = fields.node(key)
        return self.read(node, key) if node else ""

    def read(self, node: Node, key: str) -> str:
        if not isinstance(node.value, str) or not node.value.strip():
            self.problems.add(node.place, f"{key!r} must be text; put it between quotes")
            return ""
        text = " ".join(node.value.split())
        check_text(text, node.place, self.problems)
        return fill(text, self.contacts, node.place, self.problems)
