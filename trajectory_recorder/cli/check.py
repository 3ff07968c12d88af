"""`check`: is a recording good enough, and if not, what is wrong where, and what to do about it?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trajectory_recorder.cli.bundles import BundlePath
from trajectory_recorder.cli.output import AsJson, messages, plain, print_json, progress_bar, seconds
from trajectory_recorder.errors import OutputUnusable

if TYPE_CHECKING:
    from trajectory_recorder.quality.examine import Examined
    from trajectory_recorder.quality.judging import Judgement
    from trajectory_recorder.quality.looking import Judged
    from trajectory_recorder.quality.policy import Policy
    from trajectory_recorder.quality.report import Report


def check(
    bundle: BundlePath,
    *,
    policy: Annotated[
        Path | None, typer.Option("--policy", metavar="FILE", help="Limits and checks, as YAML.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write the report as a page, too.")
    ] = None,
    listen_again: Annotated[
        bool, typer.Option("--listen-again", help="Find speech in the sound itself, whatever was noted live.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Judge the quality of a recording; exit code 1 if it fails."""
    # They load much, and every other command should start without them.
    from trajectory_recorder.quality import policy as policies  # noqa: PLC0415
    from trajectory_recorder.quality import report as reports  # noqa: PLC0415

    chosen = policies.load(policy) if policy is not None else policies.built_in()
    judgement = judge(bundle, chosen, listen_again=listen_again)
    examined = judgement.examined
    if html is not None:
        _write_page(html, bundle.resolve().name, examined)
    if as_json:
        print_json(judgement.document)
    else:
        typer.echo(f"{bundle}")
        for line in report_lines(examined.report):
            typer.echo(f"  {line}")
    if examined.report.verdict is reports.Verdict.FAIL:
        raise typer.Exit(1)


def judge(bundle: Path, policy: "Policy", *, listen_again: bool = False) -> "Judgement":
    """Judge a bundle by a policy, with a bar, and keep the report in it.

    Raises:
        BundleError: There is no sealed bundle, or none that can be looked at.
    """
    from trajectory_recorder.quality import judging  # noqa: PLC0415 - loads the media libraries

    with progress_bar() as task:
        judgement = judging.judge(bundle, policy, listen_again=listen_again, task=task)
    warn_if_not_kept(judgement)
    return judgement


def warn_if_not_kept(judgement: "Judgement") -> None:
    """Say so where the report could not be kept in the bundle."""
    if judgement.not_kept is not None:
        messages.print(f"warning: {judgement.not_kept}", soft_wrap=True)


def _write_page(path: Path, name: str, examined: "Examined") -> None:
    from trajectory_recorder.quality.page import page  # noqa: PLC0415

    part = path.with_name(f"{path.name}.part")
    try:
        part.write_text(page(name, examined), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise OutputUnusable(
            f"{path} can't be written: {error.strerror}", "choose another place with --html"
        ) from error


def report_lines(report: "Report") -> list[str]:
    """A report for people, a line for each finding, and the verdict with the score and what it lost."""
    lost = ", ".join(f"{it.points} for {it.check.replace('_', ' ')}" for it in report.deductions)
    verdict = f"{report.verdict.value}: {report.score} of 100" + (f", less {lost}" if lost else "")
    return [*map(_line, report.findings), verdict]


def _line(judged: "Judged") -> str:
    it = judged.finding
    length_ns = it.to_ns - it.from_ns
    place = seconds(it.from_ns) + (f" to {seconds(it.to_ns)}" if length_ns >= 1_000_000_000 else "")
    return plain(f"{it.severity.value}: {place}: {it.message}. {it.suggestion} [{judged.check}]")
