"""`record`: drives an engine until somebody or something ends the recording."""

import os
import signal
import sys
import threading
from pathlib import Path
from types import FrameType
from typing import Annotated, Any

import typer
from rich.status import Status

from trajectory_recorder import paths, settings
from trajectory_recorder.cli.options import with_settings
from trajectory_recorder.cli.output import AsJson, messages, print_json, seconds
from trajectory_recorder.errors import Cancelled, EngineLost, MachineError, TrajectoryError
from trajectory_recorder.events import Health, StreamState
from trajectory_recorder.recording import recovery
from trajectory_recorder.recording.client import Engine

_WATCH_S = 0.5
_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


class _Interrupts:
    """Counts requests to end: the first seals, the second stops waiting for the seal."""

    def __init__(self) -> None:
        self.first = threading.Event()
        self.second = threading.Event()

    def install(self) -> None:
        for number in _SIGNALS:
            signal.signal(number, self._on_signal)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if number == getattr(signal, "SIGHUP", None):
            # The terminal is gone. What is still said must not fail for that.
            null = os.open(os.devnull, os.O_RDWR)
            for descriptor in (0, 1, 2):
                os.dup2(null, descriptor)
        if self.first.is_set():
            self.second.set()
        self.first.set()


@with_settings(settings.RecordSettings)
def record(
    *,
    output: Annotated[Path, typer.Option("--output", help="Folder that the new bundle goes into.")],
    duration: Annotated[
        float | None, typer.Option("--duration", min=0.1, help="Stop by itself after so many seconds.")
    ] = None,
    task: Annotated[str | None, typer.Option("--task", help="Id of the task that is worked on.")] = None,
    as_json: AsJson = False,
    changes: dict[str, Any],
) -> None:
    """Record until Ctrl-C, SIGTERM or --duration; print the sealed bundle's path."""
    chosen = settings.load(paths.settings_file(), changes)
    interrupts = _Interrupts()
    interrupts.install()
    with Engine() as engine:
        root = engine.start(output, chosen, task_id=task)
        messages.print(f"recording into {root}", soft_wrap=True)
        messages.print("press Ctrl-C to stop")
        try:
            _watch(engine, interrupts, duration)
            _stop(engine, interrupts)
        except EngineLost as lost:
            engine.wait()
            _save_what_is_left(root, lost)
    last = engine.last
    if last.warning:
        messages.print(f"warning: {last.warning}", soft_wrap=True)
    if last.ended == "disk_full":
        messages.print("the disk was nearly full, so the recording was ended and sealed")
    elif last.ended == "screen_lost":
        messages.print("the last recorded display went away, so the recording was ended and sealed")
    if as_json:
        print_json({"bundle": last.bundle, "ended": last.ended, "warning": last.warning})
    else:
        sys.stdout.write(f"{last.bundle}\n")


def _watch(engine: Engine, interrupts: _Interrupts, duration: float | None) -> None:
    """Wait for the end, and say what is wrong meanwhile."""
    problems: dict[str, str] = {}
    with messages.status("recording") as status:
        while not interrupts.first.is_set() and not engine.ended.is_set():
            try:
                session_ns, health = engine.health()
            except EngineLost:
                break  # It may have ended by itself, on a full disk; `_stop` tells.
            _report(session_ns, health, problems, status)
            remaining = _WATCH_S if duration is None else min(_WATCH_S, duration - session_ns / 1e9)
            if remaining <= 0:
                return
            interrupts.first.wait(remaining)


def _report(session_ns: int, health: Health, problems: dict[str, str], status: Status) -> None:
    for stream in health.streams:
        if stream.problem and problems.get(stream.stream) != stream.problem:
            messages.print(f"warning: the {stream.stream} stream: {stream.problem}", soft_wrap=True)
        elif not stream.problem and problems.get(stream.stream):
            messages.print(f"the {stream.stream} stream is back")
        problems[stream.stream] = stream.problem
    live = sum(stream.state is StreamState.LIVE for stream in health.streams)
    status.update(f"recording {seconds(session_ns)}, {live} of {len(health.streams)} streams live")


def _stop(engine: Engine, interrupts: _Interrupts) -> None:
    """Let the engine seal; a second interrupt leaves the bundle as it is, to be recovered."""
    failure: list[TrajectoryError] = []

    def seal() -> None:
        try:
            engine.stop()
        except TrajectoryError as error:
            failure.append(error)

    sealer = threading.Thread(target=seal, name="sealer", daemon=True)
    sealer.start()
    while sealer.is_alive():
        sealer.join(0.05)
        if interrupts.second.is_set():
            engine.kill()
            raise Cancelled(
                f"interrupted again before {engine.last.bundle} was sealed",
                f"nothing is lost: run trajectory-recorder recover {engine.last.bundle}",
            )
    if failure and engine.last.state != "sealed":
        raise failure[0]


def _save_what_is_left(root: Path, lost: EngineLost) -> None:
    messages.print(f"warning: {lost.message}; sealing what it wrote", soft_wrap=True)
    manifest = recovery.recover(root)
    raise MachineError(
        f"the recording ended early, after {seconds(manifest.duration_ns)}; it is sealed in {root}",
        f"the engine's log is in {paths.log_folder()}",
    )
