"""The states in which a visitor can find the chat, for the tests and for the pictures to look at."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.chat import ANSWER_MS, Chat
from tests.browser.staff_member import StaffAtWork

STORY = "Vanmiddag belde een man die zei dat hij van mijn bank was. Ik heb 700 euro overgemaakt."
DANGER = "Hij staat nu voor mijn deur."

State = Callable[[Chat, StaffAtWork], None]


def begin(chat: Chat, staff: StaffAtWork) -> None:
    chat.open()


def steps(chat: Chat, staff: StaffAtWork) -> None:
    chat.open().say(STORY)
    expect(chat.next_step).to_be_visible(timeout=ANSWER_MS)
    # The list of all steps comes after the answer.
    expect(chat.side_steps.first).to_be_attached(timeout=ANSWER_MS)


def steps_open(chat: Chat, staff: StaffAtWork) -> None:
    """All steps, which a small screen shows under the title when asked to."""
    steps(chat, staff)
    bar = chat.page.locator("#progress summary")
    if bar.is_visible():
        bar.click()
    expect(chat.side_steps.first).to_be_visible()


def ticked_off(chat: Chat, staff: StaffAtWork) -> None:
    steps(chat, staff)
    chat.next_step.locator(".tasks__acts button").first.click()
    expect(chat.page.locator("#steps .is-done")).to_have_count(1, timeout=ANSWER_MS)
    expect(chat.page.locator("#typing")).to_be_hidden(timeout=ANSWER_MS)


def emergency(chat: Chat, staff: StaffAtWork) -> None:
    chat.open().say(DANGER)
    expect(chat.page.locator(".message--emergency").first).to_be_visible(timeout=ANSWER_MS)
    expect(chat.choices.first).to_be_visible()


def form(chat: Chat, staff: StaffAtWork) -> None:
    steps(chat, staff)
    chat.press("Ja, vraag een agent")
    expect(chat.page.locator("#typing")).to_be_hidden(timeout=ANSWER_MS)


def form_error(chat: Chat, staff: StaffAtWork) -> None:
    form(chat, staff)
    chat.say("Kees de Vries")
    expect(chat.page.locator("#typing")).to_be_hidden(timeout=ANSWER_MS)
    chat.say("3511 AB 12 Utrecht")
    expect(chat.page.locator("#typing")).to_be_hidden(timeout=ANSWER_MS)
    chat.say("06-1234")
    expect(chat.page.locator("#typing")).to_be_hidden(timeout=ANSWER_MS)


def wrong(chat: Chat, staff: StaffAtWork) -> None:
    chat.open()
    chat.send_button.click()
    expect(chat.error).to_be_visible()


def too_long(chat: Chat, staff: StaffAtWork) -> None:
    chat.open()
    chat.type_and_send("Een lange zin met woorden. " * 200)
    expect(chat.error.get_by_role("button")).to_be_visible()


def offline(chat: Chat, staff: StaffAtWork) -> None:
    chat.open()
    chat.page.context.set_offline(True)
    chat.type_and_send("Bent u daar?")
    expect(chat.page.locator("#connection")).to_be_visible()
    expect(chat.pending).to_have_count(1)


def failed(chat: Chat, staff: StaffAtWork) -> None:
    """A message that the server does not take."""
    chat.open()
    refusal = {"title": "Niet begrepen", "detail": "Dit bericht kwam niet goed aan.", "status": 400}
    chat.page.route("**/messages", lambda route: route.fulfill(status=400, json=refusal))
    chat.type_and_send("Hier is iets mee.")
    expect(chat.pending.get_by_role("button", name="Probeer opnieuw")).to_be_visible()


def masked(chat: Chat, staff: StaffAtWork) -> None:
    chat.open().say("Ik heb mijn pincode gegeven, die is 4821.")
    expect(chat.own.locator(".message__masked")).to_be_visible(timeout=ANSWER_MS)
    expect(chat.page.locator("#typing")).to_be_hidden(timeout=ANSWER_MS)


def waiting(chat: Chat, staff: StaffAtWork) -> None:
    staff.stay()
    chat.open().say("Ik wil een medewerker spreken.")
    expect(chat.page.locator("#queue")).to_be_visible(timeout=ANSWER_MS)


def with_a_person(chat: Chat, staff: StaffAtWork) -> None:
    waiting(chat, staff)
    conversation = chat.current()["id"]
    staff.take_over(conversation)
    staff.reply(conversation, "Goedemiddag. Waar bent u nu?")
    expect(chat.page.locator(".message--staff")).to_be_visible(timeout=ANSWER_MS)


def closed(chat: Chat, staff: StaffAtWork) -> None:
    with_a_person(chat, staff)
    staff.close(chat.current()["id"])
    expect(chat.page.locator("#closed")).to_be_visible(timeout=ANSWER_MS)


def options(chat: Chat, staff: StaffAtWork) -> None:
    steps(chat, staff)
    chat.page.locator("#options-open").click()
    expect(chat.window.get_by_role("button").first).to_be_visible()


def summary(chat: Chat, staff: StaffAtWork) -> None:
    steps(chat, staff)
    expect(chat.open_option("Samenvatting bewaren of printen").locator(".tasks")).to_be_visible()


def rating(chat: Chat, staff: StaffAtWork) -> None:
    summary(chat, staff)
    question = chat.window.get_by_role("group", name="Heeft deze chat u geholpen?")
    question.scroll_into_view_if_needed()
    question.get_by_role("button", name="Een beetje").focus()


def glossary(chat: Chat, staff: StaffAtWork) -> None:
    chat.open()
    chat.open_option("Moeilijke woorden uitgelegd").locator("summary").first.click()


def erasing(chat: Chat, staff: StaffAtWork) -> None:
    steps(chat, staff)
    expect(chat.open_option("Verwijder mijn gesprek").locator("h3").first).to_be_visible()


def leaving(chat: Chat, staff: StaffAtWork) -> None:
    """About to leave: what comes after is the page of another site."""
    steps(chat, staff)
    chat.page.keyboard.press("Escape")
    chat.page.get_by_role("button", name="Snel weg").focus()


def warned(chat: Chat, staff: StaffAtWork) -> None:
    """Silent for so long that the chat asks whether somebody is there."""
    chat.page.clock.install()
    steps(chat, staff)
    chat.page.clock.run_for(29 * 60_000)
    expect(chat.window.get_by_role("button", name="Ik ben er nog")).to_be_visible()


def paused(chat: Chat, staff: StaffAtWork) -> None:
    chat.page.clock.install()
    steps(chat, staff)
    chat.page.clock.run_for(31 * 60_000)
    expect(chat.page.locator(".pause")).to_be_visible()


STATES: tuple[State, ...] = (
    begin, steps, steps_open, ticked_off, emergency, form, form_error, wrong, too_long, offline, failed,
    masked, waiting, with_a_person,
    closed, options, summary, rating, glossary, erasing, warned, paused,
)  # fmt: skip
