"""Makes events of images, and sends an image along only the first time that it is seen.

What is emitted while a pause begins is dropped by the recorder, so images that were new in the last
two seconds of a run are sent once more when they come again.
"""

from base64 import b64encode

from trajectory_recorder.capture.cursor._image import CursorImage
from trajectory_recorder.capture.cursor._png import to_png
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.events import CursorEvent

_UNSURE_NS = 2_000_000_000


class Shapes:
    """The images seen in a session; it outlives the runs of its source."""

    def __init__(self) -> None:
        self._first_told_ns: dict[str, int] = {}
        self._last: CursorEvent | None = None

    def begin_run(self) -> None:
        """The next image is told whatever was told last, for time may have passed unseen."""
        self._last = None

    def end_run(self, stamp_ns: int) -> None:
        """Forget what may have been told too late to be recorded."""
        surely_ns = stamp_ns - _UNSURE_NS
        self._first_told_ns = {
            shape: told_ns for shape, told_ns in self._first_told_ns.items() if told_ns < surely_ns
        }

    def tell(self, outlet: Outlet, stamp_ns: int, image: CursorImage) -> None:
        """Emit the image if it is another one than before, or say that it was looked at."""
        event = self._describe(image)
        if event == self._last:
            outlet.looked(stamp_ns)
            return
        self._last = event
        outlet.emit(stamp_ns, self._with_png(stamp_ns, event, image))

    @staticmethod
    def _describe(image: CursorImage) -> CursorEvent:
        height, width, _ = image.rgba.shape
        return CursorEvent(
            image.shape, image.name, image.visible, width, height, image.hot_x_px, image.hot_y_px
        )

    def _with_png(self, stamp_ns: int, event: CursorEvent, image: CursorImage) -> CursorEvent:
        if event.shape in self._first_told_ns or not image.rgba.size:
            return event
        self._first_told_ns[event.shape] = stamp_ns
        return CursorEvent(
            event.shape,
            event.name,
            event.visible,
            event.width_px,
            event.height_px,
            event.hot_x_px,
            event.hot_y_px,
            b64encode(to_png(image.rgba)).decode("ascii"),
        )
