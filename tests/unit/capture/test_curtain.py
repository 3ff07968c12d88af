"""When everything is kept out, for those who ask about a moment of the past."""

from trajectory_recorder.capture.curtain import Curtain


def test_it_hides_what_happens_while_it_is_drawn() -> None:
    curtain = Curtain()
    assert not curtain.drawn
    curtain.draw(10)
    curtain.draw(12)  # it is drawn already
    assert curtain.drawn
    assert [curtain.hides(it) for it in (9, 10, 99)] == [False, True, True]
    curtain.open(20)
    curtain.open(25)
    assert not curtain.drawn
    assert [curtain.hides(it) for it in (9, 10, 19, 20)] == [False, True, True, False]


def test_parts_of_a_span() -> None:
    curtain = Curtain()
    assert curtain.hidden(0, 100) == []
    curtain.draw(10)
    curtain.open(20)
    curtain.draw(30)
    assert curtain.hidden(0, 100) == [(10, 20), (30, 100)]
    assert curtain.hidden(15, 35) == [(15, 20), (30, 35)]
    assert curtain.hidden(20, 30) == []


def test_what_is_long_past_is_forgotten() -> None:
    curtain = Curtain()
    for number in range(100):
        curtain.draw(10 * number)
        curtain.open(10 * number + 5)
    assert not curtain.hides(0)
    assert curtain.hides(990)
    assert len(curtain.hidden(0, 10_000)) < 70
