"""What becomes figures of a recording, and what the benchmarks' own windows and hands say they did."""

import json
import sqlite3
import struct
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from bench_parts import measures, recorder_ffmpeg, recorder_openadapt
from bench_parts.process_tree import Mark, MemorySample
from bench_parts.recording import Cost, RecordedInput, Recording
from bench_parts.staleness import Action, Change
from bench_parts.work import Input, Work, read_changes

from trajectory_recorder.errors import MachineError

MS = 1_000_000


def work() -> Work:
    changes = [Change(value, 200 * value * MS, 200 * value * MS + MS) for value in range(4)]
    injected = Counter({Input.KEY_PRESS: 1, Input.KEY_RELEASE: 1, Input.MOVE: 5})
    return Work(changes, [Action(590 * MS, 3)], (0, 500 * MS), injected)


def recording(monkeypatch: pytest.MonkeyPatch, **changed: Any) -> Recording:
    """Of four numbers the third is in no frame; a frame's whole picture is its number."""
    monkeypatch.setattr(measures, "read_counter", lambda picture, _x, _y: int(picture[0]))
    shown = {0: 2, 1: 204, 3: 640}
    memory = [MemorySample(float(second), 50.0 + 2 * second, 80.0) for second in range(30)]
    memory += [MemorySample(float(second), 200.0, 300.0) for second in range(31, 50)]  # at the seal
    parts: dict[str, Any] = {
        "work": work(),
        "cost": Cost(Mark(5.0, 1.0), Mark(30.0, 4.0), Mark(30.5, 4.25), memory),
        "video_bytes": 1000,
        "total_bytes": 1500,
        "frames": lambda: iter([(at * MS, np.array([value])) for value, at in shown.items()]),
        "inputs": [RecordedInput(Input.KEY_PRESS, 591 * MS), RecordedInput(Input.MOVE, 10 * MS)],
    }
    return Recording(**{**parts, **changed})


def test_what_a_recording_left_becomes_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    figures, truth = measures.measure(recording(monkeypatch), 0.5, None, numbered=False)
    assert truth is None
    assert (figures.cpu_s, figures.cpu_start_s, figures.cpu_work_s, figures.cpu_stop_s) == (4.25, 1, 3, 0.25)
    assert (figures.work_s, figures.stop_s, figures.x_server_cpu_s) == (25, 0.5, 0.5)
    assert (figures.numbers_shown, figures.numbers_caught, figures.frames) == (4, 3, 3)
    assert (figures.lasting_shown, figures.lasting_caught) == (4, 3)
    assert (figures.behind_median_ms, figures.isolated_behind_median_ms) == (4, 4)
    assert figures.behind_p95_ms == pytest.approx(36.4)
    assert (figures.peak_pss_mb, figures.pss_mb_per_minute) == (200, pytest.approx(120))
    assert figures.pss_growth == pytest.approx(120 * 25 / 60 * 2 / 3 / 200)
    assert (figures.inputs_kept, figures.inputs_injected) == (2, 7)
    assert (figures.actions, figures.stale_actions, figures.early_actions) == (1, 1, 0)
    assert figures.stale_median_ms == 590 - 401


def test_a_frame_that_shows_the_effect_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    late = [RecordedInput(Input.KEY_PRESS, 650 * MS)]
    figures, _ = measures.measure(recording(monkeypatch, inputs=late), 0.5, None, numbered=False)
    assert (figures.early_actions, figures.stale_actions) == (1, 0)


def test_without_each_press_the_true_times_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    figures, _ = measures.measure(recording(monkeypatch, inputs=None), 0.5, None, numbered=False)
    assert (figures.stale_median_ms, figures.inputs_kept, figures.inputs_injected) == (189, None, None)
    twice = [RecordedInput(Input.KEY_PRESS, at * MS) for at in (600, 660)]
    figures, _ = measures.measure(recording(monkeypatch, inputs=twice), 0.5, None, numbered=False)
    assert (figures.early_actions, figures.inputs_kept) == (0, 1)


