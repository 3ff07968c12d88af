"""Reads how long a FLAC frame is from its header (RFC 9639, section 9.1), and nothing else."""

LONGEST_HEADER = 16

_SYNC = 0xFFF8
_SYNC_MASK = 0xFFFC
_SAMPLES = {
    1: 192,
    **{code: 144 << code for code in range(2, 6)},
    **{code: 1 << code for code in range(8, 16)},
}
_AFTER_NUMBER = {6: 1, 7: 2}


def frame_samples(data: bytes) -> int:
    """Return how many samples the frame at the beginning of `data` holds, 0 if it is no frame."""
    if int.from_bytes(data[:2]) & _SYNC_MASK != _SYNC:
        return 0
    data = data.ljust(LONGEST_HEADER, b"\x00")  # a frame of digital silence is as short as 11 bytes
    code = data[2] >> 4
    if code not in _AFTER_NUMBER:
        return _SAMPLES.get(code, 0)
    # The frame's number comes first; it is coded like UTF-8.
    first = data[4]
    at = 4 + (1 if first < 0x80 else 8 - (first ^ 0xFF).bit_length())
    return int.from_bytes(data[at : at + _AFTER_NUMBER[code]]) + 1
