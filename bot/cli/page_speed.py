"""`make page-speed`: how heavy the chat page is and how soon it can be used, as Chromium measures it.

    .venv-web/bin/python -m bot.cli.page_speed [ADDRESS]

On a slow phone: processor four times slower, 400 kbit/s, 100 ms. Without ADDRESS it starts the product for
itself. Prints JSON: kilobytes without fonts, kilobytes before use, seconds until the number to call and the
field are drawn, the median of RUNS visits with an empty cache. Fails above LIMITS.
"""

import contextlib
import json
import sys
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from playwright.sync_api import Browser, expect, sync_playwright

from bot.play import chromium
from bot.play.running_product import running_product

RUNS = 5
# What the page may take at most, by name of what is measured.
LIMITS = {"usable_seconds": 2.0, "before_use_kilobytes": 45.0, "first_view_kilobytes": 100.0}
SLOW_LINE = {
    "offline": False,
    "latency": 100,
    "downloadThroughput": 400_000 / 8,
    "uploadThroughput": 400_000 / 8,
}
SLOW_PROCESSOR = 4
# Usable: drawn with its style, the number to call and the field as large as a finger.
NOTE_WHEN_USABLE = """
const large = (node) => node && node.getBoundingClientRect().height > 40;
const look = () => {
    const parts = [document.getElementById("text"), document.querySelector("a[href='tel:112']")];
    if (parts.every(large) && document.styleSheets.length > 1) window.usableAt = performance.now();
    else requestAnimationFrame(look);
};
look();
"""


def visit(browser: Browser, address: str) -> dict[str, float]:
    """One visit with an empty cache."""
    context = browser.new_context(locale="nl-NL", viewport={"width": 390, "height": 844})
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", SLOW_LINE)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_PROCESSOR})
    kinds: dict[str, str] = {}
    sizes: dict[str, float] = {}
    received: list[float] = []

    def note_kind(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = event["type"]

    def note_size(event: dict[str, Any]) -> None:
        sizes[event["requestId"]] = event["encodedDataLength"]

    devtools.on("Network.responseReceived", note_kind)
    devtools.on("Network.loadingFinished", note_size)
    devtools.on("Network.dataReceived", lambda event: received.append(event["encodedDataLength"]))
    page.add_init_script(NOTE_WHEN_USABLE)
    page.goto(f"{address}/chat", wait_until="commit")
    usable = page.wait_for_function("() => window.usableAt", timeout=30_000).json_value()
    before_use = sum(received)
    expect(page.locator("#messages > [data-seq]").first).to_be_visible(timeout=60_000)
    page.wait_for_load_state("networkidle")
    context.close()
    total = sum(size for request, size in sizes.items() if kinds.get(request) != "Font")
    return {
        "usable_seconds": usable / 1000,
        "before_use_kilobytes": before_use / 1000,
        "first_view_kilobytes": total / 1000,
    }


def medians(visits: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The median of each measure over some visits."""
    return {name: round(median(each[name] for each in visits), 2) for name in visits[0]}


def above_limits(measured: Mapping[str, float]) -> list[str]:
    """What is more than LIMITS allow, in words. Raises KeyError for a measure that is missing."""
    return [
        f"{name}: {measured[name]:g}, at most {limit:g}"
        for name, limit in LIMITS.items()
        if measured[name] > limit
    ]


def main() -> int:
    try:
        program = chromium.program()
    except chromium.MissingBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    given = contextlib.nullcontext(sys.argv[1]) if len(sys.argv) > 1 else running_product()
    with given as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        visits = [visit(browser, address) for _ in range(RUNS)]
    measured = medians(visits)
    print(json.dumps(measured))
    too_much = above_limits(measured)
    for line in too_much:
        print(line, file=sys.stderr)
    return 1 if too_much else 0


if __name__ == "__main__":
    sys.exit(main())
