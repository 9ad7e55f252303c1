"""By what conversations of one person are known again: keyed hashes of telephone numbers and IBANs."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "person_mark",
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("mark", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], ondelete="CASCADE",
            name="fk_person_mark_conversation_id_conversation",
        ),
        sa.PrimaryKeyConstraint("conversation_id", "mark", name="pk_person_mark"),
    )  # fmt: skip
    op.create_index("ix_person_mark_mark", "person_mark", ["mark"])
