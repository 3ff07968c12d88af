"""Damages chosen packets of a media file, and nothing else of it."""

from pathlib import Path

import av


def blank_packets(path: Path, numbers: set[int], *, kind: str = "video") -> None:
    """Overwrite the beginnings of packets, counted from 0, with zeros: none of them can be decoded."""
    for number in numbers:
        _overwrite(path, number, 0, bytes(8), kind)


def scratch_packet(path: Path, number: int) -> None:
    """Blank a disk's block in the middle of a large packet: what comes before it can be decoded."""
    _overwrite(path, number, 0.5, bytes(4096), "video")


def _overwrite(path: Path, number: int, where: float, damage: bytes, kind: str) -> None:
    with av.open(str(path)) as container:
        packet = bytes(list(container.demux(**{kind: 0}))[number])
    content = bytearray(path.read_bytes())
    at = content.index(packet) + int(where * len(packet))
    content[at : at + len(damage)] = damage
    path.write_bytes(content)
