"""Formats are loaded one by one, by the names that they have in words."""

import subprocess
import sys

import pytest

from trajectory_recorder.errors import UsageError
from trajectory_recorder.export import formats
from trajectory_recorder.wire.exports import FORMATS

_PROGRAM = """
import sys
from trajectory_recorder.export import formats
from trajectory_recorder.export.bulk.run import run_export
formats.load("raw")
print(sorted({"av", "daft", "httpx", "numpy", "pyarrow"} & set(sys.modules)))
"""


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_that_is_told_of_can_be_loaded(name: str) -> None:
    assert callable(formats.load(name).convert)


def test_one_that_there_is_not_is_refused_with_the_nearest_that_there_is() -> None:
    with pytest.raises(UsageError) as refused:
        formats.load("parket")
    assert refused.value.remedy == "did you mean 'parquet'?"


def test_to_copy_bundles_no_decoder_and_no_engine_is_loaded() -> None:
    ended = subprocess.run([sys.executable, "-c", _PROGRAM], check=True, capture_output=True, text=True)
    assert ended.stdout == "[]\n"
