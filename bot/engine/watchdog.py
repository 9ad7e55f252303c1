"""Ends the engine when one turn holds it: whoever started it starts it again, and no state is lost."""

import asyncio
import faulthandler
import sys
from typing import TextIO

LONGEST_SILENCE = 10.0  # seconds; web gives up on a turn after 3


async def keep_alive(longest_silence: float = LONGEST_SILENCE, log: TextIO = sys.stderr) -> None:
    """Put off the end again and again, which only a running event loop can.

    When it cannot for so many seconds, the places where the program stands are written, no values, and
    the process ends. It is watched from outside Python's lock, which a regular expression may hold.
    """
    try:
        while True:
            faulthandler.dump_traceback_later(longest_silence, exit=True, file=log)
            await asyncio.sleep(longest_silence / 10)
    finally:
        faulthandler.cancel_dump_traceback_later()
