"""What a visitor can do beside talking: keep, print, delete, look up, tick off, listen, change language."""

import re
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.chat import ANSWER_MS, Chat
from tests.browser.staff_member import StaffAtWork

STORY = "Vanochtend belde een man van de bank. Ik heb 1800 euro overgemaakt."


def test_the_summary_holds_the_steps_and_the_numbers(chat: Chat) -> None:
    chat.open().say(STORY)
    summary = chat.open_option("Samenvatting bewaren of printen")
    expect(summary.locator(".tasks li").first).to_be_visible()
    for title in chat.side_steps.locator(".tasks__title").all_inner_texts():
        expect(summary).to_contain_text(title)
    expect(summary.get_by_role("heading", name="Nummers")).to_be_visible()
    expect(summary.get_by_role("heading", name="Bewaar dit als bewijs")).to_be_visible()


def test_the_summary_can_be_kept_as_a_file(chat: Chat, tmp_path: Path) -> None:
    chat.open().say(STORY)
    summary = chat.open_option("Samenvatting bewaren of printen")
    with chat.page.expect_download() as download:
        summary.get_by_role("button", name="Bewaar als bestand").click()
    file = tmp_path / "summary.txt"
    download.value.save_as(file)
    kept = file.read_text(encoding="utf-8")
    assert "Gevaar? Bel 112" in kept
    for title in chat.side_steps.locator(".tasks__title").all_inner_texts():
        assert f"[ ] {title}" in kept


def test_the_whole_conversation_can_be_kept_as_a_file(chat: Chat, tmp_path: Path) -> None:
    chat.open().say(STORY)
    summary = chat.open_option("Samenvatting bewaren of printen")
    expect(summary).to_contain_text("Anderen op dit apparaat kunnen dit bestand openen.")
    with chat.page.expect_download() as download:
        summary.get_by_role("button", name="Bewaar het hele gesprek").click()
    file = tmp_path / "conversation.txt"
    download.value.save_as(file)
    kept = file.read_text(encoding="utf-8")
    for message in chat.stored():
        assert message["text"] in kept


def test_the_summary_is_passed_on_by_what_the_device_offers(chat: Chat) -> None:
    chat.page.add_init_script("window.shared = []; navigator.share = async (what) => { shared.push(what); }")
    chat.open().say(STORY)
    chat.open_option("Samenvatting bewaren of printen").get_by_role("button", name="Deel").click()
    (shared,) = chat.page.evaluate("shared")
    assert shared["title"] == "Samenvatting"
    assert "url" not in shared
    assert chat.side_steps.locator(".tasks__title").first.inner_text() in shared["text"]


def test_the_summary_goes_into_a_mail_that_the_visitor_sends(chat: Chat) -> None:
    chat.open().say(STORY)
    titles = chat.side_steps.locator(".tasks__title").all_inner_texts()
    summary = chat.open_option("Samenvatting bewaren of printen")
    mail = summary.get_by_role("link", name="Mail")
    expect(mail).to_have_accessible_description(re.compile("Anderen kunnen uw mail lezen"))
    expect(summary.get_by_text("Anderen kunnen uw mail lezen")).to_be_visible()
    address = urlsplit(mail.get_attribute("href") or "")
    assert (address.scheme, address.path) == ("mailto", ""), "to nobody yet"
    assert len(address.geturl()) <= 2000, "programs cut longer ones"
    words = parse_qs(address.query)
    assert words["subject"] == ["Samenvatting"]
    for title in titles:
        assert f"[ ] {title}" in words["body"][0]
    assert "Gevaar? Bel 112" in words["body"][0]


SOUNDLESS = """
window.tones = [];
window.AudioContext = class { currentTime = 0; destination = {}; resume() { return Promise.resolve(); } };
window.GainNode = class { connect(next) { return next; } };
window.OscillatorNode = class {
  constructor(context, { frequency }) { this.frequency = frequency; }
  connect(next) { return next; }
  start() { tones.push(this.frequency); }
  stop() {}
};
"""


