"""Which event goes to which MCAP topic, and how its message looks.

Each kind of event has one topic of ours, `trajrec/…`, whose message holds the event entire and is
what our reader reads. Where the OWAMcap convention has a type that fits, the event is written to
that topic as well, for readers of that convention: its types forbid additional fields, so they
can't carry everything. `FORMAT.md` lists the topics; a test compares the two.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import msgspec

from trajectory_recorder import events
from trajectory_recorder.bundle.manifest import SessionInfo


@dataclass(frozen=True, slots=True)
class Topic:
    """One MCAP topic: its name, its schema's name and the type that its messages follow."""

    name: str
    schema: str
    payload: type

    def json_schema(self) -> bytes:
        """The JSON Schema of its messages, with the message's own type at the top level."""
        (reference,), definitions = msgspec.json.schema_components(
            [self.payload], ref_template="#/$defs/{name}"
        )
        top = definitions.pop(reference["$ref"].rpartition("/")[2])
        if definitions:
            top["$defs"] = definitions
        return msgspec.json.encode(top)


# --- the types of the OWAMcap convention (owa-msgs 0.6), as far as they are written ---------------


@dataclass(frozen=True, slots=True)
class OwaMediaRef:
    uri: str
    pts_ns: int


@dataclass(frozen=True, slots=True)
class OwaScreen:
    """`shape` and `source_shape` are (width, height)."""

    utc_ns: int
    source_shape: tuple[int, int]
    shape: tuple[int, int]
    media_ref: OwaMediaRef


@dataclass(frozen=True, slots=True)
class OwaMouse:
    event_type: str
    x: int
    y: int
    button: str | None = None
    pressed: bool | None = None
    dx: int | None = None
    dy: int | None = None


@dataclass(frozen=True, slots=True)
class OwaMouseState:
    x: int
    y: int
    buttons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwaKeyboard:
    event_type: str
    vk: int


@dataclass(frozen=True, slots=True)
class OwaKeyboardState:
    buttons: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OwaWindow:
    """`rect` is (left, top, right, bottom)."""

    title: str
    rect: tuple[int, int, int, int]
    hWnd: int  # noqa: N815 - the convention's name


def _owa_screen(event: events.FrameEvent, utc_ns: int) -> OwaScreen:
    # OWAMcap resolves a relative address against the folder of the MCAP file.
    reference = OwaMediaRef(PurePosixPath(event.path).name, event.pts_ns)
    source = (event.width_px, event.height_px)
    return OwaScreen(utc_ns, source, (event.coded_width_px, event.coded_height_px), reference)


def _owa_mouse(event: events.PointerEvent, _utc_ns: int) -> OwaMouse:
    if event.action is events.PointerAction.MOVE:
        return OwaMouse("move", event.x_px, event.y_px)
    if event.action is events.PointerAction.SCROLL:
        return OwaMouse("scroll", event.x_px, event.y_px, dx=round(event.dx), dy=round(event.dy))
    pressed = event.action is events.PointerAction.PRESS
    return OwaMouse("click", event.x_px, event.y_px, str(event.button), pressed)


def _owa_mouse_state(event: events.PointerState, _utc_ns: int) -> OwaMouseState:
    return OwaMouseState(event.x_px, event.y_px, tuple(str(button) for button in event.buttons))


def _owa_keyboard(event: events.KeyEvent, _utc_ns: int) -> OwaKeyboard:
    return OwaKeyboard(str(event.action), event.vk)


def _owa_keyboard_state(event: events.KeyboardState, _utc_ns: int) -> OwaKeyboardState:
    return OwaKeyboardState(tuple(vk for vk in event.vks if vk))


def _owa_window(event: events.WindowEvent, _utc_ns: int) -> OwaWindow:
    rect = (event.x_px, event.y_px, event.x_px + event.width_px, event.y_px + event.height_px)
    return OwaWindow(event.title or "", rect, event.window_id or 0)


SESSION = Topic("trajrec/session", "trajrec/Session", SessionInfo)