def test_of_an_unfinished_recording_only_its_cost_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    cost = Cost(Mark(5.0, 1.0), Mark(30.0, 4.0), None, [])
    unfinished = recording(
        monkeypatch, cost=cost, video_bytes=None, total_bytes=None, frames=lambda: iter(()), inputs=None
    )
    figures, truth = measures.measure(unfinished, 0.5, [], numbered=False)
    assert truth is None
    assert (figures.cpu_work_s, figures.cpu_s, figures.stop_s) == (3, None, None)
    assert (figures.frames, figures.numbers_caught, figures.actions, figures.video_bytes) == (None,) * 4


def test_figures_become_medians_and_counts_sums(monkeypatch: pytest.MonkeyPatch) -> None:
    one, _ = measures.measure(recording(monkeypatch), 1.0, None, numbered=False)
    other, _ = measures.measure(recording(monkeypatch, inputs=None), 2.0, None, numbered=False)
    both = measures.middle([one, other])
    assert (both.x_server_cpu_s, both.inputs_kept, both.cpu_work_s) == (1.5, 2, 3)
    assert (both.actions, both.stale_actions, both.numbers_shown, both.frames) == (2, 2, 8, 3)


def test_what_windows_print_is_read() -> None:
    said = '{"value": 7, "asked_ns": 1, "monotonic_ns": 2, "answers": true}\n'
    said += '{"value": 8, "asked_ns": 3, "monotonic_ns": 4}\n{"value": 9, "as'
    assert list(read_changes(said)) == [Change(7, 1, 2, answers=True), Change(8, 3, 4)]


def test_ffmpeg_says_when_its_first_picture_was() -> None:
    said = "Input #0, x11grab, from ':9':\n  Duration: N/A, start: 1795242334.000250, bitrate: 1 kb/s\n"
    assert recorder_ffmpeg.first_frame_utc_ns(said) == 1_795_242_334_000_250_000
    with pytest.raises(MachineError, match="did not say"):
        recorder_ffmpeg.first_frame_utc_ns("Output #0")


def box(kind: bytes, payload: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(payload), kind) + payload


def test_openadapt_says_when_its_frames_were_taken(tmp_path: Path) -> None:
    told = json.dumps({"captures": [[0, 10.25], [3, 11.5]]}).encode()
    identity = bytes.fromhex("d8e90f0620b44e0cb4494f70656e4164")
    other = box(b"uuid", bytes(16) + b"something else")
    video = tmp_path / "video.mp4"
    video.write_bytes(box(b"ftyp", b"isom") + other + box(b"mdat", bytes(99)) + box(b"uuid", identity + told))
    assert recorder_openadapt.read_capture_times(video) == {0: 10_250_000_000, 3: 11_500_000_000}
    video.write_bytes(box(b"ftyp", b"isom") + other)
    with pytest.raises(MachineError, match="does not say"):
        recorder_openadapt.read_capture_times(video)


def rows() -> Iterator[tuple[object, ...]]:
    yield ("move", 1.5, None, None, None)
    yield ("click", 2.5, 1, None, None)
    yield ("click", 2.75, 0, None, None)
    yield ("scroll", 3.0, None, 0, -2)
    yield ("press", 4.0, None, None, None)
    yield ("release", 4.5, None, None, None)
    yield ("something else", 5.0, None, None, None)


def test_openadapt_says_what_was_put_in(tmp_path: Path) -> None:
    database = tmp_path / "recording.db"
    columns = "name TEXT, timestamp NUMERIC, mouse_pressed BOOLEAN, mouse_dx NUMERIC, mouse_dy NUMERIC"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(f"CREATE TABLE action_event ({columns})")
        connection.executemany("INSERT INTO action_event VALUES (?, ?, ?, ?, ?)", rows())
    read = list(recorder_openadapt.read_inputs(database))
    assert [kind for kind, _ in read] == [
        *(Input.MOVE, Input.BUTTON_PRESS, Input.BUTTON_RELEASE, Input.NOTCH, Input.NOTCH),
        *(Input.KEY_PRESS, Input.KEY_RELEASE),
    ]
    assert read[1] == (Input.BUTTON_PRESS, 2_500_000_000)
