"""Who somebody is at an endpoint, as it says itself."""

import msgspec

from trajectory_recorder.account.answer import one_line
from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.account.tokens import TokenSource

_LONGEST_NAME = 200


class _Me(msgspec.Struct, frozen=True):
    name: str


def my_name(url: str, tokens: TokenSource) -> str:
    """The name of whoever these tokens belong to.

    Args:
        url: The endpoint's address.
        tokens: Those of whoever asks.

    Raises:
        UsageError: Nothing may be sent to that address.
        NotSignedIn: Nobody is signed in there.
        EndpointError: It can't be reached, or refuses.
    """
    with Endpoint(url, tokens) as endpoint:
        return one_line(endpoint.ask("GET", "/me").read(_Me).name)[:_LONGEST_NAME]
