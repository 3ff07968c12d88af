"""A password is typed into a real field for passwords while the app records: nothing of it is kept anywhere."""

import sys
from pathlib import Path

import pytest

from features.expert import Expert
from helpers import qt_form
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.events import TYPED_SECRETLY, Gap, KeyAction, KeyEvent

PASSWORD = "zebra7quilt"  # noqa: S105 - it is what must not be recorded


@pytest.mark.slow
def test_a_password_is_kept_nowhere(expert: Expert) -> None:
    desktop = expert.desktop
    desktop.open(sys.executable, qt_form.__file__)
    form = desktop.wait_for_window(qt_form.TITLE)
    left, top, _, _ = desktop.window_rectangle(form)
    account = left + 200, top + 22
    expert.opens_the_app()
    expert.records()
    desktop.click(*account)
    expert.writes("before")
    expert.goes_on_for(1)
    desktop.run("xdotool", "key", "Tab", "type", "--delay", "2", PASSWORD)
    expert.goes_on_for(1)
    desktop.click(*account)
    expert.writes("after")
    expert.goes_on_for(1)
    expert.clicks("Stop and save")
    expert.sees("The recording is only")
    expert.closes_the_app()

    (root,) = expert.bundles
    assert verify(root) == []
    bundle = Bundle(root)
    presses = [key for _, key in bundle.events_of(KeyEvent) if key.action is KeyAction.PRESS]
    assert "".join(key.text or "" for key in presses) == "beforeafter"
    assert [gap.detail for _, gap in bundle.events_of(Gap)].count(TYPED_SECRETLY) == 1
    symbols = {key.symbol for _, key in bundle.events_of(KeyEvent)}
    assert symbols >= set("before")
    assert symbols.isdisjoint(set(PASSWORD) - set("beforeafter"))
    told = repr([event for _, event in bundle.events()])  # on the disk they are compressed
    assert [it for it in (PASSWORD, qt_form.SECRET) if it in told] == []
    assert [path for path in desktop.folder.rglob("*") if has(path, PASSWORD)] == []


def has(path: Path, text: str) -> bool:
    """Whether a file has a text in any way in which programs write it as it is."""
    content = path.read_bytes() if path.is_file() else b""
    return any(text.encode(it) in content for it in ("utf-8", "utf-16-le", "utf-16-be"))
