"""Where exports go: a folder of this machine, or a bucket of an S3-compatible store."""

from pathlib import Path

from trajectory_recorder.errors import UsageError
from trajectory_recorder.export.destinations.destination import Destination
from trajectory_recorder.export.destinations.folder import FolderDestination

__all__ = ["Destination", "open_destination"]


def open_destination(text: str) -> Destination:
    """The destination that a text names: a path, or `s3://BUCKET/PREFIX`.

    Raises:
        UsageError: It names neither.
    """
    if text.startswith("s3://"):
        # boto3 takes a third of a second to load, for those who use it.
        from trajectory_recorder.export.destinations.s3 import S3Destination  # noqa: PLC0415

        return S3Destination(text)
    if "://" in text:
        raise UsageError(f"nothing can be exported to {text!r}", "name a folder or s3://BUCKET/PREFIX")
    return FolderDestination(Path(text).absolute())
