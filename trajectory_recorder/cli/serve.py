"""`serve`: a collection endpoint in this process."""

import importlib.util
import os
import platform
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from trajectory_recorder import paths, settings
from trajectory_recorder.cli.options import with_settings
from trajectory_recorder.errors import MachineError

# Command lines are seen by everybody on a machine, and a database's URL may have a password in it.
_DATABASE = "TRAJECTORY_RECORDER_DATABASE"
_NEEDED = ("alembic", "fastapi", "prometheus_client", "sqlalchemy", "structlog", "uvicorn")


@with_settings(settings.ServeSettings)
def serve(
    *,
    data: Annotated[
        Path | None,
        typer.Option("--data", metavar="DIR", help="Folder of the endpoint's data (default: the user's)."),
    ] = None,
    changes: dict[str, Any],
) -> None:
    """Serve a collection endpoint until SIGTERM or Ctrl-C.

    Prints its address once it listens. The database's URL is also taken from TRAJECTORY_RECORDER_DATABASE.
    """
    if platform.system() == "Windows":
        raise MachineError("an endpoint can't confine its checks on Windows", "run it on Linux or macOS")
    if missing := [name for name in _NEEDED if importlib.util.find_spec(name) is None]:
        raise MachineError(
            f"what an endpoint needs is not installed: {', '.join(missing)}",
            "run: pip install 'trajectory-recorder[server]'",
        )
    chosen = _chosen(changes)
    # Only here are the server's libraries there for sure. They take seconds to load: what is refused was before.
    from trajectory_recorder.collector.json_log import log_as_json  # noqa: PLC0415
    from trajectory_recorder.collector.opening import open_endpoint  # noqa: PLC0415
    from trajectory_recorder.collector.people.first_admin import first_admin  # noqa: PLC0415
    from trajectory_recorder.collector.serving import serve as serve_endpoint  # noqa: PLC0415
    from trajectory_recorder.quality import policy  # noqa: PLC0415

    log_as_json()
    os.umask(0o077)
    read_policy = partial(policy.parse, source="the policy")
    endpoint = open_endpoint(chosen, data or paths.endpoint_folder(), read_policy=read_policy)

    def listens(address: str) -> None:
        typer.echo(f"serving at {address}")
        if path := first_admin(endpoint):
            typer.echo(f"sign in as the first admin, once: {address}{path}")

    serve_endpoint(endpoint, listens=listens)


def _chosen(changes: dict[str, Any]) -> settings.ServeSettings:
    from trajectory_recorder.collector.exposure import check_exposure  # noqa: PLC0415

    if "database" not in changes and _DATABASE in os.environ:
        changes["database"] = os.environ[_DATABASE]
    chosen = settings.load_serving(paths.settings_file(), changes)
    check_exposure(chosen)
    return chosen
