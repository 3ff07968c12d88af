"""What `lerobot` names when it is loaded, and asks nothing of where pictures are in video."""

from torchvision.transforms import v2

__all__ = ["ToTensor", "v2"]


class ToTensor:
    """Never called."""
