import httpx
import pytest

from trajectory_recorder.account import address
from trajectory_recorder.errors import Refused, UsageError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://collect.example.org", "https://collect.example.org"),
        ("https://collect.example.org/team/", "https://collect.example.org/team"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://127.8.9.1", "http://127.8.9.1"),
        ("http://[::1]:8000/", "http://[::1]:8000"),
        ("http://localhost:8000", "http://localhost:8000"),
    ],
)
def test_an_address_is_taken(text: str, expected: str) -> None:
    assert str(address.parse(text)).rstrip("/") == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "collect.example.org",
        "ftp://collect.example.org",
        "https://",
        "https://me:secret@collect.example.org",
        "https://collect.example.org/?a=b",
        "https://collect.example.org/#a",
        "https://\x00",
    ],
)
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        address.parse(text)


@pytest.mark.parametrize("host", ["collect.example.org", "10.0.0.1", "localhost.example.org", "128.0.0.1"])
def test_nothing_goes_unencrypted_to_another_machine(host: str) -> None:
    with pytest.raises(UsageError, match=f"use https://{host}"):
        address.parse(f"http://{host}")


def test_a_place_is_taken_at_the_same_origin() -> None:
    base = httpx.URL("https://host/api/v1/uploads")
    assert str(address.within(base, "/files/a")) == "https://host/files/a"
    assert str(address.within(base, "https://host:443/files/a")).endswith("/files/a")


@pytest.mark.parametrize(
    "place",
    ["http://host/a", "https://other/a", "//other/a", "https://host:444/a", "https://me@host/a", "file:///a"],
)
def test_a_place_elsewhere_is_refused(place: str) -> None:
    with pytest.raises(Refused, match="another place"):
        address.within(httpx.URL("https://host/api/v1/uploads"), place)
