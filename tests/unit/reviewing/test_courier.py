"""When drafts are brought to the endpoint: not against its will, and not those of another one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from msgspec.structs import replace

from helpers.command_line import wait_until
from helpers.drafts import ABOUT, REVIEW
from trajectory_recorder.errors import Busy, EndpointError, NotSignedIn, Unreachable
from trajectory_recorder.reviewing import courier
from trajectory_recorder.reviewing.comparisons import Comparisons
from trajectory_recorder.reviewing.content import Content
from trajectory_recorder.reviewing.courier import Courier
from trajectory_recorder.reviewing.draft import Draft
from trajectory_recorder.reviewing.drafts import Drafts

ELSEWHERE = "e5" * 16


class Failing:
    """An endpoint that answers every request with the same error."""

    url = httpx.URL(ABOUT.endpoint)

    def __init__(self, error: EndpointError) -> None:
        self.error = error
        self.asked: list[str] = []

    def ask(self, method: str, path: str, *_: Any, **__: Any) -> None:
        self.asked.append(f"{method} {path}")
        raise self.error


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "drafts.sqlite"


@pytest.fixture
def drafts(path: Path) -> Iterator[Drafts]:
    with Drafts(path) as opened:
        opened.begin(ABOUT, Content())
        opened.begin(replace(ABOUT, review=ELSEWHERE, endpoint="https://other.example"), Content())
        yield opened


def test_who_asks_to_be_left_alone_is(drafts: Drafts, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courier, "_COLLECT_S", 0.0)
    endpoint = Failing(Busy("too many requests", retry_after_s=3600))
    with Comparisons(path) as comparing, Courier(drafts, comparing, endpoint) as bringing:  # type: ignore[arg-type]
        wait_until(lambda: endpoint.asked, "asked")
        for text in ("a", "ab", "abc"):
            drafts.change(REVIEW, lambda it, text=text: it.with_summary(text))
            bringing.wake()
    assert endpoint.asked == [f"PATCH /reviews/{REVIEW}"]


@pytest.mark.parametrize("error", [Unreachable("no line"), NotSignedIn("who are you", "sign in")])
def test_a_draft_says_why_it_waits_and_is_told_of(drafts: Drafts, path: Path, error: EndpointError) -> None:
    told: list[Draft] = []
    endpoint = Failing(error)
    with (
        Comparisons(path) as comparing,
        Courier(drafts, comparing, endpoint, on_sent=told.append) as bringing,
    ):  # type: ignore[arg-type]
        wait_until(lambda: told, "told")
        bringing.wake()
    assert {it.about.review for it in told} == {REVIEW}
    assert (told[0].error, told[0].remedy, told[0].is_sent) == (error.message, error.remedy, False)
    assert drafts.get(ELSEWHERE).error == ""
