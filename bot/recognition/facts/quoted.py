"""A pasted mail or text message of somebody else: its words are not what the victim says."""

import re

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
_MARKS = re.compile(
    r"https?://|www\.|\b[\w-]+\.(?:com|net|info|top|xyz|online|site|app|ru|link|shop)\b|\bgeachte\b|\bbeste (?:klant|heer|mevrouw|relatie|rekeninghouder|gebruiker|lezer|ontvanger|meneer)"
    r"|\bmet vriendelijke groet|\bvriendelijke groeten|\bhoogachtend|\bklik (?:hier|op|nu)|\bklantenservice\b|\bonderwerp:|\bvan:|\baan:|\bverzonden:|\bafzender|\bdear (?:customer|sir|madam|user)"
    r"|\bkind regards|\bbest regards|\bclick (?:here|below)|\buw (?:pakket|rekening|account|betaalpas|bankpas|pakketje|zending|digid|gegevens|openstaande|betaling|bankrekening|abonnement|kaart|toegang|identiteit|pas)\b"
    r"|\bu heeft (?:nog|een|recht|tot|niet)\b|\bverifieer\b|\bvia onderstaande|\bonderstaande link|\bis automatisch (?:gegenereerd|verzonden)|\bbinnen (?:24|48) uur\b|\bdit is een automatisch"
    r"|\bgelieve\b|\bvoorkom (?:blokkade|extra kosten|incasso)|\blaatste (?:herinnering|aanmaning)|\bwij hebben geconstateerd|\bons (?:systeem|beveiligingssysteem)|\bkenmerk|\byour (?:account|parcel|package|card|bank)\b|^>"
    r"|\bhoi (?:mam|pap|mama|papa|oma|opa)\b.*\b(?:nieuwe? nummer|telefoon)\b"
)
# A line of a chat as WhatsApp copies it, "[14:02] Hoi mam", or exports it, "12-11-2026, 14:02 - Naam: Hoi mam".
# Who sent it is not known, unless the line says "Ik:".
_CHAT = re.compile(
    r"^\s*(?:\[(?:[\d/.-]+,? )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:,? [\d/.-]+)?\]|[\d/.-]{6,10},? \d{1,2}:\d{2} -)(?! ?(?:ik|mij|me|i) ?:).+$",
    re.MULTILINE,
)
_OWN = re.compile(r"\b(?:ik|mij|me|mijn|mn|m'n|i|my|me|we|wij|ons|onze)\b")
_OTHERS_OWN = re.compile(r"\b(?:u|uw|uzelf|wij|ons|onze|your|you|our)\b")


def foreign(plain: str) -> tuple[tuple[int, int], ...]:
    """Places in a folded text that are somebody else's mail or message, empty when there are too few marks."""
    chat = tuple(match.span() for match in _CHAT.finditer(plain))
    return chat or _mail(plain)


def _mail(plain: str) -> tuple[tuple[int, int], ...]:
    pieces = [
        (match.start(), match.end(), match[0]) for match in _SENTENCE.finditer(plain) if match[0].strip()
    ]
    marked = [bool(_MARKS.search(piece)) for _, _, piece in pieces]
    if sum(len(_MARKS.findall(piece)) for _, _, piece in pieces) < 2:
        return ()
    first = marked.index(True)
    last = len(marked) - 1 - marked[::-1].index(True)
    out: list[tuple[int, int]] = []
    for place in range(first, last + 1):
        start, end, piece = pieces[place]
        own = bool(re.search(r"\b(?:ik|mij|mn|m'n|mijn|i|my)\b", piece))
        addressed = bool(_OTHERS_OWN.search(piece))
        if marked[place] or addressed or not own:
            out.append((start, end))
    return tuple(out) if len(out) >= 2 or len(pieces) == 1 else ()


def is_quoted(plain: str, places: tuple[tuple[int, int], ...]) -> bool:
    """Whether more than half of the letters are somebody else's."""
    inside = sum(len(plain[start:end].strip()) for start, end in places)
    return inside * 2 > len(plain.strip())
