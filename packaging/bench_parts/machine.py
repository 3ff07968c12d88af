"""Where and when numbers were measured: without that they mean little."""

import datetime as dt
import os
import platform
import subprocess
from pathlib import Path
from typing import Any

import psutil

from bench_parts import openadapt_environment
from trajectory_recorder import __version__

_BUSY_SHARE = 0.25


def describe() -> dict[str, Any]:
    """The machine, its load at this moment, and the versions of what is compared."""
    said = subprocess.run(["ffmpeg", "-version"], check=True, capture_output=True, text=True)
    return {
        "date": dt.datetime.now(dt.UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "cores": os.cpu_count(),
        "processor": _processor(),
        "memory_mb": psutil.virtual_memory().total // 1_000_000,
        "kernel": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "load_before": [round(load, 2) for load in psutil.getloadavg()],
        "trajectory_recorder": __version__,
        "ffmpeg": said.stdout.split()[2],
        "openadapt_capture": openadapt_environment.VERSION,
    }


def busy_remark() -> str:
    """What to say of a machine that does something else as well; nothing if it does not."""
    load, cores = psutil.getloadavg()[0], os.cpu_count() or 1
    if load <= cores * _BUSY_SHARE:
        return ""
    return (
        f"this machine was busy already, with a load of {load:.1f} on {cores} cores: figures are worse for it"
    )


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "model name":
            return value.strip()
    return platform.processor()
