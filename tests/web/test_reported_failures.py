"""What people report of other desks does not happen here: one test for each report, with its number.

Reports about accessibility (chatwoot 1940, Rocket.Chat 9500, freescout 4212, botpress 2980) need a browser:
they are in tests/browser/desk/test_reported_accessibility.py.
"""

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.turn import Effects, HandOver, SubmitVisit, VisitFields
from bot.web.availability import LOOK_AGAIN
from tests.web.desk_client import DeskClient, at_desk
from tests.web.real_dialogue import RealDialogue
from tests.web.running import Visitor, Web, eventually, running_web
from tests.web.scripted_engine import ScriptedEngine, echo, replying
from tests.web.waiting_people import HANDS_OVER, set_back, waiting

LONG_AGO = timedelta(minutes=20)


def test_who_waits_sees_their_own_place_go_down(web: Web, engine: ScriptedEngine, anna: DeskClient) -> None:
    """chatwoot 13050 and 10059 ask for a queue with positions.

    https://github.com/chatwoot/chatwoot/issues/13050, https://github.com/chatwoot/chatwoot/issues/10059
    """
    first, second = waiting(web, engine), waiting(web, engine)
    before = second.news()["queue"]["position"]
    anna.act(first.id, "take")
    assert second.news()["queue"]["position"] == before - 1


def test_a_conversation_whose_owner_does_not_answer_gets_another_one(
    web: Web, engine: ScriptedEngine, anna: DeskClient, bram: DeskClient
) -> None:
    """chatwoot 14508 and 13515: a conversation stays with an agent who is away.

    https://github.com/chatwoot/chatwoot/issues/14508, https://github.com/chatwoot/chatwoot/issues/13515
    """
    visitor = waiting(web, engine)
    anna.act(visitor.id, "take")
    visitor.say("Hallo?")
    then = datetime.now(UTC) - LONG_AGO
    set_back(web, visitor, claimed_at=then, last_visitor_at=then)
    eventually(lambda: visitor.news()["status"] == "waiting", 30)
    assert bram.act(visitor.id, "take").status_code == 302
    assert visitor.news()["staff"] == "Bram"


def test_staff_see_who_else_looks_at_a_conversation(
    web: Web, engine: ScriptedEngine, anna: DeskClient, bram: DeskClient
) -> None:
    """chatwoot 11062: two agents answer the same person because they do not see each other.

    https://github.com/chatwoot/chatwoot/issues/11062
    """
    visitor = waiting(web, engine)
    with anna.desk_open(visitor.id):
        eventually(lambda: "Anna bekijkt dit" in bram.get("/desk").text)
        assert "Anna kijkt mee" in bram.page_of(visitor.id)
    eventually(lambda: "Anna bekijkt dit" not in bram.get("/desk").text)


def test_only_the_owner_can_answer(
    web: Web, engine: ScriptedEngine, anna: DeskClient, bram: DeskClient
) -> None:
    """chatwoot 12079: anybody can write in somebody else's conversation.

    https://github.com/chatwoot/chatwoot/issues/12079
    """
    visitor = waiting(web, engine)
    assert anna.act(visitor.id, "reply", text="Voor mijn beurt").status_code == 409
    anna.act(visitor.id, "take")
    bram.act(visitor.id, "purpose", purpose="help")
    assert 'id="reply"' not in bram.page_of(visitor.id)
    refused = bram.act(visitor.id, "reply", text="Ik ook")
    assert refused.status_code == 409
    assert "Neem het eerst over." in refused.text
    assert "Ik ook" not in visitor.texts()


def test_what_waits_too_long_calls_a_supervisor(web: Web, engine: ScriptedEngine, anna: DeskClient) -> None:
    """chatwoot 6889: a time that is agreed passes and nobody hears of it.

    That a supervisor hears and reads it at once: tests/browser/desk/test_desk_alerts.py.

    https://github.com/chatwoot/chatwoot/issues/6889
    """
    visitor, chief = waiting(web, engine), at_desk(web, "Cato", "supervisor")
    set_back(web, visitor, waiting_since=datetime.now(UTC) - timedelta(hours=2))
    eventually(lambda: "Teamleider gewaarschuwd" in anna.get("/desk").text, 30)
    assert lane_of(visitor, chief) == "late", "for who was called it stands on top"
    assert lane_of(visitor, anna) == "waiting"
    page = anna.page_of(visitor.id)
    assert page.count("Systeem waarschuwde de teamleider") == 1
    chief.act(visitor.id, "take")
    assert lane_of(visitor, chief) == "mine"


