"""Write docs/control-room.schema.json; with --check, say when it is not up to date.

.venv-web/bin/python -m bot.cli.document_control_room [--check]
"""

import json
import sys

from bot.cli.generated_page import write_or_check
from bot.web.control_room import event_schema
from bot.web.settings import ROOT

PAGE = ROOT / "docs" / "control-room.schema.json"


def main() -> int:
    text = json.dumps(event_schema(), indent=1, ensure_ascii=False) + "\n"
    return write_or_check(PAGE, text, "bot/web/control_room.py", check="--check" in sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
