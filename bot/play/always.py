"""What must hold in every conversation, whatever is said: patterns that may never show, and rules of talking.

The patterns stand in tests/dialogues/always.yml, each with its reason. Messages are those of the visitor API.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from bot.domain.forms import load_form

MOST_TIMES_ASKED = 2
MOST_EMERGENCY_SENTENCES = 3
MOST_EMERGENCY_WORDS = 12
MOST_STEPS_AT_ONCE = 3

_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_FORMAL = re.compile(r"\b(?:u|uw|uzelf)\b", re.IGNORECASE)
_INFORMAL = re.compile(r"\b(?:je|jij|jou|jouw|jezelf)\b", re.IGNORECASE)
# "Pas en code afgegeven, 1250 gepind" tells a sum, no code.
_SECRET = re.compile(
    r"\b(?:pin|pincode|code|wachtwoord)\b\D{0,12}\b(\d{4,6})\b(?! (?:euro|gepind|opgenomen))", re.IGNORECASE
)
# Nobody is told that they did well to hang up who wrote that the offender is still there.
_PRAISES = re.compile(r"^(?:Heel goed\. (?:Neem|Laat)|Very good\. (?:Do not|Let))")
_STILL_THERE = re.compile(
    r"\b(?:praat|belt|hangt|kijkt)\s+(?:\w+\s+)?(?:nog|door|mee|steeds)\b|"
    r"\b(?:hij|ze|zij|hem|die man)\s+(?:\w+\s+)?aan de (?:lijn|telefoon)\b|"
    r"\b(?:he|she|him)\s+(?:\w+\s+)?on the (?:phone|line)\b|"
    r"\b(?:geef|geeft) (?:ik |ze |hij )?nu\b|\b(?:still|keeps) (?:talking|calling)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.?])\s+")


class Never(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """pattern: a regular expression, matched without regard to case. why: for whom it fails."""

    pattern: str
    why: str


def read_never(path: Path) -> tuple[Never, ...]:
    """The patterns of always.yml. Raises DataError with file and line where it does not have the form."""
    return load_form(path, tuple[Never, ...])


@dataclass(frozen=True)
class Exchanged:
    """A turn: what the visitor typed, "" for a button, and the assistant's messages after it."""

    said: str
    messages: Sequence[dict[str, Any]]


def visible(messages: Sequence[dict[str, Any]]) -> str:
    """All that a visitor reads in these messages: texts, steps and the titles of buttons."""
    parts: list[str] = []
    for message in messages:
        parts.append(message["text"])
        parts.extend(
            f"{step['title']} {step['text']} {step.get('tel') or ''}" for step in message.get("steps") or ()
        )
        parts.extend(button["title"] for button in message.get("buttons") or ())
    return "\n".join(parts)


def broken_in_turn(messages: Sequence[dict[str, Any]], never: Sequence[Never]) -> Iterator[str]:
    """What in the messages of one turn breaks a rule."""
    text = visible(messages)
    # What the visitor said themselves may be quoted back.
    own = _QUOTED.sub("", text)
    for one in never:
        found = re.search(one.pattern, own, re.IGNORECASE)
        if found:
            yield f"never: {found.group(0)!r} ({one.why})"
    urgent = [message for message in messages if message.get("emergency")]
    for message in urgent:
        yield from _too_long(message["text"])
    if urgent:
        buttons = [button["id"] for message in messages for button in message.get("buttons") or ()]
        if any(button.startswith(("form:", "visit:")) for button in buttons):
            yield "a form in an emergency"
    if any(len(message.get("steps") or ()) > MOST_STEPS_AT_ONCE for message in messages):
        yield f"more than {MOST_STEPS_AT_ONCE} steps at once"
    asked = [message["text"] for message in messages if message["kind"] == "question"]
    if len(asked) > 1:
        yield f"more than one question at a time: {asked}"


def broken_in_conversation(turns: Sequence[Exchanged]) -> Iterator[str]:
    """What breaks a rule over a whole conversation: u and je mixed, words repeated, a secret said again."""
    messages = [message for turn in turns for message in turn.messages]
    dutch = [message for message in messages if message.get("language", "nl") == "nl"]
    own = _QUOTED.sub("", visible([message for message in dutch if message["kind"] != "summary"]))
    formal, informal = _FORMAL.search(own), _INFORMAL.search(own)
    if formal and informal:
        yield f"u and je mixed: {_around(own, formal)} / {_around(own, informal)}"
    asked = Counter(message["text"] for message in messages if message["kind"] == "question")
    for text, times in asked.items():
        if times > MOST_TIMES_ASKED:
            yield f"asked {times} times in the same words: {text}"
    everything = visible(messages)
    for turn in turns:
        if _STILL_THERE.search(turn.said) and any(_PRAISES.match(one["text"]) for one in turn.messages):
            yield f"praised for hanging up, though: {turn.said}"
        for secret in _SECRET.findall(turn.said):
            if re.search(rf"\b{secret}\b", everything):
                yield "a secret of the visitor is said again"


def _too_long(text: str) -> Iterator[str]:
    sentences = _SENTENCE.split(text.strip())
    if len(sentences) > MOST_EMERGENCY_SENTENCES:
        yield f"{len(sentences)} sentences in an emergency: {text}"
    for sentence in sentences:
        if len(sentence.split()) > MOST_EMERGENCY_WORDS:
            yield f"more than {MOST_EMERGENCY_WORDS} words in an emergency: {sentence}"


def _around(text: str, found: re.Match[str]) -> str:
    return " ".join(text[max(0, found.start() - 25) : found.end() + 25].split())