def test_a_sound_tells_of_a_person_who_answers_for_who_asked_for_it(chat: Chat, staff: StaffAtWork) -> None:
    chat.page.add_init_script(SOUNDLESS)
    chat.open().say("Ik wil een medewerker spreken.")
    conversation = chat.current()["id"]
    staff.take_over(conversation)
    expect(chat.who).to_contain_text("Sanne", timeout=ANSWER_MS)
    assert chat.page.evaluate("tones") == [], "not asked for"
    chat.page.locator("#options-open").click()
    chat.window.get_by_label("Geluid bij een nieuw bericht").check()
    assert chat.page.evaluate("tones.length") == 2, "how it sounds"
    chat.page.reload()
    expect(chat.own).to_have_count(1, timeout=ANSWER_MS)
    chat.page.wait_for_load_state("networkidle")
    chat.field.press_sequentially("a")
    staff.reply(conversation, "Daar ben ik.")
    expect(chat.page.locator(".message--staff")).to_have_count(1, timeout=ANSWER_MS)
    assert chat.page.evaluate("tones.length") == 2, "remembered"


def test_one_question_asks_whether_the_chat_helped(chat: Chat) -> None:
    chat.open().say(STORY)
    summary = chat.open_option("Samenvatting bewaren of printen")
    summary.get_by_role("group", name="Heeft deze chat u geholpen?").get_by_role(
        "button", name="Een beetje"
    ).click()
    expect(summary.get_by_text("Dank u wel.")).to_be_focused()
    assert chat.rating() == "partly"


def test_after_an_emergency_nobody_is_asked_whether_it_helped(chat: Chat) -> None:
    chat.open().say("Hij staat nu voor mijn deur.")
    expect(chat.page.locator(".message--emergency").first).to_be_visible(timeout=ANSWER_MS)
    summary = chat.open_option("Samenvatting bewaren of printen")
    expect(summary.get_by_role("button", name="Bewaar als bestand")).to_be_visible()
    expect(summary).not_to_contain_text("geholpen")


def test_on_paper_stands_the_summary_alone(chat: Chat) -> None:
    chat.open().say(STORY)
    summary = chat.open_option("Samenvatting bewaren of printen")
    expect(summary.locator(".tasks li").first).to_be_visible()
    chat.page.emulate_media(media="print")
    expect(summary.locator(".tasks li").first).to_be_visible()
    expect(chat.page.locator(".top")).to_be_hidden()
    expect(chat.page.locator("#log")).to_be_hidden()
    expect(summary.get_by_role("button", name="Print")).to_be_hidden()
    assert chat.page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize(("width", "height"), [(390, 664), (1280, 800)])
def test_the_paper_begins_with_the_heading_and_holds_every_step(chat: Chat, width: int, height: int) -> None:
    chat.page.set_viewport_size({"width": width, "height": height})
    chat.open().say(STORY)
    summary = chat.open_option("Samenvatting bewaren of printen")
    titles = summary.locator(".tasks__title")
    expect(titles.first).to_be_visible()
    # Who read to the end before they print.
    summary.evaluate("window => { window.scrollTop = window.scrollHeight; }")
    chat.page.emulate_media(media="print")
    on_paper = [summary, summary.get_by_role("heading", name="Samenvatting"), *titles.all()]
    places = [part.evaluate("node => node.getBoundingClientRect().top + scrollY") for part in on_paper]
    assert places[0] >= 0, "nothing lies above the first page"
    assert places == sorted(places)
    assert len(set(places[1:])) == len(places[1:])
    hidden = summary.evaluate("window => window.scrollHeight - window.clientHeight")
    assert hidden <= 1, "nothing is cut off"
    wider = chat.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wider <= 0


