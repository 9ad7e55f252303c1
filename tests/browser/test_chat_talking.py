"""A visitor talks with the assistant in the page, with the real engine."""

import re

from playwright.sync_api import BrowserContext, expect

from tests.browser.chat import ANSWER_MS, Chat

STORY = "Vanmiddag belde een man die zei dat hij van mijn bank was. Ik heb 2400 euro overgemaakt."
DANGER = "Hij komt er zo aan om mijn pas op te halen."


def test_the_first_words_say_that_it_is_a_computer_and_what_happens_with_the_data(chat: Chat) -> None:
    chat.open()
    expect(chat.messages.first).to_contain_text("computer")
    expect(chat.who).to_have_text("U chat met een computer")
    expect(chat.page.locator("#notice a")).to_have_attribute("href", re.compile("^/privacy"))


def test_a_person_is_offered_at_one_place_from_the_start(chat: Chat) -> None:
    chat.open()
    expect(chat.page.get_by_role("button", name="Liever een mens")).to_have_count(1)


def test_112_and_the_police_number_are_links_to_call(chat: Chat) -> None:
    chat.open()
    bar = chat.page.locator(".sos")
    expect(bar.get_by_role("link", name="Bel 112")).to_have_attribute("href", "tel:112")
    expect(bar.get_by_role("link", name="0900")).to_have_attribute("href", "tel:09008844")


def test_a_story_gets_steps_and_the_first_is_large(chat: Chat) -> None:
    chat.open().say(STORY)
    expect(chat.next_step).to_be_visible(timeout=ANSWER_MS)
    expect(chat.next_step.get_by_role("button", name=re.compile("^Dit is gedaan"))).to_be_visible()
    expect(chat.own.last).to_contain_text("2400 euro")
    expect(chat.own.last).to_contain_text("Verstuurd")


def test_ticking_off_a_step_moves_to_the_next_and_survives_a_reload(chat: Chat) -> None:
    chat.open().say(STORY)
    first = chat.next_step.locator(".tasks__title").inner_text()
    count = chat.page.locator("#steps-count")
    expect(count).to_have_text(re.compile(r"^0 van \d+ gedaan$"))
    chat.next_step.get_by_role("button", name=re.compile("^Dit is gedaan")).click()
    expect(count).to_have_text(re.compile(r"^1 van \d+ gedaan$"), timeout=ANSWER_MS)
    expect(chat.next_step.locator(".tasks__title")).not_to_have_text(first)

    chat.page.reload()

    expect(count).to_have_text(re.compile(r"^1 van \d+ gedaan$"), timeout=ANSWER_MS)
    expect(chat.side_steps.first).to_have_class(re.compile("is-done"))
    expect(chat.side_steps.first).to_contain_text(first)


NUMBERS = """async ([shown, state]) => {
    const chat = document.querySelector("script[type=module]").src;
    const { stepsOfMessage } = await import(chat.replace("chat.js", "steps.js"));
    const rows = stepsOfMessage(shown, state, () => []).children;
    const number = (row) => row.querySelector(".tasks__box").textContent;
    return [...rows].map((row) => (row.matches(".is-done") ? "done " : "") + number(row));
}"""


NUMBERED = (
    # Of five steps: those in the message, those that are done, and the numbers that are shown.
    ("abc", "", ["1", "2", "3"]),
    ("acd", "b", ["1", "done ", "3", "4"]),
    ("cd", "ab", ["3", "4"]),
    ("abc", "b", ["1", "done ", "3"]),
    ("ac", "", ["1", "2"]),
    ("xy", "", ["1", "2"]),
)


def test_the_numbers_of_the_steps_in_a_message_go_on(chat: Chat) -> None:
    chat.page.goto(chat.url + "/chat")
    for shown, done, numbers in NUMBERED:
        state = [{"id": name, "title": name, "done": name in done} for name in "abcde"]
        message = [{"id": name, "title": name, "done": False} for name in shown]
        assert chat.page.evaluate(NUMBERS, [message, state]) == numbers, (shown, done)


def test_a_step_explains_how_to_do_it(chat: Chat) -> None:
    chat.open().say(STORY)
    before = chat.messages.count()
    chat.next_step.get_by_role("button", name=re.compile("^Hoe doe ik dat")).click()
    explained = chat.messages.nth(before + 1)
    expect(explained).to_contain_text(re.compile(r"\w.{40}", re.DOTALL), timeout=ANSWER_MS)
    expect(explained).not_to_have_class(re.compile("message--visitor"))


