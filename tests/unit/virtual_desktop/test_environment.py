"""Programs on the desktop see nothing of the desktop around it."""

import stat
from pathlib import Path

import pytest

from trajectory_recorder.virtual_desktop import VirtualDesktop

OUTSIDE = {
    "DISPLAY": ":777",
    "WAYLAND_DISPLAY": "wayland-7",
    "XAUTHORITY": "/outside/cookie",
    "DBUS_SESSION_BUS_ADDRESS": "unix:path=/outside/bus",
    "PULSE_SERVER": "unix:/outside/pulse",
    "PULSE_SINK": "outside",
    "XDG_RUNTIME_DIR": "/outside/run",
    "XDG_CURRENT_DESKTOP": "OUTSIDE",
    "GTK_THEME": "outside",
    "QT_QPA_PLATFORM": "offscreen",
    "ALSA_CONFIG_PATH": "/outside/alsa.conf",
    "LC_TIME": "de_DE.UTF-8",
    "HOME": "/outside",
}


def test_nothing_of_the_outside_comes_in(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in OUTSIDE.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example")
    with VirtualDesktop(640, 480) as desktop:
        seen = dict(line.split("=", 1) for line in desktop.run("env", "-0").split("\0") if line)
        assert seen == desktop.environment
    for name, value in OUTSIDE.items():
        assert seen.get(name) != value
    assert seen["HTTPS_PROXY"] == "http://proxy.example"


def test_everything_personal_lies_in_the_private_folder(shared_desktop: VirtualDesktop) -> None:
    environment = shared_desktop.environment
    for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "TMPDIR"):
        directory = Path(environment[name])
        assert directory.is_relative_to(shared_desktop.folder)
        assert stat.S_IMODE(directory.stat().st_mode) & 0o077 == 0 or name.startswith("XDG_DATA")
    assert stat.S_IMODE(shared_desktop.folder.stat().st_mode) == 0o700
    assert environment["DBUS_SESSION_BUS_ADDRESS"].startswith(f"unix:path={shared_desktop.folder}")
    assert environment["PULSE_SERVER"].startswith(f"unix:{shared_desktop.folder}")
    assert environment["DISPLAY"] == shared_desktop.display
