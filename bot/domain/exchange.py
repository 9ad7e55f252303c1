"""One exchange: what the visitor did, the case, and the replies as they are put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Literal

from bot.domain.answers import Match
from bot.domain.case import Case, EarlierTime, Pending
from bot.domain.facts import Fact
from bot.domain.library import Library
from bot.domain.playbook import Playbook
from bot.domain.scenarios import VICTIM_SCENARIOS
from bot.domain.short_answers import ShortAnswer, short_answer
from bot.domain.texts import says_u
from bot.domain.triage import Decision
from bot.domain.turn import (
    Button,
    CancelVisit,
    ChangeVisit,
    Context,
    Effects,
    Entity,
    HandOver,
    Message,
    Recognition,
    Reply,
    ReplyKind,
    Step,
    SubmitVisit,
)

# A question is never put more often than this in the same words.
SAME_WORDS = 2

Reason = Literal["asked", "crisis", "emergency", "misunderstood", "language", "triage"]


class Next(Enum):
    """What a handler says about a message. PASS: not for me. STOP: answered. GO_ON: taken, and the
    conversation goes on with what is open: the form, a question, an offer."""

    PASS = auto()
    STOP = auto()
    GO_ON = auto()


@dataclass(frozen=True)
class Known:
    """What was known of a crime before a message."""

    facts: Mapping[str, Fact]
    entities: Mapping[str, Entity]
    done: tuple[str, ...]


@dataclass
class Exchange:
    """Handlers read the message here and put their replies and effects here.

    heard: the facts and entities this message said. corrected: those of them it changed. before: what was
    known until it was heard. understood: whether somebody knew what to do with it.
    same_kind: an earlier time of the same crime that this message told of.
    """

    case: Case
    message: Message
    recognition: Recognition
    context: Context
    library: Library
    heard: set[str] = field(default_factory=set)
    corrected: list[str] = field(default_factory=list)
    before: Known | None = None
    replies: list[Reply] = field(default_factory=list)
    visit: SubmitVisit | None = None
    change: ChangeVisit | None = None
    cancel: CancelVisit | None = None
    person: HandOver | None = None
    leaves_queue: bool = False
    _asked: dict[str | None, Match | None] = field(default_factory=dict)  # looked up once in a turn
    understood: bool = True
    same_kind: EarlierTime | None = None

    # --- What is known -------------------------------------------------------------------------

    @property
    def text(self) -> str:
        return (self.message.text or "").strip()

    @property
    def words(self) -> list[str]:
        return self.text.split()

    def says(self, phrase: str) -> bool:
        """Whether the message says what this name in data/phrases.yml stands for."""
        return self.library.phrases.fits(phrase, self.text)

    @property
    def answer(self) -> ShortAnswer | None:
        """What the message answers to a yes/no question, if it does."""
        return short_answer(self.text, self.library.phrases)

    @property
    def asked(self) -> Match | None:
        """The question that people ask in between which this message asks, if it does."""
        scenario = self.case.scenario
        if scenario not in self._asked:
            self._asked[scenario] = self.library.answers.find(self.text, scenario=scenario)
        return self._asked[scenario]

    @property
    def top(self) -> str | None:
        """The likeliest scenario or intent of this message, when the recogniser is sure of it."""
        sure = self.recognition.decision == "sure" and self.recognition.ranking
        return self.recognition.ranking[0].name if sure else None

    @property
    def confidence(self) -> float:
        """How probable the likeliest scenario or intent is, 0 to 1."""
        return self.recognition.ranking[0].confidence if self.recognition.ranking else 0.0

    @property
    def playbook(self) -> Playbook | None:
        found = self.library.playbooks.get(self.case.scenario or "")
        return found.in_language(self.case.language) if found else None

    def decide(self) -> Decision:
        return self.library.policy.decide(self.case.values(), self.case.words())

    def plain(self, scenario: str) -> str:
        """A scenario in plain words, as in "Bedoelt u: ..."."""
        return self.addressed(self.library.playbooks[scenario].in_language(self.case.language).plain)

    # --- Saying --------------------------------------------------------------------------------

    def words_for(self, key: str, way: int = 0, /, **filled: str) -> str:
        """The text under a key, in the visitor's language and form of address."""
        text = self.library.texts.render(key, self.case.language, self.case.address, way, **filled)
        return self._addressing(text)

    def addressed(self, text: str) -> str:
        """A text of a playbook, contact or answer in the visitor's form of address."""
        return self._addressing(self.library.texts.addressed(text, self.case.language, self.case.address))

    def say(
        self,
        key: str,
        *,
        kind: ReplyKind = "text",
        buttons: tuple[Button, ...] = (),
        emergency: bool = False,
        **filled: str,
    ) -> None:
        """Reply with a fixed text; one with several ways to say it takes them in turn."""
        ways = len(self.library.texts.ways(key, self.case.language))
        text = self.words_for(key, self._count(key) % ways, **filled)
        self.reply(text, kind, buttons, emergency=emergency)

    def say_once(self, key: str, **filled: str) -> None:
        """Reply with a fixed text unless this conversation already had it."""
        if key not in self.case.told:
            self.case.told.append(key)
            self.reply(self.words_for(key, 0, **filled))

    def reply(
        self,
        text: str,
        kind: ReplyKind = "text",
        buttons: tuple[Button, ...] = (),
        steps: tuple[Step, ...] = (),
        *,
        emergency: bool = False,
    ) -> None:
        """Reply with a text that is ready to show."""
        self.replies.append(
            Reply(kind, text, buttons, steps, emergency=emergency, language=self.case.language)
        )

    def ask(self, key: str, pending: Pending, buttons: tuple[Button, ...] = (), **filled: str) -> bool:
        """Ask a question and remember that it is open.

        Gives False, and says nothing, when every way to ask it was used as often as allowed.
        """
        ways = len(self.library.texts.ways(key, self.case.language))
        times = self._count(key)
        if times >= ways * SAME_WORDS:
            return False
        self.case.pending = pending
        self.reply(self.words_for(key, times % ways, **filled), "question", buttons)
        return True

    def button(self, button_id: str, key: str, **filled: str) -> Button:
        return Button(button_id, self.words_for(key, 0, **filled))

    def person_button(self) -> Button:
        """The button that asks for a person, offered wherever the assistant falls short."""
        return self.button("ask_human", "button.person")

    def hand_over(self, reason: Reason, *, urgent: bool = False, call_back: str | None = None) -> None:
        """Ask for a person; at most one request a turn."""
        if reason not in self.case.handed_over:
            self.case.handed_over.append(reason)
        self.person = HandOver(reason, urgent=urgent, call_back=call_back)

    def effects(self) -> Effects:
        return Effects(self.visit, self.change, self.cancel, self.person, self.leaves_queue)

    def is_victim_scenario(self, name: str) -> bool:
        return name in self.library.playbooks or name in VICTIM_SCENARIOS

    def _count(self, key: str) -> int:
        """How often a text was said before; counts this time too."""
        times = self.case.asked.get(key, 0)
        self.case.asked[key] = times + 1
        return times

    def _addressing(self, text: str) -> str:
        # The first text that speaks to the visitor formally settles it: the two are never mixed.
        if self.case.address is None and self.case.language == "nl" and says_u(text):
            self.case.address = "u"
        return self.library.contacts.for_abroad(text) if self.case.is_true("abroad") else text
