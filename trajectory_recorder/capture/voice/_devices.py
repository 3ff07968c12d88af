"""Which microphones there are, and which one is meant."""

from trajectory_recorder.capture.port_audio import PortAudio
from trajectory_recorder.errors import MachineError


def names(port_audio: PortAudio) -> tuple[str, ...]:
    """The names of all devices that can record, the system's default first."""
    return tuple(name for _, name in _inputs(port_audio))


def find(port_audio: PortAudio, microphone: str) -> int:
    """The index of the first device with `microphone` in its name, the default's if it is empty.

    Upper and lower case are the same.

    Raises:
        MachineError: There is none.
    """
    inputs = _inputs(port_audio)
    if not inputs:
        raise MachineError(
            "there is no microphone", "plug one in, or record without narration (--no-narration)"
        )
    for index, name in inputs:
        if microphone.casefold() in name.casefold():
            return index
    raise MachineError(
        f"there is no microphone {microphone!r}", f"choose one of: {', '.join(name for _, name in inputs)}"
    )


def _inputs(port_audio: PortAudio) -> list[tuple[int, str]]:
    devices = [
        (device["index"], device["name"])
        for device in port_audio.query_devices()
        if device["max_input_channels"] > 0
    ]
    default = port_audio.default.device[0]
    return sorted(devices, key=lambda device: device[0] != default)
