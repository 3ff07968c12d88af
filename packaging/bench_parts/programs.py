"""How the benchmarks' own programs are started on a virtual desktop: `python -m bench_parts.NAME`."""

import os
from pathlib import Path

_PACKAGING = Path(__file__).resolve().parents[1]


def program_environment() -> dict[str, str]:
    """The variable that lets Python find the benchmarks, on top of a desktop's own."""
    return {"PYTHONPATH": os.pathsep.join([str(_PACKAGING), *filter(None, [os.environ.get("PYTHONPATH")])])}
