"""The hot keys of a recording: which there are by the settings, and what each does. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass

from trajectory_recorder.errors import UsageError
from trajectory_recorder.settings import AppSettings
from trajectory_recorder.ui.recorder.hot_keys import Combination, parse
from trajectory_recorder.ui.recorder.model import RecorderModel


@dataclass(frozen=True, slots=True)
class Deed:
    """What a combination does when it goes down, and when it comes up."""

    press: Callable[[], None]
    release: Callable[[], None]


def deeds(
    settings: AppSettings, model: RecorderModel, *, show_bar: Callable[[], None]
) -> tuple[dict[Combination, Deed], list[UsageError]]:
    """What the hot keys do, and what is wrong with those that can't be read.

    Args:
        settings: What is held for which deed; empty ones are for none.
        model: Whom they ask.
        show_bar: Brings the bar, and the keyboard to it.
    """
    wanted = (
        (settings.hot_key_pause, Deed(model.pause_or_resume, _nothing)),
        (settings.hot_key_mark, Deed(model.mark, _nothing)),
        (settings.hot_key_stop, Deed(model.stop, _nothing)),
        (settings.hot_key_mask, Deed(lambda: model.mask(on=True), lambda: model.mask(on=False))),
        (settings.hot_key_bar, Deed(show_bar, _nothing)),
    )
    found: dict[Combination, Deed] = {}
    wrong = []
    for text, deed in wanted:
        if not text:
            continue
        try:
            found[parse(text)] = deed
        except UsageError as error:
            wrong.append(error)
    return found, wrong


def _nothing() -> None:
    """Most keys do nothing when they come up."""
