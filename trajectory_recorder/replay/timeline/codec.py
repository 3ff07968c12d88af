"""A timeline as bytes, and back: MessagePack, with arrays as they lie in memory, in one Zstandard frame.

For this program's own use on one machine: what it was made from, and whether to believe it, is for others to ask
before anything is decoded here.
"""

from dataclasses import fields
from typing import Any, get_args

import msgspec
import numpy as np
import numpy.typing as npt
import zstandard

from trajectory_recorder.actions import (
    Action,
    ActionPicture,
    Click,
    Drag,
    Hotkey,
    KeyPress,
    LongPress,
    Move,
    Said,
    Scroll,
    Typing,
    Wait,
)
from trajectory_recorder.replay.timeline.timeline import Step, Timeline

LAYOUT = 2
"""Goes up with every change of what a timeline holds or how it is written."""

# Decoders take no unions of dataclasses, so a deed goes apart from its action, with its place in this list.
_DEEDS = (Click, LongPress, Drag, Scroll, Typing, KeyPress, Hotkey, Move, Wait)
_PLACES = {kind: place for place, kind in enumerate(_DEEDS)}
_Doing = msgspec.defstruct(
    "_Doing", [(it.name, it.type) for it in fields(Action) if it.name != "deed"], array_like=True
)
_Rest = msgspec.defstruct(
    "_Rest", [(it.name, it.type) for it in fields(Timeline) if it.name != "steps"], array_like=True
)


class _Stepped(msgspec.Struct, array_like=True):
    deed_kind: int
    deed: msgspec.Raw
    doing: _Doing  # type: ignore[valid-type]  # it has the fields of Action
    before: ActionPicture | None
    after: ActionPicture | None
    said: Said | None


class _Kept(msgspec.Struct, array_like=True):
    steps: list[_Stepped]
    rest: _Rest  # type: ignore[valid-type]  # it has the fields of Timeline


def encode(timeline: Timeline) -> bytes:
    """Write a timeline down.

    Raises:
        OverflowError: It holds a number of more than 64 bits, as only a made-up recording does.
        UnicodeEncodeError: Likewise a text that can't be.
    """
    kept = _Kept([_stepped(it) for it in timeline.steps], _parts(_Rest, timeline))
    return zstandard.ZstdCompressor().compress(_encoder.encode(kept))


def decode(data: bytes) -> Timeline:
    """Read what `encode` wrote, and nothing else.

    Raises:
        ValueError: It is something else.
    """
    try:
        kept = _decoder.decode(zstandard.ZstdDecompressor().decompress(data))
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from error
    steps = tuple(_step(number, it) for number, it in enumerate(kept.steps))
    return Timeline(steps=steps, **msgspec.structs.asdict(kept.rest))


def _stepped(step: Step) -> _Stepped:
    deed = step.action.deed
    doing = _parts(_Doing, step.action)
    raw = msgspec.Raw(_encoder.encode(deed))
    return _Stepped(_PLACES[type(deed)], raw, doing, step.before, step.after, step.said)


def _step(number: int, it: _Stepped) -> Step:
    doing: tuple[Any, ...] = msgspec.structs.astuple(it.doing)
    action = Action(_decoders[it.deed_kind].decode(it.deed), *doing)
    return Step(number, action, it.before, it.after, it.said)


def _parts(kind: type[msgspec.Struct], whole: object) -> msgspec.Struct:
    return kind(*(getattr(whole, name) for name in kind.__struct_fields__))


def _array_bytes(value: object) -> bytes:
    if isinstance(value, np.ndarray):
        return value.tobytes()
    raise NotImplementedError(f"a {type(value).__name__} can't be kept")


def _array(kind: Any, data: bytes) -> npt.NDArray[Any]:  # noqa: ANN401 - the annotation of an array
    (number,) = get_args(get_args(kind)[1])
    return np.frombuffer(data, number)


_encoder = msgspec.msgpack.Encoder(enc_hook=_array_bytes)
_decoder = msgspec.msgpack.Decoder(_Kept, dec_hook=_array)
_decoders: list[msgspec.msgpack.Decoder[Any]] = [msgspec.msgpack.Decoder(kind) for kind in _DEEDS]
