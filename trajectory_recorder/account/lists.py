"""Lists that an endpoint gives out page by page, followed to their end, or until there is more than anybody reads."""

from collections.abc import Iterator
from typing import Generic, TypeVar

import msgspec

from trajectory_recorder.account.endpoint import Endpoint

# An endpoint that gives page after page is left alone after so many.
_MOST_PAGES = 50
_PAGE_ITEMS = 200

_T = TypeVar("_T")


class _Page(msgspec.Struct, Generic[_T], frozen=True):
    items: tuple[_T, ...]
    next: str | None = None


def ask_list(
    endpoint: Endpoint, path: str, kind: type[_T], most_pages: int = _MOST_PAGES, /, **query: str
) -> Iterator[_T]:
    """The items of a list, each read as `kind`.

    Args:
        endpoint: Which one, and who asks.
        path: Below the interface's root.
        kind: What an item is.
        most_pages: After so many the list ends, whatever else the endpoint has.
        query: Narrows the list.

    Raises:
        EndpointError: It can't be asked, refuses, or gives something else.
    """
    asked = {"limit": str(_PAGE_ITEMS), **query}
    for _ in range(most_pages):
        page = endpoint.ask("GET", path, **asked).read(_Page[kind])  # type: ignore[valid-type]
        yield from page.items
        if page.next is None:
            return
        asked["after"] = page.next
