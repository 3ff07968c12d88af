"""The clipboard on a real X server, with real and with wilful owners."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
import xcffib.xproto as x
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.collecting_outlet import CollectingOutlet
from trajectory_recorder.capture._os import x11
from trajectory_recorder.capture.clipboard import ClipboardSource, _x11_text
from trajectory_recorder.capture.clipboard._x11_text import BoundedText
from trajectory_recorder.events import ClipboardEvent
from trajectory_recorder.virtual_desktop import VirtualDesktop

LIMIT = 20_000


@pytest.fixture(autouse=True)
def _recorded(shared_desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", shared_desktop.display)


@contextmanager
def owned(formats: Mapping[str, bytes | None]) -> Iterator[None]:
    """Own the clipboard with these formats; for one with None the owner never answers."""
    connection = x11.connect()
    window = connection.generate_id()
    core = connection.core
    core.CreateWindow(0, window, x11.root(connection), 0, 0, 1, 1, 0, x.WindowClass.InputOnly, 0, 0, [])
    core.SetSelectionOwner(window, x11.atom(connection, "CLIPBOARD"), 0)
    contents = {x11.atom(connection, name): content for name, content in formats.items()}
    targets_atom = x11.atom(connection, "TARGETS")
    ending = threading.Event()

    def answer(request: x.SelectionRequestEvent) -> None:
        if request.target == targets_atom:
            core.ChangeProperty(
                x.PropMode.Replace,
                request.requestor,
                request.property,
                x.Atom.ATOM,
                32,
                len(contents),
                list(contents),
            )
        elif (content := contents[request.target]) is None:
            return
        else:
            core.ChangeProperty(
                x.PropMode.Replace,
                request.requestor,
                request.property,
                request.target,
                8,
                len(content),
                content,
            )
        done = x.SelectionNotifyEvent.synthetic(  # type: ignore[no-untyped-call]
            request.time, request.requestor, request.selection, request.target, request.property
        )
        core.SendEvent(False, request.requestor, 0, done.pack())
        connection.flush()

    def serve() -> None:
        connection.flush()
        while not ending.is_set():
            event = connection.poll_for_event()
            if isinstance(event, x.SelectionRequestEvent):
                answer(event)
            elif event is None:
                x11.wait_readable(connection, 0.1)

    core.GetInputFocus().reply()  # by now everybody was told
    server = threading.Thread(target=serve)
    server.start()
    try:
        yield
    finally:
        ending.set()
        server.join()
        connection.disconnect()


@pytest.fixture
def copy(shared_desktop: VirtualDesktop, tmp_path: Path) -> Iterator[Callable[[str], None]]:
    """Copies a text with a real program, which owns it until the next one or the end."""
    owners = []

    def copy(text: str) -> None:
        file = tmp_path / "text"
        file.write_text(text, encoding="utf-8")
        owners.append(shared_desktop.open("xclip", "-selection", "clipboard", "-quiet", str(file)))

    yield copy
    for owner in owners:
        shared_desktop.close(owner)


@contextmanager
def watching(outlet: CollectingOutlet, limit: int = LIMIT) -> Iterator[None]:
    """Run the source, and wait until it no longer takes what it sees for old."""
    with outlet.running(ClipboardSource(limit)):
        outlet.wait_for(lambda: bool(outlet.looks))
        yield


def texts(outlet: CollectingOutlet) -> list[str | None]:
    return [event.text for event in outlet.events(ClipboardEvent)]


def test_copied_text_is_told(copy: Callable[[str], None]) -> None:
    outlet = CollectingOutlet()
    with watching(outlet):
        for text in ("first", "zweiter Text: äöü €\nline 𝄞", ""):
            copy(text)
            outlet.wait_for(lambda text=text: text in texts(outlet))  # type: ignore[misc]
        outlet.wait_for(lambda: len(outlet.looks) >= 3)
    assert texts(outlet) == ["first", "zweiter Text: äöü €\nline 𝄞", ""]
    assert outlet.events(ClipboardEvent)[1].length == 26


def test_a_large_text_comes_whole(copy: Callable[[str], None]) -> None:
    text = "".join(f"Zeile {line}: größer\n" for line in range(120_000))
    outlet = CollectingOutlet()
    with watching(outlet, 5_000_000):
        copy(text)
        outlet.wait_for(lambda: bool(outlet.captured))
    assert texts(outlet) == [text]
    assert len(text.encode()) > 2_000_000  # from 1 MiB on, xclip delivers in pieces (INCR)


def test_beyond_the_limit_only_the_length_is_told(copy: Callable[[str], None]) -> None:
    outlet = CollectingOutlet()
    with watching(outlet, 10):
        for text in ("ä" * 10, "ä" * 700_000):
            copy(text)
            outlet.wait_for(lambda text=text: has_length(outlet, len(text)))  # type: ignore[misc]
    assert outlet.events(ClipboardEvent) == [ClipboardEvent("ä" * 10, 10), ClipboardEvent(None, 700_000)]


def has_length(outlet: CollectingOutlet, length: int) -> bool:
    return any(event.length == length for event in outlet.events(ClipboardEvent))


def test_of_huge_content_the_end_is_not_fetched(
    copy: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_x11_text, "LONGEST_BYTES", 1_000_000)
    outlet = CollectingOutlet()
    with watching(outlet):
        copy("x" * 5_000_000)
        outlet.wait_for(lambda: bool(outlet.captured))
        copy("after")
        outlet.wait_for(lambda: "after" in texts(outlet))
    huge = outlet.events(ClipboardEvent)[0]
    assert huge.text is None
    assert 1_000_000 < huge.length < 5_000_000


def test_what_was_there_before_is_not_recorded(copy: Callable[[str], None]) -> None:
    copy("private")
    outlet = CollectingOutlet()
    with outlet.running(ClipboardSource(LIMIT), start=False):
        outlet.wait_for(lambda: outlet.is_ready)
        with owned({"UTF8_STRING": b"before the start"}):
            outlet.start()
            outlet.wait_for(lambda: len(outlet.looks) >= 2)
        with owned({"UTF8_STRING": b"after the start"}):
            outlet.wait_for(lambda: bool(outlet.captured))
    assert texts(outlet) == ["after the start"]


def test_a_password_is_told_without_its_text() -> None:
    outlet = CollectingOutlet()
    with watching(outlet):
        with owned({"UTF8_STRING": b"hunter2", "x-kde-passwordManagerHint": b"secret"}):
            outlet.wait_for(lambda: len(outlet.captured) == 1)
        with owned({"UTF8_STRING": b"public", "x-kde-passwordManagerHint": b"public"}):
            outlet.wait_for(lambda: len(outlet.captured) == 2)
    assert outlet.events(ClipboardEvent) == [
        ClipboardEvent(None, 0, concealed=True),
        ClipboardEvent("public", 6),
    ]


def test_old_and_no_text() -> None:
    outlet = CollectingOutlet()
    with watching(outlet):
        with owned({"image/png": b"\x89PNG"}):
            outlet.wait_for(lambda: len(outlet.looks) >= 2)
        with owned({"STRING": "größer".encode("latin-1")}):
            outlet.wait_for(lambda: bool(outlet.captured))
    assert texts(outlet) == ["größer"]


def test_a_hanging_owner_is_left_alone(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    outlet = CollectingOutlet()
    with watching(outlet):
        with owned({"UTF8_STRING": None}):
            outlet.wait_for(lambda: "does not answer" in caplog.text)
        with owned({"UTF8_STRING": None}), owned({"UTF8_STRING": b"next"}):
            outlet.wait_for(lambda: bool(outlet.captured))
    assert texts(outlet) == ["next"]
    assert len(outlet.looks) >= 3


def test_it_stops_while_an_owner_hangs() -> None:
    outlet = CollectingOutlet()
    with watching(outlet), owned({"UTF8_STRING": None}):
        looks = len(outlet.looks)
        outlet.wait_for(lambda: len(outlet.looks) >= looks + 2)
        outlet.stop()
        outlet.wait_for_end()
    assert not outlet.captured


@given(text=st.text(max_size=60), limit=st.integers(0, 60), size=st.integers(1, 7))
def test_bounded_text_counts_characters_whatever_the_pieces(text: str, limit: int, size: int) -> None:
    raw = text.encode("utf-8", "replace")
    whole = raw.decode()
    bounded = BoundedText("utf-8", limit)
    for start in range(0, len(raw), size):
        bounded.add(raw[start : start + size])
    bounded.add(b"", last=True)
    assert bounded.length == len(whole)
    assert bounded.text == (whole if len(whole) <= limit else None)
