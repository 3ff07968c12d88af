"""Loads what the home window shows, beside it: libraries, databases and the sign-in take longer than a window.

Import it on a worker thread; that is where its time goes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from trajectory_recorder import paths
from trajectory_recorder.account.credentials import Keeper
from trajectory_recorder.account.renewal import tokens_for
from trajectory_recorder.account.tokens import TokenSource
from trajectory_recorder.contributing import Known
from trajectory_recorder.settings import AppSettings
from trajectory_recorder.ui.home.stock import Stock
from trajectory_recorder.upload.uploader import Uploader

_BYTES_PER_KB = 1000


@dataclass(frozen=True, slots=True)
class Services:
    """What goes on whichever endpoint is set. `keeper` has the sign-ins, also those that are in no keyring."""

    uploader: Uploader
    keeper: Keeper
    tokens_of: Callable[[str], TokenSource]

    def use(self, settings: AppSettings) -> None:
        """Send as fast as these say."""
        self.uploader.bytes_per_s = settings.upload_kb_per_s * _BYTES_PER_KB or None


def start_services(settings: AppSettings, *, on_change: Callable[[], None]) -> Services:
    """Begin to send what is in the queue.

    Args:
        settings: How fast, at most.
        on_change: Called on some thread whenever a sending begins or ends.

    Raises:
        OutputUnusable: The queue can't be used.
    """
    keeper = Keeper()
    tokens_of = cache(lambda url: tokens_for(url, keeper))
    services = Services(Uploader(paths.upload_queue(), tokens_of, on_change=on_change), keeper, tokens_of)
    services.use(settings)
    services.uploader.start()
    return services


def open_stock(folder: Path, settings: AppSettings, services: Services) -> Stock:
    """Open what the home window stands on.

    Args:
        folder: Where recordings lie.
        settings: Which endpoint.
        services: What goes on.

    Raises:
        UsageError: Nothing may be sent to that endpoint.
        OutputUnusable: What was kept of its answers can't be read.
    """
    known, uploader = Known(paths.endpoint_answers()), services.uploader
    return Stock(folder, uploader, known, address=settings.endpoint, tokens_of=services.tokens_of)
