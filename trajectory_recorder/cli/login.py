"""`login` and `logout`: sign this machine in at an endpoint, and out again."""

import os
import platform
import webbrowser
from typing import TYPE_CHECKING, Annotated

import typer

from trajectory_recorder.cli.output import AsJson, messages, plain, print_json
from trajectory_recorder.errors import MachineError
from trajectory_recorder.wire.states import Scope

if TYPE_CHECKING:
    from trajectory_recorder.account.credentials import Keeper, Place
    from trajectory_recorder.account.sign_in import Asked

EndpointUrl = Annotated[str, typer.Argument(metavar="URL", help="The endpoint's address.")]


def login(
    url: EndpointUrl,
    *,
    scopes: Annotated[
        list[Scope] | None,
        typer.Option("--scope", help="What it is for; may be given several times. Read and upload if not."),
    ] = None,
    keep_in_file: Annotated[
        bool,
        typer.Option("--keep-in-file", help="Keep the sign-in in a file that only you may read."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Sign in at a collection endpoint, with your browser."""
    from trajectory_recorder.account import sign_in  # noqa: PLC0415 - loads the network libraries
    from trajectory_recorder.account.credentials import Keeper  # noqa: PLC0415

    keeper = Keeper()
    place = _place(keeper, in_file=keep_in_file)
    wanted = scopes or [Scope.READ, Scope.UPLOAD]
    asked = sign_in.begin(url, scope=" ".join(it.value for it in wanted))
    _tell(asked, with_browser=not as_json)
    tokens = sign_in.wait(asked)
    key = str(asked.url)
    sign_in.keep(asked, tokens, keeper, place)
    name = _name(key, keeper)
    if as_json:
        print_json({"endpoint": key, "name": name, "kept_in": place.value})
        return
    typer.echo(f"signed in at {key} as {plain(name)}; kept in {_words(place)}")


def logout(url: EndpointUrl, *, as_json: AsJson = False) -> None:
    """Sign out: the endpoint ends the sign-in, and nothing of it stays here."""
    from trajectory_recorder.account.credentials import Keeper  # noqa: PLC0415
    from trajectory_recorder.account.sign_in import sign_out  # noqa: PLC0415

    was_signed_in = sign_out(url, Keeper())
    if as_json:
        print_json({"endpoint": url, "was_signed_in": was_signed_in})
        return
    typer.echo(f"signed out at {url}" if was_signed_in else f"nobody was signed in at {url}")


def _place(keeper: "Keeper", *, in_file: bool) -> "Place":
    """Where the sign-in will be kept; asked before, since one that is forgotten at once helps nobody."""
    from trajectory_recorder.account.credentials import Place  # noqa: PLC0415

    place = keeper.place(in_file=in_file)
    if place is Place.MEMORY:
        raise MachineError(
            "this machine has no keyring: the sign-in would only be in memory, and gone as this command ends",
            "give --keep-in-file to keep it in a file that only you may read, or put a token into "
            "TRAJECTORY_RECORDER_TOKEN",
        )
    return place


def _tell(asked: "Asked", *, with_browser: bool) -> None:
    messages.print(f"open {plain(asked.page)} and enter the code {plain(asked.user_code)}", soft_wrap=True)
    if with_browser and _has_browser():
        webbrowser.open(asked.page_with_code)


def _has_browser() -> bool:
    displays = "DISPLAY", "WAYLAND_DISPLAY"
    return platform.system() in {"Windows", "Darwin"} or any(os.environ.get(it) for it in displays)


def _name(url: str, keeper: "Keeper") -> str:
    """Who signed in, as the endpoint says."""
    from trajectory_recorder.account.me import my_name  # noqa: PLC0415
    from trajectory_recorder.account.renewal import SignedIn  # noqa: PLC0415

    return my_name(url, SignedIn(url, keeper))


def _words(place: "Place") -> str:
    return {"keyring": "the system's keyring", "file": "a file that only you may read"}[place.value]
