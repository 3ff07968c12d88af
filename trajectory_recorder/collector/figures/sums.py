"""Sums that are whole numbers on both databases; PostgreSQL's own are decimal fractions, and null of nothing."""

from typing import Any

from sqlalchemy import BigInteger, cast, func
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.elements import ColumnElement


def total(
    of: ColumnElement[Any] | InstrumentedAttribute[Any], *, where: ColumnElement[bool] | None = None
) -> ColumnElement[int]:
    """The sum of a column over the rows of a group, 0 for none; of those rows alone for which `where` holds."""
    added = func.sum(of) if where is None else func.sum(of).filter(where)
    return cast(func.coalesce(added, 0), BigInteger)
