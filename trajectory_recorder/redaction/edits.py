"""What can be changed about a recording. Edits are values: they hold no content of the recording.

All times are session time of the recording that they are applied to, in nanoseconds, and spans are half
open: `to_ns` is the first moment that is not concerned. Edits never depend on each other's order.
"""

from typing import TypeAlias

import msgspec

from trajectory_recorder.events import Rectangle


class Cut(msgspec.Struct, frozen=True, tag_field="kind", tag="cut"):
    """Take a stretch of time out of every stream; what comes after it moves up."""

    from_ns: int
    to_ns: int


class Blank(msgspec.Struct, frozen=True, tag_field="kind", tag="blank"):
    """Keep the time and nothing that happened in it: black pictures, no input, no texts, no voice."""

    from_ns: int
    to_ns: int


class Cover(msgspec.Struct, frozen=True, tag_field="kind", tag="cover"):
    """Cover a part of a display's picture; `area` is in pixels of the virtual desktop."""

    from_ns: int
    to_ns: int
    display_id: int
    area: Rectangle


class MaskText(msgspec.Struct, frozen=True, tag_field="kind", tag="mask_text"):
    """Keep that something happened and none of its text: typed keys, clipboard, titles, elements."""

    from_ns: int
    to_ns: int


class Mute(msgspec.Struct, frozen=True, tag_field="kind", tag="mute"):
    """Silence the voice."""

    from_ns: int
    to_ns: int


class Narrate(msgspec.Struct, frozen=True, tag_field="kind", tag="narrate"):
    """Add a narration that was recorded later, on a track of its own, which says so.

    `path` is a FLAC file in Matroska, as recordings have it; it is heard from `from_ns` on.
    """

    from_ns: int
    to_ns: int
    path: str


class Note(msgspec.Struct, frozen=True, tag_field="kind", tag="note"):
    """What the expert has to say about a stretch, in words."""

    from_ns: int
    to_ns: int
    text: str


Edit: TypeAlias = Cut | Blank | Cover | MaskText | Mute | Narrate | Note
