"""Any message at any point: no turn fails, no safety rule is broken, and the form always ends.

Hypothesis plays generated conversations against the real dialogue; every rule is a kind of message.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.domain.facts import UNKNOWN, VALUES
from bot.domain.playbook_texts import sentences, word_count
from bot.domain.scenarios import INTENTS, PLAYBOOK_SCENARIOS
from bot.domain.texts import says_u
from bot.domain.turn import RequestStatus
from tests.domain.visitor import CONTEXT, DIALOGUE, Visitor

PHRASES = (
    *"""
    ja / nee / nee hoor / ja nog / weet niet / weet ik niet / klopt / nog niet / stop / laat maar /
    bedankt / hallo / help / muis / geld weg / dat heb ik gedaan / hoe doe ik dat? / ik wil een mens /
    kost het geld? / en nu? / waarom wilt u mijn adres? / is mijn aanvraag binnen? / ik wil dat er een
    agent komt / ja kom maar langs / Ria Smit / g wolters / 1624 AB 77 / 07451 / 7451 abc / Dijkweg 77 /
    Hoorn / dorpsstraat 5 holten / 06-12345678 / tel 6123 / nee mijn nummer is 06 87654321 / mw T Kok,
    Lijsterlaan 8, 6711 AB Ede / geen uniform / waar waren we / 6300 / asn / ik wil de aanvraag
    intrekken / ik wil mijn adres wijzigen / hij staat voor de deur / 112 gebeld / hij is weg / ik kan
    niet bellen / ik wil niet meer / rot op / mijn moeder is 84 en alleen / ? / ... / a / 1 / 👍 / kun je
    me helpen / what should I do now please / de tweede / om drie uur / liever niet / <b>hoi</b>
    """.replace("\n   ", "")
    .strip()
    .split(" / "),
    "x" * 500,
)
FACT_NAMES = sorted(VALUES)
NUMBER = re.compile(r"(?<![\d\w])\+?\d[\d -]{5,}\d(?!\d)")


def shown_numbers() -> set[str]:
    """Every number that may be said: those of contacts that are sure."""
    return {
        re.sub(r"\D", "", number.shown)
        for contact in DIALOGUE.library.contacts
        if contact.show_number
        for number in contact.numbers
    }


class AnyConversation(RuleBasedStateMachine):
    """The visitor says and presses whatever comes up."""

    def __init__(self) -> None:
        super().__init__()
        self.visitor = Visitor()
        self.typed = ""
        self.summaries = 0
        self.summary_before = 0
        self.sent = 0
        self.allowed = shown_numbers()

    @initialize(open_first=st.booleans(), staff=st.booleans())
    def begin(self, open_first: bool, staff: bool) -> None:
        self.visitor.context = replace(CONTEXT, staff_open=staff)
        if open_first:
            self.visitor.opens()

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
        self.before()
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
            self.before()
            self.visitor.says(text, between=pair)

    @rule(data=st.data())
    def press(self, data: st.DataObject) -> None:
        offered = sorted(self.visitor.offered())
        if offered:
            self.before()
            self.visitor.presses(data.draw(st.sampled_from(offered)))

    @rule()
    def reload(self) -> None:
        if self.visitor.state is not None:
            self.before()
            self.visitor.opens()

    @rule()
    def come_back_from_staff(self) -> None:
        if self.visitor.state is not None:
            self.before()
            self.visitor.context = replace(self.visitor.context, returned_by_staff=True)
            self.visitor.opens()
            self.visitor.context = replace(self.visitor.context, returned_by_staff=False)

    @rule(status=st.sampled_from(("acknowledged", "accepted", "declined")))
    def control_room_answers(self, status) -> None:  # type: ignore[no-untyped-def]
        request = self.visitor.context.request
        if request and request.status != "cancelled":
            self.visitor.context = replace(
                self.visitor.context, request=RequestStatus(request.reference, status)
            )

    def before(self) -> None:
        self.summary_before = self.summaries

    @invariant()
    def rules_hold(self) -> None:
        last = self.visitor.last
        if last is None:
            return
        self.summaries += sum(reply.kind == "summary" for reply in last.replies)
        self.says_only_sure_numbers()
        self.asks_nothing_more_than_twice()
        self.says_112_first()
        self.sends_only_what_was_confirmed()
        self.stays_in_one_form_of_address()
        assert all(len(reply.steps) <= 3 for reply in last.replies)
        assert sum(reply.kind == "question" for reply in last.replies) <= 1
        assert all(reply.text.strip() for reply in last.replies)

    def says_only_sure_numbers(self) -> None:
        typed = re.sub(r"\D", "", self.typed)
        for reply in self.visitor.last.replies:
            if reply.kind == "summary" or "Ik noteer" in reply.text:
                continue  # what the visitor typed, read back
            for number in NUMBER.findall(reply.text):
                digits = re.sub(r"\D", "", number)
                assert digits in self.allowed or digits in typed or digits == "0612345678", reply.text

    def asks_nothing_more_than_twice(self) -> None:
        asked = Counter(reply.text for reply in self.visitor.all if reply.kind == "question")
        again = {text: count for text, count in asked.items() if count > 2}
        assert not again, again

    def says_112_first(self) -> None:
        last = self.visitor.last
        case = self.visitor.state
        if last.case.urgency == "emergency" and case["emergency"] == "open" and not case["crisis"]:
            alarm = [reply for reply in last.replies if reply.emergency]
            assert alarm, [reply.text for reply in last.replies]
            assert "112" in alarm[0].text
            assert len(sentences(alarm[0].text)) <= 3
            assert max(map(word_count, sentences(alarm[0].text))) <= 12
            assert case["form"]["state"] not in ("open", "summary")
            assert last.effects.visit is None
        if case["crisis"]:
            assert "113" in "".join(reply.text for reply in last.replies)
            assert case["form"]["state"] not in ("open", "summary")

    def sends_only_what_was_confirmed(self) -> None:
        visit = self.visitor.last.effects.visit
        if visit:
            self.sent += 1
            assert self.summary_before > 0
            assert visit.fields.phone or visit.fields.reach
            assert not self.visitor.last.effects.change

    def stays_in_one_form_of_address(self) -> None:
        dutch = " ".join(reply.text for reply in self.visitor.all if reply.language == "nl")
        for typed in PHRASES:
            dutch = dutch.replace(typed, "")
        if self.visitor.state["address"] == "je":
            assert not says_u(dutch), dutch


ANSWERS = {
    "name": "Ria Smit",
    "contact_name": "Martijn de Boer",
    "address": "1624 AB 77",
    "address_check": "nee, 1624 AB 77",
    "phone": "0612345678",
    "reach": "ja",
    "remarks": "nee",
}
# What somebody does who wants to end the form, by the kind of question that is open.
PRESSES = {
    "fact": "fact:{name}:unknown",
    "hung_up": "hung_up:yes",
    "confirm_visit": "form:confirm",
    "visit": "visit:yes",
}


@given(before=st.lists(st.sampled_from(PHRASES), max_size=12), third=st.booleans())
@settings(max_examples=60, deadline=None)
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
    max_examples=40,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestAnyConversation = AnyConversation.TestCase