# Found and looked at in one go: what is drawn again in between has no colours any more.
COLOURS = """selector => [...document.querySelectorAll(selector)].map((node) => {
    const { color, backgroundColor } = getComputedStyle(node);
    return [node.innerText, color, backgroundColor];
})"""
WHITE_OR_NONE = ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("contrast", ["no-preference", "more"])
def test_what_is_printed_is_dark_on_white_whatever_the_screen_is(
    chat: Chat, scheme: Literal["light", "dark"], contrast: Literal["no-preference", "more"]
) -> None:
    chat.open().say(STORY)
    chat.page.emulate_media(media="print", color_scheme=scheme, contrast=contrast)
    shown = chat.page.evaluate(COLOURS, "#messages .message__body, #messages .tasks__title")
    assert shown
    for text, ink, ground in shown:
        assert darkness(ink) >= 0.6, text
        assert ground in WHITE_OR_NONE, text
    expect(chat.page.locator(".tasks__acts").first).to_be_hidden()
    chat.page.emulate_media(media="screen")
    summary = chat.open_option("Samenvatting bewaren of printen")
    expect(summary.locator(".tasks__title").first).to_be_visible()
    chat.page.emulate_media(media="print")
    words = ", ".join(
        f"dialog {part}" for part in ("h2", "h3", ".tasks__title", ".tasks__text p", ".bullets li")
    )
    for text, ink, _ in chat.page.evaluate(COLOURS, words):
        assert darkness(ink) >= 0.6, text
    assert [ground for _, _, ground in chat.page.evaluate(COLOURS, "dialog")] == ["rgb(255, 255, 255)"]


def darkness(colour: str) -> float:
    """0 for white, 1 for black. colour: as getComputedStyle writes it."""
    channels = [int(channel) for channel in re.findall(r"\d+", colour)[:3]]
    return 1 - sum(channels) / (3 * 255)


def test_what_had_better_not_be_done_stands_under_the_steps_and_in_the_summary(chat: Chat) -> None:
    chat.open()
    expect(chat.page.locator("#donts")).to_be_hidden()
    chat.say(STORY)
    under = chat.page.locator("#donts li")
    expect(under.first).to_be_attached(timeout=ANSWER_MS)
    warned = under.all_text_contents()
    assert 2 <= len(warned) <= 3
    summary = chat.open_option("Samenvatting bewaren of printen")
    for dont in warned:
        expect(summary.get_by_text(dont)).to_be_visible()


def test_the_summary_can_be_kept_as_pdf(chat: Chat) -> None:
    chat.open().say(STORY)
    window = chat.open_option("Samenvatting bewaren of printen")
    expect(window.locator(".tasks li").first).to_be_visible()
    made = chat.page.pdf(format="A4")
    assert made.startswith(b"%PDF-")
    assert pages_of(made) <= 2, "the summary, not the conversation"
    chat.page.emulate_media(media="print")
    # As wide as what is between the margins of the paper, so that the lines are the same.
    chat.page.set_viewport_size({"width": 453, "height": 600})
    height = window.evaluate("window => window.getBoundingClientRect().height")
    small = chat.page.pdf(width="15cm", height="15cm")
    assert pages_of(small) >= height / px_of_cm(12), "all of it, also what is below the first page"


