"""The organisation's OpenID provider says that it logged somebody out: then they are logged out here too.

OpenID Connect Back-Channel Logout 1.0. It comes from the provider itself, not from a browser: what counts is
the signature.
"""

import logging

from sanic import HTTPResponse, Request
from sanic.response import json

from bot.store import accounts, audit
from bot.store.identities import end_external_sessions, sessions_of_provider
from bot.web.conversations import StaffMember
from bot.web.desk.blueprint import desk
from bot.web.desk.guard import field
from bot.web.desk.parts import desk_parts
from bot.web.desk.shift import end_shift
from bot.web.desk.single_sign_on import provider_of
from bot.web.oidc.logout_token import LoggedOut
from bot.web.oidc.provider import ProviderAwayError, ProviderRefusedError
from bot.web.oidc.signed_token import TokenRefusedError
from bot.web.services import Services, services

log = logging.getLogger(__name__)

NO_STORE = {"cache-control": "no-store"}


@desk.post("/login/provider/logged-out", name="provider_logged_out")
async def be_told(request: Request) -> HTTPResponse:
    """End the sessions that the provider names; whoever has none left keeps no conversation."""
    parts, provider = services(request), provider_of(request)
    try:
        gone = await provider.logged_out(field(request, "logout_token"))
    except (TokenRefusedError, ProviderAwayError, ProviderRefusedError) as error:
        log.warning("A logout token was refused: %s: %s", type(error).__name__, error)
        return json({"error": "invalid_request"}, 400, NO_STORE)
    for member in await _log_out(parts, provider.issuer, gone):
        await end_shift(parts, member)
    desk_parts(request).boards.touch()
    return HTTPResponse(status=200, headers=NO_STORE)


async def _log_out(parts: Services, issuer: str, gone: LoggedOut) -> list[StaffMember]:
    """Whose sessions were ended."""
    async with parts.database.write() as unit:
        known = await sessions_of_provider(unit, issuer, gone.subject, gone.before)
        meant = [session for session in known if gone.means(session.id_token)]
        whose = {session.staff_id for session in meant}
        if not whose:
            return []
        everybody = await accounts.all_accounts(unit, parts.clock())
        await end_external_sessions(unit, meant)
        for staff_id in sorted(whose):
            count = sum(session.staff_id == staff_id for session in meant)
            details = {"by": "provider", "sessions": count}
            ended = audit.Act("system", "session.revoked", "staff", staff_id, details=details)
            await audit.append(unit, ended, parts.clock())
    return [StaffMember(each.id, each.name, each.role) for each in everybody if each.id in whose]
