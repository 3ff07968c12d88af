"""Bundles that formats which keep whole recordings are tried with."""

import numpy as np
import pytest

from helpers.spoken_session import Tape, record
from helpers.viewed_session import viewed_session
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.events import (
    Health,
    Marker,
    SpeechEvent,
    StreamHealth,
    StreamName,
    StreamState,
    VoiceClockEvent,
)


@pytest.fixture(scope="session")
def viewed(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    return viewed_session(tmp_path_factory.mktemp("viewed") / "bundles")


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """A voice in two files, what was measured of it, and a mark."""
    pcm = np.random.default_rng(3).integers(-9_000, 9_000, 48_000).astype(np.int16)
    level = StreamHealth(StreamName.VOICE, StreamState.LIVE, 9, 9, 0, 0, 0, 0.5, speaking=True)
    events = [
        (100_000_000, SpeechEvent(50_000_000, 100_000_000, 0.9)),
        (200_000_000, Marker("here")),
        (300_000_000, Health((level,), 0, 0, 0)),
        (400_000_000, VoiceClockEvent(48_000.0, 0.0, 300_000_000, 5_000_000, 100_000)),
    ]
    folder = tmp_path_factory.mktemp("spoken")
    return record(folder, Tape(pcm), events, file_bytes=60_000)
