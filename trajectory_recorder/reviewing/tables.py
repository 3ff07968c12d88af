"""The tables of the database of drafts."""

from trajectory_recorder.sqlite_file import Schema

SCHEMA = Schema(
    what="the database of reviews",
    version=1,
    remedy="make room and look at its permissions; if it is damaged, move it away: what was sent is at the endpoint",
    # `steps` has what a draft said before each change, for undoing. `told` has the remarks that the endpoint may
    # have: with what they say there, or null as long as no answer came. A comparison that is final waits to be sent.
    tables="""
CREATE TABLE drafts (
    review TEXT PRIMARY KEY,
    about TEXT NOT NULL,
    state TEXT NOT NULL,
    content TEXT NOT NULL,
    revision INTEGER NOT NULL,
    sent_revision INTEGER NOT NULL,
    error TEXT NOT NULL DEFAULT '',
    remedy TEXT NOT NULL DEFAULT '',
    changed_s REAL NOT NULL
) STRICT;
CREATE TABLE steps (
    review TEXT NOT NULL REFERENCES drafts (review) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    what TEXT NOT NULL,
    before TEXT NOT NULL,
    PRIMARY KEY (review, number)
) STRICT;
CREATE TABLE told (
    review TEXT NOT NULL REFERENCES drafts (review) ON DELETE CASCADE,
    remark TEXT NOT NULL,
    says TEXT,
    PRIMARY KEY (review, remark)
) STRICT;
CREATE TABLE comparisons (
    endpoint TEXT NOT NULL,
    pair TEXT NOT NULL,
    says TEXT NOT NULL,
    is_final INTEGER NOT NULL,
    error TEXT NOT NULL DEFAULT '',
    remedy TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (endpoint, pair)
) STRICT;
""",
)
