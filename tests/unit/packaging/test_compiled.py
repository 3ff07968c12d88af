"""Tasks keep what Python compiled, wherever that does no harm."""

import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def kept(variables: dict[str, str]) -> dict[str, str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "packaging")
        importlib.import_module("set_up.compiled").keep_compiled(variables, Path("project"))
    return variables


def test_where_nothing_may_be_kept_it_is_kept_in_the_environment() -> None:
    place = str(Path("project", ".venv", "compiled"))
    assert kept({"PYTHONDONTWRITEBYTECODE": "1", "A": "b"}) == {"PYTHONPYCACHEPREFIX": place, "A": "b"}


def test_a_place_that_somebody_chose_stays() -> None:
    assert kept({"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": "x"}) == {"PYTHONPYCACHEPREFIX": "x"}


@pytest.mark.parametrize("variables", [{}, {"PYTHONDONTWRITEBYTECODE": ""}])
def test_where_python_keeps_it_beside_the_sources_nothing_is_said(variables: dict[str, str]) -> None:
    assert kept(variables) == {}
