"""Takes out of texts what would tell who somebody is: home folder, user's name, computer's name."""

import getpass
import platform
import re
from pathlib import Path


class Anonymous:
    """Knows what to take out on this machine."""

    def __init__(self) -> None:
        home = str(Path.home())
        names = {"HOME": home, "USER": _user(), "COMPUTER": platform.node()}
        # The longest first: the home folder holds the user's name.
        self._known = [
            (re.compile(rf"(?<!\w){re.escape(name)}(?!\w)"), f"<{what}>")
            for what, name in names.items()
            if name
        ]

    def text(self, text: str) -> str:
        """The text without them."""
        for pattern, instead in self._known:
            text = pattern.sub(instead, text)
        return text


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # nobody is known by this process's number
        return ""
