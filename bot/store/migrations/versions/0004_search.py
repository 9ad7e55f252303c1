"""Search at the desk: the blind index over what was said, and searches that staff keep."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "search_entry",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=True),
        sa.Column("note_id", sa.String(length=32), nullable=True),
        sa.Column("edition", sa.String(length=16), nullable=False),
        sa.Column("tokens", sa.Text().with_variant(postgresql.TSVECTOR(), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name="fk_search_entry_conversation_id_conversation"
        ),
        sa.PrimaryKeyConstraint("number", name="pk_search_entry"),
        sa.UniqueConstraint("conversation_id", "seq", name="uq_search_entry_conversation_id_seq"),
        sa.UniqueConstraint("note_id", name="uq_search_entry_note_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "saved_search",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=True),
        sa.Column("search", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_saved_search_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_saved_search"),
    )
    op.create_index("ix_saved_search_staff_id", "saved_search", ["staff_id"])
    # Searches and reports are by day.
    op.create_index("ix_conversation_created_at", "conversation", ["created_at"])
    if op.get_bind().dialect.name == "postgresql":
        op.create_index("ix_search_entry_tokens", "search_entry", ["tokens"], postgresql_using="gin")
    else:
        # Whether a word is there is all that is asked, not where and how often.
        op.execute(
            "CREATE VIRTUAL TABLE search_words USING fts5(tokens, "
            "content='search_entry', content_rowid='number', tokenize='ascii', detail=none, columnsize=0)"
        )
