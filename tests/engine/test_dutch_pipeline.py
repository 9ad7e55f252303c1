"""The Dutch pipelines: what they must say, that changed files are not loaded, and what of them is used."""

import hashlib
import importlib.machinery
import importlib.util
import io
import json
import shutil
import urllib.error
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
import spacy
from spacy.language import Language

from bot.recognition import dutch
from bot.recognition.manifest import Manifest, ManifestError

INSTALLED = [name for name, folder in dutch.FOLDERS.items() if folder.exists()]


# --- What a pipeline must say, whichever is installed ---------------------------------------------


@pytest.fixture(scope="module", params=INSTALLED)
def pipeline(request: pytest.FixtureRequest) -> Language:
    return dutch.load(request.param)


# Plain news Dutch, as pipelines for Dutch are trained on; words whose reading nobody disputes.
SENTENCES = {
    "De politie heeft de man gisteren aangehouden.": {
        "politie": ("NOUN", "politie"),
        "heeft": ("AUX", "hebben"),
        "man": ("NOUN", "man"),
    },
    "Zij betaalde twee keer het bedrag aan de bank.": {
        "Zij": ("PRON", "zij"),
        "twee": ("NUM", "twee"),
        "bank": ("NOUN", "bank"),
        "de": ("DET", "de"),
    },
}


@pytest.mark.parametrize("text", SENTENCES)
def test_it_knows_parts_of_speech_and_lemmas_of_plain_sentences(pipeline: Language, text: str) -> None:
    read = {token.text: (token.pos_, token.lemma_.lower()) for token in pipeline(text)}
    assert {word: read[word] for word in SENTENCES[text]} == SENTENCES[text]


def test_it_finds_the_subject_of_a_sentence(pipeline: Language) -> None:
    subject = [token.text for token in pipeline("De man belt de bank.") if token.dep_.startswith("nsubj")]
    assert subject == ["man"]


def test_the_embedded_one_is_there_with_licence_and_a_hash_of_every_file() -> None:
    folder = dutch.FOLDERS["embedded"]
    files = {
        path.relative_to(folder).as_posix() for path in (folder / "pipeline").rglob("*") if path.is_file()
    }
    assert set(Manifest.read(folder).files) == files
    assert json.loads((folder / "manifest.json").read_text())["licence"] == "CC BY-SA 4.0"
    assert "Attribution-ShareAlike 4.0" in (folder / "LICENCE").read_text()


