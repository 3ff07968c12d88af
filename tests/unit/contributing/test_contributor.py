"""What an endpoint that means harm says, and one that is not there. A real one is asked in `tests/endpoint`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from helpers.endpoint_answers import FEEDBACK, ID, SUBMISSIONS, TASKS
from helpers.ports import free_port
from helpers.tiny_endpoint import Fault, TinyEndpoint
from helpers.upload_parts import endpoint_at
from trajectory_recorder.contributing import Contributor, Known
from trajectory_recorder.errors import Refused, Unreachable
from trajectory_recorder.wire.limits import LONGEST_TEXT

TASK = msgspec.to_builtins(TASKS[0])


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Known]:
    with Known(tmp_path / "answers.sqlite") as opened:
        yield opened


def with_task(**changes: Any) -> dict[str, Any]:
    return {**TASK, "task": {**TASK["task"], **changes}}


def saying(*items: dict[str, Any]) -> TinyEndpoint:
    """An endpoint that answers everything with this list."""
    return TinyEndpoint(faults=lambda *_: Fault(status=200, document={"items": list(items), "next": None}))


def test_an_answer_is_given_and_kept(known: Known) -> None:
    with saying(TASK) as tiny, endpoint_at(tiny.url) as endpoint:
        assert Contributor(endpoint, known).tasks() == TASKS[:1]
        kept = known.tasks(str(endpoint.url))
    assert kept is not None
    assert kept.value == TASKS[:1]


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "../../me"},
        {"id": ID + "\n"},
        {"key": "sums/../../tokens"},
        {"title": "t" * 201},
        {"instruction": "i" * (LONGEST_TEXT + 1)},
        {"policy": "p" * (LONGEST_TEXT + 1)},
        {"tools": ["a"] * 101},
        {"rubric": [{"id": "a", "criterion": "b", "points": 1}] * 101},
        {"deadline": "2026-11-21T00:00:00"},
        {"places": {"wanted": -1, "accepted": 0, "in_flight": 0, "claimed": 0}},
    ],
)
def test_what_no_endpoint_says_is_refused_and_not_kept(known: Known, changes: dict[str, Any]) -> None:
    with saying(with_task(**changes)) as tiny, endpoint_at(tiny.url) as endpoint:
        with pytest.raises(Refused, match="is not understood"):
            Contributor(endpoint, known).tasks()
        assert known.tasks(str(endpoint.url)) is None


def test_other_lists_are_bounded_too(known: Known) -> None:
    submission = msgspec.to_builtins(SUBMISSIONS[0])
    review = msgspec.to_builtins(FEEDBACK.reviews[0])
    wrong = [
        {**submission, "manifest_sha256": "c" * 63},
        {**submission, "duration_ns": 2**63},
        {**review, "score": 1.5},
        {**review, "summary": "s" * (LONGEST_TEXT + 1)},
    ]
    for item in wrong:
        with saying(item) as tiny, endpoint_at(tiny.url) as endpoint:
            contributor = Contributor(endpoint, known)
            for ask in (contributor.submissions, lambda it=contributor: it.feedback(ID)):
                with pytest.raises(Refused, match="is not understood"):
                    ask()


def test_an_id_is_no_way_to_another_place(known: Known) -> None:
    with saying() as tiny, endpoint_at(tiny.url) as endpoint:
        contributor = Contributor(endpoint, known)
        contributor.claim("../people")
        contributor.feedback("a/../../me")
    paths = [path.partition("?")[0] for _, path in tiny.asked]
    assert paths[0] == "/api/v1/tasks/..%2Fpeople/claim"
    assert paths[2] == "/api/v1/submissions/a%2F..%2F..%2Fme/reviews"


def test_nobody_there_changes_nothing_of_what_is_known(known: Known) -> None:
    with endpoint_at(f"http://127.0.0.1:{free_port()}") as endpoint:
        known.keep_tasks(str(endpoint.url), TASKS)
        with pytest.raises(Unreachable):
            Contributor(endpoint, known).tasks()
        kept = known.tasks(str(endpoint.url))
    assert kept is not None
    assert kept.value == TASKS
