"""Staff members with browsers of their own, beside the visitor's."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, expect

from tests.browser.conftest import NETWORK_LINES
from tests.browser.desk.desk_page import Desk
from tests.browser.product import Product
from tests.web.accounts import make_account

# A busy machine takes its time.
expect.set_options(timeout=15_000)

NewDesk = Callable[..., Desk]


@pytest.fixture
def new_desk(product: Product, browser: Browser, request: pytest.FixtureRequest) -> Iterator[NewDesk]:
    """Makes an account and logs it in: new_desk("Noor", role="agent", width=1440, ...context options).

    No page may write to the console or fail in a script.
    """
    contexts: list[BrowserContext] = []
    lines: list[str] = []

    def note(message: ConsoleMessage) -> None:
        provoked = request.node.get_closest_marker("network_errors") is not None
        if not (provoked and any(line in message.text for line in NETWORK_LINES)):
            lines.append(f"{message.type}: {message.text}")

    def make(name: str, role: str = "agent", width: int = 1440, height: int = 900, **options: object) -> Desk:
        context = browser.new_context(
            locale="nl-NL", timezone_id="Europe/Amsterdam", reduced_motion="reduce",
            viewport={"width": width, "height": height}, **options,  # type: ignore[arg-type]
        )  # fmt: skip
        contexts.append(context)
        context.on("console", note)
        context.on("weberror", lambda failure: lines.append(f"script: {failure.error}"))
        return Desk(context.new_page(), product.url, make_account(product.web, name, role)).log_in()

    yield make
    for context in contexts:
        context.close()
    assert lines == [], "the console must stay empty"


@pytest.fixture
def desk(new_desk: NewDesk) -> Desk:
    """The desk of an agent who has logged in."""
    return new_desk("Noor")
