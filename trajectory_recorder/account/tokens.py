"""Where the token comes from that tells the endpoint who sends. It stores none."""

import os
from typing import Protocol

from trajectory_recorder.errors import NotSignedIn

VARIABLE = "TRAJECTORY_RECORDER_TOKEN"


class TokenSource(Protocol):
    """Gives out bearer tokens, from any thread."""

    def token(self) -> str:
        """The token in use.

        Raises:
            NotSignedIn: There is none.
        """

    def renew(self) -> str:
        """Another token, because the endpoint does not take the one in use any more.

        Raises:
            NotSignedIn: There is no other.
        """


class EnvironmentToken:
    """The token in the environment variable `TRAJECTORY_RECORDER_TOKEN`, for scripts."""

    def token(self) -> str:
        token = os.environ.get(VARIABLE, "").strip()
        if not token:
            raise NotSignedIn("nobody is signed in", f"put a token into {VARIABLE}")
        return token

    def renew(self) -> str:
        raise NotSignedIn(
            f"the endpoint does not accept the token in {VARIABLE}",
            "make a new one: this one has expired, was revoked, or belongs to another endpoint",
        )
