"""Examples of different names that say nearly the same are found, whatever their words."""

import numpy as np

from bot.cli.overlap import listed
from bot.domain.documents import Place
from bot.evaluation.overlap import ROWS, closest
from bot.recognition.examples import Example


def test_the_closest_of_other_names_come_first_and_those_of_one_name_never() -> None:
    vectors = np.array([[1, 0], [0.99, 0.1], [0.9, 0.2], [-1, 0.1], [0, -1]], np.float32)
    pairs = closest(vectors, ["a", "a", "b", "b", "c"], 3)
    assert [(one.first, one.second) for one in pairs][:2] == [(1, 2), (0, 2)]
    assert [one.cosine for one in pairs] == sorted((one.cosine for one in pairs), reverse=True)


def test_pairs_far_apart_in_the_list_are_found_too() -> None:
    generator = np.random.default_rng(0)
    vectors = generator.normal(size=(ROWS + 80, 16)).astype(np.float32)
    vectors[ROWS + 40] = vectors[3]
    names = ["a"] * ROWS + ["b"] * 80
    (pair,) = closest(vectors, names, 1)
    assert (pair.first, pair.second) == (3, ROWS + 40)


def test_each_pair_is_shown_with_its_places() -> None:
    texts = {
        "phishing": ["ik heb op een link geklikt", "mijn pincode ingevuld op een nepsite"],
        "card_pickup": ["er kwam een jongen mijn pas ophalen", "ik klikte op een linkje"],
    }
    examples = [
        Example(text, name, Place(f"data/nlu/{name}.yml", number))
        for name, some in texts.items()
        for number, text in enumerate(some, 5)
    ]
    first, second = listed(examples, "card_pickup", 1)
    assert "data/nlu/phishing.yml:5" in first
    assert "data/nlu/card_pickup.yml:6" in second
