"""The words by which each staff member filters the queue."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column(
        "staff_profile", sa.Column("queue_filter", sa.String(length=60), nullable=False, server_default="")
    )
