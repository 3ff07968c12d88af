from helpers.collecting_outlet import CollectingOutlet
from trajectory_recorder.capture._os.polling import emit_changes
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.events import Marker, StreamName


class Polled:
    stream = StreamName.WINDOW

    def __init__(self, *labels: str) -> None:
        self.labels = list(labels)

    def run(self, outlet: Outlet) -> None:
        emit_changes(outlet, self.read, period_s=0.001)

    def read(self) -> Marker:
        return Marker(self.labels.pop(0) if len(self.labels) > 1 else self.labels[0])


def test_the_first_reading_and_changes_are_emitted_and_looks_told() -> None:
    outlet = CollectingOutlet()
    with outlet.running(Polled("a", "a", "b", "b", "b", "a")):
        outlet.wait_for(lambda: len(outlet.looks) >= 5)
    assert outlet.events(Marker) == [Marker("a"), Marker("b"), Marker("a")]
    stamps = [stamp for stamp, _ in outlet.captured]
    assert stamps == sorted(stamps)


def test_nothing_is_read_before_the_start() -> None:
    outlet, source = CollectingOutlet(), Polled("a", "b")
    with outlet.running(source, start=False):
        outlet.wait_for(lambda: outlet.is_ready)
    assert source.labels == ["a", "b"]
