"""What the endpoint asks of recordings for a task."""

from urllib.parse import quote

import msgspec

from trajectory_recorder.account.endpoint import Endpoint


class TaskRules(msgspec.Struct, frozen=True):
    """The task's quality policy as YAML, None for the built-in one, and whether a person may overrule it."""

    policy: str | None = None
    override_allowed: bool = True


def task_rules(endpoint: Endpoint, *, project: str, task: str) -> TaskRules:
    """Ask for them.

    Raises:
        EndpointError: There is no such task for us, or no answer.
    """
    path = f"/projects/{quote(project, safe='')}/tasks/{quote(task, safe='')}"
    return endpoint.ask("GET", path).read(TaskRules)
