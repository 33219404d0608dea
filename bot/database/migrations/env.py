"""Runs Alembic on a connection that `bot.database.migrate` hands over."""

from alembic import context

import bot.insights.counting.models
import bot.insights.releases.models
import bot.insights.signals.models
import bot.insights.site.models
import bot.knowledge.models  # noqa: F401
from bot.database import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
