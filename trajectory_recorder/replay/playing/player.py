"""The player: what a window needs to replay a recording, without knowing how.

No call waits for decoding, a file or a device. Pictures and news come on threads of the player's own.
"""

import threading
from collections.abc import Callable

import numpy as np

from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.replay.media_files import LocalMedia
from trajectory_recorder.replay.pictures.picture import Picture
from trajectory_recorder.replay.pictures.previews import Previews
from trajectory_recorder.replay.playing.alteration import Alteration
from trajectory_recorder.replay.playing.clock import PlayClock
from trajectory_recorder.replay.playing.preparer import Preparer
from trajectory_recorder.replay.playing.projector import Projector
from trajectory_recorder.replay.playing.skipping import jumps_over
from trajectory_recorder.replay.playing.status import Status
from trajectory_recorder.replay.playing.transport import Transport
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.replay.sound.narrator import Narrator
from trajectory_recorder.replay.timeline.timeline import Times

_LEAVE_S = 2.0


class Player:
    """Replays a recording, from its beginning, standing still at first. Close it in the end.

    It shows all displays until it is told otherwise, and hands their first pictures over at once.

    Args:
        recording: What to replay.
        on_picture: Takes pictures, on a thread of the player's. Forwards and not faster than recorded, that is
            every frame of the shown displays; while one takes long, those between it and the newest wanted don't
            come.
        on_status: Takes the status whenever it changed, on a thread of the player's.
        sound: Whether the voice is to be heard.
    """

    def __init__(
        self,
        recording: Recording,
        *,
        on_picture: Callable[[Picture], None],
        on_status: Callable[[Status], None],
        sound: bool = True,
    ) -> None:
        timeline = recording.timeline
        self._screens = {track.display_id: track for track in timeline.screens}
        self._transport = Transport(
            PlayClock(timeline.duration_ns, jumps_over(timeline.idle, duration_ns=timeline.duration_ns)),
            displays=tuple(self._screens),
            read_monotonic=monotonic_ns,
        )
        self._on_status = on_status
        self._telling = threading.Lock()
        self._told: Status | None = None
        self._frames: tuple[tuple[int, ...], Times] = ((), np.zeros(0, np.int64))
        previews = Previews(timeline.screens, recording.media)
        # What lies at an endpoint is not fetched for what may never be asked.
        local = isinstance(recording.media, LocalMedia)
        self._preparer = Preparer(previews, self._transport) if local else None
        self._projector = Projector(
            recording, self._transport, previews, on_picture=on_picture, on_news=self._tell_status
        )
        self._narrator = Narrator(recording, self._transport, on_news=self._tell_status) if sound else None
        self._threads = [it for it in (self._projector, self._narrator, self._preparer) if it is not None]
        for thread in self._threads:
            thread.start()

    # --- moving ---

    def play(self) -> None:
        """Go on forwards, from the beginning where it stands at the end."""
        self._transport.play()

    def play_backwards(self, speed: float) -> None:
        """Go back at a speed from 0.25 to 10, silently, until something else is asked for or the beginning is
        reached; then the rate is again that of before.

        Pictures that can't be decoded in time are left out: the clock waits for none.

        Raises:
            ValueError: It is no such speed.
        """
        self._transport.play_backwards(speed)

    def pause(self) -> None:
        """Stand still."""
        self._transport.pause()

    def seek(self, at_ns: int) -> None:
        """Go to a session time; the frames that are shown then come, once they are decoded."""
        self._transport.want(at_ns, exactly=True)

    def preview(self, at_ns: int) -> None:
        """Go to a session time in passing: the key frames before it come. Playing waits for a `seek`."""
        self._transport.want(at_ns, exactly=False)

    def step(self, frames: int) -> None:
        """Go so many frames of the shown displays on, or back if it is negative, and stand still there."""
        times = self._frame_times()
        if not times.size:
            self._transport.pause()
            return
        shown = int(np.searchsorted(times, self._transport.position(), side="right")) - 1
        self._transport.stand_at(int(times[min(max(shown + frames, 0), times.size - 1)]))

    def stay(self) -> None:
        """Don't skip the idle stretch that it is in, or just skipped."""
        self._transport.change(lambda clock, now_ns: clock.staying(now_ns=now_ns))

    @property
    def position_ns(self) -> int:
        """Session time now."""
        return self._transport.position()

    # --- switches ---

    def set_rate(self, rate: float) -> None:
        """Play forwards, at a rate from 0.25 to 10 times as fast as it was recorded.

        Raises:
            ValueError: It is none of these.
        """
        self._transport.set_rate(rate)

    def set_skip_idle(self, skip_idle: bool) -> None:  # noqa: FBT001 - a switch
        """Skip idle stretches, or don't."""
        self._transport.change(lambda clock, now_ns: clock.skips(skip_idle, now_ns=now_ns))

    def show(self, display_ids: tuple[int, ...]) -> None:
        """Decode these displays and no others; those that were never recorded are left out."""
        self._transport.show(tuple(it for it in display_ids if it in self._screens))

    def set_muted(self, muted: bool) -> None:  # noqa: FBT001 - a switch
        """Silence the voice, or don't."""
        self._transport.sound(muted=muted, volume=self._transport.volume)

    def set_volume(self, volume: float) -> None:
        """How loud the voice is, from 0 to 1, as recorded."""
        within = min(max(volume, 0.0), 1.0)
        self._transport.sound(muted=self._transport.muted, volume=within)

    def alter(self, alteration: Alteration) -> None:
        """Play it otherwise than it is, from now on."""
        self._transport.alter(alteration)

    @property
    def status(self) -> Status:
        """How it is doing."""
        clock, transport = self._transport.clock, self._transport
        return Status(
            playing=transport.playing,
            rate=clock.rate,
            skip_idle=clock.skipping,
            muted=transport.muted,
            volume=transport.volume,
            displays=transport.displays,
            ended=clock.ended,
            problem=self._projector.problem or (self._narrator.problem if self._narrator else ""),
        )

    def wait_for_previews(self) -> None:
        """Wait until `preview` finds small pictures of all key frames: what measures it wants to."""
        if self._preparer is not None:
            self._preparer.join(None)

    def close(self) -> None:
        """End all threads. What still waits for a network that hangs is left to end by itself."""
        self._transport.close()
        for thread in self._threads:
            thread.join(_LEAVE_S)

    def _tell_status(self) -> None:
        with self._telling:
            status = self.status
            if status != self._told:
                self._told = status
                self._on_status(status)

    def _frame_times(self) -> Times:
        """When any of the shown displays changed."""
        displays = self._transport.displays
        if self._frames[0] != displays:
            times = [self._screens[it].at_ns for it in displays]
            self._frames = displays, np.unique(np.concatenate(times)) if times else np.zeros(0, np.int64)
        return self._frames[1]
