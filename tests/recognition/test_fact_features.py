"""What the rules read in many texts is kept for the next process."""

from pathlib import Path

import pytest

from bot.recognition import fact_features
from bot.recognition.fact_features import of_texts

TEXTS = ["Ik heb 300 euro overgemaakt", "Hij heeft mijn pas", "dank u wel"]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache for three texts, in a process that has read nothing."""
    monkeypatch.setattr(fact_features, "CACHE", tmp_path)
    monkeypatch.setattr(fact_features, "MANY", len(TEXTS))
    monkeypatch.setattr(fact_features, "_KEPT", {})
    return tmp_path


def in_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fact_features, "_KEPT", {})


def test_what_was_read_is_not_read_again(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = of_texts(TEXTS)
    assert "lost_money=True" in read[0]
    in_another_process(monkeypatch)
    monkeypatch.setattr(fact_features, "ProcessPoolExecutor", None)
    assert of_texts(TEXTS) == read


def test_a_cache_that_cannot_be_read_costs_time_only(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = of_texts(TEXTS)
    (kept,) = cache.iterdir()
    kept.write_text("{half a file", encoding="utf-8")
    in_another_process(monkeypatch)
    assert of_texts(TEXTS) == read


def test_other_rules_read_anew(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of_texts(TEXTS)
    in_another_process(monkeypatch)
    monkeypatch.setattr(fact_features, "_version", lambda: "other")
    of_texts(TEXTS)
    assert len(list(cache.iterdir())) == 2
