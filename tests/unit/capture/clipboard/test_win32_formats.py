# ruff: noqa: FBT001 - what tests are given by name

import pytest

from trajectory_recorder.capture.clipboard._win32_formats import is_concealed, unicode_text


@pytest.mark.parametrize(
    ("contents", "text"),
    [
        (None, None),
        (b"", ""),
        ("héllo 🎉\0".encode("utf-16-le"), "héllo 🎉"),
        (b"a\0b\0\0\0x\0y\0", "ab"),  # GlobalSize may round up
        (b"a\0b\0", "ab"),  # no NUL
        (b"a\0\0\0\0", "a"),  # an odd size
    ],
)
def test_text_goes_to_the_first_nul(contents: bytes | None, text: str | None) -> None:
    assert unicode_text(contents) == text


@pytest.mark.parametrize(
    ("excluded", "allowed", "concealed"),
    [
        (False, None, False),
        (True, None, True),
        (False, b"\0\0\0\0", True),
        (False, b"\0\0\0\0\0\0\0\0", True),
        (False, b"\1\0\0\0", False),
        (True, b"\1\0\0\0", True),
    ],
)
def test_what_programs_keep_out_of_histories_is_concealed(
    excluded: bool, allowed: bytes | None, concealed: bool
) -> None:
    assert is_concealed(excluded=excluded, allowed=allowed) is concealed
