"""`record`: drives an engine until somebody or something ends the recording."""

import contextlib
import queue
import shlex
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trajectory_recorder import paths, settings
from trajectory_recorder.cli.beside import beside
from trajectory_recorder.cli.finished import finished
from trajectory_recorder.cli.options import with_settings
from trajectory_recorder.cli.output import AsJson, messages, print_json, seconds, silence
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import Cancelled, EngineLost, MachineError, OutputUnusable
from trajectory_recorder.events import Health, StreamState
from trajectory_recorder.recording.client import Engine

if TYPE_CHECKING:
    from rich.status import Status

    from trajectory_recorder.quality.live import LiveWarning, LiveWatch

_WATCH_S = 0.5
_HEALTH_S = 2.0
_POLL_S = 0.05
# Whoever passes a Ctrl-C on (`timeout`, `npm`, a shell that ends) sends it to us and to our process
# group: signals this close together are one request.
_SAME_REQUEST_NS = 500_000_000


class _Interrupts:
    """Requests to end: the first seals; one more Ctrl-C stops waiting for the seal."""

    def __init__(self) -> None:
        self.requested = False
        self.insisted = False
        self._first_ns = 0
        # The one thing to wake a waiting thread with that a signal handler may use.
        self._arrived: queue.SimpleQueue[int] = queue.SimpleQueue()

    def install(self) -> None:
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is None or (name == "SIGHUP" and signal.getsignal(number) is signal.SIG_IGN):
                continue  # `nohup` asks to live on when the terminal is gone.
            signal.signal(number, self._on_signal)

    def wait(self, seconds: float) -> bool:
        """Wait for a signal that has not been waited for yet; returns whether one came."""
        with contextlib.suppress(queue.Empty):
            self._arrived.get(timeout=seconds)
            return True
        return False

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if number == getattr(signal, "SIGHUP", None):
            # The terminal is gone. What is still said must not fail for that.
            for stream in (sys.stdin, sys.stdout, sys.stderr):
                silence(stream)
        now_ns = monotonic_ns()
        if not self.requested:
            self.requested, self._first_ns = True, now_ns
        # A terminal that closes, and a system that shuts down, may send several of the other signals.
        elif number == signal.SIGINT and now_ns - self._first_ns > _SAME_REQUEST_NS:
            self.insisted = True
        self._arrived.put(number)


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
    """Record until Ctrl-C, SIGTERM or --duration.

    Prints the path of the sealed bundle.
    """
    chosen = settings.load(paths.settings_file(), changes)
    interrupts = _Interrupts()
    interrupts.install()
    with Engine() as engine:
        root = _begin(engine, interrupts, lambda: engine.start(output, chosen, task_id=task))
        messages.print(f"recording into {root}", soft_wrap=True)
        messages.print("press Ctrl-C to stop")
        try:
            from trajectory_recorder.quality.live import LiveWatch  # noqa: PLC0415 - it records meanwhile

            _watch(engine, interrupts, duration, LiveWatch(root, chosen))
            _stop(engine, interrupts)
        except EngineLost as lost:
            engine.kill()  # It is dead, or has not sealed for so long that it never will.
            _save_what_is_left(root, lost)
    last = engine.last
    kept = finished(Path(last.bundle))
    if last.warning:
        messages.print(f"warning: {last.warning}", soft_wrap=True)
    if last.ended == "disk_full":
        messages.print("the disk was nearly full, so the recording was ended and sealed")
    elif last.ended == "screen_lost":
        messages.print("the last recorded display went away, so the recording was ended and sealed")
    if as_json:
        print_json({"bundle": kept and str(kept), "ended": last.ended, "warning": last.warning})
    elif kept is not None:
        typer.echo(str(kept))


def _begin(engine: Engine, interrupts: _Interrupts, start: Callable[[], Path]) -> Path:
    """Start recording. A request to end before it has begun leaves nothing behind.

    Raises:
        Cancelled: It was given up.
    """
    starting = beside(start)
    while not starting.done():
        if interrupts.wait(_POLL_S):
            engine.give_up()
            # The devices may take seconds to open and close. The engine tidies up without us.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            break
    return starting.result()


def _watch(engine: Engine, interrupts: _Interrupts, duration: float | None, watch: "LiveWatch") -> None:
    """Wait for the end, and say what is wrong meanwhile."""
    problems: dict[str, str] = {}
    warned: set[tuple[str, str]] = set()
    with messages.status("recording") as status:
        while not interrupts.requested and not engine.ended.is_set():
            remaining = _WATCH_S
            try:
                session_ns, health = engine.health(_HEALTH_S)
            except EngineLost:
                # It ended, which the loop sees, or it is busy: no reason to end a recording.
                status.update("recording, but the engine does not answer")
            else:
                _report(session_ns, health, problems, status)
                warned = _warn(watch.look(), warned)
                if duration is not None:
                    remaining = min(_WATCH_S, duration - session_ns / 1e9)
            if remaining <= 0:
                return
            interrupts.wait(remaining)


def _report(session_ns: int, health: Health, problems: dict[str, str], status: "Status") -> None:
    for stream in health.streams:
        if stream.problem and problems.get(stream.stream) != stream.problem:
            messages.print(f"warning: the {stream.stream} stream: {stream.problem}", soft_wrap=True)
        elif not stream.problem and problems.get(stream.stream):
            messages.print(f"the {stream.stream} stream is back")
        problems[stream.stream] = stream.problem
    live = sum(stream.state is StreamState.LIVE for stream in health.streams)
    status.update(f"recording {seconds(session_ns)}, {live} of {len(health.streams)} streams live")


def _warn(warnings: "list[LiveWarning]", before: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Say each thing when it begins, and again only after it was mended."""
    for it in warnings:
        if (it.check, it.stream) not in before:
            messages.print(f"warning: {it.message}. {it.suggestion}", soft_wrap=True)
    return {(it.check, it.stream) for it in warnings}


def _stop(engine: Engine, interrupts: _Interrupts) -> None:
    """Let the engine seal; who insists leaves the bundle as it is, to be recovered."""
    sealing = beside(engine.stop)
    with messages.status("sealing"):
        while not sealing.done():
            interrupts.wait(_POLL_S)
            if interrupts.insisted:
                engine.kill()
                raise Cancelled(
                    f"interrupted again before {engine.last.bundle} was sealed",
                    f"nothing is lost: run trajectory-recorder recover {shlex.quote(engine.last.bundle)}",
                )
    # It may have sealed by itself before it was asked to.
    if engine.last.state != "sealed":
        sealing.result()


def _save_what_is_left(root: Path, lost: EngineLost) -> None:
    from trajectory_recorder.recording import recovery  # noqa: PLC0415 - loads the media libraries

    messages.print(f"warning: {lost.message}; sealing what it wrote", soft_wrap=True)
    try:
        manifest = recovery.recover(root)
    except OSError as error:
        raise OutputUnusable(
            f"{root} could not be sealed: {error.strerror}",
            f"nothing is lost: make room and run trajectory-recorder recover {shlex.quote(str(root))}",
        ) from error
    raise MachineError(
        f"the recording ended early, after {seconds(manifest.duration_ns)}; it is sealed in {finished(root)}",
        f"the engine's log is in {paths.log_folder()}",
    )
