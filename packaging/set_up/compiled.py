"""Has Python keep what it compiles, for the many processes that a task starts.

Machines that run containers are often told to keep none. Then every one of some thousand processes
compiles all that it loads anew, the packages of the environment too: those come without it (see `environment`).
"""

from collections.abc import MutableMapping
from pathlib import Path


def keep_compiled(variables: MutableMapping[str, str], root: Path) -> None:
    """Change the variables that say never to keep it: keep it in the environment's folder, away from the sources."""
    if variables.pop("PYTHONDONTWRITEBYTECODE", None):
        variables.setdefault("PYTHONPYCACHEPREFIX", str(root / ".venv" / "compiled"))
