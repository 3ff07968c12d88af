"""The same checks while a recording goes on, on the last minutes of its journal.

They say what can still be mended: that nothing is said, that nothing is seen. What they say is gone as soon
as it is mended; the check of the whole recording has the last word.
"""

import logging
import math
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from trajectory_recorder.bundle.journal import Journal
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import AreaEvent, DisplaysEvent, Event, Health, SpeechEvent, VoiceEvent
from trajectory_recorder.quality.evidence import NO_HOLE_NS, SECOND_NS, VOICE_RATE_HZ, Evidence
from trajectory_recorder.quality.finding import Finding, Severity
from trajectory_recorder.quality.looking import look
from trajectory_recorder.quality.measures import VoiceMeasures
from trajectory_recorder.quality.policy import Policy, built_in
from trajectory_recorder.quality.spans import Span, clipped, total, union

log = logging.getLogger(__name__)

WINDOW_S = 120.0
# What happened up to so long ago may still be on its way through encoder and writer.
_LATENCY_NS = 2 * SECOND_NS
# How recent something must be to be worth a word now.
_RECENT_NS = 8 * SECOND_NS
# A look takes some 10 ms, and a recording should not be felt.
_EVERY_NS = 5 * SECOND_NS
_LEAST_SPEECH_NS = 3 * SECOND_NS
_SILENT_RMS = 1e-6


@dataclass(frozen=True, slots=True)
class LiveWarning:
    """What is wrong right now, in a sentence, and what to do about it."""

    check: str
    stream: str
    message: str
    suggestion: str


class LiveWatch:
    """Follows one recording.

    Args:
        root: The folder of the bundle that is being recorded.
        settings: Those of the recording.
        policy: Which checks, and with which limits; the built-in one where the task has none.
    """

    def __init__(self, root: Path, settings: object, *, policy: Policy | None = None) -> None:
        self._journal = Journal(root)
        self._settings: dict[str, Any] = msgspec.to_builtins(settings)
        self._policy = policy or built_in()
        self._events: deque[tuple[int, Event]] = deque()
        self._now_ns = self._looked_ns = 0
        self._displays: DisplaysEvent | None = None
        self._area: AreaEvent | None = None
        self._warnings: list[LiveWarning] = []

    @property
    def displays(self) -> DisplaysEvent | None:
        """The arrangement of displays as of the last look; None before the first was recorded."""
        return self._displays

    @property
    def area(self) -> AreaEvent | None:
        """Where recorded windows were to be seen as of the last look; None where none were told of."""
        return self._area

    def look(self) -> list[LiveWarning]:
        """Read what was recorded since the last call; returns what is wrong now, looked at anew
        every five seconds.

        A journal that can't be read is no reason to disturb a recording: then nothing is wrong.
        """
        try:
            self._follow()
        except (DamagedBundle, OSError) as error:
            log.info("nothing can be said of the recording under way: %s", error)
            return []
        self._now_ns = max((at_ns for at_ns, _ in self._events), default=self._now_ns)
        if self._now_ns - self._looked_ns >= _EVERY_NS:
            self._looked_ns = self._now_ns
            self._forget()
            self._warnings = self._find()
        return self._warnings

    def _follow(self) -> None:
        for at_ns, event in self._journal.follow():
            self._events.append((at_ns, event))
            if isinstance(event, DisplaysEvent):
                self._displays = event
            elif isinstance(event, AreaEvent):
                self._area = event

    def _forget(self) -> None:
        oldest_ns = self._now_ns - round(WINDOW_S * SECOND_NS)
        while self._events and self._events[0][0] < oldest_ns:
            self._events.popleft()

    def _find(self) -> list[LiveWarning]:
        to_ns = self._now_ns - _LATENCY_NS
        from_ns = max(0, self._now_ns - round(WINDOW_S * SECOND_NS))
        if to_ns <= from_ns:
            return []
        events = sorted(((at, it) for at, it in self._events if at <= to_ns), key=lambda it: it[0])
        evidence = Evidence(events, from_ns, to_ns, self._settings, noticed=self._noticed())
        evidence.voice = _levels(evidence)
        return [
            LiveWarning(it.check, it.finding.stream, it.finding.message, it.finding.suggestion)
            for it in look(evidence, self._policy, live=True)
            if _matters(it.finding, to_ns)
        ]

    def _noticed(self) -> tuple[Span, ...]:
        """Speech that is not told of in the events so far: a stretch is when it ends, which may be later
        than what is looked at, and that one goes on is known from snapshots of health."""
        told = [(it.from_ns, it.to_ns) for _, it in self._events if isinstance(it, SpeechEvent)]
        told += [
            (at_ns, at_ns)
            for at_ns, event in self._events
            if isinstance(event, Health) and any(it.speaking for it in event.streams)
        ]
        return tuple(told)


def _matters(finding: Finding, now_ns: int) -> bool:
    return finding.severity is not Severity.NOTE and finding.to_ns >= now_ns - _RECENT_NS


def _levels(evidence: Evidence) -> VoiceMeasures:
    """The sound as far as the recorder's own figures tell; loudness is the level of speech, unweighted,
    which for speech lies within 2 dB of R 128's."""
    packets = [
        ((at_ns, at_ns + it.samples * SECOND_NS // VOICE_RATE_HZ), it.rms, it.peak)
        for at_ns, it in evidence.of(VoiceEvent)
    ]
    powers = [rms**2 for span, rms, _ in packets if total(clipped(evidence.speech, *span))]
    spoken_ns = total(evidence.speech)
    loudness = None
    if powers and spoken_ns >= _LEAST_SPEECH_NS:
        loudness = 10 * math.log10(max(sum(powers) / len(powers), _SILENT_RMS**2))
    dead = union((span for span, _, peak in packets if peak == 0), bridge_ns=NO_HOLE_NS)
    return VoiceMeasures(loudness, None, None, dead=tuple(dead))
