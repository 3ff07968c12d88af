import json

import pytest

from trajectory_recorder.account.answer import Answer, one_line
from trajectory_recorder.errors import Busy, Refused
from trajectory_recorder.upload.submission import Submission

PROBLEM = {"content-type": "application/problem+json"}


def answer(status: int, document: object = None, **headers: str) -> Answer:
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    return Answer(status, {**PROBLEM, **headers}, body, "https://host/a")


def test_a_problem_document_becomes_an_error_in_its_words() -> None:
    said = {"title": "No", "detail": "The project p is closed.", "remedy": "ask its admin", "code": "closed"}
    error = answer(403, said).error()
    assert isinstance(error, Refused)
    assert error.message == "the endpoint answered 403: The project p is closed"
    assert (error.remedy, error.status, error.code, error.exit_code) == ("ask its admin", 403, "closed", 4)


@pytest.mark.parametrize("status", [408, 423, 425, 429, 500, 502, 503, 504, 507])
def test_what_may_pass_asks_to_wait(status: int) -> None:
    error = answer(status, {}, **{"retry-after": "7"}).error()
    assert isinstance(error, Busy)
    assert error.retry_after_s == 7


@pytest.mark.parametrize("status", [301, 302, 400, 403, 404, 409, 410, 413, 415, 422, 460])
def test_what_will_not_pass_is_a_refusal(status: int) -> None:
    error = answer(status, {}).error()
    assert isinstance(error, Refused)
    assert error.status == status


def test_a_redirect_says_where_it_would_lead() -> None:
    assert "sends us on to http://evil/" in answer(302, {}, location="http://evil/").error().message


@pytest.mark.parametrize("body", [b"", b"<html>", b"[1]", b'{"detail": 3}', b"\xff\xfe", b"[" * 100_000])
def test_other_documents_are_understood_by_their_status(body: bytes) -> None:
    assert answer(413, body).error().message.startswith("the endpoint answered 413: ")


def test_hostile_texts_move_no_cursor_and_stay_short() -> None:
    said = "\x1b[2J\u202eevil\nnext" + "x" * 10_000
    message = answer(400, {"detail": said}).error().message
    assert message.isprintable()
    assert "\n" not in message
    assert len(message) < 400
    assert one_line("a.\n b.") == "a. b"


@pytest.mark.parametrize(
    ("text", "expected"), [("12", 12), ("", None), ("-1", None), ("1e3", None), ("9" * 30, None)]
)
def test_only_sizes_are_numbers(text: str, expected: int | None) -> None:
    assert Answer(200, {"upload-offset": text}, b"", "").number("Upload-Offset") == expected


@pytest.mark.parametrize("body", [b"", b"{}", b'{"id": "a", "state": "dancing"}', b"[" * 100_000])
def test_an_answer_that_is_not_understood_is_an_error_in_words(body: bytes) -> None:
    with pytest.raises(Refused, match="is not understood"):
        answer(200, body).read(Submission)
