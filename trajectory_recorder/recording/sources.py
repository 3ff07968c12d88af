"""Which sources a session records from."""

from functools import partial
from typing import TYPE_CHECKING, Protocol

from trajectory_recorder.capture.presses import Presses
from trajectory_recorder.capture.source import Source
from trajectory_recorder.events import Display, StreamName
from trajectory_recorder.settings import RecordSettings

if TYPE_CHECKING:
    from trajectory_recorder.capture.area import AreaOpener

_EXTRAS = {StreamName.WINDOW, StreamName.CLIPBOARD, StreamName.CURSOR, StreamName.ELEMENTS}


class SourceSet(Protocol):
    """Makes the sources of a session."""

    def check(self) -> None:
        """Raise MachineError where this machine can't record at all, and say why."""

    def displays(self) -> tuple[Display, ...]:
        """The displays as they are now."""

    def screen(self, display: Display) -> Source:
        """A source for the picture of one display."""

    def others(self) -> tuple[Source, ...]:
        """All other sources; that of the displays is among them."""


class MachineSources:
    """The real devices of this machine.

    Args:
        settings: Which displays and microphone, and how often to look.
        owner_process_id: The process whose windows are the recorder's own.
    """

    # Capture modules load the window system's libraries, so they are imported where they are used:
    # commands that only read bundles must work where there are none.

    def __init__(self, settings: RecordSettings, owner_process_id: int) -> None:
        self._settings = settings
        self._owner_process_id = owner_process_id
        self._presses = Presses()

    def check(self) -> None:
        from trajectory_recorder.capture.desktop_session import check_desktop_session  # noqa: PLC0415

        check_desktop_session(narration=self._settings.narration)

    def displays(self) -> tuple[Display, ...]:
        from trajectory_recorder.capture.displays import read_displays  # noqa: PLC0415

        return read_displays()

    def screen(self, display: Display) -> Source:
        from trajectory_recorder.capture.screen import ScreenSource  # noqa: PLC0415

        return ScreenSource(display, self._settings.fps, self._presses, self._area())

    def others(self) -> tuple[Source, ...]:
        from trajectory_recorder.capture.area import AreaSource, WithinArea  # noqa: PLC0415
        from trajectory_recorder.capture.clipboard import ClipboardSource  # noqa: PLC0415
        from trajectory_recorder.capture.cursor import CursorSource  # noqa: PLC0415
        from trajectory_recorder.capture.displays import DisplaysSource  # noqa: PLC0415
        from trajectory_recorder.capture.elements import ElementSource  # noqa: PLC0415
        from trajectory_recorder.capture.input import InputSource  # noqa: PLC0415
        from trajectory_recorder.capture.voice import VoiceSource  # noqa: PLC0415
        from trajectory_recorder.capture.window import WindowSource  # noqa: PLC0415

        telling: list[Source] = [
            InputSource(self._presses, self._owner_process_id),
            WindowSource(),
            ClipboardSource(self._settings.clipboard_limit),
        ]
        if self._settings.elements:
            telling.append(ElementSource(self._presses))
        sources: list[Source] = [DisplaysSource(), CursorSource()]
        area = self._area()
        if area is None:
            sources += telling
        else:
            sources += [AreaSource(area), *(WithinArea(source, area) for source in telling)]
        if self._settings.narration:
            sources.append(VoiceSource(self._settings.microphone))
        return tuple(sources)

    def _area(self) -> "AreaOpener | None":
        from trajectory_recorder.capture.area import Wanted, open_area  # noqa: PLC0415

        wanted = Wanted(self._settings.application, self._settings.window)
        return partial(open_area, wanted) if wanted.application or wanted.title else None


def is_required(stream: str) -> bool:
    """Whether a session may not begin without this stream. Window titles and the clipboard are
    welcome extras that some systems don't give, as are the pointer's image and the elements of
    applications; their absence is recorded as a gap."""
    return stream.partition("/")[0] not in _EXTRAS
