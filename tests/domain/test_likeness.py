"""How alike texts are, and which belong together."""

import random
from array import array
from collections.abc import Iterator
from typing import Any

import pytest

from bot.domain.agreement import kappa
from bot.domain.likeness import Likeness, clusters, longest_shared_run

TEXTS = (
    "er is geld van mijn rekening gehaald door een man van de bank",
    "er is geld van mijn rekening gehaald door een vrouw van de bank",
    "ik heb een fiets gekocht op marktplaats en niets gekregen",
    "mijn facebook is overgenomen",
)


def test_the_same_words_are_wholly_alike_and_other_words_hardly() -> None:
    index = Likeness(TEXTS)
    found = index.like(TEXTS[0].upper() + "!", 0.01)
    assert found[0].number == 0
    assert found[0].cosine == pytest.approx(1, abs=1e-6)
    assert found[1].number == 1
    assert 0.7 < found[1].cosine < 1
    assert all(like.cosine < 0.2 for like in found[2:])


def test_two_texts_are_as_alike_as_the_index_says() -> None:
    index = Likeness(TEXTS)
    (_, second, *_) = index.like(TEXTS[0], 0.01)
    assert index.between(TEXTS[0], TEXTS[1]) == pytest.approx(second.cosine, abs=1e-6)
    assert index.between("", TEXTS[0]) == 0


def test_whatever_is_asked_for_the_same_texts_are_found() -> None:
    chance = random.Random(4)
    words = "er is geld van mijn rekening gehaald door een man vrouw bank fiets pas weg code sms".split()
    texts = [" ".join(chance.choices(words, k=chance.randint(2, 9))) for _ in range(300)]
    index = Likeness(texts)
    for text in texts[::10]:
        every = [(like.number, pytest.approx(like.cosine)) for like in index.like(text, 0.01)]
        cosines = [like.cosine for like in index.like(text, 0.01)]
        for least in (0.3, 0.6, 0.7, 0.95):
            expected = every[: sum(cosine >= least for cosine in cosines)]
            assert [(like.number, like.cosine) for like in index.like(text, least)] == expected
    for least in (0.3, 0.6, 0.95):
        with_another = {number for number, text in enumerate(texts) if len(index.like(text, least)) > 1}
        assert Likeness.alike(texts, least) == with_another


def test_what_stands_in_nearly_every_text_is_not_gone_through() -> None:
    texts = [f"ik heb {word}" for word in ("gebeld", "betaald", "geklikt", "gewacht", "gekocht", "verkocht")]
    index = Likeness(texts)

    class NotGoneThrough(array):  # type: ignore[type-arg]
        def __iter__(self) -> Iterator[Any]:
            raise AssertionError("every text was looked at")

    index._texts[" ik "] = NotGoneThrough("L", index._texts[" ik "])
    (found,) = index.like("ik heb geklikt", 0.6)
    assert (found.number, found.cosine) == (2, pytest.approx(1, abs=1e-6))


def test_what_is_alike_comes_together_the_largest_group_first() -> None:
    texts = [TEXTS[3], TEXTS[0], TEXTS[2], TEXTS[1]]
    assert clusters(texts, 0.6) == [[1, 3], [0], [2]]
    assert clusters([], 0.6) == []


@pytest.mark.parametrize(
    ("one", "other", "run"),
    [("a b c d", "x b c y", 2), ("A, b. C", "a b c", 3), ("", "a", 0), ("a b", "b a", 1)],
)
def test_the_longest_run_of_words_in_common(one: str, other: str, run: int) -> None:
    assert longest_shared_run(one, other) == run


def test_kappa_of_the_worked_example() -> None:
    # 50 cases: both yes 20, both no 15, first only 5, second only 10; 0.7 observed, 0.5 by chance.
    pairs = [("y", "y")] * 20 + [("n", "n")] * 15 + [("y", "n")] * 5 + [("n", "y")] * 10
    assert kappa(pairs) == pytest.approx(0.4)


def test_kappa_without_anything_to_judge_by() -> None:
    assert kappa([]) is None
    assert kappa([("y", "y")] * 5) is None
    assert kappa([("y", "n"), ("n", "y")]) == pytest.approx(-1)
