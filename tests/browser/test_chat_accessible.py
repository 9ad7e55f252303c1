"""WCAG 2.2 AA in every state of the chat: axe, keyboard, reflow, names, focus, motion and colour."""

import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.accessibility import complaints, too_small
from tests.browser.chat import ANSWER_MS, Chat
from tests.browser.chat_states import DANGER, STATES, STORY, State, emergency, steps
from tests.browser.chat_trees import TREES
from tests.browser.html_validator import DrawnHtml
from tests.browser.staff_member import StaffAtWork
from tests.web.running import Web
from tests.web.scripted_engine import ScriptedEngine

LOOKS = {
    "wide": {"viewport": (1440, 900)},
    "phone, dark": {"viewport": (390, 844), "scheme": "dark"},
    "400 %": {"viewport": (320, 256)},
    "320 px, forced colours": {"viewport": (320, 640), "forced": "active"},
}
# The same as the last one of LOOKS but for its colours. Forced colours are not looked at in dark: axe reads
# the colour of a text that Chromium then no longer paints.
COLOURS = {
    "more contrast": {"viewport": (320, 640), "contrast": "more"},
    "more contrast, dark": {"viewport": (320, 640), "scheme": "dark", "contrast": "more"},
}
# Only here may requests fail.
CUT_OFF = ("offline", "failed")


def look_like(page: Page, look: str) -> None:
    wished = (LOOKS | COLOURS)[look]
    width, height = wished["viewport"]  # type: ignore[misc]
    page.set_viewport_size({"width": int(width), "height": int(height)})
    page.emulate_media(
        color_scheme=wished.get("scheme", "light"),  # type: ignore[arg-type]
        forced_colors=wished.get("forced", "none"),  # type: ignore[arg-type]
        contrast=wished.get("contrast", "no-preference"),  # type: ignore[arg-type]
    )


def marked(state: State) -> Any:
    """The state as a case of a test; only one that cuts the network may have its errors."""
    marks = [pytest.mark.network_errors] if state.__name__ in CUT_OFF else []
    return pytest.param(state, marks=marks, id=state.__name__)


@pytest.mark.parametrize("state", map(marked, STATES))
def test_axe_finds_nothing_and_the_tree_is_as_it_was(
    chat: Chat, staff: StaffAtWork, drawn_html: DrawnHtml, state: State
) -> None:
    look_like(chat.page, "wide")
    state(chat, staff)
    if state.__name__ in TREES:
        expect(chat.page.locator("body")).to_match_aria_snapshot(TREES[state.__name__])
    drawn_html.keep(state.__name__, chat.page)
    for look in LOOKS:
        look_like(chat.page, look)
        assert complaints(chat.page) == [], look
        assert too_small(chat.page) == [], look
        assert chat.overflow() <= 0, look
    for look in COLOURS:
        look_like(chat.page, look)
        assert complaints(chat.page, colours_only=True) == [], look


@pytest.mark.parametrize("path", ["/privacy", "/toegankelijkheid", "/embed-demo"])
def test_axe_finds_nothing_in_the_other_pages(chat: Chat, path: str) -> None:
    chat.page.goto(chat.url + path)
    for look in LOOKS:
        look_like(chat.page, look)
        assert complaints(chat.page) == [], look
        assert chat.overflow() <= 0, look


def test_the_statement_says_how_to_reach_whom_and_when_it_is_looked_at_again(chat: Chat) -> None:
    chat.page.set_viewport_size({"width": 320, "height": 640})
    chat.page.goto(chat.url + "/toegankelijkheid")
    statement = chat.page.locator("main")
    calls = statement.get_by_role("link", name="0900-8844")
    assert calls.count() >= 3
    for call in calls.all():
        expect(call).to_have_attribute("href", "tel:09008844")
        assert call.evaluate("node => node.getClientRects().length") == 1, "a number is not broken off"
    ombudsman = statement.get_by_role("link", name="nationaleombudsman.nl")
    expect(ombudsman).to_have_attribute("href", "https://www.nationaleombudsman.nl")
    contact = statement.get_by_role("link", name="toegankelijk@voorbeeld.example")
    expect(contact).to_have_attribute("href", "mailto:toegankelijk@voorbeeld.example")
    expect(statement).to_contain_text("opnieuw vóór 29 november 2027")


def test_at_400_percent_everything_can_be_reached_without_scrolling_sideways(
    chat: Chat, staff: StaffAtWork
) -> None:
    """1280 x 1024 at 400 % is 320 x 256."""
    chat.page.set_viewport_size({"width": 320, "height": 256})
    emergency(chat, staff)
    assert chat.overflow() == 0
    for part in (chat.choices.last, chat.field, chat.send_button, chat.page.locator("#options-open")):
        part.focus()
        expect(part).to_be_in_viewport()
    chat.field.fill("Dit past.")
    chat.send_button.click()
    expect(chat.own).to_have_count(2, timeout=ANSWER_MS)


