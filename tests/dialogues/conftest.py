"""The running product, for all conversations."""

from collections.abc import Iterator

import pytest

from tests.browser.product import Product, running_product


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """Web, engine and the trained model, once for all tests here."""
    with running_product(tmp_path_factory.mktemp("product"), RATE_LIMIT="100000/minute") as running:
        yield running
