"""`review`: what waits for a reviewer at an endpoint. Only here, and only once it is asked for, is Qt loaded."""

import os
from typing import Annotated

import typer

from trajectory_recorder.cli.windows import opening_windows
from trajectory_recorder.errors import NotSignedIn, UsageError


def review(
    url: Annotated[
        str | None,
        typer.Argument(
            metavar="[URL]", envvar="TRAJECTORY_RECORDER_ENDPOINT", help="The endpoint's address."
        ),
    ] = None,
) -> None:
    """Review what waits at a collection endpoint: watch, label, comment, judge, and compare."""
    if url is None:
        raise UsageError(
            "it is not said at which endpoint", "give its address: trajectory-recorder review URL"
        )
    from trajectory_recorder.account.endpoint import Endpoint  # noqa: PLC0415 - loads httpx
    from trajectory_recorder.account.renewal import tokens_for  # noqa: PLC0415

    with Endpoint(url, tokens_for(url)) as endpoint:
        _require_sign_in(str(endpoint.url))
        with opening_windows():
            from trajectory_recorder.ui.review.application import run  # noqa: PLC0415 - the command line has no Qt
        code = run(endpoint)
    if code:
        raise typer.Exit(code)


def _require_sign_in(url: str) -> None:
    """Ask this machine whether somebody is signed in; the endpoint may be out of reach."""
    from trajectory_recorder.account.credentials import Keeper  # noqa: PLC0415 - loads the keyring
    from trajectory_recorder.account.tokens import VARIABLE  # noqa: PLC0415
    from trajectory_recorder.reviewing.queue import sign_in_command  # noqa: PLC0415

    if not os.environ.get(VARIABLE) and Keeper().find(url) is None:
        raise NotSignedIn(f"nobody is signed in at {url}", f"sign in: {sign_in_command(url)}")
