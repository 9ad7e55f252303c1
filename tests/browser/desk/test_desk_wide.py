"""In a large window the bar and the answer stay where they are: only the columns scroll."""

from tests.browser.desk.conftest import NewDesk
from tests.browser.desk.states import told
from tests.browser.product import Product

ROWS = 6  # more than fit


def test_a_long_queue_makes_the_window_no_longer(product: Product, new_desk: NewDesk) -> None:
    """Staff scrolled the bar and the answer out of view, into emptiness as long as the queue."""
    visitors = [told(product.web) for _ in range(ROWS)]
    desk = new_desk("Noor", role="supervisor", width=1440, height=600)
    too_long = "document.documentElement.scrollHeight - window.innerHeight"
    lanes = desk.lanes.evaluate("lanes => lanes.scrollHeight - lanes.clientHeight")
    assert lanes > 0, "the queue is longer than the window"
    assert desk.page.evaluate(too_long) == 0
    desk.take(visitors[0].id)
    for number in range(3):
        desk.reply(f"Goedemiddag, dit is zin {number}.")
    desk.write_note("Alleenwonend.")
    assert desk.page.evaluate(too_long) == 0
    assert desk.page.evaluate("window.scrollY") == 0
