"""One question when it is over: was the visitor helped. Never after an emergency."""

from tests.web.running import Visitor, Web
from tests.web.scripted_engine import ScriptedEngine, replying


def rate(web: Web, visitor: Visitor, answer: object) -> int:
    done = web.client.put(f"{visitor.address}/rating", json={"answer": answer}, headers=visitor.headers)
    return done.status_code


def test_the_newest_answer_counts(web: Web, visitor: Visitor) -> None:
    assert (visitor.get("/summary").json()["may_rate"], visitor.get("/summary").json()["rating"]) == (
        True,
        None,
    )
    assert rate(web, visitor, "no") == 204
    assert rate(web, visitor, "partly") == 204
    assert visitor.get("/summary").json()["rating"] == "partly"


def test_only_the_three_answers_are_taken(web: Web, visitor: Visitor) -> None:
    for wrong in ("great", 5, None, ["yes"], {}):
        assert rate(web, visitor, wrong) == 400
    assert web.client.put(f"{visitor.address}/rating", json={"answer": "yes"}).status_code == 401
    assert visitor.get("/summary").json()["rating"] is None


def test_nobody_is_asked_after_an_emergency(web: Web, visitor: Visitor, engine: ScriptedEngine) -> None:
    engine.script = replying("Bel 112.", urgency="emergency")
    visitor.say("hij staat voor de deur")
    assert visitor.get("/summary").json()["may_rate"] is False
    assert rate(web, visitor, "yes") == 409


def test_it_goes_with_the_conversation(web: Web, visitor: Visitor) -> None:
    assert rate(web, visitor, "yes") == 204
    assert web.client.delete(visitor.address, headers=visitor.headers).status_code == 204
    assert rate(web, visitor, "yes") == 404
