"""Tables as Parquet files: columns are declared once, rows are written as they come, and the parts of many recordings
are joined group by group. Neither needs more memory for more rows.

It knows nothing of what the columns mean.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import msgspec

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.export.exporter import Field, PartOf, Shard

Kind = Literal[
    "int64",
    "float32",
    "float64",
    "bool",
    "string",
    "strings",
    "datetime",
    "image",
    "int64s",
    "float32s",
    "float64s",
]

_TYPES: dict[Kind, str] = {
    "int64": "integer",
    "float32": "number",
    "float64": "number",
    "bool": "boolean",
    "string": "string",
    "strings": "list",
    "datetime": "datetime",
    "image": "object",
    "int64s": "list",
    "float32s": "list",
    "float64s": "list",
}

# Readers keep a group in memory, and so does who writes it: a few dozen pictures, or some ten thousand plain rows.
_GROUP_BYTES = 32_000_000
_GROUP_ROWS = 65_536


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `length` is how many numbers each list of "float32s" has; other lists may have any number.

    An "image" is a struct of `bytes` and `path`, as the `datasets` library reads pictures.
    """

    name: str
    kind: Kind
    description: str
    unit: str = ""
    length: int = 0

    @property
    def field(self) -> Field:
        """The column for the dataset's descriptions."""
        return Field(self.name, _TYPES[self.kind], self.description, self.unit)


def schema(columns: Sequence[Column]) -> Any:  # noqa: ANN401 - pyarrow has no types
    """The Arrow schema of some columns."""
    import pyarrow as pa  # noqa: PLC0415 - heavy

    types = {
        "int64": pa.int64(),
        "float32": pa.float32(),
        "float64": pa.float64(),
        "bool": pa.bool_(),
        "string": pa.string(),
        "strings": pa.list_(pa.string()),
        "datetime": pa.timestamp("us", "UTC"),
        "image": pa.struct([("bytes", pa.binary()), ("path", pa.string())]),
        "int64s": pa.list_(pa.int64()),
        "float64s": pa.list_(pa.float64()),
    }
    fields = [
        (it.name, pa.list_(pa.float32(), it.length) if it.kind == "float32s" else types[it.kind])
        for it in columns
    ]
    return pa.schema(fields, metadata=_metadata(columns))


def _metadata(columns: Sequence[Column]) -> dict[str, bytes] | None:
    """What tells the `datasets` library which columns are pictures; of all others it knows by their types."""
    images = {it.name: {"_type": "Image"} for it in columns if it.kind == "image"}
    return {"huggingface": msgspec.json.encode({"info": {"features": images}})} if images else None


class TableWriter:
    """Writes rows to a new Parquet file. Use it in a `with`; the file is whole when that is left.

    Args:
        path: The file.
        columns: What a row has.
    """

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        self.rows = 0
        self._columns = columns
        self._schema = schema(columns)
        self._writer = _writer(path, columns, self._schema)
        self._empty()

    def add(self, row: Mapping[str, Any]) -> None:
        """Append a row; what it does not have is null.

        Raises:
            DamagedBundle: A number or text of it, or of one before, is none that a table can hold.
        """
        for name, values in self._values.items():
            values.append(row.get(name))
        self._bytes += sum(len(it["bytes"]) for it in map(row.get, self._images) if it is not None)
        self.rows += 1
        if len(next(iter(self._values.values()))) >= _GROUP_ROWS or self._bytes >= _GROUP_BYTES:
            self._write()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._write()
        self._writer.close()

    def _empty(self) -> None:
        self._values: dict[str, list[Any]] = {it.name: [] for it in self._columns}
        self._images = [it.name for it in self._columns if it.kind == "image"]
        self._bytes = 0

    def _write(self) -> None:
        import pyarrow as pa  # noqa: PLC0415 - heavy

        try:
            table = pa.Table.from_pydict(self._values, schema=self._schema)
        except (OverflowError, ValueError) as error:
            raise DamagedBundle(f"a table can't hold a value: {error}", "leave the recording out") from error
        self._writer.write_table(table)
        self._empty()


def join_tables(
    shard: Shard,
    destination: Path,
    columns: Sequence[Column],
    *,
    completed: Callable[[PartOf, Any], Any] | None = None,
) -> None:
    """Join the parts of a shard to one table, in groups of a good size.

    Args:
        shard: Its parts are tables.
        destination: A new file.
        columns: Those of the joined table.
        completed: Gives a part's table the columns that only the whole dataset tells.
    """
    with _writer(destination, columns, schema(columns)) as writer:
        for group in _groups(shard.parts, completed):
            writer.write_table(group.select([it.name for it in columns]))


def _groups(parts: Iterable[PartOf], completed: Callable[[PartOf, Any], Any] | None) -> Iterator[Any]:
    import pyarrow as pa  # noqa: PLC0415 - heavy

    waiting: list[Any] = []
    rows = size = 0
    for table in _tables(parts, completed):
        rows, size = rows + table.num_rows, size + table.nbytes
        if waiting and (rows > _GROUP_ROWS or size > _GROUP_BYTES):
            yield pa.concat_tables(waiting)
            waiting, rows, size = [], table.num_rows, table.nbytes
        waiting.append(table)
    if waiting:
        yield pa.concat_tables(waiting)


def _tables(parts: Iterable[PartOf], completed: Callable[[PartOf, Any], Any] | None) -> Iterator[Any]:
    from pyarrow import parquet  # noqa: PLC0415 - heavy

    for part in parts:
        with parquet.ParquetFile(part.path) as file:
            for number in range(file.num_row_groups):
                table = file.read_row_group(number)
                yield completed(part, table) if completed is not None else table


def _writer(path: Path, columns: Sequence[Column], described: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Whole numbers go up by little from row to row, and take a byte or two by their differences."""
    from pyarrow import parquet  # noqa: PLC0415 - heavy

    deltas = {it.name: "DELTA_BINARY_PACKED" for it in columns if it.kind == "int64"}
    return parquet.ParquetWriter(
        path,
        described,
        compression="zstd",
        use_dictionary=[it.name for it in columns if it.kind == "string"],
        column_encoding=deltas or None,
    )
