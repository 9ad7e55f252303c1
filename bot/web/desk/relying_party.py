"""The desk as a relying party of WebAuthn (Level 3, 7.1 and 7.2): what is asked, and what is accepted.

No attestation is asked: which make of device somebody has is not our business. That the device knows its
user (fingerprint, face, PIN) is required.
"""

import ipaddress
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

import msgspec
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from fido2 import cbor
from fido2.cose import CoseKey
from fido2.server import Fido2Server
from fido2.webauthn import (
    Aaguid,
    AttestationConveyancePreference,
    AttestedCredentialData,
    AuthenticationResponse,
    AuthenticatorData,
    CollectedClientData,
    PublicKeyCredentialDescriptor,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialType,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from bot.store.passkeys import Passkey
from bot.web.settings import Settings

NAME = "Desk Ter Plaatse"
TIMEOUT_MS = 120_000
LONGEST_ANSWER = 16_000  # characters; without attestation an answer has some hundreds
LONGEST_ID = 1023  # bytes, by the specification
MOST_TRANSPORTS = 8
LONGEST_TRANSPORT = 20
# What the library raises for bytes that are no answer of a device, or no good one.
MALFORMED = (
    ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, NotImplementedError,
    struct.error, InvalidSignature, UnsupportedAlgorithm,
)  # fmt: skip


class PasskeyRefusedError(Exception):
    """A passkey's answer is not accepted.

    why: key of its words in data/texts/desk.nl.yml, `passkey`. status: of the page that says so.
    """

    def __init__(self, why: str, status: int = 403) -> None:
        super().__init__(why)
        self.why = why
        self.status = status


@dataclass(frozen=True)
class RelyingParty:
    """id: the name that passkeys belong to. origin: of the only page that may use them."""

    id: str
    origin: str

    @property
    def server(self) -> Fido2Server:
        made = Fido2Server(
            PublicKeyCredentialRpEntity(name=NAME, id=self.id),
            attestation=AttestationConveyancePreference.NONE,
            verify_origin=self.origin.__eq__,
        )
        made.timeout = TIMEOUT_MS  # type: ignore[assignment]  # the library infers that it is None for ever
        return made


@dataclass(frozen=True)
class NewKey:
    """What a device made. Fields as in StaffPasskey."""

    credential_id: bytes
    public_key: bytes
    sign_count: int
    transports: tuple[str, ...]


def relying_party(settings: Settings) -> RelyingParty:
    """The desk by its settings.

    A passkey belongs to a name, never to a number: on a machine of one's own that is localhost.
    """
    parts = urlsplit(settings.desk_address)
    host, port = parts.hostname or "localhost", f":{parts.port}" if parts.port else ""
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return RelyingParty(host, f"{parts.scheme}://{host}{port}")
    if number.is_loopback or number.is_unspecified:
        host = "localhost"
    return RelyingParty(host, f"{parts.scheme}://{host}{port}")


# --- What is asked ----------------------------------------------------------------------------------


def creation_options(
    party: RelyingParty, staff_id: str, login: str, name: str, challenge: bytes, known: Sequence[Passkey]
) -> dict[str, Any]:
    """PublicKeyCredentialCreationOptions as JSON. known: passkeys they have, of which no second is made."""
    options, _ = party.server.register_begin(
        PublicKeyCredentialUserEntity(name=login, id=staff_id.encode(), display_name=name),
        credentials=_descriptors(known),
        # Kept on the device, so that it moves along with a phone; a key without room may do without.
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UserVerificationRequirement.REQUIRED,
        challenge=challenge,
    )
    return cast(dict[str, Any], dict(options)["publicKey"])


def request_options(party: RelyingParty, challenge: bytes, known: Sequence[Passkey]) -> dict[str, Any]:
    """PublicKeyCredentialRequestOptions as JSON. known: the passkeys of who logs in."""
    options, _ = party.server.authenticate_begin(
        credentials=_descriptors(known),
        user_verification=UserVerificationRequirement.REQUIRED,
        challenge=challenge,
    )
    return cast(dict[str, Any], dict(options)["publicKey"])


def _descriptors(known: Sequence[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [
        PublicKeyCredentialDescriptor(
            type=PublicKeyCredentialType.PUBLIC_KEY,
            id=each.credential_id,
            transports=cast(Any, list(each.transports)),
        )
        for each in known
    ]


# --- What is accepted -------------------------------------------------------------------------------


def read_new_key(party: RelyingParty, challenge: bytes, answer: str) -> NewKey:
    """The key that a device made for this challenge. Raises PasskeyRefusedError."""
    given = _read(answer)
    try:
        response = RegistrationResponse.from_dict(given)
        data = response.response.client_data
        _require_ours(party, challenge, data, response.response.attestation_object.auth_data)
        made = response.response.attestation_object.auth_data.credential_data
        # The library does not look whether the key is of a kind that was asked for (7.1, step 20).
        if made is None or made.public_key.ALGORITHM not in CoseKey.supported_algorithms():
            raise PasskeyRefusedError("refused_passkey")
        if not 0 < len(made.credential_id) <= LONGEST_ID:
            raise PasskeyRefusedError("refused_passkey")
        accepted = party.server.register_complete(_state(party, challenge), response)
        return NewKey(
            made.credential_id, cbor.encode(dict(made.public_key)), accepted.counter, _transports(given)
        )
    except MALFORMED as error:
        raise PasskeyRefusedError("refused_passkey") from error


def read_use(
    party: RelyingParty, challenge: bytes, answer: str, known: Sequence[Passkey]
) -> tuple[Passkey, int]:
    """Which of these passkeys signed this challenge, and its new sign count. Raises PasskeyRefusedError."""
    try:
        response = AuthenticationResponse.from_dict(_read(answer))
        used = next((each for each in known if each.credential_id == response.raw_id), None)
        if used is None:
            raise PasskeyRefusedError("unknown_passkey")
        signed = response.response.authenticator_data
        _require_ours(party, challenge, response.response.client_data, signed)
        party.server.authenticate_complete(_state(party, challenge), [_as_credential(used)], response)
    except MALFORMED as error:
        raise PasskeyRefusedError("refused_passkey") from error
    # Both 0 of a device that does not count; else a copy of the key would show here (7.2, step 22).
    if (signed.counter or used.sign_count) and signed.counter <= used.sign_count:
        raise PasskeyRefusedError("copied")
    return used, signed.counter


def _read(answer: str) -> dict[str, Any]:
    """The browser's answer (7.1.1: RegistrationResponseJSON, AuthenticationResponseJSON)."""
    if len(answer) > LONGEST_ANSWER:
        raise PasskeyRefusedError("refused_passkey")
    try:
        return msgspec.json.decode(answer, type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError) as error:
        raise PasskeyRefusedError("refused_passkey") from error


def _require_ours(
    party: RelyingParty, challenge: bytes, data: CollectedClientData, signed: AuthenticatorData
) -> None:
    """Say what is wrong where that can be said; the library checks all of it again, and the signature."""
    if data.origin != party.origin or data.cross_origin:
        raise PasskeyRefusedError("wrong_origin")
    if data.challenge != challenge:
        raise PasskeyRefusedError("used_challenge")
    if not signed.is_user_verified():
        raise PasskeyRefusedError("unverified")


def _state(party: RelyingParty, challenge: bytes) -> Any:
    """What the library wants to be given back: the challenge, and that the user must be verified."""
    _, state = party.server.authenticate_begin(
        user_verification=UserVerificationRequirement.REQUIRED, challenge=challenge
    )
    return state


def _as_credential(passkey: Passkey) -> AttestedCredentialData:
    key = CoseKey.parse(cast(Mapping[int, Any], cbor.decode(passkey.public_key)))
    return AttestedCredentialData.create(Aaguid.NONE, passkey.credential_id, key)


def _transports(given: dict[str, Any]) -> tuple[str, ...]:
    """How the browser says that the device can be reached; only words that look like it."""
    said = given["response"].get("transports")
    words = said if isinstance(said, list) else []
    return tuple(
        word for word in words[:MOST_TRANSPORTS]
        if isinstance(word, str) and len(word) <= LONGEST_TRANSPORT and word.replace("-", "").isalnum()
    )  # fmt: skip
