"""What is past its term is anonymised; a conversation can be preserved for a reason until a date."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "preservation",
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("erase_after", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], ondelete="CASCADE",
            name="fk_preservation_conversation_id_conversation",
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_preservation_staff_id_staff"),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_preservation"),
    )  # fmt: skip
    op.add_column("conversation", sa.Column("anonymised_at", MOMENT, nullable=True))
    op.add_column("visit_request", sa.Column("contact_removed_at", MOMENT, nullable=True))
    op.add_column("visit_request", sa.Column("anonymised_at", MOMENT, nullable=True))
