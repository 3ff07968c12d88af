"""The thread that keeps the loudspeaker fed with the voice, at the play clock's place and rate.

The clock leads and the voice follows. Without a loudspeaker, or when one goes away, it says so and waits for the
next time that somebody plays.
"""

import threading
from collections.abc import Callable

import numpy as np

from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import EndpointError
from trajectory_recorder.media.tempo import Tempo
from trajectory_recorder.media.voice import RATE_HZ, Pcm
from trajectory_recorder.replay.playing.alteration import UNALTERED
from trajectory_recorder.replay.playing.clock import PlayClock
from trajectory_recorder.replay.playing.transport import Transport
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.replay.sound.altered_sound import AlteredSound
from trajectory_recorder.replay.sound.feed import Feed
from trajectory_recorder.replay.sound.loudspeaker import Loudspeaker
from trajectory_recorder.replay.sound.voice_sound import VoiceSound

FASTEST_HEARD = 3.0
"""Faster, words can't be understood."""

_SECOND_NS = 1_000_000_000
_BLOCK_SAMPLES = RATE_HZ // 50
_BLOCK_NS = _SECOND_NS // 50
_AHEAD_NS = 300_000_000
_LOOK_NS = 100_000_000
_JUMPED_NS = 5_000_000
_KEPT_OPEN_NS = 5 * _SECOND_NS
_NETWORK_PAUSE_NS = 2 * _SECOND_NS


class Narrator:
    """Sounds until it is closed.

    Args:
        recording: Its voice.
        transport: What to sound.
        on_news: Called on this thread when something may have changed.
    """

    def __init__(self, recording: Recording, transport: Transport, *, on_news: Callable[[], None]) -> None:
        self._sound = VoiceSound(recording.timeline.voice, recording.media)
        self._altered = AlteredSound(self._sound, UNALTERED), UNALTERED
        self._silent = not len(recording.timeline.voice.at_ns)
        self._transport = transport
        self._on_news = on_news
        self._feed = Feed()
        self._speaker: Loudspeaker | None = None
        self._stretch: _Stretch | None = None
        self._idle_since_ns: int | None = None
        self.problem = ""
        self._thread = threading.Thread(target=self._run, name="narrator", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def join(self, timeout_s: float) -> None:
        """Wait for the end, after the transport was closed."""
        self._thread.join(timeout_s)

    def _run(self) -> None:
        while not self._transport.closing:
            seen, clock = self._transport.version, self._transport.clock
            if self._audible(clock):
                self._feed.volume = self._transport.volume
                self._sound_on(clock)
                until_ns: int | None = monotonic_ns() + _LOOK_NS
            else:
                until_ns = self._rest()
            self._on_news()
            self._transport.wait(until_ns, seen=seen)
        self._leave_speaker()
        self._sound.close()

    def _audible(self, clock: PlayClock) -> bool:
        if self._transport.muted or (self._silent and not self._transport.alteration.added):
            return False
        return clock.running and 0 < clock.rate <= FASTEST_HEARD

    def _sound_on(self, clock: PlayClock) -> None:
        """Feed the loudspeaker as far ahead as it needs."""
        self._idle_since_ns = None
        if self._speaker is None:
            self._speaker = Loudspeaker(self._feed.take)
        if lost := self._speaker.problem:
            self.problem = lost
            return
        now_ns = monotonic_ns()
        if self._stretch is None or self._stretch.clock is not clock:
            self._feed.clear()
            self._stretch = _Stretch(clock, self._heard(), from_ns=now_ns + self._speaker.latency_ns)
        while self._stretch.due_ns < now_ns + self._speaker.latency_ns + _AHEAD_NS:
            due_ns = self._stretch.due_ns
            self._feed.put(due_ns, self._stretch.next())
        self.problem = self._stretch.problem

    def _heard(self) -> AlteredSound:
        """The voice as it is altered now."""
        sound, alteration = self._altered
        if alteration is not self._transport.alteration:
            alteration = self._transport.alteration
            sound = AlteredSound(self._sound, alteration)
            self._altered = sound, alteration
        return sound

    def _rest(self) -> int | None:
        """Be silent; returns until when, for the loudspeaker is not held for ever: others may want it."""
        self._feed.clear()
        self._stretch = None
        self.problem = ""
        if self._speaker is None:
            return None
        if self._transport.muted:
            # Somebody may want to speak: the sound system is for one at a time.
            self._leave_speaker()
            return None
        now_ns = monotonic_ns()
        self._idle_since_ns = self._idle_since_ns or now_ns
        if self._speaker.problem or now_ns - self._idle_since_ns >= _KEPT_OPEN_NS:
            self._leave_speaker()
            return None
        return self._idle_since_ns + _KEPT_OPEN_NS

    def _leave_speaker(self) -> None:
        if self._speaker is not None:
            self._speaker.close()
        self._speaker = None


class _Stretch:
    """The voice from a monotonic time on, for as long as a clock holds.

    `due_ns` is when the next sample that comes out is to be heard.
    """

    def __init__(self, clock: PlayClock, sound: AlteredSound, *, from_ns: int) -> None:
        self.clock = clock
        self.due_ns = from_ns
        self.problem = ""
        self._sound = sound
        self._tempo = None if clock.rate == 1 else Tempo(clock.rate)
        self._early_ns = 0 if self._tempo is None else self._tempo.early_ns
        self._read_due_ns = from_ns
        self._next_ns = clock.position(from_ns)
        self._deaf_until_ns = 0

    def next(self) -> Pcm:
        """The sound that follows."""
        at_ns = self.clock.position(self._read_due_ns)
        if abs(at_ns - self._next_ns) > _JUMPED_NS:
            self._next_ns = at_ns
        pcm = self._read(self._next_ns - self._early_ns)
        self._next_ns += _BLOCK_NS
        self._read_due_ns += round(_BLOCK_NS / self.clock.rate)
        out = pcm if self._tempo is None else self._tempo.take(pcm)
        self.due_ns += len(out) * _SECOND_NS // RATE_HZ
        return out

    def _read(self, at_ns: int) -> Pcm:
        if monotonic_ns() < self._deaf_until_ns:
            return np.zeros(_BLOCK_SAMPLES, np.int16)
        try:
            pcm = self._sound.read(at_ns, _BLOCK_SAMPLES)
        except EndpointError as error:
            self._deaf_until_ns = monotonic_ns() + _NETWORK_PAUSE_NS
            self.problem = f"the voice is waiting for the network: {error.message}"
            return np.zeros(_BLOCK_SAMPLES, np.int16)
        self.problem = self._sound.problem
        return pcm
