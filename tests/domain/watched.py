"""A conversation that is watched: after every turn, and at its end, no rule may be broken.

The rules of tests/dialogues/always.yml and bot/play/always.py hold here as they do over the visitor API;
those that need what only the domain knows (urgency, effects, the state of the form) stand here.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from bot.domain.documents import load_plain
from bot.domain.masking import mask
from bot.domain.playbook_texts import sentences, word_count
from bot.domain.turn import Recognition
from bot.play.always import Exchanged, broken_in_conversation, broken_in_turn, read_never
from tests.domain.phrases import ABOUT_LIFE, FOR_THE_OFFICER
from tests.domain.promises import promised
from tests.domain.visitor import DATA, DIALOGUE, Visitor

NEVER = read_never(Path(__file__).parents[1] / "dialogues" / "always.yml")
BLAME = {
    language: re.compile("|".join(rf"\b{re.escape(word)}\b" for word in words), re.IGNORECASE)
    for language, words in load_plain(DATA / "texts" / "blame.yml").items()
}
# What may be said three times: what is shown anew because it changed, and lists that somebody asks for again.
SAID_AGAIN = ("steps", "summary")
NUMBER = re.compile(r"(?<![\d\w])\+?\d[\d -]{5,}\d(?!\d)")
EXAMPLE_NUMBER = "0612345678"
RETURNED = "(a person gave the conversation back)"
_QUOTED = re.compile("\u201c[^\u201d]*\u201d")
_READ_BACK = (
    "Ik noteer", "noteer:", "aangepast", "belt u terug op", "adres waar de agent", "naar dit adres",
    "Dit heb ik al van u:", "This is what I have:",
)  # fmt: skip
# The answers to questions that hold such a word themselves: "was het mijn eigen schuld?".
_TAKES_BLAME_AWAY = {
    DIALOGUE.library.texts.addressed(text, language, address)
    for language, text in DIALOGUE.library.answers.all["my_fault"].texts.items()
    for address in ("u", "je")
}

# What somebody answers who wants to end the form, by what is asked.
ANSWERS = {
    "name": "Ria Smit",
    "contact_name": "Martijn de Boer",
    "address": "1624 AB 77",
    "address_check": "nee, 1624 AB 77",
    "phone": "0612345678",
    "reach": "ja",
    "remarks": "nee",
}
PRESSES = {
    "fact": "fact:{name}:unknown",
    "hung_up": "hung_up:yes",
    "confirm_visit": "form:confirm",
    "visit": "visit:yes",
}
MOST_TURNS_TO_END = 14


def shown_numbers() -> set[str]:
    """Every number that may be said: those of contacts that are sure."""
    return {
        re.sub(r"\D", "", number.shown)
        for contact in DIALOGUE.library.contacts
        if contact.show_number
        for number in contact.numbers
    }


class Watched:
    """A visitor with everything that was said, as the rules need it."""

    def __init__(self) -> None:
        super().__init__()
        self.visitor = Visitor()
        self.typed = ""
        self.turns: list[Exchanged] = []
        self.summaries = 0
        self.summary_before = 0
        self.sent = 0
        self.allowed = shown_numbers()
        self.for_the_officer: list[str] = []
        self.form_before, self.asked_about_life = "none", False
        self._did: list[str] = []

    # --- What the visitor does --------------------------------------------------------------------

    def does(self, what: str) -> None:
        """Note what is about to be done: the text, or the button. Called before every turn."""
        self.summary_before = self.summaries
        state = self.visitor.state
        self.form_before = state["form"]["state"] if state else "none"
        self.asked_about_life = bool(state and state["asked"].get("crisis.check"))
        self._did.append(what)

    def writes(self, text: str, recognition: Recognition) -> None:
        """Say something as web passes it on: secrets are taken out first."""
        masked = mask(text)
        self.typed += " " + text
        self.does(text)
        self.visitor.hears(masked.text, recognition, masked.kinds)

    def presses(self, button: str) -> None:
        self.does(f"#{button}")
        self.visitor.presses(button)

    def opens(self) -> None:
        self.does(RETURNED if self.visitor.context.returned_by_staff else "(opens)")
        self.visitor.opens()

    # --- After every turn -------------------------------------------------------------------------

    def rules_hold(self) -> None:
        last = self.visitor.last
        if last is None:
            return
        self.summaries += sum(reply.kind == "summary" for reply in last.replies)
        messages = [msgspec.to_builtins(reply) for reply in last.replies]
        said = self._did[-1] if self._did else ""
        self.turns.append(Exchanged("" if said.startswith(("#", "(")) else said, messages))
        assert all(reply.text.strip() for reply in last.replies)
        wrong = list(broken_in_turn([self._without_own_words(message) for message in messages], NEVER))
        # Who cannot call 112, or has called, may be offered an officer beside the alarm.
        may_offer = (self.visitor.state or {}).get("emergency") != "open"
        wrong = [one for one in wrong if not (may_offer and one == "a form in an emergency")]
        assert not wrong, wrong
        self.blames_and_promises_nothing()
        self.says_only_sure_numbers()
        self.says_112_first()
        self.sends_only_what_was_confirmed()
        self.answers_words_about_life(said)
        self.sends_what_the_officer_must_know(said)

    def _without_own_words(self, message: dict[str, Any]) -> dict[str, Any]:
        """A summary reads back what the visitor wrote, which is theirs."""
        if message["kind"] != "summary":
            return message
        text = message["text"]
        for said in {mask(did).text.strip() for did in self._did}:
            text = text.replace(said, "") if len(said) > 1 else text
        return {**message, "text": text}

    def _without_typed_words(self, text: str) -> str:
        """What was read back, as a name, may be any word that the visitor typed."""
        typed = set(re.findall(r"\w+", self.typed.lower()))
        return re.sub(r"\w+", lambda word: "" if word[0].lower() in typed else word[0], text)

    def blames_and_promises_nothing(self) -> None:
        for reply in self.visitor.last.replies:
            if reply.kind == "summary" or reply.text in _TAKES_BLAME_AWAY:
                continue
            own = _QUOTED.sub("", reply.text)
            if any(words in own for words in _READ_BACK):
                own = self._without_typed_words(own)
            blame = BLAME[reply.language].search(own)
            assert not blame, f"blames: {blame and blame[0]!r} in {own!r}"
            assert not list(promised(own, reply.language)), own

    def says_only_sure_numbers(self) -> None:
        typed = re.sub(r"\D", "", self.typed)
        for reply in self.visitor.last.replies:
            if reply.kind == "summary" or any(words in reply.text for words in _READ_BACK):
                continue  # what the visitor typed, read back
            for number in NUMBER.findall(_QUOTED.sub("", reply.text)):
                digits = re.sub(r"\D", "", number)
                assert digits in self.allowed or digits in typed or digits == EXAMPLE_NUMBER, reply.text

    def says_112_first(self) -> None:
        last, case = self.visitor.last, self.visitor.state
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

    def answers_words_about_life(self, said: str) -> None:
        """In a form too; once, after which a no is believed. Danger outside comes before it."""
        if said not in ABOUT_LIFE or self.asked_about_life or self.visitor.state["emergency"] == "open":
            return
        texts = " ".join(reply.text for reply in self.visitor.last.replies)
        assert "113" in texts, f"{said!r} was answered with {texts!r}"

    def sends_what_the_officer_must_know(self, said: str) -> None:
        """What was told in the form or at its summary is in what is sent."""
        form = self.visitor.state["form"]
        if not form["fields"]:
            self.for_the_officer = []  # thrown away, or not begun
        if self.form_before in ("open", "summary") and form["state"] in ("open", "summary"):
            self.for_the_officer += [FOR_THE_OFFICER[said]] if said in FOR_THE_OFFICER else []
        visit = self.visitor.last.effects.visit
        if visit:
            held = " ".join(str(value) for value in dataclasses.asdict(visit.fields).values())
            lost = [words for words in self.for_the_officer if words not in held]
            assert not lost, f"told and not sent: {lost} in {held!r}"

    # --- At the end -------------------------------------------------------------------------------

    def rules_held(self) -> None:
        """Over a whole conversation: one form of address, no secret, nothing said again and again."""
        wrong = [one for one in broken_in_conversation(self.turns) if not one.startswith("asked ")]
        for part in self._between_people():
            wrong += broken_in_conversation([turn for _, turn in part])
            wrong += [f"said again and again: {text}" for text in _said_three_times(part)]
        assert not wrong, wrong

    def _between_people(self) -> list[list[tuple[str, Exchanged]]]:
        """The turns, parted where a person had the conversation: after that all may be asked anew."""
        parts: list[list[tuple[str, Exchanged]]] = [[]]
        for did, turn in zip(self._did, self.turns, strict=False):
            if did == RETURNED:
                parts.append([])
            parts[-1].append((did, turn))
        return parts

    def the_form_ends(self) -> None:
        """Whoever is in the form and answers what is asked comes to its end."""
        for _ in range(MOST_TURNS_TO_END):
            state: Any = self.visitor.state
            if state is None or state["form"]["state"] not in ("open", "summary"):
                return
            pending = state["pending"] or {"kind": "", "name": ""}
            if pending["kind"] in PRESSES:
                self.presses(PRESSES[pending["kind"]].format(name=pending["name"]))
            else:
                answer = ANSWERS.get(pending["name"], "ja")
                self.writes(answer, Recognition(decision="open", language="nl"))
            self.rules_hold()
        raise AssertionError([reply.text for reply in self.visitor.all][-8:])


def _said_three_times(part: list[tuple[str, Exchanged]]) -> list[str]:
    """Texts that came three times, though the visitor did not do the same three times to get them."""
    said: Counter[str] = Counter()
    after: dict[str, set[str]] = {}
    for did, turn in part:
        for text in {message["text"] for message in turn.messages if message["kind"] not in SAID_AGAIN}:
            said[text] += 1
            after.setdefault(text, set()).add(did)
    return [text for text, count in said.items() if count > 2 and len(after[text]) > 2]