def test_what_has_the_focus_is_not_covered(chat: Chat, staff: StaffAtWork) -> None:
    steps(chat, staff)
    for width, height in ((320, 256), (320, 700), (390, 700), (768, 700), (1440, 700)):
        chat.page.set_viewport_size({"width": width, "height": height})
        chat.page.wait_for_timeout(200)
        nothing_is_covered(chat.page)


def nothing_is_covered(page: Page) -> None:
    """Nothing that Tab leads to lies under something else, in the frame after the page has scrolled to it."""
    page.locator(".brand").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        covered = page.evaluate(
            """async () => {
                for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
                const focused = document.activeElement;
                if (focused === document.body || focused.closest(".log") === focused) return null;
                const box = focused.getBoundingClientRect();
                const x = Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 1);
                const y = Math.min(Math.max(box.y + box.height / 2, 1), innerHeight - 1);
                const top = document.elementFromPoint(x, y);
                return top && (focused.contains(top) || top.contains(focused)) ? null : focused.outerHTML;
            }"""
        )
        assert covered is None
        if page.evaluate("document.activeElement === document.body"):
            break


def test_a_whole_conversation_goes_by_keyboard_alone(chat: Chat) -> None:
    chat.open()
    keyboard = chat.page.keyboard
    keyboard.press("Tab")
    assert chat.focused() == "Direct naar het berichtveld"
    keyboard.press("Enter")
    keyboard.type(DANGER)
    keyboard.press("Enter")
    expect(chat.choices.filter(has_text="112 is gebeld")).to_be_visible(timeout=ANSWER_MS)
    assert chat.focused() == "text"
    # The choices come right before the field: a few steps back, not a hunt.
    for _ in range(chat.choices.count() + 2):
        keyboard.press("Shift+Tab")
        if chat.page.evaluate("document.activeElement.closest('#choices') !== null"):
            break
    title = chat.focused()
    assert title in chat.choices.all_inner_texts()
    keyboard.press("Enter")
    expect(chat.own).to_have_count(2, timeout=ANSWER_MS)
    assert chat.stored_own() == [DANGER, title]
    expect(chat.field).to_be_focused()


@pytest.mark.network_errors
def test_steps_a_failed_message_the_form_and_leaving_go_by_keyboard_alone(
    chat: Chat, context: BrowserContext
) -> None:
    context.route(re.compile("google"), lambda route: route.fulfill(body="elders"))
    keyboard = chat.page.keyboard
    focused = "document.activeElement.textContent.trim()"

    def tab_to(words: str, key: str = "Tab") -> None:
        for _ in range(60):
            keyboard.press(key)
            if chat.page.evaluate(focused).startswith(words):
                return
        raise AssertionError(f"{words!r} cannot be reached")

    chat.open()
    chat.field.focus()
    keyboard.type(STORY)
    keyboard.press("Enter")
    expect(chat.next_step).to_be_visible(timeout=ANSWER_MS)
    expect(chat.choices.first).to_be_visible(timeout=ANSWER_MS)
    tab_to("Dit is gedaan", "Shift+Tab")
    keyboard.press("Enter")
    expect(chat.page.locator("#steps-count")).to_have_text(re.compile("^1 van"), timeout=ANSWER_MS)
    expect(chat.field).to_be_focused()

    refusal = {"title": "Niet begrepen", "status": 400}
    chat.page.route("**/messages", lambda route: route.fulfill(status=400, json=refusal))
    keyboard.type("Hoe nu verder?")
    keyboard.press("Enter")
    expect(chat.pending.get_by_role("button", name="Probeer opnieuw")).to_be_visible()
    chat.page.unroute_all()
    tab_to("Probeer opnieuw", "Shift+Tab")
    keyboard.press("Enter")
    expect(chat.pending).to_have_count(0, timeout=ANSWER_MS)

    expect(chat.choices.filter(has_text="Ja, vraag een agent")).to_be_visible(timeout=ANSWER_MS)
    tab_to("Ja, vraag een agent", "Shift+Tab")
    before = chat.messages.count()
    keyboard.press("Enter")
    chat.await_more_than(before + 1)
    expect(chat.field).to_be_focused()
    keyboard.type("Kees de Vries")
    keyboard.press("Enter")
    chat.await_more_than(before + 3)
    assert chat.stored_own()[-1] == "Kees de Vries"

    tab_to("Snel weg", "Shift+Tab")
    keyboard.press("Enter")
    expect(chat.page).to_have_url(re.compile("google"))


def test_windows_open_and_close_by_keyboard_and_give_the_focus_back(chat: Chat) -> None:
    chat.open()
    chat.page.locator("#options-open").focus()
    chat.page.keyboard.press("Enter")
    expect(chat.window.get_by_role("heading", name="Opties")).to_be_focused()
    chat.page.keyboard.press("Escape")
    expect(chat.window).to_have_count(0)
    assert chat.focused() == "options-open"


def test_the_focus_stays_in_the_field_when_messages_come(chat: Chat) -> None:
    chat.open().say(STORY)
    expect(chat.next_step).to_be_visible(timeout=ANSWER_MS)
    expect(chat.field).to_be_focused()


