"""The examples of data/nlu as web reads them: to hold new ones against, and to add to."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bot.domain.insights import TOO_NEAR_HELD_OUT, Corpus
from bot.domain.likeness import Likeness, plain

BEFORE_A_TEXT = "      - "
OFTEN_IN_SMALL = 2  # how often a word is written in small letters before a capital in it says nothing
OFTEN = 5
FEWEST_WORDS = 5  # as bot.evaluation.near_duplicates has it


@dataclass(frozen=True)
class Files:
    """Files of data/nlu as they are. texts: name -> the whole file."""

    texts: dict[str, str]

    def examples(self) -> list[tuple[str, str]]:
        """Name and text of each example."""
        return [
            (name, line.removeprefix(BEFORE_A_TEXT))
            for name, text in self.texts.items()
            for line in text.splitlines()
            if line.startswith(BEFORE_A_TEXT)
        ]

    def count_alike(self) -> Counter[str]:
        """Name -> examples much like another of the same name; of short ones there are only so many."""
        by_name: dict[str, list[str]] = {}
        for name, text in self.examples():
            if len(plain(text).split()) >= FEWEST_WORDS:
                by_name.setdefault(name, []).append(text)
        return Counter({name: len(Likeness.alike(some, TOO_NEAR_HELD_OUT)) for name, some in by_name.items()})

    def ordinary_words(self) -> frozenset[str]:
        """Words that stand in the examples as ordinary words, not as somebody's name."""
        small: Counter[str] = Counter()
        all_of_them: Counter[str] = Counter()
        for _, text in self.examples():
            words = text.replace("-", " ").split()
            small.update({plain(word) for word in words if word[:1].islower()})
            all_of_them.update({plain(word) for word in words})
        often = {word for word, number in all_of_them.items() if number >= OFTEN}
        return frozenset({word for word, number in small.items() if number >= OFTEN_IN_SMALL} | often)


@dataclass
class TrainingExamples:
    """Reads a folder, and again when a file in it has changed."""

    folder: Path
    _stamp: tuple[tuple[str, int], ...] = ()
    _files: Files = field(default_factory=lambda: Files({}))
    _ordinary: frozenset[str] | None = None
    _corpus: Corpus | None = None
    _alike: Counter[str] | None = None
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def files(self) -> Files:
        async with self._one_at_a_time:
            await asyncio.to_thread(self._look)
            return self._files

    async def ordinary(self) -> frozenset[str]:
        """Words that may stand with a capital."""
        async with self._one_at_a_time:
            await asyncio.to_thread(self._look)
            if self._ordinary is None:
                self._ordinary = await asyncio.to_thread(self._files.ordinary_words)
            return self._ordinary

    async def corpus(self) -> Corpus:
        """The examples with their index: takes a second or two the first time, and 12 MB."""
        ordinary = await self.ordinary()
        async with self._one_at_a_time:
            if self._corpus is None:
                texts = [text for _, text in self._files.examples()]
                self._corpus = await asyncio.to_thread(Corpus.of, texts, ordinary)
            return self._corpus

    async def alike(self) -> Counter[str]:
        """Of each name, the examples that are much alike: takes some seconds the first time."""
        async with self._one_at_a_time:
            await asyncio.to_thread(self._look)
            if self._alike is None:
                self._alike = await asyncio.to_thread(self._files.count_alike)
            return self._alike

    def _look(self) -> None:
        paths = sorted(self.folder.glob("*.yml"))
        stamp = tuple((path.name, path.stat().st_mtime_ns) for path in paths)
        if stamp != self._stamp:
            self._files = Files({path.stem: path.read_text(encoding="utf-8") for path in paths})
            self._stamp, self._ordinary, self._corpus, self._alike = stamp, None, None, None
