"""Lists in pages: which part of a list is asked for, and the cursor that leads to the next one.

A cursor holds the values by which the last item of a page was sorted; the next page begins behind them, so
that nothing is left out or comes twice when items are added meanwhile. It opens nothing: whoever invents one
gets to see what they may see anyway.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Generic, TypeVar

import msgspec
from fastapi import Depends, Query
from pydantic import BaseModel
from sqlalchemy import Row, Select, literal, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.elements import ColumnElement

from trajectory_recorder.collector.database.base import KEPT_TEXT
from trajectory_recorder.collector.problems import Problem, invalid
from trajectory_recorder.collector.routes.threads import gathered

DEFAULT_LIMIT = 50
LARGEST_LIMIT = 200

# The longest is the path of a file; a letter may take four bytes, and six of JSON.
_LONGEST_VALUE = 400
_LONGEST_CURSOR = 4_000
T = TypeVar("T")
_Column = ColumnElement[Any] | InstrumentedAttribute[Any]
_KINDS: dict[type, Any] = {
    datetime: Annotated[datetime, msgspec.Meta(tz=True)],
    str: Annotated[str, msgspec.Meta(max_length=_LONGEST_VALUE, pattern=KEPT_TEXT)],
    int: Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)],
}


class Page(BaseModel, Generic[T]):
    """Some items of a list. `next` is what to ask for the following ones with; null at the end."""

    items: list[T]
    next: str | None


@dataclass(frozen=True, slots=True)
class PageAsked:
    """Which part of a list a request asks for."""

    after: Annotated[str | None, Query(pattern=r"^[A-Za-z0-9_-]+$", max_length=_LONGEST_CURSOR)] = None
    limit: Annotated[int, Query(ge=1, le=LARGEST_LIMIT)] = DEFAULT_LIMIT


Asked = Annotated[PageAsked, Depends(gathered(PageAsked))]


def take(
    session: Session, statement: Select[*tuple[Any, ...]], asked: PageAsked, order: Sequence[_Column]
) -> tuple[list[Row[*tuple[Any, ...]]], str | None]:
    """The rows of one page and the cursor to the next.

    Args:
        session: A session.
        statement: What is listed, without an order.
        asked: Which part of it.
        order: What it is sorted by; together these values are another for each row. They are added to the
            rows behind what the statement selects.

    Raises:
        Problem: 422, the cursor is not one that this list gave.
    """
    if asked.after is not None:
        last = [
            literal(value, column.type)
            for value, column in zip(_read(asked.after, order), order, strict=True)
        ]
        statement = statement.where(tuple_(*order) > tuple_(*last))
    statement = statement.add_columns(*order).order_by(*order).limit(asked.limit + 1)
    rows = list(session.execute(statement))
    if len(rows) <= asked.limit:
        return rows, None
    return rows[: asked.limit], _write(rows[asked.limit - 1][-len(order) :])


def _write(values: Sequence[Any]) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(list(values))).decode().rstrip("=")


def _read(cursor: str, order: Sequence[_Column]) -> list[Any]:
    kinds = tuple(_KINDS[column.type.python_type] for column in order)
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        values = msgspec.json.decode(text, type=tuple.__class_getitem__(kinds))
        return [it.astimezone(UTC) if isinstance(it, datetime) else it for it in values]
    except (ValueError, OverflowError, RecursionError, msgspec.MsgspecError) as error:
        raise _not_ours() from error


def _not_ours() -> Problem:
    return invalid(
        "the cursor is not one that this list gave", "take `next` of the page before, or begin anew"
    )
