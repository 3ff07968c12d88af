"""Which programs a virtual desktop is made of, and what to install where they are missing.

It installs nothing itself.
"""

import platform
import shutil

from trajectory_recorder.errors import MachineError

_DEBIAN_PACKAGES = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "openbox": "openbox",
    "setpriv": "util-linux",
    "xdotool": "xdotool",
    "espeak-ng": "espeak-ng",
    "pactl": "pulseaudio-utils",
    "paplay": "pulseaudio-utils",
    "parec": "pulseaudio-utils",
    "pulseaudio": "pulseaudio",
}
_FOR_SOUND = {"espeak-ng", "pactl", "paplay", "parec", "pulseaudio"}


def check_programs(search_path: str, *, sound: bool) -> None:
    """Check that every program needed can be found.

    Args:
        search_path: The value of PATH that the desktop will run with.
        sound: Whether the desktop shall have sound.

    Raises:
        MachineError: This is no Linux, or some can't be found; it names all of them and their Debian packages.
    """
    if platform.system() != "Linux":
        raise MachineError("A virtual desktop needs Linux", "Use the desktop of this machine")
    needed = [name for name in _DEBIAN_PACKAGES if sound or name not in _FOR_SOUND]
    missing = [name for name in needed if shutil.which(name, path=search_path) is None]
    if missing:
        packages = sorted({_DEBIAN_PACKAGES[name] for name in missing})
        raise MachineError(
            f"A virtual desktop needs programs that are not installed: {', '.join(missing)}",
            f"On Debian and Ubuntu: apt-get install {' '.join(packages)}",
        )
