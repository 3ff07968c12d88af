"""Which loudspeaker a microphone carries."""

import os
from typing import Any

import pytest

from trajectory_recorder.calibration.sound_path import follow, monitored_loudspeaker
from trajectory_recorder.virtual_desktop import VirtualDesktop


def source(loudspeaker: str = "", master: str = "") -> dict[str, Any]:
    return {"monitor_source": loudspeaker, "properties": {"device.master_device": master} if master else {}}


SOURCES = {
    "hardware": source(),
    "voice.monitor": source("voice"),
    "remapped": source(master="voice.monitor"),
    "twice": source(master="remapped"),
    "filtered hardware": source(master="hardware"),
    "ring": source(master="ring"),
}


@pytest.mark.parametrize(
    ("name", "loudspeaker"),
    [
        ("hardware", None),
        ("voice.monitor", "voice"),
        ("remapped", "voice"),
        ("twice", "voice"),
        ("filtered hardware", None),
        ("ring", None),
        ("unknown", None),
    ],
)
def test_a_microphone_is_followed_to_what_it_carries(name: str, loudspeaker: str | None) -> None:
    assert follow(SOURCES, name) == loudspeaker


def test_the_virtual_desktop_is_understood(desktop_with_sound: VirtualDesktop) -> None:
    environment = desktop_with_sound.environment
    assert monitored_loudspeaker(environment) == "voice"
    assert monitored_loudspeaker(environment | {"PULSE_SOURCE": "speakers.monitor"}) == "speakers"
    desktop_with_sound.stop_sound()
    assert monitored_loudspeaker(environment) is None


def test_without_the_tool_the_air_is_taken(tmp_path: os.PathLike[str]) -> None:
    assert monitored_loudspeaker({"PATH": str(tmp_path)}) is None
