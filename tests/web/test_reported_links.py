"""What people report of one person in several conversations at other desks does not happen here."""

import secrets

from sqlalchemy import select

from bot.domain.turn import Effects, Entity, SubmitVisit, VisitFields
from bot.store.conversations import erase_conversation
from bot.store.database import Unit
from bot.store.desk_models import PersonMark
from tests.web.accounts import ask, change
from tests.web.desk_client import DeskClient, at_desk
from tests.web.running import Visitor, Web, eventually
from tests.web.scripted_engine import ScriptedEngine, echo, replying


def test_two_requests_of_one_person_show_as_the_same(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    """chatwoot 9264 and 5414: one person under two conversations cannot be put together.

    https://github.com/chatwoot/chatwoot/issues/9264, https://github.com/chatwoot/chatwoot/issues/5414
    """
    fields = VisitFields(phone="+31612345001", postcode="9401 AB", house_number="12")
    references = []
    for _ in range(2):
        visitor = web.visitor()
        engine.script = replying("Verstuurd.", Effects(visit=SubmitVisit(fields)), urgency="visit")
        visitor.say("ja")
        # The next visitor's first words submit nothing.
        engine.script = echo
        references.append(visitor.get("/summary").json()["visit_request"]["reference"])
    page = anna.get("/desk").text
    for reference in references:
        assert f"Lijkt op {reference}" in page


def test_conversations_of_one_person_lead_to_one_another(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    """chatwoot 9264, 5414: who comes back under another name has no link to what they said before.

    https://github.com/chatwoot/chatwoot/issues/9264
    https://github.com/chatwoot/chatwoot/issues/5414
    """

    def telling(*told: tuple[str, str]) -> Visitor:
        entities = tuple(Entity(kind, value, value, 0, len(value)) for kind, value in told)
        # Also of the turn with which a conversation opens.
        engine.script = replying("Ik kijk mee.", entities=entities)
        visitor = web.visitor()
        visitor.say("Dit is wat ik weet")
        return visitor

    iban, number = "NL91ABNA0417164300", f"+316{secrets.randbelow(10**8):08}"
    first, other = telling(("phone", number), ("iban", iban)), telling(("phone", "+31687654321"))
    second = telling(("phone", number), ("amount", "1250"))
    engine.script = echo
    link = f'href="/desk/conversations/{first.id}"'
    for visitor in (first, second, other):
        anna.act(visitor.id, "take")
    page = anna.page_of(second.id)
    same = page[page.index("Mogelijk dezelfde persoon") :].split("</section>")[0]
    assert link in same
    assert number not in same
    assert other.id not in same
    assert "Mogelijk dezelfde persoon" not in anna.page_of(other.id)
    # Who opens it is asked for what, as with every conversation that is not theirs.
    bram = at_desk(web, "Bram")
    assert "Waarvoor" in bram.get(f"/desk/conversations/{first.id}").text

    async def marks(unit: Unit) -> list[str]:
        found = await unit.execute(
            select(PersonMark.mark).where(PersonMark.conversation_id.in_((first.id, second.id)))
        )
        return list(found.scalars())

    kept = ask(web, marks)
    assert len(kept) == 3
    assert not any(digits in mark for mark in kept for digits in (number[3:], iban[8:]))
    # What is erased is not known again.
    change(web, lambda unit: erase_conversation(unit, first.id))
    assert len(ask(web, marks)) == 1
    assert "Mogelijk dezelfde persoon" not in anna.page_of(second.id)


def test_who_comes_back_with_another_telephone_is_known_by_the_iban(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    """chatwoot 5414: the same person with another number is a stranger again.

    https://github.com/chatwoot/chatwoot/issues/5414
    """
    iban = f"NL91ABNA{secrets.randbelow(10**10):010}"
    spaced = " ".join(iban[place : place + 4] for place in range(0, len(iban), 4)).lower()

    def telling(written: str) -> Visitor:
        engine.script = replying(
            "Ik kijk mee.", entities=(Entity("iban", written, written, 0, len(written)),)
        )
        visitor = web.visitor()
        visitor.say("Dit is mijn rekening")
        engine.script = echo
        anna.act(visitor.id, "take")
        return visitor

    first, second, other = telling(iban), telling(spaced), telling(f"NL20INGB{secrets.randbelow(10**10):010}")
    page = anna.page_of(second.id)
    same = page[page.index("Mogelijk dezelfde persoon") :].split("</section>")[0]
    assert f'href="/desk/conversations/{first.id}"' in same
    assert iban[8:] not in same
    assert "ook van de oplichter" in same, "it may be the account that the money went to"
    assert "Mogelijk dezelfde persoon" not in anna.page_of(other.id)


def test_what_somebody_tells_a_person_links_their_conversations_too(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    """chatwoot 9264: only what stood in a form is used to find the same person.

    https://github.com/chatwoot/chatwoot/issues/9264
    """
    iban = f"NL91ABNA{secrets.randbelow(10**10):010}"
    first, second = web.visitor(), web.visitor()
    engine.entities = (Entity("iban", iban, iban, 0, len(iban)),)
    for visitor in (first, second):
        anna.act(visitor.id, "take")
        visitor.say(f"Het ging naar {iban}")
    eventually(lambda: f'href="/desk/conversations/{first.id}"' in anna.page_of(second.id))
    same = anna.page_of(second.id)
    assert "Mogelijk dezelfde persoon" in same
