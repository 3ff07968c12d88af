"""Decodes the pictures before and after a step beside the window. It shows nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from trajectory_recorder.actions import ActionPicture
from trajectory_recorder.media.bgra import Bgra
from trajectory_recorder.replay.pictures.screen_pictures import ScreenPictures
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.replay.timeline.timeline import Step
from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.replay.images import image_of

_LARGEST = QSize(1280, 800)


@dataclass(frozen=True, slots=True, eq=False)
class StepFrames:
    """A step's pictures, None where there is none or it can't be read; `problem` says why, or is empty."""

    number: int
    before: QImage | None
    after: QImage | None
    problem: str = ""


class StepFrameReader:
    """Reads pictures on a thread of its own, of the step that was asked for last. Call `end` in the end.

    Args:
        recording: The recording.
        came: Takes the frames, on the thread that made this.
    """

    def __init__(self, recording: Recording, came: Callable[[StepFrames], None]) -> None:
        self._recording = recording
        self._came = came
        self._bridge = Bridge()
        self._wanted = -1
        self._screens: dict[int, ScreenPictures] = {}

    def read(self, step: Step) -> None:
        """Read a step's pictures; those that were asked for before and not begun are left."""
        self._wanted = number = step.number
        self._bridge.work(
            lambda: self._frames(step) if number == self._wanted else None,
            self._take,
            lambda error: self._take(StepFrames(number, None, None, str(error))),
        )

    def end(self) -> None:
        """Let go of the files, and end the thread."""
        self._wanted = -1
        self._bridge.work(self._close, lambda _: None, lambda _: None)
        self._bridge.end()

    def _take(self, frames: StepFrames | None) -> None:
        if frames is not None and frames.number == self._wanted:
            self._came(frames)

    # --- on the thread of its own ---------------------------------------------------------------------

    def _frames(self, step: Step) -> StepFrames:
        before, problem = self._frame(step.before)
        after, another = self._frame(step.after)
        return StepFrames(step.number, before, after, problem or another)

    def _frame(self, picture: ActionPicture | None) -> tuple[QImage | None, str]:
        screen = self._screen(picture.display_id) if picture is not None else None
        index = screen.track.shown(picture.at_ns) if screen is not None and picture is not None else None
        if screen is None or index is None:
            return None, ""
        shown = screen.exact(index)
        return (scaled(shown.picture.bgra) if shown.picture is not None else None), shown.problem

    def _screen(self, display_id: int) -> ScreenPictures | None:
        if display_id not in self._screens:
            tracks = [it for it in self._recording.timeline.screens if it.display_id == display_id]
            if not tracks:
                return None
            self._screens[display_id] = ScreenPictures(tracks[0], self._recording.media)
        return self._screens[display_id]

    def _close(self) -> None:
        for screen in self._screens.values():
            screen.close()


def scaled(bgra: Bgra) -> QImage:
    """A small copy of a picture."""
    image = image_of(bgra)
    if image.width() <= _LARGEST.width() and image.height() <= _LARGEST.height():
        return image.copy()
    return image.scaled(
        _LARGEST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
