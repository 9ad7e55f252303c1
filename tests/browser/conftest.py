"""A real browser before the real product: Debian's Chromium, the web process and the trained engine."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from bot.play import chromium
from tests.browser.chat import Chat
from tests.browser.host_site import HostSite
from tests.browser.html_validator import DrawnHtml, html_problems
from tests.browser.product import Product, running_product
from tests.browser.staff_member import StaffAtWork
from tests.web.running import Web
from tests.web.scripted_engine import ScriptedEngine, scripted_engine

# The browser's own words for a request that failed, and for a message that missed a page of another origin;
# a test that provokes these says so with a marker.
NETWORK_LINES = ("Failed to load resource", "WebSocket connection to", "net::ERR_")
STRANGE_LINES = ("Failed to execute 'postMessage' on 'DOMWindow'",)
Watch = Callable[[BrowserContext], BrowserContext]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "network_errors: the test makes requests fail on purpose")
    config.addinivalue_line("markers", "strange_page: the test puts another page where the chat is addressed")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"]
    return {**browser_type_launch_args, "executable_path": chromium.program(), "args": arguments}


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "nl-NL", "timezone_id": "Europe/Amsterdam",
            "reduced_motion": "reduce", "viewport": {"width": 1280, "height": 800}}  # fmt: skip


@pytest.fixture(scope="session")
def host_site() -> Iterator[HostSite]:
    """A web site of somebody else."""
    with HostSite() as site:
        yield site


@pytest.fixture(scope="session")
def product(host_site: HostSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product as `make run` starts it, with room for many visitors, allowed in frames of host_site."""
    with running_product(
        tmp_path_factory.mktemp("product"), RATE_LIMIT="100000/minute", EMBED_PARENTS=host_site.origin,
        QUEUE_LIMIT="0", ACCESSIBILITY_CONTACT="toegankelijk@voorbeeld.example",
    ) as running:  # fmt: skip
        yield running


@pytest.fixture(scope="session")
def drawn_html(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DrawnHtml]:
    """Takes pages as the scripts drew them; all that came must be valid HTML."""
    drawn = DrawnHtml(tmp_path_factory.mktemp("drawn"))
    yield drawn
    assert html_problems(drawn.folder) == ""


@pytest.fixture
def watched(request: pytest.FixtureRequest) -> Iterator[Watch]:
    """Watches a browser in which no page may write to the console or fail in a script; gives it back."""
    lines: list[str] = []

    def note(message: ConsoleMessage) -> None:
        provoked = {"network_errors": NETWORK_LINES, "strange_page": STRANGE_LINES}
        allowed = [
            line
            for name, those in provoked.items()
            if request.node.get_closest_marker(name)
            for line in those
        ]
        if not any(line in message.text for line in allowed):
            lines.append(f"{message.type}: {message.text}")

    def watch(context: BrowserContext) -> BrowserContext:
        context.on("console", note)
        context.on("weberror", lambda failure: lines.append(f"script: {failure.error}"))
        return context

    yield watch
    assert lines == [], "the console must stay empty"


@pytest.fixture
def context(context: BrowserContext, watched: Watch) -> BrowserContext:
    """The browser of the visitor."""
    return watched(context)


@pytest.fixture
def chat(page: Page, product: Product) -> Chat:
    """A visitor before the chat page, not opened yet."""
    return Chat(page, product.url)


@pytest.fixture
def staff(product: Product) -> StaffAtWork:
    return StaffAtWork(product.web.settings)


@contextmanager
def web_beside_scripted(log: Path) -> Iterator[tuple[Web, ScriptedEngine]]:
    """A web process, not started yet, and an engine that says what the test tells it to."""
    # The path of a socket has at most 107 bytes.
    with tempfile.TemporaryDirectory(prefix="tp-") as short:
        data_dir = Path(short)
        web = Web({"DATA_DIR": str(data_dir), "RATE_LIMIT": "100000/minute"}, log)
        with scripted_engine(data_dir / "engine.sock") as engine:
            try:
                yield web, engine
            finally:
                web.stop()


@pytest.fixture(scope="session")
def shared_scripted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Web, ScriptedEngine]]:
    with web_beside_scripted(tmp_path_factory.mktemp("scripted") / "web.log") as (web, engine):
        web.start()
        yield web, engine


@pytest.fixture
def scripted(shared_scripted: tuple[Web, ScriptedEngine]) -> Iterator[tuple[Web, ScriptedEngine]]:
    """A web process that tests share, with an engine that says what the test tells it to."""
    _, engine = shared_scripted
    engine.reset()
    yield shared_scripted
    engine.reset()


@pytest.fixture
def own_scripted(tmp_path: Path) -> Iterator[tuple[Web, ScriptedEngine]]:
    """The same for one test alone, which sets it up, starts it and may stop either."""
    with web_beside_scripted(tmp_path / "web.log") as parts:
        yield parts


@pytest.fixture(scope="session", autouse=True)
def _own_environment() -> Iterator[None]:
    """Nothing of the environment of who runs the tests reaches the product."""
    before = {name: os.environ.pop(name) for name in ("DATABASE_URL", "REDIS_URL") if name in os.environ}
    yield
    os.environ.update(before)
