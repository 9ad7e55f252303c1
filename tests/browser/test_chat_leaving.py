"""Leaving at once leaves nothing on the screen or in the browser; a long silence hides the chat."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.chat import ANSWER_MS, Chat

NEUTRAL = re.compile(r"^https://www\.google\.nl/")
STORY = "Mijn partner mag dit niet weten."


@pytest.fixture(autouse=True)
def neutral_site(context: BrowserContext) -> None:
    """Stands for the site outside; tests talk to no other host."""
    context.route(
        NEUTRAL, lambda route: route.fulfill(body="<title>Zoeken</title>", content_type="text/html")
    )


def has_nothing(page: Page, chat: Chat) -> None:
    """The browser has no trace but its history."""
    assert [cookie["name"] for cookie in page.context.cookies(chat.url)] == []
    page.goto(chat.url + "/privacy")
    assert page.evaluate("[...Object.keys(sessionStorage), ...Object.keys(localStorage)]") == []


def test_the_button_leaves_at_once_and_forgets(chat: Chat) -> None:
    chat.open().say(STORY)
    chat.field.fill("half getypt")
    chat.page.get_by_role("button", name="Snel weg").click()
    chat.page.wait_for_url(NEUTRAL)
    has_nothing(chat.page, chat)


@pytest.mark.parametrize("path", ["/privacy", "/toegankelijkheid"])
@pytest.mark.parametrize("by", ["button", "Shift"])
def test_who_leaves_from_a_notice_leaves_the_chat_beside_it_too(
    chat: Chat, context: BrowserContext, path: str, by: str
) -> None:
    chat.open().say(STORY)
    notice = context.new_page()
    notice.goto(chat.url + path, wait_until="networkidle")
    if by == "button":
        notice.get_by_role("button", name="Snel weg").click()
    for _ in range(3 if by == "Shift" else 0):
        notice.keyboard.press("Shift")
    notice.wait_for_url(NEUTRAL)
    chat.page.wait_for_url(NEUTRAL)
    has_nothing(notice, chat)


@pytest.mark.parametrize("width", [390, 1440])
def test_what_leaving_does_and_does_not_do_is_said(chat: Chat, width: int) -> None:
    chat.page.set_viewport_size({"width": width, "height": 900})
    chat.open()
    words = "Drie keer op de toets Shift drukken kan ook. Dat wist niet de geschiedenis van uw browser."
    if width == 1440:
        expect(chat.page.locator("#side").get_by_text(words)).to_be_visible()
    chat.page.locator("#options-open").click()
    expect(chat.window.get_by_text(words)).to_be_visible()
    expect(chat.window.get_by_text(words)).to_have_count(1)
    button = chat.page.locator("#exit button")
    expect(button).to_have_attribute("title", re.compile("Shift.*geschiedenis"))


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2. colour: rgb() as getComputedStyle writes it."""
    shares = [int(channel) / 255 for channel in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_button_stands_out_from_what_is_around_it(chat: Chat, scheme: Literal["light", "dark"]) -> None:
    chat.page.emulate_media(color_scheme=scheme)
    chat.open()
    chat.page.locator("#options-open").click()
    ground = "node => getComputedStyle(node).backgroundColor"
    in_window = chat.window.locator(".button--leave")
    for button, around in (
        (chat.page.locator("#exit button"), chat.page.locator(".sos")),
        (in_window, chat.window.locator(".window__head")),
    ):
        fill = button.evaluate(ground)
        assert contrast(fill, around.evaluate(ground)) >= 3
        assert contrast(fill, button.evaluate("node => getComputedStyle(node).color")) >= 4.5


def test_nothing_is_asked_any_more_once_the_visitor_leaves(chat: Chat) -> None:
    chat.open().say(STORY)
    asked = chat.page.evaluate(
        """async () => {
            const files = performance.getEntriesByType("resource").map((entry) => entry.name);
            const api = await import(files.find((name) => name.endsWith("/api.js")));
            document.querySelector("#exit button").click();
            return api.summary("0").then(() => "answered", (error) => error.message);
        }"""
    )
    assert asked == "left"


def test_over_a_window_the_button_is_at_hand_and_reading_aloud_stops(chat: Chat) -> None:
    silenced: list[bool] = []
    chat.page.expose_function("silenced", lambda: silenced.append(True))
    chat.page.add_init_script(
        "Object.defineProperty(window, 'speechSynthesis', { value: { cancel: () => window.silenced() } });"
    )
    chat.page.set_viewport_size({"width": 320, "height": 640})
    chat.open()
    chat.page.locator("#options-open").click()
    leave = chat.window.get_by_role("button", name="Snel weg")
    expect(leave).to_be_in_viewport(ratio=1)
    leave.click()
    chat.page.wait_for_url(NEUTRAL)
    assert silenced
    has_nothing(chat.page, chat)


@pytest.mark.parametrize(("width", "height"), [(320, 256), (390, 500), (1280, 500)])
def test_where_the_page_scrolls_leaving_and_112_stay_in_view(chat: Chat, width: int, height: int) -> None:
    chat.page.set_viewport_size({"width": width, "height": height})
    chat.open()
    chat.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert chat.page.evaluate("scrollY") > 0, "it scrolls"
    stays_in_view(chat.page, height)


def test_the_bar_is_as_low_before_the_fonts_are_there(chat: Chat) -> None:
    chat.page.set_viewport_size({"width": 320, "height": 256})
    chat.open().without_fonts()
    chat.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    stays_in_view(chat.page, 256)


def test_without_scripts_leaving_and_112_stay_in_view(chat: Chat, browser: Browser) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": 390, "height": 700})
    page.goto(chat.url + "/chat")
    page.locator(".links a").last.scroll_into_view_if_needed()
    stays_in_view(page, 700)
    page.close()


def stays_in_view(page: Page, height: int) -> None:
    """112, 0900-8844 and the button to leave, in a bar that takes little of a low window."""
    for part in ("a[href='tel:112']", "a[href='tel:09008844']", "#exit button"):
        expect(page.locator(part).first).to_be_in_viewport(ratio=1)
    bar = page.locator(".sos").bounding_box()
    assert bar is not None
    assert bar["y"] == 0
    assert bar["height"] <= max(60, height / 4)


def test_shift_three_times_leaves_at_once(chat: Chat) -> None:
    chat.open().say(STORY)
    chat.field.focus()
    for _ in range(3):
        chat.page.keyboard.press("Shift")
    chat.page.wait_for_url(NEUTRAL)
    has_nothing(chat.page, chat)


def test_shift_for_capitals_does_not_leave(chat: Chat) -> None:
    chat.open()
    chat.field.focus()
    for letter in "ABCDE":
        chat.page.keyboard.press(f"Shift+{letter}")
    expect(chat.field).to_have_value("ABCDE")
    expect(chat.page).to_have_url(re.compile("/chat"))


def test_the_back_button_does_not_show_the_conversation(chat: Chat) -> None:
    chat.page.goto(chat.url + "/privacy")
    chat.open().say(STORY)
    chat.page.get_by_role("button", name="Snel weg").click()
    chat.page.wait_for_url(NEUTRAL)
    chat.page.go_back()
    expect(chat.page.locator("body")).not_to_contain_text(STORY)
    assert "/chat" not in chat.page.url


def test_every_page_with_a_conversation_is_kept_out_of_caches(chat: Chat) -> None:
    chat.open()
    for address in ("/chat", f"/api/v1/conversations/{chat.current()['id']}/messages"):
        assert chat.page.request.get(chat.url + address).headers["cache-control"] == "no-store"


def answered(chat: Chat) -> Chat:
    """Something was told and answered, and the conversation is at rest: what moves later is no silence."""
    with chat.page.expect_websocket() as opened:
        chat.open()
    # Before it is there, hours that pass at once would be hours without a connection.
    with opened.value.expect_event("framereceived", timeout=ANSWER_MS):
        chat.say(STORY)
    answer = chat.page.locator("#messages > .message--visitor ~ .message--bot")
    expect(answer.first).to_be_visible(timeout=ANSWER_MS)
    expect(chat.page.locator("#typing")).to_be_hidden(timeout=ANSWER_MS)
    chat.page.wait_for_timeout(500)
    return chat


def test_a_long_silence_is_warned_of_and_the_visitor_can_stay(chat: Chat) -> None:
    chat.page.clock.install()
    answered(chat)
    chat.page.clock.run_for(29 * 60_000)
    expect(chat.window.get_by_role("heading", name="Bent u er nog?")).to_be_visible()
    chat.window.get_by_role("button", name="Ik ben er nog").click()
    chat.page.clock.run_for(5 * 60_000)
    expect(chat.page.locator(".pause")).to_have_count(0)
    expect(chat.window).to_have_count(0)


def test_after_the_warning_the_chat_hides_itself_and_loses_nothing(chat: Chat) -> None:
    chat.page.clock.install()
    answered(chat)
    chat.field.fill("nog niet verstuurd")
    chat.page.clock.run_for(31 * 60_000)
    expect(chat.page.get_by_role("heading", name="De chat staat op pauze")).to_be_visible()
    covered = "document.elementFromPoint(innerWidth / 2, innerHeight / 3).closest('.pause') !== null"
    assert chat.page.evaluate(covered)
    chat.field.evaluate("field => field.focus()")
    assert chat.focused() != "text", "what is hidden cannot be reached"
    expect(chat.page.locator(".pause").get_by_role("button", name="Snel weg")).to_be_in_viewport(ratio=1)
    chat.page.get_by_role("button", name="Ga verder").click()
    expect(chat.own).to_have_count(1, timeout=ANSWER_MS)
    expect(chat.field).to_have_value("nog niet verstuurd")
    expect(chat.field).to_be_focused()


def test_who_types_is_not_sent_away(chat: Chat) -> None:
    chat.page.clock.install()
    chat.open()
    for _ in range(4):
        chat.page.clock.run_for(20 * 60_000)
        chat.field.press_sequentially("a")
    expect(chat.window).to_have_count(0)
