"""More than one crime in a conversation: each is kept with its own facts, and each gets its turn."""

from __future__ import annotations

from bot.domain import hearing, story, triage_talk
from bot.domain.case import Case, OtherCase, Pending
from bot.domain.corrections import say_corrections
from bot.domain.crimes import OF_THE_PERSON, PERSONAL_ENTITIES
from bot.domain.exchange import Exchange, Next
from bot.domain.facts import UNKNOWN
from bot.domain.scenarios import FORM_OF
from bot.domain.turn import Button, Recognition

# Most urgent first.
URGENCIES = ("emergency", "visit", "call", "report", "advice")
_SURE_OF_ANOTHER = 0.8
_SURE_WITHOUT_FACTS = 0.95
_MOST_ASKED = 2


# What a message of one kind mostly tells of in a case of another: how it was paid, or how one looked along.
PART_OF: dict[str, set[str]] = {
    "bank_helpdesk_fraud": {"payment_request_fraud", "phishing", "tech_support"},
    "card_pickup": {"bank_helpdesk_fraud", "phishing", "tech_support"},
    "extortion": {"payment_request_fraud"},
    "fake_police": {"bank_helpdesk_fraud", "phishing", "tech_support"},
    "friend_in_need": {"payment_request_fraud"},
    "investment_fraud": {"payment_request_fraud", "tech_support", "identity_fraud"},
    "online_shopping": {"identity_fraud"},
    "payment_request_fraud": {"identity_fraud"},
    "phishing": {"identity_fraud"},
    "rental_or_advance_fee": {"payment_request_fraud", "identity_fraud"},
    "romance_fraud": {"payment_request_fraud", "identity_fraud"},
    "tech_support": {"payment_request_fraud", "phishing"},
}


# --- Told in one message ---------------------------------------------------------------------------


def split(exchange: Exchange) -> None:
    """Two crimes in the first story: go on with the most urgent one, and keep the other with its facts."""
    case, parts = exchange.case, exchange.recognition.parts
    if case.scenario is not None or len(parts) < 2 or case.others:
        return
    told = [(part, _heard_apart(exchange, part)) for part in parts]
    first, second = sorted(told, key=lambda one: URGENCIES.index(_urgency(exchange, one[1])))
    exchange.recognition = first[0]
    case.facts, case.entities = first[1].facts, first[1].entities
    exchange.heard = set(case.facts) | set(case.entities)
    exchange.corrected = []
    case.others.append(_kept(second[1]))
    case.told.append(story.TWO_TOLD)


# --- Told in a case that is under way --------------------------------------------------------------


def respond(exchange: Exchange) -> Next:
    """A story of another kind in the middle of a case: is it the same one, or a second one?

    Until that is answered nothing it tells changes the first.
    """
    case, top = exchange.case, exchange.top
    if top is None or not _may_be_another(exchange, top) or _answers_question(exchange):
        return Next.PASS
    known = _known_as(case, top)
    if known is None and f"another:{top}" in case.told:
        return Next.PASS
    in_form = case.form.is_under_way
    if in_form and not exchange.says("another_crime"):
        return Next.PASS
    apart = _heard_apart(exchange, exchange.recognition)
    _take_back(exchange)
    case.misunderstood = 0
    if known is not None:
        _add(known, apart)
        exchange.say("another.added", a=exchange.plain(known.scenario))
        return Next.GO_ON
    case.told.append(f"another:{top}")
    if in_form:
        case.others.append(_kept(apart))
        exchange.say("another.kept", a=exchange.plain(top))
        return Next.GO_ON
    case.perhaps = _kept(apart)
    exchange.say_once("orientation.first_safety")
    ask(exchange)
    return Next.STOP


def ask(exchange: Exchange) -> bool:
    """Ask whether what was told is another crime; after two times it is kept as one, and nothing is asked."""
    case, perhaps = exchange.case, exchange.case.perhaps
    if perhaps is None:
        return False
    times = perhaps.tried.get("another.ask", 0)
    perhaps.tried["another.ask"] = times + 1
    buttons = (
        exchange.button(f"scenario:{case.scenario}", "button.same_story"),
        Button(f"scenario:{perhaps.scenario}", _capital(exchange.plain(perhaps.scenario))),
    )
    pending = Pending("another", options=[case.scenario or "", perhaps.scenario])
    a = exchange.plain(perhaps.scenario)
    if times < _MOST_ASKED and exchange.ask("another.ask", pending, buttons, a=a):
        return True
    case.others.append(perhaps)
    case.perhaps = None
    case.pending = None
    exchange.say("another.kept", a=a)
    return False


