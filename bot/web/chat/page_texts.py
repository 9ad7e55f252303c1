"""What the pages need beside the conversation: their texts, and the contacts they may show."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from bot.domain.contact_places import fill_document
from bot.domain.contacts import Contacts, Number, load_contacts
from bot.domain.documents import load_plain
from bot.domain.glossary import Term, load_glossary

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")
DATA = Path(__file__).resolve().parents[3] / "data"
# Beside the chat, in this order; 112 and the number of the police stand above it.
BESIDE_THE_CHAT = ("politie-0900", "slachtofferhulp", "fraudehelpdesk")


@dataclass(frozen=True)
class PageTexts:
    """Texts per language, contacts and glossary."""

    texts: dict[Language, dict[str, Any]]
    documents: dict[Language, dict[str, Any]]
    contacts: Contacts
    glossary: tuple[Term, ...]

    def numbers(self) -> dict[str, str]:
        """As printed -> what a tel: link dials, for every number that may be shown."""
        shown = (number for contact in self.contacts if contact.show_number for number in contact.numbers)
        return {number.shown: number.tel for number in shown}

    def sites(self) -> dict[str, str]:
        """As people type it -> address, for every site of a contact."""
        return {
            contact.site_label: contact.site
            for contact in self.contacts
            if contact.site and contact.site_label
        }

    def police(self) -> Number | None:
        """The number for what is not urgent, which stands above the chat."""
        return self.contacts.get("politie-0900").shown

    def beside_the_chat(self) -> list[dict[str, str]]:
        """Name, number as printed and number to dial, of contacts whose number is sure."""
        wanted = (
            self.contacts.get(contact_id) for contact_id in BESIDE_THE_CHAT if contact_id in self.contacts
        )
        return [
            {"name": contact.name, "shown": contact.shown.shown, "tel": contact.shown.tel}
            for contact in wanted
            if contact.shown
        ]

    def words(self, language: Language) -> list[dict[str, str]]:
        """The glossary in one language, by alphabet."""
        words = [
            {"word": term.word.get(language), "meaning": term.meaning.get(language)} for term in self.glossary
        ]
        return sorted(words, key=lambda entry: entry["word"].casefold())


def load_page_texts(data: Path = DATA) -> PageTexts:
    """Read data/texts/page.*.yml, documents.*.yml, contacts.yml and glossary.yml.

    Raises ValueError where a language lacks a text that another has, DataError for a faulty data file.
    """
    contacts = load_contacts(data / "contacts.yml")
    texts = {language: _read(data / "texts" / f"page.{language}.yml", contacts) for language in LANGUAGES}
    documents = {
        language: _read(data / "texts" / f"documents.{language}.yml", contacts) for language in LANGUAGES
    }
    for kind, both in (("page", texts), ("documents", documents)):
        missing = _keys(both["nl"]) ^ _keys(both["en"])
        if missing:
            raise ValueError(f"{kind}.nl.yml and {kind}.en.yml differ in: {', '.join(sorted(missing))}")
    return PageTexts(texts, documents, contacts, load_glossary(data / "glossary.yml"))


def _read(path: Path, contacts: Contacts) -> dict[str, Any]:
    filled: dict[str, Any] = fill_document(load_plain(path), contacts, path.name)
    return filled


def _keys(value: Any, prefix: str = "") -> set[str]:
    if not isinstance(value, dict):
        return {prefix}
    return set().union(*(_keys(inner, f"{prefix}.{key}") for key, inner in value.items()))
