"""Seeds of tests that draw what they try: a few in each run of the suite, the others in that of the slow tests."""

from typing import Any

import pytest


def seeds(few: int, most: int) -> list[Any]:
    """The numbers below `most`, all but the first few marked as slow."""
    return [*range(few), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(few, most))]
