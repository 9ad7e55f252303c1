"""Write docs/control-room.schema.json; with --check, say when it is not up to date.

.venv-web/bin/python -m bot.cli.document_control_room [--check]
"""

import json
import sys

from bot.web.control_room import event_schema
from bot.web.settings import ROOT

PAGE = ROOT / "docs" / "control-room.schema.json"


def main() -> int:
    text = json.dumps(event_schema(), indent=1, ensure_ascii=False) + "\n"
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(text, encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    print(
        "docs/control-room.schema.json is not what bot/web/control_room.py says; run `make docs`",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
