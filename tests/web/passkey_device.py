"""A device with passkeys, made of a key pair: what a browser and its authenticator do (WebAuthn Level 3)."""

import base64
import hashlib
import html
import json
import re
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor

PRESENT, VERIFIED, HAS_KEY = 0x01, 0x04, 0x40
ES256 = -7
OPTIONS = re.compile(r'data-options="([^"]+)" data-origin="([^"]+)"')


def to_text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def asked_by(page: str) -> tuple[dict[str, Any], str]:
    """The options and the origin that a page of the desk gives to the browser."""
    options, origin = OPTIONS.findall(page)[0]
    return json.loads(html.unescape(options)), html.unescape(origin)


@dataclass
class Device:
    """One key. count: of its uses; flags: what it says about its user."""

    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    count: int = 0
    flags: int = PRESENT | VERIFIED

    def make(self, page: str, **changed: Any) -> str:
        """Its answer to a page that asks for a new passkey. changed: what it says otherwise than it should.

        algorithm: that the key says to be of.
        """
        options, origin = asked_by(page)
        self.count += 1
        made = (
            bytes(16)
            + len(self.credential_id).to_bytes(2, "big")
            + self.credential_id
            + self.public_key(changed.get("algorithm", ES256))
        )
        data = self._data(changed.get("rp_id", options["rp"]["id"]), self.flags | HAS_KEY) + made
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", options, origin, changed)
        return self._answer(clientDataJSON=client, attestationObject=attestation, transports=["internal"])

    def use(self, page: str, **changed: Any) -> str:
        """Its answer to a page that asks to use a passkey."""
        options, origin = asked_by(page)
        self.count += 1
        data = self._data(changed.get("rp_id", options["rpId"]), self.flags)
        client = self._client("webauthn.get", options, origin, changed)
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer(clientDataJSON=client, authenticatorData=data, signature=signature)

    def public_key(self, algorithm: int = ES256) -> bytes:
        """As COSE (RFC 9053, 7.1.1)."""
        point = self.key.public_key().public_numbers()
        x, y = point.x.to_bytes(32, "big"), point.y.to_bytes(32, "big")
        return cbor.encode({1: 2, 3: algorithm, -1: 1, -2: x, -3: y})

    def _data(self, rp_id: str, flags: int) -> bytes:
        return hashlib.sha256(rp_id.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _client(self, kind: str, options: dict[str, Any], origin: str, changed: dict[str, Any]) -> bytes:
        said = {
            "type": changed.get("type", kind),
            "challenge": changed.get("challenge", options["challenge"]),
            "origin": changed.get("origin", origin),
            "crossOrigin": changed.get("cross_origin", False),
        }
        return json.dumps(said).encode()

    def _answer(self, **response: Any) -> str:
        texts = {
            name: to_text(value) if isinstance(value, bytes) else value for name, value in response.items()
        }
        return json.dumps(
            {
                "id": to_text(self.credential_id), "rawId": to_text(self.credential_id),
                "type": "public-key", "response": texts, "clientExtensionResults": {},
            }
        )  # fmt: skip
