"""The bytes of files, wherever they lie, block by block. Compares nothing: whoever takes them knows what they are."""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.export import object_store
from trajectory_recorder.export.sources.places import S3, is_local

if TYPE_CHECKING:
    from trajectory_recorder.export.sources.addresses import Addresses

_BLOCK_BYTES = 1024**2
_ANEW = "get it anew from where it came"


class Places:
    """Reads files by their whole places, over as few connections as will do. For one thread."""

    def __init__(self) -> None:
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._open.close()

    def blocks(self, location: str) -> Iterator[bytes]:
        """Read a file.

        Raises:
            DamagedBundle: There is none.
            StoreError: A bucket can't be read.
            Unreachable: No whole answer came from an address; trying again may help.
            Refused: The address gives nothing.
        """
        if is_local(location):
            return blocks_of_file(Path(location))
        if location.startswith(S3):
            return self._of_object(location)
        return self._web.blocks(location)

    def _of_object(self, location: str) -> Iterator[bytes]:
        bucket, key = object_store.split(location)
        blocks = object_store.read(self._store, bucket, key, block_bytes=_BLOCK_BYTES)
        if blocks is None:
            raise DamagedBundle(f"{location} is missing", _ANEW)
        yield from blocks

    @cached_property
    def _store(self) -> Any:  # noqa: ANN401 - boto3 has no types
        client = object_store.open_client()
        self._open.callback(client.close)
        return client

    @cached_property
    def _web(self) -> "Addresses":
        # httpx takes longer to load than many an export of what lies on this machine.
        from trajectory_recorder.export.sources.addresses import Addresses  # noqa: PLC0415

        return self._open.enter_context(Addresses(block_bytes=_BLOCK_BYTES))


def blocks_of_file(path: Path) -> Iterator[bytes]:
    """Read a file of this machine.

    Raises:
        DamagedBundle: There is none, or it can't be read.
    """
    # Opening a pipe would wait for somebody to write into it.
    if not path.is_file():
        raise DamagedBundle(f"{path} is missing", _ANEW)
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK_BYTES):
                yield block
    except OSError as error:
        raise DamagedBundle(f"{path} can't be read: {error.strerror}", _ANEW) from error
