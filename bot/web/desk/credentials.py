"""What staff log in with: passwords, keys of code apps, recovery codes. Shown once, stored only as hashes."""

import base64
import hashlib
import io
import secrets

import pyotp
import segno

ISSUER = "Ter Plaatse"
# Without letters and digits that are taken for one another.
LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
RECOVERY_CODES = 8
SHORTEST_PASSWORD = 12


def new_password() -> str:
    """A password that can be read aloud: four groups of four, 78 bits."""
    return "-".join(_letters(4) for _ in range(4))


def new_totp_secret() -> str:
    return pyotp.random_base32()


def totp_address(secret: str, login: str) -> str:
    """What a code app reads from the square code."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER)


def totp_picture(secret: str, login: str) -> str:
    """The square code as a data: address of an SVG, for an img element."""
    drawn = io.BytesIO()
    segno.make(totp_address(secret, login), error="m").save(
        drawn, kind="svg", scale=5, border=3, light="#fff"
    )
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.getvalue()).decode()


def new_recovery_codes() -> list[str]:
    """Codes that each replace one code of the app, like "K7M4-QX2P-9T" (48 bits)."""
    return ["-".join((_letters(4), _letters(4), _letters(2))) for _ in range(RECOVERY_CODES)]


def recovery_hash(code: str) -> str:
    """What is stored of a recovery code. It is random itself, so that no slow hash is needed."""
    return hashlib.sha256(code.strip().upper().replace(" ", "").encode()).hexdigest()


def looks_like_recovery(code: str) -> bool:
    return len(code.strip().replace("-", "").replace(" ", "")) == 10 and not code.strip().isdigit()


def _letters(count: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(count))
