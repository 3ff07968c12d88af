"""What the settings window shows and allows. Knows no Qt, and no setting by its name.

A value is saved as soon as it is chosen: there is nothing to confirm, and each can be taken back by itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trajectory_recorder import settings
from trajectory_recorder.errors import UsageError
from trajectory_recorder.settings import AppSettings, Option, RecordSettings
from trajectory_recorder.ui.language import say

_DECLARED: Mapping[str, type] = {"app": AppSettings, "record": RecordSettings}
_READERS: Mapping[str, Callable[[Path], Any]] = {"app": settings.load_app, "record": settings.load}


@dataclass(frozen=True, slots=True)
class Row:
    """One setting as it stands. `problem` is why the last thing that was chosen could not be taken."""

    group: str
    option: Option
    value: Any
    problem: str = ""

    @property
    def is_default(self) -> bool:
        """Whether it is as it comes."""
        return bool(self.value == self.option.default)


class SettingsModel:
    """The settings of one file.

    Args:
        path: The settings file; it need not exist.
        changed: Called with a row after it changed.
    """

    def __init__(self, path: Path, *, changed: Callable[[Row], None]) -> None:
        self._path = path
        self._changed = changed
        self._values: dict[str, Any] = {}
        self.problem = ""
        self._load()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All settings, in the order of their declarations."""
        return tuple(
            Row(group, option, getattr(self._values[group], option.name))
            for group, declared in _DECLARED.items()
            for option in settings.options(declared)
        )

    def choose(self, row: Row, value: Any) -> None:  # noqa: ANN401 - what its option's type says
        """Save a value; what the file can't take is told in the row, and the file stays as it was."""
        problem = ""
        try:
            settings.save(self._path, row.group, {row.option.name: value})
        except UsageError as error:
            problem = say(str(error))
        else:
            self._load()
        held = getattr(self._values[row.group], row.option.name)
        self._changed(Row(row.group, row.option, held, problem))

    def reset(self, row: Row) -> None:
        """Let its default hold."""
        self.choose(row, None)

    def _load(self) -> None:
        """Read the file; of a group that is wrong that is told, and its defaults are shown."""
        self.problem = ""
        for group, declared in _DECLARED.items():
            try:
                self._values[group] = _READERS[group](self._path)
            except UsageError as error:
                self._values[group] = declared()
                self.problem = say(str(error))
