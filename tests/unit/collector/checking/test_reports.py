"""What is kept of a report, whoever wrote it."""

import json
from typing import Any

import pytest

from trajectory_recorder.bundle.applications import LONGEST, MOST
from trajectory_recorder.collector.checking.reports import CheckReport, read_report

_GOOD: dict[str, Any] = {
    "manifest_sha256": "aa",
    "bundle_id": "b",
    "policy": "built-in",
    "policy_version": 1,
    "verdict": "pass",
    "score": 100,
    "findings": [],
}


def _read(**more: object) -> CheckReport:
    return read_report(json.dumps({**_GOOD, **more}).encode())


def test_applications_that_nobody_told_are_not_known() -> None:
    assert _read().kept_applications() is None
    assert _read(applications=None).kept_applications() is None
    assert _read(applications=[]).kept_applications() == []


def test_applications_are_kept_as_the_check_itself_would_tell_them() -> None:
    told = ["Calc", "Ma\0il", "Calc", "x" * (LONGEST + 1)]
    assert _read(applications=told).kept_applications() == [
        "Calc",
        "Ma\N{REPLACEMENT CHARACTER}il",
        "x" * LONGEST,
    ]
    assert _read(applications=[str(it) for it in range(MOST + 1)]).kept_applications() is None


@pytest.mark.parametrize("told", ["Calc", [1], [None], {"Calc": 1}])
def test_what_is_no_list_of_names_is_no_report(told: object) -> None:
    with pytest.raises(ValueError, match="it is no report"):
        _read(applications=told)
