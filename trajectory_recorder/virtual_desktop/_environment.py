"""The environment in which everything on a virtual desktop runs, and its folders.

It passes on what the machine is (PATH, proxies, certificates, time zone) and nothing of the
desktop, sound server, message bus or personal settings that may be around it.
"""

import os
from pathlib import Path

DESKTOP_MARK = "TRAJECTORY_RECORDER_DESKTOP"
"""Variable that holds the desktop's folder, so that its processes can be told from all others."""

_OUTSIDE_NAMES = {"DISPLAY", "DESKTOP_SESSION", "LANGUAGE", "SESSION_MANAGER", "WINDOWID", "XMODIFIERS"}
_OUTSIDE_PREFIXES = (
    "ALSA_",
    "AT_SPI_",
    "CLUTTER_",
    "DBUS_",
    "GDK_",
    "GNOME_",
    "GTK_",
    "KDE_",
    "LC_",
    "PIPEWIRE_",
    "PULSE_",
    "QT_",
    "SDL_",
    "WAYLAND_",
    "XAUTHORITY",
    "XDG_",
)

# PortAudio and other ALSA programs find the sound server through this file in their home.
_ALSA_TO_PULSE = """\
pcm.!default {
    type pulse
    hint { show on  description "Sound of the virtual desktop" }
}
ctl.!default { type pulse }
"""


def sound_socket(folder: Path) -> Path:
    """Where the sound server of the desktop in `folder` listens."""
    return folder / "run" / "sound"


def bus_socket(folder: Path) -> Path:
    """Where the message bus of the desktop in `folder` listens."""
    return folder / "run" / "bus"


def make_environment(folder: Path) -> dict[str, str]:
    """Create the private folders and the environment that points to them.

    DISPLAY is still absent: the X server chooses it.
    """
    directories = {
        "HOME": folder / "home",
        "XDG_RUNTIME_DIR": folder / "run",
        "XDG_CONFIG_HOME": folder / "home" / ".config",
        "XDG_CACHE_HOME": folder / "home" / ".cache",
        "XDG_DATA_HOME": folder / "home" / ".local" / "share",
        "XDG_STATE_HOME": folder / "home" / ".local" / "state",
        "TMPDIR": folder / "tmp",
    }
    for directory in directories.values():
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / "home" / ".asoundrc").write_text(_ALSA_TO_PULSE, encoding="utf-8")
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _OUTSIDE_NAMES and not name.startswith(_OUTSIDE_PREFIXES)
    }
    return kept | {
        DESKTOP_MARK: str(folder),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={bus_socket(folder)}",
        # Otherwise the machine's login manager would tell of another session than this one.
        "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={bus_socket(folder)}",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        # Set without sound too: otherwise programs would look for the machine's own server.
        "PULSE_SERVER": f"unix:{sound_socket(folder)}",
        "XDG_SESSION_TYPE": "x11",
        **{name: str(directory) for name, directory in directories.items()},
    }
