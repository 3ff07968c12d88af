from pathlib import Path

import pytest

from trajectory_recorder.errors import UsageError
from trajectory_recorder.settings import (
    AppSettings,
    Language,
    Quality,
    RecordSettings,
    load,
    load_app,
    options,
    save,
)


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


def test_saving_keeps_comments_and_order(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('# mine\n[record]\nmicrophone = "desk" # the good one\nfps = 15\n')
    save(path, "record", {"fps": 20, "quality": Quality.SHARP})
    save(path, "app", {"language": Language.GERMAN})
    assert path.read_text().startswith('# mine\n[record]\nmicrophone = "desk" # the good one\nfps = 20\n')
    assert load(path) == RecordSettings(fps=20, microphone="desk", quality=Quality.SHARP)
    assert load_app(path) == AppSettings(language=Language.GERMAN)


def test_saving_none_lets_the_default_hold(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    save(path, "record", {"fps": 20, "narration": False})
    save(path, "record", {"fps": None, "display": None})
    assert path.read_text() == "[record]\nnarration = false\n"


@pytest.mark.parametrize("text", ["", "[record]\nfps = 0\n", "[record\n"])
def test_what_would_be_wrong_is_not_saved(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text)
    with pytest.raises(UsageError):
        save(path, "record", {"fps": 1000})
    assert path.read_text() == text
