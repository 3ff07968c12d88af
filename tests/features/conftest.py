"""A recording whose pictures can be told apart, for those who look at a replay of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from features.expert import Expert
from helpers.pictured_session import PicturedSession
from trajectory_recorder.virtual_desktop import VirtualDesktop


@dataclass(frozen=True)
class NumberedRecording:
    """A bundle, when each number came up in it, from 1, and when somebody clicked."""

    root: Path
    shown_ms: list[int]
    clicked_ms: list[int]

    def number_at(self, at_ms: int) -> int:
        return sum(it <= at_ms for it in self.shown_ms)


@pytest.fixture(scope="module")
def wide_desktop() -> Iterator[VirtualDesktop]:
    """A desktop on which the recorded pictures are seen pixel by pixel beside all else that a replay shows."""
    with VirtualDesktop(1600, 1000, sound=False) as desktop:
        yield desktop


@pytest.fixture(scope="session")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> NumberedRecording:
    """Five pictures a second, and a click after each ten; then so long a rest that no playing comes to its end."""
    session, clicked_ms = PicturedSession(), []
    for _ in range(4):
        for _ in range(10):
            session.rests(180).changes()
        clicked_ms.append(session.rests(50).now_ms + 10)
        session.clicks()
    session.rests(600_000)
    bundle = session.seal(tmp_path_factory.mktemp("numbered"))
    return NumberedRecording(bundle.root, session.shown_ms, clicked_ms)


@pytest.fixture
def expert(desktop: VirtualDesktop) -> Iterator[Expert]:
    """Somebody with an app of their own and no endpoint."""
    expert = Expert(desktop)
    yield expert
    expert.leaves()
