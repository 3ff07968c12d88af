"""What the recorder decides, step by step, with recordings that do as they are told."""

from pathlib import Path
from typing import Any

import pytest

from helpers.told_recorder import ROOT, SEALED, SECOND_NS, Recorder, health
from trajectory_recorder.errors import Cancelled, EngineLost, MachineError, OutputUnusable, UsageError
from trajectory_recorder.events import Rectangle, StreamState
from trajectory_recorder.quality.live import LiveWarning
from trajectory_recorder.recording.states import PauseReason, State
from trajectory_recorder.settings import AppSettings, RecordSettings
from trajectory_recorder.ui.notices import Notice
from trajectory_recorder.ui.recorder.live_recording import Sealed, Snapshot
from trajectory_recorder.ui.recorder.model import Ending
from trajectory_recorder.ui.recorder.phases import Action, Phase
from trajectory_recorder.ui.recorder.task import RecordingTask

TASK = RecordingTask("task-1", "Find the mean", "Take the five readings.")
RUNNING = {Action.PAUSE_OR_RESUME, Action.MARK, Action.FORGET, Action.MASK, Action.STOP}


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


# --- the countdown ---------------------------------------------------------------------------------


def test_devices_open_while_it_counts_and_time_runs_at_its_end() -> None:
    recorder = Recorder(countdown_s=3)
    model = recorder.model
    model.record(TASK)
    recording, shown = recorder.recordings[0], []
    assert (model.phase, model.actions, model.task) == (Phase.COUNTING, {Action.STOP}, TASK)
    assert {row.word for row in model.rows} == {"Starting"}
    recorder.do()
    for _ in range(6):
        recorder.passes(0)
        shown.append((model.seconds_left, model.voice and model.voice.words))
        recorder.passes(0.5)
    assert shown == [(seconds, "too loud") for seconds in (3, 3, 2, 2, 1, 1)]
    assert (model.phase, model.seconds_left) == (Phase.RECORDING, 0)
    asked = [what for what in recording.asked if what != "look"]
    assert asked == ["start", "begin"]
    assert recording.asked.index("begin") > recording.asked.index("look")
    folder, settings, other = recording.made_with
    assert (folder, settings) == (Path("/recordings"), RecordSettings())
    assert other == {"task_id": "task-1", "hot_keys": ()}


def test_devices_that_take_longer_than_the_countdown_are_waited_for() -> None:
    recorder = Recorder(countdown_s=1)
    recorder.model.record(None)
    recorder.now_ns += 2 * SECOND_NS
    recorder.model.tick()
    assert (recorder.model.phase, recorder.recordings[0].asked) == (Phase.STARTING, [])
    recorder.do()
    assert recorder.model.phase is Phase.RECORDING
    assert recorder.recordings[0].asked[:2] == ["start", "begin"]


def test_cancelling_while_devices_open_gives_up() -> None:
    recorder = Recorder(countdown_s=3)
    recorder.model.record(None)
    recorder.model.stop()
    recording = recorder.recordings[0]
    assert recording.asked == ["give_up"]
    assert (recorder.model.phase, recorder.model.actions) == (Phase.GIVING_UP, set())
    recording.answers["start"] = Cancelled("given up")
    recorder.do()
    assert recorder.ending == Ending(None, None)


@pytest.mark.parametrize("too_late", [False, True])
def test_cancelling_once_devices_are_open_leaves_nothing(*, too_late: bool) -> None:
    recorder = Recorder(countdown_s=3)
    recorder.model.record(None)
    if not too_late:
        recorder.do()
    recorder.model.stop()
    recorder.do()
    assert recorder.ending == Ending(None, None)
    asked = recorder.recordings[0].asked
    assert asked == (["give_up", "start", "abandon"] if too_late else ["start", "abandon"])


def test_an_engine_that_dies_in_the_countdown_says_so() -> None:
    recorder = Recorder(countdown_s=3)
    recorder.model.record(None)
    recorder.recordings[0].answers["look"] = EngineLost("the engine process ended unexpectedly")
    recorder.passes(0.1)
    recorder.passes(0.1)
    assert recorder.ending.notice == Notice("The engine process ended unexpectedly.")
    assert recorder.recordings[0].asked[-1] == "abandon"


