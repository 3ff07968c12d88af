"""How the desktop app behaves. Declared like all settings; the group is `[app]`."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from msgspec import Meta


class Language(StrEnum):
    """The language of the windows."""

    SYSTEM = "system"
    ENGLISH = "en"
    GERMAN = "de"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppSettings:
    """How the desktop app behaves."""

    endpoint: Annotated[str, Meta(description="Address of the collection endpoint; empty for none")] = ""
    folder: Annotated[
        str,
        Meta(description="Folder for recordings; empty for Trajectories in the documents folder"),
    ] = ""
    language: Annotated[Language, Meta(description="Language of the windows")] = Language.SYSTEM
    countdown_s: Annotated[
        int, Meta(ge=0, le=10, description="Countdown before a recording begins", extra={"unit": "s"})
    ] = 3
    border: Annotated[bool, Meta(description="Show a border around what is recorded")] = True
    hot_key_pause: Annotated[
        str,
        Meta(
            description="Keys that pause and resume wherever you are; empty for none", extra={"form": "keys"}
        ),
    ] = "Ctrl+Alt+P"
    hot_key_mark: Annotated[
        str,
        Meta(description="Keys that mark a moment wherever you are; empty for none", extra={"form": "keys"}),
    ] = "Ctrl+Alt+M"
    hot_key_stop: Annotated[
        str,
        Meta(
            description="Keys that end the recording wherever you are; empty for none", extra={"form": "keys"}
        ),
    ] = "Ctrl+Alt+S"
    hot_key_mask: Annotated[
        str,
        Meta(
            description="Keys that keep everything out of the recording while they are held; empty for none",
            extra={"form": "keys"},
        ),
    ] = "Ctrl+Alt+X"
    hot_key_bar: Annotated[
        str,
        Meta(
            description="Keys that bring the keyboard to the recording bar; empty for none",
            extra={"form": "keys"},
        ),
    ] = "Ctrl+Alt+B"
    upload_kb_per_s: Annotated[
        int,
        Meta(
            ge=0,
            le=1_000_000,
            description="Most that uploads may take of the line; 0 for all",
            extra={"unit": "kB/s"},
        ),
    ] = 0