def test_with_forced_colours_what_matters_most_still_stands_out(chat: Chat, staff: StaffAtWork) -> None:
    look_like(chat.page, "320 px, forced colours")
    chat.open()
    border = "node => parseFloat(getComputedStyle(node).borderTopWidth)"
    assert chat.page.locator(".message--system .message__body").first.evaluate(border) == 0
    bubble, check = (
        chat.page.locator(part).first.evaluate(f"node => getComputedStyle(node).{paint}")
        for part, paint in ((".brand__bubble", "fill"), (".brand__check", "stroke"))
    )
    assert bubble != check, "the mark can be seen"
    chat.say(DANGER)
    expect(chat.choices.first).to_be_visible(timeout=ANSWER_MS)
    call = chat.page.locator(".message--emergency .button--danger").first.evaluate(border)
    called, cannot = (
        chat.choices.filter(has_text=title).evaluate(border)
        for title in ("112 is gebeld", "Ik kan niet bellen")
    )
    assert min(call, called) > cannot
    chat.page.locator("#options-open").click()
    assert chat.window.evaluate(border) >= 2


def test_who_wants_less_motion_gets_none(chat: Chat, staff: StaffAtWork) -> None:
    steps(chat, staff)
    moving = chat.page.evaluate("document.getAnimations().length")
    assert moving == 0
    expect(chat.page.locator("#log")).to_have_css("scroll-behavior", "auto")


def test_larger_text_and_wider_spacing_lose_nothing(chat: Chat, staff: StaffAtWork) -> None:
    """WCAG 1.4.4 and 1.4.12, as a visitor's own style sheet sets them."""
    chat.page.set_viewport_size({"width": 1280, "height": 1024})
    steps(chat, staff)
    chat.page.evaluate(
        """() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync("html { font-size: 200% } * { line-height: 1.5 !important;"
              + " letter-spacing: .12em !important; word-spacing: .16em !important }");
            document.adoptedStyleSheets = [sheet];
        }"""
    )
    assert chat.overflow() <= 0
    for part in (chat.field, chat.send_button, chat.page.locator(".sos__danger")):
        part.scroll_into_view_if_needed()
        expect(part).to_be_in_viewport()
    for control in chat.page.locator("button:visible").all():
        cut = control.evaluate("node => node.scrollWidth - node.clientWidth")
        assert cut <= 1, control.inner_text()


MANY = """async ([conversation, from, to]) => {
    for (let number = from; number < to; number++) {
        const answer = await fetch(`/api/v1/conversations/${conversation}/messages`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ id: crypto.randomUUID(), text: `Bericht nummer ${number}.` }),
        });
        if (!answer.ok) throw new Error(String(answer.status));
    }
}"""
READ_BACK = """async () => {
    const log = document.getElementById("log");
    for (let at = 30; at >= 0; at--) {
        log.scrollTop = (log.scrollHeight / 30) * at;
        await new Promise(requestAnimationFrame);
    }
}"""


def test_three_hundred_messages_come_and_can_be_read_back(
    scripted: tuple[Web, ScriptedEngine], page: Page
) -> None:
    web, _ = scripted
    chat = Chat(page, web.url).open()
    conversation = chat.current()["id"]
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")

    def measured() -> dict[str, float]:
        devtools.send("HeapProfiler.collectGarbage")
        found = devtools.send("Performance.getMetrics")["metrics"]
        return {metric["name"]: metric["value"] for metric in found}

    def come(first: int, last: int) -> dict[str, float]:
        """So many of the visitor's messages are answered; all come over the socket."""
        page.evaluate(MANY, [conversation, first, last])
        expect(chat.own).to_have_count(last, timeout=ANSWER_MS)
        expect(chat.messages).to_have_count(1 + 2 * last, timeout=ANSWER_MS)
        return measured()

    first, second, third = come(0, 50), come(50, 100), come(100, 150)
    for name, noise in (("Nodes", 500), ("JSEventListeners", 200), ("JSHeapUsedSize", 300_000)):
        grown = [second[name] - first[name], third[name] - second[name]]
        assert grown[1] < 1.25 * grown[0] + noise, f"{name} does not grow faster the more there is"
    assert (third["Nodes"] - second["Nodes"]) / 100 < 40, "a message takes no more than it shows"
    assert (third["JSHeapUsedSize"] - second["JSHeapUsedSize"]) / 100 < 8_000
    expect(chat.messages.last).to_be_in_viewport()

    page.evaluate(READ_BACK)
    expect(chat.messages.first).to_be_in_viewport()
    before = measured()
    for _ in range(3):
        page.evaluate(READ_BACK)
    after = measured()
    assert after["Nodes"] <= before["Nodes"] + 50, "reading back leaves nothing behind"
    assert after["JSHeapUsedSize"] < before["JSHeapUsedSize"] + 500_000
    # Scrolling lays out little: a few times a frame, not once for every message.
    assert (after["LayoutCount"] - before["LayoutCount"]) / (3 * 31) < 4
