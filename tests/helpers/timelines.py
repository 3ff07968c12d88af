"""Timelines made by hand, and large ones of any length, for what shows them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from trajectory_recorder.actions import Action, Click, Place, Said, SaidSpan, Typing, Utterance, Wait
from trajectory_recorder.events import (
    Button,
    Display,
    Element,
    ElementEvent,
    ElementTrigger,
    WindowEvent,
)
from trajectory_recorder.replay.timeline.timeline import (
    PointerTrack,
    Press,
    ScreenTrack,
    Spoken,
    Step,
    Stroke,
    Timeline,
    Turn,
    VoiceTrack,
)

MS = 1_000_000
SECOND = 1000 * MS
DISPLAY = Display(0, "main", 0, 0, 1920, 1080, 1.0, primary=True)
_PACKET_SAMPLES = 4608
"""As many as the recorder's packets have."""


def pointer_track(times_ns: Sequence[int]) -> PointerTrack:
    at_ns = np.array(times_ns, np.int64)
    return PointerTrack(at_ns, np.zeros(at_ns.size, np.int32), np.zeros(at_ns.size, np.int32))


def voice_track(packets: Sequence[tuple[int, float, float]], *, samples: int = _PACKET_SAMPLES) -> VoiceTrack:
    """A voice of (time, peak, rms)."""
    at_ns = np.array([it[0] for it in packets], np.int64)
    return VoiceTrack(
        paths=("data/narration.mka",),
        at_ns=at_ns,
        pts_ns=at_ns // MS * MS,
        file=np.zeros(at_ns.size, np.int32),
        samples=np.full(at_ns.size, samples, np.int32),
        peak=np.array([it[1] for it in packets], np.float32),
        rms=np.array([it[2] for it in packets], np.float32),
    )


def screen_track(times_ns: Sequence[int], *, every: int = 1) -> ScreenTrack:
    """Frames of 1920x1080, of which each `every`-th is a key frame."""
    at_ns = np.array(times_ns, np.int64)
    return ScreenTrack(
        display_id=0,
        paths=("data/screen-0.mkv",),
        at_ns=at_ns,
        pts_ns=at_ns // MS * MS,
        file=np.zeros(at_ns.size, np.int32),
        keyframe=np.arange(at_ns.size) % every == 0,
        width_px=np.full(at_ns.size, 1920, np.int32),
        height_px=np.full(at_ns.size, 1080, np.int32),
    )


def timeline(duration_ns: int = 60 * SECOND, **parts: Any) -> Timeline:
    """A recording in which nothing happens but what is given."""
    nothing = Timeline(
        duration_ns=duration_ns,
        displays=((0, (DISPLAY,)),),
        screens=(),
        voice=voice_track(()),
        pointer=pointer_track(()),
        presses=(),
        turns=(),
        strokes=(),
        cursors=(),
        windows=(),
        steps=(),
        spoken=(),
        remarks=(),
        markers=(),
        notes=(),
        gaps=(),
        damages=(),
        idle=(),
    )
    return replace(nothing, **parts)


def window(title: str | None, application: str | None = None) -> WindowEvent:
    return WindowEvent(1, title, application, 4, 0, 0, 800, 600)


def element(role: str, name: str) -> Element:
    return Element(role, name, None, False, (), None, (), None, None, "Files", 4)


def step(
    number: int,
    from_ns: int,
    to_ns: int,
    *,
    deed: Any = None,
    on: Element | None = None,
    where: WindowEvent | None = None,
    said: str | None = None,
) -> Step:
    """A step; `said` is what was said during it."""
    told = ElementEvent(ElementTrigger.BUTTON, 10, 20, on, None, None, None, 1) if on is not None else None
    deed = deed or Click(Button.LEFT)
    place = None if isinstance(deed, Typing | Wait) else Place(10, 20, 0.1, 0.2)
    action = Action(deed, from_ns, to_ns, from_ns, (), (), place, 0, where, told)
    return Step(number, action, None, None, _said(from_ns, to_ns, said) if said is not None else None)


def _said(from_ns: int, to_ns: int, text: str) -> Said:
    nothing = Utterance((), "")
    return Said(nothing, Utterance((SaidSpan(from_ns, to_ns),), text), nothing)


def long_work(duration_ns: int, *, moves: int, every_ns: int = 2 * SECOND) -> Timeline:
    """Work without an end: something every so often, speech half of the time, the pointer nearly always."""
    starts_ns = range(SECOND, duration_ns - every_ns, every_ns)
    names = [window(f"Report {number} — Writer", "Writer") for number in range(5)]
    return timeline(
        duration_ns,
        screens=(screen_track(range(0, duration_ns, 4 * SECOND), every=15),),
        voice=_murmur(duration_ns),
        pointer=pointer_track(np.linspace(0, duration_ns, moves).astype(np.int64).tolist()),
        presses=tuple(Press(it, it + 80 * MS, Button.LEFT, 10, 20) for it in starts_ns),
        turns=tuple(Turn(it + 200 * MS, 0.0, -1.0, 10, 20) for it in starts_ns[::3]),
        strokes=tuple(
            Stroke(it + place * 120 * MS, it + place * 120 * MS + 60 * MS, "a", "a", ())
            for it in starts_ns
            for place in range(4)
        ),
        windows=tuple((it, names[place % 5]) for place, it in enumerate(starts_ns[::20])),
        steps=tuple(
            step(
                number,
                it,
                it + 900 * MS,
                where=names[number % 5],
                on=element("push button", f"Save {number}"),
            )
            for number, it in enumerate(starts_ns)
        ),
        spoken=tuple(
            Spoken(it, it + 10 * SECOND, None) for it in range(0, duration_ns - 10 * SECOND, 20 * SECOND)
        ),
    )


def _murmur(duration_ns: int) -> VoiceTrack:
    packet_ns = _PACKET_SAMPLES * SECOND // 48_000
    at_ns = np.arange(0, duration_ns, packet_ns)
    loud = 0.3 * (1 + np.sin(at_ns / SECOND)) * (at_ns // (10 * SECOND) % 2 == 0)
    packets = list(zip(at_ns.tolist(), loud.tolist(), (loud / 3).tolist(), strict=True))
    return voice_track(packets)
