import errno
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from helpers.sessions import session_info
from helpers.synthetic_session import DISPLAY
from trajectory_recorder.bundle import BundleWriter
from trajectory_recorder.bundle.writer import create_folder
from trajectory_recorder.capture.source import Picture
from trajectory_recorder.events import GapReason, Marker, PointerAction, PointerEvent
from trajectory_recorder.media.encoder_choice import choose_encoder
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


def test_a_full_queue_is_counted_and_told(bundle: BundleWriter) -> None:
    pipeline = Pipeline(bundle, fps=30, encoder=X264)
    held = HeldWriter(pipeline)
    for number in range(100_010):
        pipeline.deliver(Timed(number, "input", MOVE))
    ((stream, gap),) = pipeline.take_lost()
    assert stream == "input"
    assert gap.reason is GapReason.QUEUE_FULL
    assert (gap.from_ns, gap.to_ns, gap.lost_events) == (100_000, 100_009, 10)
    assert pipeline.take_lost() == []
    held.release()
    pipeline.finish()
    assert pipeline.written[PointerEvent] == pipeline.accepted[PointerEvent] == 100_000
    assert bundle.counts["trajrec/pointer"] == bundle.counts["mouse"] == 100_000


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
