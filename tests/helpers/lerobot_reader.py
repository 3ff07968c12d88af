"""Reads datasets with the class of `lerobot` itself, in a process of its own: see `packaging/set_up/beside.py`."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

_ROOT = Path(__file__).parents[2]
_PROGRAM = _ROOT / "tests" / "peers" / "lerobot" / "read_dataset.py"


def read_rows(dataset: Path, numbers: range, folder: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What the class says of a dataset, and of some of its rows, each with its `picture`.

    Args:
        dataset: Its folder.
        numbers: Of the rows.
        folder: A new folder for pictures.
    """
    assert (_ROOT / ".venv" / "lerobot").is_dir(), "there is no lerobot; `make test-slow` brings it"
    folder.mkdir()
    paths = [str(_PROGRAM.parent), str(_ROOT / ".venv" / "lerobot")]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "HF_HUB_OFFLINE": "1",
        "HF_HOME": str(folder),
    }
    command = [sys.executable, str(_PROGRAM), str(dataset), str(folder), *map(str, numbers)]
    done = subprocess.run(
        command, env=environment, check=True, stdout=subprocess.PIPE, text=True, timeout=300
    )
    told, *rows = map(json.loads, done.stdout.splitlines())
    return told, [
        it | {"picture": np.load(folder / f"{number}.npy")} for number, it in zip(numbers, rows, strict=True)
    ]