def take_answer(exchange: Exchange) -> Next:
    """The answer in words: another crime, or the same one."""
    case, perhaps = exchange.case, exchange.case.perhaps
    if perhaps is None or case.pending is None or case.pending.kind != "another":
        return _take_offer(exchange)
    if exchange.top == perhaps.scenario and len(exchange.words) > 1:
        apart = _heard_apart(exchange, exchange.recognition)
        _take_back(exchange)
        _add(perhaps, apart)
        return _is_another(exchange)
    if exchange.says("belongs_together") or (exchange.answer == "no" and not exchange.says("something_else")):
        return _is_same(exchange)
    if exchange.says("something_else") or exchange.answer == "yes":
        return _is_another(exchange)
    return Next.PASS


def choose(exchange: Exchange, scenario: str) -> Next:
    """A button that names a crime, where more than one was told."""
    case = exchange.case
    if case.perhaps is not None and scenario == case.perhaps.scenario:
        return _is_another(exchange)
    if case.perhaps is not None and scenario == case.scenario:
        return _is_same(exchange)
    other = _known_as(case, scenario)
    if other is None or case.form.is_under_way:
        return Next.PASS
    return _go_to(exchange, other)


def _is_same(exchange: Exchange) -> Next:
    case, perhaps = exchange.case, exchange.case.perhaps
    case.pending, case.perhaps = None, None
    exchange.say("another.same")
    if perhaps is None:
        return Next.GO_ON
    for name, fact in perhaps.facts.items():
        before = case.value(name)
        case.learn(fact)
        if before not in (None, UNKNOWN, fact.value) and name in hearing.SHOWN_WHEN_CHANGED:
            exchange.corrected.append(name)
    for kind, entity in perhaps.entities.items():
        if kind in case.entities and case.entities[kind].value != entity.value and kind in ("amount", "bank"):
            exchange.corrected.append(kind)
        case.entities[kind] = entity
    say_corrections(exchange)
    exchange.corrected = []
    return Next.GO_ON


def _is_another(exchange: Exchange) -> Next:
    """A second crime: the more urgent one comes first, the other keeps its facts."""
    case, perhaps = exchange.case, exchange.case.perhaps
    if perhaps is None:
        return Next.PASS
    case.pending, case.perhaps = None, None
    now, new = exchange.decide().urgency, exchange.library.policy.decide(_values(case, perhaps)).urgency
    if not case.urgency_told and URGENCIES.index(now) < URGENCIES.index(new):
        case.others.append(perhaps)
        exchange.say("another.later", a=exchange.plain(perhaps.scenario))
        return Next.GO_ON
    exchange.say("another.noted")
    _switch(exchange, perhaps, come_back=True)
    story.introduce(exchange)
    return Next.GO_ON


# --- Going back to it ------------------------------------------------------------------------------


def offer(exchange: Exchange) -> bool:
    """Offer to look at another crime that was told, once for each; gives False when there is none."""
    case = exchange.case
    other = next((one for one in case.others if not one.offered), None)
    if other is None:
        return False
    other.offered = True
    buttons = (
        exchange.button(f"scenario:{other.scenario}", "button.yes"),
        exchange.button("scenario:other", "button.not_needed"),
    )
    pending = Pending("return", options=[other.scenario])
    return exchange.ask("another.return", pending, buttons, a=exchange.plain(other.scenario))


def _take_offer(exchange: Exchange) -> Next:
    pending = exchange.case.pending
    if pending is None or pending.kind != "return":
        return Next.PASS
    other = _known_as(exchange.case, pending.options[0])
    if exchange.answer == "yes" and other is not None:
        return _go_to(exchange, other)
    if exchange.answer == "no":
        exchange.case.pending = None
        exchange.say("another.left")
        return Next.GO_ON
    return Next.PASS


def _go_to(exchange: Exchange, other: OtherCase) -> Next:
    exchange.say("another.back", a=exchange.plain(other.scenario))
    _switch(exchange, other, come_back=False)
    story.introduce(exchange)
    return Next.GO_ON


def _switch(exchange: Exchange, to: OtherCase, *, come_back: bool) -> None:
    """Talk about another crime from here. come_back: whether going back to this one is offered later."""
    case = exchange.case
    left = _kept(case)
    left.offered = not come_back
    case.others = [one for one in case.others if one.scenario != to.scenario] + [left]
    personal = {name: fact for name, fact in case.facts.items() if name in OF_THE_PERSON}
    mine = {kind: entity for kind, entity in case.entities.items() if kind in PERSONAL_ENTITIES}
    case.scenario = to.scenario
    case.facts = personal | to.facts
    case.entities = mine | to.entities
    case.done, case.tried, case.urgency_told = list(to.done), dict(to.tried), to.urgency_told
    case.earlier = list(to.earlier)
    case.shown, case.hints, case.pending = [], [], None
    if case.emergency in ("called", "over"):
        case.emergency = "none"  # that was about the other one


