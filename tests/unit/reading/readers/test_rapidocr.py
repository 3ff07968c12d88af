"""The real models, on pictures of real letters."""

import socket
import sys

import numpy as np
import pytest

from helpers.lettered_session import LETTERED, lettered
from trajectory_recorder.reading import ReaderUnavailable
from trajectory_recorder.reading.readers import RapidOcr


def test_lines_are_read_where_they_stand() -> None:
    page = lettered({(30, 40): "Beds 41, staff 17", (200, 250): "open shifts 3"}, LETTERED)
    first, second = sorted(RapidOcr().read(page[:, :, 2::-1]), key=lambda it: it.area.top)
    assert (first.text, second.text) == ("Beds 41, staff 17", "open shifts 3")
    assert 20 <= first.area.left <= 32
    assert 30 <= first.area.top < 50 < first.area.bottom <= 70
    assert 190 <= second.area.left <= 202
    assert min(first.confidence, second.confidence) > 0.8


def test_an_empty_page_has_no_lines() -> None:
    assert list(RapidOcr().read(np.full((64, 200, 3), 240, np.uint8))) == []


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("it went to the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    page = lettered({(30, 40): "Beds"}, LETTERED)
    assert [it.text for it in RapidOcr().read(page[:, :, 2::-1])] == ["Beds"]


def test_what_to_install_is_said_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert RapidOcr.is_installed()
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with pytest.raises(ReaderUnavailable, match=r"pip install 'trajectory-recorder\[ocr\]'"):
        RapidOcr()
