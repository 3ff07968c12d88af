"""Alembic's entry: runs the migrations on the connection that `migrate` opened."""

from alembic import context

from trajectory_recorder.collector.database.tables import Table

connection = context.config.attributes["connection"]
# SQLite can change little of a table, so there Alembic copies it.
context.configure(connection=connection, target_metadata=Table.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
