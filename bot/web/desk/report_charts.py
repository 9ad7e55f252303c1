"""The figures of bot.store.reports as charts with their tables, in Dutch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.store.ratings import Answer
from bot.store.reports import HandOver, Percentiles, Understanding, Visits, Volume, Waiting
from bot.web.desk.charts import Chart, Series, lying, standing
from bot.web.desk.wording import Wording

MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
NONE = "–"
# Of durations: seconds and name of a unit, and of the one below it.
UNITS = ((86400, "d", 3600, "u"), (3600, "u", 60, "min"), (60, "min", 1, "s"))


@dataclass(frozen=True)
class Figures:
    """All that the page of reports shows."""

    volume: Volume
    waiting: Waiting
    hand_over: HandOver
    outcomes: Mapping[str, int]
    visits: Visits
    understanding: Mapping[date, Understanding]
    ratings: Mapping[Answer, int]


@dataclass(frozen=True)
class Tile:
    """One figure on top of the page. more: what it is part of."""

    name: str
    value: str
    more: str = ""


def day_name(day: date) -> str:
    """Like 24 nov."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def number(value: float) -> str:
    """A whole number, with points between thousands."""
    return f"{value:,.0f}".replace(",", ".")


def share(part: float, whole: float) -> str:
    """A part as a percentage with one decimal; a dash when there is nothing."""
    return percent(100 * part / whole) if whole else NONE


def percent(value: float) -> str:
    return f"{value:.1f}%".replace(".", ",")


def duration(seconds: float | None) -> str:
    """Like 45 s, 6 min 20 s, 2 u 5 min or 3 d."""
    if seconds is None:
        return NONE
    whole = int(seconds)
    for size, name, rest_size, rest_name in UNITS:
        if whole >= size:
            rest = whole % size // rest_size
            return f"{whole // size} {name}" + (f" {rest} {rest_name}" if rest else "")
    return f"{whole} s"


def tiles_of(figures: Figures) -> list[Tile]:
    waiting, hand_over, visits = figures.waiting, figures.hand_over, figures.visits
    answers = _all_answers(figures.understanding)
    return [
        Tile("Gesprekken", number(figures.volume.total)),
        Tile("Naar een medewerker", share(hand_over.handed_over, hand_over.conversations),
             f"{number(hand_over.handed_over)} gesprekken"),
        Tile("Wachttijd, mediaan", duration(waiting.whole.p50), f"p90: {duration(waiting.whole.p90)}"),
        Tile("Weg voor er iemand was", share(waiting.left, waiting.asked),
             f"{number(waiting.left)} van {number(waiting.asked)} keer wachten"),
        Tile("Bezoek gevraagd", number(visits.total), f"besluit na {duration(visits.decided.p50)} (mediaan)"),
        Tile("De chat hielp", share(figures.ratings["yes"], sum(figures.ratings.values())),
             f"van {number(sum(figures.ratings.values()))} antwoorden"),
        Tile("Antwoord schoot tekort", share(answers.failed + answers.unclear, answers.turns),
             f"van {number(answers.turns)} antwoorden"),
    ]  # fmt: skip


def charts_of(figures: Figures, wording: Wording) -> list[Chart]:
    return [
        _volume_by_day(figures.volume),
        _volume_by_hour(figures.volume),
        _ends_of_waiting(figures.waiting),
        _waiting_by_day(figures.waiting, list(figures.volume.days)),
        _reasons(figures.hand_over, wording),
        _outcomes(figures.outcomes, wording),
        _visits(figures.visits, wording),
        _decisions(figures.visits),
        _ratings(figures.ratings, figures.volume.total, wording),
        _understanding(figures.understanding),
    ]


