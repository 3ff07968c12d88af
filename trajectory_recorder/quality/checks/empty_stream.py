"""Did every stream that was to be recorded record anything?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.events import FrameEvent, KeyEvent, PointerEvent, StreamName, VoiceEvent, WindowEvent
from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import Evidence
from trajectory_recorder.quality.finding import Finding, Severity
from trajectory_recorder.quality.wording import called


@dataclass(frozen=True, slots=True)
class Limits:
    after_s: Annotated[
        float,
        limit("Recordings up to this length may lack mouse and keys", unit="s", source="judgement"),
    ] = 10.0


@check("empty_stream", Limits)
def empty_stream(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Streams in which nothing was recorded at all."""
    acted = bool(evidence.of(KeyEvent) or evidence.of(PointerEvent))
    if not evidence.of(FrameEvent):
        yield _finding(evidence, Severity.FAIL, StreamName.SCREEN, "No picture of the screen was recorded")
    if not acted and evidence.duration_s > limits.after_s:
        yield _finding(evidence, Severity.FAIL, StreamName.INPUT, "No key and no mouse movement was recorded")
    if evidence.is_narrated and not evidence.of(VoiceEvent):
        yield _finding(evidence, Severity.FAIL, StreamName.VOICE, "No sound was recorded")
    if acted and not evidence.of(WindowEvent):
        yield _finding(
            evidence, Severity.WARN, StreamName.WINDOW, f"Nothing is known of {called(StreamName.WINDOW)}"
        )


def _finding(evidence: Evidence, severity: Severity, stream: StreamName, message: str) -> Finding:
    advice = "Run: trajectory-recorder doctor; mend what it names, and record again"
    return Finding(severity, *evidence.whole, message, advice, 0, 1, "events", stream)
