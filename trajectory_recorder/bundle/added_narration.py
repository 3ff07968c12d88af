"""The voices that were added to a recording later, each a file of its own, and when they are heard."""

from dataclasses import dataclass

from trajectory_recorder.bundle.reader import Bundle
from trajectory_recorder.events import AddedVoiceEvent, StreamName

_SECOND_NS = 1_000_000_000
_RATE_HZ = 48_000


@dataclass(frozen=True, slots=True)
class AddedNarration:
    """The file at `path` is heard from `from_ns` to `to_ns` of session time."""

    path: str
    from_ns: int
    to_ns: int


def added_narrations(bundle: Bundle) -> list[AddedNarration]:
    """List the added voices of a sealed bundle, by their beginning; costs nothing where there are none.

    Raises:
        DamagedBundle: The events can't be read.
    """
    if not any(it.name == StreamName.ADDED_VOICE and it.count for it in bundle.manifest.streams):
        return []
    spans: dict[str, tuple[int, int]] = {}
    for at_ns, packet in bundle.events_of(AddedVoiceEvent):
        ends_ns = at_ns + packet.samples * _SECOND_NS // _RATE_HZ
        from_ns, to_ns = spans.get(packet.path, (at_ns, ends_ns))
        spans[packet.path] = min(from_ns, at_ns), max(to_ns, ends_ns)
    found = [AddedNarration(path, *span) for path, span in spans.items()]
    return sorted(found, key=lambda it: (it.from_ns, it.path))
