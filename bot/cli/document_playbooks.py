"""Write docs/playbooks.md, the page on which a police expert reviews every step and its source.

    .venv-web/bin/python -m bot.cli.document_playbooks [--check]

--check writes nothing and fails when the page is not what the data say.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bot.cli.generated_page import write_or_check
from bot.domain.closing import MOST_DONTS
from bot.domain.condition_words import in_words
from bot.domain.conditions import ALWAYS
from bot.domain.contacts import BANK_CARD, Contact, Contacts, load_contacts
from bot.domain.documents import DataError
from bot.domain.playbook import Entry, Playbook, PlaybookStep
from bot.domain.playbooks import load_playbooks
from bot.domain.scenarios import PLAYBOOK_SCENARIOS
from bot.domain.sources import DESIGN, Source, load_sources

ROOT = Path(__file__).resolve().parents[2]
PAGE = Path("docs/playbooks.md")

INTRODUCTION = """\
# Draaiboeken per soort fraude

Deze pagina is gemaakt uit `data/playbooks/`, `data/contacts.yml` en `data/sources.yml` met
`make docs`. Verander de gegevens, niet deze pagina.

Hier staat alles wat de assistent een slachtoffer kan laten doen, met de bron erbij. Bij het nakijken
zijn er drie vragen. Klopt de stap? Staat hij op de goede plaats? Klopt de voorwaarde? Een bron `D` is
een eigen oordeel zonder bron: kijk daar het eerst naar. Is een draaiboek goed, zet dan in het bestand
`confirmed: true`.