def test_danger_is_answered_with_112_first_and_looks_different(chat: Chat) -> None:
    chat.open().say(DANGER)
    emergency = chat.page.locator(".message--emergency").first
    expect(emergency).to_be_visible(timeout=ANSWER_MS)
    expect(emergency.locator(".message__who")).to_contain_text("Spoed")
    expect(emergency.get_by_role("link", name="Bel 112")).to_have_attribute("href", "tel:112")
    answer = [message for message in chat.stored() if message["author"] == "bot" and message["seq"] > 2]
    assert answer[0]["emergency"]


def test_choices_come_right_after_the_newest_message_and_go_when_pressed(chat: Chat) -> None:
    chat.open().say(DANGER)
    expect(chat.choices.first).to_be_visible(timeout=ANSWER_MS)
    title = chat.choices.first.inner_text()
    chat.press(title)
    assert chat.stored_own()[-1] == title
    expect(chat.field).to_be_focused()


def test_a_double_click_on_a_choice_says_it_once(chat: Chat) -> None:
    chat.open().say(DANGER)
    expect(chat.choices.first).to_be_visible(timeout=ANSWER_MS)
    title = chat.choices.first.inner_text()
    before = chat.messages.count()
    chat.choices.first.dblclick()
    chat.await_more_than(before + 1)
    assert chat.stored_own() == [DANGER, title]


def test_a_double_click_on_send_says_it_once(chat: Chat) -> None:
    chat.open()
    chat.field.fill("Ik heb een vreemd bericht gekregen.")
    before = chat.messages.count()
    chat.send_button.dblclick()
    chat.await_more_than(before + 1)
    expect(chat.pending).to_have_count(0, timeout=ANSWER_MS)
    assert chat.stored_own() == ["Ik heb een vreemd bericht gekregen."]


def test_enter_sends_and_shift_enter_makes_a_new_line(chat: Chat) -> None:
    chat.open()
    chat.field.press_sequentially("eerste regel")
    chat.field.press("Shift+Enter")
    chat.field.press_sequentially("tweede regel")
    chat.field.press("Enter")
    expect(chat.own).to_have_count(1, timeout=ANSWER_MS)
    assert chat.stored_own() == ["eerste regel\ntweede regel"]
    expect(chat.field).to_be_focused()
    expect(chat.field).to_have_value("")


def test_enter_makes_a_new_line_when_the_visitor_wants_that(chat: Chat) -> None:
    chat.open()
    chat.page.locator("#options-open").click()
    chat.window.get_by_label("Enter verstuurt het bericht").uncheck()
    chat.page.keyboard.press("Escape")
    chat.field.fill("een")
    chat.field.press("Enter")
    expect(chat.field).to_have_value("een\n")
    assert chat.stored_own() == []


def test_sending_nothing_is_an_error_at_the_field(chat: Chat) -> None:
    chat.open()
    chat.send_button.click()
    expect(chat.error).to_have_text("Typ eerst uw bericht.")
    expect(chat.field).to_have_attribute("aria-invalid", "true")
    expect(chat.field).to_be_focused()
    chat.field.fill("toch iets")
    expect(chat.error).to_be_hidden()


def test_a_reload_shows_the_same_conversation_and_reads_nothing_aloud(chat: Chat) -> None:
    chat.open().say(STORY)
    expect(chat.next_step).to_be_visible(timeout=ANSWER_MS)
    said = chat.messages.all_inner_texts()

    chat.page.reload()

    expect(chat.messages).to_have_count(len(said), timeout=ANSWER_MS)
    expect(chat.announcer).to_be_empty()
    assert chat.stored_own() == [STORY]


def test_a_reload_in_the_middle_of_a_request_goes_on_where_it_was(chat: Chat) -> None:
    chat.open().say(STORY)
    chat.press("Ja, vraag een agent")
    question = chat.messages.last.locator(".message__body").inner_text()
    chat.page.reload()
    expect(chat.messages.last.locator(".message__body")).to_have_text(question, timeout=ANSWER_MS)
    # And back again from another page.
    chat.page.goto(chat.url + "/privacy")
    chat.page.go_back()
    expect(chat.messages.last.locator(".message__body")).to_have_text(question, timeout=ANSWER_MS)
    before = chat.messages.count()
    chat.say("Kees de Vries")
    assert chat.messages.count() >= before + 2
    assert chat.stored_own()[-1] == "Kees de Vries"


