"""Runs Alembic on a connection that `bot.database.migrate` hands over."""

from alembic import context

import bot.insights.models
import bot.knowledge.models  # noqa: F401
from bot.database import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
