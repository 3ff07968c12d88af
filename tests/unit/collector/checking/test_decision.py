"""Where a submission goes, for everything that its check may say."""

import json
from typing import Any

import pytest

from trajectory_recorder.collector.checking.child import Ended, Ending
from trajectory_recorder.collector.checking.decision import Decision, decide
from trajectory_recorder.collector.checking.reports import read_report

_GOOD: dict[str, Any] = {
    "manifest_sha256": "aa",
    "bundle_id": "b",
    "policy": "built-in",
    "policy_version": 1,
    "verdict": "pass",
    "score": 100,
    "findings": [],
}


def _finding(check: str, message: str) -> dict[str, Any]:
    found = {"severity": "fail", "from_ns": 0, "to_ns": 1, "message": message, "suggestion": "Record again"}
    return {"check": check, "finding": found}


def _decide(change: dict[str, Any], code: int = 0, *, override: bool = False) -> Decision:
    output = json.dumps({**_GOOD, **change}).encode()
    ended = Ended(Ending.BY_ITSELF, code, output)
    return decide(ended, manifest_sha256="aa", bundle_id="b", override=override)


def test_a_good_one_goes_on() -> None:
    decision = _decide({})
    assert (decision.reason, decision.overridden) == (None, False)


def test_an_override_that_was_not_needed_is_none() -> None:
    assert not _decide({"verdict": "warn"}, override=True).overridden


def test_integrity_can_t_be_overridden() -> None:
    broken = {"verdict": "fail", "findings": [_finding("integrity", "a file is short")], "bundle_id": None}
    assert _decide(broken, 1, override=True).reason == "it is not whole: a file is short"


@pytest.mark.parametrize("change", [{"manifest_sha256": "cc"}, {"bundle_id": "c"}, {"bundle_id": None}])
def test_a_report_on_something_else_counts_for_nothing(change: dict[str, Any]) -> None:
    assert _decide(change, override=True).reason == "its check told of another recording"


@pytest.mark.parametrize(
    "change",
    [
        {"score": 101},
        {"score": "100"},
        {"verdict": "splendid"},
        {"findings": None},
        {"findings": [_finding("idle", "m") | {"finding": {"severity": "fail", "from_ns": 2**63}}]},
        {"policy_version": 2**40},
    ],
)
def test_a_report_that_is_none_lets_nothing_through(change: dict[str, Any]) -> None:
    assert (
        _decide(change, override=True).reason == "it could not be checked: the check broke off (exit code 0)"
    )


@pytest.mark.parametrize("code", [2, 3, 137, -11])
def test_a_report_of_a_program_that_broke_off_counts_for_nothing(code: int) -> None:
    assert "broke off" in (_decide({}, code, override=True).reason or "")


@pytest.mark.parametrize("ending", [Ending.TOO_LONG, Ending.TOO_MUCH_MEMORY, Ending.TOO_MUCH_OUTPUT])
def test_a_report_of_a_program_that_had_to_be_ended_counts_for_nothing(ending: Ending) -> None:
    ended = Ended(ending, 0, json.dumps(_GOOD).encode())
    assert decide(ended, manifest_sha256="aa", bundle_id="b", override=True).reason is not None


def test_what_is_kept_of_a_report_has_an_end_and_no_nul() -> None:
    findings = [_finding("idle", "x\0" + "y" * 5_000)] * 2_000
    report = read_report(json.dumps({**_GOOD, "findings": findings}).encode())
    kept = report.kept()
    assert (len(kept["findings"]), kept["findings_count"]) == (500, 2_000)
    assert len(kept["findings"][0]["message"]) == 1_000
    assert "\0" not in json.dumps(kept, ensure_ascii=False)


@pytest.mark.parametrize(
    "output", [b"", b"\xff", b"[" * 100_000, b'{"x":' + b"[" * 1_000_000, b"{}", b'"\\ud800"']
)
def test_whatever_else_it_says_is_refused(output: bytes) -> None:
    with pytest.raises(ValueError, match="no report"):
        read_report(output)
