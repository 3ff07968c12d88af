"""Turns H.264 from the form encoders give (Annex B, start codes) into the one files hold (AVC), and back.

ISO/IEC 14496-15, sections 5.2 and 5.3. It looks at nothing inside a slice.
"""

_SPS = 7
_PPS = 8
_START = b"\x00\x00\x01"
_LONG_START = b"\x00" + _START
_HIGH_PROFILES = {100, 110, 122, 244}
_HIGH_444_PREDICTIVE = 244
_CHROMA_420, _CHROMA_444 = 1, 3
_CONFIGURATION_HEAD = 7


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


def parameter_sets(configuration: bytes) -> bytes:
    """The parameter sets of a decoder configuration record, with start codes, as they come before a key frame.

    Raises:
        ValueError: It is no such record of pictures with 4-byte lengths.
    """
    if len(configuration) < _CONFIGURATION_HEAD or configuration[4] & 0x03 != 0x03:
        raise ValueError("this is no decoder configuration of H.264 with 4-byte lengths")
    units: list[bytes] = []
    at = 5
    for mask in (0x1F, 0xFF):
        count = configuration[at] & mask if at < len(configuration) else 0
        at += 1
        for _ in range(count):
            units.append(_prefixed(configuration, at, 2))
            at += 2 + len(units[-1])
    if not units:
        raise ValueError("the decoder configuration has no parameter sets")
    return b"".join(_LONG_START + unit for unit in units)


def annex_b(picture: bytes) -> bytes:
    """Replace the 4-byte lengths of an encoded picture by start codes.

    Raises:
        ValueError: A length leads behind its end.
    """
    units: list[bytes] = []
    at = 0
    while at < len(picture):
        units.append(_prefixed(picture, at, 4))
        at += 4 + len(units[-1])
    return b"".join(_LONG_START + unit for unit in units)


def _prefixed(data: bytes, at: int, length_bytes: int) -> bytes:
    """The unit whose length stands at a place."""
    begin = at + length_bytes
    end = begin + int.from_bytes(data[at:begin])
    if not begin < end <= len(data):
        raise ValueError("a unit of the video ends behind its packet, or is empty")
    return data[begin:end]


def _units(encoded: bytes) -> list[bytes]:
    # A unit never ends in a zero byte; what looks like one belongs to a longer start code behind it.
    return [unit.rstrip(b"\x00") for unit in encoded.split(_START)[1:]]
