"""What nobody may miss: sounds, notifications, announcements and the place of what is late.

What a page asks of the browser's loudspeaker and notifications is written down by stand-ins for both: a test
cannot hear.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Page, expect
from sqlalchemy import update

from bot.store.models import VisitRequest
from tests.browser.accessibility import complaints
from tests.browser.desk.conftest import NewDesk
from tests.browser.desk.desk_page import Desk
from tests.browser.desk.states import DANGER, LATE_MS, told
from tests.browser.product import Product
from tests.web.running import Visitor
from tests.web.waiting_people import change, set_back

STAND_INS = """
window.heard = [];
window.notified = [];
class Context extends EventTarget {
  constructor() { super(); this.state = localStorage.blocked ? "suspended" : "running"; }
  currentTime = 0;
  resume() {
    this.state = "running";
    localStorage.removeItem("blocked");
    this.dispatchEvent(new Event("statechange"));
    return Promise.resolve();
  }
}
class Gain { constructor(context, { gain }) { this.gain = gain; } connect() {} }
class Tone {
  constructor(context, { frequency }) { this.frequency = frequency; }
  connect(gain) { this.gain = gain.gain; return gain; }
  start() { window.heard.push([this.frequency, Math.round(this.gain * 1000)]); }
  stop() {}
}
class Note { constructor(title) { window.notified.push(title); } static permission = "granted"; }
Object.assign(window, { AudioContext: Context, GainNode: Gain, OscillatorNode: Tone, Notification: Note });
Object.defineProperty(document, "hidden", { get: () => Boolean(window.isHidden) });
"""
# The first pitch of each sound (bot/web/desk/static/sound.js).
DANGER_SOUND, REQUEST_SOUND, WAITING_SOUND, MESSAGE_SOUND = 880, 660, 523, 740
EVENT_MS = 20_000


def with_stand_ins(desk: Desk) -> Desk:
    desk.page.add_init_script(STAND_INS)
    desk.page.goto(f"{desk.url}/desk")
    return desk


def set_alerts(desk: Desk, *unwanted: str, volume: int = 60) -> None:
    desk.page.goto(f"{desk.url}/desk/me")
    for name in unwanted:
        desk.page.get_by_label(name).uncheck()
    desk.page.get_by_label("Volume van het geluid").fill(str(volume))
    desk.page.get_by_role("button", name="Bewaar").click()
    desk.page.goto(f"{desk.url}/desk")


def hide(page: Page, is_hidden: bool = True) -> None:
    page.evaluate(
        "hidden => { window.isHidden = hidden; window.heard = []; window.notified = []; }", is_hidden
    )


def pitches(page: Page) -> list[int]:
    found: list[list[int]] = page.evaluate("window.heard")
    return [pitch for pitch, _ in found]


def expect_heard(page: Page, pitch: int) -> None:
    page.wait_for_function(
        "pitch => window.heard.some(([each]) => each === pitch)", arg=pitch, timeout=EVENT_MS
    )


def expect_said(desk: Desk, text: str) -> None:
    expect(desk.page.locator("#announcer")).to_contain_text(text, timeout=EVENT_MS)


def row(desk: Desk, visitor: Visitor) -> Any:
    return desk.lanes.locator(f'[data-key="{visitor.id}"]')


def test_somebody_who_waits_is_heard_as_loud_as_was_chosen_and_said_and_shown(
    product: Product, new_desk: NewDesk
) -> None:
    desk = with_stand_ins(new_desk("Noor"))
    set_alerts(desk, volume=20)
    hide(desk.page)
    visitor = told(product.web)
    expect_heard(desk.page, WAITING_SOUND)
    assert [WAITING_SOUND, 50] in desk.page.evaluate("window.heard")
    assert "Er wacht iemand op een medewerker" in desk.page.evaluate("window.notified")
    expect_said(desk, "Er wacht iemand op een medewerker")
    expect(desk.page).to_have_title(desk.page.title())
    assert desk.page.title().startswith("(")
    # The row is drawn anew for another reason: it is not news again.
    hide(desk.page)
    set_back(product.web, visitor, updated_at=datetime.now(UTC))
    desk.page.wait_for_timeout(2500)
    assert WAITING_SOUND not in pitches(desk.page)


def test_a_lane_that_is_switched_off_makes_no_sound_and_the_others_do(
    product: Product, new_desk: NewDesk
) -> None:
    desk = with_stand_ins(new_desk("Noor"))
    set_alerts(desk, "Iemand die op een medewerker wacht")
    hide(desk.page)
    visitor = told(product.web)
    expect_said(desk, "Er wacht iemand op een medewerker")
    assert WAITING_SOUND not in pitches(desk.page)
    assert desk.page.evaluate("window.notified") == []
    asking = new_desk("Ilse")
    asking.take(visitor.id)
    asking.ask_for_visit(postcode="9401 AB", house_number="12", phone="0612345678")
    visitor.say(DANGER)
    hide(desk.page)
    told(product.web).say(DANGER)
    expect_heard(desk.page, DANGER_SOUND)


def test_a_message_in_ones_own_conversation_is_heard_unless_one_reads_it(
    product: Product, new_desk: NewDesk
) -> None:
    desk = with_stand_ins(new_desk("Noor"))
    visitor = told(product.web)
    desk.take(visitor.id)
    desk.reply("Goedemiddag.")
    hide(desk.page, False)
    visitor.say("Dag, daar ben ik.")
    expect(desk.log).to_contain_text("Dag, daar ben ik.")
    expect(row(desk, visitor)).to_contain_text("Nieuw bericht", timeout=EVENT_MS)
    assert MESSAGE_SOUND not in pitches(desk.page)
    desk.reply("Ik luister.")
    expect(row(desk, visitor)).not_to_contain_text("Nieuw bericht", timeout=EVENT_MS)
    hide(desk.page)
    visitor.say("Bent u er nog?")
    expect_heard(desk.page, MESSAGE_SOUND)
    assert desk.page.evaluate("window.notified") == ["Nieuw bericht in uw gesprek"]
    # Also with another conversation on the page, or none.
    desk.page.goto(f"{desk.url}/desk")
    visitor.say("Hallo?")
    expect_heard(desk.page, MESSAGE_SOUND)


def asked(product: Product, new_desk: NewDesk, name: str) -> Desk:
    """There is a request for a visit that nobody has seen yet; the desk of who talks with its visitor."""
    colleague, visitor = new_desk(name), told(product.web)
    colleague.take(visitor.id)
    colleague.ask_for_visit(postcode="9401 AB", house_number="12", phone="0612345678")
    theirs = VisitRequest.conversation_id == visitor.id
    unseen = update(VisitRequest).where(theirs).values(acknowledged_at=None, status="submitted")
    change(product.web, lambda unit: unit.execute(unseen))
    colleague.open(visitor.id)
    return colleague


def sounded(desk: Desk) -> int:
    return pitches(desk.page).count(REQUEST_SOUND)


def test_a_request_sounds_until_it_is_seen_and_the_mute_of_a_minute_ends(
    product: Product, new_desk: NewDesk
) -> None:
    desk = new_desk("Noor")
    desk.page.clock.install()
    desk = with_stand_ins(desk)
    hide(desk.page)
    ilse = asked(product, new_desk, "Ilse")
    expect_heard(desk.page, REQUEST_SOUND)
    assert "Nieuwe aanvraag voor bezoek" in desk.page.evaluate("window.notified")
    # From here the page's clock goes on only when it is told to.
    desk.page.clock.pause_at(desk.page.evaluate("Date.now()") / 1000 + 1)
    # Nobody has seen it: it sounds again, each quarter of a minute.
    before = sounded(desk)
    desk.page.clock.run_for(15_000)
    assert sounded(desk) == before + 1
    desk.page.clock.run_for(15_000)
    assert sounded(desk) == before + 2
    # A minute without sound, which stands in the bar.
    desk.page.get_by_role("button", name="Geluid 1 minuut uit").click()
    muted = desk.page.locator("#muted")
    expect(muted).to_contain_text("Geluid van aanvragen uit tot")
    desk.page.clock.run_for(50_000)
    assert sounded(desk) == before + 2
    desk.page.clock.run_for(30_000)
    expect(muted).to_be_hidden()
    assert sounded(desk) > before + 2
    # What somebody has seen is silent, at every desk.
    desk.page.clock.resume()
    ilse.page.get_by_role("complementary").get_by_role("button", name="Gezien", exact=True).click()
    expect(desk.page.locator("[data-new]")).to_have_count(0)
    hide(desk.page)
    desk.page.clock.run_for(31_000)
    assert sounded(desk) == 0


def test_sound_of_requests_that_is_off_stands_on_the_desk_and_before_a_supervisor(
    product: Product, new_desk: NewDesk
) -> None:
    desk, chief = with_stand_ins(new_desk("Noor")), new_desk("Cato", role="supervisor")
    off = "Geluid van aanvragen staat uit"
    expect(desk.page.get_by_text(off)).to_have_count(0)
    set_alerts(desk, "Een nieuwe aanvraag voor bezoek")
    # In the bar and in the lane, also when there is no request.
    expect(desk.page.locator("#sound-off")).to_contain_text(off)
    expect(desk.lanes.get_by_text(off)).to_be_visible()
    expect(chief.lanes.get_by_text(f"{off} bij Noor.")).to_be_visible(timeout=EVENT_MS)
    expect(chief.page.locator("#sound-off")).to_have_count(0)
    # The same with the volume at nothing.
    desk.page.goto(f"{desk.url}/desk/me")
    desk.page.get_by_label("Een nieuwe aanvraag voor bezoek").check()
    desk.page.get_by_role("button", name="Bewaar").click()
    desk.page.goto(f"{desk.url}/desk")
    expect(desk.page.locator("#sound-off")).to_have_count(0)
    set_alerts(desk, volume=0)
    expect(desk.page.locator("#sound-off")).to_be_visible()


def test_danger_in_a_conversation_that_is_not_open_is_heard(product: Product, new_desk: NewDesk) -> None:
    desk = with_stand_ins(new_desk("Noor"))
    visitor = told(product.web)
    desk.take(visitor.id)
    desk.page.goto(f"{desk.url}/desk")
    hide(desk.page)
    visitor.say(DANGER)
    expect_heard(desk.page, DANGER_SOUND)
    expect_said(desk, "Er is gevaar in een gesprek")
    assert "Er is gevaar in een gesprek" in desk.page.evaluate("window.notified")


def test_on_a_phone_the_way_back_says_what_calls_in_the_other_conversations(
    product: Product, new_desk: NewDesk
) -> None:
    """There the lanes are on another page: danger in the second conversation was heard, and nowhere seen."""
    desk, first, second = new_desk("Noor", width=390, height=844), told(product.web), told(product.web)
    desk.take(first.id)
    desk.take(second.id)
    desk.reply("Goedemiddag.")
    desk.open(first.id)
    desk.reply("Goedemiddag.")
    back, urgent = desk.page.get_by_role("link", name="Wachtrij"), desk.page.locator("#elsewhere-urgent")
    expect(back).not_to_contain_text("nieuw")
    # Others may be in danger already, with nobody or with her.
    before = int(urgent.inner_text().split()[0]) if urgent.is_visible() else 0
    second.say("Ik heb de bank gebeld.")
    expect(back).to_contain_text("1 nieuw", timeout=EVENT_MS)
    second.say(DANGER)
    expect(urgent).to_have_text(f"{before + 1} dringend", timeout=EVENT_MS)
    first.say("Ik ben er nog.")
    expect(desk.log).to_contain_text("Ik ben er nog.")
    expect(back).to_contain_text("1 nieuw")
    expect(back).to_be_in_viewport()
    assert complaints(desk.page) == []
    assert desk.overflow() <= 0


def test_that_the_browser_blocks_sound_is_shown_until_a_key_or_click(
    product: Product, new_desk: NewDesk
) -> None:
    desk = with_stand_ins(new_desk("Noor"))
    desk.page.evaluate("localStorage.blocked = 1")
    desk.page.reload()
    notice = desk.page.get_by_role("button", name="Geluid is geblokkeerd")
    expect(notice).to_be_visible()
    told(product.web)
    expect_said(desk, "Er wacht iemand op een medewerker")
    assert pitches(desk.page) == []
    desk.page.keyboard.press("Shift")
    expect(notice).to_be_hidden()
    expect_heard(desk.page, WAITING_SOUND)


def test_what_is_late_calls_a_supervisor_and_stands_on_top_for_them(
    product: Product, new_desk: NewDesk
) -> None:
    chief = with_stand_ins(new_desk("Cato", role="supervisor"))
    visitor = told(product.web)
    expect(row(chief, visitor)).to_be_visible(timeout=EVENT_MS)
    hide(chief.page)
    set_back(product.web, visitor, waiting_since=datetime.now(UTC) - timedelta(hours=2))
    late = chief.page.get_by_role("region", name="Te laat")
    expect(late.locator(f'[data-key="{visitor.id}"]')).to_be_visible(timeout=LATE_MS)
    expect_said(chief, "Te laat")
    assert any(title.startswith("Te laat") for title in chief.page.evaluate("window.notified"))
    keys = [lane.get_attribute("data-key") for lane in chief.lanes.locator(".lane").all()]
    # Only danger that others told of stands above it.
    assert next(key for key in keys if key != "pressing") == "late"
    late.get_by_role("button", name="Neem over").first.click()
