"""What supervisors find of a conversation, by criterion."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("quality_review", sa.Column("marks", sa.JSON(), nullable=False, server_default="{}"))
