"""Looks at a sealed bundle: integrity first, which ends it where it fails, then every check of the policy."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from trajectory_recorder.bundle import narration, verify
from trajectory_recorder.bundle.applications import applications_of
from trajectory_recorder.bundle.reader import Bundle
from trajectory_recorder.bundle.spoken import speech_spans
from trajectory_recorder.errors import NotABundle
from trajectory_recorder.events import Event, SpeechEvent, WindowEvent
from trajectory_recorder.quality import pictures
from trajectory_recorder.quality.evidence import Evidence
from trajectory_recorder.quality.figures import figures, of_voice
from trajectory_recorder.quality.finding import Finding, Severity
from trajectory_recorder.quality.looking import Judged, look
from trajectory_recorder.quality.policy import Policy
from trajectory_recorder.quality.report import Report, report
from trajectory_recorder.speech import Span, SpeechUnavailable
from trajectory_recorder.tasks import Task

log = logging.getLogger(__name__)

INTEGRITY = "integrity"
_NOT_THERE = {"not_a_bundle", "unsealed"}


@dataclass(frozen=True, slots=True)
class Examined:
    """The report on a bundle and what it rests on, which is None where integrity failed."""

    report: Report
    evidence: Evidence | None


def examine(root: Path, policy: Policy, *, listen_again: bool = False, task: Task | None = None) -> Examined:
    """Check the bundle at `root`.

    Args:
        root: A sealed bundle's folder.
        policy: Which checks, and with which limits.
        listen_again: Look for speech in the sound itself, whatever the recording says of it.
        task: Told of the progress.

    Raises:
        NotABundle: There is no sealed bundle at that place.
        Cancelled: `task` was cancelled.
    """
    task = task or Task()
    events: list[tuple[int, Event]] = []
    broken = _integrity(root, task, lambda at_ns, event: events.append((at_ns, event)))
    if broken:
        whose = policy.name, policy.version
        return Examined(report(broken, bundle_id=None, duration_ns=None, policy=whose, measures={}), None)
    bundle = Bundle(root)
    events.sort(key=itemgetter(0))
    evidence = gather(bundle, events, listen_again=listen_again, task=task)
    found = look(evidence, policy)
    made = report(
        found,
        bundle_id=bundle.manifest.bundle_id,
        duration_ns=bundle.manifest.duration_ns,
        policy=(policy.name, policy.version),
        measures=figures(evidence),
        applications=applications_of(it for _, it in evidence.of(WindowEvent)),
    )
    return Examined(made, evidence)


def gather(
    bundle: Bundle, events: list[tuple[int, Event]], *, listen_again: bool = False, task: Task | None = None
) -> Evidence:
    """Measure a bundle's sound and pictures.

    Args:
        bundle: A sealed bundle.
        events: All of its events, in the order of time.
        listen_again: As in `examine`.
        task: Told of the progress.

    Raises:
        DamagedBundle: Its media can't be read.
    """
    task = task or Task()
    manifest = bundle.manifest
    evidence = Evidence(events, 0, manifest.duration_ns, manifest.settings, manifest)
    task.progress("listening", 0.6)
    try:
        spans = speech_spans(bundle, events, listen_again=listen_again)
        evidence.heard = [(it.from_ns, it.to_ns) for it in spans]
    except SpeechUnavailable as error:
        # Recorded where nobody can listen, and checked there: of its speech nothing more is known.
        log.warning("%s", error)
        spans = [Span(it.from_ns, it.to_ns, it.probability) for _, it in evidence.of(SpeechEvent)]
    evidence.voice = of_voice(narration.measure(bundle, spans))
    task.progress("looking at pictures", 0.8)
    evidence.pictures = pictures.measure(bundle, evidence)
    return evidence


def _integrity(root: Path, task: Task, take: Callable[[int, Event], None]) -> list[Judged]:
    found = verify(root, task=task, take=take)
    for it in found:
        if it.code in _NOT_THERE:
            Bundle(root)  # which says what is wrong, and what to do
            raise NotABundle(it.message)
    advice = "Do not hand this bundle in: it was altered or damaged after it was recorded"
    return [
        Judged(
            INTEGRITY,
            Finding(Severity.FAIL, it.at_ns or 0, it.at_ns or 0, it.message, advice, stream=it.path),
        )
        for it in found
    ]
