"""The words in which an export is asked for, on the command line, at an endpoint and in the app: formats, options,
splits and uses. Declared once: forms, flags, documents and checks of what was asked are made from this.
"""

from dataclasses import dataclass
from typing import Annotated, Literal, get_args

import msgspec
from msgspec import Meta

Use = Literal["training", "evaluation", "publication", "voice"]
USES: tuple[Use, ...] = get_args(Use)
"""What contributors may agree to: that models learn from a recording, that they are measured with it, that it
is given to others than the project, and that the voice goes along."""

DEFAULT_USES: tuple[Use, ...] = ("training", "evaluation", "voice")

ImageFormat = Literal["png", "jpeg"]
Coordinates = Literal["pixels", "relative"]
EventsWanted = Literal["actions", "all"]


class ExportOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How recordings are converted. A format heeds those that `FORMATS` names with it; others stay at their defaults."""

    height_px: Annotated[
        Annotated[int, Meta(ge=64, le=4320)] | None,
        Meta(description="Pictures and video are made at most so high; as recorded where it is left out."),
    ] = None
    frames_per_second: Annotated[
        int, Meta(ge=1, le=60, description="Pictures a second where a format has a constant rate.")
    ] = 10
    image: Annotated[ImageFormat, Meta(description="How single pictures are kept.")] = "png"
    coordinates: Annotated[
        Coordinates,
        Meta(description="Places in pixels of the exported picture, or from 0 to 1 across it."),
    ] = "pixels"
    events: Annotated[EventsWanted, Meta(description="Actions alone, or all raw events along with them.")] = (
        "actions"
    )
    voice: Annotated[
        bool, Meta(description="Whether the voice goes along, where its speaker agreed to that.")
    ] = True
    transcript: Annotated[bool, Meta(description="Whether the words that were said go along.")] = True
    elements: Annotated[
        bool, Meta(description="Whether what applications told of their elements goes along.")
    ] = True
    shard_mb: Annotated[
        int, Meta(ge=1, le=100_000, description="About how large a file of many recordings becomes, in MB.")
    ] = 1000


@dataclass(frozen=True, slots=True)
class FormatWords:
    """A format in words, and the options that it heeds. `copies` says that it looks into no file of a recording."""

    title: str
    sentence: str
    heeds: tuple[str, ...]
    copies: bool = False


_PICTURES = ("height_px", "image", "coordinates")
_SPOKEN = ("transcript",)

FORMATS: dict[str, FormatWords] = {
    "raw": FormatWords(
        "Bundles", "The bundles as they are, byte for byte, with a catalogue.", (), copies=True
    ),
    "webdataset": FormatWords(
        "WebDataset",
        "Tar shards with a picture and a JSON document for each step.",
        (*_PICTURES, *_SPOKEN, "elements", "shard_mb"),
    ),
    "webdataset-episodes": FormatWords(
        "WebDataset of episodes",
        "Tar shards with video, voice, events and a JSON document for each recording.",
        ("voice", *_SPOKEN, "elements", "shard_mb"),
    ),
    "parquet": FormatWords(
        "Hugging Face Parquet",
        "Tables of episodes, steps and events, with media beside them.",
        ("height_px", "image", "events", "voice", *_SPOKEN, "elements", "shard_mb"),
    ),
    "lerobot": FormatWords(
        "LeRobot v3",
        "Video of a constant rate with a row of state and action for each picture.",
        ("height_px", "frames_per_second", "coordinates", *_SPOKEN, "shard_mb"),
    ),
    "agentnet": FormatWords(
        "AgentNet",
        "A JSON line for each recording, with PyAutoGUI code for each step and its picture.",
        ("height_px", "image", "shard_mb"),
    ),
    "owamcap": FormatWords(
        "OWAMcap", "An MCAP file of desktop events for each recording, with its video beside it.", ("voice",)
    ),
    "rerun": FormatWords(
        "Rerun",
        "An .rrd file for each recording, to be looked at in Rerun's viewer.",
        ("voice", *_SPOKEN),
    ),
    "anthropic": FormatWords(
        "Anthropic computer use",
        "A JSON line for each step, with its actions in the vocabulary of that tool and its picture.",
        ("height_px", "image", *_SPOKEN, "elements", "shard_mb"),
    ),
    "openai": FormatWords(
        "OpenAI computer use",
        "A JSON line for each step, with its actions in the vocabulary of that tool and its picture.",
        ("height_px", "image", *_SPOKEN, "elements", "shard_mb"),
    ),
    "osworld": FormatWords(
        "OSWorld computer_13",
        "A JSON line for each step, with its actions in the vocabulary of that benchmark and its picture.",
        ("height_px", "image", *_SPOKEN, "elements", "shard_mb"),
    ),
    "evals": FormatWords(
        "Evaluation tasks",
        "Tasks with instruction, starting state and rubric, for Inspect and promptfoo.",
        (),
    ),
}

SplitBy = Literal["contributor", "task"]
SPLIT_NAME = r"^[a-z][a-z0-9_]{0,31}\Z"
"""Splits become names of files, and of splits in tools that take letters, digits and underscores only."""

_SplitName = Annotated[str, Meta(pattern=SPLIT_NAME)]
# Far above any that means something, and below what sums of numbers can't hold.
_Share = Annotated[float, Meta(gt=0, le=1_000_000)]


class SplitRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How recordings are parted, so that nobody's recordings, or no task's, are in two parts.

    `shares` are weights; they need not sum to 1. Their names become names of folders.
    """

    by: SplitBy = "contributor"
    shares: Annotated[dict[_SplitName, _Share], Meta(min_length=1, max_length=10)]
    seed: int = 0


class ExportRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An export as it is asked for. An empty `where` takes every recording that may be taken."""

    format: str
    options: ExportOptions = ExportOptions()
    where: Annotated[str, Meta(max_length=4000)] = ""
    purpose: str = "training"
    split: SplitRule | None = None
