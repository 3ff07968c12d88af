import pytest

from trajectory_recorder.capture.desktop_session import check_desktop_session
from trajectory_recorder.errors import MachineError
from trajectory_recorder.virtual_desktop import VirtualDesktop


@pytest.fixture(autouse=True)
def _no_session(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
        monkeypatch.delenv(name, raising=False)


def test_an_x11_desktop_can_be_recorded(
    shared_desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", shared_desktop.display)
    monkeypatch.setenv("XDG_SESSION_TYPE", "x11")
    check_desktop_session(narration=True)


def test_without_a_display_there_is_nothing_to_record() -> None:
    with pytest.raises(MachineError, match="DISPLAY is not set") as raised:
        check_desktop_session(narration=True)
    assert raised.value.remedy


def test_a_display_without_a_server_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":64999")
    with pytest.raises(MachineError, match="DISPLAY=:64999"):
        check_desktop_session(narration=True)


@pytest.mark.parametrize(
    ("variable", "value"), [("XDG_SESSION_TYPE", "wayland"), ("WAYLAND_DISPLAY", "wayland-0")]
)
def test_wayland_is_refused_even_where_it_offers_an_x_display(
    shared_desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv("DISPLAY", shared_desktop.display)
    monkeypatch.setenv(variable, value)
    with pytest.raises(MachineError, match="Wayland") as raised:
        check_desktop_session(narration=True)
    assert "X11" in raised.value.remedy
