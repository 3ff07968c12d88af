"""What is recorded: each scene on a fresh virtual desktop of its own size."""

from collections.abc import Callable
from dataclasses import dataclass

from bench_parts import office_work
from bench_parts.work import Work
from trajectory_recorder.virtual_desktop import VirtualDesktop

OFFICE, MOTION, LARGE = "office", "motion", "4k"


@dataclass(frozen=True)
class Scene:
    """Something to record; `prepare` is not recorded.

    `label` is a short title. `numbered` says that every picture of it carries its own number. `left_out` names recorders that
    are not run on it, and why.
    """

    name: str
    label: str
    title: str
    width_px: int
    height_px: int
    prepare: Callable[[VirtualDesktop], None]
    work: Callable[[VirtualDesktop], Work]
    numbered: bool
    left_out: dict[str, str]


SCENES = {
    OFFICE: Scene(
        OFFICE,
        "office work",
        "office work, 1920x1080, 32 s",
        *(1920, 1080, office_work.prepare_office, office_work.do_office_work),
        numbered=False,
        left_out={},
    ),
    MOTION: Scene(
        MOTION,
        "motion",
        "full-screen motion, 1920x1080, 10 s",
        *(1920, 1080, office_work.prepare_nothing, office_work.watch_motion),
        numbered=True,
        left_out={},
    ),
    LARGE: Scene(
        LARGE,
        "office work, 4K",
        "office work, 3840x2160, 18 s",
        *(3840, 2160, office_work.prepare_office, office_work.do_short_office_work),
        numbered=False,
        left_out={
            "openadapt-capture": "it takes minutes to encode its pictures of half a minute at 1920x1080, "
            "and these have four times as many pixels"
        },
    ),
}
