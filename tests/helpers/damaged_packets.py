"""Damages chosen packets of a media file, and nothing else of it."""

from pathlib import Path

import av


def blank_packets(path: Path, numbers: set[int]) -> None:
    """Overwrite the beginnings of packets, counted from 0, with zeros."""
    content = bytearray(path.read_bytes())
    with av.open(str(path)) as container:
        for number, packet in enumerate(container.demux(video=0)):
            if number in numbers:
                at = content.index(bytes(packet))
                content[at : at + 8] = bytes(8)
    path.write_bytes(content)