def pages_of(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page /")


def px_of_cm(length: float) -> float:
    return length * 96 / 2.54


def test_a_summary_of_nothing_says_so(chat: Chat) -> None:
    chat.open()
    summary = chat.open_option("Samenvatting bewaren of printen")
    expect(summary).to_contain_text("nog niets om te bewaren")


def test_deleting_first_says_what_goes_and_then_removes_it(chat: Chat) -> None:
    chat.open().say(STORY)
    conversation = chat.current()["id"]
    window = chat.open_option("Verwijder mijn gesprek")
    expect(window.get_by_role("heading", name="Dit verwijderen wij")).to_be_visible()
    window.get_by_role("button", name="Ja, verwijder mijn gesprek").click()
    expect(window).to_contain_text("Uw gesprek is verwijderd")
    window.get_by_role("button", name="Begin een nieuw gesprek").click()
    expect(chat.own).to_have_count(0)
    expect(chat.messages.first).to_be_visible(timeout=ANSWER_MS)
    assert chat.current()["id"] != conversation
    gone = chat.page.request.get(f"{chat.url}/api/v1/conversations/{conversation}/messages")
    assert gone.status == 404


def test_deleting_can_be_left_without_deleting(chat: Chat) -> None:
    chat.open().say(STORY)
    window = chat.open_option("Verwijder mijn gesprek")
    window.get_by_role("button", name="Nee, ga terug").click()
    expect(window).to_have_count(0)
    assert chat.focused() == "options-open"
    assert chat.stored_own() == [STORY]


def test_difficult_words_are_explained(chat: Chat) -> None:
    chat.open()
    window = chat.open_option("Moeilijke woorden uitgelegd")
    word = window.locator("details").filter(has_text=re.compile("^spoofing", re.I))
    word.locator("summary").click()
    expect(word.locator("p")).to_contain_text("nummer")
    chat.page.keyboard.press("Escape")
    expect(chat.window).to_have_count(0)
    assert chat.focused() == "options-open"


def test_evidence_that_is_ticked_stays_ticked_on_this_device(chat: Chat) -> None:
    chat.open().say(STORY)
    box = chat.page.locator("#evidence-body input").first
    box.check(timeout=ANSWER_MS)
    chat.page.reload()
    expect(chat.page.locator("#evidence-body input").first).to_be_checked(timeout=ANSWER_MS)
    expect(chat.page.locator("#evidence-body input").nth(1)).not_to_be_checked()
    # Also when the tab was closed; and no longer once another conversation is there.
    address = chat.url
    context = chat.page.context
    chat.page.close()
    chat = Chat(context.new_page(), address).open()
    expect(chat.page.locator("#evidence-body input").first).to_be_checked(timeout=ANSWER_MS)
    context.clear_cookies()
    chat.page.reload()
    chat.say(STORY)
    expect(chat.page.locator("#evidence-body input").first).not_to_be_checked(timeout=ANSWER_MS)
    assert (
        chat.page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('tp-evidence'))") == []
    )


@pytest.mark.network_errors
def test_how_evidence_is_kept_and_where_it_is_brought_is_told_without_a_network_too(
    chat: Chat, tmp_path: Path
) -> None:
    """On a phone, where it stands under "Opties"; in the summary it is as it was last."""
    chat.page.set_viewport_size({"width": 390, "height": 844})
    with chat.page.expect_response(re.compile("/summary$")):
        chat.open()
    chat.say(STORY)
    expect(chat.side_steps.first).to_be_attached(timeout=ANSWER_MS)
    chat.page.wait_for_load_state("networkidle")
    chat.page.context.set_offline(True)
    expect(chat.page.locator("#connection")).to_be_visible()
    chat.page.locator("#options-open").click()
    evidence = chat.window.get_by_role("region", name="Bewaar bewijs")
    how = evidence.get_by_role("heading", name="Zo bewaart u het").locator("+ ul")
    expect(how).to_contain_text("In deze chat kunt u geen bestanden sturen.")
    expect(how.locator("a[href='tel:09008844']")).to_be_visible()
    chat.page.keyboard.press("Escape")
    summary = chat.open_option("Samenvatting bewaren of printen")
    expect(summary.get_by_role("heading", name="Zo bewaart u het").locator("+ ul")).to_contain_text(
        "Neem alles mee als u aangifte doet."
    )
    with chat.page.expect_download() as downloading:
        summary.get_by_role("button", name="Bewaar als bestand").click()
    kept = tmp_path / "kept.txt"
    downloading.value.save_as(kept)
    assert "Maak een screenshot, of een foto met een andere telefoon." in kept.read_text(encoding="utf-8")
    assert "0900-8844" in kept.read_text(encoding="utf-8")


def test_reading_aloud_without_a_voice_of_this_device_says_so(chat: Chat) -> None:
    chat.open()
    chat.page.locator("#options-open").click()
    # Not check(): the box must not stay ticked.
    chat.window.get_by_text("Lees berichten voor").click()
    expect(chat.window).to_contain_text("Dit apparaat heeft geen Nederlandse stem.", timeout=ANSWER_MS)
    expect(chat.window.get_by_label("Lees berichten voor")).not_to_be_checked()


