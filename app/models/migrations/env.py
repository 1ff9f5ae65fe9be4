"""Alembic's environment: runs in the transaction that ``app.models.migrate`` has opened."""

from alembic import context

from app.models.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
