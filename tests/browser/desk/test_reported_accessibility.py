"""What blind and keyboard users report of other chats and desks does not happen here: a test for each report.

The other reports are in tests/web/test_reported_*.py.
"""

from playwright.sync_api import Page, expect

from tests.browser.accessibility import complaints
from tests.browser.chat import ANSWER_MS, Chat
from tests.browser.desk.conftest import NewDesk
from tests.browser.desk.desk_page import ask_for_a_person
from tests.browser.host_site import HostSite
from tests.browser.product import Product


def test_the_chat_in_a_frame_on_a_site_meets_wcag(page: Page, product: Product, host_site: HostSite) -> None:
    """chatwoot 1940: the widget does not meet WCAG, since 2021.

    https://github.com/chatwoot/chatwoot/issues/1940
    """
    page.goto(host_site.show("/hulp", f'<h1>Hulp</h1><script src="{product.url}/embed.js" async></script>'))
    page.locator("ter-plaatse-chat button").click()
    frame = page.frame_locator("ter-plaatse-chat iframe")
    expect(frame.locator("#messages > [data-seq]").first).to_be_visible(timeout=ANSWER_MS)
    inside = next(each for each in page.frames if "/chat" in each.url)
    assert [each for each in complaints(page) if "landmark" not in each and "region" not in each] == []
    assert inside.evaluate("document.querySelectorAll('#messages > [data-seq]').length") > 0


def test_the_desk_meets_wcag_with_a_visitor_on_the_other_side(
    product: Product, new_desk: NewDesk, chat: Chat
) -> None:
    """chatwoot 1940 speaks of the agents' side as well: staff who are blind cannot work with it."""
    noor = new_desk("Noor")
    noor.take(ask_for_a_person(chat))
    noor.reply("Goedemiddag, bent u er nog?")
    assert complaints(noor.page) == []


def test_who_cannot_see_finds_the_field_and_the_messages_and_hears_each_once(
    chat: Chat, new_desk: NewDesk
) -> None:
    """Rocket.Chat 9500 and Livechat 491: blind visitors find neither the field nor the messages.

    https://github.com/RocketChat/Rocket.Chat/issues/9500
    """
    noor = new_desk("Noor")
    noor.take(ask_for_a_person(chat))
    page = chat.page
    expect(page.get_by_role("textbox", name="Uw bericht")).to_be_visible()
    expect(page.get_by_role("button", name="Verstuur")).to_be_visible()
    log = page.get_by_role("region", name="Gesprek")
    assert log.get_by_role("listitem").count() > 2
    # One place speaks, and only that.
    assert page.locator("[aria-live=polite]").count() + page.locator("[role=log]").count() == 1
    page.evaluate(
        """() => {
            const place = document.querySelector("#announcer");
            window.heard = [];
            new MutationObserver((changes) => {
                for (const change of changes)
                    for (const node of change.addedNodes) window.heard.push(node.textContent);
            }).observe(place, {childList: true, subtree: true});
        }"""
    )
    noor.reply("Hebt u de bank al gebeld?")
    expect(log).to_contain_text("Hebt u de bank al gebeld?")
    page.wait_for_function("window.heard.some((each) => each.includes('Hebt u de bank al gebeld?'))")
    page.wait_for_timeout(1500)
    heard = page.evaluate("window.heard.filter((each) => each.includes('Hebt u de bank al gebeld?'))")
    assert len(heard) == 1
    assert "Noor" in heard[0], "and from whom"


def test_the_button_on_the_site_has_a_name_and_works_by_keyboard(
    page: Page, product: Product, host_site: HostSite
) -> None:
    """freescout 4212 and botpress 2980: the button has no name and cannot be used by keyboard.

    https://github.com/freescout-help-desk/freescout/issues/4212,
    https://github.com/botpress/botpress/issues/2980
    """
    page.goto(host_site.show("/hulp", f'<script src="{product.url}/embed.js" async></script>'))
    launcher = page.locator("ter-plaatse-chat button")
    expect(launcher).to_have_accessible_name("Chat: hulp na online fraude")
    page.keyboard.press("Tab")
    expect(launcher).to_be_focused()
    page.keyboard.press("Enter")
    frame = page.frame_locator("ter-plaatse-chat iframe")
    expect(frame.locator("#messages > [data-seq]").first).to_be_visible(timeout=ANSWER_MS)
