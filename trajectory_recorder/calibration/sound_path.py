"""How a sound gets from this machine's loudspeaker into its microphone.

On a virtual desktop, and wherever else the microphone is the monitor of a loudspeaker, inside the
sound server: what is played there is what is recorded. Everywhere else through the air. Only
PulseAudio and PipeWire, asked through `pactl`, know of such microphones.
"""

import json
import shutil
import subprocess
from collections.abc import Mapping
from typing import Any

LOOPBACK, AIR = "loopback", "air"
_PATIENCE_S = 5.0


def monitored_loudspeaker(environment: Mapping[str, str]) -> str | None:
    """The loudspeaker that the default microphone carries; None if that hears the air."""
    sources = _ask(environment, "--format=json", "list", "sources")
    default = environment.get("PULSE_SOURCE") or _ask(environment, "get-default-source")
    if sources is None or default is None:
        return None
    try:
        by_name = {source["name"]: source for source in json.loads(sources)}
    except (ValueError, TypeError, KeyError):
        return None
    return follow(by_name, default.strip())


def follow(sources: Mapping[str, Mapping[str, Any]], name: str) -> str | None:
    """Go from a source to the one that it is made of, until one carries a loudspeaker.

    Args:
        sources: As `pactl list sources` describes them, by name.
        name: Where to begin.
    """
    seen = set()
    while name in sources and name not in seen:
        seen.add(name)
        loudspeaker = sources[name].get("monitor_source")
        if loudspeaker:
            return str(loudspeaker)
        name = sources[name].get("properties", {}).get("device.master_device", "")
    return None


def _ask(environment: Mapping[str, str], *question: str) -> str | None:
    program = shutil.which("pactl", path=environment.get("PATH"))
    if program is None:
        return None
    try:
        said = subprocess.run(
            [program, *question],
            env=dict(environment),
            capture_output=True,
            text=True,
            timeout=_PATIENCE_S,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return said.stdout
