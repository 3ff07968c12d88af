"""What SQLite and PostgreSQL say differently of time: buckets of it, and seconds."""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Date
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from trajectory_recorder.collector.figures.extent import By

_Column = ColumnElement[Any] | InstrumentedAttribute[Any]


class _Bucket(FunctionElement[date]):
    """The first day of the bucket that a moment lies in."""

    type = Date()
    inherit_cache = True
    name = "bucket"


class _Day(_Bucket):
    inherit_cache = True
    name = "bucket_day"


class _Week(_Bucket):
    inherit_cache = True
    name = "bucket_week"


class _Seconds(FunctionElement[int]):
    """Whole seconds since 1970 until a moment."""

    type = BigInteger()
    inherit_cache = True
    name = "seconds_since_1970"


def bucket(at: _Column, by: By) -> ColumnElement[date]:
    """The first day of the bucket, in UTC, that a moment lies in."""
    return _Week(at) if by is By.WEEK else _Day(at)


def seconds(at: _Column) -> ColumnElement[int]:
    """A moment in whole seconds since 1970; a fraction is left away."""
    return _Seconds(at)


def _say(element: type[FunctionElement[Any]], dialect: str, words: str) -> None:
    """Let a dialect say an element in its own words, in which `{}` is the moment."""

    def said(it: FunctionElement[Any], compiler: SQLCompiler, **more: Any) -> str:  # noqa: ANN401 - SQLAlchemy's protocol
        return words.format(compiler.process(it.clauses, **more))

    compiles(element, dialect)(said)


_say(_Day, "sqlite", "date({})")
# On to Sunday, or nowhere on one, and back to its Monday.
_say(_Week, "sqlite", "date({}, 'weekday 0', '-6 days')")
_say(_Seconds, "sqlite", "CAST(strftime('%s', {}) AS INTEGER)")
_say(_Day, "postgresql", "CAST(({}) AT TIME ZONE 'UTC' AS DATE)")
_say(_Week, "postgresql", "CAST(date_trunc('week', ({}) AT TIME ZONE 'UTC') AS DATE)")
_say(_Seconds, "postgresql", "CAST(floor(extract(epoch FROM {})) AS BIGINT)")
