"""Verdict, score, file and page of a report."""

import json
from pathlib import Path

import pytest

from helpers.synthetic_session import DISPLAY
from trajectory_recorder.errors import OutputUnusable
from trajectory_recorder.events import DisplaysEvent, Event
from trajectory_recorder.quality.evidence import Evidence
from trajectory_recorder.quality.examine import Examined
from trajectory_recorder.quality.finding import Finding, Severity, above, below
from trajectory_recorder.quality.looking import Judged
from trajectory_recorder.quality.page import page
from trajectory_recorder.quality.report import Report, Verdict, document, keep, report

NOTE, WARN, FAIL = Severity.NOTE, Severity.WARN, Severity.FAIL


def found(check: str, severity: Severity, at_ns: int = 0, message: str = "it is so") -> Judged:
    return Judged(check, Finding(severity, at_ns, at_ns + 1, message, "do this", 2.0, 1.0, "s"))


def made(*findings: Judged) -> Report:
    return report(
        findings,
        bundle_id="b",
        duration_ns=10**10,
        policy=("p", 1),
        measures={"duration_s": 10.0, "snr_db": None},
    )


@pytest.mark.parametrize(
    ("findings", "verdict", "score"),
    [
        ([], Verdict.PASS, 100),
        ([found("a", NOTE)], Verdict.PASS, 99),
        ([found("a", WARN), found("b", NOTE)], Verdict.WARN, 91),
        ([found("a", WARN) for _ in range(9)], Verdict.WARN, 84),
        ([found("a", FAIL), found("a", WARN)], Verdict.FAIL, 52),
        ([found("a", FAIL), found("a", FAIL)], Verdict.FAIL, 40),
        ([found(name, FAIL) for name in "abc"], Verdict.FAIL, 0),
    ],
)
def test_the_worst_is_the_verdict_and_the_score_can_be_added_up(
    findings: list[Judged], verdict: Verdict, score: int
) -> None:
    it = made(*findings)
    assert (it.verdict, it.score) == (verdict, score)
    assert max(0, 100 - sum(part.points for part in it.deductions)) == score


def test_the_worst_comes_first_and_then_the_earliest() -> None:
    it = made(found("a", NOTE, 1), found("b", FAIL, 9), found("c", WARN, 5), found("d", WARN, 2))
    assert [judged.check for judged in it.findings] == ["b", "d", "c", "a"]


def test_limits_are_passed_and_not_touched() -> None:
    assert above(3.0, warn=3.0) is None
    assert above(3.1, warn=3.0, fail=5.0) == (WARN, 3.0)
    assert above(5.1, warn=3.0, fail=5.0) == (FAIL, 5.0)
    assert above(2.0, warn=3.0, note=1.0) == (NOTE, 1.0)
    assert below(3.0, warn=3.0) is None
    assert below(0.9, warn=3.0, fail=1.0) == (FAIL, 1.0)


def test_a_report_is_kept_whole_and_says_of_what(tmp_path: Path) -> None:
    content = document(made(found("a", WARN)), manifest_sha256="ab12", recorder="0.1")
    path = keep(tmp_path, content)
    assert path == tmp_path / "derived" / "quality.json"
    read = json.loads(path.read_bytes())
    assert (read["format"], read["manifest_sha256"], read["verdict"]) == (
        "trajectory-quality",
        "ab12",
        "warn",
    )
    assert read["findings"][0]["finding"]["measured"] == 2.0
    assert [it.name for it in path.parent.iterdir()] == ["quality.json"]


def test_a_report_that_can_not_be_kept_is_said(tmp_path: Path) -> None:
    (tmp_path / "derived").write_text("in the way")
    with pytest.raises(OutputUnusable, match="can't be kept"):
        keep(tmp_path, {})


def test_the_page_takes_nothing_from_outside_for_markup() -> None:
    events: list[tuple[int, Event]] = [(0, DisplaysEvent((DISPLAY,)))]
    evil = '"><script>alert(1)</script>'
    text = page(evil, Examined(made(found("a", FAIL, 3, evil)), Evidence(events, 0, 10**10, {})))
    assert "<script" not in text
    assert text.count("&lt;script&gt;") == 4  # the title, the head, the list and the time line
    assert "not known" in text
    assert "<svg" in text


def test_the_page_of_a_broken_bundle_has_no_time_line() -> None:
    broken = report(
        [found("integrity", FAIL)], bundle_id=None, duration_ns=None, policy=("p", 1), measures={}
    )
    assert "<svg" not in page("x", Examined(broken, None))
