"""One conversation at the desk: what staff see of it, what is covered, what is logged."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from websockets.sync.client import connect

from bot.domain.facts import Fact
from bot.domain.turn import CaseView, Effects, Entity, HandOver, TurnReply, TurnRequest
from bot.store.conversations import mark_danger
from bot.store.database import Unit
from bot.store.models import Audit
from tests.web.accounts import ask, change
from tests.web.desk_client import DeskClient, at_desk
from tests.web.running import Visitor, Web, eventually
from tests.web.scripted_engine import DANGEROUS, ScriptedEngine, echo, replying

CASE = {
    "scenario": "bank_helpdesk_fraud",
    "scenario_name": "Bankhelpdeskfraude",
    "urgency": "visit",
    "rule": "fresh",
    "policy_version": 3,
    "reasons": ("Het is net gebeurd.", "vanmorgen"),
    "facts": (Fact("lost_money", True, "3000 euro weg", "m1"),),
    "entities": (Entity("iban", "NL91ABNA0417164300", "NL91ABNA0417164300", 0, 18),),
}


@pytest.fixture
def visitor(web: Web, engine: ScriptedEngine) -> Visitor:
    """Somebody who waits, with a case of whom something is known."""
    visitor = web.visitor()
    engine.script = replying("Ik vraag een medewerker.", Effects(hand_over=HandOver("asked")), **CASE)
    visitor.say("vanmorgen is er 3000 euro weg")
    return visitor


def in_english(request: TurnRequest) -> TurnReply:
    plain = echo(request)
    spoken = tuple(replace(reply, language="en") for reply in plain.replies)
    return replace(plain, replies=spoken, case=CaseView(urgency="emergency"))


def acts(web: Web, conversation: str) -> list[tuple[str, dict[str, str]]]:
    async def found(unit: Unit) -> list[tuple[str, dict[str, str]]]:
        rows = await unit.execute(
            select(Audit.act, Audit.details).where(Audit.subject_id == conversation).order_by(Audit.number)
        )
        return [(row.act, row.details) for row in rows]

    return ask(web, found)


def test_staff_see_the_facts_with_the_words_and_the_rule_with_its_version(
    web: Web, visitor: Visitor, anna: DeskClient
) -> None:
    page = anna.page_of(visitor.id)
    for shown in ("Bankhelpdeskfraude", "Geld weg", "3000 euro weg", "Het is net gebeurd en er is iets weg.",
                  "Beleid versie 3, regel", "Een mens beslist.", "vroeg om een medewerker"):  # fmt: skip
        assert shown in page


def test_contact_data_are_covered_until_somebody_asks_and_that_is_logged(
    web: Web, visitor: Visitor, anna: DeskClient
) -> None:
    visitor.say("Bel mij op 06-12345678. Ik woon Kerkstraat 12, 9401 AB Assen.")
    page = anna.page_of(visitor.id)
    for covered in ("12345678", "Kerkstraat", "NL91ABNA", "9401 AB"):
        assert covered not in page
    assert "06-••••••78" in page
    said = visitor.news()["messages"]
    seq = next(message["seq"] for message in reversed(said) if message["author"] == "visitor")
    shown = anna.client.post(
        f"{web.url}/desk/conversations/{visitor.id}/reveal",
        data={"csrf": anna.csrf, "name": f"m{seq}"}, headers={"Origin": web.url, "X-Part": "1"},
    )  # fmt: skip
    assert "06-12345678" in shown.text
    account = anna.act(visitor.id, "reveal", name="iban-0")
    assert "NL91ABNA0417164300" in account.text
    revealed = [details["field"] for act, details in acts(web, visitor.id) if act == "contact.revealed"]
    assert revealed == [f"m{seq}", "iban"]
    assert anna.act(visitor.id, "reveal", name="m999").status_code == 404


def test_an_act_answers_the_script_without_a_page_and_a_browser_without_it_with_one(
    web: Web, visitor: Visitor, anna: DeskClient
) -> None:
    def by_script(what: str, **form: str) -> tuple[int, str]:
        answer = anna.client.post(
            f"{web.url}/desk/conversations/{visitor.id}/{what}", data={"csrf": anna.csrf} | form,
            headers={"Origin": web.url, "X-Part": "1"},
        )  # fmt: skip
        return answer.status_code, answer.text

    judged = {"urgency": "call", "reason": "Is al geholpen."}
    assert by_script("take") == (200, "")
    assert by_script("override", **judged) == (200, "")
    assert by_script("override", urgency="call")[0] == 400
    assert by_script("request", postcode="9401 AB", house_number="12") == (200, "")
    assert by_script("called") == (404, "Dit gesprek of deze aanvraag is er niet meer.")
    plain = anna.act(visitor.id, "override", **judged)
    assert (plain.status_code, plain.headers["location"]) == (302, f"/desk/conversations/{visitor.id}")


def test_opening_a_conversation_of_a_colleague_asks_for_what_and_logs_it(
    web: Web, visitor: Visitor, anna: DeskClient
) -> None:
    bram = at_desk(web, "Bram")
    anna.act(visitor.id, "take")
    asked = bram.page_of(visitor.id)
    assert "Waarvoor opent u dit gesprek?" in asked
    assert "3000 euro weg" not in asked
    pieces = bram.get(f"/desk/conversations/{visitor.id}", **{"X-Part": "1"})
    assert (pieces.status_code, pieces.text) == (205, ""), "an open page is loaded again, and asks"
    assert bram.act(visitor.id, "reveal", name="iban-0").status_code == 403
    assert bram.act(visitor.id, "note", text="Mag dit?").status_code == 403
    assert bram.act(visitor.id, "purpose", purpose="queue").status_code == 400
    assert bram.act(visitor.id, "purpose", purpose="complaint").status_code == 302
    assert "3000 euro weg" in bram.page_of(visitor.id)
    opened = [
        details.get("purpose") for act, details in acts(web, visitor.id) if act == "conversation.opened"
    ]
    assert opened[-2:] == ["complaint", "complaint"]


def test_whatever_is_done_with_a_conversation_of_a_colleague_asks_for_what(
    web: Web, visitor: Visitor, anna: DeskClient, engine: ScriptedEngine
) -> None:
    bram = at_desk(web, "Bram")
    engine.script = replying("Wij bellen u.", Effects(hand_over=HandOver("asked", call_back="+31612345678")))
    visitor.press("ask_human")
    anna.act(visitor.id, "take")
    address = {"postcode": "9401 AB", "house_number": "12", "phone": "0612345678"}
    acts_with = {
        "override": {"urgency": "call", "reason": "Bang"},
        "called": {},
        "request": address,
        "note": {"text": "Let op"},
    }
    for act, form in acts_with.items():
        refused = bram.act(visitor.id, act, **form)
        assert refused.status_code == 403, act
        assert f'href="/desk/conversations/{visitor.id}"' in refused.text, "there it is asked"
    anna.act(visitor.id, "request", **address)
    reference = re.findall(r"Aanvraag (TP-\w+)", anna.page_of(visitor.id))[0]
    for act in ("acknowledge", "forward", "decide", "cancel"):
        form = {"decision": "accepted"} if act == "decide" else {}
        assert bram.post(f"/desk/requests/{reference}/{act}", **form).status_code == 403, act
    bram.act(visitor.id, "purpose", purpose="help")
    for act in ("override", "called", "note"):
        assert bram.act(visitor.id, act, **acts_with[act]).status_code == 302, act
    for act in ("acknowledge", "forward", "decide", "cancel"):
        form = {"decision": "accepted"} if act == "decide" else {}
        assert bram.post(f"/desk/requests/{reference}/{act}", **form).status_code == 302, act
    # Of who erased their conversation the request is still handled: there is nothing left to see.
    anna.act(visitor.id, "request", **address)
    left = re.findall(r"Aanvraag (TP-\w+)", anna.page_of(visitor.id))[0]
    web.client.delete(visitor.address, headers=visitor.headers)
    assert at_desk(web, "Cas").post(f"/desk/requests/{left}/cancel").status_code == 302


def test_staff_judge_otherwise_with_a_reason_until_the_policy_becomes_more_urgent(
    web: Web, engine: ScriptedEngine, visitor: Visitor, anna: DeskClient
) -> None:
    assert anna.act(visitor.id, "override", urgency="advice").status_code == 400
    assert anna.act(visitor.id, "override", urgency="now", reason="Zomaar").status_code == 400
    judged = anna.act(visitor.id, "override", urgency="advice", reason="De bank heeft alles terug.")
    assert judged.status_code == 302
    page = anna.page_of(visitor.id)
    assert "Anna koos advies" in page
    assert "De bank heeft alles terug." in page
    assert ("triage.overridden", {"before": "visit", "urgency": "advice"}) in acts(web, visitor.id)
    anna.act(visitor.id, "take")
    engine.script = replying("Bel 112.", **(CASE | {"urgency": "emergency", "rule": "danger-here"}))
    anna.act(visitor.id, "hand-back")
    eventually(lambda: visitor.texts()[-1] == "Bel 112.")
    page = anna.page_of(visitor.id)
    assert "Anna koos advies" not in page
    assert "tag--emergency" in page


def test_danger_is_shown_while_a_person_talks_until_the_owner_has_seen_it(
    web: Web, visitor: Visitor, anna: DeskClient
) -> None:
    anna.act(visitor.id, "take")
    visitor.say(f"Er {DANGEROUS}.")
    eventually(
        lambda: (
            "<strong>Gevaar.</strong> De oplichter is bij de bezoeker, komt eraan" in anna.page_of(visitor.id)
        )
    )
    assert "Gevaar genoemd" in anna.get("/desk").text
    bram = at_desk(web, "Bram")
    assert bram.act(visitor.id, "danger-seen").status_code == 409
    assert anna.act(visitor.id, "danger-seen").status_code == 302
    assert "<strong>Gevaar.</strong>" not in anna.page_of(visitor.id)
    assert "De oplichter is bij de bezoeker, komt eraan" in anna.page_of(visitor.id)


def test_nobody_closes_over_danger_that_was_not_seen(web: Web, visitor: Visitor, anna: DeskClient) -> None:
    anna.act(visitor.id, "take")
    visitor.say(f"Er {DANGEROUS}.")
    eventually(lambda: "<strong>Gevaar.</strong>" in anna.page_of(visitor.id))
    (seq,) = re.findall(r'type="checkbox" name="danger" value="(\d+)" required', anna.page_of(visitor.id))
    for unseen in ({}, {"danger": "1"}):
        refused = anna.act(visitor.id, "close", outcome="helped", **unseen)
        assert refused.status_code == 409
        assert "De bezoeker noemde gevaar. Lees het eerst en zeg dat u het zag." in refused.text
    assert visitor.news()["status"] == "staff"
    assert anna.act(visitor.id, "close", outcome="helped", danger=seq).status_code == 302
    assert visitor.news()["status"] == "closed"
    assert ("conversation.closed", {"outcome": "helped", "danger": "danger_seen"}) in acts(web, visitor.id)
    anna.act(visitor.id, "purpose", purpose="quality")
    page = anna.page_of(visitor.id)
    assert "sloot het gesprek af (geholpen, gevaar gezien)" in page
    assert "112" not in page[page.index("talk__bands") : page.index('id="log"')]


def test_danger_that_comes_with_the_closing_is_shown_without_telling_anybody_to_act(
    web: Web, visitor: Visitor, anna: DeskClient
) -> None:
    anna.act(visitor.id, "take")
    anna.act(visitor.id, "close", outcome="helped")
    said = visitor.news()["messages"][-2]["seq"]
    danger = {"reasons": ["De dader is bij u."]}
    change(web, lambda unit: mark_danger(unit, visitor.id, said, danger, datetime.now(UTC)))
    anna.act(visitor.id, "purpose", purpose="quality")
    page = anna.page_of(visitor.id)
    band = page[page.index("talk__bands") : page.index('id="log"')]
    assert "<strong>Gevaar genoemd.</strong>" in band
    assert "Het gesprek is afgesloten." in band
    assert "112" not in band
    assert 'role="alert"' not in band


def test_on_paper_nobody_says_what_the_system_tells_and_danger_is_marked(
    web: Web, visitor: Visitor, anna: DeskClient
) -> None:
    anna.act(visitor.id, "take")
    visitor.say(f"Er {DANGEROUS}.")
    eventually(lambda: "<strong>Gevaar.</strong>" in anna.page_of(visitor.id))
    anna.act(visitor.id, "reply", text="Blijf binnen.")
    paper = anna.get(f"/desk/conversations/{visitor.id}/print").text
    assert "U praat nu met Anna, een medewerker." in paper
    assert paper.count("<strong>Anna</strong>") == 1, "she said one thing"
    assert 'class="paper__danger"><strong>Gevaar.</strong>' in paper


def test_reading_again_and_again_pushes_no_act_off_the_timeline(
    web: Web, visitor: Visitor, anna: DeskClient, bram: DeskClient
) -> None:
    anna.act(visitor.id, "note", text="Let op")
    for _ in range(45):
        anna.get(f"/desk/conversations/{visitor.id}")
    page = bram.page_of(visitor.id)
    timeline = page[page.index('class="timeline"') :]
    assert "Anna schreef een notitie" in timeline
    assert timeline.count("Anna bekeek dit gesprek") == 1
    bram.act(visitor.id, "note", text="Gezien")
    anna.page_of(visitor.id)
    assert anna.page_of(visitor.id).count("Anna bekeek dit gesprek") == 2, "before and after somebody acted"
    opened = [act for act, _ in acts(web, visitor.id) if act == "conversation.opened"]
    assert len(opened) == 48, "each read stands in the log"


def test_a_note_cannot_reach_the_visitor(web: Web, visitor: Visitor, anna: DeskClient) -> None:
    anna.act(visitor.id, "take")
    assert anna.act(visitor.id, "note", text="Klinkt bang, let op.").status_code == 302
    assert "Klinkt bang, let op." in anna.page_of(visitor.id)
    assert not any("Klinkt bang" in text for text in visitor.texts())


def test_standard_sentences_come_with_the_name_and_in_the_visitors_language(
    web: Web, engine: ScriptedEngine, anna: DeskClient, visitor: Visitor
) -> None:
    page = anna.page_of(visitor.id)
    assert "u spreekt met Anna" in page
    engine.script = in_english
    english = web.visitor(language="en")
    english.say("hello")
    engine.reset()
    assert "you are speaking with Anna" in anna.page_of(english.id)


def test_an_empty_or_too_long_reply_is_refused_in_words(web: Web, visitor: Visitor, anna: DeskClient) -> None:
    anna.act(visitor.id, "take")
    for text in ("", "   ", "x" * 4001):
        refused = anna.act(visitor.id, "reply", text=text)
        assert refused.status_code == 400
        assert "1 tot 4.000 tekens" in refused.text


def test_a_reply_that_is_sent_again_is_one_message(web: Web, visitor: Visitor, anna: DeskClient) -> None:
    anna.act(visitor.id, "take")
    for _ in range(3):
        assert (
            anna.act(
                visitor.id,
                "reply",
                text="Dag",
                id="2f0c0f6e-0000-4000-8000-000000000001",
            ).status_code
            == 302
        )
    assert visitor.texts().count("Dag") == 1


def test_what_people_type_is_text_at_the_desk(web: Web, visitor: Visitor, anna: DeskClient) -> None:
    anna.act(visitor.id, "take")
    visitor.say("<script>alert(1)</script><img src=x onerror=alert(1)>")
    page = anna.page_of(visitor.id)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_pages_of_the_desk_have_no_script_or_style_in_them(
    web: Web, visitor: Visitor, anna: DeskClient
) -> None:
    anna.act(visitor.id, "take")
    for path in (
        "/desk/login",
        "/desk",
        f"/desk/conversations/{visitor.id}",
        "/desk/me",
        "/desk/receiver",
    ):
        page = anna.get(path).text
        assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=|javascript:", page), path


def test_staff_see_that_the_visitor_is_there_and_what_is_on_the_screen(
    web: Web, visitor: Visitor, anna: DeskClient
) -> None:
    anna.act(visitor.id, "take")
    anna.act(visitor.id, "reply", text="Bent u veilig?")
    assert "verstuurd" in anna.page_of(visitor.id)
    seq = visitor.news()["messages"][-1]["seq"]
    address = visitor.address.replace("http://", "ws://") + "/socket"
    with connect(address, additional_headers=visitor.headers) as socket:
        while json.loads(socket.recv(10)).get("seq") != seq:
            pass
        socket.send(json.dumps({"type": "seen", "seq": seq + 5}))
        socket.send(json.dumps({"type": "seen", "seq": seq}))
        eventually(lambda: "op het scherm" in anna.page_of(visitor.id))
    assert "bezoeker verbonden" in anna.page_of(visitor.id)
