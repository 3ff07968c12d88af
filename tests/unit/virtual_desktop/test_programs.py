"""Missing programs are all named at once, with what to install."""

from pathlib import Path

import pytest

from trajectory_recorder.errors import MachineError
from trajectory_recorder.virtual_desktop import VirtualDesktop


def test_all_missing_programs_and_their_packages_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "xdotool").write_text("")
    (tmp_path / "xdotool").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MachineError) as raised, VirtualDesktop(640, 480):
        pass
    assert (
        "Xvfb, dbus-daemon, openbox, setpriv, espeak-ng, pactl, paplay, parec, pulseaudio"
        in raised.value.message
    )
    assert raised.value.remedy.endswith(
        "apt-get install dbus espeak-ng openbox pulseaudio pulseaudio-utils util-linux xvfb"
    )


def test_without_sound_no_programs_for_sound_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MachineError) as raised, VirtualDesktop(640, 480, sound=False):
        pass
    assert "Xvfb" in raised.value.message
    assert "pulseaudio" not in str(raised.value)
