"""What an endpoint says is not taken for what it should be."""

import json
from typing import Any

import pytest

from trajectory_recorder.account.answer import Answer
from trajectory_recorder.errors import Refused
from trajectory_recorder.reviewing.answers import (
    CommentAnswer,
    Pair,
    ReviewAnswer,
    SubmissionAnswer,
    review_path,
    submission_path,
)

ID = "a1" * 16
REVIEW = {
    "id": ID,
    "submission": ID,
    "verdict": None,
    "scores": [{"item": "saved", "met": True, "note": "", "more": 1}],
    "summary": "",
    "labels": [],
    "counts": True,
}
COMMENT = {"id": ID, "review": ID, "from_ns": 0, "to_ns": 1, "text": "x", "change_wanted": False}
FILE = {"path": "data/events.mcap", "bytes": 1, "sha256": "c3" * 32}
SUBMISSION = {
    "id": ID,
    "project": "lab",
    "task": None,
    "state": "in_review",
    "manifest_sha256": "c3" * 32,
    "duration_ns": 1,
    "files": [FILE],
}
PAIR = {"left": ID, "right": ID, "project": "lab", "task": "notes"}


def answer(document: Any) -> Answer:
    return Answer(200, {}, json.dumps(document).encode(), "https://host")


@pytest.mark.parametrize(
    ("kind", "document"),
    [(ReviewAnswer, REVIEW), (CommentAnswer, COMMENT), (SubmissionAnswer, SUBMISSION), (Pair, PAIR)],
)
def test_what_an_endpoint_says_is_read(kind: type[Any], document: dict[str, Any]) -> None:
    read = answer({**document, "unknown": "a later version's"}).read(kind)
    assert {name: getattr(read, name) for name in ("id", "left") if name in document} == {
        name: ID for name in ("id", "left") if name in document
    }


@pytest.mark.parametrize(
    ("kind", "document"),
    [
        (ReviewAnswer, {**REVIEW, "id": "../../../home/x"}),
        (ReviewAnswer, {**REVIEW, "id": f"{ID}\n"}),
        (ReviewAnswer, {**REVIEW, "submission": "a" * 31 + "/"}),
        (ReviewAnswer, {**REVIEW, "verdict": "splendid"}),
        (CommentAnswer, {**COMMENT, "id": "x/../../reviews"}),
        (SubmissionAnswer, {**SUBMISSION, "id": ""}),
        (SubmissionAnswer, {**SUBMISSION, "files": [{**FILE, "bytes": -1}]}),
        (SubmissionAnswer, {**SUBMISSION, "duration_ns": -1}),
        (Pair, {**PAIR, "right": "?"}),
    ],
)
def test_what_could_lead_astray_is_refused(kind: type[Any], document: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="is not understood"):
        answer(document).read(kind)


def test_names_stay_within_their_part_of_a_path() -> None:
    assert submission_path("a/../b?c") == "/submissions/a%2F..%2Fb%3Fc"
    assert review_path("#") == "/reviews/%23"
