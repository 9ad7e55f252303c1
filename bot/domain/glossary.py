"""Words that victims meet, each explained in one plain sentence: data/glossary.yml."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from bot.domain.contacts import Words
from bot.domain.documents import Fields, Node, Place, Problems, read_document
from bot.domain.playbook_texts import check_text
from bot.domain.sources import DESIGN, read_sources


@dataclass(frozen=True)
class Term:
    """A word and what it means. also: other ways to write it."""

    id: str
    word: Words
    meaning: Words
    also: tuple[str, ...]
    source: tuple[str, ...]


def load_glossary(path: Path) -> tuple[Term, ...]:
    """Read and check data/glossary.yml beside sources.yml, in the order of the Dutch words.

    Raises DataError with file, line and mend.
    """
    problems = Problems()
    terms = read_glossary(path, read_sources(path.with_name("sources.yml"), problems), problems)
    problems.stop_if_any()
    return terms


def read_glossary(path: Path, sources: Collection[str], problems: Problems) -> tuple[Term, ...]:
    """Like load_glossary, with sources given, noting mistakes in `problems`."""
    document = read_document(path, problems)
    if document is None:
        return ()
    fields = Fields(document, problems, "the glossary")
    terms: dict[str, Term] = {}
    for node in fields.nodes("terms"):
        term = _term(node, sources, problems)
        if term.id in terms:
            problems.add(node.place, f"term {term.id!r} stands here twice; remove one")
        terms[term.id] = term
    fields.close()
    return tuple(sorted(terms.values(), key=lambda term: term.word.nl.casefold()))


def _term(node: Node, sources: Collection[str], problems: Problems) -> Term:
    fields = Fields(node, problems, "a term")
    term = Term(
        id=fields.text("id"),
        word=_words(fields, "word", problems),
        meaning=_words(fields, "meaning", problems),
        also=fields.texts("also", required=False),
        source=fields.texts("source"),
    )
    fields.close()
    for source_id in term.source:
        if source_id not in sources and source_id != DESIGN:
            problems.add(
                node.place, f"source {source_id!r} is not in data/sources.yml; add it there, or use D"
            )
    for text in (term.meaning.nl, term.meaning.en):
        check_text(text, Place(node.place.file, node.place.line), problems)
    return term


def _words(fields: Fields, key: str, problems: Problems) -> Words:
    node = fields.node(key)
    if node is None:
        return Words("", "")
    inner = Fields(node, problems, repr(key))
    words = Words(inner.text("nl"), inner.text("en"))
    inner.close()
    return words
