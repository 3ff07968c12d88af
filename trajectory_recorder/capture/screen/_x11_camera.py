"""Pixels of an X server: into memory that we share with it, or over the connection where that fails.

Only the part that is asked for is read, and nothing is copied: what comes back is the memory that
the server wrote into.
"""

import logging

import numpy as np
import xcffib
import xcffib.shm
import xcffib.xproto as x

from trajectory_recorder.capture._os import x11
from trajectory_recorder.capture.screen._region import Region
from trajectory_recorder.capture.screen._shared_memory import SharedMemory
from trajectory_recorder.capture.source import Pixels
from trajectory_recorder.errors import DeviceLost, MachineError
from trajectory_recorder.events import Display

log = logging.getLogger(__name__)

_ALL_PLANES = 0xFFFFFFFF
_PIXEL_BITS = 32


class X11Camera:
    """Reads the root window, which shows all windows and not the pointer.

    Args:
        display: The display; its rectangle has to lie in the root window.

    Raises:
        MachineError: The server can't be reached, or has pixels of another form than 32-bit BGRX.
        DeviceLost: It went away.
    """

    def __init__(self, display: Display) -> None:
        self._display = display
        self._connection = x11.connect()
        try:
            self._root = x11.root(self._connection)
            self._check_form()
            self._memory = self._share()
        except xcffib.ConnectionException as error:
            self._connection.disconnect()
            raise self._lost() from error
        except BaseException:
            self._connection.disconnect()
            raise

    def read(self, part: Region) -> Pixels:
        width, height = part.right - part.left, part.bottom - part.top
        place = part.left + self._display.x_px, part.top + self._display.y_px, width, height
        try:
            if self._memory is None:
                return self._over_the_connection(place).reshape(height, width, 4)
            self._shm.GetImage(
                self._root, *place, _ALL_PLANES, x.ImageFormat.ZPixmap, self._segment, 0
            ).reply()
        except (xcffib.ConnectionException, xcffib.Error) as error:
            raise self._lost() from error
        return self._memory.bytes[: height * width * 4].reshape(height, width, 4)

    def close(self) -> None:
        self._connection.disconnect()
        if self._memory is not None:
            self._memory.close()

    def _over_the_connection(self, place: tuple[int, int, int, int]) -> Pixels:
        request = self._connection.core.GetImage(x.ImageFormat.ZPixmap, self._root, *place, _ALL_PLANES)
        # xcffib would make a Python number of each byte.
        answer = self._connection.wait_for_reply(request.sequence)
        (words,) = answer.unpack("=4xI24x")
        (pixels,) = answer.unpack(f"={4 * words}s")
        return np.frombuffer(bytearray(pixels), np.uint8)

    def _share(self) -> SharedMemory | None:
        """Share memory for a whole picture; None with a server that can't, as one on another machine."""
        name = xcffib.shm.key.name
        if not self._connection.core.QueryExtension(len(name), name).reply().present:
            return None
        self._shm = self._connection(xcffib.shm.key)
        self._segment = self._connection.generate_id()
        try:
            memory = SharedMemory(self._display.width_px * self._display.height_px * 4)
        except OSError as error:
            log.info("%s; pictures come over the connection", error)
            return None
        try:
            self._shm.AttachChecked(self._segment, memory.segment_id, False).check()
        except xcffib.Error:
            log.info("the X server shares no memory with us; pictures come over the connection")
            memory.close()
            return None
        except BaseException:
            memory.close()
            raise
        finally:
            memory.remove()
        return memory

    def _check_form(self) -> None:
        setup = self._connection.get_setup()
        depth = setup.roots[self._connection.pref_screen].root_depth
        bits = {form.depth: form.bits_per_pixel for form in setup.pixmap_formats}.get(depth)
        if bits != _PIXEL_BITS or setup.image_byte_order != x.ImageOrder.LSBFirst:
            raise MachineError(
                f"this X server has pixels of depth {depth} in {bits} bits, which can't be recorded",
                "set the display to 24-bit colour",
            )

    def _lost(self) -> DeviceLost:
        return DeviceLost(
            f"the pixels of display {self._display.display_id} ({self._display.name}) can't be read",
            "if displays were connected, removed or resized, or the desktop ended, record anew",
        )
