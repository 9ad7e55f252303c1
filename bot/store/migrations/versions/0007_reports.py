"""What reports count: answers of the bot, and acts by their moment."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    for name in ("turns", "failed_turns", "unclear_turns"):
        op.add_column("conversation", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    op.create_index("ix_audit_act_at", "audit", ["act", "at"])
