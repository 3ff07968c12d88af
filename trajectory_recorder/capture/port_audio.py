"""PortAudio, held so that it can't hang the program, and looking at the devices anew each time.

PortAudio knows the devices that were there when it was initialized, and any call into it can block
for as long as a sound server is stopped. So whoever uses it does so on a daemon thread of its own,
alone, between initializing and terminating: that thread may be left behind, it cleans up whenever
the server moves again, and until then nobody else gets in.

Once it may be left for good: libpulse 16.1 can wait for itself for ever when a server that shares memory
with it dies, about once in a hundred times. The microphone then comes back with the next recording, which
is another process.
"""

import atexit
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

from trajectory_recorder.errors import DeviceLost, MachineError

PortAudio: TypeAlias = Any  # the sounddevice module, which has no types

PATIENCE_S = 2.0
_alone = threading.Lock()


def use_port_audio(
    use: Callable[[PortAudio], None], *, on_error: Callable[[Exception], None]
) -> threading.Thread:
    """Start a daemon thread that uses PortAudio.

    Args:
        use: Called on the thread; PortAudio is closed when it returns.
        on_error: Called on the thread with whatever went wrong: MachineError where PortAudio is
            missing or `use` says so, DeviceLost where it fails or has been hanging for 2 s.
    """

    def run() -> None:
        if not _alone.acquire(timeout=PATIENCE_S):
            on_error(no_answer())
            return
        try:
            _use(use)
        except Exception as error:  # noqa: BLE001 - it is for the thread that waits for our result
            on_error(error)
        finally:
            _alone.release()

    thread = threading.Thread(target=run, name="port-audio", daemon=True)
    thread.start()
    return thread


def no_answer() -> DeviceLost:
    """Say that PortAudio hangs."""
    return DeviceLost(
        "the sound system does not answer",
        "restart the sound server, or record without narration (--no-narration)",
    )


def _use(use: Callable[[PortAudio], None]) -> None:
    port_audio = _load()
    try:
        with _initialized(port_audio):
            use(port_audio)
    except port_audio.PortAudioError as error:
        raise DeviceLost(
            f"the microphone can't be used: {error}",
            "see whether another program holds it, or choose another",
        ) from error


def _load() -> PortAudio:
    try:
        import sounddevice  # noqa: PLC0415 - loading it opens the sound system, which may be missing
    except OSError as error:
        raise MachineError(
            "the PortAudio library is missing",
            "install it (Debian and Ubuntu: apt install libportaudio2), or record without narration (--no-narration)",
        ) from error
    # At exit it would wait for a hanging sound server.
    atexit.unregister(sounddevice._exit_handler)  # noqa: SLF001 - there is no other way
    return sounddevice


@contextmanager
def _initialized(port_audio: PortAudio) -> Iterator[None]:
    # Loading the module has initialized it once; the devices are those of the first time.
    while port_audio._initialized:  # noqa: SLF001 - the only way to see devices that came later
        port_audio._terminate()  # noqa: SLF001 - likewise
    port_audio._initialize()  # noqa: SLF001 - likewise
    try:
        yield
    finally:
        port_audio._terminate()  # noqa: SLF001 - likewise
