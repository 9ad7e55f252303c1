"""Start a web process: `.venv-web/bin/python -m bot.web`. Settings: docs/settings.md."""

import asyncio
import logging
import os
import sys

from sqlalchemy.exc import SQLAlchemyError

from bot.store.database import database_url
from bot.store.encryption import KeyFaultError
from bot.store.opening import open_database
from bot.web.bootstrap import create_app
from bot.web.settings import SettingError, Settings, read_settings


def main() -> int:
    try:
        settings = read_settings(os.environ)
        logging.basicConfig(
            level=settings.log_level,
            format="%(asctime)s %(levelname)s %(name)s: %(message)s",
            stream=sys.stderr,
        )
        # These say at INFO what nobody needs, addresses of requests, or which key somebody has.
        for name in ("alembic", "httpx", "httpcore", "sanic.access", "fido2"):
            logging.getLogger(name).setLevel(logging.WARNING)
        asyncio.run(prepare(settings))
    except (SettingError, KeyFaultError, ValueError, RuntimeError) as error:
        print(f"web cannot start: {error}", file=sys.stderr)
        return 1
    except (OSError, SQLAlchemyError) as error:
        print(f"web cannot start: the database cannot be opened ({type(error).__name__})", file=sys.stderr)
        return 1
    create_app(settings).run(
        host=settings.host, port=settings.port, single_process=True, access_log=False, motd=False
    )
    return 0


async def prepare(settings: Settings) -> None:
    """Open the database once before serving, so that what is wrong with it is said plainly."""
    url = database_url(settings.database_url, settings.data_dir)
    await (await open_database(url, settings.data_dir, settings.encryption_key)).close()


if __name__ == "__main__":
    sys.exit(main())