def test_a_beginning_given_up_too_late_is_sealed(recorder: Recorder) -> None:
    recorder.model.record(None)
    recorder.jobs.pop(0)()
    recorder.model.stop()
    recorder.do()
    assert recorder.ending.sealed == SEALED
    assert recorder.recordings[0].asked == ["start", "give_up", "begin", "stop"]


def test_a_start_that_fails_says_what_and_what_to_try(recorder: Recorder) -> None:
    recorder.model.record(None)
    recorder.recordings[0].answers["start"] = MachineError("there is no microphone", "plug one in")
    recorder.do()
    assert recorder.ending == Ending(None, Notice("There is no microphone.", "Plug one in."))


# --- while it records ------------------------------------------------------------------------------


def test_the_way_of_a_recording(recorder: Recorder) -> None:
    model = recorder.model
    model.record(None)
    assert (model.phase, model.actions) == (Phase.STARTING, {Action.STOP})
    recorder.do()
    assert (model.phase, model.actions, model.headline) == (Phase.RECORDING, RUNNING, "Recording")
    assert model.elapsed == "0:00:01"
    model.pause_or_resume()
    assert (model.phase, model.pause_word) == (Phase.PAUSING, "Pause")
    recorder.do()
    assert (model.phase, model.actions, model.pause_word) == (Phase.PAUSED, RUNNING, "Resume")
    assert [row.word for row in model.rows] == ["Paused"]
    assert model.explanation == "Nothing is recorded until you resume."
    model.pause_or_resume()
    assert (model.phase, model.pause_word) == (Phase.RESUMING, "Resume")
    recorder.do()
    assert model.phase is Phase.RECORDING
    model.stop()
    assert (model.phase, model.actions) == (Phase.SEALING, set())
    recorder.do()
    assert recorder.ending == Ending(SEALED, None)
    asked = [what for what in recorder.recordings[0].asked if what != "look"]
    assert asked == ["start", "begin", "pause", "resume", "stop"]


def test_what_is_not_allowed_does_nothing(recorder: Recorder) -> None:
    model = recorder.model
    for ask in (model.pause_or_resume, model.mark, model.forget, model.press_mask, model.stop, model.tick):
        ask()
    model.mask(on=True)
    assert (recorder.jobs, recorder.recordings) == ([], [])
    recorder.recording()
    model.record(None)
    assert len(recorder.recordings) == 1


def test_what_was_done_is_told_for_a_moment(recorder: Recorder) -> None:
    recording = recorder.recording()
    recording.answers["look"] = Snapshot(State.RECORDING, 42 * SECOND_NS, (health("screen/0"),))
    recorder.passes(0.2)
    recorder.model.mark()
    assert recorder.model.told == ""
    recorder.do()
    assert recorder.model.told == "Marked at 0:00:42"
    recorder.model.forget()
    recorder.do()
    assert recorder.model.told == "0:00:12 to 0:00:42 will be cut out for good when the recording ends"
    recorder.passes(3.9)
    assert recorder.model.told != ""
    recorder.passes(0.2)
    assert recorder.model.told == ""
    assert [what for what in recording.asked if what != "look"][2:] == ["Mark 1", "forget 30"]


def test_a_mask_that_is_held_ends_and_one_that_is_clicked_stays(recorder: Recorder) -> None:
    recording, model = recorder.recording(), recorder.model

    def press(held_s: float) -> bool:
        model.press_mask()
        recorder.do()
        assert model.masked or not held_s
        recorder.passes(held_s)
        model.release_mask(round(held_s * SECOND_NS))
        recorder.do()
        return model.masked

    assert press(held_s=2) is False
    assert press(held_s=0.1) is True
    assert (model.headline, model.framed) == ("Masked", ())
    assert model.explanation.startswith("Time goes on; nothing")
    assert press(held_s=0.1) is False
    asked = [what for what in recording.asked if what.startswith("mask")]
    assert asked == ["mask True", "mask False"] * 2


