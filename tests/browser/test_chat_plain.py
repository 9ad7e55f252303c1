"""The chat without JavaScript: numbers, first steps, and a form that posts."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import complaints
from tests.browser.conftest import Watch
from tests.browser.product import Product
from tests.browser.staff_member import StaffAtWork

STORY = "Gisteren belde iemand van de bank. Er is 900 euro weg."


@pytest.fixture
def plain(browser: Browser, watched: Watch) -> Iterator[Page]:
    """A tab in a browser without JavaScript."""
    context = watched(browser.new_context(java_script_enabled=False, locale="nl-NL"))
    yield context.new_page()
    context.close()


def test_numbers_and_first_steps_are_there(plain: Page, product: Product) -> None:
    plain.goto(product.url + "/chat")
    expect(plain.locator("a[href='tel:112']")).to_be_visible()
    expect(plain.get_by_role("heading", name="Doe dit eerst")).to_be_visible()
    expect(plain.get_by_text("Doe niet open. Bel 112.")).to_be_visible()
    expect(plain.locator("noscript p")).to_contain_text("De pagina laadt opnieuw na elk bericht.")
    # What would do nothing is not there.
    expect(plain.get_by_role("button", name="Opties")).to_have_count(0)


def test_a_message_is_posted_and_answered(plain: Page, product: Product) -> None:
    plain.goto(product.url + "/chat")
    plain.get_by_label("Uw bericht").fill(STORY)
    plain.get_by_role("button", name="Verstuur").click()
    expect(plain.locator(".message--visitor")).to_contain_text(STORY)
    expect(plain.locator(".message--steps .tasks__title").first).to_be_visible()
    expect(plain.locator("#steps-body li").first).to_be_visible()
    expect(plain.locator("#donts li").first).to_be_visible()


def test_a_choice_is_a_button_that_posts(plain: Page, product: Product) -> None:
    plain.goto(product.url + "/chat")
    plain.get_by_label("Uw bericht").fill("Er komt zo iemand langs om mijn pas te halen.")
    plain.get_by_role("button", name="Verstuur").click()
    expect(plain.locator(".message--emergency").first.get_by_role("link", name="Bel 112")).to_be_visible()
    choice = plain.locator("#choices button").first
    title = choice.inner_text()
    choice.click()
    expect(plain.locator(".message--visitor").last).to_contain_text(title)


def test_answers_stand_in_the_order_in_which_they_are_offered(plain: Page, product: Product) -> None:
    plain.goto(product.url + "/chat")
    plain.get_by_label("Uw bericht").fill(
        "Vanochtend belde iemand van mijn bank. Ik heb 900 euro overgemaakt."
    )
    plain.get_by_role("button", name="Verstuur").click()
    titles = plain.locator("#choices button").all_inner_texts()
    assert titles[:2] == ["Ja, vraag een agent", "Nee, geen agent"], "what is asked comes before the steps"


def told(plain: Page, product: Product, text: str) -> dict[str, Any]:
    """Say something; gives the summary as the server has it then."""
    plain.goto(product.url + "/chat")
    plain.get_by_label("Uw bericht").fill(text)
    plain.get_by_role("button", name="Verstuur").click()
    expect(plain.locator(".message--visitor").last).to_contain_text(text)
    conversation = plain.locator("body").get_attribute("data-conversation")
    answer = plain.request.get(f"{product.url}/api/v1/conversations/{conversation}/summary")
    found: dict[str, Any] = answer.json()
    return found


def test_all_steps_and_the_evidence_stand_there_as_in_the_summary(plain: Page, product: Product) -> None:
    summary = told(plain, product, STORY)
    titles = [step["title"] for step in summary["steps"]]
    assert len(titles) > len(plain.locator(".message--steps .tasks__title").all()), "not only the first ones"
    assert plain.locator("#steps-body .tasks__title").all_inner_texts() == titles
    assert plain.locator("#evidence-body li").all_inner_texts() == summary["evidence"]
    expect(plain.locator("#evidence")).to_contain_text("Neem alles mee als u aangifte doet.")
    expect(plain.get_by_text("Vink af wat u hebt.")).to_be_hidden()


def test_a_step_is_named_where_it_is_ticked_off_and_stays_ticked(plain: Page, product: Product) -> None:
    first = told(plain, product, STORY)["steps"][0]["title"]
    plain.get_by_role("button", name=f"Dit is gedaan: {first}", exact=True).click()
    for place in ("#steps-body", ".message--steps >> nth=0"):
        expect(plain.locator(place).locator(".is-done .tasks__title").first).to_contain_text(first)


def test_no_choice_names_its_step_twice(plain: Page, product: Product) -> None:
    steps = [step["title"] for step in told(plain, product, STORY)["steps"]]
    titles = plain.locator("#choices button").all_inner_texts()
    about = [title for title in titles if any(step in title for step in steps)]
    assert len(about) > 2, "the later steps of the answer have buttons too"
    for title in about:
        assert max(title.count(step) for step in steps) == 1, title
        assert "?:" not in title


def test_no_key_is_promised_that_does_nothing_here(plain: Page, product: Product) -> None:
    plain.goto(product.url + "/chat")
    expect(plain.locator("#about-leaving")).to_be_visible()
    expect(plain.locator("#about-leaving")).to_contain_text("Dat wist niet de geschiedenis van uw browser.")
    expect(plain.get_by_text("Drie keer op de toets Shift")).to_be_hidden()


def test_who_waits_sees_their_place_and_can_look_again(
    plain: Page, product: Product, staff: StaffAtWork
) -> None:
    told(plain, product, "Ik wil een medewerker spreken.")
    expect(plain.locator("#queue")).to_contain_text(re.compile("U bent (nummer|als eerste)"))
    plain.set_viewport_size({"width": 390, "height": 844})
    look = plain.get_by_role("link", name="Kijk of er een nieuw bericht is")
    hint = plain.locator("noscript p")
    expect(hint).to_contain_text(re.compile("U bent (nummer|als eerste)"))
    look.scroll_into_view_if_needed()
    box, paragraph = look.bounding_box(), hint.bounding_box()
    assert box is not None
    assert paragraph is not None
    assert box["width"] > paragraph["width"] / 2, "a line of text, not a narrow column"
    for said in ("Waar bent u nu?", "Ik bel u zo."):
        conversation = str(plain.locator("body").get_attribute("data-conversation"))
        if said.startswith("Waar"):
            staff.take_over(conversation)
        staff.reply(conversation, said)
        look.click()
        expect(plain.locator("#latest")).to_contain_text(said)
    expect(plain.locator("#who")).to_have_text("U chat met Sanne, medewerker")
    expect(plain.locator("#queue")).to_be_hidden()


@pytest.mark.network_errors
def test_nothing_typed_is_said_at_the_field(plain: Page, product: Product) -> None:
    plain.goto(product.url + "/chat")
    plain.get_by_role("button", name="Verstuur").click()
    expect(plain.locator("#error")).to_have_text("Typ eerst uw bericht.")
    expect(plain.get_by_label("Uw bericht")).to_have_attribute("aria-invalid", "true")


@pytest.mark.network_errors
def test_a_text_that_is_too_long_stays_in_the_field(plain: Page, product: Product) -> None:
    plain.goto(product.url + "/chat")
    story = "a " * 2500 + "einde"
    plain.get_by_label("Uw bericht").fill(story)
    plain.get_by_role("button", name="Verstuur").click()
    expect(plain.locator("#error")).to_contain_text("4000")
    expect(plain.get_by_label("Uw bericht")).to_have_value(story)


@pytest.mark.network_errors
def test_a_closed_conversation_takes_no_message_and_leads_to_a_new_one(
    plain: Page, product: Product, staff: StaffAtWork
) -> None:
    plain.goto(product.url + "/chat")
    plain.get_by_label("Uw bericht").fill("Ik wil een medewerker spreken.")
    plain.get_by_role("button", name="Verstuur").click()
    conversation = str(plain.locator("body").get_attribute("data-conversation"))
    staff.take_over(conversation)
    staff.close(conversation)
    plain.get_by_label("Uw bericht").fill("Nog iets.")
    plain.get_by_role("button", name="Verstuur").click()
    expect(plain.locator("#error")).to_contain_text("Dit gesprek is gesloten.")
    plain.get_by_role("button", name="Begin een nieuw gesprek").click()
    expect(plain.get_by_label("Uw bericht")).to_be_visible()
    expect(plain.locator(".message--visitor")).to_have_count(0)


def test_html_in_a_message_is_shown_as_text(plain: Page, product: Product) -> None:
    plain.goto(product.url + "/chat")
    plain.get_by_label("Uw bericht").fill("<b>hallo</b> <script>alert(1)</script>")
    plain.get_by_role("button", name="Verstuur").click()
    expect(plain.locator(".message--visitor")).to_contain_text("<b>hallo</b> <script>alert(1)</script>")


def test_leaving_forgets_the_conversation(plain: Page, product: Product) -> None:
    plain.context.route(re.compile("google"), lambda route: route.fulfill(body="elders"))
    plain.goto(product.url + "/chat")
    plain.get_by_label("Uw bericht").fill(STORY)
    plain.get_by_role("button", name="Verstuur").click()
    assert plain.context.cookies(product.url)
    plain.get_by_role("button", name="Snel weg").click()
    expect(plain).to_have_url(re.compile("google"))
    assert plain.context.cookies(product.url) == []


def test_a_page_of_somebody_else_cannot_post_in_the_conversation(plain: Page, product: Product) -> None:
    answer = plain.request.post(
        product.url + "/chat", form={"text": "namens u"}, headers={"Origin": "https://elders.example"}
    )
    assert answer.status == 403
    assert "namens u" in answer.text()
    assert plain.context.cookies(product.url) == []


@pytest.mark.network_errors
def test_axe_finds_nothing_in_the_plain_conversation(plain: Page, page: Page, product: Product) -> None:
    plain.goto(product.url + "/chat")
    plain.get_by_label("Uw bericht").fill(STORY)
    plain.get_by_role("button", name="Verstuur").click()
    # axe is a script: look at the same page in a browser that has scripts, but not those of the chat.
    page.context.add_cookies([{**cookie} for cookie in plain.context.cookies()])
    page.route("**/chat.js", lambda route: route.abort())
    page.goto(product.url + "/chat")
    expect(page.locator(".message--visitor")).to_contain_text(STORY)
    assert complaints(page) == []
