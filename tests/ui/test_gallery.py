"""A picture of the gallery is taken anew, of the real windows; a second one takes long and tells little more."""

from pathlib import Path

import pytest
from gallery_parts.all_states import STATES
from gallery_parts.materials import Materials
from gallery_parts.page import FOLDER
from gallery_parts.photograph import photograph

from helpers.command_line import REPOSITORY
from helpers.sheet_page import pixels

# Folders, ports and the machine's fonts differ.
_ALIKE = 0.9


@pytest.mark.parametrize("name", [pytest.param("home-first", marks=pytest.mark.slow), "settings-help"])
def test_a_picture_taken_anew_is_like_the_one_that_is_shown(name: str, tmp_path: Path) -> None:
    photograph(STATES.get(name).show(Materials(tmp_path)), tmp_path / "anew.png")
    anew, shown = pixels(tmp_path / "anew.png"), pixels(REPOSITORY / "docs" / FOLDER / f"{name}.png")
    assert anew.shape == shown.shape
    assert (anew == shown).all(axis=2).mean() > _ALIKE
