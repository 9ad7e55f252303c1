"""A promise is told from what asks, denies or leaves open."""

import pytest

from tests.domain.promises import promised


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Er komt een agent naar u toe. Blijf thuis of ga naar de buren.", "nl"),
        ("Blijf rustig, er komt zo iemand. Doe niet open voor anderen.", "nl"),
        ("Een agent komt bij u langs, ook als u niet belt.", "nl"),
        ("Wij sturen een agent.", "nl"),
        ("De dader wordt opgepakt. Dat duurt niet lang.", "nl"),
        ("De politie pakt de dader.", "nl"),
        ("U krijgt uw geld terug of een deel ervan.", "nl"),
        ("Daarna krijgt u al uw geld van de bank terug.", "nl"),
        ("De bank vergoedt alles.", "nl"),
        ("Uw geld komt terug.", "nl"),
        ("Er is binnen tien minuten hulp.", "nl"),
        ("An officer is coming. Do not open for others, if possible.", "en"),
        ("You will get your money back or a part of it.", "en"),
        ("The offender will be arrested.", "en"),
    ],
)
def test_a_promise_is_found_whatever_else_the_text_says(text: str, language: str) -> None:
    assert list(promised(text, language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("De meldkamer beslist of er een agent komt.", "nl"),
        ("Komt er een agent? Vraag naar het politiepasje.", "nl"),
        ("Er komt nu geen agent.", "nl"),
        ("Komt er iemand, bel dan 112.", "nl"),
        ("Meld het datalek binnen 72 uur.", "nl"),
        ("Hiervoor komt meestal geen agent.", "nl"),
        ("Krijg ik mijn geld terug?", "nl"),
        ("Wie zegt dat u uw geld terug krijgt, is een oplichter.", "nl"),
        ("Niemand kan zeggen dat de dader wordt opgepakt.", "nl"),
        ("The control room decides whether an officer comes.", "en"),
        ("No officer comes now.", "en"),
    ],
)
def test_what_asks_denies_or_leaves_open_is_no_promise(text: str, language: str) -> None:
    assert not list(promised(text, language))
