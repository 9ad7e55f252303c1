"""Contact data are covered wherever they stand at the desk, also where the bot reads them back."""

import re

import pytest

from bot.domain.turn import Recognition
from tests.domain.visitor import recognised
from tests.web.desk_client import DeskClient
from tests.web.real_dialogue import RealDialogue
from tests.web.running import Visitor, Web
from tests.web.scripted_engine import ScriptedEngine
from tests.web.test_desk_conversation import acts

STORY = "vanmorgen 3000 euro overgemaakt aan iemand van de bank, bel mij op 06-12345678"
REMARK = "De bel is stuk, klop op het raam."
SECRETS = ("12345678", "Ria", "Smit", "Lijsterlaan", "6711 AB", "6711AB", "klop op het raam")


def heard() -> dict[str, Recognition]:
    facts = {"lost_money": True, "happened": "today", "called_bank": True, "suspect_in_contact": False}
    return {STORY: recognised(STORY, "bank_helpdesk_fraud", facts, {"amount": "3000", "bank": "ING"})}


@pytest.fixture
def in_form(web: Web, engine: ScriptedEngine) -> Visitor:
    """Somebody who filled in the form of the real bot, up to its summary."""
    engine.script = RealDialogue(heard())
    visitor = web.visitor()
    visitor.say(STORY)
    visitor.press("visit:yes")
    for answer in ("Ria Smit", "Lijsterlaan 8, 6711 AB Ede", "0612345678", "ja", REMARK):
        visitor.say(answer)
    assert "Dit stuur ik naar de meldkamer:" in visitor.texts()[-1] + visitor.texts()[-2]
    return visitor


def everything(client: DeskClient, visitor: Visitor) -> dict[str, str]:
    """All pages on which staff see something of this conversation."""
    page = client.page_of(visitor.id)
    client.act(visitor.id, "take")
    found = client.post("/desk/search", words="meldkamer stuur").headers["location"]
    return {
        "page": page,
        "own page": client.page_of(visitor.id),
        "lanes": client.get("/desk").text,
        "print": client.get(f"/desk/conversations/{visitor.id}/print").text,
        "search": client.get(found).text,
    }


def leaks(pages: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (name, page[page.index(secret) - 40 :][:80])
        for name, page in pages.items()
        for secret in SECRETS
        if secret in page
    ]


def test_what_the_bot_reads_back_is_covered_before_and_after_it_is_sent(
    in_form: Visitor, anna: DeskClient
) -> None:
    anna.act(in_form.id, "purpose", purpose="help")
    assert leaks({"page": anna.page_of(in_form.id)}) == []
    in_form.press("form:confirm")
    anna.act(in_form.id, "note", text="Ria Smit gebeld op 0612345678.")
    anna.act(in_form.id, "override", urgency="call", reason="Mevrouw Smit is veilig.")
    assert leaks(everything(anna, in_form)) == []


def test_everything_that_is_covered_can_be_shown_and_that_is_logged(
    in_form: Visitor, anna: DeskClient
) -> None:
    in_form.press("form:confirm")
    page = anna.page_of(in_form.id)
    reference = re.findall(r"Aanvraag (TP-\w+)", page)[0]
    for field, value in {
        "name": "Ria Smit",
        "postcode": "6711 AB",
        "reach": REMARK.rstrip("."),
        "phone": "+31612345678",
    }.items():
        assert value in anna.act(in_form.id, "reveal", name=field, request=reference).text
    (summary,) = [
        message["seq"] for message in in_form.news()["messages"] if "Naam: Ria Smit" in message["text"]
    ]
    assert f'value="m{summary}"' in page
    assert "Naam: Ria Smit" in anna.act(in_form.id, "reveal", name=f"m{summary}").text
    revealed = [details["field"] for act, details in acts(anna.web, in_form.id) if act == "contact.revealed"]
    assert revealed == ["name", "postcode", "reach", "phone", f"m{summary}"]


def test_the_number_to_call_back_stands_on_its_band_and_is_shown_on_request(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    engine.script = RealDialogue(context={"staff_open": False})
    visitor = web.visitor()
    visitor.press("ask_human")
    assert "belt u terug op 06 12345678" in visitor.say("06 12345678")[0]
    page = anna.page_of(visitor.id)
    band = page[page.index('data-key="call"') :].split("</div>")[0]
    assert "+31•••••••78" in band
    assert "Toon nummer" in band
    assert "12345678" not in page
    shown = anna.client.post(
        f"{web.url}/desk/conversations/{visitor.id}/reveal",
        data={"csrf": anna.csrf, "name": "call_back"}, headers={"Origin": web.url, "X-Part": "1"},
    )  # fmt: skip
    assert shown.text == "+31612345678"
    assert ("contact.revealed", {"field": "call_back"}) in acts(web, visitor.id)
