import errno
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest

from helpers.sessions import session_info
from helpers.synthetic_session import DISPLAY
from trajectory_recorder.bundle import BundleWriter
from trajectory_recorder.bundle.writer import create_folder
from trajectory_recorder.capture.source import Picture
from trajectory_recorder.events import (
    EncoderEvent,
    Event,
    FrameEvent,
    GapReason,
    Marker,
    PointerAction,
    PointerEvent,
)
from trajectory_recorder.media import decode
from trajectory_recorder.media.encoder_choice import EncoderChoice, choose_encoder
from trajectory_recorder.media.encoding import Encoding, software
from trajectory_recorder.recording import pipeline as pipelines
from trajectory_recorder.recording.pipeline import Pipeline
from trajectory_recorder.recording.supervisor import Timed
from trajectory_recorder.settings import Quality

X264 = choose_encoder(Quality.BALANCED, allow_hardware=False)
MOVE = PointerEvent(PointerAction.MOVE, 1, 2)


@pytest.fixture
def bundle(tmp_path: Path) -> Iterator[BundleWriter]:
    writer = BundleWriter(create_folder(tmp_path, 0), session_info())
    yield writer
    writer.abandon()


class HeldWriter:
    """Keeps a pipeline's writer thread busy, as a disk that hangs does."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._release = threading.Event()
        self._thread = threading.Thread(target=pipeline.on_writer, args=(self._release.wait,))
        self._thread.start()
        while pipeline.queued:
            time.sleep(0.001)

    def release(self) -> None:
        self._release.set()
        self._thread.join()


def test_a_full_queue_is_counted_and_told(bundle: BundleWriter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipelines, "_EVENT_QUEUE", 5_000)
    pipeline = Pipeline(bundle, fps=30, encoder=X264)
    held = HeldWriter(pipeline)
    for number in range(5_010):
        pipeline.deliver(Timed(number, "input", MOVE))
    ((stream, gap),) = pipeline.take_lost()
    assert stream == "input"
    assert gap.reason is GapReason.QUEUE_FULL
    assert (gap.from_ns, gap.to_ns, gap.lost_events) == (5_000, 5_009, 10)
    assert pipeline.take_lost() == []
    held.release()
    pipeline.finish()
    assert pipeline.written[PointerEvent] == pipeline.accepted[PointerEvent] == 5_000
    assert bundle.counts["trajrec/pointer"] == bundle.counts["mouse"] == 5_000


def test_pictures_wait_for_room_and_none_is_lost(bundle: BundleWriter) -> None:
    pipeline = Pipeline(bundle, fps=30, encoder=X264)
    held = HeldWriter(pipeline)
    taken = []

    def look() -> None:
        for number in range(20):
            pixels = np.full((240, 320, 4), number * 10, np.uint8)
            pipeline.deliver(Timed(number * 40_000_000, "screen/0", Picture(DISPLAY, pixels)))
            taken.append(number)

    looking = threading.Thread(target=look)
    looking.start()
    looking.join(0.5)
    # The video file can't be opened while the writer hangs: one in work, two in the queue.
    assert looking.is_alive()
    assert len(taken) <= 3
    held.release()
    looking.join(30)
    pipeline.finish()
    assert bundle.counts["screen"] == 20
    assert pipeline.take_lost() == []


def test_a_failure_to_write_is_kept_and_blocks_nobody(
    bundle: BundleWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_session_ns: int, _event: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    pipeline = Pipeline(bundle, fps=30, encoder=X264)
    pipeline.record(1, Marker("written"))
    pipeline.on_writer(lambda: monkeypatch.setattr(bundle, "add", fail))
    for number in range(200):
        pipeline.record(number, Marker("not written"))
    pixels = np.zeros((240, 320, 4), np.uint8)
    for number in range(10):
        pipeline.deliver(Timed(number, "screen/0", Picture(DISPLAY, pixels)))
    pipeline.finish()
    assert pipeline.error is not None
    assert pipeline.error.errno == errno.ENOSPC
    assert pipeline.written[Marker] == 1


def test_errors_on_the_writer_thread_come_back_to_who_asked(bundle: BundleWriter) -> None:
    pipeline = Pipeline(bundle, fps=30, encoder=X264)

    def fail() -> None:
        raise PermissionError("no")

    with pytest.raises(PermissionError, match="no"):
        pipeline.on_writer(fail)
    assert pipeline.on_writer(lambda: 7) == 7
    pipeline.finish()
    assert pipeline.error is None


@pytest.mark.parametrize("good_pictures", [0, 3])
def test_x264_goes_on_where_a_chip_gives_up(bundle: BundleWriter, good_pictures: int) -> None:
    """At once, as at a size that it does not take, or in mid-recording, as when a driver restarts."""
    usual = software(Quality.BALANCED)
    # x264 again, in the place of a chip.
    chip = Encoding("libx264", "nv12", usual.options if good_pictures else {"preset": "none"}, hardware=True)
    pipeline = Pipeline(
        bundle, fps=30, encoder=EncoderChoice(Quality.BALANCED, chip, {"h264_other": "absent"})
    )
    whole = np.zeros((DISPLAY.height_px, DISPLAY.width_px, 4), np.uint8)
    events: list[tuple[int, Event]] = []
    add = bundle.add
    bundle.add = lambda at_ns, event: (events.append((at_ns, event)), add(at_ns, event))  # type: ignore[method-assign,assignment]
    for number in range(6):
        if number == good_pictures and number:
            (track,) = pipeline._screens.values()
            while pipeline.accepted[FrameEvent] < good_pictures:
                time.sleep(0.001)
            track._video._encoder._encoder = FailingEncoder()
        part = np.full((2, 2, 4), 40 * number, np.uint8)
        picture = Picture(DISPLAY, part, 2 * number, 0) if number else Picture(DISPLAY, whole)
        pipeline.deliver(Timed(number * 40_000_000, "screen/0", picture))
    pipeline.finish()
    assert pipeline.error is None
    files = [event for _, event in events if isinstance(event, EncoderEvent)]
    frames = [(at_ns, event.path) for at_ns, event in events if isinstance(event, FrameEvent)]
    chosen = [event.hardware for event in files]
    assert chosen == ([True, False] if good_pictures else [False])
    assert files[-1].refused.keys() == {"h264_other", "libx264"}
    assert [at_ns for at_ns, _ in frames] == [number * 40_000_000 for number in range(6)]
    paths = [event.path for event in files]
    assert [path for _, path in frames] == [paths[0]] * good_pictures + [paths[-1]] * (6 - good_pictures)
    assert sorted(path.name for path in (bundle.root / "data").glob("screen*")) == sorted(
        path.removeprefix("data/") for path in paths
    )
    # The file that goes on shows the parts that came before it as well.
    *_, (_, rgb) = decode.frames(bundle.root / paths[-1])
    assert [int(rgb[0, 2 * number, 1]) // 40 for number in range(6)] == pytest.approx(range(6), abs=1)


class FailingEncoder:
    """What a driver that went away looks like."""

    name = "h264_chip"

    def encode(self, _frame: object) -> list[object]:
        raise av.ExternalError(-542398533, "the device was lost")
