import pytest

from trajectory_recorder.errors import UsageError
from trajectory_recorder.registry import Registry


def test_plugins_come_back_in_the_order_of_registration() -> None:
    registry: Registry[int] = Registry("check")
    registry.register("second")(2)
    registry.register("first")(1)
    assert list(registry) == [("second", 2), ("first", 1)]
    assert registry.get("first") == 1
    assert len(registry) == 2


def test_a_name_can_be_taken_once() -> None:
    registry: Registry[int] = Registry("check")
    registry.register("silence")(1)
    with pytest.raises(ValueError, match="silence"):
        registry.register("silence")(2)
    assert registry.get("silence") == 1


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    registry: Registry[int] = Registry("check")
    registry.register("silence")(1)
    with pytest.raises(UsageError, match=r"did you mean 'silence'\?"):
        registry.get("silense")
