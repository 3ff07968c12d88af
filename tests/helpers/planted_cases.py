"""Recordings with planted defects, just over and just under each threshold, and what must be found in them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from helpers.narration import RATE_HZ, Pcm, typing_noise
from helpers.planted import (
    DISPLAY,
    SPEECH_PART,
    Script,
    click,
    good,
    hush,
    key,
    narration,
    ns,
    pink,
    plant,
    typed,
)
from trajectory_recorder.events import (
    Button,
    ClipboardEvent,
    DisplaysEvent,
    Element,
    ElementEvent,
    ElementTrigger,
    Gap,
    GapReason,
    KeyAction,
    LookRateEvent,
    PointerAction,
    PointerEvent,
    WindowEvent,
)
from trajectory_recorder.quality.examine import examine
from trajectory_recorder.quality.finding import Severity
from trajectory_recorder.quality.policy import built_in
from trajectory_recorder.quality.report import Report

NOTE, WARN, FAIL = Severity.NOTE, Severity.WARN, Severity.FAIL
Plant = Callable[[Script], None]


@dataclass(frozen=True)
class Case:
    """A recording and what must be found in it: each check once at its worst, and nothing else."""

    name: str
    spoil: Plant
    found: dict[str, Severity]
    seconds: float = 40.0


CASES: list[Case] = []


def case(name: str, *, seconds: float = 40.0, **found: Severity) -> Callable[[Plant], Plant]:
    def add(spoil: Plant) -> Plant:
        CASES.append(Case(name, spoil, found, seconds))
        return spoil

    return add


def cases(
    name: str, spoil: Callable[..., None], *variants: tuple[object, ...], seconds: float = 40.0
) -> None:
    """The same defect in several sizes: each variant is its arguments and what is to be found."""
    for *arguments, found in variants:
        tag = "-".join(str(it)[:20] for it in arguments)

        def one(script: Script, arguments: list[object] = arguments) -> None:
            spoil(script, *arguments)

        CASES.append(Case(f"{name}:{tag}", one, found, seconds))  # type: ignore[arg-type]


def without_between(script: Script, from_s: float, to_s: float, *, sound: bool = False) -> None:
    """Nothing is done, and nothing changes, in a stretch; with `sound` nothing is said either."""
    script.input = [it for it in script.input if not from_s <= it[0] < to_s]
    script.changes = [it for it in script.changes if not from_s <= it < to_s]
    if sound:
        hush(script, from_s, to_s)


def clear(pcm: Pcm | np.ndarray) -> Pcm:
    return np.asarray(pcm).clip(-32_700, 32_700).astype(np.int16)


# --- clean ------------------------------------------------------------------------------------------


@case("clean")
def _(_script: Script) -> None:
    pass


@case("clean:longer", seconds=90.0)
def _(_script: Script) -> None:
    pass


@case("clean:dark theme")
def _(script: Script) -> None:
    script.dark = True


@case("clean:without narration, as wanted")
def _(script: Script) -> None:
    script.narrated, script.sound = False, None


@case("clean:a still screen that is explained")
def _(script: Script) -> None:
    without_between(script, 10, 26)


@case("clean:a pause")
def _(script: Script) -> None:
    pause = Gap("*", ns(12), ns(12), GapReason.PAUSE, removed_ns=ns(60))
    script.others.append((12, "", pause))


@case("clean:keyboard noise between words")
def _(script: Script) -> None:
    clicks = typing_noise(len(script.sound), np.random.default_rng(2), per_second=3)
    script.sound = clear(script.sound + clicks / 8)


# --- what is missing --------------------------------------------------------------------------------


def unseen(script: Script, from_s: float, to_s: float) -> None:
    script.unseen = [(from_s, to_s)]


def deaf(script: Script, from_s: float, to_s: float) -> None:
    script.deaf = [(from_s, to_s)]


def gap(script: Script, stream: str, length_s: float) -> None:
    script.others.append((10, stream, Gap(stream, ns(10), ns(10 + length_s), GapReason.SOURCE_FAILED)))


cases(
    "screen not looked at",
    unseen,
    (10.0, 10.1, {}),
    (10.0, 10.7, {"capture_gap": WARN}),
    (17.0, 20.1, {"capture_gap": FAIL}),
)
cases(
    "voice missing",
    deaf,
    (10.0, 10.9, {}),
    (10.0, 11.2, {"capture_gap": WARN}),
    (10.0, 13.2, {"capture_gap": FAIL}),
)
cases(
    "device failed",
    gap,
    ("input", 0.9, {}),
    ("input", 1.1, {"capture_gap": WARN}),
    ("input", 3.1, {"capture_gap": FAIL}),
    ("window", 9.0, {"capture_gap": WARN}),
)
cases("late voice", deaf, (0.0, 1.8, {}), (0.0, 2.2, {"stream_length": WARN}))
cases(
    "voice ends early",
    deaf,
    (38.2, 40.0, {}),
    (37.8, 40.0, {"stream_length": WARN}),
    (29.8, 40.0, {"stream_length": FAIL}),
)
cases("screen ends early", unseen, (38.5, 40.0, {}), (37.5, 40.0, {"stream_length": WARN}))


def lost(script: Script, count: int) -> None:
    loss = Gap("input", ns(10), ns(10.1), GapReason.QUEUE_FULL, lost_events=count)
    script.others.append((10, "", loss))


cases(
    "lost events",
    lost,
    (0, {}),
    (1, {"lost_events": WARN}),
    (20, {"lost_events": WARN}),
    (21, {"lost_events": FAIL}),
)


def slow(script: Script, per_second: int, length_s: float) -> None:
    script.others += [
        (10, "screen/0", LookRateEvent("screen/0", per_second)),
        (10 + length_s, "screen/0", LookRateEvent("screen/0", 30)),
    ]


cases("slow encoder", slow, (9, 4.8, {}), (10, 20.0, {}), (9, 5.2, {"low_frame_rate": WARN}))


@case("no mouse and keys", empty_stream=FAIL)
def _(script: Script) -> None:
    script.input = []


@case("no picture", empty_stream=FAIL)
def _(script: Script) -> None:
    script.screen = False


@case("no sound", empty_stream=FAIL)
def _(script: Script) -> None:
    script.sound = None


@case("no window", empty_stream=WARN)
def _(script: Script) -> None:
    script.others = [it for it in script.others if it[1] != "window"]


def crashed(script: Script, voice_until_s: float) -> None:
    script.crashed = True
    script.deaf = [(voice_until_s, script.seconds)]


cases("crashed", crashed, (39.8, {"recovered": NOTE}), (38.6, {"recovered": WARN}))


# --- clocks -----------------------------------------------------------------------------------------


def step(script: Script, by_s: float) -> None:
    script.utc_step_s = (15.0, by_s)


cases(
    "clock of day set", step, (0.9, {}), (-0.9, {}), (1.1, {"clock_step": WARN}), (-1.1, {"clock_step": WARN})
)


def stray(script: Script, by_s: float) -> None:
    script.voice_shift_s = {10.0: by_s, 12.0: by_s, 24.0: -by_s, 26.0: -by_s}


cases("voice strays", stray, (0.02, {}), (0.045, {"voice_clock": WARN}))


def drift(script: Script, ppm: float) -> None:
    script.voice_shift_s = {number / 10: ppm / 1e7 for number in range(1, 400)}


cases(
    "microphone's clock",
    drift,
    (550.0, {}),
    (-550.0, {}),
    (750.0, {"voice_clock": WARN}),
    (-750.0, {"voice_clock": WARN}),
)


def certificate(script: Script, p95_ms: float, drift_ms: float) -> None:
    script.sync_p95_ms, script.sync_drift_ms = p95_ms, drift_ms


cases(
    "certificate",
    certificate,
    (44.0, 39.0, {}),
    (46.0, 1.0, {"sync_certificate": WARN}),
    (91.0, 1.0, {"sync_certificate": FAIL}),
    (5.0, 41.0, {"sync_certificate": WARN}),
)


@case("no certificate", sync_certificate=NOTE)
def _(script: Script) -> None:
    script.sync = False


# --- pictures ---------------------------------------------------------------------------------------


def black(script: Script, from_s: float, to_s: float) -> None:
    script.black = [(from_s, to_s)]
    script.changes = [it for it in script.changes if not from_s <= it <= to_s]


cases(
    "black",
    black,
    (11.5, 12.4, {}),
    (11.5, 12.6, {"black_picture": WARN}),
    (38.5, 40.0, {"black_picture": WARN}),
)


@case("black:long", black_picture=FAIL)
def _(script: Script) -> None:
    without_between(script, 12, 28)
    black(script, 12.0, 27.5)


def frozen(script: Script, length_s: float) -> None:
    without_between(script, 9, 36)
    script.input += typed(9.5, "abcdefghijklmnopqrstuvw", every_s=length_s / 22)


cases("frozen", frozen, (9.5, {}), (11.0, {"frozen_picture": WARN}))


@case("frozen:long", seconds=60.0, frozen_picture=FAIL)
def _(script: Script) -> None:
    without_between(script, 9, 45)
    script.input += typed(9.5, "abcdefghijklmnopqrstuvw", every_s=1.5)


def coarse(script: Script, quantizer: int) -> None:
    script.encoder_options = {"qp": str(quantizer)}


cases("coarse", coarse, (35, {}), (36, {"legibility": WARN}), (43, {"legibility": FAIL}))


def scaled(script: Script, scale: float) -> None:
    display = replace(DISPLAY, scale=scale)
    script.others[0] = (0.0, "displays", DisplaysEvent((display,)))


cases("scale", scaled, (0.5, {}), (4.0, {}), (0.4, {"display_scale": WARN}), (4.5, {"display_scale": WARN}))


def outside(script: Script, moves: int) -> None:
    script.input += [(5 + number / 100, PointerEvent(PointerAction.MOVE, 9, 9)) for number in range(moves)]
    script.input += click(20.6, 1000, 100)
    script.changes.append(20.7)


cases("clicks outside", outside, (300, {}), (150, {"display_scale": WARN}))


# --- voice ------------------------------------------------------------------------------------------


def silent(script: Script, from_s: float, to_s: float) -> None:
    hush(script, from_s, to_s)


cases("silent", silent, (14.0, 55.0, {}), (14.0, 62.0, {"silence_while_acting": WARN}), seconds=80.0)


def sparse(script: Script, part: float) -> None:
    script.sound = narration(script.seconds, part=part)


cases("few words", sparse, (0.24, {}), (0.13, {"speech_share": WARN}), seconds=60.0)


@case("no word", speech_share=FAIL)
def _(script: Script) -> None:
    hush(script, 0, script.seconds)


def dead(script: Script, length_s: float) -> None:
    hush(script, 10, 10 + length_s, level=0)


cases("dead microphone", dead, (4.8, {}), (5.2, {"dead_microphone": WARN}))


@case("dead microphone:all", dead_microphone=FAIL, speech_share=FAIL)
def _(script: Script) -> None:
    hush(script, 0, script.seconds, level=0)


def gain(script: Script, factor: float) -> None:
    script.sound = narration(script.seconds, gain=factor)


cases("quiet", gain, (0.38, {}), (0.31, {"voice_level": WARN}), (0.1, {"voice_level": FAIL}))


def loud(script: Script, factor: float) -> None:
    script.sound = narration(script.seconds, gain=factor)


cases("loud", loud, (1.2, {}), (2.6, {"voice_level": WARN}))


def clipped(script: Script, runs: int) -> None:
    script.sound = script.sound.copy()
    for number in range(runs):
        at = (5 + number) * RATE_HZ
        script.sound[at : at + 5] = 32_767


cases("clipped", clipped, (3, {}), (4, {"voice_clipped": WARN}))


@case("clipped:all along", voice_clipped=FAIL)
def _(script: Script) -> None:
    script.sound = script.sound.copy()
    for at in range(RATE_HZ, len(script.sound) - RATE_HZ, RATE_HZ // 100):
        if abs(script.sound[at]) > 500:
            script.sound[at : at + 4] = 32_767


def noisy(script: Script, snr_db: float, keyboard: bool) -> None:  # noqa: FBT001 - a column of the table
    """A room's noise so far under the voice, and keys between words or not."""
    voice = narration(script.seconds, gain=0.37).astype(float)
    spoken = np.sqrt(np.mean(voice**2) / SPEECH_PART)
    voice += pink(len(voice), spoken * 10 ** (-snr_db / 20))
    if keyboard:
        voice += typing_noise(len(voice), np.random.default_rng(2), per_second=3) / 8
    script.sound = clear(voice)


