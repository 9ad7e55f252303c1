"""What supervisors think of conversations that they read to see how staff work."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "quality_review",
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("week", sa.String(length=8), nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], ondelete="CASCADE",
            name="fk_quality_review_conversation_id_conversation",
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_quality_review_staff_id_staff"),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_quality_review"),
    )  # fmt: skip
