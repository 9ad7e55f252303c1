"""Two crimes in one message are taken apart only where both are clear; one story stays one."""

from pathlib import Path

import pytest

from bot.engine import lean


@pytest.fixture(scope="module")
def recogniser(model: Path):
    lean.prepare()
    from bot.engine.recogniser import Recogniser

    return Recogniser.load(model)


TWO = (
    "ik heb vorige maand 450 euro aanbetaald voor een kamer die niet bestaat. "
    "Daarnaast belde vandaag een man van mijn bank en nu is er 2500 euro van mijn spaarrekening weg"
)


def test_each_part_has_its_own_kind_facts_and_amount(recogniser) -> None:
    first, second = recogniser.recognise(TWO).parts
    assert [part.ranking[0].name for part in (first, second)] == [
        "rental_or_advance_fee",
        "bank_helpdesk_fraud",
    ]
    assert [{one.value for one in part.entities if one.kind == "amount"} for part in (first, second)] == [
        {"450"},
        {"2500"},
    ]
    for part in (first, second):
        for found in part.facts:
            assert TWO[found.start : found.end] == found.words


@pytest.mark.parametrize(
    "text",
    [
        "ik heb 90 euro betaald op marktplaats voor een stoel en niks gekregen. "
        "Daarnaast is vandaag mijn whatsapp overgenomen door iemand",
        "vorige week op marktplaats 110 euro betaald voor een kast en niks gekregen, "
        "en vandaag is mijn whatsapp overgenomen",
    ],
)
def test_an_account_that_is_taken_over_is_no_part_of_what_was_bought(recogniser, text: str) -> None:
    first, second = recogniser.recognise(text).parts
    assert [part.ranking[0].name for part in (first, second)] == ["online_shopping", "account_takeover"]


@pytest.mark.parametrize(
    "text",
    [
        "vorige week op marktplaats een kast gekocht en een code doorgegeven, "
        "en vandaag is mijn whatsapp overgenomen",
        "vorige week leerde ik iemand kennen op tinder en vandaag heb ik hem 400 euro overgemaakt",
        "iemand van de bank belde en ik gaf mijn code, daarna kwam er ook nog een man mijn pas ophalen",
        "ik klikte op een link en vulde mijn gegevens in, en nu is ook nog mijn instagram overgenomen",
        "ik kocht een telefoon op marktplaats voor 200 euro en hij wilde ook nog 20 euro voor verzending",
        "gisteren 200 euro betaald voor een jas op marktplaats die niet komt, moet ik ook nog iets doen?",
        "ik heb 900 euro verloren aan een nepwinkel en ik heb ook nog hoofdpijn van alle stress",
    ],
)
def test_one_story_stays_one(recogniser, text: str) -> None:
    assert recogniser.recognise(text).parts == ()


@pytest.mark.parametrize("text", ["niemand heeft nog iets gebeld", "ook nog", "daarnaast iets anders"])
def test_one_clause_that_says_more_is_one_part(text: str, recogniser) -> None:
    assert recogniser.recognise(text).parts == ()
