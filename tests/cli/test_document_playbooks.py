"""The page on which a police expert reviews the playbooks."""

import shutil
from pathlib import Path

import pytest

from bot.cli.document_playbooks import main
from bot.domain.playbooks import load_playbooks

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the data that the page is made from, with an empty docs folder."""
    (tmp_path / "data").mkdir()
    for name in ("contacts.yml", "sources.yml"):
        shutil.copy(ROOT / "data" / name, tmp_path / "data" / name)
    shutil.copytree(ROOT / "data" / "playbooks", tmp_path / "data" / "playbooks")
    (tmp_path / "docs").mkdir()
    return tmp_path


def test_every_step_stands_on_the_page_with_its_source(project: Path) -> None:
    assert main([], project) == 0
    page = (project / "docs" / "playbooks.md").read_text(encoding="utf-8")
    for playbook in load_playbooks(project / "data" / "playbooks").values():
        assert f"## {playbook.name}" in page
        for step in playbook.steps:
            named = ", ".join("eigen oordeel" if source == "D" else source for source in step.source)
            assert f"**{step.title}** (`{step.id}`) [{named}]" in page


def test_every_source_that_is_used_is_listed(project: Path) -> None:
    main([], project)
    page = (project / "docs" / "playbooks.md").read_text(encoding="utf-8")
    used = {
        source for book in load_playbooks(project / "data" / "playbooks").values() for source in book.sources
    }
    for source in used - {"D"}:
        assert f"- **{source}** " in page


def test_a_page_that_is_not_current_fails_the_check(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([], project)
    assert main(["--check"], project) == 0
    path = project / "data" / "playbooks" / "phishing.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("name: Phishing", "name: Nepberichten"), encoding="utf-8")
    assert main(["--check"], project) == 1
    assert "docs/playbooks.md:1: is not what data/ says; run `make docs`" in capsys.readouterr().err


def test_a_missing_page_fails_the_check(project: Path) -> None:
    assert main(["--check"], project) == 1


def test_wrong_data_are_named_and_write_no_page(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / "data" / "playbooks" / "phishing.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("name:", "naam:", 1), encoding="utf-8")
    assert main([], project) == 1
    assert "phishing.yml" in capsys.readouterr().err
    assert not (project / "docs" / "playbooks.md").exists()
