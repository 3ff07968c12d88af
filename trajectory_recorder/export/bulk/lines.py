"""Many values in a file, a JSON line each, as a sequence that takes memory for one of them at a time."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Generic, TypeVar, overload

import msgspec

from trajectory_recorder.export.json_text import line as as_line

Value = TypeVar("Value")
Kept = TypeVar("Kept")


class Lines(Sequence[Value], Generic[Value]):
    """Values that are appended once and read as often as wanted, from one thread.

    Args:
        path: A new file.
        kind: What the values are.
    """

    def __init__(self, path: Path, kind: type[Value]) -> None:
        self._path = path
        self._file = path.open("x+b")
        self._places = array("q")
        self._end = 0
        self._is_at_end = True
        self._decoder = msgspec.json.Decoder(kind)

    def append(self, value: Value) -> None:
        line = as_line(value)
        if not self._is_at_end:  # each seek asks the system, which takes longer than to write a line
            self._file.seek(self._end)
            self._is_at_end = True
        self._file.write(line)
        self._places.append(self._end)
        self._end += len(line)

    @overload
    def __getitem__(self, index: int) -> Value: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Value]: ...
    def __getitem__(self, index: int | slice) -> Value | Sequence[Value]:
        if isinstance(index, slice):
            return [self[it] for it in range(*index.indices(len(self)))]
        self._is_at_end = False
        self._file.seek(self._places[index])
        return self._decoder.decode(self._file.readline())

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Value]:
        """All that are there now, one after the other, without a look at where each of them is."""
        self._file.flush()
        with self._path.open("rb") as file:
            yield from map(self._decoder.decode, islice(file, len(self)))

    def close(self) -> None:
        self._file.close()


class Seen(Sequence[Value], Generic[Kept, Value]):
    """The values of a sequence as something else.

    Args:
        kept: The sequence.
        view: What to make of one when it is asked for.
    """

    def __init__(self, kept: Sequence[Kept], view: Callable[[Kept], Value]) -> None:
        self._kept = kept
        self._view = view

    @overload
    def __getitem__(self, index: int) -> Value: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Value]: ...
    def __getitem__(self, index: int | slice) -> Value | Sequence[Value]:
        if isinstance(index, slice):
            return [self._view(it) for it in self._kept[index]]
        return self._view(self._kept[index])

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[Value]:
        return map(self._view, self._kept)


class Again(Iterable[Value], Generic[Value]):
    """Values that are made anew each time that somebody goes through them.

    Args:
        values: Makes them.
    """

    def __init__(self, values: Callable[[], Iterator[Value]]) -> None:
        self._values = values

    def __iter__(self) -> Iterator[Value]:
        return self._values()
