"""Pictures of actions, on a recording whose every frame shows a known number."""

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from helpers.counter_code import read_counter
from helpers.exported import episode_of
from helpers.pictured_session import COUNTER_PX, DISPLAY, PATH, PicturedSession
from trajectory_recorder.actions.words import kind
from trajectory_recorder.events import Display, DisplaysEvent, WindowEvent
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.images import Image, before_images
from trajectory_recorder.wire.exports import ExportOptions


def rgb(image: Image) -> np.ndarray:
    return np.asarray(Pillow.open(io.BytesIO(image.data)).convert("RGB"))


def numbers(images: list[Image | None]) -> list[int | None]:
    return [None if it is None else read_counter(rgb(it), *COUNTER_PX) for it in images]


@pytest.fixture(scope="module")
def episode(tmp_path_factory: pytest.TempPathFactory) -> Episode:
    """Waits, clicks twice, by which 2 and 3 come up, and types, by which 4 does; what is typed while the pointer is on
    its way has a later picture than the click that it leads to."""
    person = PicturedSession()
    person.meanwhile(WindowEvent(1, "Report.txt", "Editor", 7, -701, 40, 701, 301))
    person.rests(3500).moves((-601, 90)).rests(20).clicks().changes()
    person.rests(900).moves((-401, 190)).rests(20).clicks().changes()
    person.rests(900).moves((-300, 100)).changes()
    person.types("ab").moves((-290, 100)).rests(20).clicks()
    return episode_of(person.seal(tmp_path_factory.mktemp("pictured")))


@pytest.mark.parametrize("image", ["png", "jpeg"])
def test_every_action_has_the_picture_before_it(episode: Episode, image: str) -> None:
    images = list(before_images(episode, ExportOptions(image=image)))
    kinds = [kind(it.deed) for it in episode.actions]
    assert kinds == ["wait", "click", "click", "type", "click", "wait"]
    assert numbers(images) == [None, 1, 2, 4, 3, 4]
    assert {it.data[:4] for it in images if it} == {b"\x89PNG" if image == "png" else b"\xff\xd8\xff\xdb"}


def test_pictures_have_the_displays_size_and_the_frames_pixels(episode: Episode) -> None:
    images = [it for it in before_images(episode, ExportOptions()) if it]
    assert {(it.width_px, it.height_px) for it in images} == {(DISPLAY.width_px, DISPLAY.height_px)}
    assert {rgb(it).shape for it in images} == {(DISPLAY.height_px, DISPLAY.width_px, 3)}


def test_pictures_are_made_smaller_evenly(episode: Episode) -> None:
    full, half = (
        [rgb(it) for it in before_images(episode, ExportOptions(height_px=height_px)) if it]
        for height_px in (None, 150)
    )
    assert {it.shape for it in half} == {(150, 350, 3)}
    for large, small in zip(full, half, strict=True):
        assert abs(int(large.mean()) - int(small.mean())) <= 1
        assert abs(int(large[40, 60, 0]) - int(small[20, 30, 0])) <= 2


def test_there_is_no_picture_of_a_display_that_had_another_size(tmp_path: Path) -> None:
    person = PicturedSession()
    larger = Display(0, "left", -701, 40, 800, 600, 1.0, primary=True)
    person.rests(1000).meanwhile(DisplaysEvent((larger,))).moves((-601, 90)).rests(20).clicks()
    assert next(before_images(episode_of(person.seal(tmp_path)), ExportOptions())) is None


def test_a_video_that_is_gone_leaves_no_picture(tmp_path: Path) -> None:
    person = PicturedSession()
    person.rests(1000).moves((-601, 90)).rests(20).clicks()
    bundle = person.seal(tmp_path)
    bundle.path(PATH).unlink()
    assert next(before_images(episode_of(bundle), ExportOptions())) is None


def test_the_same_bytes_come_out_again(episode: Episode) -> None:
    for options in (ExportOptions(height_px=150), ExportOptions(height_px=150, image="jpeg")):
        again = replace(episode)
        assert list(before_images(episode, options)) == list(before_images(again, options))
