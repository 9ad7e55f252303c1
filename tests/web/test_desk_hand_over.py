"""Handing over at the desk: whatever happens, a visitor is never with nobody, and reads what changes."""

import json
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import update
from websockets.sync.client import connect

from bot.domain.turn import Effects, HandOver
from bot.store.database import Unit
from bot.store.models import Conversation, StaffSession
from tests.web.accounts import change
from tests.web.desk_client import DeskClient, at_desk
from tests.web.running import Visitor, Web, eventually
from tests.web.scripted_engine import ScriptedEngine, echo, replying
from tests.web.waiting_people import HANDS_OVER, set_back, waiting

LONG_AGO = timedelta(minutes=10)


def owner_of(visitor: Visitor) -> str | None:
    news = visitor.news()
    found: str | None = news.get("staff") if news["status"] == "staff" else None
    return found


def test_twenty_who_press_take_at_once_give_one_owner(web: Web, engine: ScriptedEngine) -> None:
    visitor = waiting(web, engine)
    staff = [at_desk(web, f"Staf{number}") for number in range(20)]
    with ThreadPoolExecutor(20) as together:
        answers = list(together.map(lambda client: client.act(visitor.id, "take"), staff))
    assert sorted(answer.status_code for answer in answers) == [302] + [409] * 19
    winner = next(client for client, answer in zip(staff, answers, strict=True) if answer.status_code == 302)
    assert owner_of(visitor) == winner.account.name
    refused = next(answer for answer in answers if answer.status_code == 409)
    assert f"{winner.account.name} heeft dit gesprek al." in refused.text


