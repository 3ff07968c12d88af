"""Stands in for torchvision where its own can't be loaded: `lerobot` asks it for the class that its readers of
pictures are, and for one that reads video. The video is read by PyAV, as torchvision's backend of that name did."""

from torchvision import io, transforms

__all__ = ["io", "set_video_backend", "transforms"]


def set_video_backend(name: str) -> None:
    if name != "pyav":
        raise ValueError(name)
