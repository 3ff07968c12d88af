from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from helpers.tiny_endpoint import Fault, TinyEndpoint
from helpers.upload_parts import endpoint_at
from trajectory_recorder.account.lists import ask_list
from trajectory_recorder.errors import Refused


class Thing(msgspec.Struct, frozen=True):
    number: int


def answering(*pages: dict[str, Any]) -> TinyEndpoint:
    """An endpoint that answers with these, the last one for ever."""
    return TinyEndpoint(
        faults=lambda _method, _path, number: Fault(status=200, document=pages[min(number, len(pages) - 1)])
    )


def queries(tiny: TinyEndpoint) -> list[dict[str, list[str]]]:
    return [parse_qs(urlsplit(path).query) for _, path in tiny.asked]


def test_a_list_is_followed_to_its_end() -> None:
    pages = [
        {"items": [{"number": 1}, {"number": 2}], "next": "two"},
        {"items": [], "next": "three"},
        {"items": [{"number": 3, "more": "that is not known here"}], "next": None},
    ]
    with answering(*pages) as tiny, endpoint_at(tiny.url) as endpoint:
        found = list(ask_list(endpoint, "/things", Thing, limit="2", tag="a b"))
    assert found == [Thing(1), Thing(2), Thing(3)]
    asked = {"limit": ["2"], "tag": ["a b"]}
    assert queries(tiny) == [asked, asked | {"after": ["two"]}, asked | {"after": ["three"]}]


def test_a_list_without_an_end_is_left_alone() -> None:
    with answering({"items": [{"number": 1}], "next": "more"}) as tiny, endpoint_at(tiny.url) as endpoint:
        assert len(list(ask_list(endpoint, "/things", Thing))) == 50
    assert queries(tiny)[0] == {"limit": ["200"]}
    assert len(tiny.asked) == 50


@pytest.mark.parametrize(
    "document", [{"items": [{"number": "1"}]}, {"items": 1}, {}, {"items": [], "next": 1}]
)
def test_what_is_no_list_of_these_is_refused(document: dict[str, Any]) -> None:
    with (
        answering(document) as tiny,
        endpoint_at(tiny.url) as endpoint,
        pytest.raises(Refused, match="is not understood"),
    ):
        list(ask_list(endpoint, "/things", Thing))
