"""`export` of an address: the endpoint makes it, and what comes of it is downloaded. Ctrl-C leaves the job running."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import typer

from trajectory_recorder.cli.output import messages, plain, print_json, progress_bar, seconds, size
from trajectory_recorder.errors import Busy, Cancelled, NotSignedIn, Refused, Unreachable, UsageError
from trajectory_recorder.tasks import Task
from trajectory_recorder.whole_file import write_whole
from trajectory_recorder.wire.export_states import UNDER_WAY, ExportState
from trajectory_recorder.wire.exports import ExportRequest

if TYPE_CHECKING:
    from trajectory_recorder.account.endpoint import Endpoint
    from trajectory_recorder.administering.administrator import Administrator
    from trajectory_recorder.administering.downloading import Downloaded
    from trajectory_recorder.administering.exports import ExportDetails, Preview

_NOTE = ".export/job.json"
_LARGEST_NOTE_BYTES = 100_000
# Somebody watches: an export takes seconds at least, and the endpoint writes down how far it is once in each.
_LOOK_S = 1.0


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """Which export belongs to a folder, as `.export/job.json` in it says."""

    endpoint: str
    project: str
    request: ExportRequest
    export: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of which endpoint; `output` None only looks what would be taken."""

    url: str
    project: str
    request: ExportRequest
    output: Path | None


def is_address(source: str) -> bool:
    """Whether a source is an endpoint."""
    return source.startswith(("https://", "http://"))


def wanted(
    url: str, project: str | None, request: ExportRequest, output: str | None, *, elsewhere: bool
) -> Wanted:
    """What is asked of an endpoint by these words; `elsewhere`: others were given that it does not heed.

    Raises:
        UsageError: They make no sense there.
    """
    if project is None:
        raise UsageError("an endpoint has many projects, and none is named", "give --project KEY")
    if elsewhere:
        raise UsageError(
            "an endpoint chooses and converts by itself", "leave out --snapshot, --engine and --workers"
        )
    if output is not None and output.startswith("s3://"):
        raise UsageError("what an endpoint made comes to this machine", "name a folder with --output")
    return Wanted(url, project, request, None if output is None else Path(output))


def export_there(it: Wanted, *, as_json: bool) -> None:
    """Let an endpoint make an export and bring it here; what an earlier run has begun goes on.

    Raises:
        UsageError: Another export belongs to the folder.
        EndpointError: The endpoint can't be asked, refuses, or did not make it.
        Cancelled: Ctrl-C was pressed; the endpoint goes on.
    """
    from trajectory_recorder.account.endpoint import Endpoint  # noqa: PLC0415 - loads the network libraries
    from trajectory_recorder.account.renewal import tokens_for  # noqa: PLC0415
    from trajectory_recorder.administering.administrator import Administrator  # noqa: PLC0415

    with Endpoint(it.url, tokens_for(it.url)) as endpoint:
        admin = Administrator(endpoint)
        try:
            if it.output is None:
                _print_preview(admin.preview(it.project, it.request), as_json=as_json)
                return
            made, brought = bring(endpoint, it, it.output)
        except (NotSignedIn, Refused) as error:
            raise _who_may(error, it.url) from error
    _print_brought(it.output, made, brought, as_json=as_json)
    if made.counts.skipped:
        raise typer.Exit(1)


def bring(endpoint: "Endpoint", it: Wanted, output: Path) -> "tuple[ExportDetails, Downloaded]":
    """Let an endpoint make what is wanted, and bring it into a folder.

    Raises:
        As `export_there`.
    """
    from trajectory_recorder.administering.administrator import Administrator  # noqa: PLC0415 - loads httpx

    admin = Administrator(endpoint)
    return _watch_and_bring(endpoint, admin, _job(admin, it, output), output)


def _job(admin: "Administrator", it: Wanted, output: Path) -> Job:
    """The export that belongs to the folder; a new one if there is none, or it came to nothing."""
    noted = _noted(output)
    if noted is not None:
        asked = Job(endpoint=it.url, project=it.project, request=it.request, export=noted.export)
        if noted != asked:
            raise UsageError(
                f"{output} belongs to another export", "name another folder, or ask for the same again"
            )
        state = admin.export(noted.export).state
        if state is ExportState.EXPIRED:
            raise UsageError(
                f"the endpoint has the files of {output} no more",
                "see with exported whether all of them came; for another export name another folder",
            )
        if state in {*UNDER_WAY, ExportState.FINISHED}:
            messages.print(f"going on with the export {noted.export}", soft_wrap=True)
            return noted
    elif output.exists() and any(output.iterdir()):
        raise UsageError(
            f"{output} holds files of something else", "name a folder that is empty or not there yet"
        )
    started = admin.start_export(it.project, it.request).id
    job = Job(endpoint=it.url, project=it.project, request=it.request, export=started)
    write_whole(output / _NOTE, msgspec.json.encode(job))
    return job


