"""Alembic reads this: migrate over the connection that ``schema`` opened, in its transaction."""

from alembic import context

from istes_desk.adapters.db.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
