"""Which name passkeys belong to, and what is made of bytes that are no answer of a device."""

import html
import json

import pytest

from bot.web.desk.relying_party import (
    PasskeyRefusedError,
    RelyingParty,
    creation_options,
    read_new_key,
    relying_party,
)
from bot.web.settings import read_settings
from tests.web.passkey_device import Device, to_text

CHALLENGE = b"c" * 32
PARTY = RelyingParty("desk.example.org", "https://desk.example.org")


@pytest.mark.parametrize(
    ("settings", "name", "origin"),
    [
        ({}, "localhost", "http://localhost:8000"),
        ({"HOST": "0.0.0.0", "PORT": "9000"}, "localhost", "http://localhost:9000"),
        ({"PUBLIC_URL": "https://chat.example.org"}, "chat.example.org", "https://chat.example.org"),
        (
            {"PUBLIC_URL": "https://chat.example.org", "DESK_HOST": "desk.example.org"},
            "desk.example.org",
            "https://desk.example.org",
        ),
        (
            {"PUBLIC_URL": "https://chat.example.org", "DESK_HOST": "desk.example.org:8443"},
            "desk.example.org",
            "https://desk.example.org:8443",
        ),
        ({"PUBLIC_URL": "http://192.0.2.7:8000"}, "192.0.2.7", "http://192.0.2.7:8000"),
    ],
)
def test_passkeys_belong_to_the_desks_own_name(settings: dict[str, str], name: str, origin: str) -> None:
    assert relying_party(read_settings(settings)) == RelyingParty(name, origin)


def page() -> str:
    options = creation_options(PARTY, "a" * 32, "jet", "Jet", CHALLENGE, ())
    assert options["attestation"] == "none"
    assert options["authenticatorSelection"]["userVerification"] == "required"
    return f'data-options="{html.escape(json.dumps(options))}" data-origin="{PARTY.origin}"'


def test_a_new_key_comes_out_as_it_was_made() -> None:
    device = Device()
    made = read_new_key(PARTY, CHALLENGE, device.make(page()))
    assert (made.credential_id, made.public_key) == (device.credential_id, device.public_key())
    assert (made.sign_count, made.transports) == (1, ("internal",))


@pytest.mark.parametrize("part", ["clientDataJSON", "attestationObject"])
@pytest.mark.parametrize(
    "content",
    [b"", b"\x81" * 11_000, b"[" * 11_000, b"\xa3\x63fmt", b"\xff" * 40, b"{}", b"\xa0", b"null"],
    ids=lambda content: content[:4].hex() or "nothing",
)
def test_what_no_device_says_is_refused(part: str, content: bytes) -> None:
    answer = json.loads(Device().make(page()))
    answer["response"][part] = to_text(content)
    with pytest.raises(PasskeyRefusedError):
        read_new_key(PARTY, CHALLENGE, json.dumps(answer))


@pytest.mark.parametrize("cut", [5, 37, 40, 55, 60, 120])
def test_an_answer_that_was_cut_off_is_refused(cut: int) -> None:
    """At each of the parts of a new key: flags, count, make, length, id, key."""
    answer = json.loads(Device().make(page()))
    answer["response"]["attestationObject"] = answer["response"]["attestationObject"][: cut * 4 // 3]
    with pytest.raises(PasskeyRefusedError):
        read_new_key(PARTY, CHALLENGE, json.dumps(answer))


@pytest.mark.parametrize("text", ["[" * 15_000, '{"a":' * 3_000, "x" * 20_000, "", "7"])
def test_what_is_no_json_of_a_browser_is_refused(text: str) -> None:
    with pytest.raises(PasskeyRefusedError):
        read_new_key(PARTY, CHALLENGE, text)
