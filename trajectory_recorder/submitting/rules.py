"""By what a recording is judged before it goes: the policy of its task, and whether a person may overrule it."""

from dataclasses import dataclass

from trajectory_recorder.quality import policy as policies
from trajectory_recorder.quality.policy import Policy


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a task. `override_allowed`: somebody may send what fails, with a reason."""

    policy: Policy
    override_allowed: bool = True


def of_no_task() -> Rules:
    """The rules for recordings that belong to no task, or to one whose rules are not known here.

    The endpoint checks by its own in any case; here they save a long way for nothing.
    """
    return Rules(policies.built_in())


def of_task(key: str, policy: str | None, *, override_allowed: bool) -> Rules:
    """The rules of a task, as the endpoint says them.

    Args:
        key: The task's, for messages.
        policy: The text of its policy, None for the built-in one.
        override_allowed: As in `Rules`.

    Raises:
        UsageError: The policy is none that this version understands.
    """
    if policy is None:
        return Rules(policies.built_in(), override_allowed)
    return Rules(policies.parse(policy, f"the policy of task {key}"), override_allowed)