def lane_of(visitor: Visitor, client: DeskClient) -> str:
    """The lane in which a conversation stands, once."""
    (lane,) = (
        lane
        for lane, rows in re.findall(
            r'data-key="([a-z]+)"><h2(.*?)</section>', client.get("/desk").text, re.S
        )
        if f'data-key="{visitor.id}"' in rows
    )
    return str(lane)


def test_all_notes_of_a_conversation_stand_in_it_with_who_wrote_them(
    web: Web, engine: ScriptedEngine, anna: DeskClient, bram: DeskClient
) -> None:
    """chatwoot 11693: notes of before cannot be found.

    https://github.com/chatwoot/chatwoot/issues/11693
    """
    visitor = waiting(web, engine)
    anna.act(visitor.id, "note", text="Eerste notitie.")
    anna.act(visitor.id, "take")
    anna.act(visitor.id, "release")
    bram.act(visitor.id, "take")
    bram.act(visitor.id, "note", text="Tweede notitie.")
    page = bram.page_of(visitor.id)
    assert page.index("Eerste notitie.") < page.index("Tweede notitie.")
    assert "Interne notitie · Anna" in page
    assert "Interne notitie · Bram" in page


def test_everybody_sets_the_volume_and_for_which_lanes_they_are_alerted(
    web: Web, engine: ScriptedEngine, anna: DeskClient, bram: DeskClient
) -> None:
    """chatwoot 12848: one sound for everything, of one volume, so that people turn it off.

    That a lane is silent then, and how loud the others are: tests/browser/desk/test_desk_alerts.py.

    https://github.com/chatwoot/chatwoot/issues/12848
    """
    assert anna.post("/desk/me/work", capacity="3", volume="101").status_code == 400
    chosen = ["requests", "messages", "no_such_lane"]
    assert anna.post("/desk/me/work", capacity="3", volume="20", alerts=chosen).status_code == 302
    # It belongs to the account, not to the browser.
    again = DeskClient(web, anna.account).log_in()
    assert 'data-alerts="requests messages" data-volume="20"' in again.get("/desk").text
    assert 'data-volume="60"' in bram.get("/desk").text
    settings = again.get("/desk/me").text
    assert 'value="requests" checked' in settings
    assert 'value="waiting" checked' not in settings
    assert anna.post("/desk/me/work", capacity="3", volume="0").status_code == 302
    assert 'data-alerts="" data-volume="0"' in anna.get("/desk").text


