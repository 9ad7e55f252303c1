"""A data file that cannot be used is named with its line, however it is read."""

from pathlib import Path

import msgspec
import pytest

from bot.domain.documents import DataError, Place, load_plain
from bot.domain.forms import load_form


class Turn(msgspec.Struct, forbid_unknown_fields=True):
    say: str
    facts: dict[str, bool] = {}


class Script(msgspec.Struct, forbid_unknown_fields=True):
    turns: tuple[Turn, ...]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "script.yml"


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"turns: [1\nmore: 2\n", 2, "is not YAML"),
        (b"turns: \xe9\n", 1, "is not UTF-8"),
        (b"turns: \x00\n", 1, "is not YAML"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(
    path: Path, content: bytes, line: int, message: str
) -> None:
    path.write_bytes(content)
    with pytest.raises(DataError, match=message) as raised:
        load_plain(path)
    assert raised.value.problems[0].place == Place(str(path), line)


def test_a_file_that_is_not_there_is_named(path: Path) -> None:
    with pytest.raises(DataError, match="put the file there"):
        load_plain(path)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("turns:\n  - say: ja\n  - say: 5\n", 3, "Expected `str`, got `int`"),
        ("turns:\n  - say: ja\n  - sey: nee\n", 3, "unknown field `sey`"),
        # What stands under a free key has no place of its own: the line where the keys begin.
        ("turns:\n  - say: ja\n    facts:\n      lost_card: misschien\n", 4, "Expected `bool`"),
        ("[]\n", 1, "Expected `object`"),
        ("", 1, "Expected `object`"),
    ],
)
def test_what_has_not_the_form_is_named_with_the_line_of_the_entry(
    path: Path, text: str, line: int, message: str
) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message) as raised:
        load_form(path, Script)
    assert raised.value.problems[0].place == Place(str(path), line)


def test_what_has_the_form_is_read(path: Path) -> None:
    path.write_text("turns:\n  - say: ja\n", encoding="utf-8")
    assert load_form(path, Script) == Script((Turn("ja"),))
