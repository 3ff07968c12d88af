"""The states of all modules: importing one registers its states."""

from gallery_parts import (
    desk_states,
    first_run_states,
    home_states,
    mending_states,
    page_states,
    recorder_states,
    replay_states,
    review_states,
    settings_states,
)
from gallery_parts.states import STATES

__all__ = [
    "STATES",
    "desk_states",
    "first_run_states",
    "home_states",
    "mending_states",
    "page_states",
    "recorder_states",
    "replay_states",
    "review_states",
    "settings_states",
]