def test_reading_aloud_uses_only_a_voice_of_this_device(chat: Chat) -> None:
    chat.page.add_init_script(
        """
        window.spoken = [];
        const far = { lang: "nl-NL", localService: false };
        const voices = [far, { lang: "nl-NL", localService: true, mine: true }];
        Object.defineProperty(window, "speechSynthesis", { value: {
          getVoices: () => voices, cancel() {}, addEventListener() {},
          speak: ({ text, voice }) => spoken.push([text, voice.mine === true]) } });
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
        """
    )
    chat.open()
    chat.page.locator("#options-open").click()
    chat.window.get_by_label("Lees berichten voor").check()
    expect(chat.window).to_contain_text("Voorlezen staat aan")
    chat.page.keyboard.press("Escape")
    chat.say(STORY)
    chat.page.wait_for_function("spoken.length >= 2")
    spoken = chat.page.evaluate("spoken")
    assert all(own_voice for _, own_voice in spoken)
    assert STORY not in [text for text, _ in spoken]


SPOKEN = """async ([voices, languages]) => {
    const chat = document.querySelector("script[type=module]").src;
    const { speech } = await import(chat.replace("chat.js", "speech.js"));
    const spoken = [];
    const own = { getVoices: () => voices, cancel() {}, addEventListener() {},
        speak: ({ text, voice, lang }) => spoken.push([text, voice.lang, lang]) };
    Object.defineProperty(window, "speechSynthesis", { value: own, configurable: true });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    await speech.turn(true, Object.assign(new EventTarget(), { ordered: [] }));
    for (const language of languages) speech.say({ author: "bot", text: language, language });
    return spoken;
}"""


def test_a_message_is_read_aloud_by_a_voice_of_its_own_language(chat: Chat) -> None:
    dutch, english = ({"lang": lang, "localService": True} for lang in ("nl-NL", "en-GB"))
    both = chat.open().page.evaluate(SPOKEN, [[dutch, english], ["en", "nl"]])
    assert both == [["en", "en-GB", "en-GB"], ["nl", "nl-NL", "nl-NL"]]
    only_far = {**english, "localService": False}
    assert chat.page.evaluate(SPOKEN, [[dutch, only_far], ["en"]]) == [["en", "nl-NL", "nl-NL"]]


def test_the_page_speaks_english_and_keeps_the_conversation(chat: Chat) -> None:
    chat.open().say(STORY)
    conversation = chat.current()["id"]
    chat.page.get_by_role("link", name="English").click()
    expect(chat.page.locator("html")).to_have_attribute("lang", "en")
    expect(chat.page.get_by_role("button", name="Send")).to_be_visible()
    expect(chat.own).to_have_count(1, timeout=ANSWER_MS)
    assert chat.current()["id"] == conversation
    # And so does the computer: what it says now, its answers, the steps and what follows.
    assert chat.current()["language"] == "en"
    newest = chat.stored()[-1]
    assert (newest["author"], newest["kind"], newest["language"]) == ("bot", "question", "en")
    expect(chat.choices).to_have_text([button["title"] for button in newest["buttons"]])
    expect(chat.page.locator("#choices [lang], #steps-body .tasks[lang]")).to_have_count(0)
    chat.page.locator("#human").click()
    expect(chat.messages.last.locator(".message__body")).not_to_have_attribute(
        "lang", "nl", timeout=ANSWER_MS
    )
    assert chat.stored()[-1]["language"] == "en"


def test_the_statement_on_accessibility_says_what_the_law_asks(chat: Chat) -> None:
    for language, words in (
        ("nl", ["29 november 2026", "status C", "EN 301 549", "klacht", "Nationale ombudsman"]),
        ("en", ["29 November 2026", "status C", "EN 301 549", "complaint", "National ombudsman"]),
    ):
        page = chat.page.request.get(f"{chat.url}/toegankelijkheid?lang={language}").text()
        assert [word for word in words if word not in page] == []


@pytest.mark.parametrize("path", ["/privacy", "/toegankelijkheid"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_notices_can_be_read_in_both_languages(chat: Chat, path: str, language: str) -> None:
    chat.page.goto(f"{chat.url}{path}?lang={language}")
    expect(chat.page.locator("html")).to_have_attribute("lang", language)
    expect(chat.page.get_by_role("heading", level=1)).to_be_visible()
    expect(chat.page.locator("a.sos__danger[href='tel:112']")).to_be_visible()
