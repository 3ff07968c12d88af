"""Which displays are recorded, and what to do when they come, go or change while recording.

A display that goes leaves a gap; one that comes, or has another size or place, gets a source of its
own. It asks nobody about the displays: their source tells of every change.
"""

import threading

from trajectory_recorder.errors import UsageError
from trajectory_recorder.events import Display, DisplaysEvent, GapReason, screen_stream
from trajectory_recorder.recording.sources import SourceSet
from trajectory_recorder.recording.streams import Record, Streams

ALL_DISPLAYS = "all"


class DisplayWatch:
    """The displays of a session.

    Args:
        chosen: "all", or the id of the one to record.
        sources: Makes the sources of displays.
        streams: Where those go.
    """

    def __init__(self, chosen: str, sources: SourceSet, streams: Streams) -> None:
        self._chosen = chosen
        self._sources = sources
        self._streams = streams
        self._displays: tuple[Display, ...] = ()
        self._lock = threading.Lock()
        self._changed: tuple[Display, ...] | None = None

    @property
    def none_left(self) -> bool:
        """Whether there is no display any more to record."""
        return not self._displays

    def begin(self) -> tuple[Display, ...]:
        """Take on the sources of the displays to record; returns all that there are.

        Raises:
            UsageError: The chosen one is not among them.
            MachineError: They can't be read.
        """
        displays = self._sources.displays()
        self._displays = self._of_interest(displays)
        if not self._displays:
            known = ", ".join(f"{d.display_id} ({d.name})" for d in displays)
            raise UsageError(f"there is no display {self._chosen}", f"displays here: {known or 'none'}")
        for display in self._displays:
            self._streams.add(self._sources.screen(display))
        return displays

    def notice(self, event: DisplaysEvent) -> None:
        """Take note of an arrangement, from any thread; `follow` acts on it."""
        with self._lock:
            self._changed = event.displays

    def follow(self, now_ns: int) -> list[Record]:
        """Record from the displays that there are now; returns what is to be written about the others."""
        with self._lock:
            changed, self._changed = self._changed, None
        if changed is None:
            return []
        displays = self._of_interest(changed)
        before = {display.display_id: display for display in self._displays}
        after = {display.display_id: display for display in displays}
        records = []
        for display_id in before.keys() - after.keys():
            records += self._end(display_id, now_ns, f"display {before[display_id].name} was unplugged")
        for display_id, display in after.items():
            if before.get(display_id) == display:
                continue
            stream = screen_stream(display_id)
            if display_id in before:
                records += self._end(display_id, now_ns, f"display {display.name} changed")
            if stream in self._streams:
                self._streams[stream].source = self._sources.screen(display)
            else:
                self._streams.add(self._sources.screen(display))
            self._streams[stream].start()
        self._displays = displays
        return records

    def _of_interest(self, displays: tuple[Display, ...]) -> tuple[Display, ...]:
        if self._chosen == ALL_DISPLAYS:
            return displays
        return tuple(display for display in displays if display.display_id == int(self._chosen))

    def _end(self, display_id: int, now_ns: int, detail: str) -> list[Record]:
        stream = screen_stream(display_id)
        supervisor = self._streams[stream]
        supervisor.stop()
        records = [Record(at_ns, event, stream) for at_ns, event in supervisor.finish_records(now_ns)]
        supervisor.begin_gap(now_ns, GapReason.DISPLAY_CHANGED, detail)
        return records
