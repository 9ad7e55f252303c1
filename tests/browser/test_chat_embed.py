"""The chat in a frame on somebody else's site, and what such a site cannot do."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, Route, expect

from tests.browser.accessibility import complaints, too_small
from tests.browser.chat import ANSWER_MS
from tests.browser.chat_trees import TREES
from tests.browser.conftest import Watch
from tests.browser.host_site import HostSite
from tests.browser.product import Product
from tests.browser.staff_member import StaffAtWork
from tests.browser.tls_front import tls_front
from tests.web.running import Web
from tests.web.scripted_engine import ScriptedEngine

STORY = "Vanmiddag belde een man van de bank. Ik heb 700 euro overgemaakt."
LAUNCHER = "ter-plaatse-chat button"


def embedding(host_site: HostSite, chat: str) -> str:
    """A page with the chat, under the policy of a careful site: it grants the chat these two, and nothing."""
    policy = f"default-src 'none'; script-src {chat}; frame-src {chat}"
    return host_site.show("/hulp", f'<script src="{chat}/embed.js" async></script>', policy)


def opened(page: Page) -> FrameLocator:
    page.locator(LAUNCHER).click()
    frame = page.frame_locator("ter-plaatse-chat iframe")
    expect(frame.locator("#messages > [data-seq]").first).to_be_visible(timeout=ANSWER_MS)
    return frame


def say(frame: FrameLocator, text: str) -> None:
    frame.get_by_label("Uw bericht").fill(text)
    frame.get_by_role("button", name="Verstuur").click()


def test_a_visitor_talks_in_the_frame_where_the_browser_keeps_no_cookie(
    page: Page, product: Product, host_site: HostSite
) -> None:
    page.goto(embedding(host_site, product.url))
    frame = opened(page)
    expect(frame.get_by_label("Uw bericht")).to_be_focused()
    say(frame, "Ik heb op een link in een sms geklikt.")
    expect(frame.locator(".message--visitor[data-seq]")).to_have_count(1, timeout=ANSWER_MS)
    expect(frame.locator(".message--bot[data-seq]").nth(2)).to_be_attached(timeout=ANSWER_MS)
    assert page.context.cookies() == []


def test_over_https_the_conversation_goes_on_on_the_next_page_of_the_site(
    browser: Browser,
    watched: Watch,
    own_scripted: tuple[Web, ScriptedEngine],
    host_site: HostSite,
    tmp_path: Path,
) -> None:
    web, _ = own_scripted
    with tls_front(tmp_path, web.port) as address:
        web.settings |= {"PUBLIC_URL": address, "EMBED_PARENTS": host_site.other_origin}
        web.start()
        context = watched(browser.new_context(ignore_https_errors=True, locale="nl-NL"))
        page = context.new_page()
        embedding(host_site, address)
        page.goto(host_site.other_origin + "/hulp")
        frame = opened(page)
        say(frame, "Gaat dit straks verder?")
        expect(frame.locator(".message--visitor[data-seq]")).to_have_count(1, timeout=ANSWER_MS)
        (cookie,) = context.cookies()
        assert cookie["name"].startswith("__Host-")
        assert cookie["secure"]
        assert cookie["httpOnly"]
        other = context.new_page()
        other.goto(host_site.other_origin + "/hulp")
        expect(opened(other).locator(".message--visitor[data-seq]")).to_have_count(1, timeout=ANSWER_MS)
        context.close()


def test_news_while_the_frame_is_small_is_counted_on_the_button(
    page: Page, product: Product, host_site: HostSite
) -> None:
    held: list[Route] = []
    page.context.route(re.compile("/messages$"), lambda route: held.append(route))
    page.goto(embedding(host_site, product.url))
    frame = opened(page)
    say(frame, "Hallo, er is geld van mijn rekening.")
    frame.get_by_role("button", name="Maak de chat kleiner").click()
    launcher = page.locator(LAUNCHER)
    expect(launcher).to_be_focused()
    held[0].continue_()
    expect(launcher).to_have_attribute("aria-label", re.compile(r", \d nieuwe berichten$"), timeout=ANSWER_MS)
    expect(page).to_have_title(re.compile(r"^\(\d\) Gast$"))
    launcher.click()
    expect(frame.get_by_label("Uw bericht")).to_be_focused()
    expect(page).to_have_title("Gast")
    expect(frame.locator(".message--visitor[data-seq]")).to_have_count(1)
    # And with the chat open, while the visitor looks at another tab. A headless browser shows every tab.
    page.frames[1].evaluate("Object.defineProperty(document, 'hidden', { value: true, configurable: true })")
    say(frame, "Ik heb de bank al gebeld.")
    held[1].continue_()
    expect(page).to_have_title(re.compile(r"^\(\d\) Gast$"), timeout=ANSWER_MS)
    page.frames[1].evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))")
    expect(page).to_have_title("Gast")


def key_in_frame(page: Page) -> str:
    """The id of the conversation in the frame, by the token that it keeps besides the cookie, once it is."""
    page.frames[1].wait_for_function("sessionStorage.getItem('tp-key') !== null")
    found: str = page.frames[1].evaluate("JSON.parse(sessionStorage.getItem('tp-key')).id")
    return found


def test_after_closing_and_after_erasing_a_new_conversation_begins_in_the_same_frame(
    page: Page, product: Product, staff: StaffAtWork
) -> None:
    page.goto(product.url + "/embed-demo")
    frame = opened(page)
    say(frame, "Ik wil een medewerker spreken.")
    expect(frame.locator("#queue")).to_be_visible(timeout=ANSWER_MS)
    closed = key_in_frame(page)
    staff.take_over(closed)
    staff.close(closed)
    frame.locator("#closed").get_by_role("button", name="Begin een nieuw gesprek").click(timeout=ANSWER_MS)
    expect(frame.locator("#messages > [data-seq]").first).to_be_visible(timeout=ANSWER_MS)
    expect(frame.get_by_label("Uw bericht")).to_be_visible()
    expect(frame.locator(".message--visitor")).to_have_count(0)
    assert key_in_frame(page) != closed
    frame.get_by_role("button", name="Opties").click()
    frame.get_by_role("button", name="Verwijder mijn gesprek").click()
    frame.get_by_role("button", name="Ja, verwijder mijn gesprek").click()
    frame.get_by_role("button", name="Begin een nieuw gesprek").click()
    expect(frame.locator("#messages > [data-seq]").first).to_be_visible(timeout=ANSWER_MS)
    frame.get_by_role("button", name="Maak de chat kleiner").click()
    expect(page.locator(LAUNCHER)).to_be_focused()


def test_escape_makes_the_chat_small_and_gives_the_focus_back(
    page: Page, product: Product, host_site: HostSite
) -> None:
    page.goto(embedding(host_site, product.url))
    frame = opened(page)
    frame.get_by_label("Uw bericht").press("Escape")
    expect(page.locator(LAUNCHER)).to_be_focused()
    expect(page.locator("ter-plaatse-chat iframe")).to_be_hidden()


# What a visitor can ask of the browser, besides the size of the window.
WISHES: tuple[dict[str, Any], ...] = (
    {"color_scheme": "dark"},
    {"forced_colors": "active"},
    {"contrast": "more"},
)
NO_WISH: dict[str, Any] = {"color_scheme": "light", "forced_colors": "none", "contrast": "no-preference"}


def all_can_use(page: Page, state: str) -> None:
    """The frame in a page, wide and narrow, and in every colour."""
    for width, height in ((1280, 800), (320, 640)):
        page.set_viewport_size({"width": width, "height": height})
        assert complaints(page.frames[1]) == [], (state, width)
        assert too_small(page) == [], (state, width)
        wider = page.frames[1].evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wider <= 0, (state, width)
    for wish in WISHES:
        page.emulate_media(**{**NO_WISH, **wish})
        assert complaints(page.frames[1], colours_only=True) == [], (state, wish)
    page.emulate_media(**NO_WISH)


def test_axe_finds_nothing_in_page_and_frame(
    page: Page, product: Product, host_site: HostSite, staff: StaffAtWork
) -> None:
    page.goto(embedding(host_site, product.url))
    assert complaints(page) == []
    frame = opened(page)
    assert len(page.frames) == 2

    def holds(state: str) -> None:
        all_can_use(page, state)

    expect(page.frame_locator("ter-plaatse-chat iframe").locator("body")).to_match_aria_snapshot(
        TREES["frame"]
    )
    holds("begin")
    frame.get_by_role("button", name="Verstuur").click()
    holds("nothing typed")
    with page.expect_request(re.compile("/conversations/[0-9a-f]{32}/messages$")) as asked:
        say(frame, STORY)
    conversation = asked.value.url.split("/")[-2]
    expect(frame.locator(".is-current .is-next")).to_be_visible(timeout=ANSWER_MS)
    holds("steps")
    frame.get_by_role("button", name="Opties").click()
    expect(frame.locator("dialog")).to_be_visible()
    holds("options")
    frame.get_by_role("button", name="Samenvatting").click()
    expect(frame.locator("dialog .tasks")).to_be_visible(timeout=ANSWER_MS)
    holds("summary")
    page.frames[1].locator("dialog").press("Escape")
    frame.locator("#choices").get_by_role("button", name="Ja, vraag een agent").click()
    expect(frame.locator("#choices").get_by_role("button", name="Overslaan")).to_be_visible(timeout=ANSWER_MS)
    holds("form")
    say(frame, "Hij staat nu voor mijn deur.")
    expect(frame.locator(".message--emergency").first).to_be_visible(timeout=ANSWER_MS)
    holds("emergency")
    frame.locator("#human").click()
    expect(frame.locator("#queue")).to_be_visible(timeout=ANSWER_MS)
    holds("waiting")
    staff.take_over(conversation)
    staff.reply(conversation, "Goedemiddag. Waar bent u nu?")
    expect(frame.locator(".message--staff")).to_be_visible(timeout=ANSWER_MS)
    holds("staff")
    staff.close(conversation)
    expect(frame.locator("#closed")).to_be_visible(timeout=ANSWER_MS)
    holds("closed")
    # Around the frame nothing has changed but the frame.
    assert complaints(page) == []


@pytest.mark.network_errors
def test_the_network_is_cut_while_the_chat_stands_in_a_frame(
    page: Page, product: Product, host_site: HostSite
) -> None:
    page.goto(embedding(host_site, product.url))
    frame = opened(page)
    say(frame, "Ik heb op een link in een sms geklikt.")
    own = frame.locator(".message--visitor[data-seq]")
    expect(own).to_have_count(1, timeout=ANSWER_MS)
    page.context.set_offline(True)
    expect(frame.locator("#connection")).to_contain_text("Geen internet")
    say(frame, "Hoort u mij nog?")
    expect(frame.locator("[data-pending]")).to_have_count(1)
    expect(frame.locator(".sos__danger")).to_be_in_viewport()
    all_can_use(page, "offline")
    # The key of a frame without a cookie is still there afterwards.
    page.context.set_offline(False)
    expect(frame.locator("[data-pending]")).to_have_count(0, timeout=ANSWER_MS)
    expect(own).to_have_count(2)
    expect(own.last).to_contain_text("Hoort u mij nog?")
    expect(frame.locator("#connection")).to_be_hidden(timeout=ANSWER_MS)


def test_leaving_from_the_frame_leaves_the_whole_page(
    page: Page, product: Product, host_site: HostSite
) -> None:
    page.context.route(re.compile("google"), lambda route: route.fulfill(body="elders"))
    page.goto(embedding(host_site, product.url))
    opened(page).get_by_role("button", name="Snel weg").click()
    expect(page).to_have_url(re.compile("google"))


@pytest.mark.network_errors
def test_leaving_from_the_frame_before_its_scripts_came_leaves_the_whole_page_too(
    page: Page, product: Product, host_site: HostSite
) -> None:
    page.context.route(re.compile("google"), lambda route: route.fulfill(body="elders"))
    page.route("**/chat.js", lambda route: route.abort())
    page.goto(embedding(host_site, product.url))
    page.locator(LAUNCHER).click()
    page.frame_locator("ter-plaatse-chat iframe").get_by_role("button", name="Snel weg").click()
    expect(page).to_have_url(re.compile("google"))


def test_a_site_that_is_not_allowed_cannot_show_the_chat(
    browser: Browser, scripted: tuple[Web, ScriptedEngine], host_site: HostSite
) -> None:
    web, _ = scripted
    context = browser.new_context()  # its console says that the frame was refused
    page = context.new_page()
    lines: list[str] = []
    page.on("console", lambda message: lines.append(message.text))
    page.goto(host_site.show("/kwaad", f'<iframe src="{web.url}/chat" title="chat"></iframe>'))
    page.wait_for_load_state("networkidle")
    assert any("frame-ancestors" in line for line in lines)
    assert page.frames[-1].locator("#text").count() == 0
    context.close()


@pytest.mark.strange_page
def test_words_of_a_strange_frame_move_nothing_on_the_page(
    page: Page, product: Product, host_site: HostSite
) -> None:
    """Beside the chat, and, which only the origin tells, in the frame of the chat itself."""
    shout = """() => {
        window.parent.postMessage({ source: 'ter-plaatse', type: 'unread', count: 99 }, '*');
        window.parent.postMessage({ source: 'ter-plaatse', type: 'close' }, '*');
    }"""
    address = embedding(host_site, product.url)
    host_site.show("/reclame", "")
    chat, other = product.url, host_site.other_origin
    host_site.show(
        "/hulp",
        f'<script src="{chat}/embed.js" async></script>'
        f'<iframe src="{other}/reclame" title="reclame"></iframe>',
        f"default-src 'none'; script-src {chat}; frame-src {chat} {other}",
    )
    page.goto(address)
    opened(page)
    beside, inside = page.frames[1:]
    assert beside.url.startswith(other)
    beside.evaluate(shout)
    inside.goto(other + "/reclame")
    inside.evaluate(shout)
    page.wait_for_timeout(300)
    expect(page.locator("ter-plaatse-chat iframe")).to_be_visible()
    expect(page.locator(LAUNCHER)).not_to_contain_text("99")
    expect(page).to_have_title("Gast")


@pytest.mark.network_errors
def test_the_chat_tells_nothing_to_a_page_that_may_not_hold_it(
    page: Page, product: Product, host_site: HostSite
) -> None:
    """Should a browser not know frame-ancestors, the chat knows its parents all the same."""

    def without_policy(route: Route) -> None:
        answer = route.fetch()
        kept = {name: value for name, value in answer.headers.items() if "policy" not in name}
        route.fulfill(response=answer, headers=kept)

    page.route(re.compile(r"/chat\?embed=1"), without_policy)
    host_site.show("/kwaad", f'<iframe src="{product.url}/chat?embed=1" title="chat"></iframe>')
    page.goto(f"{host_site.other_origin}/kwaad")
    frame = page.frame_locator("iframe")
    expect(frame.locator("#messages > [data-seq]").first).to_be_visible(timeout=ANSWER_MS)
    page.evaluate(
        """() => {
            window.told = [];
            addEventListener("message", ({ data }) => told.push(data));
            frames[0].postMessage({ source: "ter-plaatse", type: "hello" }, "*");
            frames[0].postMessage({ source: "ter-plaatse", type: "closed" }, "*");
        }"""
    )
    frame.get_by_role("button", name="Maak de chat kleiner").click()
    say(frame, "Er is geld weg.")
    expect(frame.locator(".message--bot[data-seq]").nth(2)).to_be_attached(timeout=ANSWER_MS)
    assert page.evaluate("told") == []


def test_a_strange_page_cannot_open_the_socket_of_a_visitor(
    page: Page, product: Product, host_site: HostSite
) -> None:
    page.goto(product.url + "/chat")
    expect(page.locator("#messages > [data-seq]").first).to_be_visible(timeout=ANSWER_MS)
    conversation = page.request.get(f"{product.url}/api/v1/conversations/current").json()["id"]
    answer = page.request.get(
        f"{product.url}/api/v1/conversations/{conversation}/socket",
        headers={"Upgrade": "websocket", "Connection": "Upgrade", "Origin": host_site.origin,
                 "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="},
    )  # fmt: skip
    assert answer.status == 403


def test_a_script_of_a_strange_page_cannot_open_the_socket_either(
    browser: Browser, product: Product, host_site: HostSite
) -> None:
    context = browser.new_context()  # its console says that the socket was refused
    page = context.new_page()
    page.goto(product.url + "/chat")
    expect(page.locator("#messages > [data-seq]").first).to_be_visible(timeout=ANSWER_MS)
    conversation = page.request.get(f"{product.url}/api/v1/conversations/current").json()["id"]
    page.goto(host_site.show("/socket", ""))
    outcome = page.evaluate(
        """(address) => new Promise((resolve) => {
            const socket = new WebSocket(address);
            socket.onopen = () => resolve("opened");
            socket.onclose = () => resolve("refused");
        })""",
        f"{product.url.replace('http', 'ws')}/api/v1/conversations/{conversation}/socket",
    )
    assert outcome == "refused"
    context.close()


def test_the_demo_page_shows_the_chat(page: Page, product: Product) -> None:
    page.goto(product.url + "/embed-demo?lang=en")
    expect(page.locator("ter-plaatse-chat")).to_have_attribute("lang", "en")
    page.goto(product.url + "/embed-demo")
    expect(page.locator("ter-plaatse-chat")).to_have_attribute("lang", "nl")
    frame = opened(page)
    holder = page.locator("ter-plaatse-chat iframe")
    # This browser shares nothing, and would complain of the word.
    expect(holder).to_have_attribute("allow", "")
    expect(frame.get_by_role("link", name="Open op een hele pagina")).to_have_attribute("target", "_blank")
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert complaints(page) == [], width


def test_the_summary_can_be_passed_on_from_the_frame_where_the_browser_can(
    page: Page, product: Product
) -> None:
    page.add_init_script(
        """
        navigator.share = async () => {};
        const allow = { set(value) { window.allowed = value; } };
        Object.defineProperty(HTMLIFrameElement.prototype, "allow", allow);
        """
    )
    page.goto(product.url + "/embed-demo")
    opened(page)
    assert page.evaluate("allowed") == "web-share"
