"""`doctor`: the preflight, and with `--calibrate` the measurement of the sync error."""

import signal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from trajectory_recorder import paths, settings
from trajectory_recorder.cli.options import with_settings
from trajectory_recorder.cli.output import AsJson, messages, print_json, progress_bar
from trajectory_recorder.errors import UsageError

if TYPE_CHECKING:
    from trajectory_recorder.bundle.manifest import SyncOffset
    from trajectory_recorder.calibration import Calibration

_CALIBRATION_S = 60.0


@with_settings(settings.RecordSettings)
def doctor(
    *,
    output: Annotated[Path, typer.Option("--output", help="Folder that bundles would go into.")] = Path(),
    calibrate: Annotated[
        bool,
        typer.Option(
            "--calibrate",
            help="Measure how far recorded times lie from true ones instead, and keep that as the sync "
            "certificate of coming recordings.",
        ),
    ] = False,
    duration: Annotated[
        float | None,
        typer.Option(
            "--duration",
            min=5.0,
            max=1800.0,
            help="How many seconds --calibrate takes; it tells of drift from 120 on, well from 600 on "
            f"(default: {_CALIBRATION_S:g}).",
        ),
    ] = None,
    save: Annotated[
        Path | None,
        typer.Option(
            "--save",
            help="Write a diagnostics file (a zip archive) for those who help: versions, this machine, logs; "
            "nothing that was recorded.",
        ),
    ] = None,
    as_json: AsJson = False,
    changes: dict[str, Any],
) -> None:
    """Look whether this machine can record now; exit code 3 if not."""
    chosen = settings.load(paths.settings_file(), changes)
    if calibrate:
        _calibrate(chosen, duration or _CALIBRATION_S, as_json=as_json)
    elif duration is not None:
        raise UsageError("--duration is for --calibrate", "see trajectory-recorder doctor --help")
    elif save is not None:
        from trajectory_recorder import diagnostics  # noqa: PLC0415 - loads the encoder

        diagnostics.write(save, folder=output)
        typer.echo(f"The diagnostics file is {save}.")
    else:
        _examine(chosen, output, as_json=as_json)


def _examine(chosen: settings.RecordSettings, output: Path, *, as_json: bool) -> None:
    from trajectory_recorder.recording.preflight import examine  # noqa: PLC0415 - loads the encoder

    examined = []
    for item in examine(chosen, output):
        examined.append(item)
        if not as_json:
            remedy = f" ({item.remedy})" if item.remedy else ""
            typer.echo(f"{'ok ' if item.ok else 'BAD'} {item.name:<11} {item.detail}{remedy}")
    good = all(item.ok for item in examined)
    if as_json:
        print_json({"ready": good, "examined": examined})
    if not good:
        raise typer.Exit(3)


def _calibrate(chosen: settings.RecordSettings, duration_s: float, *, as_json: bool) -> None:
    # They load the media and the window system's libraries.
    from trajectory_recorder import calibration  # noqa: PLC0415
    from trajectory_recorder.recording import certificate  # noqa: PLC0415

    sounds = ", soft clicks sound" if chosen.narration else ""
    messages.print(
        f"for {duration_s:g} s a small square flickers{sounds} and the pointer moves by itself: "
        "leave mouse and keyboard alone",
        soft_wrap=True,
    )
    # Whatever else ends us shall do so as Ctrl-C does: what was recorded of the screen is thrown away.
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    with progress_bar() as task:
        measured = calibration.calibrate(chosen, duration_s=duration_s, task=task)
    path = paths.sync_certificate()
    certificate.save(path, measured.certificate)
    if as_json:
        print_json(
            {
                "offsets": [_row(offset) for offset in measured.certificate.offsets],
                "unmeasured": measured.unmeasured,
                "certificate": measured.certificate,
                "file": str(path),
            }
        )
    else:
        _print_table(measured)
        typer.echo(f"The certificate is in {path}, and goes into every recording that it fits.")


def _row(offset: "SyncOffset") -> dict[str, Any]:
    from trajectory_recorder.calibration import GOALS  # noqa: PLC0415 - see above

    goal = GOALS[offset.name]
    row: dict[str, Any] = msgspec.to_builtins(offset)
    return row | {"goal_p95_ns": goal.p95_ns, "goal_drift_ns": goal.drift_ns, "reached": goal.reached(offset)}


def _print_table(measured: "Calibration") -> None:
    typer.echo(
        "           n missed unsure    median       p95    jitter drift/10min  truth known to  goal: p95, drift"
    )
    for offset in measured.certificate.offsets:
        row = _row(offset)
        typer.echo(
            f"{offset.name:<8}{offset.count:>4} {offset.missed:>6} {offset.unsure:>6} {_ms(offset.median_ns, '+')} {_ms(offset.p95_ns)}"
            f" {_ms(offset.jitter_ns)} {_ms(offset.drift_ns, '+'):>11} {_ms(offset.uncertainty_ns):>15}"
            f"  {row['goal_p95_ns'] / 1e6:g}, {row['goal_drift_ns'] / 1e6:g} ms: "
            f"{'reached' if row['reached'] else 'NOT reached'}"
        )
    for name, why in measured.unmeasured.items():
        typer.echo(f"{name:<8} not measured: {why}")


def _ms(nanoseconds: int | None, sign: str = "") -> str:
    return f"{'-':>9}" if nanoseconds is None else f"{nanoseconds / 1e6:{sign}6.2f} ms"