cases(
    "noise",
    noisy,
    (22.0, False, {}),
    (22.0, True, {}),
    (18.0, False, {"voice_noise": WARN}),
    (18.0, True, {"voice_noise": WARN}),
    (12.0, False, {"voice_noise": WARN}),
    (12.0, True, {"voice_noise": WARN}),
    (8.0, False, {"voice_noise": FAIL}),
    (8.0, True, {"voice_noise": FAIL}),
)


def room(script: Script, level_dbfs: float) -> None:
    voice = narration(script.seconds, gain=1.2).astype(float)
    script.sound = clear(voice + pink(len(voice), 32_768 * 10 ** (level_dbfs / 20)))


cases("loud room", room, (-52.0, {}), (-48.5, {"voice_noise": WARN}))


# --- what was done ----------------------------------------------------------------------------------


def nothing(script: Script, from_s: float, to_s: float) -> None:
    without_between(script, from_s, to_s, sound=True)


cases("idle", nothing, (20.0, 32.0, {}), (20.0, 37.5, {"idle": NOTE}), seconds=60.0)
cases("idle in most", nothing, (10.0, 36.0, {"idle": WARN}), seconds=60.0)
cases("idle for long", nothing, (60.0, 118.0, {"idle": NOTE}), (60.0, 125.0, {"idle": WARN}), seconds=230.0)


