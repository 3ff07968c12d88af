"""Where a submission goes after its check, from what its check said and what its task asks for. Pure."""

from dataclasses import dataclass

from trajectory_recorder.collector.checking.child import Ended, Ending
from trajectory_recorder.collector.checking.reports import FAIL, CheckReport, read_report

_ENDED = {
    Ending.TOO_LONG: "checking it took longer than it may",
    Ending.TOO_MUCH_OUTPUT: "its report is longer than any may be",
    Ending.TOO_MUCH_MEMORY: "checking it took more memory than it may",
}
_GOOD_CODES = (0, 1)


@dataclass(frozen=True, slots=True)
class Decision:
    """`reason` says why it is quarantined, None where it goes on; `overridden` that it failed and goes on."""

    reason: str | None
    report: CheckReport | None = None
    overridden: bool = False


def decide(ended: Ended, *, manifest_sha256: str, bundle_id: str, override: bool) -> Decision:
    """What becomes of a submission.

    Args:
        ended: How its check ended.
        manifest_sha256: What its report has to be about.
        bundle_id: Likewise.
        override: Whether a recording of poor quality was sent with a reason, where its task allows that.
    """
    if ended.ending is not Ending.BY_ITSELF:
        return Decision(_ENDED[ended.ending])
    try:
        report = read_report(ended.output)
    except ValueError:
        return Decision(_broke(ended.code))
    if ended.code not in _GOOD_CODES:
        return Decision(_broke(ended.code))
    if report.integrity is not None:
        return Decision(f"it is not whole: {report.integrity}", report)
    if (report.manifest_sha256, report.bundle_id) != (manifest_sha256, bundle_id):
        return Decision("its check told of another recording", report)
    failed = report.verdict == FAIL
    reason = "its quality is not good enough: see what was found" if failed and not override else None
    return Decision(reason, report, overridden=failed and override)


def _broke(code: int) -> str:
    return (
        f"it could not be checked: the check broke off ({'signal' if code < 0 else 'exit code'} {abs(code)})"
    )