def test_a_mask_is_shown_only_once_it_holds(recorder: Recorder) -> None:
    recording = recorder.recording()
    recording.answers["mask True"] = UsageError("a session that is stopping can't be masked")
    recorder.model.mask(on=True)
    assert not recorder.model.masked
    recorder.do()
    assert not recorder.model.masked
    assert recorder.model.notice == Notice("A session that is stopping can't be masked.")
    recorder.model.dismiss()
    assert recorder.model.notice is None


def test_a_pause_of_the_engines_own_says_why_and_can_be_ended(recorder: Recorder) -> None:
    recording, model = recorder.recording(), recorder.model
    paused = (health("screen/0", StreamState.PAUSED),)
    recording.answers["look"] = Snapshot(State.PAUSED, SECOND_NS, paused, reason=PauseReason.LOCKED)
    recorder.passes(0.2)
    assert model.phase is Phase.PAUSED
    assert model.explanation == "Paused while the screen is locked. It goes on by itself."
    model.pause_or_resume()
    recorder.do()
    assert model.phase is Phase.RECORDING


def test_looks_do_not_pile_up(recorder: Recorder) -> None:
    recorder.recording()
    recorder.model.tick()
    recorder.model.tick()
    assert len(recorder.jobs) == 1


def test_streams_are_shown_in_order_with_what_is_wrong(recorder: Recorder) -> None:
    recording = recorder.recording()
    lost = "the microphone is gone. plug it in"
    frame = Rectangle(0, 0, 1280, 720)
    recording.answers["look"] = Snapshot(
        State.RECORDING,
        3725 * SECOND_NS,
        (
            health("clipboard", gaps=2, lost_events=1),
            health("voice", StreamState.FAILED, problem=lost, level=0.5),
            health("screen/1"),
            health("screen/0", StreamState.STALLED, problem="the device fell silent"),
        ),
        framed=(frame,),
    )
    recorder.passes(0.2)
    model = recorder.model
    assert [(row.title, row.word, row.remark) for row in model.rows] == [
        ("Screen 0", "Stalled", "The device fell silent."),
        ("Screen 1", "Live", ""),
        ("Voice", "Failed", "The microphone is gone. Plug it in."),
        ("Clipboard", "Live", "2 gaps, 1 lost event"),
    ]
    assert model.explanation == "Not being recorded: Screen 0, Voice."
    assert model.elapsed == "1:02:05"
    assert model.voice is None
    assert model.framed == (frame,)
    assert model.notice == Notice("Not being recorded: Voice.", "The microphone is gone. Plug it in.")


def test_the_level_falls_slowly(recorder: Recorder) -> None:
    recording = recorder.recording()
    shown = []
    for level in (1.0, 0.1, 0.0, *[0.0] * 40):
        recording.answers["look"] = Snapshot(State.RECORDING, 0, (health("voice", level=level),))
        recorder.passes(0.2)
        assert recorder.model.voice is not None
        shown.append((round(recorder.model.voice.share, 2), recorder.model.voice.words))
    assert shown[:3] == [(1.0, "too loud"), (0.95, "\N{MINUS SIGN}3 dB"), (0.9, "\N{MINUS SIGN}6 dB")]
    assert shown[-1] == (0.0, "no sound")


def test_what_the_checks_warn_of_is_shown(recorder: Recorder) -> None:
    recording = recorder.recording()
    quiet = LiveWarning("voice_level", "voice", "Your voice is too quiet: -50 LUFS", "Move nearer")
    recording.answers["look"] = Snapshot(State.RECORDING, 0, (health("voice"),), (quiet,))
    recorder.passes(0.2)
    assert recorder.model.notice == Notice("Your voice is too quiet: -50 LUFS.", "Move nearer.")
    told = Notice("Keys are taken.")
    recorder.model.warn(told)
    assert recorder.model.notice is told


def test_a_refused_pause_leaves_it_recording(recorder: Recorder) -> None:
    recording = recorder.recording()
    recording.answers["pause"] = MachineError("it did not answer")
    recorder.model.pause_or_resume()
    recorder.do()
    assert recorder.model.phase is Phase.RECORDING
    assert recorder.model.notice == Notice("It did not answer.")


