"""Write docs/settings.md from the table of settings; with --check, say when it is not up to date.

.venv-web/bin/python -m bot.cli.document_settings [--check]
"""

import sys

from bot.cli.generated_page import write_or_check
from bot.web.settings import ROOT, settings_page

PAGE = ROOT / "docs" / "settings.md"


def main() -> int:
    return write_or_check(PAGE, settings_page(), "bot/web/settings.py", check="--check" in sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
