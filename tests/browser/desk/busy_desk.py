"""A busy hour at the desk: an agent with eight conversations, people who wait, visit requests, colleagues."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert

from bot.store import call_backs, presence
from bot.store.database import Unit
from bot.store.messages import StoredMessage, add_message_once
from bot.store.models import Conversation, VisitRequest
from bot.store.profiles import change_profile
from bot.store.staff import add_account

# Kind of fraud, its name, urgency, what was said, and the words that decided.
STORIES = (
    ("bank_helpdesk_fraud", "Bankhelpdeskfraude", "visit",
     "Ik ben gebeld door de bank. Hij komt zo mijn pas halen.", "komt zo mijn pas halen"),
    ("friend_in_need", "Vriend-in-noodfraude", "call",
     "Ik dacht dat het mijn dochter was. Er is 1.850 euro weg.", "1.850 euro weg"),
    ("phishing", "Phishing", "report",
     "Er stond een link in het sms’je van PostNL. Ik vulde mijn inlogcode in.", "mijn inlogcode"),
    ("online_shopping", "Aankoopfraude", "advice",
     "De webwinkel reageert niet meer. Ik wacht al drie weken op mijn fiets.", "reageert niet meer"),
    ("extortion", "Sextortion", "visit",
     "Ze sturen het vanavond naar mijn ouders. Ik durf niets meer.", "vanavond naar mijn ouders"),
    ("tech_support", "Helpdesk aan de computer", "call",
     "Hij keek mee op mijn computer en installeerde AnyDesk.", "keek mee op mijn computer"),
    ("investment_fraud", "Beleggingsfraude met een valse handelswebsite", "report",
     "Ik kan mijn inleg van 12.000 euro niet meer opnemen van het handelsplatform.", "niet meer opnemen"),
    ("identity_fraud", "Misbruik van uw gegevens", "report",
     "Iemand heeft een telefoonabonnement op mijn naam afgesloten.", "op mijn naam"),
)  # fmt: skip
COLLEAGUES = ("Bram Visser", "Cato el Amrani", "Daan Jansen-van den Berg")
OPENED = "mine-0"  # has everything in it
FIELDS = {
    "name": "A. de Vries-Özdemir", "phone": "+31612345678", "postcode": "9401 AB", "house_number": "12",
    "street": "Kerkstraat", "city": "Assen", "reach": "De bel is stuk, klop op het raam.",
}  # fmt: skip


async def fill_desk(unit: Unit, staff_id: str, now: datetime) -> None:
    """Fill an empty desk; this staff member has eight conversations, OPENED among them."""
    await change_profile(unit, staff_id, capacity=8)
    for number, name in enumerate(COLLEAGUES):
        colleague = f"colleague-{number}"
        await add_account(
            unit, staff_id=colleague, login=colleague, name=name, role="agent", password_hash="x",
            totp_secret="x", now=now,
        )  # fmt: skip
        await presence.stay(unit, colleague, None, now)
    for number in range(8):
        await _conversation(unit, f"mine-{number}", number, now, status="staff", staff_id=staff_id)
    for number in range(6):
        await _conversation(unit, f"waits-{number}", number + 1, now, status="waiting")
    for number in range(5):
        await _conversation(
            unit, f"other-{number}", number + 2, now, status="staff", staff_id=f"colleague-{number % 3}"
        )
    await _conversation(unit, "computer-0", 4, now, status="bot", urgency="emergency", attention=True)
    await presence.stay(unit, "colleague-0", "waits-0", now)
    await call_backs.ask_call_back(unit, "waits-3", "+31612345678", now)
    for number, (of, status, minutes) in enumerate(
        ((OPENED, "submitted", 4), ("waits-1", "submitted", 1), ("other-1", "acknowledged", 9),
         ("other-2", "accepted", 25))
    ):  # fmt: skip
        await _request(unit, f"TP-KMPR{number}X", of, status, number, now - timedelta(minutes=minutes))


async def _conversation(unit: Unit, name: str, number: int, now: datetime, **values: Any) -> None:
    scenario, title, urgency, said, words = STORIES[number % len(STORIES)]
    began = now - timedelta(minutes=7 * number + 3)
    case = {
        "scenario_name": title, "policy_version": 4,
        "reasons": ["Er is net geld overgemaakt, of iemand is onderweg.", words],
        "facts": [
            {"name": "lost_money", "value": True, "words": words},
            {"name": "lost_credentials", "value": False, "words": "geen code gegeven"},
            {"name": "happened", "value": "today", "words": "vanmorgen"},
        ],
        "entities": [
            {"kind": "phone", "value": "+31612345678"}, {"kind": "iban", "value": "NL91ABNA0417164300"},
            {"kind": "amount", "value": "1850"}, {"kind": "bank", "value": "Rabobank"},
        ],
        "steps": [
            {"id": "call_bank", "title": "Bel uw bank", "done": True},
            {"id": "block_card", "title": "Laat uw pas en rekening blokkeren", "done": True},
            {"id": "internet_off", "title": "Zet de computer uit en laat hem uit", "done": False},
            {"id": "keep_evidence", "title": "Bewaar berichten, nummers en schermafdrukken", "done": False},
        ],
    }  # fmt: skip
    row = {
        "urgency": urgency, "scenario": scenario, "rule": "fresh", "case_view": case,
        "language": "en" if number % 8 == 3 else "nl", "hand_over_reason": "asked", "created_at": began,
        "updated_at": now, "waiting_since": began, "last_visitor_at": now - timedelta(seconds=40 * number),
        "last_staff_at": None if number % 3 == 0 else now, "claimed_at": began + timedelta(minutes=2),
        "last_seq": 6, "visitor_seq": 6, "answered_seq": 6, "danger_seq": 6 if name == OPENED else None,
    }  # fmt: skip
    await unit.execute(insert(Conversation).values(id=name, **row | values))
    await presence.see(unit, name, 6, now)
    told = (
        ("bot", "Wat vervelend dat u dit meemaakt. Vertel in uw eigen woorden wat er is gebeurd.", None),
        ("visitor", said, None),
        ("bot", "Dank u. Bel nu uw bank. Ik heb vier stappen voor u klaargezet.", None),
        ("visitor", "Ik heb de bank al gebeld, vanmorgen. Mijn nummer is 06 12 34 56 78.", None),
        ("staff", "Goedemiddag, u spreekt met een medewerker. Staat uw computer nog aan?",
         None),
        ("visitor", "Ja. En er staat nu iemand voor de deur die mijn pas wil.",
         {"rule": "danger-here", "reasons": ["De oplichter is bij u.", "er staat nu iemand voor de deur"]}),
    )  # fmt: skip
    for seq, (author, text, danger) in enumerate(told, 1):
        message = StoredMessage(
            seq, f"{name}-{seq}", author, "text", text, began + timedelta(seconds=50 * seq),
            staff_name="Noor" if author == "staff" else None,
            danger=danger if name == OPENED else None,
        )  # fmt: skip
        await add_message_once(unit, name, message, b"")


async def _request(unit: Unit, reference: str, of: str, status: str, number: int, at: datetime) -> None:
    await unit.execute(
        insert(VisitRequest).values(
            reference=reference, conversation_id=of, status=status, urgency="visit", rule="fresh",
            scenario=STORIES[number][0], created_at=at, updated_at=at, fields=FIELDS,
            reasons=["Het is net gebeurd.", STORIES[number][4]],
            facts=[{"name": "lost_money", "value": True, "words": STORIES[number][4]}],
            acknowledged_at=None if status == "submitted" else at,
        )
    )  # fmt: skip
