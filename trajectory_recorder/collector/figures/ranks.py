"""Medians and the like, computed in the database: by nearest rank, so that each is a value that really occurred."""

from typing import Any

from sqlalchemy import CTE, Select, func, select
from sqlalchemy.sql.elements import ColumnElement


def ranked(values: Select[*tuple[Any, ...]]) -> CTE:
    """The values in their order within each group.

    Args:
        values: Selects `bucket`, what is grouped by, and `value`.

    Returns:
        The same with `rank`, from 1 on, and `size`, that of the group.
    """
    of = values.subquery()
    rank = func.row_number().over(partition_by=of.c.bucket, order_by=of.c.value)
    size = func.count().over(partition_by=of.c.bucket)
    return select(of.c.bucket, of.c.value, rank.label("rank"), size.label("size")).cte("ranked")


def percentile(of: CTE, percent: int) -> ColumnElement[Any]:
    """The value that so many percent of its group do not exceed, for a statement that groups by the bucket."""
    place = (of.c.size * percent + 99) // 100
    return func.max(of.c.value).filter(of.c.rank == place)