@case("short", seconds=8.0, duration=WARN)
def _(_script: Script) -> None:
    pass


@case("short enough", seconds=11.0)
def _(_script: Script) -> None:
    pass


@case("very short", seconds=2.5, duration=FAIL)
def _(script: Script) -> None:
    script.input = click(0.5)


def ending(script: Script, before_s: float) -> None:
    script.input += click(script.seconds - before_s - 0.08)
    script.changes.append(script.seconds - before_s)


cases("end", ending, (0.6, {}), (0.4, {"final_state": WARN}))


@case("end:held", final_state=WARN)
def _(script: Script) -> None:
    script.input.append((39.3, PointerEvent(PointerAction.PRESS, 50, 50, Button.LEFT)))
    script.changes.append(39.4)


def held(script: Script, length_s: float) -> None:
    script.input += key(2.2, "", symbol="F5", held_s=length_s)


cases("held key", held, (29.0, {}), (31.0, {"stuck_keys": WARN}))


def unreleased(script: Script, count: int) -> None:
    press = key(3.0, "", symbol="F6")[0][1]
    script.input += [(3.3 + number * 3, press) for number in range(count + 1)]
    script.input.append((3.4 + count * 3, replace(press, action=KeyAction.RELEASE)))
    script.changes += [3.4 + number * 3 for number in range(count + 1)]


