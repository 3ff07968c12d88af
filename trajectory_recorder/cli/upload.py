"""`upload`: enqueues bundles that pass their checks, and sends them."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trajectory_recorder import paths
from trajectory_recorder.account.tokens import TokenSource
from trajectory_recorder.cli.check import report_lines, warn_if_not_kept
from trajectory_recorder.cli.output import AsJson, messages, plain, print_json, progress_bar
from trajectory_recorder.cli.sending import SHORT_ID, Sent, TokensOf, as_document, describe, send
from trajectory_recorder.errors import BundleError, Busy, NotSignedIn, Unreachable, UsageError
from trajectory_recorder.upload.entry import Entry
from trajectory_recorder.upload.queue import Queue

if TYPE_CHECKING:
    from trajectory_recorder.quality.policy import Policy
    from trajectory_recorder.submitting.enqueue import Target
    from trajectory_recorder.submitting.rules import Rules
    from trajectory_recorder.submitting.validated import Looked

Limit = Annotated[
    float | None, typer.Option("--limit", min=1, metavar="KB/S", help="Send no faster than this.")
]


def upload(
    bundles: Annotated[list[Path], typer.Argument(metavar="BUNDLE...", help="Bundles' folders.")],
    *,
    endpoint: Annotated[
        str | None,
        typer.Option("--endpoint", metavar="URL", envvar="TRAJECTORY_RECORDER_ENDPOINT", help="Where to."),
    ] = None,
    project: Annotated[
        str | None,
        typer.Option(
            "--project", metavar="KEY", envvar="TRAJECTORY_RECORDER_PROJECT", help="For which project."
        ),
    ] = None,
    task: Annotated[
        str | None, typer.Option("--task", metavar="KEY", help="The task, if not the one that was recorded.")
    ] = None,
    override: Annotated[
        str | None,
        typer.Option("--override", metavar="REASON", help="Why it goes though it fails its checks."),
    ] = None,
    replaces: Annotated[
        str | None,
        typer.Option("--replaces", metavar="ID", help="The submission that it mends, which is taken back."),
    ] = None,
    limit: Limit = None,
    later: Annotated[bool, typer.Option("--later", help="Only enqueue it.")] = False,
    as_json: AsJson = False,
) -> None:
    """Send bundles that pass their checks to a collection endpoint."""
    target, tokens = _target(endpoint, project, task, replaces), tokens_of()
    with Queue(paths.upload_queue()) as queue:
        entries, bad = [], []
        for bundle in bundles:
            try:
                entries.append(
                    _enqueue(queue, bundle, target, override=override, tokens=tokens(target.endpoint))
                )
            except BundleError as error:
                messages.print(f"error: {plain(str(error))}", soft_wrap=True)
                bad.append({"bundle": str(bundle), "error": error.message, "remedy": error.remedy})
        if later:
            sent = [Sent(entry, 0) for entry in entries]
        else:
            sent = send(queue, entries, tokens, bytes_per_s=limit * 1000 if limit else None)
        print_sent(queue, sent, as_json=as_json, refused=bad)
    code = max([it.code for it in sent] + [BundleError.exit_code if bad else 0])
    if code:
        raise typer.Exit(code)


def tokens_of() -> TokensOf:
    """The tokens of each endpoint, renewed once for all that is sent there."""
    from trajectory_recorder.account.renewal import tokens_for  # noqa: PLC0415 - loads httpx

    return cache(tokens_for)


def print_sent(
    queue: Queue, sent: list[Sent], *, as_json: bool, refused: list[dict[str, str]] | None = None
) -> None:
    """Print how each sending ended."""
    if as_json:
        entries = [as_document(it.entry, queue.bytes_sent(it.entry.id)) for it in sent]
        print_json({"entries": entries, **({"refused": refused} if refused is not None else {})})
        return
    for it in sent:
        for line in describe(it.entry, queue.bytes_sent(it.entry.id)):
            typer.echo(line)
        if it.code == 4:
            messages.print(f"go on with: trajectory-recorder queue send {it.entry.id[:SHORT_ID]}")


def _target(endpoint: str | None, project: str | None, task: str | None, replaces: str | None) -> "Target":
    from trajectory_recorder.account import address  # noqa: PLC0415 - loads httpx
    from trajectory_recorder.submitting.enqueue import Target  # noqa: PLC0415 - loads the media libraries

    if endpoint is None:
        raise UsageError("it is not said where to send it", "give --endpoint URL")
    if project is None:
        raise UsageError("it is not said for which project", "give --project KEY")
    return Target(str(address.parse(endpoint)), project, task, replaces)


def _enqueue(
    queue: Queue, bundle: Path, target: "Target", *, override: str | None, tokens: TokenSource
) -> Entry:
    from trajectory_recorder.submitting.enqueue import enqueue  # noqa: PLC0415 - loads the media libraries
    from trajectory_recorder.upload.declaration import declare  # noqa: PLC0415

    declaration = declare(bundle.resolve())
    of_task = replace(target, task=target.task or declaration.task)
    rules = _rules(of_task, tokens)
    looked = _look_at(bundle, rules.policy)
    return enqueue(queue, declaration, of_task, looked=looked, rules=rules, override=override)


def _rules(target: "Target", tokens: TokenSource) -> "Rules":
    from trajectory_recorder.account.endpoint import Endpoint  # noqa: PLC0415 - loads httpx
    from trajectory_recorder.submitting import rules  # noqa: PLC0415 - loads the media libraries
    from trajectory_recorder.upload.task_rules import task_rules  # noqa: PLC0415

    if target.task is None:
        return rules.of_no_task()
    try:
        with Endpoint(target.endpoint, tokens) as endpoint:
            said = task_rules(endpoint, project=target.project, task=target.task)
    except (Unreachable, Busy, NotSignedIn) as error:
        messages.print(
            f"warning: {plain(error.message)}; checking by the built-in policy instead of the task's",
            soft_wrap=True,
        )
        return rules.of_no_task()
    return rules.of_task(target.task, said.policy, override_allowed=said.override_allowed)


def _look_at(bundle: Path, policy: "Policy") -> "Looked":
    from trajectory_recorder.submitting.validated import look_at  # noqa: PLC0415 - loads the media libraries

    with progress_bar() as task:
        looked = look_at(bundle, policy, task=task)
    if looked.judgement is not None:
        warn_if_not_kept(looked.judgement)
        if looked.verdict == "fail":
            for line in report_lines(looked.judgement.examined.report):
                messages.print(f"  {line}", soft_wrap=True)
    return looked
