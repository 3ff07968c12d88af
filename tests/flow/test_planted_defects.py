"""Real bundles with planted defects are checked: no miss and no false alarm."""

import multiprocessing
import re
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from helpers.planted import ns
from helpers.planted_cases import CASES, judge
from trajectory_recorder.quality.finding import Severity
from trajectory_recorder.quality.policy import built_in
from trajectory_recorder.quality.report import Report, Verdict

Reports: TypeAlias = dict[int, Future[Report]]
DOCUMENT = Path(__file__).parents[2] / "docs" / "quality.md"


@pytest.fixture(scope="module")
def reports(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reports]:
    """The reports on all recordings that are asked for, made side by side, in processes that end with it.

    Each test waits for its own, so that none waits for as long as all take.
    """
    asked = [
        it.callspec.params["number"]
        for it in request.session.items
        if "number" in getattr(it, "fixturenames", ()) and it.module is request.module
    ]
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as workers:
        yield {it: workers.submit(judge, it, tmp_path_factory.mktemp(f"planted-{it}")) for it in asked}


def _cases() -> Iterator[Any]:
    """All of them; slow are those of which the quick ones have the like: the same check, or nothing to be found."""
    had: set[object] = set()
    for number, case in enumerate(CASES):
        like: set[object] = {*case.found} or {None}
        yield pytest.param(number, id=case.name, marks=[pytest.mark.slow] if like <= had else [])
        had |= like


@pytest.mark.parametrize("number", [*_cases()])
def test_what_was_planted_is_found_and_nothing_else(reports: Reports, number: int) -> None:
    planted, report = CASES[number], reports[number].result()
    found: dict[str, Severity] = {}
    for it in report.findings:
        found.setdefault(it.check, it.finding.severity)
        assert 0 <= it.finding.from_ns <= it.finding.to_ns <= ns(planted.seconds)
        assert it.finding.message
        assert it.finding.suggestion
    assert found == planted.found, [it.finding for it in report.findings]
    worst = max((it.rank for it in planted.found.values()), default=0)
    assert report.verdict == [Verdict.PASS, Verdict.WARN, Verdict.FAIL][worst]
    assert (report.score == 100) == (not planted.found)


def _table() -> Iterator[str]:
    """Every check, in how many recordings it was planted, and in how many it was so nearly that it was not."""
    planted = Counter(check for it in CASES for check in it.found)
    yield "| check | planted | found | false alarms |"
    yield "|---|---|---|---|"
    for check in sorted(built_in().limits):
        yield f"| `{check}` | {planted[check]} | {planted[check]} | 0 |"
    clean = sum(not it.found for it in CASES)
    yield f"| none, in recordings without a fault or with one just under its limit | {clean} | | 0 |"


def test_every_check_was_planted_and_the_document_has_the_table() -> None:
    table = "\n".join(_table())
    sys.stdout.write(f"\n{table}\n")
    assert not re.search(r"\| 0 \| 0 \| 0 \|", table)
    assert len(CASES) >= 60
    assert table in DOCUMENT.read_text("utf-8")
