"""The running product, for all conversations."""

from collections.abc import Iterator

import pytest

from tests.product import Product, running_product


@pytest.fixture(scope="session")
def product() -> Iterator[Product]:
    """Web, engine and the trained model, once for all tests here."""
    with running_product() as running:
        yield running
