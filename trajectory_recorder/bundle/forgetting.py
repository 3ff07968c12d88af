"""Whether a sealed bundle still holds what its expert asked to be forgotten. Such a one goes to nobody."""

from trajectory_recorder.bundle.manifest import Manifest
from trajectory_recorder.bundle.topics import TOPICS
from trajectory_recorder.errors import BundleError
from trajectory_recorder.events import Forget


def is_pending(manifest: Manifest) -> bool:
    """Whether something is still to be cut out."""
    return manifest.topics.get(TOPICS[Forget].name, 0) > 0


def require_forgotten(manifest: Manifest, name: str) -> None:
    """Refuse a bundle that holds what was to be forgotten.

    Raises:
        BundleError: It does.
    """
    if is_pending(manifest):
        raise BundleError(
            f"{name} still holds what was to be forgotten",
            "run: trajectory-recorder recover, with its folder",
        )
