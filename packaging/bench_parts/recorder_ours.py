"""This project's recorder, as its users run it: `trajectory-recorder record`, every setting as it comes."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench_parts.likeness import Frame
from bench_parts.process_tree import ProcessTree
from bench_parts.recording import Cost, Job, RecordedInput, Recording, bytes_below, last_words, wait_for_words
from bench_parts.work import Input
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.errors import MachineError
from trajectory_recorder.events import (
    FrameEvent,
    KeyAction,
    KeyEvent,
    LookRateEvent,
    PointerAction,
    PointerEvent,
)
from trajectory_recorder.media import decode
from trajectory_recorder.virtual_desktop import VirtualDesktop

NAME = "trajectory-recorder"
_START_S, _END_S = 60.0, 60.0
_POINTER = {
    PointerAction.MOVE: Input.MOVE,
    PointerAction.PRESS: Input.BUTTON_PRESS,
    PointerAction.RELEASE: Input.BUTTON_RELEASE,
}


def record_with_ours(desktop: VirtualDesktop, folder: Path, job: Job) -> Recording:
    """Record with all streams.

    Raises:
        MachineError: It failed, or what it left is not valid.
    """
    log = folder / "ours.log"
    command = [sys.executable, "-m", "trajectory_recorder", "record", "--output", str(folder)]
    with (
        log.open("wb") as said,
        subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, env=desktop.environment
        ) as process,
        ProcessTree(process.pid) as tree,
    ):
        try:
            wait_for_words(log, "press Ctrl-C", is_running=tree.is_running, who=NAME, timeout_s=_START_S)
            began = tree.mark()
            work = job(desktop)
            asked_to_stop = tree.mark()
            process.send_signal(signal.SIGINT)
            cost = Cost(began, asked_to_stop, tree.mark_at_end(_END_S), tree.memory)
        except BaseException:
            tree.kill()
            raise
    bundles = list(folder.glob("*.trajectory"))
    if process.returncode or len(bundles) != 1:
        raise MachineError(
            f"{NAME} ended with code {process.returncode}", last_words(log.read_text(encoding="utf-8"))
        )
    (root,) = bundles
    if problems := verify(root):
        raise MachineError(f"the recorded bundle is not valid: {problems[0]}", "run again with less load")
    bundle = Bundle(root)
    start_ns = bundle.manifest.clock.start_monotonic_ns
    video = sum(bundle.path(path).stat().st_size for path in _times(bundle))
    inputs = [RecordedInput(kind, start_ns + at_ns) for at_ns, kind in _inputs(bundle)]
    note = "; ".join(_troubles(bundle))
    return Recording(work, cost, video, bytes_below(root), lambda: _frames(bundle), inputs, note)


def _times(bundle: Bundle) -> dict[str, list[int]]:
    """For each video file, the session times of its frames."""
    times: dict[str, list[int]] = {}
    for at_ns, frame in bundle.events_of(FrameEvent):
        times.setdefault(frame.path, []).append(at_ns)
    return times


def _frames(bundle: Bundle) -> Iterator[Frame]:
    start_ns = bundle.manifest.clock.start_monotonic_ns
    for path, times in _times(bundle).items():
        for at_ns, (_, picture) in zip(times, decode.frames(bundle.path(path)), strict=True):
            yield start_ns + at_ns, picture


def _troubles(bundle: Bundle) -> Iterator[str]:
    """What the recording itself says of where it holds less than it should."""
    for gap in bundle.manifest.gaps:
        length_s = (gap.to_ns - gap.from_ns) / 1e9
        yield f"gap of {length_s:.1f} s in {gap.stream}: {gap.reason}, {gap.detail or 'no detail'}"
    rates = [event.per_second for _, event in bundle.events_of(LookRateEvent)]
    if rates:
        yield f"could not keep up, and looked {min(rates)} times a second at the least ({len(rates)} changes)"


def _inputs(bundle: Bundle) -> Iterator[tuple[int, Input]]:
    for at_ns, event in bundle.events():
        if isinstance(event, KeyEvent):
            yield at_ns, Input.KEY_PRESS if event.action is KeyAction.PRESS else Input.KEY_RELEASE
        elif isinstance(event, PointerEvent) and event.action is PointerAction.SCROLL:
            yield from [(at_ns, Input.NOTCH)] * round(abs(event.dx) + abs(event.dy))
        elif isinstance(event, PointerEvent):
            yield at_ns, _POINTER[event.action]
