"""Staff who log in through an OpenID provider."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "staff_identity",
        sa.Column("issuer", sa.String(length=255), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_staff_identity_staff_id_staff"),
        sa.PrimaryKeyConstraint("issuer", "subject", name="pk_staff_identity"),
    )
    op.create_index("ix_staff_identity_staff_id", "staff_identity", ["staff_id"])
    op.add_column("staff_session", sa.Column("id_token", sa.LargeBinary(), nullable=True))
