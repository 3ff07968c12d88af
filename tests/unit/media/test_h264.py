import pytest

from trajectory_recorder.media import h264
from trajectory_recorder.media.encoding import open_encoder, software
from trajectory_recorder.settings import Quality

MAIN, HIGH_444 = 77, 244
SPS, PPS, SLICE = b"\x67\x64\x00\x1f\xac", b"\x68\xeb\xe3", b"\x65\x88\x84"


@pytest.mark.parametrize(
    ("quality", "profile", "chroma_format"),
    [(Quality.SMALL, MAIN, None), (Quality.BALANCED, MAIN, None), (Quality.SHARP, HIGH_444, 3)],
)
def test_the_record_tells_profile_and_colour_resolution(
    quality: Quality, profile: int, chroma_format: int | None
) -> None:
    encoder = open_encoder(software(quality), width_px=64, height_px=48, fps=30, tick_ns=1_000_000)
    record = h264.configuration(encoder.extradata or b"")
    assert record[:2] == bytes([1, profile])
    if chroma_format is not None:
        # ISO/IEC 14496-15, 5.3.3.1.2: chroma format, twice a depth of 8 bits, no further extension.
        assert record[-4:] == bytes([0xFC | chroma_format, 0xF8, 0xF8, 0])


def test_the_record_of_the_high_profile_tells_its_colours() -> None:
    record = h264.configuration(b"\x00\x00\x01" + SPS + b"\x00\x00\x01" + PPS)
    assert record[-4:] == bytes([0xFC | 1, 0xF8, 0xF8, 0])


def test_the_record_holds_the_parameter_sets_whatever_their_start_codes() -> None:
    record = h264.configuration(b"\x00\x00\x00\x01" + SPS + b"\x00\x00\x01" + PPS)
    assert record[:8] == b"\x01\x64\x00\x1f\xff\xe1\x00\x05"
    assert record[8:13] == SPS
    assert record[13:19] == b"\x01\x00\x03" + PPS


@pytest.mark.parametrize("headers", [b"", b"\x00\x00\x01" + SPS, b"\x00\x00\x01" + PPS])
def test_missing_parameter_sets_are_told(headers: bytes) -> None:
    with pytest.raises(ValueError, match="no parameter sets"):
        h264.configuration(headers)


def test_start_codes_become_lengths() -> None:
    annex_b = b"\x00\x00\x00\x01" + SPS + b"\x00\x00\x01" + SLICE
    assert h264.length_prefixed(annex_b) == b"\x00\x00\x00\x05" + SPS + b"\x00\x00\x00\x03" + SLICE


def test_pictures_and_parameter_sets_come_back_with_start_codes() -> None:
    start = b"\x00\x00\x00\x01"
    headers, picture = start + SPS + start + PPS, start + SLICE + start + SLICE
    assert h264.parameter_sets(h264.configuration(headers)) == headers
    assert h264.annex_b(h264.length_prefixed(picture)) == picture


@pytest.mark.parametrize("picture", [b"\x00\x00\x00\x09" + SLICE, b"\x00\x00", bytes(4)])
def test_a_length_that_can_not_be_is_refused(picture: bytes) -> None:
    with pytest.raises(ValueError, match="ends behind its packet"):
        h264.annex_b(picture)


@pytest.mark.parametrize(
    "record", [b"", b"\x01\x64\x00\x1f\xff\xe0\x00", b"\x01\x64\x00\x1f\xff\xe1\x00\x05\x67"]
)
def test_a_record_without_whole_parameter_sets_is_refused(record: bytes) -> None:
    with pytest.raises(ValueError, match=r"parameter sets|ends behind|4-byte lengths"):
        h264.parameter_sets(record)
