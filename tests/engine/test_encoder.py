"""The sentence encoder: what it must say, and what happens without it."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from bot.engine import lean
from bot.recognition import encoder
from bot.recognition.encoder import DIMENSIONS, FOLDER, CachedEncoder, Encoder, EncoderError


@pytest.fixture(scope="module")
def known() -> Encoder:
    return Encoder()


def likeness(known: Encoder, one: str, other: str) -> float:
    return float(known.embed(one) @ known.embed(other))


# Another version of onnxruntime may differ in the third digit.
PAIRS = [
    ("Mijn pinpas is gestolen", "Iemand heeft mijn bankpas meegenomen", "Het gras moet gemaaid worden"),
    ("Ik ben opgelicht via Marktplaats", "Een verkoper op internet heeft mij bedrogen", "Mijn hond is ziek"),
    # What tuning has to bring: the same crime in other words is nearer than something else in the same words.
    (
        "Zo meteen komt iemand mijn bankpas ophalen",
        "Er staat een koerier voor mijn deur, ik moet mijn pas meegeven",
        "Mijn bankpas is verlopen, waar vraag ik een nieuwe aan?",
    ),
    (
        "Hij dreigt mijn foto's rond te sturen",
        "Ik moet betalen of hij laat mijn naaktbeelden aan iedereen zien",
        "Ik wil mijn vakantiefoto's delen",
    ),
    ("Hoe laat bent u open?", "Wat zijn de openingstijden?", "Ik heb geld overgemaakt naar een dief"),
]


@pytest.mark.parametrize(("text", "same", "other"), PAIRS)
def test_what_means_the_same_is_nearer_than_what_does_not(
    known: Encoder, text: str, same: str, other: str
) -> None:
    assert likeness(known, text, same) > likeness(known, text, other) + 0.03


def test_an_embedding_has_length_one(known: Encoder) -> None:
    for text in ("", "hallo", "😱", "Привет", "a" * 4000, "woord " * 700, "\ud800"):
        vector = known.embed(text)
        assert vector.shape == (DIMENSIONS,)
        assert np.isclose(np.linalg.norm(vector), 1, atol=1e-4)


def test_the_cache_gives_what_the_encoder_gives(known: Encoder, tmp_path: Path) -> None:
    texts = ["ik ben opgelicht", "dank u wel", "ik ben opgelicht"]
    fresh = CachedEncoder(cache=tmp_path).embed_all(texts)
    again = CachedEncoder(cache=tmp_path).embed_all(texts)
    assert np.array_equal(fresh, again)
    assert np.allclose(fresh, [known.embed(text) for text in texts], atol=1e-6)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_broken_cache_is_made_again(tmp_path: Path) -> None:
    CachedEncoder(cache=tmp_path).embed_all(["hallo"])
    (stored,) = tmp_path.iterdir()
    stored.write_bytes(b"nothing like an archive")
    assert CachedEncoder(cache=tmp_path).embed_all(["hallo"]).shape == (1, DIMENSIONS)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "nl_encoder"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("build"))
    return folder


def test_a_file_that_was_changed_is_not_loaded(copy: Path) -> None:
    with (copy / "encoder.int8.onnx").open("ab") as file:
        file.write(b"\0")
    with pytest.raises(EncoderError, match=r"encoder\.int8\.onnx: sha256"):
        Encoder(copy)


@pytest.mark.parametrize("name", ["manifest.json", "encoder.int8.onnx", "tokenizer.json.gz"])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(EncoderError, match=name):
        Encoder(copy)


def test_without_its_encoder_the_assistant_recognises_by_words_and_says_so(
    model: Path, copy: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    lean.prepare()
    from bot.engine.recogniser import Recogniser

    (copy / "tokenizer.json.gz").unlink()
    monkeypatch.setattr(encoder, "FOLDER", copy)
    recogniser = Recogniser.load(model)
    assert recogniser.encoder_missing is not None
    assert "tokenizer.json.gz" in recogniser.encoder_missing
    assert "Recognising by words alone" in caplog.text
    recognised = recogniser.recognise("mijn bankpas is opgehaald door een koerier aan de deur")
    assert recognised.ranking[0].name == "card_pickup"
    assert abs(sum(ranked.confidence for ranked in recognised.ranking) - 1) < 0.01
