"""Parts that are joined one after the other, byte for byte."""

import shutil
from pathlib import Path

from trajectory_recorder.export.exporter import Shard


def concatenate(shard: Shard, path: Path) -> None:
    """Write the parts of a shard one after the other."""
    with path.open("xb") as whole:
        for part in shard.parts:
            with part.path.open("rb") as file:
                shutil.copyfileobj(file, whole)