# --- The request and the summary -------------------------------------------------------------------


def offer_to_add(exchange: Exchange) -> bool:
    """A request was sent about another crime: offer to put this one into it, once."""
    case = exchange.case
    told = f"added:{case.scenario}"
    about_other = case.form.state == "sent" and case.form.about not in ("", case.scenario)
    if not about_other or not _known_as(case, case.form.about) or told in case.told:
        return False
    case.told.append(told)
    buttons = (
        exchange.button("request:change", "button.add_to_request"),
        exchange.button("request:keep", "button.not_needed"),
    )
    return exchange.ask("another.add_to_request", Pending("add_to_request"), buttons)


# --- What is kept ----------------------------------------------------------------------------------


def _kept(case: Case) -> OtherCase:
    """What is kept of a case beside another: what tells of the crime, not of the person."""
    return OtherCase(
        scenario=case.scenario or "",
        facts={name: fact for name, fact in case.facts.items() if name not in OF_THE_PERSON},
        entities={k: entity for k, entity in case.entities.items() if k not in PERSONAL_ENTITIES - {"bank"}},
        done=list(case.done),
        tried=dict(case.tried),
        urgency_told=case.urgency_told,
        earlier=list(case.earlier),
    )


def _heard_apart(exchange: Exchange, recognition: Recognition) -> Case:
    """A case with nothing but what this message, or a part of it, tells."""
    case = exchange.case
    apart = Case(language=case.language, address=case.address)
    hearing.hear(Exchange(apart, exchange.message, recognition, exchange.context, exchange.library))
    apart.scenario = recognition.ranking[0].name if recognition.ranking else None
    return apart


def _take_back(exchange: Exchange) -> None:
    """What the message told of a crime does not count for this one; what it told of the person does."""
    case, before = exchange.case, exchange.before
    if before is None:
        return
    said = {name: fact for name, fact in case.facts.items() if name in OF_THE_PERSON}
    case.facts = {n: fact for n, fact in before.facts.items() if n not in OF_THE_PERSON} | said
    mine = {kind: entity for kind, entity in case.entities.items() if kind in PERSONAL_ENTITIES - {"bank"}}
    case.entities = dict(before.entities) | mine
    case.done = list(before.done)
    exchange.heard &= OF_THE_PERSON | PERSONAL_ENTITIES
    exchange.corrected = [name for name in exchange.corrected if name in OF_THE_PERSON]


def _add(other: OtherCase, apart: Case) -> None:
    for fact in _kept(apart).facts.values():
        other.facts[fact.name] = fact
    other.entities |= _kept(apart).entities


def _known_as(case: Case, scenario: str) -> OtherCase | None:
    return next((one for one in case.others if one.scenario == scenario), None)


def _values(case: Case, other: OtherCase) -> dict[str, bool | str]:
    personal = {name: fact for name, fact in case.facts.items() if name in OF_THE_PERSON}
    return Case(facts=personal | other.facts, scenario=other.scenario).values()


def _urgency(exchange: Exchange, case: Case) -> str:
    return exchange.library.policy.decide(case.values()).urgency


# --- Whether it is another one ---------------------------------------------------------------------


def _may_be_another(exchange: Exchange, top: str) -> bool:
    case = exchange.case
    if case.scenario is None or top not in exchange.library.playbooks or top == "suspicious_only":
        return False
    if top == case.scenario or _is_form_of(top) == _is_form_of(case.scenario) or story.grows_into(case, top):
        return False
    if not story.is_long_enough(exchange) or not story.tells(exchange) or exchange.says("recovery_offer"):
        return False
    marked = exchange.says("another_crime")
    if not marked and top in PART_OF.get(case.scenario, ()):
        return False
    least = _SURE_OF_ANOTHER if marked or story.says_what_happened(exchange) else _SURE_WITHOUT_FACTS
    return exchange.confidence >= least


def _answers_question(exchange: Exchange) -> bool:
    """Whether it answers what was asked, so that it goes on with the same story."""
    pending = exchange.case.pending
    if pending is None or exchange.says("another_crime"):
        return False
    return exchange.answer is not None or (
        pending.kind == "fact" and bool(exchange.heard & set(triage_talk.members(pending.name)))
    )


def _is_form_of(scenario: str | None) -> str | None:
    return FORM_OF.get(scenario or "", scenario)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
