"""The tables of the upload queue's database."""

from trajectory_recorder.sqlite_file import Schema

SCHEMA = Schema(
    what="the upload queue",
    version=2,
    remedy="make room and look at its permissions; if it is damaged, move it away, and enqueue again",
    tables="""
CREATE TABLE entries (
    id TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    bundle TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    endpoint TEXT NOT NULL,
    project TEXT NOT NULL,
    task TEXT,
    override TEXT,
    replaces TEXT,
    submission TEXT,
    state TEXT NOT NULL,
    outcome TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_try_s REAL,
    error TEXT NOT NULL DEFAULT '',
    remedy TEXT NOT NULL DEFAULT '',
    added_s REAL NOT NULL,
    changed_s REAL NOT NULL
) STRICT;
CREATE TABLE places (
    entry TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    url TEXT,
    bytes_sent INTEGER NOT NULL,
    PRIMARY KEY (entry, path)
) STRICT;
""",
    steps=("ALTER TABLE entries ADD COLUMN replaces TEXT",),
)
