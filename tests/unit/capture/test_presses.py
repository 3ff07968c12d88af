import threading

from trajectory_recorder.capture.presses import Press, Presses


def press(number: int) -> Press:
    return Press(number, 0, 0, key=False)


def test_every_listener_hears_every_press_in_order() -> None:
    presses = Presses()
    listeners = [presses.listen(), presses.listen()]
    for number in range(5):
        presses.ring(press(number))
    for listener in listeners:
        assert listener.wait(0)
        assert [it.stamp_ns for it in listener.take()] == list(range(5))
        assert not listener.wait(0)
        presses.leave(listener)


def test_a_listener_that_is_busy_keeps_the_latest_presses() -> None:
    presses = Presses()
    listener = presses.listen()
    for number in range(1000):
        presses.ring(press(number))
    heard = [it.stamp_ns for it in listener.take()]
    assert heard == list(range(1000 - len(heard), 1000))
    assert len(heard) > 10
    assert listener.take() == []
    presses.leave(listener)


def test_a_press_wakes_who_waits() -> None:
    presses = Presses()
    listener = presses.listen()
    ringing = threading.Timer(0.05, presses.ring, [press(7)])
    ringing.start()
    assert listener.wait(30)
    assert listener.take() == [press(7)]
    ringing.join()
    presses.leave(listener)
    presses.ring(press(8))  # nobody listens, and nothing goes wrong
