"""Narrations that were recorded later, as voices of their own that say so by their stream and their files."""

from collections.abc import Iterator
from pathlib import Path

from trajectory_recorder.bundle import BundleWriter, layout
from trajectory_recorder.errors import DamagedBundle, UsageError
from trajectory_recorder.events import AddedVoiceEvent
from trajectory_recorder.media import decode
from trajectory_recorder.media.voice import RATE_HZ, Pcm, VoiceFile
from trajectory_recorder.redaction.edits import Narrate
from trajectory_recorder.redaction.plan import Plan
from trajectory_recorder.redaction.story import Told
from trajectory_recorder.redaction.voice import told

_SECOND_NS = 1_000_000_000


def narration(edit: Narrate, plan: Plan, *, number: int, writer: BundleWriter) -> Iterator[Told]:
    """Write one added narration, and tell of its packets. It ends with its span, and skips what is cut out.

    Args:
        edit: Which sound, and when it is heard.
        plan: All edits.
        number: The new file's.
        writer: Where the file goes.

    Yields:
        New session time in nanoseconds, and the event.

    Raises:
        UsageError: There is no such sound.
        OSError: A file can't be read or written.
    """
    path = layout.added_narration_path(number)
    file = VoiceFile(writer.open_media(path))
    for at_ns, pcm in _sound(edit, plan):
        for packet in file.encode(pcm, session_ns=at_ns):
            file.write(packet)
            yield packet.session_ns, told(path, packet, AddedVoiceEvent)
    for packet in file.flush():
        file.write(packet)
        yield packet.session_ns, told(path, packet, AddedVoiceEvent)
    file.close()
    writer.complete_media(path)


def _sound(edit: Narrate, plan: Plan) -> Iterator[tuple[int, Pcm]]:
    """The sound with new times, as far as it is to be heard."""
    begins_ns: int | None = None
    try:
        for pts_ns, pcm in decode.samples(Path(edit.path)):
            begins_ns = pts_ns if begins_ns is None else begins_ns
            from_ns = edit.from_ns + pts_ns - begins_ns
            ends_ns = min(from_ns + len(pcm) * _SECOND_NS // RATE_HZ, edit.to_ns)
            for kept_from_ns, kept_to_ns in plan.times.cuts.outside(from_ns, ends_ns):
                first, behind = ((it - from_ns) * RATE_HZ // _SECOND_NS for it in (kept_from_ns, kept_to_ns))
                yield plan.times.after(kept_from_ns), pcm[first:behind]
    except (DamagedBundle, FileNotFoundError) as error:
        raise UsageError(f"The narration {edit.path} can't be read: {error}", "record it again") from error
    if begins_ns is None:
        raise UsageError(f"The narration {edit.path} holds no sound", "record it again")
