"""Every conversation in this folder, played over the visitor API against the running product."""

from pathlib import Path

import pytest
import yaml

from bot.cli.always import read_never
from bot.cli.conversation import Player, read
from tests.browser.product import Product

HERE = Path(__file__).parent
ALWAYS = HERE / "always.yml"
REGISTER = HERE / "known-failures.yml"
FILES = sorted(path for path in HERE.rglob("*.yml") if path not in (ALWAYS, REGISTER))
KNOWN_FAILURES: dict[str, str] = yaml.safe_load(REGISTER.read_text(encoding="utf-8"))
MOST_KNOWN_FAILURES = 0  # may only get smaller


def name_of(path: Path) -> str:
    return path.relative_to(HERE).with_suffix("").as_posix()


def conversations() -> list[object]:
    """Every file; one that is registered may fail, for the reason that stands there."""
    return [
        pytest.param(path, id=name_of(path), marks=pytest.mark.xfail(reason=KNOWN_FAILURES[name_of(path)]))
        if name_of(path) in KNOWN_FAILURES
        else pytest.param(path, id=name_of(path))
        for path in FILES
    ]


def test_the_register_of_known_failures_only_gets_shorter() -> None:
    assert len(KNOWN_FAILURES) <= MOST_KNOWN_FAILURES
    assert set(KNOWN_FAILURES) <= {name_of(path) for path in FILES}


@pytest.mark.parametrize("path", conversations())
def test_a_conversation_goes_as_its_file_says(path: Path, product: Product) -> None:
    player = Player(product.url, read_never(ALWAYS))
    wrong = [
        f"{played.turn.say or played.turn.press or 'the end'}: {complaint}"
        for played in player.play(read(path))
        for complaint in played.complaints
    ]
    assert not wrong, "\n".join([f"make play FILE={path.relative_to(HERE.parents[1])} shows it", *wrong])
