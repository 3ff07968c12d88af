"""Names that stand for people in exports: the same for a person in a project, and for nobody outside of the endpoint.

Made from the person's id with a key that never leaves the endpoint, so that nobody else can make them, or tell
whether somebody in one project is somebody in another.
"""

import hashlib
import hmac
from dataclasses import dataclass, field

# 64 bits: no two of a million people share one by chance, but once in 40 million projects.
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Those of one project.

    Args:
        key: The endpoint's own.
        project_id: Which project.
    """

    key: bytes = field(repr=False)
    project_id: str

    def contributor(self, person_id: str) -> str:
        """What stands for somebody as who recorded."""
        return self._named("contributor", person_id)

    def reviewer(self, person_id: str) -> str:
        """What stands for somebody as who judged; nobody learns who does both."""
        return self._named("reviewer", person_id)

    def _named(self, role: str, person_id: str) -> str:
        signed = f"{role}\n{self.project_id}\n{person_id}".encode()
        return f"{role}-{hmac.new(self.key, signed, hashlib.sha256).hexdigest()[:_DIGITS]}"
