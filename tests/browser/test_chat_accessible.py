"""WCAG 2.2 AA in every state of the chat: axe, keyboard, reflow, names, focus, motion and colour."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import complaints
from tests.browser.chat import ANSWER_MS, Chat
from tests.browser.chat_states import DANGER, STATES, STORY, State, emergency, steps
from tests.browser.staff_member import StaffAtWork

LOOKS = {
    "wide": {"viewport": (1440, 900)},
    "phone, dark": {"viewport": (390, 844), "scheme": "dark"},
    "320 px": {"viewport": (320, 640)},
    "forced colours": {"viewport": (768, 1024), "forced": "active"},
}


def look_like(page: Page, look: str) -> None:
    width, height = LOOKS[look]["viewport"]  # type: ignore[misc]
    page.set_viewport_size({"width": int(width), "height": int(height)})
    page.emulate_media(
        color_scheme=LOOKS[look].get("scheme", "light"),  # type: ignore[arg-type]
        forced_colors=LOOKS[look].get("forced", "none"),  # type: ignore[arg-type]
    )


@pytest.mark.network_errors
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_nothing(chat: Chat, staff: StaffAtWork, state: State) -> None:
    look_like(chat.page, "wide")
    state(chat, staff)
    for look in LOOKS:
        look_like(chat.page, look)
        assert complaints(chat.page) == [], look
        assert chat.overflow() <= 0, look


@pytest.mark.parametrize("path", ["/privacy", "/toegankelijkheid", "/embed-demo"])
def test_axe_finds_nothing_in_the_other_pages(chat: Chat, path: str) -> None:
    chat.page.goto(chat.url + path)
    for look in LOOKS:
        look_like(chat.page, look)
        assert complaints(chat.page) == [], look
        assert chat.overflow() <= 0, look


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


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_what_has_the_focus_is_not_covered(chat: Chat, staff: StaffAtWork, width: int) -> None:
    chat.page.set_viewport_size({"width": width, "height": 700})
    steps(chat, staff)
    chat.page.locator(".brand").focus()
    for _ in range(40):
        chat.page.keyboard.press("Tab")
        covered = chat.page.evaluate(
            """() => {
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
        if chat.page.evaluate("document.activeElement === document.body"):
            break


def test_targets_are_at_least_44_pixels_high(chat: Chat, staff: StaffAtWork) -> None:
    chat.page.set_viewport_size({"width": 390, "height": 844})
    emergency(chat, staff)
    for control in chat.page.locator("button:visible, .sos a:visible, .languages a:visible, textarea").all():
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 44, control.inner_text()
        assert box["width"] >= 44, control.inner_text()


def test_a_whole_conversation_goes_by_keyboard_alone(chat: Chat) -> None:
    chat.open()
    keyboard = chat.page.keyboard
    keyboard.press("Tab")
    assert chat.focused() == "Direct naar het berichtveld"
    keyboard.press("Enter")
    keyboard.type(DANGER)
    keyboard.press("Enter")
    expect(chat.choices.first).to_be_visible(timeout=ANSWER_MS)
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


def test_the_tree_of_names_and_roles(chat: Chat, staff: StaffAtWork) -> None:
    emergency(chat, staff)
    expect(chat.page.locator("main")).to_match_aria_snapshot(
        """
        - main "Chat met de digitale hulp":
          - heading "Chat met de digitale hulp" [level=1]
          - paragraph: U chat met een computer
          - button "Opties"
          - region "Gesprek":
            - list:
              - listitem:
                - paragraph:
                  - text: U
                  - time
                - paragraph: Hij staat nu voor mijn deur.
              - listitem:
                - paragraph:
                  - text: Digitale hulp – Spoed
                  - time
                - paragraph
                - link "Bel 112":
                  - /url: tel:112
            - group "Kies een antwoord of typ zelf":
              - button /112/
          - button "Liever een mens?"
          - textbox "Uw bericht"
          - button "Verstuur"
          - paragraph: /Geef nooit uw pincode/
        """
    )


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


def test_three_hundred_messages_can_be_read_back(chat: Chat) -> None:
    chat.open()
    conversation = chat.current()["id"]
    long = [
        {"seq": seq, "id": f"m{seq}", "author": ("bot", "visitor")[seq % 2], "kind": "text", "buttons": [],
         "text": f"Bericht nummer {seq}.", "steps": [], "at": "2026-11-24T12:00:00+00:00", "language": "nl"}
        for seq in range(1, 301)
    ]  # fmt: skip
    chat.page.route(
        re.compile(rf"{conversation}/messages\?after=0"),
        lambda route: route.fulfill(json={"messages": long, "status": "bot"}),
    )
    chat.page.reload()
    expect(chat.messages).to_have_count(300, timeout=ANSWER_MS)
    devtools = chat.page.context.new_cdp_session(chat.page)
    devtools.send("Performance.enable")

    def measured() -> dict[str, float]:
        devtools.send("HeapProfiler.collectGarbage")
        found = devtools.send("Performance.getMetrics")["metrics"]
        return {metric["name"]: metric["value"] for metric in found}

    def read_back() -> None:
        chat.page.evaluate(
            """async () => {
                const log = document.getElementById("log");
                for (let at = 30; at >= 0; at--) {
                    log.scrollTop = (log.scrollHeight / 30) * at;
                    await new Promise(requestAnimationFrame);
                }
            }"""
        )

    read_back()
    expect(chat.messages.first).to_be_in_viewport()
    before = measured()
    for _ in range(3):
        read_back()
    after = measured()
    assert after["Nodes"] <= before["Nodes"] + 50, "reading back leaves nothing behind"
    assert after["JSHeapUsedSize"] < before["JSHeapUsedSize"] + 500_000
    # Scrolling lays out little: a few times a frame, not once for every message.
    assert (after["LayoutCount"] - before["LayoutCount"]) / (3 * 31) < 4
