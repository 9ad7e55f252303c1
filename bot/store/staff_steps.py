"""Where people are between the password and the second step, as rows, so that any web process can go on.

A challenge for a passkey is good once: whoever takes it has it, and nobody after them.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import delete, insert, select, update

from bot.store.database import Unit
from bot.store.desk_models import StaffStep

# Logging in, logging in for the first time, and changing one's own second step after giving the password.
Kind = Literal["log_in", "enrol", "change"]


@dataclass(frozen=True)
class Step:
    """Where somebody is. Fields are those of StaffStep."""

    token_hash: bytes
    staff_id: str
    kind: Kind
    expires_at: datetime
    challenge: bytes | None = None
    challenge_until: datetime | None = None
    totp_secret: str | None = None
    password_hash: str | None = None


async def begin_step(unit: Unit, step: Step, now: datetime) -> None:
    """Store it in place of what this browser did before; what is over goes."""
    await end_old_steps(unit, now)
    await end_step(unit, step.token_hash)
    await unit.execute(
        insert(StaffStep).values(
            token_hash=step.token_hash, staff_id=step.staff_id, kind=step.kind, expires_at=step.expires_at,
            challenge=step.challenge, challenge_until=step.challenge_until, totp_secret=step.totp_secret,
            password_hash=step.password_hash,
        )
    )  # fmt: skip


async def step_of(unit: Unit, token_hash: bytes, kind: Kind, now: datetime) -> Step | None:
    """What this browser is doing; None when it does nothing of this kind, or it took too long."""
    row = (
        await unit.execute(
            select(
                StaffStep.token_hash, StaffStep.staff_id, StaffStep.kind, StaffStep.expires_at,
                StaffStep.challenge, StaffStep.challenge_until, StaffStep.totp_secret,
                StaffStep.password_hash,
            ).where(
                StaffStep.token_hash == token_hash, StaffStep.kind == kind, StaffStep.expires_at > now
            )
        )
    ).first()  # fmt: skip
    return None if row is None else Step(row[0], row[1], kind, *row[3:])


async def change_step(unit: Unit, token_hash: bytes, **values: Any) -> None:
    """Change columns of what this browser is doing."""
    await unit.execute(update(StaffStep).where(StaffStep.token_hash == token_hash).values(**values))


async def take_challenge(unit: Unit, step: Step, now: datetime) -> bytes | None:
    """The challenge, for who takes it first; None when it was taken, replaced, or is too old."""
    if step.challenge is None:
        return None
    taken = await unit.execute(
        update(StaffStep)
        .where(
            StaffStep.token_hash == step.token_hash,
            StaffStep.challenge == step.challenge,
            StaffStep.challenge_until > now,
        )
        .values(challenge=None, challenge_until=None)
    )
    return step.challenge if taken.rowcount == 1 else None


async def end_step(unit: Unit, token_hash: bytes) -> bool:
    """False when somebody ended it before."""
    done = await unit.execute(delete(StaffStep).where(StaffStep.token_hash == token_hash))
    return bool(done.rowcount == 1)


async def end_steps(unit: Unit, staff_ids: list[str]) -> None:
    """End whatever these people are doing."""
    await unit.execute(delete(StaffStep).where(StaffStep.staff_id.in_(staff_ids)))


async def end_old_steps(unit: Unit, now: datetime) -> None:
    """Forget what took too long."""
    await unit.execute(delete(StaffStep).where(StaffStep.expires_at <= now))
