"""Messages from which the assistant can learn, what people say they are, and the examples they write."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "insight",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("mark", sa.LargeBinary(length=16), nullable=False),
        sa.Column("reason", sa.String(length=12), nullable=False),
        sa.Column("model", sa.String(length=64), nullable=False),
        sa.Column("decision", sa.String(length=8), nullable=False),
        sa.Column("first", sa.String(length=32), nullable=True),
        sa.Column("first_confidence", sa.Float(), nullable=False),
        sa.Column("second", sa.String(length=32), nullable=True),
        sa.Column("second_confidence", sa.Float(), nullable=False),
        sa.Column("chosen", sa.String(length=32), nullable=True),
        sa.Column("is_held_out", sa.Boolean(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_insight"),
        sa.UniqueConstraint("mark", name="uq_insight_mark"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_insight_taken_on", "insight", ["taken_on"])
    op.create_table(
        "insight_reading",
        sa.Column("insight_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("label", sa.String(length=32), nullable=False),
        sa.Column("proposal", sa.LargeBinary(), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["insight_id"], ["insight.id"], ondelete="CASCADE", name="fk_insight_reading_insight_id_insight"
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_insight_reading_staff_id_staff"),
        sa.PrimaryKeyConstraint("insight_id", "number", name="pk_insight_reading"),
    )
    op.create_table(
        "insight_example",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("insight_id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("exported_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["insight_id"], ["insight.id"], ondelete="CASCADE", name="fk_insight_example_insight_id_insight"
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_insight_example_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_insight_example"),
        sa.UniqueConstraint("insight_id", name="uq_insight_example_insight_id"),
    )