Een voorwaarde zegt in welk geval de stap er is. Wat niemand heeft gezegd, telt als niet bekend."""


def page(playbooks: Mapping[str, Playbook], contacts: Contacts, sources: Mapping[str, Source]) -> str:
    """The whole page as Markdown."""
    ordered = [playbooks[name] for name in PLAYBOOK_SCENARIOS if name in playbooks]
    parts = [INTRODUCTION, "\n".join(_overview(ordered))]
    parts += ["\n".join(_playbook(playbook)) for playbook in ordered]
    parts += ["\n".join(_contacts(contacts)), "\n".join(_sources(ordered, sources))]
    return "\n\n".join(parts) + "\n"


def _overview(playbooks: Iterable[Playbook]) -> Iterator[str]:
    yield "| draaiboek | naam | stappen | waarvan eigen oordeel | bevestigd |"
    yield "|---|---|---:|---:|---|"
    for playbook in playbooks:
        judged = sum(DESIGN in step.source for step in playbook.steps)
        confirmed = "ja" if playbook.confirmed else "nee"
        link = f"[{playbook.scenario}](#{playbook.scenario})"
        yield f"| {link} | {playbook.name} | {len(playbook.steps)} | {judged} | {confirmed} |"


def _playbook(playbook: Playbook) -> Iterator[str]:
    yield f'<a id="{playbook.scenario}"></a>\n\n## {playbook.name}\n'
    yield f"Bestand: `data/playbooks/{playbook.scenario}.yml`. Bedoelt u: {playbook.plain}?\n"
    yield f"> {playbook.opening.looks_like} {playbook.opening.not_your_fault}\n"
    yield f'Schrijft iemand voor een ander: "{playbook.opening.not_their_fault}"\n'
    yield from _list("Zo herkent u het", playbook.recognise)
    yield "### Stappen, in deze volgorde\n"
    for number, step in enumerate(playbook.steps, 1):
        yield from _step(number, step)
    yield from _list(f"Let hierop (de eerste {MOST_DONTS} die passen, staan bij de stappen)", playbook.donts)
    yield from _list("Bewijs", playbook.evidence)
    yield "### Melden\n"
    report = playbook.report
    yield f"{report.text} Contact: {_ids(report.contacts)}. {_from(report.source)}\n"
    yield "### Geld terug\n"
    yield f"{playbook.money_back.text} {_from(playbook.money_back.source)}\n"
    yield from _list("Nazorg", playbook.aftercare)
    yield "### Tweede oplichting\n"
    yield f"{playbook.second_scam.text} {_from(playbook.second_scam.source)}\n"
    yield from _list("Wat er misgaat (alleen voor wie dit nakijkt)", playbook.goes_wrong)


def _step(number: int, step: PlaybookStep) -> Iterator[str]:
    yield f"{number}. **{step.title}** (`{step.id}`) {_from(step.source)}"
    yield f"   - {step.text}"
    yield f"   - Waarom: {step.why}"
    yield f"   - Hoe: {step.how}"
    yield f"   - Wanneer: {in_words(step.when)}."
    if step.done_when:
        yield f"   - Is al gedaan als: {in_words(step.done_when)}."
    if step.contact:
        yield f"   - Contact: {_ids([step.contact])}."
    yield ""


def _list(title: str, entries: Iterable[Entry]) -> Iterator[str]:
    yield f"### {title}\n"
    for entry in entries:
        contact = f" Contact: {_ids([entry.contact])}." if entry.contact else ""
        when = "" if entry.when == ALWAYS else f" Wanneer: {in_words(entry.when)}."
        yield f"- {entry.text}{contact}{when} {_from(entry.source)}"
    yield ""


def _ids(contact_ids: Iterable[str]) -> str:
    known = {BANK_CARD: "pas blokkeren bij de eigen bank", "bank": "de eigen bank"}
    return ", ".join(known.get(contact_id, f"`{contact_id}`") for contact_id in contact_ids)


def _from(source_ids: Iterable[str]) -> str:
    names = ("eigen oordeel" if source == DESIGN else source for source in source_ids)
    return f"[{', '.join(names)}]"


def _contacts(contacts: Contacts) -> Iterator[str]:
    yield "## Nummers en sites\n"
    yield "Een nummer dat niet zeker is, wordt nooit getoond. De kolom 'zegt' is wat een slachtoffer leest.\n"
    yield "| id | naam | getoond nummer | zegt | tijden | zekerheid | bron en datum | bevestigd |"
    yield "|---|---|---|---|---|---|---|---|"
    for contact in contacts:
        yield "| " + " | ".join(map(_cell, _contact_row(contact))) + " |"
    yield "\n### Nummers die nog niet zeker zijn\n"
    for contact in contacts:
        if contact.numbers and not contact.shown:
            numbers = ", ".join(number.shown for number in contact.numbers)
            yield f"- `{contact.id}`: {numbers}. {contact.conflict or contact.notes or contact.confidence}"


def _contact_row(contact: Contact) -> Iterator[str]:
    yield contact.id
    yield contact.name
    yield contact.shown.shown if contact.shown else "geen"
    yield contact.say("nl")
    yield contact.hours_shown.nl if contact.hours_shown else "niet zeker"
    yield {"high": "hoog", "medium": "middel", "low": "laag"}[contact.confidence]
    yield f"{contact.source} ({contact.source_date})"
    yield "ja" if contact.confirmed else "nee"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _sources(playbooks: Iterable[Playbook], sources: Mapping[str, Source]) -> Iterator[str]:
    used = {source for playbook in playbooks for source in playbook.sources}
    yield "## Bronnen\n"
    yield "Gelezen als bewaarde kopie op 2026-11-23, niet live. Datum: van de pagina zelf.\n"
    for source in sources.values():
        if source.id in used:
            note = f" ({source.note})" if source.note else ""
            yield f"- **{source.id}** {source.title}: {', '.join(source.urls)}, {source.date}{note}"


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    parser = argparse.ArgumentParser(description="Write docs/playbooks.md from the data.")
    parser.add_argument(
        "--check", action="store_true", help="compare only; fail when the page is not current"
    )
    check = parser.parse_args(arguments).check
    data = root / "data"
    try:
        text = page(
            load_playbooks(data / "playbooks"),
            load_contacts(data / "contacts.yml"),
            load_sources(data / "sources.yml"),
        )
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    return write_or_check(root / PAGE, text, "data/", check=check)


if __name__ == "__main__":
    sys.exit(main())