def test_what_was_typed_survives_a_reload(chat: Chat) -> None:
    chat.open()
    chat.field.fill("Ik was nog aan het")
    chat.page.reload()
    expect(chat.field).to_have_value("Ik was nog aan het")


def test_a_second_tab_goes_on_with_the_same_conversation(chat: Chat, context: BrowserContext) -> None:
    chat.open().say(STORY)
    other = Chat(context.new_page(), chat.url).open()
    expect(other.own).to_have_count(1, timeout=ANSWER_MS)
    other.say("Ik heb de bank al gebeld.")
    expect(chat.own).to_have_count(2, timeout=ANSWER_MS)
    assert chat.current()["id"] == other.current()["id"]


def test_two_thousand_words_that_are_pasted_are_kept_and_sent_in_parts(
    chat: Chat, context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    chat.open()
    story = " ".join(f"Dit is zin nummer {number} van een lang verhaal." for number in range(250))
    assert len(story.split()) >= 2000
    chat.page.evaluate("text => navigator.clipboard.writeText(text)", story)
    chat.field.focus()
    chat.page.keyboard.press("Control+V")
    expect(chat.field).to_have_value(story)
    chat.send_button.click()
    expect(chat.error).to_contain_text("te lang")
    expect(chat.field).to_have_value(story)
    assert chat.stored_own() == []

    chat.error.get_by_role("button", name="Verstuur in 3 delen").click()

    expect(chat.own).to_have_count(3, timeout=60_000)
    assert " ".join(chat.stored_own()) == story
    assert all(len(part) <= 4000 and part.endswith(".") for part in chat.stored_own())
    expect(chat.field).to_have_value("")


ANY_TEXTS = (
    "👵🏽🆘 ik ben geschrokken 🇳🇱 é ñ ş",
    "\u0627\u0644\u0645\u0627\u0644 \u0627\u062e\u062a\u0641\u0649 via bank 1234",
    "<img src=x onerror=alert(1)><script>alert(2)</script>",
    "x" * 500,
)


def test_any_text_is_shown_as_it_was_written(chat: Chat) -> None:
    chat.open()
    for number, text in enumerate(ANY_TEXTS, start=1):
        chat.type_and_send(text)
        expect(chat.own).to_have_count(number, timeout=ANSWER_MS)
    for own, text in zip(chat.own.all(), ANY_TEXTS, strict=True):
        assert own.locator(".message__body").inner_text() == text
    assert chat.overflow() <= 0


def test_text_from_right_to_left_starts_at_the_right(chat: Chat) -> None:
    chat.open()
    chat.type_and_send("\u0645\u0631\u062d\u0628\u0627")
    expect(chat.own).to_have_count(1, timeout=ANSWER_MS)
    expect(chat.own.locator("p[dir=auto]")).to_have_css("direction", "rtl")
    chat.field.fill("\u0645\u0631\u062d\u0628\u0627")
    expect(chat.field).to_have_css("direction", "rtl")


def test_a_secret_is_shown_as_taken_out_and_why(chat: Chat) -> None:
    chat.open().say("Ik heb mijn pincode gegeven, die is 4821.")
    expect(chat.own).not_to_contain_text("4821")
    expect(chat.own.locator(".message__masked")).to_contain_text("uw pincode weggehaald")
    chat.page.reload()
    expect(chat.own.locator(".message__masked")).to_be_visible(timeout=ANSWER_MS)
    expect(chat.page.locator("body")).not_to_contain_text("4821")


SECRETS = (
    ("Ik gaf mijn kaartnummer 4111 1111 1111 1111 aan hem.", "4111 1111", "uw kaartnummer"),
    ("Mijn bsn is 123456782, dat weet hij nu.", "123456782", "uw burgerservicenummer"),
    ("Mijn wachtwoord is Zonnebloem77!", "Zonnebloem77", "uw wachtwoord"),
)


def test_every_kind_of_secret_is_named_and_gone(chat: Chat) -> None:
    chat.open()
    for number, (said, _, what) in enumerate(SECRETS, start=1):
        chat.say(said)
        expect(chat.own).to_have_count(number)
        expect(chat.own.last.locator(".message__masked")).to_contain_text(f"{what} weggehaald")
    page, stored = chat.page.locator("body").inner_text(), str(chat.stored())
    for _, digits, _ in SECRETS:
        assert digits not in page
        assert digits not in stored


def test_a_number_of_an_offender_does_not_become_a_link(chat: Chat) -> None:
    chat.open().say("Ze belden van 06-12345678, zogenaamd mijn bank. Bel 112 zeiden ze niet.")
    expect(chat.own.locator("a")).to_have_count(0)
    for link in chat.page.locator("#messages a[href^='tel:']").all():
        assert "12345678" not in (link.get_attribute("href") or "")


def test_each_message_has_a_sender_a_time_and_its_language(chat: Chat) -> None:
    chat.open("/chat?lang=en").say("Someone called me about my bank account and I sent him money")
    expect(chat.page.locator("html")).to_have_attribute("lang", "en")
    for message in chat.messages.all():
        expect(message.locator(".message__who span").first).not_to_be_empty()
        expect(message.locator("time")).to_have_attribute("datetime", re.compile(r"^20\d\d-"))
    for message, stored in zip(chat.messages.all(), chat.stored(), strict=True):
        language = message.locator(".message__body").get_attribute("lang") or "en"
        assert language == stored["language"] or stored["author"] == "visitor"


def test_what_is_in_another_language_than_the_page_says_in_which(chat: Chat) -> None:
    chat.open("/chat?lang=en").say(STORY)
    expect(chat.next_step).to_be_visible(timeout=ANSWER_MS)
    for part in ("#choices button", "#steps-body .tasks", "#evidence .ticks", ".choices__question"):
        for node in chat.page.locator(part).all():
            assert node.get_attribute("lang") == "nl", part
    expect(chat.page.locator("#steps-body .tasks__acts").first).to_have_attribute("lang", "en")
    summary = chat.open_option("summary")
    expect(summary.locator(".tasks")).to_have_attribute("lang", "nl")
    drawn = chat.page.request.get(chat.url + "/chat?lang=en").text()
    assert re.search(r'<button[^>]* name="button"[^>]* lang="nl"', drawn)
    assert re.search(r'id="steps-body"><ol class="tasks" lang="nl"', drawn.replace("\n", ""))


def test_what_has_the_focus_keeps_it_when_the_steps_are_drawn_anew(
    chat: Chat, context: BrowserContext
) -> None:
    chat.open().say(STORY)
    expect(chat.next_step).to_be_visible(timeout=ANSWER_MS)
    other = Chat(context.new_page(), chat.url).open()
    how = chat.side_steps.nth(1).get_by_role("button", name=re.compile("^Hoe doe ik dat"))
    how.focus()
    other.next_step.get_by_role("button", name=re.compile("^Dit is gedaan")).click()
    expect(chat.page.locator("#steps-count")).to_have_text(re.compile("^1 van"), timeout=ANSWER_MS)
    expect(how).to_be_focused()
    done = chat.side_steps.nth(1).get_by_role("button", name=re.compile("^Dit is gedaan"))
    done.focus()
    other.next_step.get_by_role("button", name=re.compile("^Dit is gedaan")).click()
    expect(chat.page.locator("#steps-count")).to_have_text(re.compile("^2 van"), timeout=ANSWER_MS)
    expect(chat.field).to_be_focused()
    tick = chat.page.locator("#evidence-body input").nth(1)
    tick.focus()
    other.say("Ik heb ook mijn wachtwoord gegeven.")
    chat.await_more_than(other.messages.count() - 1)
    expect(tick).to_be_focused()


def test_new_messages_are_announced_once(chat: Chat) -> None:
    chat.open()
    chat.page.evaluate(
        """() => {
            window.heard = [];
            new MutationObserver((changes) => {
                const nodes = changes.flatMap((change) => [...change.addedNodes]);
                heard.push(...nodes.map((node) => node.textContent));
            }).observe(document.getElementById("announcer"), { childList: true });
        }"""
    )
    chat.say(STORY)
    expect(chat.next_step).to_be_visible(timeout=ANSWER_MS)
    answers = [message["text"] for message in chat.stored() if message["author"] == "bot"][-1:]
    chat.page.wait_for_function("text => heard.some((line) => line.includes(text))", arg=answers[0])
    heard: list[str] = chat.page.evaluate("heard")
    assert len(heard) == len(set(heard))
    assert all(line.startswith("Digitale hulp zegt:") for line in heard)
    assert chat.page.locator("[aria-live], [role=status], [role=log], [role=alert]").count() == 1
