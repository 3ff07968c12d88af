import pytest

from trajectory_recorder.errors import UsageError
from trajectory_recorder.quality.policy import built_in
from trajectory_recorder.submitting.rules import Rules, of_no_task, of_task


def test_without_a_policy_of_its_own_a_task_has_the_built_in_one() -> None:
    assert of_no_task() == Rules(built_in(), override_allowed=True)
    assert of_task("sums", None, override_allowed=False) == Rules(built_in(), override_allowed=False)


def test_a_tasks_own_policy_counts() -> None:
    text = "policy: patient\nversion: 2\nchecks:\n  idle: off\n"
    rules = of_task("sums", text, override_allowed=True)
    assert (rules.policy.name, rules.policy.version, rules.override_allowed) == ("patient", 2, True)
    assert set(built_in().limits) - set(rules.policy.limits) == {"idle"}


def test_a_policy_that_is_not_understood_is_named_by_its_task() -> None:
    with pytest.raises(UsageError, match="the policy of task sums, line 2"):
        of_task("sums", "policy: odd\nversions: 1\n", override_allowed=True)
