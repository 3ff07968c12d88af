"""Ten minutes of a real session, and eight hours in a quarter of one: nothing is lost, nothing grows."""

import sys
from pathlib import Path

import numpy as np
import psutil
import pytest

from helpers.counter_code import read_counter
from helpers.desktop_session import SETTINGS, changes, open_counter
from helpers.long_session import LongSession
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.events import KeyAction, KeyEvent, VoiceEvent
from trajectory_recorder.media import decode
from trajectory_recorder.recording.client import Engine
from trajectory_recorder.recording.pipeline import FILE_BYTES
from trajectory_recorder.virtual_desktop import VirtualDesktop

_SECONDS = 600
_PER_SECOND = 4
_SAMPLES_EVERY_S = 5
_WORD = "trajectory "


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_ten_minutes_lose_nothing_and_do_not_grow(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    memory_mb: list[float] = []
    with VirtualDesktop(1920, 1080) as desktop:
        desktop.open("xterm", "-title", "Soak", "-geometry", "80x20+40+400")
        desktop.focus(desktop.wait_for_window("Soak"))
        with Engine(environment=desktop.environment) as engine:
            root = engine.start(tmp_path, SETTINGS)
            counter = open_counter(desktop, per_second=_PER_SECOND, seconds=_SECONDS, stay=1)
            process = psutil.Process(engine.process_id)
            words = 0
            while counter.poll() is None:
                desktop.type(_WORD)
                words += 1
                desktop.run("sleep", str(_SAMPLES_EVERY_S))
                memory_mb.append(process.memory_info().rss / 1e6)
            engine.stop()
        logged = [change.value for change in changes(desktop.output_of(counter))]
    assert verify(root) == []
    bundle = Bundle(root)
    assert bundle.manifest.gaps == ()
    seen = {read_counter(picture, 64, 96) for _, picture in decode.frames(bundle.path("data/screen-0.mkv"))}
    assert set(logged) == set(range(_SECONDS * _PER_SECOND))
    assert set(logged) <= seen
    typed = "".join(k.text or "" for _, k in bundle.events_of(KeyEvent) if k.action is KeyAction.PRESS)
    assert typed == _WORD * words
    packets = list(bundle.events_of(VoiceEvent))
    heard_ns = sum(packet.samples for _, packet in packets) * 1_000_000_000 // 48_000
    session_ns = packets[-1][0] - packets[0][0] + packets[-1][1].samples * 1_000_000_000 // 48_000
    late = memory_mb[len(memory_mb) // 3 :]
    growth_mb = float(np.polyfit(np.arange(len(late)), late, 1)[0]) * len(late)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{_SECONDS} s: {len(logged)} changes and {len(typed)} keys, none lost; voice and session clock "
            f"differ by {(heard_ns - session_ns) / 1e6:.1f} ms; engine {max(memory_mb):.0f} MB at most, "
            f"{growth_mb:+.1f} MB over the last two thirds\n"
        )
    assert max(memory_mb) <= 250
    assert growth_mb < 10


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_eight_hours_do_not_grow_and_stop_as_fast_as_ten_minutes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    process = psutil.Process()
    told, memory_mb = [], []
    for hours in (1 / 6, 8):
        session = LongSession(tmp_path, blocks_a_picture=10)
        memory_mb = [process.memory_info().rss / 1e6]
        for _ in range(round(hours * 6)):
            session.run(600)
            memory_mb.append(process.memory_info().rss / 1e6)
        seconds, read = session.stop()
        size = sum(path.stat().st_size for path in (session.bundle.root / "data").iterdir())
        told.append(
            f"{hours:.1f} h, {size / 1e6:.0f} MB: sealed in {seconds:.2f} s, {read / 1e6:.0f} MB read for it"
        )
        # The newest file of voice and that of the screen, each a little longer than the limit.
        assert read < 2.2 * FILE_BYTES
    assert verify(session.bundle.root) == []
    late = memory_mb[len(memory_mb) // 3 :]
    growth_mb = float(np.polyfit(np.arange(len(late)), late, 1)[0]) * len(late)
    told.append(f"memory over the last two thirds of eight hours: {growth_mb:+.1f} MB")
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(told) + "\n")
    assert growth_mb < 10
