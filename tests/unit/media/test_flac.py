import pytest

from trajectory_recorder.media import flac


@pytest.mark.parametrize(
    ("header", "samples"),
    [
        ("fff85908", 4608),
        ("fff81908", 192),
        ("fff8c908", 4096),
        ("fff8690800c7", 200),  # the size in one byte behind the frame's number
        ("fff8790800017f", 384),  # in two
        ("fff87908c280017f", 384),  # behind a number of two bytes
        ("fff80908", 0),  # a reserved code
        ("4f676753", 0),  # no frame
    ],
)
def test_length_of_a_frame(header: str, samples: int) -> None:
    assert flac.frame_samples(bytes.fromhex(header).ljust(32, b"\x00")) == samples


@pytest.mark.parametrize("length", range(8))
def test_a_cut_header_is_no_error(length: int) -> None:
    assert flac.frame_samples(bytes.fromhex("fff87908c280017f")[:length]) in range(65_537)
