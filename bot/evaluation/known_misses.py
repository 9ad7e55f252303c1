"""The register of sentences that are known to be misread, which may only shrink: it grows by sentences that
are new, never by one more of those that were there.

A file for each set of sentences (sentences.py): fact file -> list -> sentences. accepted.yml beside them
holds a short hash of each, with a seal: whoever adds one by hand is found out.
`make known-misses ACCEPT="why"` writes both, and the reason stays.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.domain.documents import DataError, load_plain
from bot.evaluation.sealed import seal_of
from bot.recognition.sentences import FOLDER, SETS, Sentence

REGISTER = FOLDER / "misses"
ACCEPTED = "accepted.yml"

HEAD_OF_SET = """\
# Sentences of tests/recognition/{name} that are known to be misread: fact file -> list -> sentences.
# Written by `make known-misses ACCEPT="why"`; do not edit. A sentence that is read right leaves it.
"""
HEAD_OF_ACCEPTED = """\
# The accepted misses: a hash of each by set and place, and each acceptance with reason, old and new number.
# Written by `make known-misses ACCEPT="why"`; do not edit. A register that differs from it is an error.
"""

# Of a set: a short hash by place, "lost_card positive".
Hashes = Mapping[str, tuple[str, ...]]


class MissesError(Exception):
    """The register cannot be used; the text says what to do."""


@dataclass(frozen=True)
class Acceptance:
    """When, why, and by set and place how many were known before and are known since."""

    date: str
    reason: str
    changed: Mapping[str, tuple[int, int]]

    def __str__(self) -> str:
        changed = ", ".join(f"{place} {old} -> {new}" for place, (old, new) in self.changed.items())
        return f"accepted on {self.date}: {self.reason} ({changed})"


@dataclass(frozen=True)
class Accepted:
    """hashes: by set. history: the oldest first. sentences: how many each set had, misread or not."""

    hashes: Mapping[str, Hashes] = field(default_factory=dict)
    history: tuple[Acceptance, ...] = ()
    sentences: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Accepted:
        """Raises MissesError for a file of another form or one that was changed by hand."""
        path = folder / ACCEPTED
        if not path.exists():
            return cls()
        try:
            stored = load_plain(path)
            hashes = {
                name: {place: tuple(some) for place, some in places.items()}
                for name, places in stored["hashes"].items()
            }
            history = tuple(
                Acceptance(
                    one["date"],
                    one["reason"],
                    {place: (old, new) for place, (old, new) in one["changed"].items()},
                )
                for one in stored["history"]
            )
            accepted, seal = cls(hashes, history, dict(stored["sentences"])), stored["seal"]
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise MissesError(f"{path} cannot be read ({error}); restore it from the repository") from None
        if seal != seal_of(accepted._content()):
            raise MissesError(
                f'{path} was changed by hand; restore it, then `make known-misses ACCEPT="why"` changes it'
            )
        return accepted

    def write(self, folder: Path) -> None:
        content = self._content()
        text = yaml.safe_dump({**content, "seal": seal_of(content)}, allow_unicode=True, sort_keys=False)
        (folder / ACCEPTED).write_text(HEAD_OF_ACCEPTED + text, encoding="utf-8")

    def _content(self) -> dict[str, Any]:
        hashes = {
            name: {place: list(some) for place, some in sorted(places.items())}
            for name, places in sorted(self.hashes.items())
        }
        history = [
            {
                "date": one.date,
                "reason": one.reason,
                "changed": {place: list(pair) for place, pair in one.changed.items()},
            }
            for one in self.history
        ]
        return {"hashes": hashes, "history": history, "sentences": dict(sorted(self.sentences.items()))}

    def grown(self, name: str, misses: Iterable[Sentence]) -> tuple[Sentence, ...]:
        """The misses of a set that nobody has accepted."""
        known = self.hashes.get(name, {})
        return tuple(one for one in misses if _hash(one) not in known.get(_place(one), ()))

    def gone(self, name: str, misses: Iterable[Sentence]) -> int:
        """How many accepted misses of a set stand in the register no more."""
        present = {_hash(one) for one in misses}
        return sum(one not in present for some in self.hashes.get(name, {}).values() for one in some)

    def accepting(
        self, misses: Mapping[str, Iterable[Sentence]], sentences: Mapping[str, int], reason: str, date: str
    ) -> Accepted:
        """misses: of every set; sentences: how many each has. Gives itself when nothing changed.

        Raises MissesError without a reason, and when more are misread of the sentences that were there.
        """
        if not reason.strip():
            raise MissesError('say why: make known-misses ACCEPT="why these may be misread"')
        misses = {name: tuple(some) for name, some in misses.items()}
        for name, some in misses.items():
            self._refuse_growth(name, len(some), sentences[name])
        hashes = {name: _hashes(some) for name, some in misses.items()}
        changed = {}
        for name in sorted({*hashes, *self.hashes}):
            before, after = self.hashes.get(name, {}), hashes.get(name, {})
            for place in sorted({*before, *after}):
                if before.get(place, ()) != after.get(place, ()):
                    changed[f"{name} {place}"] = (len(before.get(place, ())), len(after.get(place, ())))
        if not changed:
            return self
        return Accepted(hashes, (*self.history, Acceptance(date, reason.strip(), changed)), dict(sentences))

    def _refuse_growth(self, name: str, misses: int, sentences: int) -> None:
        before = sum(map(len, self.hashes.get(name, {}).values()))
        more, new = misses - before, sentences - self.sentences.get(name, 0)
        if more > max(0, new):
            raise MissesError(
                f"{name}: {more} more are misread and only {max(0, new)} sentences are new; "
                "mend the rules: the register may only shrink"
            )


def read_misses(folder: Path, name: str) -> tuple[Sentence, ...]:
    """The known misses of a set; none when it has no file. Raises MissesError for another form."""
    path = folder / f"{name}.yml"
    if not path.exists():
        return ()
    try:
        raw = load_plain(path) or {}
        return tuple(
            Sentence(file, kind, text)
            for file, lists in raw.items()
            for kind, texts in lists.items()
            for text in texts
        )
    except (DataError, TypeError, AttributeError) as error:
        raise MissesError(f"{path} cannot be read ({error}); restore it from the repository") from None


def write_misses(folder: Path, name: str, misses: Iterable[Sentence]) -> None:
    """Write one set of the register anew, in the order of the sentences."""
    raw: dict[str, dict[str, list[str]]] = {}
    for one in misses:
        raw.setdefault(one.file, {}).setdefault(one.kind, []).append(one.text)
    text = yaml.safe_dump(raw, allow_unicode=True, sort_keys=False, width=110) if raw else ""
    (folder / f"{name}.yml").write_text(HEAD_OF_SET.format(name=name) + text, encoding="utf-8")


def problems(folder: Path = REGISTER, sets: Iterable[str] = SETS) -> list[str]:
    """What is wrong with the register, a line for each set. Raises MissesError when it cannot be read."""
    accepted = Accepted.read(folder)
    found = []
    for name in sets:
        misses = read_misses(folder, name)
        grown, gone = accepted.grown(name, misses), accepted.gone(name, misses)
        if grown:
            found.append(
                f"{name}: {len(grown)} known misses were added by hand, the first: {grown[0]}; "
                'mend the rules, or say why: make known-misses ACCEPT="why"'
            )
        if gone:
            found.append(
                f"{name}: {gone} known misses were taken out by hand; record it: "
                'make known-misses ACCEPT="why"'
            )
    return found


def _hashes(misses: Iterable[Sentence]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for one in misses:
        found.setdefault(_place(one), []).append(_hash(one))
    return {place: tuple(sorted(some)) for place, some in found.items()}


def _place(sentence: Sentence) -> str:
    return f"{sentence.file} {sentence.kind}"


def _hash(sentence: Sentence) -> str:
    written = f"{sentence.file}\0{sentence.kind}\0{sentence.text}"
    return hashlib.sha256(written.encode()).hexdigest()[:12]
