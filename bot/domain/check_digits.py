"""Checks that tell a number from a row of digits: of cards, of the BSN, of bank accounts."""


def passes_luhn(digits: str) -> bool:
    """The check on card numbers (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def passes_eleven_test(digits: str) -> bool:
    """The check on a BSN of nine digits: weights 9 to 2 and -1, the sum divisible by 11."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return len(digits) == 9 and sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 11 == 0


def passes_iban_check(iban: str) -> bool:
    """The check on an IBAN without spaces (ISO 13616): the rest on division by 97 is 1."""
    moved = (iban[4:] + iban[:4]).upper()
    return int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1
