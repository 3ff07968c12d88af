"""The voice of a sealed bundle as sound with session times, however many files it lies in."""

from collections.abc import Iterator

from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.reader import Bundle
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import VoiceEvent
from trajectory_recorder.media import decode
from trajectory_recorder.speech.sound import Block

NARRATION = "narration"


def narration(bundle: Bundle) -> dict[str, str]:
    """The voice's files with their SHA-256, as the manifest lists them; empty where there is no voice."""
    return {it.path: it.sha256 for it in bundle.manifest.files if layout.track_of(it.path) == NARRATION}


def voice_blocks(bundle: Bundle) -> Iterator[Block]:
    """Yield the voice packet by packet, in the order of time and in bounded memory.

    Each has the exact time of its event: in its file it is rounded to a millisecond.

    Raises:
        DamagedBundle: A packet that an event tells of is not there or can't be decoded.
        OSError: A file can't be read.
    """
    listed = narration(bundle)
    path = ""
    packets: Iterator[Block] = iter(())
    for at_ns, event in bundle.events_of(VoiceEvent):
        if event.path != path:
            # A file that was begun and left is not taken up again.
            if event.path not in listed:
                raise DamagedBundle(f"the voice in {event.path} is not among the files of {bundle.root.name}")
            del listed[event.path]
            path, packets = event.path, _packets(bundle, event.path)
        pcm = next((pcm for pts_ns, pcm in packets if pts_ns == event.pts_ns), None)
        if pcm is None or len(pcm) != event.samples:
            raise DamagedBundle(f"{path} does not hold the voice that was recorded at {at_ns} ns")
        yield at_ns, pcm


def _packets(bundle: Bundle, path: str) -> Iterator[Block]:
    try:
        yield from decode.samples(bundle.path(path))
    except FileNotFoundError:
        raise DamagedBundle(f"{path} is missing in {bundle.root.name}") from None
