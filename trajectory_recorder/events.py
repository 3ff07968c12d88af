"""What can happen in a session: one frozen dataclass per kind of event.

This is the vocabulary that capture, recording, bundles and everything behind them share. It holds
no behaviour, no file format and no time stamps: an event's time travels beside it, as monotonic
nanoseconds while capturing (`clock.py`) and as session time once it is in a bundle (`FORMAT.md`).
Fields that do hold an instant are session time: nanoseconds of recorded time since the start.

Pixels are physical pixels of the virtual desktop: the origin is the top left corner of the primary
arrangement, so displays to the left or above have negative coordinates.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class StreamName(StrEnum):
    """The streams of a session; `screen` is followed by `/` and the display's id."""

    SCREEN = "screen"
    INPUT = "input"
    VOICE = "voice"
    ADDED_VOICE = "voice/added"
    WINDOW = "window"
    CLIPBOARD = "clipboard"
    CURSOR = "cursor"
    ELEMENTS = "elements"
    DISPLAYS = "displays"
    AREA = "area"


def screen_stream(display_id: int) -> str:
    """Name the stream that records the display with this id."""
    return f"{StreamName.SCREEN}/{display_id}"


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A part of the virtual desktop."""

    x_px: int
    y_px: int
    width_px: int
    height_px: int


# --- displays and windows -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Display:
    """One monitor: where its pixels lie on the virtual desktop."""

    display_id: int
    name: str
    x_px: int
    y_px: int
    width_px: int
    height_px: int
    scale: float
    primary: bool


@dataclass(frozen=True, slots=True)
class DisplaysEvent:
    """The whole arrangement of displays, written at the start and after every change."""

    displays: tuple[Display, ...]


@dataclass(frozen=True, slots=True)
class AreaEvent:
    """Where the desktop is recorded, if not all of it is or was; pictures are black elsewhere.

    `visible` are rectangles without overlap; `focused` says whether keys go to what is recorded.
    """

    visible: tuple[Rectangle, ...]
    focused: bool


@dataclass(frozen=True, slots=True)
class WindowEvent:
    """The active window became another one, was renamed, moved or resized.

    `x_px … height_px` frame the window on the virtual desktop: its inside without the frame on
    X11, its visible frame on Windows and macOS. A field that the system does not tell is None; no
    active window at all, or none of those that are recorded, is an event with `window_id` None.
    """

    window_id: int | None
    title: str | None
    application: str | None
    process_id: int | None
    x_px: int
    y_px: int
    width_px: int
    height_px: int


# --- input --------------------------------------------------------------------------------------


class Button(StrEnum):
    """Pointer buttons by their usual role, whatever number the system gives them."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"
    X1 = "x1"
    X2 = "x2"
    UNKNOWN = "unknown"


class PointerAction(StrEnum):
    MOVE = "move"
    PRESS = "press"
    RELEASE = "release"
    SCROLL = "scroll"


@dataclass(frozen=True, slots=True)
class PointerEvent:
    """One thing the pointer did.

    `button` is set for press and release; `dx`, `dy` (wheel notches, right and up positive) for
    scroll. `device_ms` is the window system's own time stamp where it gives one (X server time,
    Win32 message time); `injected` says that software made the event, None where that is unknown;
    `own` says that it went to a window of the recorder itself.
    """

    action: PointerAction
    x_px: int
    y_px: int
    button: Button | None = None
    dx: float = 0.0
    dy: float = 0.0
    device_ms: int | None = None
    injected: bool | None = None
    own: bool = False


class KeyAction(StrEnum):
    PRESS = "press"
    RELEASE = "release"


@dataclass(frozen=True, slots=True)
class KeyEvent:
    """One key went down or up.

    `key_code` is the hardware code as the system names it (X keycode, Windows scan code, macOS
    virtual key code); `vk` is the Windows virtual-key code that means the same key, 0 where there
    is none; `symbol` is the key symbol's name under the current layout; `text` is what the press
    alone would type, None for keys that type nothing. `repeat` marks the system's auto-repeat.
    `layout` names the keyboard layout in force as the system does ("de", "us(intl)"), empty where
    it does not tell; `own` says that the event went to a window of the recorder itself, or is a hot
    key that it holds wherever the focus is.
    """

    action: KeyAction
    key_code: int
    vk: int
    symbol: str
    text: str | None
    modifiers: tuple[str, ...] = ()
    repeat: bool = False
    device_ms: int | None = None
    injected: bool | None = None
    layout: str = ""
    own: bool = False


def is_masked(key: KeyEvent) -> bool:
    """Whether it is not told which key it was: code and symbol are empty. macOS has a key with the code 0."""
    return not key.key_code and not key.symbol