def _noted(output: Path) -> Job | None:
    try:
        with (output / _NOTE).open("rb") as file:
            return msgspec.json.decode(file.read(_LARGEST_NOTE_BYTES), type=Job)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UsageError(f"{output / _NOTE} can't be read: {error}", "name another folder") from error


def _watch_and_bring(
    endpoint: "Endpoint", admin: "Administrator", job: Job, output: Path
) -> "tuple[ExportDetails, Downloaded]":
    from trajectory_recorder.administering.downloading import download  # noqa: PLC0415 - loads httpx

    try:
        with progress_bar() as task:
            made = _made(admin, job, task)
            return made, download(endpoint, job.export, output, task=task)
    except KeyboardInterrupt:
        raise Cancelled(
            f"the endpoint goes on with the export {job.export}, and what has come here is kept",
            "go on with the same command, or cancel the export at the endpoint's desk",
        ) from None


def _made(admin: "Administrator", job: Job, task: Task) -> "ExportDetails":
    """Wait until the endpoint has made it.

    Raises:
        Refused: It did not.
        EndpointError: It can't be reached for long.
    """
    from trajectory_recorder.administering.delivery_watch import Watch  # noqa: PLC0415 - loads httpx
    from trajectory_recorder.administering.patience import Patience  # noqa: PLC0415

    wait = Watch(task, 0, 1).wait
    patience = Patience(wait)
    while True:
        try:
            now = admin.export(job.export)
        except (Unreachable, Busy) as trouble:
            patience.endure(trouble, progressed=False)
            continue
        if now.state not in UNDER_WAY:
            break
        _tell(now, task)
        time.sleep(_LOOK_S)
        patience = Patience(wait)
    if now.state is not ExportState.FINISHED:
        raise Refused(
            f"the export {job.export} is {now.state.value}: {plain(now.reason or 'nobody said why')}",
            "look at its log at the endpoint's desk; the same command starts another",
        )
    return now


def _tell(now: "ExportDetails", task: Task) -> None:
    it = now.progress
    if it is None:
        task.progress("waiting for the endpoint to begin", 0.0)
        return
    left = "" if it.left_s is None else f", {seconds(int(min(it.left_s, 1e8) * 1e9))} left"
    words = f"at the endpoint: {plain(it.doing)}, {it.bundles} of {it.bundles_in_all}, {it.mb_per_s:.1f} MB a second"
    task.progress(words + left, it.share)


def _who_may(error: NotSignedIn | Refused, url: str) -> NotSignedIn | Refused:
    """The same trouble, with what to do about it where the sign-in does not reach that far."""
    remedy = (
        f"sign in with: trajectory-recorder login {url} --scope read --scope export; "
        "an admin of the project gives the permission to export"
    )
    if isinstance(error, NotSignedIn):
        return NotSignedIn(error.message, remedy)
    return Refused(error.message, remedy, status=403, code=error.code) if error.status == 403 else error


def _print_preview(it: "Preview", *, as_json: bool) -> None:
    if as_json:
        print_json(it)
        return
    typer.echo(f"{it.recordings} recordings, {seconds(it.duration_ns)}, {size(it.bytes)}")
    for split, count in it.by_split.items():
        typer.echo(plain(f"{split}: {count} recordings"))
    for reason, count in it.left_out.items():
        typer.echo(plain(f"left out: {count}, because {reason}"))


def _print_brought(output: Path, made: "ExportDetails", it: "Downloaded", *, as_json: bool) -> None:
    if as_json:
        document: dict[str, Any] = {"destination": str(output), "export": made}
        print_json({**document, "files": it.files, "bytes": it.bytes, "bytes_brought": it.bytes_brought})
        return
    typer.echo(f"{output}: {made.counts.recordings} recordings, {it.files} files, {size(it.bytes)}")
    for one in made.skipped:
        typer.echo(plain(f"  skipped: {one.bundle_id}: {one.reason}"))
    if made.withdrawn_count:
        typer.echo(f"  withdrawn since it was made: {made.withdrawn_count}; do not use them")
    for gone in made.withdrawn_since:
        typer.echo(plain(f"  withdrawn: {gone.bundle_id}"))
