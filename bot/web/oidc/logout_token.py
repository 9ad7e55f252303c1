"""Checking a logout token: OpenID Connect Back-Channel Logout 1.0, sections 2.4 and 2.6."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec
from joserfc import jws
from joserfc.jwk import KeySet

from bot.web.oidc.signed_token import CLOCK_SKEW_SECONDS, TokenRefusedError, read_signed

EVENT = "http://schemas.openid.net/event/backchannel-logout"


class _Session(msgspec.Struct):
    sid: str | None = None


@dataclass(frozen=True)
class LoggedOut:
    """Whom the provider logged out.

    subject: None when only the session is named. sid: None for all of somebody's sessions. before: sessions
    that began later are not meant, so that an old token does no harm.
    """

    subject: str | None
    sid: str | None
    before: datetime

    def means(self, id_token: str) -> bool:
        """Whether the session that began with this ID token, verified then, is one of those."""
        begun = msgspec.json.decode(jws.extract_compact(id_token.encode()).payload, type=_Session)
        return self.sid is None or self.sid == begun.sid


def verify_logout(token: str, keys: KeySet, *, issuer: str, client_id: str, now: datetime) -> LoggedOut:
    """What a logout token says that passes every check.

    Raises UnknownKeyError or TokenRefusedError.
    """
    claims = read_signed(token, keys, issuer=issuer, client_id=client_id, now=now, jti={"essential": True})
    events = claims.get("events")
    if not isinstance(events, dict) or not isinstance(events.get(EVENT), dict):
        raise TokenRefusedError("events")
    # An ID token has one: it must not pass for a logout token.
    if "nonce" in claims:
        raise TokenRefusedError("nonce")
    subject, sid = claims.get("sub"), claims.get("sid")
    if not (subject or sid) or not all(each is None or isinstance(each, str) for each in (subject, sid)):
        raise TokenRefusedError("sub")
    before = datetime.fromtimestamp(claims["iat"], UTC) + timedelta(seconds=CLOCK_SKEW_SECONDS)
    return LoggedOut(subject, sid, before)
