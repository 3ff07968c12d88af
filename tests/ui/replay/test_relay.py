"""From a player's threads to the window's."""

import threading

import numpy as np
from pytestqt.qtbot import QtBot

from trajectory_recorder.replay.pictures.picture import Picture
from trajectory_recorder.replay.playing.status import Status
from trajectory_recorder.ui.replay.relay import Relay


def picture(display_id: int, index: int) -> Picture:
    return Picture(display_id, index, index, True, np.zeros((1, 1, 4), np.uint8))


def test_only_the_newest_picture_of_each_display_comes_and_on_this_thread(qtbot: QtBot) -> None:
    relay = Relay()
    came: list[tuple[int, int, int]] = []
    relay.picture_came.connect(lambda it: came.append((it.display_id, it.index, threading.get_ident())))

    def tell() -> None:
        for index in range(100):
            relay.take_picture(picture(index % 2, index))

    for _ in range(2):
        came.clear()
        teller = threading.Thread(target=tell)
        teller.start()
        teller.join()
        qtbot.waitUntil(lambda: len(came) >= 2)
        here = threading.get_ident()
        assert came == [(0, 98, here), (1, 99, here)]


def test_a_status_comes_before_the_pictures_that_follow_it(qtbot: QtBot) -> None:
    relay = Relay()
    came: list[object] = []
    relay.picture_came.connect(lambda it: came.append(it.index))
    relay.status_came.connect(lambda it: came.append(it.playing))
    for playing in (True, False):
        relay.take_status(Status(playing, 1.0, False, False, 1.0, (0,), False, ""))
    relay.take_picture(picture(0, 7))
    qtbot.waitUntil(lambda: len(came) == 2)
    assert came == [False, 7]
