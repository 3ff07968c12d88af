"""The log of a serving process: one JSON document a line on standard error, whoever wrote it."""

import logging
import sys

import structlog

# Of these, only what is wrong: they tell of every step, or in colours.
_QUIET = ("alembic", "httpx", "uvicorn", "botocore", "boto3", "urllib3")


def log_as_json() -> None:
    """Send everything that is logged in this process, by whichever library, to standard error as JSON."""
    before: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=before,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(),
        ],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
