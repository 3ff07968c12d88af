"""A recorder's model with recordings that do as they are told, and a clock that the test moves."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from trajectory_recorder.events import StreamHealth, StreamState
from trajectory_recorder.recording.states import State
from trajectory_recorder.settings import AppSettings, RecordSettings
from trajectory_recorder.ui.recorder.live_recording import LiveRecording, Sealed, Snapshot
from trajectory_recorder.ui.recorder.model import Ending, RecorderModel
from trajectory_recorder.ui.recorder.phases import Phase

SECOND_NS = 1_000_000_000
ROOT = Path("/recordings/one.trajectory")
SEALED = Sealed(ROOT, 2 * SECOND_NS, 1000, "stopped")


def health(stream: str, state: StreamState = StreamState.LIVE, **other: Any) -> StreamHealth:
    counts = {"events": 0, "looks": 0, "lost_events": 0, "gaps": 0, "silent_ns": 0}
    return StreamHealth(stream, state, **(counts | other))


class ToldRecording(LiveRecording):
    """Keeps what it is asked for, and answers as the test says; an exception is raised."""

    def __init__(self, folder: Path, settings: RecordSettings, **other: Any) -> None:
        super().__init__(folder, settings, **other)
        self.asked: list[str] = []
        self.made_with = (folder, settings, other)
        self.answers: dict[str, Any] = {
            "look": Snapshot(State.PREPARING, 0, (health("voice", level=1.0),)),
            "stop": SEALED,
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

    def begin(self) -> None:
        self._answer("begin")
        self.answers["look"] = Snapshot(State.RECORDING, SECOND_NS, (health("screen/0"), health("voice")))

    def give_up(self) -> None:
        self._answer("give_up")

    def abandon(self) -> None:
        self._answer("abandon")

    def pause(self) -> None:
        self._answer("pause")
        self.answers["look"] = Snapshot(State.PAUSED, SECOND_NS, (health("screen/0", StreamState.PAUSED),))

    def resume(self) -> None:
        self._answer("resume")
        self.answers["look"] = Snapshot(State.RECORDING, SECOND_NS, (health("screen/0"),))

    def mark(self, label: str) -> None:
        self._answer(label)

    def forget(self, seconds: float) -> None:
        self._answer(f"forget {seconds}")

    def mask(self, *, on: bool) -> None:
        self._answer(f"mask {on}")

    def look(self) -> Snapshot:
        return self._answer("look")  # type: ignore[no-any-return]

    def stop(self) -> Sealed | None:
        return self._answer("stop")  # type: ignore[no-any-return]

    def recover(self) -> Sealed | None:
        return self._answer("recover")  # type: ignore[no-any-return]


class Recorder:
    """A model whose work is done, and whose time passes, when the test says so."""

    def __init__(self, countdown_s: int = 0) -> None:
        self.recordings: list[ToldRecording] = []
        self.jobs: list[Callable[[], None]] = []
        self.changes = 0
        self.now_ns = 100 * SECOND_NS
        self.endings: list[Ending] = []
        self.model = RecorderModel(
            Path("/recordings"),
            RecordSettings(),
            AppSettings(countdown_s=countdown_s),
            work=self._work,
            changed=self._changed,
            ended=self.endings.append,
            make=self._make,
            now_ns=lambda: self.now_ns,
        )

    def do(self) -> None:
        """Do all the work, and what follows from it."""
        while self.jobs:
            self.jobs.pop(0)()

    def passes(self, seconds: float) -> None:
        """Let time pass, and see how the recording is doing."""
        self.now_ns += round(seconds * SECOND_NS)
        self.model.tick()
        self.do()

    def recording(self) -> ToldRecording:
        """Start a recording, which runs from then on."""
        self.model.record(None)
        self.do()
        assert self.model.phase is Phase.RECORDING
        return self.recordings[-1]

    @property
    def ending(self) -> Ending:
        """How the one recording ended."""
        assert not self.model.busy
        (ending,) = self.endings
        return ending

    def _make(self, folder: Path, settings: RecordSettings, **other: Any) -> ToldRecording:
        self.recordings.append(ToldRecording(folder, settings, **other))
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
