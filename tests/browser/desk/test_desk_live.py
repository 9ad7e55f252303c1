"""Visitors and staff talk, side by side in browsers of their own, with the real engine and model."""

from playwright.sync_api import Browser, expect

from tests.browser.chat import Chat
from tests.browser.conftest import Watch
from tests.browser.desk.conftest import NewDesk
from tests.browser.desk.desk_page import Desk, ask_for_a_person
from tests.browser.desk.states import told
from tests.browser.product import Product


def test_they_read_each_other_without_loading_the_page_again(chat: Chat, desk: Desk) -> None:
    conversation = ask_for_a_person(chat)
    expect(desk.lanes).to_contain_text("Vanmorgen")
    desk.take(conversation)
    expect(chat.messages.last).to_contain_text("U praat nu met Noor")
    desk.reply("Goedemiddag. Hebt u de bank al gebeld?")
    expect(chat.messages.last).to_contain_text("Hebt u de bank al gebeld?")
    chat.type_and_send("Ja, net gedaan.")
    expect(desk.log).to_contain_text("Ja, net gedaan.")


def test_three_visitors_and_two_staff_talk_at_once_and_nothing_goes_astray(
    product: Product, browser: Browser, new_desk: NewDesk, watched: Watch
) -> None:
    noor, ilse = new_desk("Noor"), new_desk("Ilse")
    contexts = [watched(browser.new_context(locale="nl-NL")) for _ in range(3)]
    chats = [Chat(context.new_page(), product.url) for context in contexts]
    first, second, third = (ask_for_a_person(chat) for chat in chats)
    # Both have it open; the one who is second reads no more of it without saying why.
    ilse.open(first)
    noor.take(first)
    expect(ilse.page.get_by_role("heading", name="Waarvoor opent u dit gesprek?")).to_be_visible()
    ilse.take(second)
    noor.take(third)
    noor.reply("Dit is voor de derde.")
    ilse.reply("Dit is voor de tweede.")
    noor.open(first)
    noor.reply("Dit is voor de eerste.")
    for chat, text in zip(chats, ("eerste", "tweede", "derde"), strict=True):
        expect(chat.messages.last).to_contain_text(f"Dit is voor de {text}.")
        chat.type_and_send(f"Antwoord van de {text}.")
    expect(noor.log).to_contain_text("Antwoord van de eerste.")
    expect(ilse.log).to_contain_text("Antwoord van de tweede.")
    for desk in (noor, ilse):
        expect(desk.log).not_to_contain_text("derde")
    # Passed on, the visitor reads to whom, and only they can answer.
    noor.unfold("Draag over")
    noor.page.get_by_label("Aan", exact=True).select_option(label="Ilse (1 van 3)")
    noor.press("Draag over aan collega")
    expect(chats[0].messages.last).to_contain_text("Ilse")
    ilse.open(first)
    ilse.reply("Ik neem het over.")
    expect(chats[0].messages.last).to_contain_text("Ik neem het over.")
    for chat in chats:
        chat.page.context.close()


def test_a_number_that_is_read_stays_while_the_visitor_writes_on(product: Product, desk: Desk) -> None:
    visitor = told(product.web)
    desk.take(visitor.id)
    visitor.say("Mijn nummer is 06 12 34 56 78.")
    desk.log.get_by_role("button", name="Toon gegevens").click()
    expect(desk.log).to_contain_text("06 12 34 56 78")
    visitor.say("Belt u mij zo?")
    expect(desk.log).to_contain_text("Belt u mij zo?")
    expect(desk.log).to_contain_text("06 12 34 56 78")
    expect(desk.log.get_by_role("button", name="Toon gegevens")).to_be_hidden()


def test_the_last_words_stay_in_view_when_there_is_less_room(product: Product, desk: Desk) -> None:
    visitor = told(product.web)
    desk.take(visitor.id)
    for number in range(6):
        visitor.say(
            f"Dit is bericht {number}, en het heeft een paar regels nodig om alles te vertellen. " * 2
        )
    last = desk.log.locator(".said").last
    expect(last).to_contain_text("Dit is bericht 5")
    expect(last).to_be_in_viewport()
    desk.page.set_viewport_size({"width": 1440, "height": 700})
    expect(last).to_be_in_viewport(ratio=0.9)
