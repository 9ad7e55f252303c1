"""Texts become paragraphs, lists and links, in the browser and on the server alike, and safely."""

from playwright.sync_api import expect

from bot.web.chat.page_texts import load_page_texts
from bot.web.chat.rich_text import RichText
from tests.browser.chat import Chat
from tests.browser.chat_states import STORY

TEXTS = load_page_texts()
SERVER = RichText.of(TEXTS.numbers(), TEXTS.sites())

SAMPLES = (
    "Bel nu 112. Doe niet open.",
    "Geen spoed? Bel 0900-8844, of kijk op politie.nl.",
    "Eerste alinea\nmet een nieuwe regel\n\nTweede alinea",
    "Neem mee:\n- uw pas\n- uw telefoon\nDat is alles.",
    "1. Hang op\n2. Bel uw bank\n\nKlaar",
    "Kijk op www.politie.nl of https://politie.nl en niet op politie.nl.betaal-snel.com",
    "evil-politie.nl, politie.nl/vals, x@politie.nl, 1125, 06-112, 112-meldkamer",
    "De oplichter belde met 06-12345678 en stuurde http://ing-veilig.nl",
    "<img src=x onerror=alert(1)> & <b>vet</b>",
    "Ik noteer 06 12345678, +32 470 12 34 56 of 020-1234567: Kanaalstraat 12, 3531 CL Utrecht.",
    "Uw kenmerk is TP-3RJDCG. Bel 0900-8844. 2026 AD is geen 06 nummer, en 3531 CLE geen postcode.",
    "- Telefoon: 06 12345678\n- € 1.234,56 op NL91 ABNA 0417 1643 00",
    "é ş 👵🏽 \u0645\u0631\u062d\u0628\u0627",
    "",
    "\r\nmet\r\nWindows\r\n\r\nregels",
)

DRAW = """async ([text, links]) => {
    const chat = document.querySelector("script[type=module]").src;
    const { richText } = await import(chat.replace("chat.js", "richtext.js"));
    const box = document.createElement("div");
    box.append(...richText(text, { links }));
    return box.innerHTML;
}"""
# Which of these words stand on two lines somewhere.
BROKEN = """words => {
    const range = document.createRange();
    const broken = [];
    const texts = document.createTreeWalker(document.getElementById("messages"), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        for (const word of words) {
            const at = texts.currentNode.data.indexOf(word);
            if (at < 0) continue;
            range.setStart(texts.currentNode, at);
            range.setEnd(texts.currentNode, at + word.length);
            if (new Set([...range.getClientRects()].map((box) => box.top)).size > 1) broken.push(word);
        }
    }
    return broken;
}"""
AS_THE_BROWSER_WRITES_IT = "html => new DOMParser().parseFromString(html, 'text/html').body.innerHTML"


def test_browser_and_server_draw_a_text_alike(chat: Chat) -> None:
    chat.page.goto(chat.url + "/chat")
    for text in SAMPLES:
        for links in (True, False):
            drawn = chat.page.evaluate(DRAW, [text, links])
            same = chat.page.evaluate(AS_THE_BROWSER_WRITES_IT, str(SERVER.html(text, links=links)))
            assert drawn == same, (text, links)


def test_our_own_numbers_and_sites_become_links() -> None:
    html = SERVER.html("Bel 112 of 0900-8844. Kijk op politie.nl.")
    assert '<a href="tel:112">112</a>' in html
    assert '<a href="tel:09008844">0900-8844</a>' in html
    assert 'href="https://www.politie.nl"' in html


def test_numbers_and_sites_of_others_stay_text() -> None:
    html = SERVER.html("Hij belde met 06-12345678 en stuurde ing-veilig.nl en politie.nl.betaal.com")
    assert "<a" not in html


def test_what_a_visitor_wrote_has_no_links_at_all() -> None:
    assert "<a" not in SERVER.html("Ik heb 112 gebeld en politie.nl gezien", links=False)


def test_a_number_a_postcode_and_a_reference_stay_on_one_line(chat: Chat) -> None:
    """At every width, also where the line has no room for it at the end."""
    chat.open().say(STORY)
    chat.press("Ja, vraag een agent")
    for answer in ("Kees de Vries", "Kanaalstraat 12, 3531 CL Utrecht", "06 12345678"):
        chat.say(answer)
    expect(chat.page.locator("#messages")).to_contain_text("Ik noteer 06 12345678")
    for width in range(240, 460, 10):
        chat.page.set_viewport_size({"width": width, "height": 700})
        broken = chat.page.evaluate(BROKEN, ["06 12345678", "3531 CL"])
        assert broken == [], width
