"""Whether visitors were helped."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "rating",
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("answer", sa.String(length=8), nullable=False),
        sa.Column("rated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], ondelete="CASCADE",
            name="fk_rating_conversation_id_conversation",
        ),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_rating"),
    )  # fmt: skip
