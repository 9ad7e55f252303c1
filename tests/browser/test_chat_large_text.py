"""Letters as large as the visitor set them on the phone: nothing overlaps, is cut off or leaves the page."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import complaints, too_small
from tests.browser.chat import ANSWER_MS, Chat
from tests.browser.chat_states import STORY

# Of each part of the bar the box around itself and all its letters, wherever these went.
BOXES = """() => [...document.querySelectorAll(".sos__danger, .sos__low, #exit button")].map((part) => {
    const range = document.createRange();
    const boxes = [part.getBoundingClientRect()];
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        if (getComputedStyle(texts.currentNode.parentElement).clipPath !== "none") continue;
        range.selectNodeContents(texts.currentNode);
        boxes.push(...range.getClientRects());
    }
    const [left, top] = ["left", "top"].map((side) => Math.min(...boxes.map((box) => box[side])));
    const [right, bottom] = ["right", "bottom"].map((side) => Math.max(...boxes.map((box) => box[side])));
    return { left, right, top, bottom };
})"""


def with_letters(page: Page, scale: float) -> None:
    """As Android's setting for the size of letters does it."""
    page.context.new_cdp_session(page).send("Emulation.setEmulatedOSTextScale", {"scale": scale})


def bar_is_whole(page: Page) -> None:
    """112, the number of the police and the button to leave stand beside or under one another, in view."""
    boxes = page.evaluate(BOXES)
    window = page.viewport_size or {}
    for number, one in enumerate(boxes):
        assert 0 <= one["left"] < one["right"] <= window["width"], one
        assert 0 <= one["top"] < one["bottom"] <= window["height"], one
        for other in boxes[number + 1 :]:
            beside = one["right"] <= other["left"] or other["right"] <= one["left"]
            above = one["bottom"] <= other["top"] or other["bottom"] <= one["top"]
            assert beside or above, (one, other)


def test_the_letters_are_as_large_as_the_telephone_says(chat: Chat) -> None:
    chat.open()
    body = "parseFloat(getComputedStyle(document.body).fontSize)"
    before = chat.page.evaluate(body)
    with_letters(chat.page, 1.5)
    chat.open()
    assert chat.page.evaluate(body) == 1.5 * before


# On a slow line, or for who keeps fonts out, the page stands in letters of the phone: wider than our own.
@pytest.mark.parametrize("fonts", ["ours", "of-the-phone"])
@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [
        (320, 640, 1),
        (360, 640, 1),
        (390, 844, 1.3),
        (412, 915, 1.3),
        (360, 640, 1.5),
        (390, 844, 2),
        (360, 640, 2),
        (320, 640, 2),
        (768, 1024, 2),
        (412, 915, 3),
    ],
)  # fmt: skip
def test_the_bar_with_112_stays_whole(chat: Chat, width: int, height: int, scale: float, fonts: str) -> None:
    with_letters(chat.page, scale)
    chat.page.set_viewport_size({"width": width, "height": height})
    chat.open()
    if fonts == "of-the-phone":
        chat.without_fonts()
    bar_is_whole(chat.page)
    chat.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    bar_is_whole(chat.page)
    bar = chat.page.locator(".sos").bounding_box()
    assert bar is not None
    assert bar["height"] < (0.36 if scale > 2 or fonts == "of-the-phone" else 0.25) * height
    assert chat.overflow() <= 0


@pytest.mark.parametrize(("width", "height"), [(390, 844), (360, 640)])
def test_a_request_for_an_officer_goes_with_letters_twice_as_large(
    chat: Chat, width: int, height: int
) -> None:
    with_letters(chat.page, 2)
    chat.page.set_viewport_size({"width": width, "height": height})
    chat.open().say(STORY)
    chat.press("Ja, vraag een agent")
    for answer in ("Kees de Vries", "Kanaalstraat 12, 3531 CL Utrecht", "06 12345678"):
        nothing_is_lost(chat)
        chat.say(answer)
    for title in ("Nee, niets", "Ja, verstuur"):
        nothing_is_lost(chat)
        chat.press(title)
    expect(chat.page.locator("#messages")).to_contain_text(re.compile("Uw kenmerk is TP"), timeout=ANSWER_MS)
    nothing_is_lost(chat)
    assert complaints(chat.page) == []


def nothing_is_lost(chat: Chat) -> None:
    """What came last begins in view, and all that can be pressed can be reached and read."""
    expect(chat.page.locator("#typing")).to_be_hidden(timeout=ANSWER_MS)
    bar_is_whole(chat.page)
    assert chat.overflow() <= 0
    assert too_small(chat.page) == []
    for control in chat.page.locator("button:visible").all():
        cut = control.evaluate("node => node.scrollWidth - node.clientWidth")
        assert cut <= 1, control.inner_text()
    field = chat.field.bounding_box()
    assert field is not None
    assert field["width"] > 3 * field["height"], "there is room to see what is written"


OPTIONS = ("Samenvatting bewaren of printen", "Moeilijke woorden uitgelegd", "Verwijder mijn gesprek")


@pytest.mark.parametrize("width", [320, 360, 412])
def test_windows_show_the_way_out_112_and_their_own_button_to_close(chat: Chat, width: int) -> None:
    with_letters(chat.page, 2)
    chat.page.set_viewport_size({"width": width, "height": 640})
    chat.open().say(STORY)
    chat.page.locator("#options-open").click()
    window_is_whole(chat)
    chat.page.keyboard.press("Escape")
    for option in OPTIONS:
        chat.open_option(option)
        window_is_whole(chat)
        chat.page.keyboard.press("Escape")


def window_is_whole(chat: Chat) -> None:
    """Before and after scrolling, and with most of the window left for what it says."""
    parts = chat.window.locator(".window__body").locator("button, details")
    expect(parts.first).to_be_visible()
    for part in (parts.first, parts.last):
        part.evaluate("node => node.scrollIntoView({ block: 'end' })")
        for pressed in (".window__call", ".button--leave", "[aria-label=Sluiten]"):
            expect(chat.window.locator(pressed)).to_be_in_viewport(ratio=1)
    assert chat.overflow() <= 0
    assert too_small(chat.page) == []
    head = chat.window.locator(".window__out").bounding_box()
    assert head is not None
    assert head["height"] < 640 / 5


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("path", ["/privacy", "/toegankelijkheid", "/chat?embed=1", "/embed-demo"])
def test_the_pages_around_the_chat_fit_too(chat: Chat, path: str, width: int) -> None:
    with_letters(chat.page, 2)
    chat.page.set_viewport_size({"width": width, "height": 640})
    chat.page.goto(chat.url + path)
    assert chat.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
