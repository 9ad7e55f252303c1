"""What is taken out of a message before it is stored, and what must stay in it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.masking import TAGS, mask

PIN, PASSWORD, CODE = TAGS["pin"], TAGS["password"], TAGS["code"]
CARD, CVC, BSN = TAGS["card"], TAGS["cvc"], TAGS["bsn"]

REMOVED = [
    # A PIN that is said to be one.
    ("pincode 4711", f"pincode {PIN}"),
    ("pin: 4711", f"pin: {PIN}"),
    ("mijn pin is 4711.", f"mijn pin is {PIN}."),
    ("PIN 4711!", f"PIN {PIN}!"),
    ("mijn pin-code was 4 7 1 1", f"mijn pin-code was {PIN}"),
    ("mijn pin code is 47-11", f"mijn pin code is {PIN}"),
    ("pincode van mijn pas is 12345", f"pincode van mijn pas is {PIN}"),
    ("ik heb mijn pincode gegeven, 4711, en nu?", f"ik heb mijn pincode gegeven, {PIN}, en nu?"),
    ("ik heb hem mijn pincode doorgegeven (4711)", f"ik heb hem mijn pincode doorgegeven ({PIN})"),
    ("4711 is mijn pincode", f"{PIN} is mijn pincode"),
    ("ik gaf 4711 als pincode", f"ik gaf {PIN} als pincode"),
    ("mijn pincode is vier zeven een een", f"mijn pincode is {PIN}"),
    ("pincode vier, zeven, één, één dus", f"pincode {PIN} dus"),
    ("my pin is 4711", f"my pin is {PIN}"),
    ("mijn pasjes code, pascode 4711", f"mijn pasjes code, pascode {PIN}"),
    ("pinnummer 0471", f"pinnummer {PIN}"),
    ("de code van mijn bankpas is 4711", f"de code van mijn bankpas is {PIN}"),
    # A code.
    ("mijn code is 4711", f"mijn code is {CODE}"),
    ("de sms-code was 482913", f"de sms-code was {CODE}"),
    ("de code uit de sms: 482 913", f"de code uit de sms: {CODE}"),
    ("ik heb de verificatiecode 48-29-13 doorgegeven", f"ik heb de verificatiecode {CODE} doorgegeven"),
    ("tancode 123456", f"tancode {CODE}"),
    ("TAN-code: 123456", f"TAN-code: {CODE}"),
    ("de code die ik kreeg was 482913", f"de code die ik kreeg was {CODE}"),
    ("whatsapp code 123-456", f"whatsapp code {CODE}"),
    ("mijn digid code is 12345", f"mijn digid code is {CODE}"),
    ("the verification code is 482913", f"the verification code is {CODE}"),
    ("482913 was de code", f"{CODE} was de code"),
    ("identificatiecode 12345", f"identificatiecode {CODE}"),
    # A CVC.
    ("cvc 123", f"cvc {CVC}"),
    ("CVV: 9876", f"CVV: {CVC}"),
    ("de cvc-code is 123", f"de cvc-code is {CVC}"),
    ("de drie cijfers op de achterkant zijn 123", f"de drie cijfers op de achterkant zijn {CVC}"),
    # A whole card number.
    ("4111 1111 1111 1111", CARD),
    ("kaart 4111-1111-1111-1111 is geplunderd", f"kaart {CARD} is geplunderd"),
    ("5500005555555559", CARD),
    ("amex 378282246310005", f"amex {CARD}"),
    ("mijn creditcardnummer is 1234 5678 9012 3456", f"mijn creditcardnummer is {CARD}"),
    # A password that is said to be one.
    ("mijn wachtwoord is Welkom01!", f"mijn wachtwoord is {PASSWORD}"),
    ("wachtwoord: sinterklaas", f"wachtwoord: {PASSWORD}"),
    ("Wachtwoord = geheim", f"Wachtwoord = {PASSWORD}"),
    ('mijn wachtwoord was "paardenbloem"', f'mijn wachtwoord was "{PASSWORD}"'),
    ("mijn wachtwoord is sinterklaas.", f"mijn wachtwoord is {PASSWORD}."),
    ("inloggen met wachtwoord Zomer2024", f"inloggen met wachtwoord {PASSWORD}"),
    ("my password is hunter2", f"my password is {PASSWORD}"),
    ("ww: Test1234", f"ww: {PASSWORD}"),
    ("Hond12 is mijn wachtwoord", f"{PASSWORD} is mijn wachtwoord"),
    # A BSN.
    ("mijn bsn is 123456782", f"mijn bsn is {BSN}"),
    ("BSN: 1234.56.782", f"BSN: {BSN}"),
    ("burgerservicenummer 123 456 782", f"burgerservicenummer {BSN}"),
    ("mijn sofinummer 12345678", f"mijn sofinummer {BSN}"),
    ("mijn bsn 123456789 (weet ik niet zeker)", f"mijn bsn {BSN} (weet ik niet zeker)"),
    ("ik stuurde 123456782 op", f"ik stuurde {BSN} op"),
    # Several.
    (
        "pin 4711, wachtwoord: hallo123 en bsn 123456782, rekening NL91 ABNA 0417 1643 00",
        f"pin {PIN}, wachtwoord: {PASSWORD} en bsn {BSN}, rekening NL91 ABNA 0417 1643 00",
    ),
    ("pin 4711 en daarna pin 4712", f"pin {PIN} en daarna pin {PIN}"),
]  # fmt: skip

KEPT = [
    # Amounts.
    "4711 euro", "€ 4711", "€4711,50", "ik heb 4711 euro gepind", "pin 4711 euro opgenomen",
    "er is met mijn pin 1250 euro opgenomen", "met de pincode is 2500,- gepind",
    "code gegeven en 3000 euro kwijt",
    "mijn pincode gegeven en toen 4500 euro weg", "€ 123456782", "123456782 euro",
    # Other codes.
    "code oranje", "postcode 4711 AB", "postcode: 7411", "mijn postcode is 4711",
    "4711 AB is mijn postcode",
    "landcode 0031", "foutcode 4711", "error code 12345", "qr code 1234", "qr-code gescand om 1430 uur",
    "swift code 12345678", "bic code INGBNL2A", "kortingscode 2024", "barcode 87654321",
    "streepjescode 12345678",
    # Addresses, telephone numbers, times and dates.
    "huisnummer 4711", "Kerkstraat 4711", "ik woon op nummer 4711", "mijn nummer is 0612345678",
    "bel 06-12345678", "+31 6 12345678", "0031612345678", "0900-8844", "0800 1234", "020 2288800",
    "om 1430 uur",
    "pincode gewijzigd om 14:30", "pin geblokkeerd op 20-11-2024", "sinds 2019", "612345678",
    # Accounts and other numbers.
    "NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", "nl91abna0417164300", "NL00BANK0123456789",
    "DE89370400440532013000", "DE89 3704 0044 0532 0130 00", "rekening 123456782",
    "rekeningnummer: 123456782",
    "ordernummer 123456782", "kenmerk 123456782", "zaaknummer PL2024123456782", "mijn tel 123456782",
    "transactie 4111111111111112", "track en trace 3SABCD1234567",
    # Talk about secrets without telling them.
    "ik heb mijn pincode gegeven", "hij vroeg om mijn pincode", "mijn pin is geblokkeerd", "ik heb gepind",
    "mijn wachtwoord is gehackt", "mijn wachtwoord is veranderd", "wachtwoord is niet meer hetzelfde",
    "mijn wachtwoord is weg", "ik heb mijn wachtwoord gegeven", "wachtwoord vergeten",
    "mijn wachtwoord werkt niet",
    "ze hebben mijn wachtwoord", "my password is stolen", "wat is mijn wachtwoord waard",
    "ze vroegen mijn bsn", "mijn bsn en paspoort zijn gestolen", "de cvc code stond op de kaart",
    "ik moest een code doorgeven", "ik kreeg 3 codes", "de code was 2 keer fout", "mijn pin al 3 keer fout",
    "een pinpas uit 2019 meegegeven", "code 112", "de drie cijfers achterop gaf ik",
    "hij is 1 van de 4", "een of twee keer gepind", "",
]  # fmt: skip


@pytest.mark.parametrize(("text", "masked"), REMOVED)
def test_a_secret_is_removed(text: str, masked: str) -> None:
    assert mask(text).text == masked


ACCOUNTS = (
    "NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", "BE68 5390 0754 7034", "BE68539007547034",
    "DE89 3704 0044 0532 0130 00", "GB29 NWBK 6016 1331 9268 19",
)  # fmt: skip


@pytest.mark.parametrize("account", ACCOUNTS)
def test_after_an_account_every_pin_is_removed(account: str) -> None:
    """Some rows of digits after it pass the check on accounts, together with it."""
    for said in ("en de pincode", "met pin", "en mijn code is", "pincode"):
        for number in range(0, 10_000, 7):
            masked = mask(f"{account} {said} {number:04}").text
            assert masked.startswith(account), masked
            assert masked.endswith("verwijderd]"), masked


@pytest.mark.parametrize("text", KEPT)
def test_what_is_no_secret_stays(text: str) -> None:
    assert mask(text).text == text
    assert mask(text).kinds == ()


def test_the_kinds_are_named_once_each_in_order() -> None:
    assert mask("pin 4711, bsn 123456782, pin 4712").kinds == ("pin", "bsn")


@given(st.text(max_size=300))
def test_masking_again_changes_nothing(text: str) -> None:
    once = mask(text)
    assert mask(once.text).text == once.text


@given(st.integers(1000, 999999), st.sampled_from(["pin", "pincode", "Pincode:", "mijn pin is", "PINCODE ="]))
def test_every_pin_is_removed(number: int, said: str) -> None:
    assert str(number) not in mask(f"en {said} {number} zei ik").text


@pytest.mark.parametrize(
    "piece",
    [
        "pin ",
        "code is ",
        "mijn code is ",
        "1 ",
        "4",
        "12-",
        "NL91ABNA ",
        "wachtwoord is ",
        "een twee ",
        "(",
        "a1",
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    text = (piece * 4000)[:4000]
    start = time.process_time()
    mask(text)
    assert time.process_time() - start < 0.25
