"""Whether the system lets programs hear the microphone at all. It opens none.

Linux has no such permission for programs that are installed; macOS and Windows have, and a program that has none
hears silence instead of being told.
"""

import sys

from trajectory_recorder.capture._os.privacy import Pane, require
from trajectory_recorder.capture.desktop_session import allowed
from trajectory_recorder.errors import MachineError

_CONSENT = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore\microphone"


def check_microphone() -> None:
    """See that the microphone may be heard.

    Raises:
        MachineError: A person or an admin has switched it off for programs.
    """
    if sys.platform == "win32":
        _check_windows()
    require({pane: is_allowed for pane, is_allowed in allowed().items() if pane is Pane.MICROPHONE})


if sys.platform == "win32":
    import winreg

    def _check_windows() -> None:
        for place in (_CONSENT, rf"{_CONSENT}\NonPackaged"):
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, place) as key:
                    said = winreg.QueryValueEx(key, "Value")[0]
            except OSError:
                continue  # it was never decided, which allows it
            if said == "Deny":
                raise MachineError(
                    "Windows does not let programs hear the microphone",
                    "open Settings > Privacy & security > Microphone, and let desktop apps use it",
                )
