"""What staff and the summary page see of a case after a turn."""

from __future__ import annotations

from bot.domain import closing, crimes, steps, visit_notes
from bot.domain.exchange import Exchange
from bot.domain.facts import UNKNOWN
from bot.domain.scenarios import FORM_OF
from bot.domain.turn import CaseView


def view(exchange: Exchange) -> CaseView:
    """What web keeps of the case beside its state: for the desk, the summary page and the figures."""
    case, playbook = exchange.case, exchange.playbook
    decision = exchange.decide()
    draft = None
    if case.form.state != "sent" and case.form.fields:
        draft = visit_notes.fields_to_send(exchange)
    contacts = playbook.contacts if playbook else ("politie-0900", "slachtofferhulp")
    return CaseView(
        scenario=FORM_OF.get(case.scenario or "", case.scenario or "") or None,
        scenario_name=playbook.name if playbook else "",
        urgency=decision.urgency,
        rule=decision.rule,
        reasons=(decision.reason, *decision.words),
        policy_version=exchange.library.policy.version,
        facts=tuple(fact for fact in case.facts.values() if fact.value != UNKNOWN),
        entities=tuple(case.entities.values()),
        steps=steps.as_shown(exchange, steps.all_steps(exchange)),
        donts=closing.donts(exchange),
        other_crimes=crimes.beside(exchange, case.scenario or ""),
        evidence=tuple(exchange.addressed(one.text) for one in playbook.evidence) if playbook else (),
        aftercare=tuple(exchange.addressed(one.text) for one in playbook.aftercare) if playbook else (),
        contacts=_contacts(exchange, contacts),
        summary=closing.summary(exchange),
        draft=draft,
        language=case.language,
    )


def _contacts(exchange: Exchange, named: tuple[str, ...]) -> tuple[str, ...]:
    """Ids, with the visitor's own bank in place of "bank"."""
    contacts = exchange.library.contacts
    own = [contacts.for_step(name, exchange.case.bank()).id for name in named]
    return tuple(dict.fromkeys(own))
