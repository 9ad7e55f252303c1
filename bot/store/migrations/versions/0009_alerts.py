"""What each staff member wants to be alerted to, and how loud, in place of one sound on or off."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

ALL = '["requests", "danger", "escalations", "waiting", "messages"]'


def upgrade() -> None:
    op.add_column("staff_profile", sa.Column("volume", sa.Integer(), nullable=False, server_default="60"))
    op.add_column("staff_profile", sa.Column("alerts", sa.JSON(), nullable=False, server_default=ALL))
    # Who had turned the sound off still hears nothing.
    op.execute("UPDATE staff_profile SET volume = 0 WHERE NOT sound")
    op.drop_column("staff_profile", "sound")
