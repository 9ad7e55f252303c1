"""Sources: the pages that contacts and playbooks rest on, data/sources.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.domain.documents import Fields, Problems, read_document

DESIGN = "D"  # a judgement of the designers, found in no source: an expert must confirm it


@dataclass(frozen=True)
class Source:
    """One or more pages. date: of the newest, "undated" when it shows none. note: how sure the reading is."""

    id: str
    title: str
    urls: tuple[str, ...]
    date: str
    note: str = ""


def load_sources(path: Path) -> Mapping[str, Source]:
    """Read and check data/sources.yml. Raises DataError with file, line and mend."""
    problems = Problems()
    sources = read_sources(path, problems)
    problems.stop_if_any()
    return sources


def read_sources(path: Path, problems: Problems) -> dict[str, Source]:
    """Like load_sources, but notes mistakes in `problems`."""
    document = read_document(path, problems)
    if document is None or not isinstance(document.value, Mapping):
        if document is not None:
            problems.add(document.place, "must be a mapping of source ids to sources")
        return {}
    sources = {}
    for source_id, node in document.value.items():
        fields = Fields(node, problems, f"source {source_id!r}")
        sources[source_id] = Source(
            id=source_id,
            title=fields.text("title"),
            urls=fields.texts("urls"),
            date=fields.text("date"),
            note=fields.text("note", required=False),
        )
        fields.close()
    return sources
