"""Who waits for a person may go on with the computer instead; in danger and in a crisis a person comes."""

from sqlalchemy import select

from bot.store.database import Unit
from bot.store.models import Audit
from tests.domain.visitor import recognised
from tests.web.accounts import ask
from tests.web.desk_client import DeskClient
from tests.web.real_dialogue import RealDialogue
from tests.web.running import Visitor, Web
from tests.web.scripted_engine import ScriptedEngine

NONSENSE = ("blub", "blub blub", "blub blub blub")
CRISIS = "ik wil niet meer leven"


def misunderstood(web: Web, engine: ScriptedEngine) -> Visitor:
    """Somebody whom the bot did not understand, and who said yes to a person."""
    engine.script = RealDialogue()
    visitor = web.visitor()
    for text in NONSENSE:
        visitor.say(text)
        assert visitor.news()["status"] == "bot", "not before a yes"
    visitor.press("person:yes")
    assert visitor.news()["status"] == "waiting"
    return visitor


def acts_of(web: Web, visitor: Visitor) -> list[str]:
    async def found(unit: Unit) -> list[str]:
        rows = await unit.execute(
            select(Audit.act).where(Audit.subject_id == visitor.id).order_by(Audit.number)
        )
        return list(rows.scalars())

    return ask(web, found)


def test_who_was_not_understood_may_go_on_with_the_computer_and_ask_again_later(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    visitor = misunderstood(web, engine)
    assert "niet goed begrepen" in anna.get(f"/desk/conversations/{visitor.id}").text
    offered = [button["title"] for message in visitor.news()["messages"] for button in message["buttons"]]
    assert "Toch verder met de computer" in offered
    assert visitor.news()["queue"]["may_leave"] is True
    assert "U wacht niet meer op een medewerker." in visitor.press("leave_queue")[0]
    assert visitor.news()["status"] == "bot"
    assert visitor.id not in anna.get("/desk").text
    assert acts_of(web, visitor)[-2:] == ["conversation.opened", "conversation.queue_left"]
    visitor.press("ask_human")
    assert visitor.news()["status"] == "waiting"
    assert anna.act(visitor.id, "take").status_code == 302
    assert visitor.press("leave_queue") == [], "the person stays"
    assert visitor.news()["status"] == "staff"


def test_in_a_crisis_nobody_is_led_away_from_a_person(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    engine.script = RealDialogue({CRISIS: recognised(CRISIS, facts={"self_harm": True})})
    visitor = web.visitor()
    visitor.press("ask_human")
    visitor.say(CRISIS)
    assert visitor.news()["queue"]["may_leave"] is False
    visitor.press("leave_queue")
    assert visitor.news()["status"] == "waiting"


def test_where_triage_finds_it_urgent_a_person_is_offered_for_that_reason(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    story = "vanmorgen 3000 euro overgemaakt aan iemand van de bank"
    facts = {"lost_money": True, "happened": "today", "called_bank": True, "suspect_in_contact": False}
    engine.script = RealDialogue({story: recognised(story, "bank_helpdesk_fraud", facts)})
    visitor = web.visitor()
    visitor.say(story)
    visitor.press("visit:no")
    offered = {button["id"]: button["title"] for button in visitor.news()["messages"][-1]["buttons"]}
    assert offered["triage_person"] == "Laat een medewerker meekijken"
    assert visitor.news()["status"] == "bot", "it is offered, and the visitor decides"
    visitor.press("triage_person")
    assert visitor.news()["status"] == "waiting"
    assert "urgent volgens de triage" in anna.get(f"/desk/conversations/{visitor.id}").text
