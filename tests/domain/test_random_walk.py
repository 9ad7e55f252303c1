"""Any message at any point: no turn fails, no safety rule is broken, and the form always ends.

Hypothesis plays generated conversations against the real dialogue, 20 of 20 turns at most, and makes the
shortest one of what breaks a rule. test_thousands.py plays many.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.domain.facts import UNKNOWN, VALUES
from bot.domain.scenarios import INTENTS, PLAYBOOK_SCENARIOS
from bot.domain.turn import RequestStatus
from bot.play.always import broken_in_conversation
from tests.domain.phrases import PHRASES
from tests.domain.visitor import CONTEXT, Visitor
from tests.domain.watched import ANSWERS, PRESSES, Watched

FACT_NAMES = sorted(VALUES)


class AnyConversation(Watched, RuleBasedStateMachine):
    """The visitor says and presses whatever comes up."""

    @initialize(open_first=st.booleans(), staff=st.booleans())
    def begin(self, open_first: bool, staff: bool) -> None:
        self.visitor.context = replace(CONTEXT, staff_open=staff)
        if open_first:
            self.opens()

    @rule(
        text=st.sampled_from(PHRASES),
        top=st.one_of(st.none(), st.sampled_from((*PLAYBOOK_SCENARIOS, *INTENTS))),
        facts=st.dictionaries(st.sampled_from(FACT_NAMES), st.integers(0, 5), max_size=3),
        language=st.sampled_from(("nl", "nl", "nl", "nl", "en", "other")),
        bank=st.sampled_from((None, None, None, "ING", "Rabobank", "ASN Bank", "een bank")),
        masked=st.sampled_from(((), (), (), ("pin",), ("password", "card"))),
        confidence=st.sampled_from((0.55, 0.7, 0.9, 0.99)),
    )
    def say(self, text, top, facts, language, bank, masked, confidence) -> None:  # type: ignore[no-untyped-def]
        self.typed += " " + text
        self.does(text)
        self.visitor.says(
            text,
            top,
            facts={
                name: (*VALUES[name], UNKNOWN)[index % (len(VALUES[name]) + 1)]
                for name, index in facts.items()
            },
            entities={"bank": bank, "amount": "900"} if bank else {},
            language=language,
            confidence=confidence,
            masked=masked,
        )

    @rule(
        text=st.text(max_size=80),
        pair=st.sampled_from(
            (("phishing", "tech_support"), ("greeting", "affirm"), ("romance_fraud", "crisis"))
        ),
    )
    def mumble(self, text: str, pair: tuple[str, str]) -> None:
        if text.strip():
            self.typed += " " + text
            self.does(text)
            self.visitor.says(text, between=pair)

    @rule(data=st.data())
    def press(self, data: st.DataObject) -> None:
        offered = sorted(self.visitor.offered())
        if offered:
            self.presses(data.draw(st.sampled_from(offered)))

    @rule()
    def reload(self) -> None:
        if self.visitor.state is not None:
            self.opens()

    @rule()
    def come_back_from_staff(self) -> None:
        if self.visitor.state is not None:
            self.visitor.context = replace(self.visitor.context, returned_by_staff=True)
            self.opens()
            self.visitor.context = replace(self.visitor.context, returned_by_staff=False)

    @rule(status=st.sampled_from(("acknowledged", "accepted", "declined")))
    def control_room_answers(self, status) -> None:  # type: ignore[no-untyped-def]
        request = self.visitor.context.request
        if request and request.status != "cancelled":
            self.visitor.context = replace(
                self.visitor.context, request=RequestStatus(request.reference, status)
            )

    @invariant()
    def no_rule_is_broken(self) -> None:
        if len(self.turns) < self.visitor.turns:
            self.rules_hold()

    def teardown(self) -> None:
        # A name or address that is read back may hold any word; test_thousands.py, which draws the same
        # conversations every time, holds the forms of address and what is said again and again.
        wrong = [
            one for one in broken_in_conversation(self.turns) if not one.startswith(("u and je", "asked "))
        ]
        assert not wrong, wrong


@given(before=st.lists(st.sampled_from(PHRASES), max_size=12), third=st.booleans())
@settings(max_examples=30, deadline=None)
def test_whatever_was_said_in_it_the_form_always_ends(before: list[str], third: bool) -> None:
    visitor = Visitor()
    facts = {"lost_money": True, "third_party": third}
    visitor.says("geld weg naar de nepbank", "bank_helpdesk_fraud", facts=facts)
    visitor.says("ik wil dat er een agent komt", facts={"wants_visit": True})
    for words in before:
        visitor.says(words)
    for _ in range(14):
        if visitor.effects.visit or visitor.context.request:
            return
        pending = visitor.state["pending"] or {"kind": "", "name": ""}
        if pending["kind"] == "form":
            visitor.says(ANSWERS[pending["name"]])
        elif pending["kind"] in PRESSES:
            visitor.presses(PRESSES[pending["kind"]].format(name=pending["name"]))
        else:
            visitor.says("ja kom maar langs")
    raise AssertionError([reply.text for reply in visitor.all][-8:])


AnyConversation.TestCase.settings = settings(
    max_examples=20,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestAnyConversation = AnyConversation.TestCase
