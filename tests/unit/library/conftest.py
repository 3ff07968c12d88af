"""Folders of recordings."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.memory import memory_folder


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder in memory."""
    with memory_folder() as folder:
        yield folder
