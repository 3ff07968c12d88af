from pathlib import Path

import pytest

from trajectory_recorder.errors import UsageError
from trajectory_recorder.settings import RecordSettings, load, options


def test_a_missing_file_means_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == RecordSettings()


def test_the_command_line_comes_before_the_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('[record]\nfps = 15\nmicrophone = "desk"\n')
    assert load(path) == RecordSettings(fps=15, microphone="desk")
    assert load(path, {"fps": 10}) == RecordSettings(fps=10, microphone="desk")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[record]\nfsp = 15\n", "did you mean 'fps'"),
        ("[recrod]\nfps = 15\n", "did you mean 'record'"),
        ("[record]\nfps = 0\n", r"fps"),
        ('[record]\nfps = "many"\n', r"fps"),
        ('[record]\ndisplay = "left"\n', r"display"),
        ("[record\n", "can't be read"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text)
    with pytest.raises(UsageError, match=message):
        load(path)


def test_every_setting_is_declared_with_a_sentence_and_bounds() -> None:
    declared = {option.name: option for option in options(RecordSettings)}
    assert set(declared) == set(RecordSettings.__dataclass_fields__)
    assert all(option.description for option in declared.values())
    assert (declared["fps"].lowest, declared["fps"].highest) == (1, 60)
