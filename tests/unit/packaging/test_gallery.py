"""The gallery is whole: every state has a picture in the folder and a place on the page, and nothing else is there."""

import re

import numpy as np
import pytest
from gallery_parts.all_states import STATES
from gallery_parts.page import FOLDER, page
from gallery_parts.photograph import LARGEST_BYTES

from helpers.command_line import REPOSITORY
from helpers.sheet_page import pixels

DOCS = REPOSITORY / "docs"
NAMES = [name for name, _ in STATES]
LARGEST_ALL_BYTES = 8_000_000
LEAST_PX, MOST_PX = 400, 1300


def test_states_pictures_and_page_have_the_same_names() -> None:
    text = (DOCS / "gallery.md").read_text(encoding="utf-8")
    assert text == page(state for _, state in STATES), "run: make gallery"
    assert sorted(re.findall(rf"\({FOLDER}/([a-z-]+)\.png\)", text)) == sorted(NAMES)
    assert sorted(it.name for it in (DOCS / FOLDER).iterdir()) == sorted(f"{name}.png" for name in NAMES)


def test_every_state_is_told_in_a_sentence() -> None:
    states = [state for _, state in STATES]
    assert len({(it.chapter, it.title) for it in states}) == len(states) == len({it.says for it in states})
    assert all(it.says[0].isupper() and it.says.endswith(".") for it in states)


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_shows_something(name: str) -> None:
    path = DOCS / FOLDER / f"{name}.png"
    assert path.stat().st_size <= LARGEST_BYTES
    shown = pixels(path)
    height_px, width_px, _ = shown.shape
    assert LEAST_PX <= width_px <= MOST_PX
    assert LEAST_PX <= height_px <= MOST_PX
    colours = shown[::7, ::7].astype(np.uint32) @ np.array([65536, 256, 1], np.uint32)
    assert len(np.unique(colours)) > 20


def test_the_whole_gallery_is_light() -> None:
    assert sum(it.stat().st_size for it in (DOCS / FOLDER).iterdir()) <= LARGEST_ALL_BYTES