def test_no_key_of_a_conversation_or_session_stands_in_an_address(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    """chatwoot pull request 15777: the visitor's token leaked through addresses.

    https://github.com/chatwoot/chatwoot/pull/15777
    """
    visitor = waiting(web, engine)
    keys = [visitor.token, *(value for value in anna.client.cookies.values() if value)]
    for path in ("/chat", "/desk", f"/desk/conversations/{visitor.id}", "/desk/me"):
        answer = anna.get(path)
        for key in keys:
            assert key not in answer.text
            assert key not in str(answer.headers.get("location"))


def test_a_conversation_can_be_put_back_in_the_queue_by_hand(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    """Rocket.Chat feature request 549: an agent cannot move a chat back to the queue.

    https://github.com/RocketChat/feature-requests/issues/549
    """
    visitor = waiting(web, engine)
    anna.act(visitor.id, "take")
    assert anna.act(visitor.id, "release").status_code == 302
    assert visitor.news()["status"] == "waiting"


def test_no_conversation_is_stuck_with_who_cannot_come_back(
    web: Web, engine: ScriptedEngine, anna: DeskClient, bram: DeskClient
) -> None:
    """Rocket.Chat 18200: a chat hangs in the queue of somebody and there is no tool to free it.

    https://github.com/RocketChat/Rocket.Chat/issues/18200
    """
    visitor, other = waiting(web, engine), waiting(web, engine)
    anna.act(visitor.id, "take")
    bram.act(other.id, "take")
    chief, admin = at_desk(web, "Cato", "supervisor"), at_desk(web, "Bo", "admin")
    assert admin.post(f"/desk/accounts/{anna.id}", what="close").status_code == 302
    assert visitor.news()["status"] == "waiting"
    assert chief.act(visitor.id, "take").status_code == 302
    assert chief.act(other.id, "take-from", owner=bram.id).status_code == 302
    assert other.news()["staff"] == "Cato"


def test_staff_read_back_a_conversation_that_is_closed(
    web: Web, engine: ScriptedEngine, anna: DeskClient, bram: DeskClient
) -> None:
    """Rocket.Chat 4684: agents cannot read what was said before.

    https://github.com/RocketChat/Rocket.Chat/issues/4684
    """
    visitor = waiting(web, engine)
    anna.act(visitor.id, "take")
    anna.act(visitor.id, "reply", text="Bel uw bank.")
    anna.act(visitor.id, "close", outcome="helped")
    bram.act(visitor.id, "purpose", purpose="quality")
    assert "Bel uw bank." in bram.page_of(visitor.id)


def test_what_did_not_arrive_does_not_look_sent(database_setting: str, tmp_path: Path) -> None:
    """Rocket.Chat 21966: the desk says that something was sent, and it was not.

    https://github.com/RocketChat/Rocket.Chat/issues/21966
    """
    # Nobody listens there.
    control_room = "http://127.0.0.1:9/events"
    with running_web(database_setting, tmp_path, CONTROL_ROOM_URL=control_room) as (web, engine):
        anna, visitor = at_desk(web, "Anna"), web.visitor()
        fields = VisitFields(phone="+31612345002", postcode="9401 AB", house_number="1")
        engine.script = replying("Verstuurd.", Effects(visit=SubmitVisit(fields)), urgency="visit")
        visitor.say("ja")
        engine.script = echo
        assert "Nog niet bij de meldkamer" in anna.get("/desk").text
        anna.act(visitor.id, "take")
        web.client.delete(visitor.address, headers=visitor.headers)
        lost = anna.act(visitor.id, "reply", text="Hallo")
        assert lost.status_code == 404
        assert "is er niet meer" in lost.text


@pytest.fixture
def closed(database_setting: str, tmp_path: Path) -> Iterator[tuple[Web, ScriptedEngine]]:
    """A desk at which nobody is there now."""
    settings = {"OPENING_HOURS": "ma-zo 03:00-03:01", "RATE_LIMIT": "10000/minute"}
    with running_web(database_setting, tmp_path, **settings) as running:
        yield running


def test_what_somebody_asks_while_the_desk_is_closed_is_kept(closed: tuple[Web, ScriptedEngine]) -> None:
    """Rocket.Chat 34837: questions that come in while the desk is closed are lost.

    https://github.com/RocketChat/Rocket.Chat/issues/34837
    """
    web, engine = closed
    visitor = web.visitor()
    engine.script = replying("Wij bellen u.", Effects(hand_over=HandOver("asked", call_back="+31612345003")))
    visitor.press("ask_human")
    engine.script = echo
    queue = visitor.news()["queue"]
    assert (queue["open"], queue["position"]) == (False, None)
    assert queue["opens_at"]
    visitor.say("Vergeet mij niet.")
    anna = at_desk(web, "Anna")
    assert "Terugbellen" in anna.get("/desk").text
    page = anna.page_of(visitor.id)
    assert "Vergeet mij niet." in page
    assert "Wil worden teruggebeld op" in page


def test_nobody_is_told_to_wait_for_a_person_who_is_not_there(database_setting: str, tmp_path: Path) -> None:
    """zammad 4970: a visitor can ask for a chat while no agent is there, and is told that one comes.

    https://github.com/zammad/zammad/issues/4970
    """
    with running_web(database_setting, tmp_path, RATE_LIMIT="10000/minute") as (web, engine):
        engine.script = RealDialogue()
        visitor = web.visitor()
        told = visitor.press("ask_human")
        assert "geen medewerker aanwezig" in " ".join(told)
        assert any("nummer" in text and "terugbellen" in text for text in told)
        queue = visitor.news()["queue"]
        assert (queue["open"], queue["staffed"], queue["position"]) == (True, False, 1)
        # The engine may be away too.
        engine.status = 500
        assert web.visitor().press("ask_human")[0].startswith("Er is nu geen medewerker aanwezig.")
        engine.status = 200
        anna = at_desk(web, "Anna")
        with anna.desk_open():
            assert f'data-key="{visitor.id}"' in anna.get("/desk").text, "still waiting, and seen"
            assert visitor.news()["queue"]["staffed"] is True
            # Asked again and again meanwhile, so many would wait that it is said that it takes long.
            time.sleep(LOOK_AGAIN.total_seconds() + 0.1)
            assert "Ik vraag een medewerker" in " ".join(web.visitor().press("ask_human"))
            anna.post("/desk/availability", availability="paused")
            assert visitor.news()["queue"]["staffed"] is False, "who has a break takes nobody"


def test_who_reads_only_the_log_does_not_count_as_somebody_who_comes(
    database_setting: str, tmp_path: Path
) -> None:
    """zammad 4970 too: an account is open, but not of somebody who talks with visitors.

    https://github.com/zammad/zammad/issues/4970
    """
    with running_web(database_setting, tmp_path, RATE_LIMIT="10000/minute") as (web, engine):
        at_desk(web, "Ada", "auditor")
        assert waiting(web, engine).news()["queue"]["staffed"] is False
        at_desk(web, "Cato", "supervisor").log_out()
        assert waiting(web, engine).news()["queue"]["staffed"] is False


def test_a_conversation_is_passed_to_a_colleague_with_all_that_was_said(
    web: Web, engine: ScriptedEngine, anna: DeskClient, bram: DeskClient
) -> None:
    """zammad 1137: a chat cannot be passed to another agent.

    https://github.com/zammad/zammad/issues/1137
    """
    visitor = waiting(web, engine)
    anna.act(visitor.id, "take")
    anna.act(visitor.id, "reply", text="Bel uw bank.")
    with bram.desk_open():
        assert anna.act(visitor.id, "transfer", to=bram.id, note="Bank is gebeld.").status_code == 302
    page = bram.page_of(visitor.id)
    for said in ("Bel uw bank.", "Bank is gebeld.", "U praat nu met Bram, een andere medewerker."):
        assert said in page
    assert bram.act(visitor.id, "reply", text="Ik neem het over.").status_code == 302
    assert visitor.texts()[-1] == "Ik neem het over."


def test_visitors_read_what_happens_to_them_and_no_words_of_the_machine(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    """Rocket.Chat 33459: the visitor reads "returned to queue".

    https://github.com/RocketChat/Rocket.Chat/issues/33459
    """
    visitor = waiting(web, engine)
    anna.act(visitor.id, "take")
    anna.act(visitor.id, "release")
    newest = visitor.texts()[-1]
    assert newest.startswith("Anna is weg uit het gesprek. U wacht weer op een medewerker.")
    for word in ("wachtrij", "queue", "released", "toegewezen"):
        assert word not in newest


def test_who_comes_when_many_wait_is_told_so_and_still_gets_a_place(
    database_setting: str, tmp_path: Path
) -> None:
    """chatwoot 13050: a queue without a limit, in which people wait for hours without being told.

    https://github.com/chatwoot/chatwoot/issues/13050
    """
    settings = {"QUEUE_LIMIT": "2", "RATE_LIMIT": "10000/minute"}
    with running_web(database_setting, tmp_path, **settings) as (web, engine):
        waiting(web, engine)
        waiting(web, engine)
        assert not any(turn.context.staff_full for turn in engine.turns)
        third = web.visitor()

        def is_told() -> bool:
            third.say("hallo")
            return engine.turns[-1].context.staff_full

        # The number of those that wait is looked at again after some seconds.
        eventually(is_told)
        engine.script = HANDS_OVER
        third.press("ask_human")
        assert third.news()["queue"]["position"] == 3
        # Who waits already is not told that again and again.
        third.say("nog iets")
        assert engine.turns[-1].context.staff_full is False
