"""`make screenshots`: pictures of the main states of chat and desk, to be looked at by people.

    .venv-web/bin/python -m bot.cli.screenshots [--to results/screenshots]

Starts the product on a database of its own, talks to it as a visitor and as staff in Debian's
Chromium, and takes each state at 320, 390, 768 and 1440 px wide, light and dark.
"""

import argparse
import asyncio
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal

import httpx
import pyotp
from playwright.async_api import Browser, Page, async_playwright

from bot.cli.bench import free_port, start, stop, until_answers

ROOT = Path(__file__).resolve().parents[2]
WIDTHS = (320, 390, 768, 1440)
HEIGHTS = {320: 640, 390: 844, 768: 1024, 1440: 900}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
ANSWER_SECONDS = 15

ACUTE = "ik ben net gebeld door de bank en er komt zo iemand mijn pas halen"
LESS_ACUTE = "vanmorgen belde iemand van de bank en ik heb 2400 euro overgemaakt"
FORM = ("ja graag", "Mevrouw Jansen", "7411 AB 12", "0612345678", "u mag gewoon bellen", "nee")
# Name of the state, and what the visitor says to get there.
STATES: dict[str, tuple[str, ...]] = {
    "leeg": (),
    "spoed": (ACUTE,),
    "stappen": (LESS_ACUTE,),
    "formulier": (LESS_ACUTE, *FORM[:3]),
    "samenvatting": (LESS_ACUTE, *FORM),
    "verstuurd": (LESS_ACUTE, *FORM, "ja"),
    "wachten": (LESS_ACUTE, "ik wil een medewerker spreken"),
}


async def say(page: Page, text: str) -> None:
    """Type a message and wait until it is answered."""
    messages = page.locator("main ol > li")
    before = await messages.count()
    await page.locator("textarea").fill(text)
    await page.keyboard.press("Enter")
    for _ in range(ANSWER_SECONDS * 10):
        await page.wait_for_timeout(100)
        if await messages.count() > before + 1:
            break
    await page.wait_for_timeout(600)


async def chat_states(browser: Browser, url: str, folder: Path) -> None:
    for scheme in SCHEMES:
        for width in WIDTHS:
            for state, texts in STATES.items():
                context = await browser.new_context(
                    viewport={"width": width, "height": HEIGHTS[width]},
                    color_scheme=scheme,
                    reduced_motion="reduce",
                    locale="nl-NL",
                )
                page = await context.new_page()
                await page.goto(f"{url}/chat")
                await page.wait_for_timeout(800)
                for text in texts:
                    await say(page, text)
                await page.screenshot(path=folder / f"chat-{state}-{scheme}-{width}.png")
                await context.close()


async def desk_states(browser: Browser, url: str, account: dict[str, str], folder: Path) -> None:
    """The desk with what the visitors of chat_states left: log in once, then each width and scheme."""
    context = await browser.new_context(reduced_motion="reduce", locale="nl-NL")
    page = await context.new_page()
    await page.goto(f"{url}/desk/login")
    await page.screenshot(path=folder / "desk-inloggen.png")
    await page.locator('[name="login"]').fill(account["login"])
    await page.locator('[name="password"]').fill(account["password"])
    await page.locator('[name="code"]').fill(pyotp.TOTP(account["totp_secret"]).now())
    await page.keyboard.press("Enter")
    await page.wait_for_url(f"{url}/desk")
    link = await page.locator('nav a[href*="/desk/conversations/"]').first.get_attribute("href")
    for scheme in SCHEMES:
        await page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            await page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
            for state, path in (("wachtrij", "/desk"), ("gesprek", link or "/desk")):
                await page.goto(f"{url}{path}")
                await page.wait_for_timeout(500)
                await page.screenshot(path=folder / f"desk-{state}-{scheme}-{width}.png")
    await context.close()


def make_account(data_dir: Path) -> dict[str, str]:
    command = [sys.executable, "-m", "bot.cli.staff", "--name", "Sanne", "--role", "agent"]
    made = subprocess.run(
        command, cwd=ROOT, env={"DATA_DIR": str(data_dir)}, check=True, capture_output=True, text=True
    )
    account: dict[str, str] = json.loads(made.stdout)
    return account


async def take(folder: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="tp-") as work:
        port, data_dir = free_port(), Path(work) / "data"
        settings = {"PORT": str(port), "DATA_DIR": str(data_dir), "RATE_LIMIT": "100000/minute"}
        process = start([sys.executable, "-m", "bot.cli.run"], Path(work) / "log", **settings)
        try:
            url = f"http://127.0.0.1:{port}"
            await until_answers(f"{url}/health/ready", [process])
            async with async_playwright() as playwright:
                browser = await playwright.chromium.launch(
                    executable_path=shutil.which("chromium"),
                    args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"],
                )
                await chat_states(browser, url, folder)
                await desk_states(browser, url, make_account(data_dir), folder)
                await browser.close()
        finally:
            stop([process])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--to", type=Path, default=ROOT / "results" / "screenshots")
    folder = parser.parse_args().to
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        asyncio.run(take(folder))
    except (RuntimeError, httpx.HTTPError, subprocess.CalledProcessError) as error:
        print(f"screenshots: {error}", file=sys.stderr)
        return 1
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
