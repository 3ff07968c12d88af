"""Formats, one file each, under the format's name. One is loaded when it is asked for; what it writes with, once it is made."""

from importlib import import_module

from trajectory_recorder.export.exporter import EXPORTERS, Exporter
from trajectory_recorder.wire.exports import FORMATS


def load(name: str) -> type[Exporter]:
    """The exporter of a format.

    Raises:
        UsageError: There is none of that name.
    """
    for it in (name,) if name in FORMATS else FORMATS:  # all of them, to say which ones there are
        import_module(f"{__name__}.{it.replace('-', '_')}")
    return EXPORTERS.get(name)
