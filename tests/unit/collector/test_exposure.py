from dataclasses import replace
from pathlib import Path

import pytest

from trajectory_recorder.collector.exposure import check_exposure, tls_context
from trajectory_recorder.errors import UsageError
from trajectory_recorder.settings import ServeSettings

_EVERYWHERE = "0.0.0.0"  # noqa: S104 - nothing listens here


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"host": "localhost"},
        {"host": "::1"},
        {"host": "127.8.8.8"},
        {"host": _EVERYWHERE, "public_url": "https://record.example.org"},
        {"host": _EVERYWHERE, "tls_certificate": "c.pem", "tls_key": "k.pem"},
        {"public_url": "http://127.0.0.1:8000"},
    ],
)
def test_tokens_stay_on_the_machine_or_under_tls(change: dict[str, str]) -> None:
    check_exposure(replace(ServeSettings(), **change))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"host": _EVERYWHERE}, "without TLS"),
        ({"host": "::"}, "without TLS"),
        ({"host": "192.168.1.5"}, "without TLS"),
        ({"host": "record.example.org"}, "without TLS"),
        ({"host": _EVERYWHERE, "public_url": "http://record.example.org"}, "without TLS"),
        ({"public_url": "http://record.example.org"}, "without TLS"),
        ({"public_url": "record.example.org"}, "no address"),
        ({"tls_certificate": "c.pem"}, "needs its key"),
        ({"tls_key": "k.pem"}, "needs its key"),
    ],
)
def test_whatever_else_is_refused(change: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        check_exposure(replace(ServeSettings(), **change))


def test_a_certificate_that_is_none_is_told(tmp_path: Path) -> None:
    for name in ("c.pem", "k.pem"):
        (tmp_path / name).write_text("nothing")
    files = {"tls_certificate": str(tmp_path / "c.pem"), "tls_key": str(tmp_path / "k.pem")}
    with pytest.raises(UsageError, match=r"c\.pem or its key can't be used"):
        tls_context(replace(ServeSettings(), **files))
