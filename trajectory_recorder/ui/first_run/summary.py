"""What is good to know before the first real recording, in blocks of text made from the settings. Knows no Qt."""

from pathlib import Path

from trajectory_recorder.settings import AppSettings, RecordSettings
from trajectory_recorder.ui.first_run.display_choice import ALL
from trajectory_recorder.ui.home.blocks import Block, Facts, Heading, Point, Words
from trajectory_recorder.ui.home.standing import Mood, Standing
from trajectory_recorder.ui.language import translate


def summary(record: RecordSettings, app: AppSettings, folder: Path) -> tuple[Block, ...]:
    """What is recorded and what is not, where it lies, and how it is paused and stopped."""
    return (
        Heading(translate("Summary", "What is recorded")),
        *(Point(it, standing=_GOOD) for it in _recorded(record)),
        Heading(translate("Summary", "What never is")),
        *(Point(it, standing=_KEPT_OUT) for it in _left_out(record)),
        Heading(translate("Summary", "Where it lies")),
        Words(
            translate(
                "Summary",
                "In {folder}, and nowhere else: nothing leaves this computer before you press Submit. You can open, "
                "copy and delete recordings at any time.",
            ).format(folder=folder)
        ),
        Heading(translate("Summary", "While it records")),
        Words(
            translate(
                "Summary", "A small bar stays in sight. What its buttons do, these keys do wherever you are:"
            )
        ),
        Facts(_keys(app)),
        Words(
            translate(
                "Summary", "All of this can be changed in the settings, and this introduction be seen again."
            ),
            faint=True,
        ),
    )


_GOOD, _KEPT_OUT = Standing("", Mood.GOOD), Standing("", Mood.BAD)


def _recorded(record: RecordSettings) -> list[str]:
    screen = (
        translate("Summary", "The pictures of all displays")
        if record.display == ALL
        else translate("Summary", "The pictures of display {number}").format(number=record.display)
    )
    voice = (
        translate("Summary", "Your voice")
        if record.narration
        else translate("Summary", "Not your voice: you switched that off")
    )
    return [
        screen,
        translate("Summary", "Clicks, keys, the clipboard and the titles of windows"),
        voice,
    ]


def _left_out(record: RecordSettings) -> list[str]:
    left_out = []
    if record.mask_secrets:
        left_out.append(
            translate("Summary", "What is typed into fields for passwords, as far as they are known")
        )
    if record.excluded_applications:
        words = translate("Summary", "Windows of {applications}")
        left_out.append(words.format(applications=record.excluded_applications))
    if record.excluded_windows:
        words = translate("Summary", "Windows with one of these in their title: {titles}")
        left_out.append(words.format(titles=record.excluded_windows))
    left_out.append(translate("Summary", "Anything while it is paused or masked"))
    return left_out


def _keys(app: AppSettings) -> tuple[tuple[str, str], ...]:
    keys = (
        (translate("Summary", "Pause and go on"), app.hot_key_pause),
        (translate("Summary", "Mask, while they are held"), app.hot_key_mask),
        (translate("Summary", "Mark a moment"), app.hot_key_mark),
        (translate("Summary", "Stop"), app.hot_key_stop),
    )
    return tuple((does, combination) for does, combination in keys if combination)
