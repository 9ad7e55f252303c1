"""An ID token opens the desk only when it is genuine, for us, now, and in answer to what we asked."""

import base64
import hmac
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, RSAKey

from bot.store.encryption import Cipher, new_key
from bot.web.desk.passwords import hash_password, is_password
from bot.web.oidc.attempt import new_attempt, seal, unseal
from bot.web.oidc.id_token import verify
from bot.web.oidc.policy import LogInPolicy, parse_roles
from bot.web.oidc.safe_address import is_safe
from bot.web.oidc.signed_token import TokenRefusedError, UnknownKeyError, read_keys
from bot.web.settings import SettingError, read_settings

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
AT = int(NOW.timestamp())
ISSUER = "https://login.example.org/realms/desk"
KEY = RSAKey.generate_key(2048, {"kid": "a", "use": "sig"})
OTHER = RSAKey.generate_key(2048, {"kid": "a", "use": "sig"})
CLAIMS: dict[str, Any] = {
    "iss": ISSUER, "sub": "noor", "aud": "desk", "nonce": "n", "iat": AT - 5, "exp": AT + 300,
    "auth_time": AT - 60, "amr": ["mfa"],
}  # fmt: skip


def keys() -> KeySet:
    return read_keys({"keys": [KEY.as_dict(private=False)]})


def token(key: Any = KEY, alg: str = "RS256", **changes: Any) -> str:
    claims = {name: value for name, value in (CLAIMS | changes).items() if value is not None}
    return jwt.encode({"alg": alg, "kid": "a"}, claims, key, algorithms=[alg])


def encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def check(value: str, key_set: KeySet | None = None) -> dict[str, Any]:
    return verify(value, key_set or keys(), issuer=ISSUER, client_id="desk", nonce="n", now=NOW)


def test_a_right_token_gives_its_claims() -> None:
    assert check(token())["sub"] == "noor"
    assert check(token(aud=["desk", "other"], azp="desk"))["sub"] == "noor"


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://elders.example"}, {"iss": ISSUER + "/"}, {"iss": None}, {"sub": None}, {"sub": ""},
        {"aud": "other"}, {"aud": None}, {"aud": ["desk", "other"]}, {"azp": "other"}, {"nonce": "m"},
        {"nonce": None}, {"exp": AT - 61}, {"exp": None}, {"exp": "9999999999"}, {"iat": AT + 120},
        {"iat": None}, {"nbf": AT + 120}, {"auth_time": None}, {"auth_time": AT - 13 * 3600},
    ],
    ids=str,
)  # fmt: skip
def test_a_token_that_is_not_for_us_now_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(TokenRefusedError):
        check(token(**changes))


def test_clocks_may_differ_by_less_than_a_minute() -> None:
    check(token(exp=AT - 50))
    check(token(iat=AT + 50, auth_time=AT + 50))


def test_another_key_under_the_same_name_is_refused() -> None:
    with pytest.raises(TokenRefusedError):
        check(token(OTHER))


def test_a_token_without_signature_or_signed_with_what_everybody_knows_is_refused() -> None:
    head, body, _ = token().split(".")
    none, shared = (encoded(json.dumps({"alg": alg, "kid": "a"}).encode()) for alg in ("none", "HS256"))
    known = hmac.digest(KEY.as_pem(private=False), f"{shared}.{body}".encode(), "sha256")
    for forged in (
        f"{none}.{body}.", f"{head}.{body}.", f"{shared}.{body}.{encoded(known)}", "", "a.b.c", "niets"
    ):  # fmt: skip
        with pytest.raises(TokenRefusedError):
            check(forged)


def test_changed_claims_are_refused() -> None:
    head, _, signature = token().split(".")
    body = encoded(json.dumps(CLAIMS | {"sub": "bo"}).encode())
    with pytest.raises(TokenRefusedError):
        check(f"{head}.{body}.{signature}")


def test_a_key_that_is_not_there_yet_is_told_from_a_wrong_signature() -> None:
    newer = ECKey.generate_key("P-256", {"kid": "b", "use": "sig"})
    signed = jwt.encode({"alg": "ES256", "kid": "b"}, CLAIMS, newer, algorithms=["ES256"])
    with pytest.raises(UnknownKeyError):
        check(signed)
    both = read_keys({"keys": [KEY.as_dict(private=False), newer.as_dict(private=False)]})
    assert check(signed, both)["sub"] == "noor"


