"""Runs the migrations on the connection that bot.store.opening gives."""

from alembic import context

import bot.store.desk_models
import bot.store.insight_models
import bot.store.search_models  # noqa: F401  their tables belong to the same metadata
from bot.store.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
