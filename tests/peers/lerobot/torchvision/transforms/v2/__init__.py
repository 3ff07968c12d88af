"""As the folder above."""

from torchvision.transforms.v2 import functional

__all__ = ["Transform", "functional"]


class Transform:
    """Never made."""
