"""The pictures of one display, as it shows them, without the pointer.

A look asks the system what was drawn since the look before (`_changes.py`), reads those parts and
compares them with what was there; what really differs goes out. Where the system can't tell, a look
reads everything. There are at most `fps` looks a second, evenly spaced while the picture keeps
changing; a still display is asked every 0.4 s and read entirely every 2 s, the first change after a
quiet time is looked at once, and so is every press of a button or key, so that the picture before
an action is fresh.

A look is stamped *before* anything is read, so its picture shows every change older than its stamp.
It may also show some of what happened while it was read, a few milliseconds after its stamp.

Where pictures can't be handed over as fast as they come, it looks less often and says so. The source
encodes nothing, knows no other display, and never draws the pointer into a picture.
"""

from contextlib import ExitStack, closing

from trajectory_recorder.capture.presses import Presses, PressListener
from trajectory_recorder.capture.screen._camera import Camera, open_camera
from trajectory_recorder.capture.screen._canvas import Canvas
from trajectory_recorder.capture.screen._changes import Changes, watch_changes
from trajectory_recorder.capture.screen._masking import Area, MaskedCamera
from trajectory_recorder.capture.screen._pacing import Pacer
from trajectory_recorder.capture.screen._region import Region, whole
from trajectory_recorder.capture.screen._throttle import Throttle
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import Display, LookRateEvent, Rectangle, screen_stream

_LONGEST_WITHOUT_LOOK_NS = 400_000_000
_WHOLE_EVERY_NS = 2_000_000_000
_WAIT_SLICE_S = 0.2  # how soon it notices that it shall stop


class ScreenSource:
    """Emits a `Picture` for every look that finds a change, beginning with the whole display.

    Args:
        display: The display, as it lies on the virtual desktop now.
        fps: Looks per second at most, but for those at presses.
        presses: Tells of presses of buttons and keys.
        area: The only part of the desktop that may be seen; None for all of it.
    """

    def __init__(self, display: Display, fps: int, presses: Presses, area: Area | None = None) -> None:
        self._display = display
        self._fps = fps
        self._presses = presses
        self._area = area
        self.stream = screen_stream(display.display_id)

    def run(self, outlet: Outlet) -> None:
        """Look until the outlet says to stop.

        Raises:
            DeviceLost: The window system went away, or the display's rectangle did.
            MachineError: The window system can't be reached, or its pixels can't be read.
        """
        with ExitStack() as open_things:
            camera = open_camera(self._display)
            if self._area is not None:
                camera = MaskedCamera(camera, self._area, self._display)
            open_things.enter_context(closing(camera))
            camera.read(whole(self._display))
            outlet.ready()
            if not outlet.wait_for_start():
                return
            changes = watch_changes(self._display)
            if changes is not None:
                open_things.enter_context(closing(changes))
            pressed = self._presses.listen()
            open_things.callback(self._presses.leave, pressed)
            looks = _Looks(
                self._display, self._fps, camera=camera, changes=changes, pressed=pressed, area=self._area
            )
            looks.repeat(outlet)


class _Looks:
    """The looks of one run."""

    def __init__(
        self,
        display: Display,
        fps: int,
        *,
        camera: Camera,
        changes: Changes | None,
        pressed: PressListener,
        area: Area | None,
    ) -> None:
        self._display = display
        self._camera = camera
        self._changes = changes
        self._pressed = pressed
        self._area = area
        self._canvas = Canvas(display)
        self._throttle = Throttle(fps)
        self._pacer = Pacer(fps, monotonic_ns())
        self._whole_at_ns = 0
        self._visible: tuple[Rectangle, ...] = ()
        self._began = False

    def repeat(self, outlet: Outlet) -> None:
        while not outlet.stopping:
            stamp_ns = monotonic_ns()
            self._pressed.take()
            changed = self._look(stamp_ns)
            self._pacer.looked(stamp_ns)
            if changed:
                self._hand_over(outlet, stamp_ns, changed)
            else:
                outlet.looked(stamp_ns)
            self._wait(outlet, stamp_ns)

    def _look(self, stamp_ns: int) -> list[Region]:
        parts = self._changes.take() if self._changes is not None else [whole(self._display)]
        if stamp_ns >= self._whole_at_ns or self._area_moved():
            parts = [whole(self._display)]
            self._whole_at_ns = stamp_ns + _WHOLE_EVERY_NS
        changed = self._canvas.read(self._camera, parts)
        if not self._began:
            self._began = True
            return [whole(self._display)]
        return changed

    def _area_moved(self) -> bool:
        if self._area is None:
            return False
        visible = self._area.visible(self._display)
        moved, self._visible = visible != self._visible, visible
        return moved

    def _hand_over(self, outlet: Outlet, stamp_ns: int, changed: list[Region]) -> None:
        picture = self._canvas.picture(changed)
        began_ns = monotonic_ns()
        outlet.emit(stamp_ns, picture)
        now_ns = monotonic_ns()
        if self._throttle.handed_over(now_ns, now_ns - began_ns):
            per_second = self._throttle.per_second
            self._pacer = Pacer(per_second, now_ns)
            outlet.emit(now_ns, LookRateEvent(screen_stream(self._display.display_id), per_second))

    def _wait(self, outlet: Outlet, stamp_ns: int) -> None:
        """Wait until a look is due and there is something to look at, or for a press."""
        soonest_ns = stamp_ns + self._pacer.interval_ns // 2
        latest_ns = stamp_ns + _LONGEST_WITHOUT_LOOK_NS
        while not outlet.stopping:
            now_ns = monotonic_ns()
            if now_ns < self._pacer.due_ns:
                left_s = min((self._pacer.due_ns - now_ns) / 1e9, _WAIT_SLICE_S)
                if self._pressed.wait(left_s):
                    outlet.wait((soonest_ns - monotonic_ns()) / 1e9)
                    return
            elif now_ns >= latest_ns or self._changes is None or self._stirred(latest_ns - now_ns):
                return

    def _stirred(self, longest_ns: int) -> bool:
        """Wait a little; True where something was drawn or pressed."""
        assert self._changes is not None  # noqa: S101 - who asks has looked
        seconds = min(longest_ns / 1e9, _WAIT_SLICE_S)
        return self._changes.wait(seconds, also=self._pressed.fileno())