TOPICS: dict[type, Topic] = {
    events.FrameEvent: Topic("trajrec/frame", "trajrec/Frame", events.FrameEvent),
    events.VoiceEvent: Topic("trajrec/voice", "trajrec/Voice", events.VoiceEvent),
    events.AddedVoiceEvent: Topic("trajrec/voice/added", "trajrec/AddedVoice", events.AddedVoiceEvent),
    events.PointerEvent: Topic("trajrec/pointer", "trajrec/Pointer", events.PointerEvent),
    events.KeyEvent: Topic("trajrec/key", "trajrec/Key", events.KeyEvent),
    events.PointerState: Topic("trajrec/pointer/state", "trajrec/PointerState", events.PointerState),
    events.KeyboardState: Topic("trajrec/key/state", "trajrec/KeyState", events.KeyboardState),
    events.WindowEvent: Topic("trajrec/window", "trajrec/Window", events.WindowEvent),
    events.ClipboardEvent: Topic("trajrec/clipboard", "trajrec/Clipboard", events.ClipboardEvent),
    events.CursorEvent: Topic("trajrec/cursor", "trajrec/Cursor", events.CursorEvent),
    events.ElementEvent: Topic("trajrec/element", "trajrec/Element", events.ElementEvent),
    events.SpeechEvent: Topic("trajrec/speech", "trajrec/Speech", events.SpeechEvent),
    events.VoiceClockEvent: Topic("trajrec/voice/clock", "trajrec/VoiceClock", events.VoiceClockEvent),
    events.EncoderEvent: Topic("trajrec/encoder", "trajrec/Encoder", events.EncoderEvent),
    events.LookRateEvent: Topic("trajrec/look_rate", "trajrec/LookRate", events.LookRateEvent),
    events.DisplaysEvent: Topic("trajrec/display", "trajrec/Display", events.DisplaysEvent),
    events.AreaEvent: Topic("trajrec/area", "trajrec/Area", events.AreaEvent),
    events.ClockAnchor: Topic("trajrec/clock", "trajrec/Clock", events.ClockAnchor),
    events.Heartbeat: Topic("trajrec/heartbeat", "trajrec/Heartbeat", events.Heartbeat),
    events.Gap: Topic("trajrec/gap", "trajrec/Gap", events.Gap),
    events.Marker: Topic("trajrec/marker", "trajrec/Marker", events.Marker),
    events.Forget: Topic("trajrec/forget", "trajrec/Forget", events.Forget),
    events.NoteEvent: Topic("trajrec/note", "trajrec/Note", events.NoteEvent),
    events.Health: Topic("trajrec/health", "trajrec/Health", events.Health),
}

OWA_TOPICS: dict[type, tuple[Topic, Callable[[Any, int], object]]] = {
    events.FrameEvent: (Topic("screen", "desktop/ScreenCaptured", OwaScreen), _owa_screen),
    events.PointerEvent: (Topic("mouse", "desktop/MouseEvent", OwaMouse), _owa_mouse),
    events.PointerState: (Topic("mouse/state", "desktop/MouseState", OwaMouseState), _owa_mouse_state),
    events.KeyEvent: (Topic("keyboard", "desktop/KeyboardEvent", OwaKeyboard), _owa_keyboard),
    events.KeyboardState: (
        Topic("keyboard/state", "desktop/KeyboardState", OwaKeyboardState),
        _owa_keyboard_state,
    ),
    events.WindowEvent: (Topic("window", "desktop/WindowInfo", OwaWindow), _owa_window),
}

# Topics that are written side by side hold the same number of messages.
TWINS: dict[str, str] = {TOPICS[kind].name: topic.name for kind, (topic, _) in OWA_TOPICS.items()}

_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {
    topic.name: msgspec.json.Decoder(topic.payload, strict=True) for topic in (SESSION, *TOPICS.values())
}
_encode = msgspec.json.Encoder().encode


def messages(event: events.Event, utc_ns: int) -> Iterator[tuple[Topic, bytes]]:
    """Turn an event into its messages; `utc_ns` is its log time."""
    kind = type(event)
    yield TOPICS[kind], _encode(event)
    if kind in OWA_TOPICS:
        topic, convert = OWA_TOPICS[kind]
        yield topic, _encode(_without_none(convert(event, utc_ns)))


def session_message(session: SessionInfo) -> tuple[Topic, bytes]:
    """The message that opens a journal."""
    return SESSION, _encode(session)


def decode(topic: str, data: bytes) -> Any | None:  # noqa: ANN401 - an Event or a SessionInfo
    """Turn a message of one of our topics back into what was written.

    Returns None for topics that this version does not know and for the OWAMcap copies.

    Raises:
        msgspec.DecodeError: The message does not follow its topic's type.
    """
    decoder = _DECODERS.get(topic)
    if decoder is None:
        return None
    try:
        return decoder.decode(data)
    except (UnicodeDecodeError, RecursionError) as error:
        raise msgspec.DecodeError(str(error)) from error


def _without_none(payload: object) -> dict[str, Any]:
    """OWAMcap leaves out what does not apply."""
    return {name: value for name, value in msgspec.to_builtins(payload).items() if value is not None}
