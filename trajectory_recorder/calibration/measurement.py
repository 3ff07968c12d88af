"""Measures how far recorded times lie from true ones, on this machine, with the real recorder.

The engine records into a temporary folder, exactly as `record` lets it, while the probe performs. The
recording is read and thrown away; what stays is the certificate.
"""

import os
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trajectory_recorder.bundle import Bundle
from trajectory_recorder.bundle.manifest import SyncCertificate, SyncOffset
from trajectory_recorder.calibration import comparison, truth
from trajectory_recorder.calibration.comparison import Compared
from trajectory_recorder.calibration.probe_process import ProbeProcess
from trajectory_recorder.calibration.sound_path import AIR, LOOPBACK, monitored_loudspeaker
from trajectory_recorder.calibration.statistics import summarize
from trajectory_recorder.capture.displays import read_displays
from trajectory_recorder.errors import MachineError
from trajectory_recorder.events import Display
from trajectory_recorder.recording import host
from trajectory_recorder.recording.client import Engine
from trajectory_recorder.settings import RecordSettings
from trajectory_recorder.tasks import Task

PICTURE, INPUT, VOICE = "picture", "input", "voice"
# The recorder's devices have settled, and what came last is in their hands.
_LEAD_S, _TRAIL_S = 1.0, 1.0
_PERFORMED, _READ = 0.85, 0.99  # shares of the work done
_TICK_S = 0.2
# Fewer are chance: a door that slams has been taken for a click.
_LEAST_HEARD = 0.5


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was measured, and why something was not, by name."""

    certificate: SyncCertificate
    unmeasured: dict[str, str]


def calibrate(
    settings: RecordSettings,
    *,
    duration_s: float,
    task: Task | None = None,
) -> Calibration:
    """Let the probe perform and the recorder record.

    Args:
        settings: How to record.
        duration_s: How long to perform.
        task: Where to report progress.

    Raises:
        MachineError: This machine can't record, or the probe can't perform.
        Cancelled: The task was cancelled.
    """
    task = task or Task()
    display = _choose(read_displays(), settings)
    # Another microphone than the default one is chosen by a name that the sound server doesn't know.
    by_default = settings.narration and not settings.microphone
    loudspeaker = monitored_loudspeaker(os.environ) if by_default else None
    environment = {**os.environ, **({"PULSE_SINK": loudspeaker} if loudspeaker else {})}
    with (
        tempfile.TemporaryDirectory(prefix="calibration-") as folder,
        ProbeProcess(display, environment, silent=not settings.narration) as probe,
    ):
        with Engine() as engine:
            task.progress("starting the recorder", 0.0)
            root = engine.start(Path(folder), settings)
            time.sleep(_LEAD_S)
            probe.begin()
            _wait(engine, duration_s, task)
            did = probe.finish()
            time.sleep(_TRAIL_S)
            engine.stop()
        offsets, unmeasured = _compare(Bundle(root), did, probe.ready, display, task)
        displays = Bundle(root).manifest.displays
    if not settings.narration:
        unmeasured[VOICE] = "the voice is not recorded (--no-narration)"
    heard = any(offset.name == VOICE for offset in offsets)
    path = "" if not heard else LOOPBACK if loudspeaker else AIR
    certificate = SyncCertificate(
        time.time_ns(),
        host.recorder(),
        displays,
        settings.microphone,
        path,
        round(duration_s * 1e9),
        tuple(offsets),
    )
    return Calibration(certificate, unmeasured)


def _choose(displays: tuple[Display, ...], settings: RecordSettings) -> Display:
    """A display that is recorded, the primary one if it is."""
    recorded = [d for d in displays if settings.display in {"all", str(d.display_id)}]
    if not recorded:
        raise MachineError(
            f"there is no display {settings.display}", "see which there are: trajectory-recorder doctor"
        )
    return min(recorded, key=lambda display: not display.primary)


def _wait(engine: Engine, duration_s: float, task: Task) -> None:
    """Let time pass, as long as there is a recording.

    Raises:
        MachineError: It ended.
    """
    began_s = time.monotonic()
    while (passed_s := time.monotonic() - began_s) < duration_s:
        task.progress("flickering, clicking and moving", _PERFORMED * passed_s / duration_s)
        if engine.wait(min(_TICK_S, duration_s - passed_s)):
            raise MachineError(
                f"the recording ended by itself: {engine.last.warning or engine.last.ended}",
                "see what is wrong: trajectory-recorder doctor",
            )


def _compare(
    bundle: Bundle,
    did: Sequence[truth.Line],
    ready: truth.Ready,
    display: Display,
    task: Task,
) -> tuple[list[SyncOffset], dict[str, str]]:
    def report(session_ns: int) -> None:
        share = session_ns / max(bundle.manifest.duration_ns, 1)
        task.progress("reading the recording", _PERFORMED + (_READ - _PERFORMED) * share)

    flips = [it for it in did if isinstance(it, truth.Flip)]
    injected = [it for it in did if isinstance(it, truth.Injected)]
    clicks = [it for it in did if isinstance(it, truth.Click)]
    found = {
        PICTURE: comparison.compare_flips(flips, bundle, display, ready.area, report),
        INPUT: comparison.compare_input(injected, bundle),
        VOICE: comparison.compare_clicks(clicks, bundle),
    }
    reasons = {name: why for name, it in found.items() if (why := _doubt(name, it, ready.silent))}
    measured = [
        summarize(name, it.trials, missed=it.missed, unsure=it.unsure)
        for name, it in found.items()
        if name not in reasons
    ]
    return measured, reasons


def _doubt(name: str, compared: Compared, silent: str) -> str:
    """Why nothing can be said, in words; empty if something can."""
    found, missed = len(compared.trials), compared.missed
    if name == VOICE and silent:
        return silent
    if not found + missed:
        return "of nothing the true time was known. Try again when the machine is less busy"
    if name == VOICE and found < _LEAST_HEARD * (found + missed):
        return (
            f"the microphone heard {found} of {found + missed} clicks. Use loudspeakers instead of "
            "headphones, turn them up, and unmute the microphone"
        )
    if not found:
        return f"nothing of {missed} was found in the recording. See whether something covers the flickering square"
    return ""
