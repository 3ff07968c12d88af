"""Which sources a session records from."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from trajectory_recorder.capture.curtain import Curtain
from trajectory_recorder.capture.presses import Presses
from trajectory_recorder.capture.source import Source
from trajectory_recorder.events import Display, StreamName
from trajectory_recorder.key_combination import Combination
from trajectory_recorder.settings import RecordSettings

if TYPE_CHECKING:
    from trajectory_recorder.capture.absence import Watch
    from trajectory_recorder.capture.area import AreaOpener, Selection

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
        curtain: What keeps everything out while it is drawn.
        hot_keys: Keys that are the recorder's wherever the focus is.
    """

    # Capture modules load the window system's libraries, so they are imported where they are used:
    # commands that only read bundles must work where there are none.

    def __init__(
        self,
        settings: RecordSettings,
        owner_process_id: int,
        curtain: Curtain,
        *,
        hot_keys: Sequence[Combination],
    ) -> None:
        self._settings = settings
        self._owner_process_id = owner_process_id
        self._curtain = curtain
        self._hot_keys = hot_keys
        self._presses = Presses()

    def check(self) -> None:
        from trajectory_recorder.capture.desktop_session import check_desktop_session  # noqa: PLC0415

        check_desktop_session(narration=self._settings.narration)

    def displays(self) -> tuple[Display, ...]:
        from trajectory_recorder.capture.displays import read_displays  # noqa: PLC0415

        return read_displays()

    def screen(self, display: Display) -> Source:
        from trajectory_recorder.capture.screen import ScreenSource  # noqa: PLC0415

        return ScreenSource(display, self._settings.fps, self._presses, self.area(), curtain=self._curtain)

    def others(self) -> tuple[Source, ...]:
        from trajectory_recorder.capture.area import AreaSource  # noqa: PLC0415
        from trajectory_recorder.capture.clipboard import ClipboardSource  # noqa: PLC0415
        from trajectory_recorder.capture.cursor import CursorSource  # noqa: PLC0415
        from trajectory_recorder.capture.displays import DisplaysSource  # noqa: PLC0415
        from trajectory_recorder.capture.elements import ElementSource  # noqa: PLC0415
        from trajectory_recorder.capture.input import InputSource  # noqa: PLC0415
        from trajectory_recorder.capture.secrets import WithoutSecrets, open_fields  # noqa: PLC0415
        from trajectory_recorder.capture.voice import Hushed, VoiceSource  # noqa: PLC0415
        from trajectory_recorder.capture.window import WindowSource  # noqa: PLC0415

        telling: list[Source] = [
            WindowSource(),
            ClipboardSource(self._settings.clipboard_limit),
        ]
        if self._settings.elements:
            telling.append(ElementSource(self._presses))
        sources: list[Source] = [DisplaysSource(), CursorSource(), AreaSource(self._curtained())]
        sources += [self._within_area(source) for source in telling]
        typed = self._within_area(InputSource(self._presses, self._owner_process_id, self._hot_keys))
        # Behind the area, which wants to be asked at the time of each event.
        sources.append(WithoutSecrets(typed, open_fields) if self._settings.mask_secrets else typed)
        if self._settings.narration:
            sources.append(Hushed(VoiceSource(self._settings.microphone), self._curtain))
        return tuple(sources)

    def _within_area(self, source: Source) -> Source:
        from trajectory_recorder.capture.area import WithinArea  # noqa: PLC0415

        selection = selected(self._settings)
        return WithinArea(source, self.area(), curtain=self._curtain, selection=selection)

    def absence(self) -> "Watch":
        """What tells when nobody can be at work here."""
        from trajectory_recorder.capture.absence import AbsenceWatch  # noqa: PLC0415

        return AbsenceWatch()

    def area(self) -> "AreaOpener":
        """What tells where the windows are that are recorded."""
        from trajectory_recorder.capture.area import open_area  # noqa: PLC0415

        return partial(open_area, selected(self._settings))

    def _curtained(self) -> "AreaOpener":
        from trajectory_recorder.capture.area import behind  # noqa: PLC0415

        return behind(self._curtain, self.area())


def selected(settings: RecordSettings) -> "Selection":
    """Which windows are recorded."""
    from trajectory_recorder.capture.area import Excluded, Selection, Wanted  # noqa: PLC0415

    return Selection(
        Wanted(settings.application, settings.window),
        Excluded.listed(settings.excluded_applications, settings.excluded_windows),
    )


def is_required(stream: str) -> bool:
    """Whether a session may not begin without this stream. Window titles and the clipboard are
    welcome extras that some systems don't give, as are the pointer's image and the elements of
    applications; their absence is recorded as a gap."""
    return stream.partition("/")[0] not in _EXTRAS