def test_keys_of_other_kinds_do_not_stand_in_the_way() -> None:
    strange = [
        {"kty": "AKP", "kid": "x", "alg": "ML-DSA-44", "pub": "AAAA"},
        {"kty": "oct", "k": "AAAA", "kid": "a"},
        KEY.as_dict(private=False) | {"use": "enc", "kid": "e"}, "niets",
    ]  # fmt: skip
    assert check(token(), read_keys({"keys": [*strange, KEY.as_dict(private=False)]}))["sub"] == "noor"
    for wrong in ({}, [], {"keys": "a"}):
        with pytest.raises(TokenRefusedError):
            read_keys(wrong)


POLICY = LogInPolicy(
    "roles", parse_roles("admin=desk admins; agent=CN=Desk,OU=Noord"), "given_name", ("loa3",), ("mfa", "hwk")
)


@pytest.mark.parametrize(
    ("claims", "strong"),
    [
        ({"amr": ["pwd", "mfa"]}, True), ({"amr": ["hwk"]}, True), ({"acr": "loa3"}, True),
        ({"amr": ["pwd"]}, False), ({"amr": "mfa"}, False), ({"acr": "loa1", "amr": []}, False), ({}, False),
    ],
    ids=str,
)  # fmt: skip
def test_only_strong_log_ins_count(claims: dict[str, Any], strong: bool) -> None:
    assert POLICY.is_strong(claims) is strong


@pytest.mark.parametrize(
    ("roles", "role"),
    [
        (["CN=Desk,OU=Noord"], "agent"), (["CN=Desk,OU=Noord", "desk admins"], "admin"),
        ("desk admins", "admin"),
        (["admin"], None), (None, None), ({"desk admins": True}, None), ([["desk admins"]], None),
    ],
    ids=str,
)  # fmt: skip
def test_the_first_role_that_fits_counts(roles: Any, role: str | None) -> None:
    assert POLICY.role_of({"roles": roles}) == role


def test_visitors_see_a_first_name_and_never_an_address() -> None:
    assert POLICY.name_of({"given_name": "  Noor ", "name": "Noor de Wit"}) == "Noor"
    assert POLICY.name_of({"name": "Noor de Wit", "email": "n@example.org"}) == "Noor"
    assert POLICY.name_of({"email": "n@example.org", "preferred_username": "nwit"}) == "Medewerker"
    assert len(POLICY.name_of({"given_name": "x" * 300})) == 40


def test_an_attempt_ends_after_ten_minutes_and_only_we_can_make_one() -> None:
    cipher = Cipher(new_key())
    attempt = new_attempt(NOW)
    sealed = seal(cipher, attempt)
    assert unseal(cipher, sealed, NOW + timedelta(minutes=9)) == attempt
    assert unseal(cipher, sealed, NOW + timedelta(minutes=11)) is None
    for forged in (None, "", "é", sealed[:-4], seal(Cipher(new_key()), attempt)):
        assert unseal(cipher, forged, NOW) is None


def test_nothing_secret_goes_over_the_net_in_the_clear() -> None:
    assert is_safe("https://login.example.org")
    assert is_safe("http://127.0.0.1:8080/x")
    for address in ("http://login.example.org", "ftp://127.0.0.1", "https://", "login.example.org"):
        assert not is_safe(address)


@pytest.mark.parametrize(
    "wrong",
    [
        {"OIDC_ISSUER": "http://login.example.org"}, {"OIDC_ISSUER": ISSUER},
        {"OIDC_ROLES": "chef=iedereen"}, {"OIDC_ROLES": "agent"}, {"OIDC_SCOPE": "profile"},
    ],
    ids=str,
)  # fmt: skip
def test_settings_that_cannot_work_are_refused_by_name(wrong: dict[str, str]) -> None:
    with pytest.raises(SettingError, match="OIDC_"):
        read_settings(wrong)


def test_the_issuer_stays_as_it_was_written() -> None:
    for issuer in (ISSUER, ISSUER + "/"):
        assert read_settings({"OIDC_ISSUER": issuer, "OIDC_CLIENT_ID": "desk"}).oidc_issuer == issuer


@pytest.mark.anyio
async def test_an_account_without_a_password_has_none_that_fits() -> None:
    for stored in (None, "", "!"):
        for tried in ("", "!", "nobody has this password"):
            assert not await is_password(tried, stored)
    assert await is_password("een lange zin", await hash_password("een lange zin"))
