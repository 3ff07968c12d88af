"""What a player was told, by a clock of the test's own."""

import pytest

from helpers.replayed import SECOND
from trajectory_recorder.replay.playing.clock import PlayClock
from trajectory_recorder.replay.playing.skipping import NO_JUMPS
from trajectory_recorder.replay.playing.transport import Transport


class Player:
    """Fulfils what is wanted at once; `now_s` is the monotonic time."""

    def __init__(self) -> None:
        self.now_s = 0.0
        clock = PlayClock(10 * SECOND, NO_JUMPS).moved(8 * SECOND, now_ns=0)
        self.transport = Transport(clock, displays=(0,), read_monotonic=lambda: round(self.now_s * SECOND))
        self.fulfil()

    def fulfil(self) -> float:
        """Returns the session time that was wanted, in seconds."""
        wish = self.transport.open_wish()
        assert wish is not None
        assert wish.exactly
        self.transport.fulfilled(wish)
        return wish.at_ns / SECOND

    @property
    def position_s(self) -> float:
        return self.transport.position() / SECOND


@pytest.fixture
def player() -> Player:
    return Player()


def test_turning_around_waits_for_the_picture_of_here(player: Player) -> None:
    player.transport.play_backwards(2.0)
    player.now_s = 1
    assert player.position_s == 8
    assert player.fulfil() == 8
    player.now_s = 2
    assert player.position_s == 6
    player.transport.play()
    player.now_s = 3
    assert (player.position_s, player.fulfil()) == (6, 6)
    player.now_s = 4
    assert player.position_s == 7


def test_faster_backwards_nothing_is_waited_for(player: Player) -> None:
    player.transport.play_backwards(1.0)
    player.fulfil()
    player.now_s = 1
    player.transport.play_backwards(4.0)
    assert player.transport.open_wish() is None
    player.now_s = 2
    assert player.position_s == 3


def test_where_a_picture_is_missing_backwards_it_waits_where_that_is_due_or_where_it_is(
    player: Player,
) -> None:
    player.transport.play_backwards(1.0)
    player.fulfil()
    player.now_s = 1
    player.transport.hold(6 * SECOND)  # ahead of it
    assert player.fulfil() == 7
    player.now_s = 3
    player.transport.hold(6 * SECOND)  # a second late
    assert player.fulfil() == 6


@pytest.mark.parametrize("ends", ["pause", "stand_at", "beginning"])
def test_whatever_ends_playing_backwards_leaves_the_rate_of_before(player: Player, ends: str) -> None:
    transport = player.transport
    transport.set_rate(3.0)
    transport.play_backwards(2.0)
    player.fulfil()
    player.now_s = 1
    if ends == "pause":
        transport.pause()
    elif ends == "stand_at":
        transport.stand_at(6 * SECOND)
    else:
        transport.end()
        assert transport.playing
        player.now_s = 4
        transport.end()
    assert player.fulfil() == (0 if ends == "beginning" else 6)
    assert (transport.playing, transport.clock.rate, transport.clock.running) == (False, 3.0, False)


def test_backwards_from_the_end_and_on_again_it_begins_anew(player: Player) -> None:
    player.transport.want(10 * SECOND, exactly=True)
    player.fulfil()
    player.transport.play_backwards(1.0)
    player.transport.play()
    assert player.fulfil() == 0
    player.now_s = 1
    assert player.position_s == 1