def test_who_has_as_many_as_they_can_gets_no_more_but_what_is_urgent(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    assert anna.post("/desk/me/work", capacity="1").status_code == 302
    first, second, urgent = (waiting(web, engine) for _ in range(3))
    set_back(web, urgent, updated_at=datetime.now(UTC))
    change(web, _make_urgent(urgent))
    assert anna.act(first.id, "take").status_code == 302
    refused = anna.act(second.id, "take")
    assert refused.status_code == 409
    assert "al zoveel gesprekken als kan" in refused.text
    assert anna.act(urgent.id, "take").status_code == 302
    assert anna.act(first.id, "close", outcome="helped").status_code == 302
    assert anna.act(urgent.id, "close", outcome="helped").status_code == 302
    assert anna.act(second.id, "take").status_code == 302


def _make_urgent(visitor: Visitor):  # type: ignore[no-untyped-def]
    async def work(unit: Unit) -> None:
        await unit.execute(update(Conversation).where(Conversation.id == visitor.id).values(urgent=True))

    return work


def test_a_transfer_brings_a_note_that_the_visitor_does_not_see(
    web: Web, engine: ScriptedEngine, anna: DeskClient, bram: DeskClient
) -> None:
    visitor = waiting(web, engine)
    anna.act(visitor.id, "take")
    with bram.desk_open():
        passed = anna.act(visitor.id, "transfer", to=bram.id, note="Zij is erg geschrokken.")
    assert passed.status_code == 302
    assert owner_of(visitor) == "Bram"
    assert visitor.texts()[-1] == "U praat nu met Bram, een andere medewerker."
    assert "Zij is erg geschrokken." in bram.get(f"/desk/conversations/{visitor.id}").text
    assert not any("geschrokken" in text for text in visitor.texts())
    assert anna.act(visitor.id, "reply", text="Nog iets").status_code == 409


def test_nobody_passes_a_conversation_to_who_is_not_there(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    visitor = waiting(web, engine)
    anna.act(visitor.id, "take")
    away = at_desk(web, "Ver")
    refused = anna.act(visitor.id, "transfer", to=away.id)
    assert refused.status_code == 409
    assert "Deze collega is er nu niet." in refused.text
    assert owner_of(visitor) == "Anna"


def test_nobody_passes_a_conversation_to_who_has_a_break(
    web: Web, engine: ScriptedEngine, anna: DeskClient, bram: DeskClient
) -> None:
    visitor = waiting(web, engine)
    anna.act(visitor.id, "take")
    with bram.desk_open():
        assert bram.post("/desk/availability", availability="paused").status_code == 302
        refused = anna.act(visitor.id, "transfer", to=bram.id)
        assert refused.status_code == 409
        assert "Bram heeft nu pauze. Kies een andere collega." in refused.text
        assert owner_of(visitor) == "Anna"
        assert bram.post("/desk/availability", availability="available").status_code == 302
        assert anna.act(visitor.id, "transfer", to=bram.id).status_code == 302
    assert owner_of(visitor) == "Bram"


def test_who_is_put_back_keeps_the_place_in_the_queue(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    first = waiting(web, engine)
    set_back(web, first, waiting_since=datetime.now(UTC) - timedelta(hours=3))
    later = waiting(web, engine)
    anna.act(first.id, "take")
    assert anna.act(first.id, "release").status_code == 302
    assert (
        first.texts()[-1] == "Anna is weg uit het gesprek. U wacht weer op een medewerker. U houdt uw plaats."
    )
    assert first.news()["queue"]["position"] < later.news()["queue"]["position"]


def test_the_bot_goes_on_where_it_was(web: Web, engine: ScriptedEngine, anna: DeskClient) -> None:
    visitor = web.visitor()
    visitor.say("een")
    engine.script = HANDS_OVER
    visitor.press("ask_human")
    engine.script = echo
    anna.act(visitor.id, "take")
    assert visitor.say("twee") == []
    assert anna.act(visitor.id, "hand-back").status_code == 302
    eventually(lambda: visitor.texts()[-1] == "4: <open>")
    assert visitor.texts()[-2] == "U praat nu weer met de computer."
    assert visitor.say("drie") == ["5: drie"]


def test_closing_asks_how_it_ended(web: Web, engine: ScriptedEngine, anna: DeskClient) -> None:
    visitor = waiting(web, engine)
    anna.act(visitor.id, "take")
    assert anna.act(visitor.id, "close").status_code == 400
    assert anna.act(visitor.id, "close", outcome="no_such").status_code == 400
    assert owner_of(visitor) == "Anna"
    assert anna.act(visitor.id, "close", outcome="referred").status_code == 302
    assert visitor.news()["status"] == "closed"
    assert visitor.texts()[-1].startswith("Dit gesprek is afgesloten.")
    anna.act(visitor.id, "purpose", purpose="quality")
    page = anna.get(f"/desk/conversations/{visitor.id}").text
    assert "Anna sloot het gesprek af (verwezen naar bank of andere dienst)" in page


def test_a_visitor_whose_person_does_not_answer_goes_back_to_the_queue(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    visitor = waiting(web, engine)
    anna.act(visitor.id, "take")
    visitor.say("Bent u er nog?")
    long_ago = datetime.now(UTC) - LONG_AGO
    set_back(web, visitor, claimed_at=long_ago, last_visitor_at=long_ago)
    eventually(lambda: visitor.news()["status"] == "waiting", 30)
    assert visitor.texts()[-1] == (
        "Anna kan nu niet antwoorden. U wacht op een andere medewerker. U houdt uw plaats."
    )


def test_who_answered_keeps_the_conversation_however_long_the_visitor_thinks(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    kept, lost = waiting(web, engine), waiting(web, engine)
    long_ago = datetime.now(UTC) - LONG_AGO
    for visitor in (kept, lost):
        anna.act(visitor.id, "take")
        visitor.say("Hallo")
    anna.act(kept.id, "reply", text="Dag, vertel het maar.")
    for visitor in (kept, lost):
        set_back(web, visitor, claimed_at=long_ago, last_visitor_at=long_ago)
    eventually(lambda: lost.news()["status"] == "waiting", 30)
    assert owner_of(kept) == "Anna"


def test_logging_out_hands_over_every_conversation(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    visitors = [waiting(web, engine) for _ in range(3)]
    for visitor in visitors:
        anna.act(visitor.id, "take")
    anna.log_out()
    for visitor in visitors:
        assert visitor.news()["status"] == "waiting"
        assert visitor.texts()[-1] == (
            "Anna is klaar met werken. U wacht op een andere medewerker. U houdt uw plaats."
        )
    assert anna.get("/desk").headers["location"] == "/desk/login"


def test_somebody_who_is_logged_in_twice_keeps_them(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    visitor = waiting(web, engine)
    second = DeskClient(web, anna.account).log_in()
    anna.act(visitor.id, "take")
    second.log_out()
    assert owner_of(visitor) == "Anna"


def test_a_session_that_ends_by_itself_hands_over_too(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    visitor = waiting(web, engine)
    anna.act(visitor.id, "take")
    anna.act(visitor.id, "reply", text="Dag, met Anna.")

    async def end(unit: Unit) -> None:
        over = datetime.now(UTC) - timedelta(minutes=1)
        await unit.execute(
            update(StaffSession).where(StaffSession.staff_id == anna.id).values(idle_until=over)
        )

    change(web, end)
    eventually(lambda: visitor.news()["status"] == "waiting", 30)
    assert "klaar met werken" in visitor.texts()[-1]


def test_a_supervisor_takes_a_conversation_from_somebody_and_an_agent_does_not(
    web: Web, engine: ScriptedEngine, anna: DeskClient, bram: DeskClient
) -> None:
    visitor = waiting(web, engine)
    anna.act(visitor.id, "take")
    assert bram.act(visitor.id, "take-from", owner=anna.id).status_code == 403
    chief = at_desk(web, "Cato", "supervisor")
    assert chief.act(visitor.id, "take-from", owner=bram.id).status_code == 409
    assert chief.act(visitor.id, "take-from", owner=anna.id).status_code == 302
    assert visitor.texts()[-1] == "U praat nu met Cato, een andere medewerker."


def test_a_number_to_call_back_is_kept_and_ticked_off(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    visitor = web.visitor()
    engine.script = replying("Wij bellen u.", Effects(hand_over=HandOver("asked", call_back="+31612345678")))
    visitor.press("ask_human")
    page = anna.get(f"/desk/conversations/{visitor.id}").text
    assert "Wil worden teruggebeld op" in page
    assert "12345678" not in page
    assert anna.act(visitor.id, "called").status_code == 302
    assert "Wil worden teruggebeld op" not in anna.get(f"/desk/conversations/{visitor.id}").text
    assert anna.act(visitor.id, "called").status_code == 404


def test_claim_and_erasure_at_once_leave_nothing_half(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    """By HTTP, as it comes; in every order: tests/web/test_races.py."""
    visitor = waiting(web, engine)
    with ThreadPoolExecutor(2) as together:
        taken = together.submit(anna.act, visitor.id, "take")
        erased = together.submit(web.client.delete, visitor.address, headers=visitor.headers)
    assert erased.result().status_code == 204
    assert taken.result().status_code in (302, 404)
    assert visitor.get("/messages").status_code == 404
    assert anna.act(visitor.id, "reply", text="Hallo").status_code == 404


def test_what_a_visitor_says_while_it_is_closed_is_kept_or_refused_and_never_lost(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    """By HTTP, as it comes; in every order: tests/web/test_races.py."""
    visitor = waiting(web, engine)
    anna.act(visitor.id, "take")
    with ThreadPoolExecutor(2) as together:
        said = together.submit(visitor.send, text="wacht even")
        closed = together.submit(anna.act, visitor.id, "close", outcome="helped")
    assert closed.result().status_code == 302
    kept = "wacht even" in visitor.texts()
    assert kept == (said.result().status_code == 200)


def test_giving_back_while_a_reply_is_under_way_keeps_the_order(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    """By HTTP, as it comes; in every order: tests/web/test_races.py."""
    visitor = waiting(web, engine)
    anna.act(visitor.id, "take")
    with ThreadPoolExecutor(2) as together:
        replied = together.submit(anna.act, visitor.id, "reply", text="Tot ziens.")
        given = together.submit(anna.act, visitor.id, "hand-back")
    assert given.result().status_code == 302
    eventually(lambda: visitor.texts()[-1].endswith("<open>"))
    texts = visitor.texts()
    if replied.result().status_code == 302:
        assert texts.index("Tot ziens.") < texts.index("U praat nu weer met de computer.")
    else:
        assert replied.result().status_code == 409
        assert "Tot ziens." not in texts


def test_closing_while_the_visitor_types_says_so_and_refuses_what_is_sent_then(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    visitor = waiting(web, engine)
    anna.act(visitor.id, "take")
    address = visitor.address.replace("http://", "ws://") + "/socket"
    with connect(address, additional_headers=visitor.headers) as socket, anna.desk_open(visitor.id) as heard:
        socket.send(json.dumps({"type": "typing", "on": True}))
        until(lambda: next(heard), lambda line: line == "event: typing")
        assert anna.act(visitor.id, "close", outcome="helped").status_code == 302
        closed = until(lambda: json.loads(socket.recv(10)), lambda frame: frame.get("status") == "closed")
        assert closed["type"] == "status"
        # Still typing, on a page that does not know yet: what is sent then is refused in words, not lost.
        socket.send(json.dumps({"type": "typing", "on": True}))
        late = str(uuid.uuid4())
        socket.send(json.dumps({"id": late, "text": "wacht, nog iets"}))
        refused = until(lambda: json.loads(socket.recv(10)), lambda frame: frame["type"] in ("ack", "error"))
    assert (refused["type"], refused["id"]) == ("error", late)
    assert refused["problem"]["type"].endswith("conversation-closed")
    assert "wacht, nog iets" not in visitor.texts()


def until(read: Callable[[], Any], fits: Callable[[Any], bool]) -> Any:
    """The first of what is read that fits."""
    for _ in range(100):
        found = read()
        if fits(found):
            return found
    raise AssertionError("it did not come")
