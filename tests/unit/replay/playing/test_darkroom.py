import threading
from collections.abc import Iterator

import pytest

from trajectory_recorder.errors import Unreachable
from trajectory_recorder.replay.playing.darkroom import Darkroom


@pytest.fixture
def darkroom() -> Iterator[Darkroom]:
    darkroom = Darkroom()
    yield darkroom
    darkroom.close()


def test_whoever_waits_is_called_until_it_is_decoded(darkroom: Darkroom) -> None:
    calls = []
    enough = threading.Event()

    def meanwhile() -> float:
        calls.append(threading.current_thread())
        if len(calls) == 3:
            enough.set()
        return 0.001

    darkroom.decode(lambda: enough.wait(10), meanwhile=meanwhile)
    assert len(calls) >= 3
    assert set(calls) == {threading.current_thread()}


def test_decoding_is_waited_for_though_there_is_nothing_else_to_do(darkroom: Darkroom) -> None:
    decoded: list[int] = []
    for number in range(3):
        darkroom.decode(lambda number=number: decoded.append(number), meanwhile=lambda: None)  # type: ignore[misc]
        assert decoded == list(range(number + 1))


def test_what_decoding_raises_reaches_whoever_waits(darkroom: Darkroom) -> None:
    def fail() -> None:
        raise Unreachable("the endpoint does not answer")

    with pytest.raises(Unreachable, match="does not answer"):
        darkroom.decode(fail, meanwhile=lambda: None)
    darkroom.decode(lambda: None, meanwhile=lambda: None)


def test_closing_ends_its_thread() -> None:
    before = set(threading.enumerate())
    Darkroom().close()
    assert set(threading.enumerate()) == before
