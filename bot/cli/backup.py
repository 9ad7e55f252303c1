"""`make backup TO=file` and `make restore FROM=file`: database and keys in one archive.

    .venv-web/bin/python -m bot.cli.backup save FILE
    .venv-web/bin/python -m bot.cli.backup restore FILE

Saving works while the product runs. Restoring asks for a stopped product and an empty place: it never
writes over a database or a key. The archive holds the key: keep it as safe as the key itself.
"""

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from bot.store.backup import BackupError, restore, save
from bot.store.database import database_url
from bot.web.settings import SettingError, read_settings


def main(environment: Mapping[str, str] = os.environ) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("act", choices=["save", "restore"])
    parser.add_argument("file", type=Path)
    arguments = parser.parse_args()
    try:
        settings = read_settings(environment)
        url = database_url(settings.database_url, settings.data_dir)
        act = save if arguments.act == "save" else restore
        act(url, settings.data_dir, arguments.file)
    except (BackupError, SettingError, ValueError) as error:
        print(f"backup: {error}", file=sys.stderr)
        return 1
    print(f"{'saved to' if arguments.act == 'save' else 'restored from'} {arguments.file}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
