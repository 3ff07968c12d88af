"""The settings themselves. Each is declared once, with its bounds, unit and sentence.

`options` reads the declarations back for those who show them: the command line builds its flags
from it, the settings file is checked against it, and the table in the README is made from it.
"""

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from msgspec import Meta


class Quality(StrEnum):
    """How much of the picture's detail is kept."""

    SMALL = "small"
    BALANCED = "balanced"
    SHARP = "sharp"


class WhenExcluded(StrEnum):
    """What happens while an excluded window is to be seen."""

    MASK = "mask"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSettings:
    """How a session is recorded."""

    fps: Annotated[
        int, Meta(ge=1, le=60, description="Looks at the screen per second", extra={"unit": "1/s"})
    ] = 30
    display: Annotated[
        str,
        Meta(pattern=r"^(all|\d+)$", description="Display to record: its number, or all of them"),
    ] = "all"
    application: Annotated[
        str,
        Meta(description="Record only this application's windows: part of its name; empty for all"),
    ] = ""
    window: Annotated[
        str, Meta(description="Record only windows with this in their title; empty for all")
    ] = ""
    excluded_applications: Annotated[
        str,
        Meta(
            description="Never record windows of these applications: parts of their names, with commas between"
        ),
    ] = "1Password, Bitwarden, KeePass, LastPass, Dashlane, Enpass, Proton Pass, Signal, WhatsApp, Telegram"
    excluded_windows: Annotated[
        str,
        Meta(description="Never record windows with one of these in their title, with commas between"),
    ] = "Private Browsing, Incognito, InPrivate, Privater Modus, Inkognito"
    when_excluded: Annotated[
        WhenExcluded,
        Meta(description="While an excluded window is to be seen: mask it, or pause while it is in front"),
    ] = WhenExcluded.MASK
    mask_secrets: Annotated[bool, Meta(description="Leave out what is typed into fields for passwords")] = (
        True
    )
    quality: Annotated[
        Quality,
        Meta(
            description="Picture quality: small files, balanced, or sharp (full colour resolution, for small coloured text)"
        ),
    ] = Quality.BALANCED
    hardware_encoder: Annotated[
        bool, Meta(description="Let the graphics chip encode where it proves to do it well and cheaper")
    ] = True
    elements: Annotated[
        bool, Meta(description="Record which element of an application is pressed and has the focus")
    ] = True
    narration: Annotated[bool, Meta(description="Record the voice")] = True
    microphone: Annotated[
        str, Meta(description="Part of the microphone's name; empty for the system's default")
    ] = ""
    clipboard_limit: Annotated[
        int,
        Meta(
            ge=0,
            le=1_000_000,
            description="Longest clipboard text that is kept; longer ones are only counted",
            extra={"unit": "characters"},
        ),
    ] = 20_000
    reserve_mb: Annotated[
        int,
        Meta(
            ge=50,
            le=100_000,
            description="Disk space that is left free: below it a recording stops and is sealed",
            extra={"unit": "MB"},
        ),
    ] = 500


@dataclass(frozen=True, slots=True)
class Option:
    """One declared setting, as those see it who show or check it.

    `form` says how a form asks for it where its type doesn't tell: "keys" for a combination of keys.
    """

    name: str
    kind: type
    default: Any
    description: str
    unit: str
    lowest: float | None
    highest: float | None
    form: str = ""


def options(declared: type) -> Iterator[Option]:
    """List the settings that a dataclass declares, in its order.

    Raises:
        TypeError: A field lacks its default or its description.
    """
    hints = get_type_hints(declared, include_extras=True)
    for field in fields(declared):
        hint = hints[field.name]
        if get_origin(hint) is not Annotated or field.default is MISSING:
            raise TypeError(f"{declared.__name__}.{field.name} needs Annotated[…, Meta(…)] and a default")
        base, meta = get_args(hint)
        extra = meta.extra or {}
        yield Option(
            field.name,
            base,
            field.default,
            meta.description,
            extra.get("unit", ""),
            meta.ge,
            meta.le,
            extra.get("form", ""),
        )
