"""A typed registry: the one door through which plug-ins come in, the built-in ones too."""

import difflib
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from trajectory_recorder.errors import UsageError

Plugin = TypeVar("Plugin")


class Registry(Generic[Plugin]):
    """Names and the things registered under them, in the order of registration.

    Args:
        kind: What the things are, for messages: "check", "exporter".
    """

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._plugins: dict[str, Plugin] = {}

    def register(self, name: str) -> Callable[[Plugin], Plugin]:
        """Return a decorator that registers what it decorates under `name`.

        Raises:
            ValueError: The name is taken.
        """

        def add(plugin: Plugin) -> Plugin:
            if name in self._plugins:
                raise ValueError(f"a {self._kind} named {name!r} is registered already")
            self._plugins[name] = plugin
            return plugin

        return add

    def get(self, name: str) -> Plugin:
        """Look a name up.

        Raises:
            UsageError: Nothing has that name; the message names the nearest that exists.
        """
        try:
            return self._plugins[name]
        except KeyError:
            near = difflib.get_close_matches(name, self._plugins, n=1)
            guess = f"did you mean {near[0]!r}?" if near else f"choose from {', '.join(self._plugins)}"
            raise UsageError(f"there is no {self._kind} named {name!r}", guess) from None

    def __iter__(self) -> Iterator[tuple[str, Plugin]]:
        return iter(self._plugins.items())

    def __len__(self) -> int:
        return len(self._plugins)
