"""Can this machine record, now? One short look at each thing that a recording needs."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np

from trajectory_recorder import paths
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import MachineError
from trajectory_recorder.media.encoder_choice import choose_encoder, run_trial
from trajectory_recorder.recording.sources import selected
from trajectory_recorder.settings import Quality, RecordSettings

_LISTEN_S = 1.0
# No other encoder would take its place: on a busy machine it may take its time.
_TRIAL_S = 120.0
# A live microphone hears at least its own noise; a muted or virtual one delivers digital silence.
_SILENT_DBFS = -90.0


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing looked at. `ok` False means that a recording with these settings can't work."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""


def examine(settings: RecordSettings, folder: Path) -> Iterator[Examined]:
    """Look at everything that a recording into `folder` would need, one thing after the other."""
    looks: list[tuple[str, Callable[[], str]]] = [
        ("session", lambda: _session(narration=settings.narration)),
        ("displays", _displays),
        ("encoder", lambda: _encoder(settings.quality, allow_hardware=settings.hardware_encoder)),
        ("disk", lambda: _disk(folder, settings.reserve_mb)),
        ("clock", _clock),
        ("log", lambda: str(paths.log_folder())),
    ]
    if settings.application or settings.window:
        looks.insert(2, ("area", lambda: _area(settings)))
    if settings.mask_secrets:
        looks.insert(2, ("passwords", _passwords))
    if settings.elements:
        looks.insert(2, ("elements", _elements))
    if settings.narration:
        looks.insert(2, ("microphone", lambda: _microphone(settings.microphone)))
    for name, look in looks:
        try:
            yield Examined(name, ok=True, detail=look())
        except MachineError as error:
            yield Examined(name, ok=False, detail=error.message, remedy=error.remedy)
        except OSError as error:
            yield Examined(name, ok=False, detail=str(error), remedy="look at the disk and the permissions")


# Capture modules load the window system's libraries; where one is missing, that is a finding of its
# own look and must not keep the others from being made.


def _session(*, narration: bool) -> str:
    from trajectory_recorder.capture.desktop_session import check_desktop_session  # noqa: PLC0415

    check_desktop_session(narration=narration)
    return "this desktop session can be recorded"


def _displays() -> str:
    from trajectory_recorder.capture.displays import read_displays  # noqa: PLC0415

    displays = read_displays()
    return ", ".join(
        f"{d.display_id}: {d.name} {d.width_px}x{d.height_px}, scale {d.scale:g}" for d in displays
    )


def _area(settings: RecordSettings) -> str:
    from trajectory_recorder.capture.area import open_area  # noqa: PLC0415

    selection = selected(settings)
    wanted = selection.wanted
    with open_area(selection) as area:
        visible = area.visible()
    if not visible:
        raise MachineError(
            f"nothing is seen of {wanted}: the recording would be black",
            "open it, or correct --application and --window",
        )
    pixels = sum(it.width_px * it.height_px for it in visible)
    return f"{wanted}: {pixels / 1e6:.2f} million pixels are seen now"


def _elements() -> str:
    from trajectory_recorder.capture.elements import describe_support  # noqa: PLC0415

    return describe_support()


def _passwords() -> str:
    return f"left out where an application tells its fields for passwords; {_elements()}"


def _microphone(name: str) -> str:
    from trajectory_recorder.capture.voice.probe import measure_level  # noqa: PLC0415

    level = measure_level(_LISTEN_S, name)
    if level.peak_dbfs < _SILENT_DBFS:
        raise MachineError(
            "the microphone delivers nothing but digital silence",
            "unmute it, or choose one with --microphone",
        )
    return f"peak {level.peak_dbfs:.0f} dBFS, RMS {level.rms_dbfs:.0f} dBFS over {_LISTEN_S:g} s"


def _encoder(quality: Quality, *, allow_hardware: bool) -> str:
    choice = choose_encoder(quality, allow_hardware=allow_hardware)
    trial = run_trial(choice.encoding, limit_s=_TRIAL_S)
    if trial.failure:
        raise MachineError(
            f"the encoder {choice.encoding.name} does not work: {trial.failure}", "install the program anew"
        )
    refused = "; ".join(f"not {name}: {why}" for name, why in choice.refused.items())
    return f"{choice.encoding.name}, {trial.cpu_ms:.1f} ms of processor time a picture of 1920x1080" + (
        f" ({refused})" if refused else ""
    )


def _disk(folder: Path, reserve_mb: int) -> str:
    existing = folder.absolute()
    while not existing.exists():
        existing = existing.parent
    free_mb = shutil.disk_usage(existing).free // 1_000_000
    if free_mb < reserve_mb:
        raise MachineError(
            f"{free_mb} MB are free at {existing}, and {reserve_mb} MB must stay free", "make room"
        )
    return f"{free_mb} MB free at {existing}"


def _clock() -> str:
    steps = np.diff([monotonic_ns() for _ in range(10_000)])
    if cast("int", steps.min()) < 0:
        raise MachineError("the monotonic clock goes backwards", "this machine's clock source is broken")
    return f"monotonic, median step {int(np.median(steps))} ns"
