"""Write docs/settings.md from the table of settings; with --check, say when it is not up to date.

.venv-web/bin/python -m bot.cli.document_settings [--check]
"""

import sys

from bot.web.settings import ROOT, settings_page

PAGE = ROOT / "docs" / "settings.md"


def main() -> int:
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(settings_page(), encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == settings_page():
        return 0
    print("docs/settings.md is not what bot/web/settings.py says; run `make docs`", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
