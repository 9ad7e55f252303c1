"""Every conversation in this folder, played over the visitor API against the running product."""

from pathlib import Path

import pytest

from bot.play.always import read_never
from bot.play.conversation import read
from bot.play.player import Player
from tests.browser.product import Product

HERE = Path(__file__).parent
ALWAYS = HERE / "always.yml"
FILES = sorted(path for path in HERE.rglob("*.yml") if path != ALWAYS)


def name_of(path: Path) -> str:
    return path.relative_to(HERE).with_suffix("").as_posix()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_conversation_goes_as_its_file_says(path: Path, product: Product) -> None:
    player = Player(product.url, read_never(ALWAYS))
    wrong = [
        f"{played.turn.say or played.turn.press or 'the end'}: {complaint}"
        for played in player.play(read(path))
        for complaint in played.complaints
    ]
    assert not wrong, "\n".join([f"make play FILE={path.relative_to(HERE.parents[1])} shows it", *wrong])