# --- Files that were changed ----------------------------------------------------------------------


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Language], Path]:
    """Puts a pipeline in the place of nl_core_news_sm."""

    def install(nlp: Language) -> Path:
        folder = tmp_path / "nl_core_news_sm"
        folder.mkdir()
        nlp.to_disk(folder / "pipeline")
        hashes = {
            path.relative_to(folder).as_posix(): {"sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        (folder / "manifest.json").write_text(json.dumps({"files": hashes}))
        monkeypatch.setitem(dutch.FOLDERS, "nl_core_news_sm", folder)
        return folder

    return install


def with_names() -> Language:
    """A pipeline that finds names, beside a part that nobody needs. It has learned nothing."""
    nlp = spacy.blank("nl")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("ner").add_label("PER")
    nlp.initialize()
    return nlp


@pytest.mark.parametrize("name", ["manifest.json", "pipeline/config.cfg", "pipeline/tagger/model"])
def test_a_pipeline_with_a_missing_file_is_not_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    copy = tmp_path / "nl_pipeline"
    shutil.copytree(dutch.FOLDERS["embedded"], copy)
    (copy / name).unlink()
    monkeypatch.setitem(dutch.FOLDERS, "embedded", copy)
    with pytest.raises(ManifestError, match=Path(name).name):
        dutch.load("embedded")


def test_a_pipeline_with_a_changed_file_is_not_loaded_and_the_assistant_goes_on_without(
    installed: Callable[[Language], Path], caplog: pytest.LogCaptureFixture
) -> None:
    folder = installed(with_names())
    with (folder / "pipeline" / "ner" / "cfg").open("ab") as file:
        file.write(b" ")
    with pytest.raises(ManifestError, match="ner/cfg: sha256"):
        dutch.load("nl_core_news_sm")
    assert dutch.for_names("nl_core_news_sm").pipe_names == []
    assert "Names of people are found by rules alone" in caplog.text


# --- What is used ---------------------------------------------------------------------------------


def test_of_a_pipeline_only_what_finds_names_is_loaded(installed: Callable[[Language], Path]) -> None:
    installed(with_names())
    assert dutch.for_names("nl_core_news_sm").pipe_names == ["ner"]


def test_a_pipeline_that_finds_no_names_is_not_loaded_for_a_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dutch, "load", None)  # calling it would be an error
    assert dutch.for_names("embedded").pipe_names == []


def test_who_asks_for_a_pipeline_that_is_not_there_reads_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(dutch.FOLDERS, "nl_core_news_sm", tmp_path / "none")
    monkeypatch.setenv("NL_PIPELINE", "nl_core_news_sm")
    with pytest.raises(dutch.UnknownPipelineError, match="run `bin/setup engine`"):
        dutch.chosen()
    assert (dutch.ROOT / "bin" / "setup").stat().st_mode & 0o111


# --- Set-up -------------------------------------------------------------------------------------


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """bin/setup, with a folder of its own for models and without the network."""
    loader = importlib.machinery.SourceFileLoader("setup_script", str(dutch.ROOT / "bin" / "setup"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("setup_script", loader))  # type: ignore[arg-type]
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    loader.exec_module(module)
    monkeypatch.setattr(module, "MODELS", tmp_path)
    monkeypatch.delenv("NL_PIPELINE", raising=False)
    return module


def wheel() -> bytes:
    """A release as it is published: the data folder inside a package."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in ("config.cfg", "ner/model"):
            archive.writestr(f"nl_core_news_sm/nl_core_news_sm-3.4.0/{name}", name)
        archive.writestr("nl_core_news_sm/__init__.py", "raise SystemExit")
    return content.getvalue()


def released(setup: ModuleType, monkeypatch: pytest.MonkeyPatch, sha256: str | None) -> None:
    """The release can be fetched, and this is what is recorded of it."""
    recorded = {
        "version": "3.4.0",
        "url": "https://example.org/x.whl",
        "sha256": sha256,
        "licence": "CC BY-SA 4.0",
    }
    (setup.MODELS / "nl_core_news_sm.json").write_text(json.dumps(recorded))
    monkeypatch.setattr(setup.urllib.request, "urlopen", lambda url, timeout: io.BytesIO(wheel()))


def test_set_up_prints_a_hash_that_is_not_recorded_yet(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    released(setup, monkeypatch, None)
    setup.dutch_pipeline()
    digest = hashlib.sha256(wheel()).hexdigest()
    said = capsys.readouterr().err
    assert f"has sha256 {digest}: record it in models/nl_core_news_sm.json" in said
    target = setup.MODELS / "nl_core_news_sm"
    Manifest.read(target).check(target)
    assert set(Manifest.read(target).files) == {"pipeline/config.cfg", "pipeline/ner/model"}


def test_set_up_installs_no_release_with_another_hash(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    released(setup, monkeypatch, "0" * 64)
    with pytest.raises(setup.SetupError, match="recorded is 0000"):
        setup.dutch_pipeline()
    assert not (setup.MODELS / "nl_core_news_sm").exists()


def test_set_up_goes_on_when_the_release_cannot_be_reached(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    released(setup, monkeypatch, None)

    def unreachable(url: str, timeout: float) -> None:
        raise urllib.error.URLError("no route")

    monkeypatch.setattr(setup.urllib.request, "urlopen", unreachable)
    setup.dutch_pipeline()
    assert "cannot be reached" in capsys.readouterr().err
    monkeypatch.setenv("NL_PIPELINE", "nl_core_news_sm")
    with pytest.raises(setup.SetupError, match="cannot be reached"):
        setup.dutch_pipeline()
