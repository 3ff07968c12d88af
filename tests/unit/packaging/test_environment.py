"""Making and repairing an environment: a real one with a real pip, for a project that needs nothing but pip."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]

PYPROJECT = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "tiny"
version = "1"
dependencies = ["pip"]
optional-dependencies.asr = []
optional-dependencies.export = []
optional-dependencies.ocr = []
optional-dependencies.server = []
optional-dependencies.test = []

[tool.anything]
"""

BACKEND = """\
import zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    with zipfile.ZipFile(folder + "/tiny-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr("tiny.py", "")
        wheel.writestr("tiny-1.dist-info/METADATA", "Metadata-Version: 2.1\\nName: tiny\\nVersion: 1\\n")
        wheel.writestr("tiny-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr("tiny-1.dist-info/RECORD", "")
    return "tiny-1-py3-none-any.whl"
"""


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "packaging")
    return importlib.import_module("set_up.environment")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    (tmp_path / "packaging").mkdir()
    (tmp_path / "packaging" / "constraints.txt").touch()
    (tmp_path / "pyproject.toml").write_text(PYPROJECT)
    (tmp_path / "backend.py").write_text(BACKEND)
    return tmp_path


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_the_key_follows_what_decides_the_content_and_nothing_else(
    environment: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [environment.environment_key(project)]
    edit(project / "pyproject.toml", "[tool.anything]", "[tool.other]")
    assert environment.environment_key(project) == keys[0]

    edit(project / "pyproject.toml", 'dependencies = ["pip"]', 'dependencies = ["more"]')
    keys.append(environment.environment_key(project))
    (project / "packaging" / "constraints.txt").write_text("more==1\n")
    keys.append(environment.environment_key(project))
    monkeypatch.setattr(sys.implementation, "cache_tag", "cpython-399")
    keys.append(environment.environment_key(project))
    project = project.rename(project.with_name("moved"))
    keys.append(environment.environment_key(project))
    assert len(set(keys)) == len(keys)


@pytest.mark.slow
def test_an_environment_is_made_updated_and_repaired(environment: ModuleType, project: Path) -> None:
    stamp = project / ".venv" / "set-up"
    trace = project / ".venv" / "trace"  # shows whether it is still the same environment
    assert not environment.environment_is_ready(project)

    environment.make_environment(project)
    assert environment.environment_is_ready(project)
    assert list((project / ".venv").rglob("tiny.py"))

    # Requirements that can't be had: refused, and what was there is kept.
    trace.touch()
    edit(project / "pyproject.toml", '["pip"]', '["pip", "no-such-package"]')
    assert not environment.environment_is_ready(project)
    with pytest.raises(Exception, match="Python packages can't be installed") as refused:
        environment.make_environment(project)
    assert type(refused.value).__name__ == "CannotSetUp"
    assert not environment.environment_is_ready(project)

    # Requirements that can: updated in place.
    edit(project / "pyproject.toml", '["pip", "no-such-package"]', '["pip>=1"]')
    environment.make_environment(project)
    assert environment.environment_is_ready(project)
    assert trace.exists()

    # Killed on the way: made anew.
    stamp.write_text("under way")
    assert not environment.environment_is_ready(project)
    environment.make_environment(project)
    assert environment.environment_is_ready(project)
    assert not trace.exists()

    # Its Python went away, as after an upgrade of the system.
    environment.environment_python(project).unlink()
    assert not environment.environment_is_ready(project)
