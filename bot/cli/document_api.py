"""Write docs/control-room.schema.json and docs/openapi.json; with --check, say when they are not up to date.

.venv-web/bin/python -m bot.cli.document_api [--check]
"""

import json
import sys
from pathlib import Path
from typing import Any

from bot.web.api.openapi import document
from bot.web.control_room import event_schema
from bot.web.settings import ROOT


def pages() -> dict[Path, str]:
    """File -> what must stand in it."""
    return {
        ROOT / "docs" / "control-room.schema.json": _written(event_schema()),
        ROOT / "docs" / "openapi.json": _written(document()),
    }


def _written(content: dict[str, Any]) -> str:
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def main() -> int:
    stale = [
        path
        for path, text in pages().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" not in sys.argv[1:]:
        for path in stale:
            path.write_text(pages()[path], encoding="utf-8")
        return 0
    for path in stale:
        print(f"{path.relative_to(ROOT)} is not what the code says; run `make docs`", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
