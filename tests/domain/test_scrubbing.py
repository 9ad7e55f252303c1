"""What leaves a conversation says nobody's name, number or address."""

import time

import pytest

from bot.domain.scrubbing import anonymise, cover, scrub

ORDINARY = frozenset(
    ["rabobank", "marktplaats", "van", "de", "bank", "assen", "heeft", "belde", "qr", "code"]
)


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        ("bel 06-12345678 of +31 6 12 34 56 78", "bel [telefoon] of [telefoon]"),
        ("naar NL91 ABNA 0417 1643 00 overgemaakt", "naar [rekening] overgemaakt"),
        ("mail j.jansen@voorbeeld.nl", "mail [e-mail]"),
        ("ik woon Kerkstraat 12b", "ik woon [adres]"),
        ("9401 AB 12", "[adres]"),
        ("geboren 3 mei 1961", "geboren [datum]"),
        ("geboren op 12-03-1980", "geboren [datum]"),
        ("ze is geboren in 1950", "ze is geboren [datum]"),
        ("op 2026-03-01 en 3 mei '61", "op [datum] en [datum]"),
        ("klantnummer 123456", "klantnummer [nummer]"),
        ("pakket 3SABCD1234567", "pakket [nummer]"),
        ("kenteken 12-ABC-3", "kenteken [nummer]"),
        ("klik op www.ing-veilig.nl/abc?x=1 nu", "klik op [link] nu"),
        ("de site keukenkoning.shop", "de site [link]"),
        ("op insta @jan.jansen61", "op insta [naam]"),
        ("ik heet jan de vries", "ik heet [naam]"),
        ("mijn naam is fatima el amrani", "mijn naam is [naam]"),
        ("hij noemde zich Bakker", "hij noemde zich [naam]"),
        ("mijn man henk jansen belde", "mijn man [naam] belde"),
        ("mijn zoon kevin heeft geklikt", "mijn zoon [naam] heeft geklikt"),
        ("toen zei Yılmaz dat het mocht", "toen zei [naam] dat het mocht"),
        ("groetjes, Toos", "groetjes, [naam]"),
    ],
)
def test_it_is_taken_out(text: str, scrubbed: str) -> None:
    assert anonymise(text, (), ORDINARY) == scrubbed


@pytest.mark.parametrize(
    "text",
    [
        "er is 250000 euro weg",
        "1.250.000 euro en € 150000",
        "om half 3 op 12 mei belde een man van de Rabobank",
        "Mijn pas is weg. Toen belde ik de bank.",
        "IK BEN OPGELICHT OP MARKTPLAATS HELP MIJ",
        "een QR-code van de BKR",
        "ik ben 79 jaar",
    ],
)
def test_what_tells_what_happened_stays(text: str) -> None:
    assert anonymise(text, (), ORDINARY) == text


def test_what_is_known_of_somebody_is_taken_out_in_any_spelling() -> None:
    assert anonymise("het is oosterhuis in elim", ("Oosterhuis", "Elim")) == "het is [naam] in [naam]"
    assert anonymise("HIER IS OOSTERHUIS", ("Oosterhuis",)) == "HIER IS [naam]"


def test_within_a_conversation_the_words_by_which_it_is_found_stay() -> None:
    text = "Gisteren belde Rabobank. Toen belde ik Fatima op 0612345678."
    assert scrub(text, ("Fatima",)) == "Gisteren belde Rabobank. Toen belde ik [naam] op [telefoon]."
    assert scrub(text) == "Gisteren belde Rabobank. Toen belde ik Fatima op [telefoon]."


@pytest.mark.parametrize("piece", ["a", "A", "7", "a-", "Aa-", "a.", "www.", "a1", "01-", "straat", "Aa "])
def test_the_time_does_not_go_with_the_square_of_a_text_without_spaces(piece: str) -> None:
    # Four times as much text takes four times as long; with its square it would be sixteen.
    short, long = (_seconds(piece * (length // len(piece))) for length in (6000, 24_000))
    assert long < 9 * short


def _seconds(text: str) -> float:
    """Of processor time that the fastest of some tries takes."""

    def once() -> float:
        began = time.process_time()
        anonymise(text)
        cover(text)
        return time.process_time() - began

    return min(once() for _ in range(3))
