"""Figures for who trains: how well readers agree, how well the computer did, how many examples there are."""

from collections import Counter
from dataclasses import dataclass

from sanic import HTTPResponse, Request

from bot.domain.agreement import FEWEST_PAIRS, kappa
from bot.domain.insights import FEWEST_EXAMPLES, NAMES, NEW, UNUSABLE
from bot.domain.scenarios import INTENTS
from bot.store import insights
from bot.store.insights import Item
from bot.web.desk.blueprint import desk
from bot.web.desk.guard import for_staff
from bot.web.desk.insights import shown_always
from bot.web.desk.pages import page
from bot.web.desk.sessions import Session
from bot.web.services import services

FEWEST_OF_INTENT = 60
MOST_ALIKE = 0.1  # part of a name's examples that may be much like another of it


@dataclass(frozen=True)
class Agreement:
    """How often two readers said the same. figure: Cohen's kappa."""

    pairs: int
    same: int
    figure: float | None


@dataclass(frozen=True)
class Name:
    """A scenario or intent. examples: in data/nlu; new: that wait for export; read: messages that are it.

    alike: examples that are much like another of the same name.
    """

    name: str
    examples: int
    new: int
    read: int
    alike: int

    @property
    def is_few(self) -> bool:
        return self.examples + self.new < (FEWEST_OF_INTENT if self.name in INTENTS else FEWEST_EXAMPLES)

    @property
    def is_alike(self) -> bool:
        return self.alike > MOST_ALIKE * max(1, self.examples)


def agreement_of(items: list[Item]) -> Agreement:
    """Of the messages that two people read."""
    labels = [{reading.number: reading.label for reading in item.readings} for item in items]
    pairs = [(each[1], each[2]) for each in labels if 1 in each and 2 in each]
    return Agreement(len(pairs), sum(first == second for first, second in pairs), kappa(pairs))


def read_well(items: list[Item]) -> tuple[int, int, int]:
    """Of the messages that are held out: how many people settled, how often the computer's first was right,
    and how often its first or second. They are those it found hard: not a figure for all messages."""
    settled = [item for item in items if item.lane == "held_out"]
    first = sum(item.first == item.label for item in settled)
    either = sum(item.label in (item.first, item.second) for item in settled)
    return len(settled), first, either


@desk.get("/insights/figures", name="insight_figures")
@for_staff("insights.train")
async def show_figures(request: Request, session: Session) -> HTTPResponse:
    parts = services(request)
    async with parts.database.read() as unit:
        items = await insights.all_items(unit)
    files = await parts.examples.files()
    examples = Counter(name for name, _ in files.examples())
    alike = await parts.examples.alike()
    new = Counter(item.example.name for item in items if item.lane == "ready" and item.example)
    read = Counter(item.label for item in items if item.label not in (None, NEW, UNUSABLE))
    names = [Name(name, examples[name], new[name], read[name], alike[name]) for name in NAMES]
    return page(
        "insight_figures.html", session, parts.clock(), names=names, agreement=agreement_of(items),
        held_out=read_well(items), fewest=FEWEST_PAIRS, **await shown_always(request, session, items),
    )  # fmt: skip
