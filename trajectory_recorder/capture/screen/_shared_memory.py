"""System V shared memory, which an X server on this machine can write pixels into (MIT-SHM).

Python's own shared memory is POSIX's, which X servers take as file descriptors only, and xcffib
sends none.
"""

import ctypes
import ctypes.util
import os

import numpy as np

from trajectory_recorder.capture.source import Pixels

_IPC_PRIVATE = 0
_IPC_CREAT = 0o1000
_IPC_RMID = 0
_OWNER_ONLY = 0o600
_FAILED = ctypes.c_void_p(-1).value


def _libc() -> ctypes.CDLL:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.shmget.argtypes = [ctypes.c_int, ctypes.c_size_t, ctypes.c_int]
    libc.shmat.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_int]
    libc.shmat.restype = ctypes.c_void_p
    libc.shmdt.argtypes = [ctypes.c_void_p]
    libc.shmctl.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_void_p]
    return libc


class SharedMemory:
    """A segment of memory that is gone once nobody holds it any more.

    Args:
        size_bytes: Its size.

    Raises:
        OSError: The system gives none.
    """

    def __init__(self, size_bytes: int) -> None:
        self._libc = _libc()
        self.segment_id = self._libc.shmget(_IPC_PRIVATE, size_bytes, _IPC_CREAT | _OWNER_ONLY)
        if self.segment_id < 0:
            raise _error("can't be made")
        self._address = self._libc.shmat(self.segment_id, None, 0)
        if self._address == _FAILED:
            failure = _error("can't be attached")
            self.remove()
            raise failure
        memory = (ctypes.c_uint8 * size_bytes).from_address(self._address)
        self.bytes: Pixels = np.frombuffer(memoryview(memory), np.uint8)

    def remove(self) -> None:
        """Let it vanish with its last user; call it once the server has attached it."""
        self._libc.shmctl(self.segment_id, _IPC_RMID, None)

    def close(self) -> None:
        """Detach it; `bytes` must not be touched afterwards."""
        self._libc.shmdt(self._address)


def _error(what: str) -> OSError:
    number = ctypes.get_errno()
    return OSError(number, f"shared memory {what}: {os.strerror(number)}")