def _volume_by_day(volume: Volume) -> Chart:
    names = [day_name(day) for day in volume.days]
    bars, lines, labels = standing(names, [Series("gesprekken", list(volume.days.values()))], number)
    busiest = max(volume.days, key=lambda day: volume.days[day])
    return Chart(
        "days", "Gesprekken per dag",
        f"{number(volume.total)} gesprekken. De drukste dag was {day_name(busiest)}, met "
        f"{number(volume.days[busiest])}.",
        ("Dag", "Gesprekken"),
        tuple((name, number(count)) for name, count in zip(names, volume.days.values(), strict=True)),
        bars, lines, labels,
    )  # fmt: skip


def _volume_by_hour(volume: Volume) -> Chart:
    names = [f"{hour} uur" for hour in volume.hours]
    bars, lines, labels = standing(names, [Series("gesprekken", list(volume.hours.values()))], number)
    busiest = max(volume.hours, key=lambda hour: volume.hours[hour])
    return Chart(
        "hours", "Gesprekken per uur van de dag",
        f"Het drukst is het tussen {busiest} en {busiest + 1} uur.",
        ("Uur", "Gesprekken", "Deel"),
        tuple(
            (f"{hour}–{hour + 1} uur", number(count), share(count, volume.total))
            for hour, count in volume.hours.items()
        ),
        bars, lines, labels,
    )  # fmt: skip


def _waiting_by_day(waiting: Waiting, days: list[date]) -> Chart:
    names = [day_name(day) for day in days]
    found = [waiting.days.get(day, Percentiles()) for day in days]
    series = [
        Series("mediaan", [each.p50 for each in found], "a"),
        Series("p90", [each.p90 for each in found], "b"),
    ]
    unit = 60 if max((each.p90 or 0 for each in found), default=0) >= 120 else 1
    scaled = [
        Series(each.name, [None if value is None else value / unit for value in each.values], each.kind)
        for each in series
    ]
    bars, lines, labels = standing(
        names, scaled, lambda value: duration(value * unit),
        lambda value: f"{value:g} {'min' if unit == 60 else 's'}",
    )  # fmt: skip
    return Chart(
        "waiting", "Wachten op een medewerker",
        f"De helft wachtte hoogstens {duration(waiting.whole.p50)}, negen van de tien hoogstens "
        f"{duration(waiting.whole.p90)}.",
        ("Dag", "Keer", "Mediaan", "p90"),
        tuple(
            (name, number(each.n), duration(each.p50), duration(each.p90))
            for name, each in zip(names, found, strict=True)
        ),
        bars, lines, labels, legend=(("a", "mediaan"), ("b", "p90")),
    )  # fmt: skip


def _ends_of_waiting(waiting: Waiting) -> Chart:
    ends = (
        ("Een medewerker nam het over", waiting.taken),
        ("Bezoeker was al weg", waiting.left),
        ("Wacht nog", waiting.waits),
    )
    return _lying(
        "ends", "Hoe het wachten eindigde",
        f"In {share(waiting.left, waiting.asked)} van de gevallen was de bezoeker al weg.",
        ("Einde", "Keer", "Deel"), ends, waiting.asked,
        "Weg is: het gesprek is gewist of gesloten voor er iemand was. Of de pagina was toen al dicht.",
    )  # fmt: skip


def _reasons(hand_over: HandOver, wording: Wording) -> Chart:
    named = [(_name(wording.reasons, code), count) for code, count in hand_over.reasons.items()]
    return _lying(
        "reasons", "Waarom een medewerker",
        f"{share(hand_over.handed_over, hand_over.conversations)} van de gesprekken ging naar een "
        "medewerker.",
        ("Reden", "Keer", "Deel"), named, sum(hand_over.reasons.values()),
    )  # fmt: skip


def _outcomes(outcomes: Mapping[str, int], wording: Wording) -> Chart:
    total = sum(outcomes.values())
    named = [(_name(wording.outcomes, code), count) for code, count in outcomes.items()]
    return _lying(
        "outcomes", "Hoe gesprekken afliepen", f"Medewerkers sloten {number(total)} keer een gesprek af.",
        ("Afloop", "Keer", "Deel"), named, total,
    )  # fmt: skip


