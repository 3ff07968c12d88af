"""Turns H.264 from the form encoders give (Annex B, start codes) into the one files hold (AVC).

ISO/IEC 14496-15, sections 5.2 and 5.3. It looks at nothing inside a slice.
"""

_SPS = 7
_PPS = 8
_START = b"\x00\x00\x01"
_HIGH_PROFILES = {100, 110, 122, 244}
_HIGH_444_PREDICTIVE = 244
_CHROMA_420, _CHROMA_444 = 1, 3


def configuration(annex_b_headers: bytes) -> bytes:
    """Build the decoder configuration record of 8-bit video, 4:2:0 or, in its own profile, 4:4:4.

    Args:
        annex_b_headers: The encoder's parameter sets.

    Raises:
        ValueError: A parameter set is missing.
    """
    units = _units(annex_b_headers)
    sps = [unit for unit in units if unit[0] & 0x1F == _SPS]
    pps = [unit for unit in units if unit[0] & 0x1F == _PPS]
    if not sps or not pps:
        raise ValueError("the encoder gave no parameter sets")
    profile, compatibility, level = sps[0][1:4]
    record = bytes([1, profile, compatibility, level, 0xFF, 0xE0 | len(sps)])
    record += b"".join(len(unit).to_bytes(2) + unit for unit in sps)
    record += bytes([len(pps)]) + b"".join(len(unit).to_bytes(2) + unit for unit in pps)
    if profile in _HIGH_PROFILES:
        chroma = _CHROMA_444 if profile == _HIGH_444_PREDICTIVE else _CHROMA_420
        record += bytes([0xFC | chroma, 0xF8, 0xF8, 0])
    return record


def length_prefixed(annex_b: bytes) -> bytes:
    """Replace the start codes of an encoded picture by 4-byte lengths."""
    return b"".join(len(unit).to_bytes(4) + unit for unit in _units(annex_b))


def _units(annex_b: bytes) -> list[bytes]:
    # A unit never ends in a zero byte; what looks like one belongs to a longer start code behind it.
    return [unit.rstrip(b"\x00") for unit in annex_b.split(_START)[1:]]
