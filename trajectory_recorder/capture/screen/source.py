"""The pictures of one display, as it shows them, without the pointer.

A look asks the system what was drawn since the look before (`_changes.py`), reads those parts and
compares them with what was there; what really differs goes out. Where the system can't tell, a look
reads everything. What changes goes out at most `fps` times a second, evenly spaced while the picture
keeps changing, and at once after a quiet time. Every press of a button or key is looked at at once
as well, so that the picture before an action is fresh.

A still display is asked every 0.4 s whether something was drawn, and that nothing was is a look. Every
2 s all of it is read and compared: where that finds what the system did not tell of, as with drivers
that draw around the window system, every look reads everything for a while.

A look is stamped *before* it asks what was drawn, so its picture shows every change older than its
stamp: a change that is told later is younger. It may also show some of what happened while it was
read, a few milliseconds after its stamp, and parts of it that far apart.

Where pictures can't be handed over as fast as they come, it looks less often and says so. The source
encodes nothing, knows no other display, and never draws the pointer into a picture.
"""

from collections.abc import Callable
from contextlib import ExitStack, closing

from trajectory_recorder.capture.area import AreaOpener
from trajectory_recorder.capture.curtain import Curtain
from trajectory_recorder.capture.presses import Presses, PressListener
from trajectory_recorder.capture.screen._camera import Camera, open_camera
from trajectory_recorder.capture.screen._changes import watch_changes
from trajectory_recorder.capture.screen._looks import Looks
from trajectory_recorder.capture.screen._masking import MaskedCamera
from trajectory_recorder.capture.screen._pacing import Pacer
from trajectory_recorder.capture.screen._region import whole
from trajectory_recorder.capture.screen._throttle import Throttle
from trajectory_recorder.capture.source import Outlet, Picture
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import Display, LookRateEvent, screen_stream

_LONGEST_WITHOUT_LOOK_NS = 400_000_000
_WAIT_SLICE_S = 0.2  # how soon it notices that it shall stop


class ScreenSource:
    """Emits a `Picture` for every look that finds a change, beginning with the whole display.

    Args:
        display: The display, as it lies on the virtual desktop now.
        fps: Pictures per second at most, but for those at presses.
        presses: Tells of presses of buttons and keys.
        area: Opens the only part of the desktop that may be seen; None for all of it.
        curtain: What keeps the area out as well while it is drawn.
    """

    def __init__(
        self,
        display: Display,
        fps: int,
        presses: Presses,
        area: AreaOpener | None = None,
        *,
        curtain: Curtain | None = None,
    ) -> None:
        self._display = display
        self._presses = presses
        self._area = area
        self._curtain = curtain or Curtain()
        # Kept from run to run: the rate that was told last is the one that holds.
        self._throttle = Throttle(fps)
        self.stream = screen_stream(display.display_id)

    def run(self, outlet: Outlet) -> None:
        """Look until the outlet says to stop.

        Raises:
            DeviceLost: The window system went away, or the display's rectangle did.
            MachineError: The window system can't be reached, or its pixels can't be read.
        """
        with ExitStack() as open_things:
            camera, moved = self._open_camera(open_things)
            camera.read(whole(self._display))
            outlet.ready()
            if not outlet.wait_for_start():
                return
            changes = watch_changes(self._display)
            if changes is not None:
                open_things.enter_context(closing(changes))
            pressed = self._presses.listen()
            open_things.callback(self._presses.leave, pressed)
            looks = Looks(self._display, camera=camera, changes=changes, moved=moved)
            self._repeat(outlet, looks, pressed)

    def _open_camera(self, open_things: ExitStack) -> tuple[Camera, Callable[[int], bool]]:
        camera = open_things.enter_context(closing(open_camera(self._display)))
        if self._area is None:
            return camera, lambda _look_ns: False
        area = open_things.enter_context(self._area())
        masked = MaskedCamera(camera, area, self._display, self._curtain)
        return masked, masked.moved

    def _repeat(self, outlet: Outlet, looks: Looks, pressed: PressListener) -> None:
        pacer = Pacer(self._throttle.per_second, monotonic_ns())
        while not outlet.stopping:
            pressed.take()  # what was pressed until now, this look comes after
            stamp_ns = monotonic_ns()
            stirred = looks.stirred()
            picture = looks.look(stamp_ns)
            if picture is None:
                outlet.looked(stamp_ns)
                pacer.looked(stamp_ns, intervals=_interval_after(looks, stirred=stirred))
            else:
                pacer.looked(stamp_ns)
                self._hand_over(outlet, stamp_ns, picture)
                pacer.pace(self._throttle.per_second)
            _wait(outlet, looks, pressed, pacer=pacer, latest_ns=stamp_ns + _LONGEST_WITHOUT_LOOK_NS)

    def _hand_over(self, outlet: Outlet, stamp_ns: int, picture: Picture) -> None:
        began_ns = monotonic_ns()
        outlet.emit(stamp_ns, picture)
        now_ns = monotonic_ns()
        if self._throttle.handed_over(now_ns, now_ns - began_ns):
            outlet.emit(now_ns, LookRateEvent(self.stream, self._throttle.per_second))


def _interval_after(looks: Looks, *, stirred: bool) -> float:
    """How long to rest after a look that found no change, so that a change after it is seen at once
    and what is drawn over and over without a change costs little."""
    if looks.read_everything:
        return 1
    return 0.5 if stirred else 0


def _wait(outlet: Outlet, looks: Looks, pressed: PressListener, *, pacer: Pacer, latest_ns: int) -> None:
    """Wait until a look is due and there is something to look at, or an extra one is due at a press."""
    was_pressed = False
    while not outlet.stopping:
        now_ns = monotonic_ns()
        was_pressed = bool(pressed.take()) or was_pressed
        if was_pressed and now_ns >= pacer.extra_due_ns:
            return
        due = now_ns >= pacer.due_ns
        if due and (now_ns >= latest_ns or looks.stirred()):
            return
        wake_ns = latest_ns if due else pacer.due_ns
        if was_pressed:
            wake_ns = min(wake_ns, pacer.extra_due_ns)
        seconds = min((wake_ns - now_ns) / 1e9, _WAIT_SLICE_S)
        if due:
            looks.wait(seconds, also=pressed.fileno())
        else:
            pressed.wait(seconds)