def _visits(visits: Visits, wording: Wording) -> Chart:
    named = [
        (_name(wording.request_states, code), visits.states.get(code, 0)) for code in wording.request_states
    ]
    return _lying(
        "visits", "Aanvragen voor bezoek",
        f"{number(visits.total)} aanvragen, nu aangenomen: {number(visits.states.get('accepted', 0))}.",
        ("Toestand nu", "Aanvragen", "Deel"), named if visits.total else [], visits.total,
    )  # fmt: skip


def _decisions(visits: Visits) -> Chart:
    steps = (("gezien", visits.seen), ("besluit", visits.decided))
    rows = [
        (f"Tot {name}, {what}", value)
        for name, each in steps
        if each.n
        for what, value in (("mediaan", each.p50 or 0), ("p90", each.p90 or 0))
    ]
    return Chart(
        "decisions", "Van aanvraag tot besluit",
        f"De helft was binnen {duration(visits.seen.p50)} gezien. De helft had binnen "
        f"{duration(visits.decided.p50)} een besluit.",
        ("Tot", "Aanvragen", "Mediaan", "p90"),
        tuple(
            (name.capitalize(), number(each.n), duration(each.p50), duration(each.p90))
            for name, each in steps
        ),
        rows=lying(rows, duration),
    )  # fmt: skip


def _ratings(ratings: Mapping[Answer, int], conversations: int, wording: Wording) -> Chart:
    total = sum(ratings.values())
    named = [(_name(wording.ratings, answer), count) for answer, count in ratings.items()]
    return _lying(
        "ratings", "Hielp de chat?",
        f"{number(total)} bezoekers gaven antwoord. {share(ratings['yes'], total)} zei ja.",
        ("Antwoord", "Bezoekers", "Deel"), named if total else [], total,
        "Na een noodgeval wordt dit niet gevraagd.",
    )  # fmt: skip


def _understanding(days: Mapping[date, Understanding]) -> Chart:
    names = [day_name(day) for day in days]
    all_answers = _all_answers(days)
    series = [
        Series("niet begrepen", [_percent_of(each.unclear, each.turns) for each in days.values()], "a"),
        Series("vangnet", [_percent_of(each.failed, each.turns) for each in days.values()], "c"),
    ]
    bars, lines, labels = standing(names, series, percent, lambda value: f"{value:g}%", stacked=True)
    return Chart(
        "understanding", "Antwoorden die tekortschoten",
        f"{share(all_answers.unclear, all_answers.turns)} niet begrepen, "
        f"{share(all_answers.failed, all_answers.turns)} vangnet, van "
        f"{number(all_answers.turns)} antwoorden.",
        ("Dag", "Antwoorden", "Niet begrepen", "Vangnet", "Deel"),
        tuple(
            (name, number(each.turns), number(each.unclear), number(each.failed),
             share(each.failed + each.unclear, each.turns))
            for name, each in zip(names, days.values(), strict=True)
        ),
        bars, lines, labels, legend=(("a", "niet begrepen"), ("c", "vangnet")),
        note="Vangnet is het antwoord met de noodnummers, als de computer zelf niet kan antwoorden.",
    )  # fmt: skip


def _lying(
    key: str,
    title: str,
    summary: str,
    columns: tuple[str, ...],
    values: Sequence[tuple[str, int]],
    whole: int,
    note: str = "",
) -> Chart:
    """A lying chart of counts that are parts of a whole."""
    table = tuple((name, number(count), share(count, whole)) for name, count in values)
    return Chart(key, title, summary, columns, table, rows=lying(values, number), note=note)


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _name(names: Mapping[str, str], code: str) -> str:
    return capitalised(names.get(code, code))


def _percent_of(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None


def _all_answers(days: Mapping[date, Understanding]) -> Understanding:
    return Understanding(
        sum(each.turns for each in days.values()), sum(each.failed for each in days.values()),
        sum(each.unclear for each in days.values()),
    )  # fmt: skip
