"""What the endpoint remembers: tables, migrations, and sessions on SQLite or PostgreSQL."""

from trajectory_recorder.collector.database.engine import Database

__all__ = ["Database"]
