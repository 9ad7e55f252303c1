"""`make play FILE=...`: play a conversation against the running product and print it readably.

    .venv-web/bin/python -m bot.cli.play tests/dialogues/acute.yml [--url http://127.0.0.1:8000]

Exit status 1 when something is not as the file expects.
"""

import argparse
import os
import sys
import textwrap
from pathlib import Path

import httpx

from bot.play.always import read_never
from bot.play.conversation import read
from bot.play.player import Played, Player

ALWAYS = "always.yml"
WIDTH = 92


def show(played: Played) -> None:
    """Print what the visitor did, what the assistant said, and what was wrong with it."""
    turn = played.turn
    opens = (
        "(opens the page again)" if turn.reload else "(somebody opens it elsewhere)" if turn.elsewhere else ""
    )
    if doing := turn.say or turn.press or opens:
        print(f"\n  > {doing}")
    for message in played.messages:
        mark = "112 " if message.get("emergency") else ""
        for line in message["text"].split("\n"):
            print(textwrap.fill(line, WIDTH, initial_indent=f"    {mark}", subsequent_indent="    "))
        for number, step in enumerate(message.get("steps") or (), start=1):
            done = "x" if step.get("done") else " "
            tel = f" ({step['tel']})" if step.get("tel") else ""
            print(f"      [{done}] {number}. {step['title']}{tel}: {step['text']}")
        buttons = "  ".join(f"[{button['title']}]" for button in message.get("buttons") or ())
        if buttons:
            print(f"      {buttons}")
    for complaint in played.complaints:
        print(f"    !! {complaint}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, nargs="+")
    parser.add_argument("--url", default=f"http://127.0.0.1:{os.environ.get('PORT') or '8000'}")
    arguments = parser.parse_args()
    wrong = 0
    for path in arguments.file:
        conversation = read(path)
        always = next((one / ALWAYS for one in path.resolve().parents if (one / ALWAYS).is_file()), None)
        player = Player(arguments.url, read_never(always) if always else ())
        print(f"\n== {path.stem}: {conversation.about}")
        try:
            for played in player.play(conversation):
                show(played)
                wrong += len(played.complaints)
        except httpx.ConnectError:
            print(f"play: nothing answers at {arguments.url}; `make run` starts the product", file=sys.stderr)
            return 2
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
