"""Who tells a story and gives name, number, bank and wish at once is understood by the story."""

from pathlib import Path

import pytest

from bot.engine import lean


@pytest.fixture(scope="module")
def recogniser(model: Path):
    lean.prepare()
    from bot.engine.recogniser import Recogniser

    return Recogniser.load(model)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "ik ben Joop Kok, Beukenlaan 1 Ede, 0612345678, vanmorgen 2600 euro overgemaakt naar nepdochter "
            "via whatsapp, bank is ING, stuur agent",
            "friend_in_need",
        ),
        (
            "crypto belegging 9000 overgemaakt vandaag, Rabobank, L. Prins, 9711 AB 3, 06-12345678, "
            "graag iemand langs",
            "investment_fraud",
        ),
    ],
)
def test_details_do_not_change_what_happened(recogniser, text: str, kind: str) -> None:
    found = recogniser.recognise(text)
    assert (found.decision, found.ranking[0].name) == ("sure", kind)
    assert {entity.kind for entity in found.entities} >= {"phone", "bank"}
    for fact in found.facts:
        assert text[fact.start : fact.end] == fact.words


def test_a_message_of_details_alone_stays_as_it_was(recogniser) -> None:
    assert recogniser.recognise("Joop Kok, Beukenlaan 1, 6711 AB Ede, 0612345678").decision != "sure"
