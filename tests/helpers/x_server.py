"""An X server alone, and a hand at it that is faster than `xdotool`."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

import xcffib
from xcffib import xinput, xtest

_KEY_PRESS, _KEY_RELEASE, _BUTTON_PRESS, _BUTTON_RELEASE, _MOTION = 2, 3, 4, 5, 6
_NOW = _NO_WINDOW = _NO_DEVICE = 0


@contextmanager
def x_server(*options: str, size: str = "800x600") -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run Xvfb on a display that it finds free by itself; gives the display's name and the process."""
    reading, writing = os.pipe()
    command = ("Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-noreset", *options)
    process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            yield f":{number.readline().strip()}", process
    finally:
        process.kill()
        process.wait()


class FastHand:
    """Makes device events over one connection, in order and as fast as the server takes them."""

    def __init__(self, display: str) -> None:
        self.connection: Any = xcffib.connect(display=display)  # type: ignore[no-untyped-call]
        self._test = self.connection(xtest.key)
        name = xinput.key.name
        self._xinput_event = self.connection.core.QueryExtension(len(name), name).reply().first_event

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.disconnect()

    def key(self, key_code: int, *, press: bool) -> None:
        self._fake(_KEY_PRESS if press else _KEY_RELEASE, key_code)

    def tap(self, *key_codes: int) -> None:
        """Press them one after the other, then release them in the same order."""
        for press in (True, False):
            for key_code in key_codes:
                self.key(key_code, press=press)
        self.done()

    def button(self, number: int, *, press: bool) -> None:
        self._fake(_BUTTON_PRESS if press else _BUTTON_RELEASE, number)

    def device_key(self, device: int, key_code: int, *, press: bool) -> None:
        """A key of one of the server's own devices, as a person presses it."""
        self._fake(self._xinput_event + (1 if press else 2), key_code, device=device)

    def device_button(self, device: int, number: int, *, press: bool) -> None:
        """A button of one of the server's own devices."""
        self._fake(self._xinput_event + (3 if press else 4), number, device=device)

    def move(self, x_px: int, y_px: int) -> None:
        self._fake(_MOTION, 0, x_px, y_px)

    def done(self) -> None:
        """Wait until the server has taken everything."""
        self.connection.core.GetInputFocus().reply()

    def _fake(
        self, kind: int, detail: int, x_px: int = 0, y_px: int = 0, *, device: int = _NO_DEVICE
    ) -> None:
        self._test.FakeInput(kind, detail, _NOW, _NO_WINDOW, x_px, y_px, device)
