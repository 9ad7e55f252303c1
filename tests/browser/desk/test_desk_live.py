"""A visitor and a staff member talk, side by side in two browsers, with the real engine and model."""

from playwright.sync_api import expect

from tests.browser.chat import Chat
from tests.browser.desk.desk_page import Desk, ask_for_a_person


def test_they_read_each_other_without_loading_the_page_again(chat: Chat, desk: Desk) -> None:
    conversation = ask_for_a_person(chat)
    expect(desk.lanes).to_contain_text("Vanmorgen")
    desk.take(conversation)
    expect(chat.messages.last).to_contain_text("U praat nu met Noor")
    desk.reply("Goedemiddag. Hebt u de bank al gebeld?")
    expect(chat.messages.last).to_contain_text("Hebt u de bank al gebeld?")
    chat.type_and_send("Ja, net gedaan.")
    expect(desk.log).to_contain_text("Ja, net gedaan.")