cases("lost releases", unreleased, (3, {}), (4, {"stuck_keys": WARN}))


def idle_clicks(script: Script, count: int) -> None:
    pointer = [(at, it) for at, it in script.input if isinstance(it, PointerEvent)]
    presses = [at for at, it in pointer if it.action is PointerAction.PRESS]
    for at in presses[2 : 2 + count]:
        script.changes = [it for it in script.changes if not at < it < at + 1.5]


cases("clicks without effect", idle_clicks, (3, {}), (4, {"no_visible_effect": WARN}))


def again(script: Script, times: int) -> None:
    without_between(script, 5, 30)
    for number in range(times):
        script.input += click(6 + 2 * number, 77, 88)
        script.changes.append(6.15 + 2 * number)


cases("again and again", again, (4, {}), (5, {"repeated_actions": WARN}))


def undo(script: Script, times: int) -> None:
    without_between(script, 5, 30)
    for number in range(times):
        script.input += key(6 + 2 * number, "z", modifiers=("control",))
        script.changes.append(6.2 + 2 * number)
        script.input += click(7 + 2 * number, 20 + 30 * number, 150)
        script.changes.append(7.2 + 2 * number)


cases("undo", undo, (6, {}), (7, {"undo_storm": WARN}))


# --- what should not be in it -----------------------------------------------------------------------


