"""The page is light, is useful before it is complete, and speaks only to its own host.

Seconds depend on the machine: `make page-speed` measures them.
"""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from bot.cli.page_speed import NOTE_WHEN_USABLE, SLOW_LINE, SLOW_PROCESSOR
from bot.web.assets import FOLDER, Assets
from tests.browser.chat import ANSWER_MS, Chat

FIRST_VIEW_BYTES = 100_000
BEFORE_USE_BYTES = 45_000
EMBED_BYTES = 3_000


def test_the_first_view_is_light(chat: Chat, context: BrowserContext) -> None:
    devtools = context.new_cdp_session(chat.page)
    devtools.send("Network.enable")
    types: dict[str, str] = {}
    sizes: dict[str, float] = {}
    devtools.on("Network.responseReceived", lambda event: types.update({event["requestId"]: event["type"]}))
    devtools.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    chat.open()
    chat.page.wait_for_load_state("networkidle")
    total = sum(size for request, size in sizes.items() if types.get(request) != "Font")
    assert total < FIRST_VIEW_BYTES


def test_on_a_slow_phone_112_and_the_field_need_little_to_work(chat: Chat, context: BrowserContext) -> None:
    devtools = context.new_cdp_session(chat.page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", SLOW_LINE)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_PROCESSOR})
    sizes: list[tuple[float, float]] = []
    devtools.on(
        "Network.dataReceived",
        lambda event: sizes.append((event["timestamp"], event["encodedDataLength"])),
    )
    chat.page.add_init_script(NOTE_WHEN_USABLE)
    chat.page.goto(chat.url + "/chat", wait_until="commit")
    chat.page.wait_for_function("() => window.usableAt", timeout=20_000)
    before_use = sum(size for _, size in sizes)
    chat.field.fill("Help")
    expect(chat.field).to_have_value("Help")
    assert before_use <= BEFORE_USE_BYTES
    # And the scripts come soon enough for the first answer, and for a conversation.
    expect(chat.messages.first).to_be_visible(timeout=ANSWER_MS)
    chat.say("Vanmiddag belde een man van de bank. Ik heb 700 euro overgemaakt.")
    expect(chat.next_step).to_be_visible(timeout=ANSWER_MS)
    chat.press("Nee, geen agent")
    chat.page.locator("#options-open").click()
    expect(chat.window.get_by_role("heading", name="Opties")).to_be_visible(timeout=ANSWER_MS)
    assert len(chat.stored_own()) == 2


def test_nothing_is_asked_of_another_host(chat: Chat, context: BrowserContext) -> None:
    hosts: set[str] = set()
    context.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    chat.open().say("Ik kreeg een vreemd appje.")
    chat.open_option("Moeilijke woorden uitgelegd")
    assert hosts == {chat.url.split("/")[2]}


def test_only_the_cookie_of_the_conversation_is_kept(chat: Chat, context: BrowserContext) -> None:
    chat.page.goto(chat.url + "/privacy")
    assert context.cookies() == []
    chat.open()
    (cookie,) = context.cookies()
    assert cookie["httpOnly"]
    assert cookie["expires"] == -1
    assert cookie["sameSite"] in ("Lax", "Strict")


@pytest.mark.parametrize("path", ["/chat", "/privacy", "/toegankelijkheid", "/embed-demo"])
def test_the_policy_lets_nothing_in_from_outside(chat: Chat, path: str) -> None:
    policy = chat.page.request.get(chat.url + path).headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    assert "frame-ancestors" in policy


def test_files_are_cached_for_good_and_change_their_address_with_their_content(chat: Chat) -> None:
    page = chat.page.request.get(chat.url + "/chat").text()
    address = re.search(r'href="(/assets/chat/[0-9a-f]{12}/chat\.css)"', page)
    assert address is not None
    answer = chat.page.request.get(chat.url + address[1])
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    again = chat.page.request.get(chat.url + address[1], headers={"If-None-Match": answer.headers["etag"]})
    assert again.status == 304
    old = chat.page.request.get(chat.url + re.sub("[0-9a-f]{12}", "0" * 12, address[1]))
    assert old.ok
    assert old.headers["cache-control"] == "no-cache"
    missing = chat.page.request.get(chat.url + "/assets/chat/x/..%2f..%2fview.py")
    assert missing.status == 404


def test_the_script_for_other_sites_is_small() -> None:
    embed = Assets().get("embed.js")
    assert embed is not None
    assert len(embed.body) < EMBED_BYTES


def test_every_colour_of_the_chat_stands_in_one_file() -> None:
    """So that a police force replaces tokens.css and nothing else; shadows and paper stay black."""
    style = Assets().get("chat.css")
    assert style is not None
    found = set(re.findall(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\([^)]*\)", style.body.decode(), re.IGNORECASE))
    assert all(re.match(r"#000$|rgb\((?:0 0 0|255 255 255|8 18 33) / ", colour) for colour in found), found


def test_the_button_on_other_sites_and_the_icon_have_the_colours_of_that_file(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "static")
    tokens = tmp_path / "static" / "tokens.css"
    tokens.write_text(tokens.read_text().replace("--tp-header: #0b274d", "--tp-header: #004682", 1))
    files = Assets(tmp_path / "static")
    for name in ("embed.js", "icon.svg"):
        file = files.get(name)
        assert file is not None
        assert b"#004682" in file.body
        assert b"#0b274d" not in file.body
        assert b"{--tp" not in file.body


def test_no_template_has_inline_style_or_script(chat: Chat) -> None:
    for path in ("/chat", "/chat?embed=1", "/privacy", "/embed-demo"):
        page = chat.page.request.get(chat.url + path).text()
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page)
        assert not re.search(r"<script(?![^>]*(src=|application/json))", page)
