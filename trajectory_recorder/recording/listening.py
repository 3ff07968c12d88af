"""Tells live when somebody speaks, beside the recording and never in its way.

The detector is loaded and run on threads of its own. Voice that it has no time for, or that nobody
could listen to because there is no detector, is told as a gap of `speech`; the voice itself is
recorded all the same, so that speech can be found in it later.
"""

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from enum import Enum, auto

from trajectory_recorder.capture.source import Sound
from trajectory_recorder.events import (
    SPEECH,
    Event,
    Gap,
    GapReason,
    SpeechEvent,
    StreamHealth,
    StreamName,
)
from trajectory_recorder.speech import Span, SpeechDetector, SpeechUnavailable

log = logging.getLogger(__name__)

_QUEUED_BLOCKS = 400  # 20 s: far more than loading the detector takes
_RATE_HZ = 48_000
_TOO_BUSY = "the machine is too busy to listen for speech all the time"


class _Mark(Enum):
    STRETCH_ENDS = auto()
    ALL_ENDS = auto()


def load_detector() -> Future[SpeechDetector]:
    """Begin to load the detector; holds the interpreter for a quarter of a second of the whole."""
    future: Future[SpeechDetector] = Future()

    def load() -> None:
        try:
            future.set_result(SpeechDetector())
        except SpeechUnavailable as error:
            future.set_exception(error)

    # No daemon: a process that ends while native code is being loaded would crash.
    threading.Thread(target=load, name="load speech detector", daemon=False).start()
    return future


class SpeechListener:
    """Listens to one session's voice.

    Args:
        detector: Comes when it is loaded.
        record: Takes what is found, with its session time; may block.
    """

    def __init__(self, detector: Future[SpeechDetector], record: Callable[[int, Event], None]) -> None:
        self._loading = detector
        self._record = record
        self._queue: queue.SimpleQueue[tuple[int, Sound] | _Mark] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._missing = False
        self._unheard: tuple[int, int] | None = None
        self._speaking: bool | None = None
        self._problem = ""
        self._thread = threading.Thread(target=self._main, name="speech", daemon=True)
        self._thread.start()

    def hear(self, session_ns: int, sound: Sound) -> None:
        """Take a block of voice, from any thread; never blocks."""
        with self._lock:
            # Missed in one piece, until there is room again for some seconds.
            self._missing = self._queue.qsize() >= _QUEUED_BLOCKS // (2 if self._missing else 1)
            if not self._missing:
                self._queue.put((session_ns, sound))
                return
            self._problem = _TOO_BUSY
            self._miss(session_ns, sound)

    def end_stretch(self) -> None:
        """What comes next does not continue what came before, as after a pause."""
        self._queue.put(_Mark.STRETCH_ENDS)

    def finish(self) -> None:
        """Listen to what was taken, and end; everything is recorded when this returns."""
        self._queue.put(_Mark.ALL_ENDS)
        self._thread.join()

    def tell(self, health: StreamHealth) -> StreamHealth:
        """Add what is known of speech to the health of the voice; others come back as they are."""
        if health.stream != StreamName.VOICE:
            return health
        return replace(health, speaking=self._speaking, problem=health.problem or self._problem)

    # --- the thread ---

    def _main(self) -> None:
        detector = self._wait_for_detector()
        while (work := self._queue.get()) is not _Mark.ALL_ENDS:
            if isinstance(work, _Mark):
                self._end_stretch(detector)
            elif detector is None:
                with self._lock:
                    self._miss(*work)
            else:
                self._tell_unheard()
                self._listen(detector, *work)
        self._end_stretch(detector)

    def _wait_for_detector(self) -> SpeechDetector | None:
        try:
            detector = self._loading.result()
        except SpeechUnavailable as error:
            log.warning("nobody listens for speech: %s", error)
            self._problem = str(error)
            return None
        self._speaking = False
        return detector

    def _listen(self, detector: SpeechDetector, session_ns: int, sound: Sound) -> None:
        if sound.lost_samples:
            self._tell(detector.finish())
        self._tell(detector.take(sound.pcm, at_ns=session_ns))
        self._speaking = detector.speaking

    def _end_stretch(self, detector: SpeechDetector | None) -> None:
        if detector is not None:
            self._tell(detector.finish())
            self._speaking = False
        self._tell_unheard(all_of_it=True)

    def _tell(self, spans: list[Span]) -> None:
        for span in spans:
            self._record(span.to_ns, SpeechEvent(span.from_ns, span.to_ns, span.probability))

    def _miss(self, session_ns: int, sound: Sound) -> None:
        to_ns = session_ns + len(sound.pcm) * 1_000_000_000 // _RATE_HZ
        self._unheard = (self._unheard or (session_ns, 0))[0], to_ns

    def _tell_unheard(self, *, all_of_it: bool = False) -> None:
        with self._lock:
            if self._unheard is None or (self._missing and not all_of_it):
                return
            unheard, self._unheard = self._unheard, None
        reason = GapReason.SOURCE_FAILED if self._speaking is None else GapReason.QUEUE_FULL
        self._record(unheard[1], Gap(SPEECH, *unheard, reason, self._problem))