def test_settings_go_into_the_next_recording(recorder: Recorder) -> None:
    settings = RecordSettings(fps=12, narration=False)
    recorder.model.set_up(Path("/elsewhere"), settings, AppSettings(countdown_s=0))
    recorder.model.record(None, hot_keys=("Ctrl+Alt+P",))
    assert "Voice" not in [row.title for row in recorder.model.rows]
    recorder.do()
    folder, used, other = recorder.recordings[0].made_with
    assert (folder, used) == (Path("/elsewhere"), settings)
    assert other == {"task_id": None, "hot_keys": ("Ctrl+Alt+P",)}


# --- the end ---------------------------------------------------------------------------------------


def test_a_stop_while_it_pauses_wins(recorder: Recorder) -> None:
    recorder.recording()
    recorder.model.pause_or_resume()
    recorder.model.stop()
    recorder.do()
    assert recorder.ending.sealed == SEALED


@pytest.mark.parametrize("command", ["look", "pause", "stop", "Mark 1"])
def test_a_dead_engine_is_recovered_whoever_notices(recorder: Recorder, command: str) -> None:
    recording = recorder.recording()
    for asked in ("look", "pause", "stop", "Mark 1"):
        recording.answers[asked] = EngineLost("the engine process ended unexpectedly")
    {
        "look": recorder.model.tick,
        "pause": recorder.model.pause_or_resume,
        "stop": recorder.model.stop,
        "Mark 1": recorder.model.mark,
    }[command]()
    recorder.model.tick()
    recorder.do()
    assert recording.asked.count("recover") == 1
    assert recorder.ending.sealed == recording.answers["recover"]
    assert recorder.ending.notice is not None
    assert recorder.ending.notice.message.startswith("The recording engine ended unexpectedly.")
    assert "log" in recorder.ending.notice.remedy


def test_a_recording_of_which_nothing_is_left_says_so(recorder: Recorder) -> None:
    recorder.recording().answers["stop"] = None
    recorder.model.stop()
    recorder.do()
    assert recorder.ending.sealed is None
    assert recorder.ending.notice is not None
    assert recorder.ending.notice.message.startswith("All of the recording was to be forgotten")


def test_what_cannot_be_recovered_says_so(recorder: Recorder) -> None:
    recording = recorder.recording()
    recording.answers["look"] = recording.answers["stop"] = EngineLost("dead")
    recording.answers["recover"] = OutputUnusable("the disk is full", "make room")
    recorder.passes(0.2)
    assert recorder.ending == Ending(None, Notice("The disk is full.", "Make room."))


@pytest.mark.parametrize(
    ("ended", "words"),
    [
        ("disk_full", "The disk was nearly full"),
        ("screen_lost", "The last recorded display"),
        ("stopped", "Another program ended the recording"),
    ],
)
@pytest.mark.parametrize("seen", [Snapshot(State.STOPPING), EngineLost("it has ended")])
def test_an_engine_that_seals_by_itself(recorder: Recorder, ended: str, words: str, seen: Any) -> None:
    recording = recorder.recording()
    recording.answers["look"] = seen
    recording.answers["stop"] = Sealed(ROOT, SECOND_NS, 1, ended)
    recorder.passes(0.2)
    assert recorder.ending.sealed == recording.answers["stop"]
    assert recorder.ending.notice is not None
    assert recorder.ending.notice.message.startswith(words)


def test_a_silent_engine_is_no_end(recorder: Recorder) -> None:
    recording = recorder.recording()
    alive = recording.answers["look"]
    recording.answers["look"] = Snapshot(State.RECORDING)
    recorder.passes(0.2)
    assert recorder.model.phase is Phase.RECORDING
    assert recorder.model.explanation == "The recording engine does not answer at the moment."
    assert (recorder.model.elapsed, recorder.model.answers) == ("0:00:01", False)
    recording.answers["look"] = alive
    recorder.passes(0.2)
    assert recorder.model.explanation == "All 2 streams are live."


def test_a_mistake_of_the_program_is_said_too(recorder: Recorder) -> None:
    recorder.model.record(None)
    recorder.recordings[0].answers["start"] = ZeroDivisionError("oh")
    recorder.do()
    assert recorder.ending.notice is not None
    assert "ZeroDivisionError('oh')" in recorder.ending.notice.message
