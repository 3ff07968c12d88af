"""What a diagnostics file tells: of the program, the machine, the settings and the recordings' shapes."""

import locale
import os
import platform
import sys
from collections import Counter
from importlib import metadata
from pathlib import Path
from typing import Any

import msgspec
import psutil

from trajectory_recorder import __version__, paths, settings
from trajectory_recorder.bundle import Manifest, layout
from trajectory_recorder.bundle import manifest as manifests
from trajectory_recorder.errors import TrajectoryError
from trajectory_recorder.recording.preflight import Examined, examine

_NEWEST = 50
_SESSION_VARIABLES = ("XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION")


def program_and_machine() -> dict[str, Any]:
    """Versions and what they run on."""
    packages = {it.metadata["Name"]: it.version for it in metadata.distributions()}
    return {
        "version": __version__,
        "python": sys.version,
        "platform": platform.platform(),
        "processor": platform.machine(),
        "cores": psutil.cpu_count(),
        "memory_mb": psutil.virtual_memory().total // 1_000_000,
        "locale": locale.getlocale(),
        "session": {name: os.environ.get(name, "") for name in _SESSION_VARIABLES},
        "packages": dict(sorted(packages.items(), key=lambda it: it[0].lower())),
    }


def machine_now(folder: Path) -> list[dict[str, Any]]:
    """What `doctor` sees, with the settings as they are."""
    try:
        chosen = settings.load(paths.settings_file())
    except TrajectoryError as error:
        return [{"name": "settings", "ok": False, "detail": error.message}]
    return [_examined(item) for item in examine(chosen, folder)]


def chosen_settings() -> dict[str, Any]:
    """The settings; of those that are words, only whether they are as they come: words may tell of work."""
    path = paths.settings_file()
    try:
        loaded = {"record": settings.load(path), "app": settings.load_app(path)}
    except TrajectoryError as error:
        return {"problem": error.message}
    return {
        group: {
            option.name: _told(getattr(values, option.name), option.default)
            for option in settings.options(type(values))
        }
        for group, values in loaded.items()
    }


def recordings(folder: Path) -> list[dict[str, Any]]:
    """The newest recordings' shapes: sizes, counts, gaps by their reason. No names, titles or times of day."""
    try:
        newest = sorted(folder.glob(f"*{layout.SUFFIX}"), reverse=True)[:_NEWEST]
    except OSError as error:
        return [{"problem": error.strerror}]
    return [_shape(root) for root in newest]


def _examined(item: Examined) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(item)
    if item.name == "microphone":  # Microphones are often named after their owners.
        told.pop("detail")
    return told


def _told(value: Any, default: Any) -> Any:  # noqa: ANN401 - any setting's
    if type(value) is str:
        return "as it comes" if value == default else "changed"
    return value


def _shape(root: Path) -> dict[str, Any]:
    try:
        manifest = manifests.read(root)
    except TrajectoryError as error:
        return {"problem": type(error).__name__}
    return _of(manifest)


def _of(manifest: Manifest) -> dict[str, Any]:
    return {
        "version": manifest.recorder.version,
        "duration_ns": manifest.duration_ns,
        "ended": manifest.ended,
        "bytes": sum(file.bytes for file in manifest.files),
        "streams": {
            it.name: {"count": it.count, "lost": it.lost, "codec": it.codec} for it in manifest.streams
        },
        "gaps": Counter(f"{it.stream}: {it.reason}" for it in manifest.gaps),
        "displays": [[it.width_px, it.height_px, it.scale] for it in manifest.displays],
        "recovered": manifest.recovered is not None,
        "edited": manifest.parent is not None,
    }
