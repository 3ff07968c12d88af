"""Logger set-up for processes. Modules only call `logging.getLogger(__name__)`."""

import logging
import logging.handlers
from pathlib import Path

_FORMAT = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"
_LARGEST_FILE_BYTES = 2_000_000


def log_to_file(path: Path) -> None:
    """Send this process's log to a rotating file, for processes that outlive their terminal."""
    handler = logging.handlers.RotatingFileHandler(
        path, maxBytes=_LARGEST_FILE_BYTES, backupCount=2, encoding="utf-8"
    )
    logging.basicConfig(handlers=[handler], level=logging.INFO, format=_FORMAT, force=True)


def log_to_stderr(*, verbose: bool) -> None:
    """Send warnings, or with `verbose` everything, to standard error."""
    logging.basicConfig(level=logging.INFO if verbose else logging.WARNING, format=_FORMAT, force=True)