def types(script: Script, text: str) -> None:
    without_between(script, 5, 20)
    script.input += click(5.5, 33, 44)
    script.input += typed(6, text)
    script.changes += [5.6, *(6 + 0.5 * number for number in range(26))]


def copies(script: Script, text: str) -> None:
    script.others.append((10, "clipboard", ClipboardEvent(text, len(text))))


def titles(script: Script, text: str) -> None:
    script.others.append((10, "window", WindowEvent(8, text, "browser", 1, 0, 0, 320, 240)))


SECRETS = {"secrets": FAIL}
PERSONAL = {"personal_data": WARN}
cases(
    "typed",
    types,
    ("AKIAIOSFODNN7EXAMPLE", SECRETS),
    ("AKIAIOSFODNN7EXAMPL: the password is wrong", {}),
    ("export PASSWORD=hunter42!", SECRETS),
    ("ann.lee@uni-koeln.de", PERSONAL),
    ("ann.lee@example.org, 192.168.1.20", {}),
    ("4111 1111 1111 1111 x", PERSONAL),
    ("4111 1111 1111 1112, 2026-11-21 12:30", {}),
)
cases(
    "copied",
    copies,
    ("ghp_" + "a1B2" * 9, SECRETS),
    ("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", {}),
    ("DE89 3704 0044 0532 0130 00", PERSONAL),
    ("DE89 3704 0044 0532 0130 01", {}),
)
cases("title", titles, ("Inbox of ann.lee@uni-koeln.de", PERSONAL), ("report.xlsx: saved", {}))


@case("password field", secrets=FAIL)
def _(script: Script) -> None:
    without_between(script, 5, 20)
    field = Element("password text", "Password", None, True, (), None, (), None, None, "browser", 1)
    told = ElementEvent(ElementTrigger.KEY, 0, 0, None, None, field, None, 1_000_000)
    script.input += typed(6, "kitten")
    script.others.append((6, "elements", told))
    script.changes.append(6.2)


# --- several at once --------------------------------------------------------------------------------


@case("several:quiet, black, cut off", voice_level=WARN, black_picture=WARN, final_state=WARN)
def _(script: Script) -> None:
    gain(script, 0.31)
    black(script, 11.5, 12.7)
    ending(script, 0.3)


@case("several:gap, key, secret", capture_gap=WARN, stuck_keys=WARN, secrets=FAIL)
def _(script: Script) -> None:
    types(script, "AKIAIOSFODNN7EXAMPLE")
    unseen(script, 30.0, 30.7)
    held(script, 31.0)


@case("several:noise, clipped, no certificate", voice_noise=WARN, voice_clipped=WARN, sync_certificate=NOTE)
def _(script: Script) -> None:
    noisy(script, 17.0, keyboard=True)
    clipped(script, 5)
    script.sync = False


def judge(number: int, folder: Path) -> Report:
    """Make the recording of this number in `folder`, and check it with the built-in policy."""
    it = CASES[number]
    script = good(it.seconds)
    it.spoil(script)
    return examine(plant(script, folder), built_in()).report
