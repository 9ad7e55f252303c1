"""Questions that people ask in between, and their answers: data/questions.yml.

A message is matched sentence by sentence, and only its sentences that ask something, against example
wordings: the cosine of the words, pairs and parts of words they share, those of few questions counting
more. A long sentence that happens to hold the words of a question is far from it, so stories do not match.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, get_args

from bot.domain.contact_places import ContactPlaceError, fill
from bot.domain.contacts import Contacts
from bot.domain.documents import load_plain

# Scores, chosen on the example wordings, each left out in turn, and on the lookalikes in test_answers.py.
CERTAIN = 0.36
LIKELY = 0.24
LEAD = 0.04
FEW_WORDS = 14
ANYWHERE = "*"
# The same without a question mark, as people type on a phone: "wat moet ik nou doen".
UNMARKED = 0.3
LEAST_UNMARKED, FEW_UNMARKED = 4, 8

# How much pairs of words, parts of words, and the other wordings of a question count.
PAIRS = 0.5
PARTS = 0.2
SPREAD = 2.0

_SENTENCE = re.compile(r"[^.?!\n;]+[.?!]*")
_TOKEN = re.compile(r"[a-zà-ÿ0-9']+")
# What a question begins with, after a word or two that only lead to it.
_LEADING = "maar|en|oh|o|ja|nee|hm+|wacht|sorry|eh+|goed|ok|oke|oké|dus|hoi|hallo|but|and|so|well"
_ASKING_WORDS = "|".join(
    r"""
    wie wat waar\w* wanneer hoe\w* welke? wiens is zijn ben bent heb hebt heeft kan kun kunt kunnen mag
    moet moeten mogen wil wilt willen zal zullen zou zouden word wordt worden gaat gaan komt komen kost
    krijg krijgt kunde ga duurt doet doen weet werkt bel belt klopt geldt staat slaat bewaart blijft
    luistert leest helpt weten vertel leg
    who what where when how why which is are am do does did can could may must should will would have has
    """.split()
)
_LEADS_TO_KNOWING = "ik (?:wil|zou) (?:graag )?weten"
# "Naar waar moet ik bellen", "met wie spreek ik".
_WITH_A_PREPOSITION = r"(?:naar|met|voor|op|aan|van|bij|om|tot|over) (?:waar|wie|wat|welk\w*|hoe\w*)"
_ASKING = re.compile(
    rf"^(?:(?:{_LEADING}) ?(?:, ?)?)*"
    rf"(?:{_ASKING_WORDS}|{_WITH_A_PREPOSITION}|{_LEADS_TO_KNOWING}|en (?:nu|dan|verder))\b"
)
# What is asked at the end of a sentence that tells something, as people type without punctuation: "hij hangt
# nog aan de lijn wat moet ik doen". A verb first asks only after a comma or a joining word: "dan krijg ik
# mijn geld terug" tells.
_WHAT_NOW = r"(?:en )?wat (?:nu|nou|dan)(?: verder)?"
_VERBS = (
    "ben|bent|zijn|is|kan|kunt|kun|kunnen|mag|mogen|moet|moeten|krijg|kost|komt|komen|wil|wilt|willen|weet|"
    "doe|doet|bel|heb|hebt|hebben|gaat|gaan|duurt"
)
_SUBJECTS = "ik|k|u|je|jij|jullie|het|dat|dit|er|we|wij"
_ASKED_AT_THE_END = re.compile(
    rf"(?<=\s)(?:wat|waar|hoe|wie|wanneer|waarom|naar waar) (?:lang )?(?:{_VERBS}) (?:{_SUBJECTS})\b.*|"
    rf"(?:(?<=, )|(?<=maar )|(?<=en ))(?:{_VERBS}) (?:{_SUBJECTS})\b.*|"
    rf"(?<=\s)(?:{_VERBS}) (?:{_SUBJECTS})\b.*(?= of niet$)|"
    r"(?<=\s)ik (?:wil|zou) (?:graag )?weten\b.*|"
    rf"(?<=\s){_WHAT_NOW}$"
)
_ENDINGS = re.compile(r"(?:heden|heid|ingen|ing|eren|en|es|s|e|t)$")
# Words that count as one.
_SAME_AS = {
    "u": "jullie jij je jou gij ge ulle",
    "kunt": "kunde",
    "nu": "nou",
    "uw": "jouw",
    "mijn": "m'n mn",
    "ik": "k 'k",
    "het": "'t",
    "een": "'n",
    "hij": "ie",
    "ok": "oke",
    "even": "ff",
    "agent": "agenten politieagent",
    "nummer": "nr telefoonnummer 06",
    "geld": "euro centen",
    "kinderen": "kids",
    "moeder": "mam ma",
    "vader": "pa",
    "robot": "chatbot bot computer",
}
_SAME = {word: meant for meant, words in _SAME_AS.items() for word in words.split()}


Language = Literal["nl", "en"]
Follow = Literal[
    "status", "money_back", "report", "evidence", "donts", "steps", "bank_number", "channel", "story"
]


@dataclass(frozen=True)
class Answer:
    """What is asked and answered.

    follow: what the dialogue does instead where it can (bot/domain/questions.py), or "story" for a question
    that is the story itself when nothing was told yet. scenarios: where it is an answer; in all when empty.
    texts_in: scenario -> what is answered there instead.
    """

    id: str
    wordings: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, str]
    source: tuple[str, ...]
    follow: Follow | None = None
    scenarios: frozenset[str] = frozenset()
    texts_in: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def text(self, language: str, scenario: str | None = None) -> str:
        return self.texts_in.get(scenario or "", self.texts)[language]

    def every_text(self, language: str) -> tuple[str, ...]:
        """What is answered in any scenario."""
        return (self.texts[language], *(texts[language] for texts in self.texts_in.values()))


@dataclass(frozen=True)
class Match:
    """score: 0 to 1, how well the sentence fits. lead: how far the next question stays behind."""

    answer: Answer
    score: float
    wording: str
    lead: float


class Answers:
    """All questions that have an answer."""

    def __init__(self, answers: Iterable[Answer]) -> None:
        self.all: Mapping[str, Answer] = {answer.id: answer for answer in answers}
        wordings = [
            (answer, wording, _features(wording))
            for answer in self.all.values()
            for asked in answer.wordings.values()
            for wording in asked
        ]
        # A feature counts for how few questions have it, not how few wordings: "waarom" is in many of them.
        having: dict[str, set[str]] = {}
        for answer, _, features in wordings:
            for feature in features:
                having.setdefault(feature, set()).add(answer.id)
        self._questions = len(self.all)
        self._having = {feature: len(ids) for feature, ids in having.items()}
        self._wordings: list[tuple[str, str]] = []
        self._sizes: dict[str, int] = {}
        # feature -> the wordings that have it, with its weight there: most wordings share nothing with a
        # message and are never looked at.
        self._index: dict[str, list[tuple[int, float]]] = {}
        for number, (answer, wording, features) in enumerate(wordings):
            self._wordings.append((answer.id, wording))
            self._sizes[answer.id] = self._sizes.get(answer.id, 0) + 1
            for feature, weight in self._vector(features).items():
                self._index.setdefault(feature, []).append((number, weight))

    def find(self, text: str, *, certain: float = CERTAIN, scenario: str | None = None) -> Match | None:
        """The question that a message asks, or None.

        certain: the score from which a match counts by itself. A sentence with a question mark and few
        words needs less, when no other question comes near.
        """
        good = []
        sentences = _with_last_clause(asking_sentences(text))
        if scenario not in (None, ANYWHERE):
            sentences += _asked_at_the_end(text)
        for sentence in sentences:
            match = self.best(sentence, scenario=scenario)
            if match is None:
                continue
            likely = match.lead >= LEAD and match.score >= _least(sentence)
            if match.score >= certain or likely:
                good.append(match)
        return max(good, key=lambda match: match.score) if good else None

    def best(
        self, sentence: str, *, leaving_out: str | None = None, scenario: str | None = ANYWHERE
    ) -> Match | None:
        """The closest question, whatever its score. leaving_out: a wording not to look at. scenario: the
        case's, None before there is one.

        The score of a question is the cosine with its closest wording, mixed with that of its wordings
        on average.
        """
        cosines: dict[int, float] = {}
        for feature, weight in self._vector(_features(sentence)).items():
            for number, other in self._index.get(feature, ()):
                cosines[number] = cosines.get(number, 0.0) + weight * other
        closest: dict[str, tuple[float, str]] = {}
        total: dict[str, float] = {}
        for number, cosine in cosines.items():
            answer_id, wording = self._wordings[number]
            if wording == leaving_out or not self._fits(answer_id, scenario):
                continue
            closest[answer_id] = max(closest.get(answer_id, (0.0, "")), (cosine, wording))
            total[answer_id] = total.get(answer_id, 0.0) + cosine
        scores = {
            answer_id: (2 * near[0] + total[answer_id] / self._sizes[answer_id] * SPREAD) / (2 + SPREAD)
            for answer_id, near in closest.items()
        }
        if not scores:
            return None
        first = max(scores, key=lambda answer_id: scores[answer_id])
        second = max((score for answer_id, score in scores.items() if answer_id != first), default=0.0)
        return Match(self.all[first], scores[first], closest[first][1], scores[first] - second)

    def _fits(self, answer_id: str, scenario: str | None) -> bool:
        only = self.all[answer_id].scenarios
        return not only or scenario == ANYWHERE or scenario in only

    def _vector(self, features: Mapping[str, float]) -> dict[str, float]:
        weighted = {
            feature: count * math.log(1 + self._questions / self._having.get(feature, 0.5))
            for feature, count in features.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weighted.values())) or 1.0
        return {feature: weight / length for feature, weight in weighted.items()}


def asking_sentences(text: str) -> list[str]:
    """The sentences that ask something: with a question mark, or that begin like a question."""
    sentences = [sentence.strip() for sentence in _SENTENCE.findall(text.casefold())]
    return [sentence for sentence in sentences if sentence.endswith("?") or _ASKING.match(sentence)]


def is_only_asking(text: str) -> bool:
    """Whether every sentence of a text asks something."""
    return " ".join(asking_sentences(text)) == " ".join(text.casefold().split())


def _least(sentence: str) -> float:
    """The score from which a sentence of few words is taken for the closest question."""
    words = len(sentence.split())
    if sentence.endswith("?"):
        return LIKELY if words <= FEW_WORDS else CERTAIN
    return UNMARKED if LEAST_UNMARKED <= words <= FEW_UNMARKED else CERTAIN


def _with_last_clause(sentences: list[str]) -> list[str]:
    """Each sentence, and what is asked after its last comma: "ik vertrouw het niet, bent u wel echt?"."""
    clauses = [sentence.rpartition(",")[2].strip() for sentence in sentences if "," in sentence]
    long_enough = [
        clause for clause in clauses if _ASKING.match(clause) or len(clause.split()) >= LEAST_UNMARKED
    ]
    return [*sentences, *(clause for clause in long_enough if clause.endswith("?"))]


def _asked_at_the_end(text: str) -> list[str]:
    """What the sentences that tell something ask at their end, without a question mark."""
    sentences = [sentence.strip() for sentence in _SENTENCE.findall(text.casefold())]
    asked = [_ASKED_AT_THE_END.search(sentence) for sentence in sentences if not sentence.endswith("?")]
    ends = [found.group() for found in asked if found]
    return [
        end for end in ends if LEAST_UNMARKED <= len(end.split()) <= FEW_WORDS or re.fullmatch(_WHAT_NOW, end)
    ]


def load_answers(path: Path, contacts: Contacts) -> Answers:
    """Read data/questions.yml. Numbers come from contacts: "{112}" becomes the number that is shown.

    Raises ValueError naming the entry that is wrong.
    """
    return Answers([_answer(entry, contacts, path.name) for entry in load_plain(path)["questions"]])


def _answer(entry: Mapping[str, Any], contacts: Contacts, file: str) -> Answer:
    missing = {"id", "ask", "answer", "source"} - entry.keys()
    if missing:
        raise ValueError(f"{file}: {entry.get('id', entry)!r} lacks {', '.join(sorted(missing))}")
    where = f"{file}: {entry['id']}"
    texts = _in_both(entry["answer"], contacts, where)
    there = {name: _in_both(other, contacts, where) for name, other in entry.get("answer_in", {}).items()}
    follow = entry.get("follow")
    if follow is not None and follow not in get_args(Follow):
        raise ValueError(f"{where}: follow is {follow!r}, not one of {', '.join(get_args(Follow))}")
    wordings = {name: tuple(asked) for name, asked in entry["ask"].items()}
    return Answer(
        entry["id"],
        wordings,
        texts,
        tuple(entry["source"]),
        follow,
        frozenset(entry.get("scenarios", ())),
        there,
    )


def _in_both(answer: Mapping[str, str], contacts: Contacts, where: str) -> Mapping[str, str]:
    """An answer in both languages, its contacts filled in."""
    if set(answer) != {"nl", "en"}:
        raise ValueError(f"{where} needs an answer in nl and en")
    return {name: _filled(text, contacts, where) for name, text in answer.items()}


def _filled(text: str, contacts: Contacts, where: str) -> str:
    try:
        return fill(" ".join(text.split()), contacts)
    except ContactPlaceError as error:
        raise ValueError(f"{where}: {error}") from error


def _features(text: str) -> Mapping[str, float]:
    """Stems, pairs of stems, and parts of words (for compounds and typing errors)."""
    tokens = [_SAME.get(token, token) for token in _TOKEN.findall(text.casefold())]
    stems = [_stem(token) for token in tokens]
    features: dict[str, float] = {}
    for stem in stems:
        features[stem] = features.get(stem, 0.0) + 1.0
    for one, two in pairwise(stems):
        features[f"{one} {two}"] = PAIRS
    for token in tokens:
        bounded = f"_{token}_"
        for size in (3, 4):
            for start in range(len(bounded) - size + 1):
                part = f"*{bounded[start : start + size]}"
                features[part] = features.get(part, 0.0) + PARTS
    return features


def _stem(token: str) -> str:
    """A rough stem; doubled letters become one, so that "bellen", "belt" and "bel" meet."""
    if len(token) < 4 or token.isdigit():
        return token
    stem = _ENDINGS.sub("", token)
    stem = stem if len(stem) >= 3 else token
    stem = re.sub(r"(.)\1", r"\1", stem)
    return {"v": stem[:-1] + "f", "z": stem[:-1] + "s"}.get(stem[-1], stem)
