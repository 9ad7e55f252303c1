"""Heads are fitted and figures measured on embeddings by encoders that have not seen the text."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from bot.evaluation.quality import ROOT
from bot.recognition import held_out
from bot.recognition.encoder import DIMENSIONS, FOLDER, CachedEncoder, EncoderError
from bot.recognition.examples import load_examples

NEW = "een zin die nergens in de voorbeelden staat en die niemand ooit zag"


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [example.text for example in load_examples(ROOT / "data" / "nlu")]


def test_examples_are_not_embedded_by_the_encoder_that_was_tuned_on_them(texts: list[str]) -> None:
    with np.load(FOLDER / held_out.NEW) as stored:
        newer = set(stored["keys"].tolist())
    some = [text for text in texts if held_out.key(text) not in newer][::400]
    kept, shipped = held_out.embed_all(some), CachedEncoder().embed_all(some)
    likeness = (kept * shipped).sum(axis=1)
    assert np.allclose(np.linalg.norm(kept, axis=1), 1, atol=1e-2)
    assert (likeness < 0.9999).mean() > 0.8
    assert likeness.min() > 0.5, "near enough for heads that are fitted on the one to read the other"


def test_a_new_text_is_embedded_by_the_shipped_encoder_in_its_place(texts: list[str]) -> None:
    vectors = held_out.embed_all([texts[0], NEW, texts[1]])
    assert np.allclose(vectors[1], CachedEncoder().embed_all([NEW])[0])
    assert np.array_equal(vectors[[0, 2]], held_out.embed_all([texts[0], texts[1]]))


def test_the_same_embeddings_make_the_same_file(tmp_path: Path) -> None:
    vectors = np.random.default_rng(0).normal(size=(2, DIMENSIONS)).astype(np.float32)
    for name, order in (("one.npz", [0, 1]), ("other.npz", [1, 0])):
        held_out.save(tmp_path / name, [["een", "twee"][at] for at in order], vectors[order])
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "other.npz").read_bytes()


def test_what_is_new_is_kept_and_gives_the_same(texts: list[str], tmp_path: Path) -> None:
    copy = tmp_path / "nl_encoder"
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("build"))
    before = held_out.embed_all([texts[0], NEW], copy)
    assert held_out.keep_new([texts[0], NEW, NEW], copy) == 1
    # Kept in half the precision.
    assert np.allclose(held_out.embed_all([texts[0], NEW], copy), before, atol=1e-3)
    with np.load(copy / held_out.NEW) as stored:
        assert stored["keys"].tolist() == [held_out.key(NEW)]


def test_a_file_that_was_changed_is_not_used(tmp_path: Path) -> None:
    copy = tmp_path / "nl_encoder"
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("build"))
    with (copy / held_out.FILE).open("ab") as file:
        file.write(b"\0")
    with pytest.raises(EncoderError, match=r"held_out\.npz: sha256"):
        held_out.embed_all([NEW], copy)
