"""Reviews to be written."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.memory import memory_folder
from helpers.review_desk import ReviewDesk
from trajectory_recorder.reviewing.drafts import Drafts


@pytest.fixture
def desk() -> Iterator[ReviewDesk]:
    with memory_folder() as folder, Drafts(Path(folder) / "drafts.sqlite") as drafts:
        yield ReviewDesk(drafts)
