"""How staff work, where they are, what they judge otherwise, escalations and call-backs."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "staff_profile",
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("shortcuts", sa.Boolean(), nullable=False),
        sa.Column("sound", sa.Boolean(), nullable=False),
        sa.Column("recovery", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_staff_profile_staff_id_staff"),
        sa.PrimaryKeyConstraint("staff_id", name="pk_staff_profile"),
    )
    op.create_table(
        "staff_presence",
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("availability", sa.String(length=12), nullable=False),
        sa.Column("viewing", sa.String(length=32), nullable=True),
        sa.Column("connected_at", MOMENT, nullable=True),
        sa.Column("typed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_staff_presence_staff_id_staff"),
        sa.PrimaryKeyConstraint("staff_id", name="pk_staff_presence"),
    )
    op.create_table(
        "triage_override",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("before", sa.String(length=16), nullable=False),
        sa.Column("urgency", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], ondelete="CASCADE",
            name="fk_triage_override_conversation_id_conversation",
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_triage_override_staff_id_staff"),
        sa.PrimaryKeyConstraint("number", name="pk_triage_override"),
    )  # fmt: skip
    op.create_index("ix_triage_override_conversation_id", "triage_override", ["conversation_id"])
    op.create_table(
        "escalation",
        sa.Column("subject_id", sa.String(length=64), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("subject_id", name="pk_escalation"),
    )
    op.create_table(
        "visitor_presence",
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("seen_seq", sa.Integer(), nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], ondelete="CASCADE",
            name="fk_visitor_presence_conversation_id_conversation",
        ),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_visitor_presence"),
    )  # fmt: skip
    op.create_table(
        "call_back",
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("phone", sa.LargeBinary(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("staff_id", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], ondelete="CASCADE",
            name="fk_call_back_conversation_id_conversation",
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_call_back_staff_id_staff"),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_call_back"),
    )  # fmt: skip