@dataclass(frozen=True, slots=True)
class PointerState:
    """Where the pointer is and which buttons are down, so that a reader can resynchronize."""

    x_px: int
    y_px: int
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class KeyboardState:
    """Which keys are down, so that a lost release does not stay lost."""

    key_codes: tuple[int, ...]
    vks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CursorEvent:
    """The pointer's image became another one; where it is, the pointer's own events tell.

    `shape` names the image: a digest of its pixels, the same for the same image in every session.
    `name` is what the system calls it ("left_ptr", "text"), empty where it does not tell. The image
    covers `width_px` by `height_px`, and its point (`hot_x_px`, `hot_y_px`) lies at the pointer's
    position. `png` is the image, Base64, the first time that it is seen in a session, once more if
    a pause began just then, and else None. `visible` is False while the pointer is hidden or its
    image is empty.
    """

    shape: str
    name: str
    visible: bool
    width_px: int
    height_px: int
    hot_x_px: int
    hot_y_px: int
    png: str | None = None


@dataclass(frozen=True, slots=True)
class ClipboardEvent:
    """The clipboard's text changed.

    `text` is None where it is longer than the limit, and `length` counts its characters. Where an
    application asked that it be kept out of histories (`concealed`), nothing else is told of it.
    """

    text: str | None
    length: int
    concealed: bool = False


# --- elements: what applications tell about themselves ---------------------------------------------


class ElementTrigger(StrEnum):
    BUTTON = "button"
    KEY = "key"


class Absence(StrEnum):
    """Why an element is not told.

    "not_asked": a key asks for the focus only. "nothing": the application answered, and there is
    none. "unsupported": the application tells nothing of its elements. "timeout": it did not answer
    within the budget, or not a moment ago, which is why it was spared. "gone": it ended, or its
    element did, while it was asked. "unavailable": the system's accessibility is off or not allowed.
    "skipped": presses came faster than applications can be asked, and an answer would have come
    too late to be about this one.
    """

    NOT_ASKED = "not_asked"
    NOTHING = "nothing"
    UNSUPPORTED = "unsupported"
    TIMEOUT = "timeout"
    GONE = "gone"
    UNAVAILABLE = "unavailable"
    SKIPPED = "skipped"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Ancestor:
    """An element that holds another one, by its role and name."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a user interface, as its application describes it for assistive technology.

    `role` is the role's name in the system's own terms ("push button", "AXButton"), `name` its name
    or that of its label. `value` is the text or number that it holds, cut off after 1,000
    characters, None where it has none or it is secret, which `secret` tells. `states` are those of
    "busy", "checked", "collapsed", "disabled", "editable", "expanded", "focused", "mixed",
    "pressed", "read_only" and "selected" that hold. `bounds` is None where the application does not
    tell. `ancestors` lead from the element's parent up to its window. `document_title` and
    `document_url`, without a user's name and password, are those of the document that holds it,
    None outside of documents.
    """

    role: str
    name: str
    value: str | None
    secret: bool
    states: tuple[str, ...]
    bounds: Rectangle | None
    ancestors: tuple[Ancestor, ...]
    document_title: str | None
    document_url: str | None
    application: str
    process_id: int | None


@dataclass(frozen=True, slots=True)
class ElementEvent:
    """What was under the pointer and what had the focus at a press; its time is the press's.

    Applications are asked just after the press, `took_ns` long, so what a press changes at once may
    be told already. What is not told is None, and its absence has the reason. Of keys, those are
    asked about that begin to type or type into another element than the last one that was told.
    """

    trigger: ElementTrigger
    x_px: int
    y_px: int
    under_pointer: Element | None
    under_pointer_absence: Absence | None
    focused: Element | None
    focused_absence: Absence | None
    took_ns: int


# --- media: what the bundle says about frames and voice blocks ------------------------------------


@dataclass(frozen=True, slots=True)
class FrameEvent:
    """One video frame: the display's picture as it was read at this event's time.

    `path` and `pts_ns` point to the frame in the bundle; `width_px`, `height_px` are the
    display's, `coded_width_px`, `coded_height_px` those of the video (even numbers).
    """

    display_id: int
    path: str
    pts_ns: int
    width_px: int
    height_px: int
    coded_width_px: int
    coded_height_px: int
    keyframe: bool


@dataclass(frozen=True, slots=True)
class VoiceEvent:
    """One packet of narration, whose first sample was heard at this event's time.

    `pts_ns` is the packet's time stamp in the file at `path`; `peak` and `rms` are linear, 1.0 is
    full scale; `clipped` counts samples at full scale.
    """

    path: str
    pts_ns: int
    first_sample: int
    samples: int
    peak: float
    rms: float
    clipped: int


@dataclass(frozen=True, slots=True)
class AddedVoiceEvent:
    """One packet of a narration that was added after the recording; its fields are those of `VoiceEvent`."""

    path: str
    pts_ns: int
    first_sample: int
    samples: int
    peak: float
    rms: float
    clipped: int


