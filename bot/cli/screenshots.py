"""`make screenshots`: pictures of the main states of the chat, to be looked at.

    .venv-web/bin/python -m bot.cli.screenshots

Starts engine and web for themselves, with a database of their own, and plays a visitor in Debian's
Chromium. Writes results/screenshots/<state>-<width>[-dark].png.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "results" / "screenshots"
# Width and height of the window in CSS pixels.
WINDOWS = ((320, 640), (390, 844), (768, 1024), (1440, 900))
READY_SECONDS = 120.0
ANSWER_MS = 30_000
STORY = "Vanmorgen belde een man van de Rabobank. Hij keek mee op mijn computer. Er is 2400 euro weg."
DANGER = "Hij staat nu voor mijn deur."


@contextmanager
def running_product() -> Iterator[str]:
    """Engine and web with an empty database; gives the address. Raises RuntimeError when not ready."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="tp-") as data_dir:
        environment = {**os.environ, "DATA_DIR": data_dir, "PORT": str(port)}
        commands = (
            (str(ROOT / ".venv-engine/bin/python"), "-m", "bot.engine"),
            (sys.executable, "-m", "bot.web"),
        )
        parts = [subprocess.Popen(command, cwd=ROOT, env=environment) for command in commands]
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_until_ready(address, parts)
            yield address
        finally:
            for part in parts:
                part.terminate()
            for part in parts:
                part.wait(20)


def _wait_until_ready(address: str, parts: list[subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        if any(part.poll() is not None for part in parts):
            raise RuntimeError("engine or web ended; see above")
        try:
            if httpx.get(f"{address}/health/ready", trust_env=False).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.3)
    raise RuntimeError(f"not ready after {READY_SECONDS:.0f} s")


def say(page: Page, text: str) -> None:
    """Send a message and wait until the answer stands there."""
    messages = page.locator("#messages > [data-seq]")
    before = messages.count()
    page.fill("#text", text)
    page.click("#composer button[type=submit]")
    expect(messages.nth(before + 1)).to_be_attached(timeout=ANSWER_MS)
    page.wait_for_timeout(800)  # milliseconds; the list of steps follows the answer


def tick_off(page: Page) -> None:
    page.locator(".is-current .is-next .tasks__acts button").first.click()
    expect(page.locator("#steps .is-done")).to_have_count(1, timeout=ANSWER_MS)


def options(page: Page) -> None:
    page.click("#options-open")
    expect(page.locator("dialog[open]")).to_be_visible()


def summary(page: Page) -> None:
    page.locator("dialog[open] .menu button").first.click()
    expect(page.locator("dialog[open] .tasks")).to_be_visible()


def wait_for_a_person(page: Page) -> None:
    page.keyboard.press("Escape")
    page.click("#human")
    expect(page.locator("#queue")).to_be_visible(timeout=ANSWER_MS)
    page.wait_for_timeout(800)


def too_long(page: Page) -> None:
    page.fill("#text", "Dit is een lange tekst over wat er is gebeurd. " * 100)
    page.click("#composer button[type=submit]")
    expect(page.locator("#error button")).to_be_visible()


# In this order in one conversation: name of the picture, what the visitor does before it.
STATES: tuple[tuple[str, Callable[[Page], None]], ...] = (
    ("1-begin", lambda page: None),
    ("2-steps", lambda page: say(page, STORY)),
    ("3-ticked-off", tick_off),
    ("4-emergency", lambda page: say(page, DANGER)),
    ("5-options", options),
    ("6-summary", summary),
    ("7-waiting", wait_for_a_person),
    ("8-too-long", too_long),
)


def picture(browser: Browser, address: str, width: int, height: int, scheme: str) -> None:
    """Play the conversation in one window and take its pictures. scheme: "light" or "dark"."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="nl-NL", timezone_id="Europe/Amsterdam",
        color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce",
    )  # fmt: skip
    page = context.new_page()
    page.goto(address + "/chat")
    expect(page.locator("#messages > [data-seq]").first).to_be_visible(timeout=ANSWER_MS)
    suffix = f"{width}{'-dark' if scheme == 'dark' else ''}"
    for name, act in STATES:
        act(page)
        page.screenshot(path=FOLDER / f"chat-{name}-{suffix}.png")
    page.goto(address + "/embed-demo")
    page.locator("ter-plaatse-chat button").click()
    frame = page.frame_locator("ter-plaatse-chat iframe")
    expect(frame.locator("#messages > [data-seq]").first).to_be_visible(timeout=ANSWER_MS)
    page.screenshot(path=FOLDER / f"chat-9-frame-{suffix}.png")
    context.close()


def main() -> int:
    chromium = shutil.which("chromium")
    if chromium is None:
        print("Chromium is needed: apt-get install chromium", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with running_product() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for width, height in WINDOWS:
            for scheme in ("light", "dark"):
                picture(browser, address, width, height, scheme)
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
