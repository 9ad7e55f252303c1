"""How often somebody may write: a window that moves, per conversation and per address."""

import ipaddress
import logging
import math
import time

from limits import RateLimitItem, parse_many
from limits.aio.storage import MemoryStorage, Storage
from limits.aio.strategies import MovingWindowRateLimiter
from limits.storage import storage_from_string

from bot.web.problems import ProblemError

log = logging.getLogger(__name__)

ADDRESS_FACTOR = 10  # many people may share one address: an office, a mobile network
NETWORK_BITS = 64  # of an IPv6 address; the rest belongs to one household


def storage(redis_url: str) -> Storage:
    """Where counts are kept: in this process, or in Redis for all of them."""
    if not redis_url:
        return MemoryStorage()
    found = storage_from_string(f"async+{redis_url}", implementation="redispy")
    if not isinstance(found, Storage):
        raise ValueError("REDIS_URL cannot be used for counting")
    return found


def network(address: str) -> str:
    """The address, or for IPv6 the network of one household."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if parsed.version == 4:
        return address
    return str(ipaddress.ip_network((address, NETWORK_BITS), strict=False))


class RateLimits:
    """Counts what visitors send. rate: RATE_LIMIT."""

    def __init__(self, rate: str, counts: Storage) -> None:
        self._limiter = MovingWindowRateLimiter(counts)
        self._faults = counts.base_exceptions
        # Where Redis is away each process counts for itself.
        self._alone = MovingWindowRateLimiter(MemoryStorage())
        self._own = parse_many(rate)
        self._shared = [item.__class__(item.amount * ADDRESS_FACTOR, item.multiples) for item in self._own]

    async def message(self, conversation_id: str, address: str) -> None:
        """Count a message. Raises ProblemError (too-many-requests) with Retry-After."""
        await self._count(self._own, "conversation", conversation_id)
        await self._count(self._shared, "address", network(address))

    async def beginning(self, address: str) -> None:
        """Count a new conversation."""
        await self._count(self._shared, "beginning", network(address))

    async def log_in(self, address: str) -> None:
        """Count a try to log in."""
        await self._count(self._own, "log-in", network(address))

    async def _count(self, items: list[RateLimitItem], kind: str, who: str) -> None:
        try:
            await self._count_with(self._limiter, items, kind, who)
        except self._faults as error:
            log.warning("Rates cannot be counted together: %s", type(error).__name__)
            await self._count_with(self._alone, items, kind, who)

    async def _count_with(
        self, limiter: MovingWindowRateLimiter, items: list[RateLimitItem], kind: str, who: str
    ) -> None:
        for item in items:
            if not await limiter.hit(item, kind, who):
                window = await limiter.get_window_stats(item, kind, who)
                seconds = max(1, math.ceil(window.reset_time - time.time()))
                raise ProblemError(
                    "too-many-requests", headers={"Retry-After": str(seconds)}, seconds=seconds
                )