@dataclass(frozen=True, slots=True)
class SpeechEvent:
    """Somebody spoke from `from_ns` to `to_ns`; `probability` is the detector's mean, 0 to 1."""

    from_ns: int
    to_ns: int
    probability: float


@dataclass(frozen=True, slots=True)
class VoiceClockEvent:
    """How the microphone's clock runs against the session's, as the voice's times already contain.

    `rate_hz` is the measured rate, `drift_ppm` its difference from the nominal one, positive where
    the microphone is too fast, and `measured_over_ns` the stretch that they were measured over: the
    longer it is, the less they are uncertain, by about 1 ms in it. `latency_ns` is the time from a
    sample's sound to its arrival here as the sound system declares it, and `scatter_ns` the spread
    of the single estimates (median absolute deviation).
    """

    rate_hz: float
    drift_ppm: float
    measured_over_ns: int
    latency_ns: int
    scatter_ns: int


@dataclass(frozen=True, slots=True)
class EncoderEvent:
    """A video file is begun with this encoder.

    `name` is the encoder's, `options` what it was told, `pixel_format` the one it encodes
    ("yuv420p"), `hardware` whether a chip does the work. `refused` names the encoders that were
    tried before it and why each was not taken.
    """

    display_id: int
    path: str
    name: str
    pixel_format: str
    hardware: bool
    options: dict[str, str]
    refused: dict[str, str]


@dataclass(frozen=True, slots=True)
class LookRateEvent:
    """From now on the stream's display is looked at `per_second` times a second at most, because
    the encoder could not keep up or could again."""

    stream: str
    per_second: int


# --- the session itself ---------------------------------------------------------------------------


class GapReason(StrEnum):
    PAUSE = "pause"
    SUSPEND = "suspend"
    CLOCK_STEP = "clock_step"
    SOURCE_FAILED = "source_failed"
    SOURCE_STALLED = "source_stalled"
    DISPLAY_CHANGED = "display_changed"
    QUEUE_FULL = "queue_full"
    CRASH = "crash"
    WITHHELD = "withheld"
    CUT = "cut"
    REDACTED = "redacted"


ALL_STREAMS = "*"
TYPED_SECRETLY = "typed into a field for passwords"
"""The detail of a gap of the input in which keys were withheld for that reason."""

SPEECH = "speech"
"""Stands for the spans of speech where a gap concerns them: nobody listened for them there."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Nothing, or nothing reliable, was recorded of `stream` between two session times.

    `removed_ns` is real time that passed without session time passing, as in a pause: such a gap
    begins and ends at the same session time. `stream` is `ALL_STREAMS` where it concerns them all.
    """

    stream: str
    from_ns: int
    to_ns: int
    reason: GapReason
    detail: str = ""
    removed_ns: int = 0
    lost_events: int = 0


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """The stream's device was looked at `looks` times in this span and nothing had changed."""

    stream: str
    from_ns: int
    to_ns: int
    looks: int


@dataclass(frozen=True, slots=True)
class ClockAnchor:
    """One reading of every clock at once, so that drift, steps and suspend can be rebuilt.

    `boottime_ns` also counts time asleep; None where the system has no such clock.
    """

    session_ns: int
    monotonic_ns: int
    utc_ns: int
    boottime_ns: int | None


@dataclass(frozen=True, slots=True)
class Marker:
    """The expert marked this moment."""

    label: str


@dataclass(frozen=True, slots=True)
class Forget:
    """The expert asked that this stretch be forgotten; whoever finishes the recording cuts it out."""

    from_ns: int
    to_ns: int


@dataclass(frozen=True, slots=True)
class NoteEvent:
    """What the expert wrote about this stretch after the recording."""

    from_ns: int
    to_ns: int
    text: str


class StreamState(StrEnum):
    STARTING = "starting"
    LIVE = "live"
    STALLED = "stalled"
    FAILED = "failed"
    PAUSED = "paused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class StreamHealth:
    """How one stream is doing. `silent_ns` is the time since its device last showed life; `speaking`
    says whether the voice stream holds speech now, None where nobody listens for it."""

    stream: str
    state: StreamState
    events: int
    looks: int
    lost_events: int
    gaps: int
    silent_ns: int
    level: float | None = None
    problem: str = ""
    speaking: bool | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """The state of every stream at one moment, and of the machine's patience with us."""

    streams: tuple[StreamHealth, ...]
    queued: int
    written: int
    free_bytes: int


Event: TypeAlias = (
    DisplaysEvent
    | AreaEvent
    | WindowEvent
    | PointerEvent
    | KeyEvent
    | PointerState
    | KeyboardState
    | ClipboardEvent
    | CursorEvent
    | ElementEvent
    | FrameEvent
    | VoiceEvent
    | AddedVoiceEvent
    | SpeechEvent
    | VoiceClockEvent
    | EncoderEvent
    | LookRateEvent
    | Gap
    | Heartbeat
    | ClockAnchor
    | Marker
    | Forget
    | NoteEvent
    | Health
)
