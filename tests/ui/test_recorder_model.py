"""What the recorder decides, step by step, with recordings that do as they are told."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from trajectory_recorder.errors import Cancelled, EngineLost, MachineError, OutputUnusable
from trajectory_recorder.events import StreamHealth, StreamState
from trajectory_recorder.quality.live import LiveWarning
from trajectory_recorder.recording.states import State
from trajectory_recorder.settings import RecordSettings
from trajectory_recorder.ui.live_recording import LiveRecording, Sealed, Snapshot
from trajectory_recorder.ui.notices import Notice
from trajectory_recorder.ui.recorder_model import Action, Phase, RecorderModel

SECOND_NS = 1_000_000_000
ROOT = Path("/recordings/one.trajectory")
RUNNING = {Action.PAUSE_OR_RESUME, Action.MARK, Action.STOP}


def health(stream: str, state: StreamState = StreamState.LIVE, **other: Any) -> StreamHealth:
    counts = {"events": 0, "looks": 0, "lost_events": 0, "gaps": 0, "silent_ns": 0}
    return StreamHealth(stream, state, **(counts | other))


class ToldRecording(LiveRecording):
    """Keeps what it is asked for, and answers as the test says; an exception is raised."""

    def __init__(self, folder: Path, settings: RecordSettings) -> None:
        super().__init__(folder, settings)
        self.asked: list[str] = []
        self.folder, self.settings = folder, settings
        self.answers: dict[str, Any] = {
            "look": Snapshot(State.RECORDING, SECOND_NS, (health("screen/0"), health("voice"))),
            "stop": Sealed(ROOT, 2 * SECOND_NS, 1000, "stopped"),
            "recover": Sealed(ROOT, SECOND_NS, 500, "crash"),
        }

    def _answer(self, asked: str) -> Any:
        self.asked.append(asked)
        answer = self.answers.get(asked)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def start(self) -> None:
        self._answer("start")

    def give_up(self) -> None:
        self._answer("give_up")

    def pause(self) -> None:
        self._answer("pause")
        self.answers["look"] = Snapshot(State.PAUSED, SECOND_NS, (health("screen/0", StreamState.PAUSED),))

    def resume(self) -> None:
        self._answer("resume")
        self.answers["look"] = Snapshot(State.RECORDING, SECOND_NS, (health("screen/0"),))

    def mark(self, label: str) -> None:
        self._answer(label)

    def look(self) -> Snapshot:
        return self._answer("look")  # type: ignore[no-any-return]

    def stop(self) -> Sealed:
        return self._answer("stop")  # type: ignore[no-any-return]

    def recover(self) -> Sealed:
        return self._answer("recover")  # type: ignore[no-any-return]


class Recorder:
    """A model whose work is done when the test says so."""

    def __init__(self) -> None:
        self.recordings: list[ToldRecording] = []
        self.jobs: list[Callable[[], None]] = []
        self.changes = 0
        self.model = RecorderModel(
            Path("/recordings"),
            RecordSettings(),
            work=self._work,
            changed=self._changed,
            begin=self._begin,
        )

    def do(self) -> None:
        """Do all the work, and what follows from it."""
        while self.jobs:
            self.jobs.pop(0)()

    def recording(self) -> ToldRecording:
        """Start a recording, which runs from then on."""
        self.model.record()
        self.do()
        assert self.model.phase is Phase.RECORDING
        return self.recordings[-1]

    def _begin(self, folder: Path, settings: RecordSettings) -> ToldRecording:
        self.recordings.append(ToldRecording(folder, settings))
        return self.recordings[-1]

    def _work(
        self, job: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        def run() -> None:
            try:
                result = job()
            except Exception as error:  # noqa: BLE001 - as the bridge does
                failed(error)
            else:
                done(result)

        self.jobs.append(run)

    def _changed(self) -> None:
        self.changes += 1


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


def test_before_the_first_recording(recorder: Recorder) -> None:
    model = recorder.model
    assert model.headline == "Ready to record"
    assert model.elapsed == "0:00:00"
    assert model.actions == {Action.RECORD, Action.CHANGE_SETTINGS}
    assert [row.title for row in model.rows][:3] == ["Screen", "Keyboard and mouse", "Voice"]
    assert {row.word for row in model.rows} == {"Off"}
    assert model.voice is None
    assert model.close()


def test_the_way_of_a_recording(recorder: Recorder) -> None:
    model = recorder.model
    model.record()
    assert (model.phase, model.actions) == (Phase.STARTING, {Action.STOP})
    assert {row.word for row in model.rows} == {"Starting"}
    recorder.do()
    assert (model.phase, model.actions) == (Phase.RECORDING, RUNNING)
    assert model.elapsed == "0:00:01"
    model.pause_or_resume()
    assert (model.phase, model.actions, model.pause_word) == (Phase.PAUSING, {Action.STOP}, "Pause")
    recorder.do()
    assert (model.phase, model.actions, model.pause_word) == (Phase.PAUSED, RUNNING, "Resume")
    assert [row.word for row in model.rows] == ["Paused"]
    model.pause_or_resume()
    assert (model.phase, model.actions, model.pause_word) == (Phase.RESUMING, {Action.STOP}, "Resume")
    recorder.do()
    assert model.phase is Phase.RECORDING
    model.mark()
    model.mark()
    assert model.marks == ""
    recorder.do()
    assert model.marks == "2 marks"
    model.stop()
    assert (model.phase, model.actions) == (Phase.SEALING, set())
    recorder.do()
    assert (model.headline, model.elapsed, model.notice) == ("Recording saved", "0:00:02", None)
    assert model.sealed == Sealed(ROOT, 2 * SECOND_NS, 1000, "stopped")
    asked = [what for what in recorder.recordings[0].asked if what != "look"]
    assert asked == ["start", "pause", "resume", "Mark 1", "Mark 2", "stop"]


def test_what_is_not_allowed_does_nothing(recorder: Recorder) -> None:
    model = recorder.model
    model.pause_or_resume()
    model.mark()
    model.stop()
    model.tick()
    assert (recorder.jobs, recorder.changes, recorder.recordings) == ([], 0, [])
    recorder.recording()
    model.record()
    assert len(recorder.recordings) == 1


def test_settings_go_into_the_next_recording(recorder: Recorder) -> None:
    recorder.model.choose_folder(Path("/elsewhere"))
    recorder.model.choose_fps(12)
    recorder.model.choose_narration(False)
    assert "Voice" not in [row.title for row in recorder.model.rows]
    recording = recorder.recording()
    assert recording.folder == Path("/elsewhere")
    assert recording.settings == RecordSettings(fps=12, narration=False)


def test_looks_do_not_pile_up(recorder: Recorder) -> None:
    recorder.recording()
    recorder.model.tick()
    recorder.model.tick()
    assert len(recorder.jobs) == 1


def test_streams_are_shown_in_order_with_what_is_wrong(recorder: Recorder) -> None:
    recording = recorder.recording()
    lost = "the microphone is gone. plug it in"
    recording.answers["look"] = Snapshot(
        State.RECORDING,
        3725 * SECOND_NS,
        (
            health("clipboard", gaps=2, lost_events=1),
            health("voice", StreamState.FAILED, problem=lost, level=0.5),
            health("screen/1"),
            health("screen/0", StreamState.STALLED, problem="the device fell silent"),
        ),
    )
    recorder.model.tick()
    recorder.do()
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


def test_the_level_falls_slowly(recorder: Recorder) -> None:
    recording = recorder.recording()
    shown = []
    for level in (1.0, 0.1, 0.0, *[0.0] * 20):
        recording.answers["look"] = Snapshot(State.RECORDING, 0, (health("voice", level=level),))
        recorder.model.tick()
        recorder.do()
        assert recorder.model.voice is not None
        shown.append((round(recorder.model.voice.share, 2), recorder.model.voice.words))
    assert shown[:3] == [(1.0, "too loud"), (0.9, "\N{MINUS SIGN}6 dB"), (0.8, "\N{MINUS SIGN}12 dB")]
    assert shown[-1] == (0.0, "no sound")


def test_what_is_wrong_right_now_is_said_until_it_is_mended(recorder: Recorder) -> None:
    recording = recorder.recording()
    quiet = LiveWarning("voice_level", "voice", "Your voice is too quiet: -50 LUFS", "Move nearer")

    def look(*warnings: LiveWarning) -> Notice | None:
        recording.answers["look"] = Snapshot(State.RECORDING, 0, (health("voice"),), warnings)
        recorder.model.tick()
        recorder.do()
        return recorder.model.notice

    assert look() is None
    assert look(quiet) == Notice("Your voice is too quiet: -50 LUFS.", "Move nearer.")
    assert look() is None
    told = Notice("Something else.")
    recorder.model.tell(told)
    assert look(quiet) is told
    assert look() is told


def test_a_start_that_fails_says_what_and_what_to_try(recorder: Recorder) -> None:
    recorder.model.record()
    recorder.recordings[0].answers["start"] = MachineError("there is no microphone", "plug one in")
    recorder.do()
    assert recorder.model.phase is Phase.READY
    assert recorder.model.notice is not None
    assert recorder.model.notice.message == "There is no microphone."
    assert recorder.model.notice.remedy == "Plug one in."
    recorder.recording()
    assert recorder.model.notice is None


def test_stopping_a_start_gives_it_up(recorder: Recorder) -> None:
    recorder.model.record()
    recorder.model.stop()
    recording = recorder.recordings[0]
    assert recording.asked == ["give_up"]
    assert (recorder.model.phase, recorder.model.actions) == (Phase.GIVING_UP, set())
    recording.answers["start"] = Cancelled("given up")
    recorder.do()
    assert (recorder.model.phase, recorder.model.notice) == (Phase.READY, None)


def test_a_start_given_up_too_late_is_sealed(recorder: Recorder) -> None:
    recorder.model.record()
    recorder.model.stop()
    recorder.do()
    assert recorder.model.phase is Phase.SAVED
    assert recorder.recordings[0].asked == ["give_up", "start", "stop"]


def test_a_refused_pause_leaves_it_recording(recorder: Recorder) -> None:
    recording = recorder.recording()
    recording.answers["pause"] = MachineError("it did not answer")
    recorder.model.pause_or_resume()
    recorder.do()
    assert recorder.model.phase is Phase.RECORDING
    assert recorder.model.notice is not None
    assert recorder.model.notice.message == "It did not answer."


def test_a_stop_while_it_pauses_wins(recorder: Recorder) -> None:
    recorder.recording()
    recorder.model.pause_or_resume()
    recorder.model.stop()
    recorder.do()
    assert recorder.model.phase is Phase.SAVED


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
    model = recorder.model
    assert recording.asked.count("recover") == 1
    assert model.phase is Phase.RECOVERED
    assert model.sealed is not None
    assert model.notice is not None
    assert model.notice.message.startswith("The recording engine ended unexpectedly.")
    assert "log" in model.notice.remedy


def test_what_cannot_be_recovered_says_so(recorder: Recorder) -> None:
    recording = recorder.recording()
    recording.answers["look"] = recording.answers["stop"] = EngineLost("dead")
    recording.answers["recover"] = OutputUnusable("the disk is full", "make room")
    recorder.model.tick()
    recorder.do()
    assert recorder.model.phase is Phase.READY
    assert recorder.model.notice is not None
    assert recorder.model.notice.message == "The disk is full."
    assert recorder.model.sealed is None


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
    recorder.model.tick()
    recorder.do()
    assert recorder.model.phase is Phase.SAVED
    assert recorder.model.notice is not None
    assert recorder.model.notice.message.startswith(words)


def test_a_silent_engine_is_no_end(recorder: Recorder) -> None:
    recording = recorder.recording()
    alive = recording.answers["look"]
    recording.answers["look"] = Snapshot(State.RECORDING)
    recorder.model.tick()
    recorder.do()
    assert recorder.model.phase is Phase.RECORDING
    assert recorder.model.explanation == "The recording engine does not answer at the moment."
    assert recorder.model.elapsed == "0:00:01"
    recording.answers["look"] = alive
    recorder.model.tick()
    recorder.do()
    assert recorder.model.explanation == "All 2 streams are live."


def test_closing_waits_for_the_seal(recorder: Recorder) -> None:
    recorder.recording()
    assert not recorder.model.close()
    assert (recorder.model.phase, recorder.model.closed) == (Phase.SEALING, False)
    assert not recorder.model.close()
    recorder.do()
    assert recorder.model.closed
    assert recorder.recordings[0].asked.count("stop") == 1


def test_a_window_with_bad_news_stays_open(recorder: Recorder) -> None:
    recording = recorder.recording()
    recording.answers["stop"] = OutputUnusable("the disk is full", "make room")
    assert not recorder.model.close()
    recorder.do()
    assert not recorder.model.closed
    assert recorder.model.notice is not None
    assert recorder.model.close()


def test_a_mistake_of_the_program_is_said_too(recorder: Recorder) -> None:
    recorder.model.record()
    recorder.recordings[0].answers["start"] = ZeroDivisionError("oh")
    recorder.do()
    assert recorder.model.phase is Phase.READY
    assert recorder.model.notice is not None
    assert "ZeroDivisionError('oh')" in recorder.model.notice.message
