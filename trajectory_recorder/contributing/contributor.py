"""Asks an endpoint what an expert wants to know, tells it what they decide, and has all answers kept.

Every method asks once and waits for the answer: call them off windows' threads. What was said last is in `known.py`.
"""

from urllib.parse import quote

from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.account.lists import ask_list
from trajectory_recorder.contributing.known import Known
from trajectory_recorder.contributing.projects import CurrentConsent, MyProject, Project
from trajectory_recorder.contributing.submissions import Comment, Feedback, MySubmission, Review
from trajectory_recorder.contributing.tasks import MyTask
from trajectory_recorder.wire.states import Role

# So few of what holds long texts that a page stays within what an answer may have.
_FEW = "20"


class Contributor:
    """One expert at one endpoint.

    All methods raise `EndpointError` where it can't be asked or refuses, and `OutputUnusable` where its answer
    can't be kept.

    Args:
        endpoint: Which one, and who asks; it is closed by whoever made it.
        known: Keeps what it says.
    """

    def __init__(self, endpoint: Endpoint, known: Known) -> None:
        self._endpoint, self._known = endpoint, known
        self._here = str(endpoint.url)

    def tasks(self) -> tuple[MyTask, ...]:
        """The tasks of my projects, those first that I claimed or was given."""
        said = tuple(ask_list(self._endpoint, "/me/tasks", MyTask, limit=_FEW))
        self._known.keep_tasks(self._here, said)
        return said

    def claim(self, task_id: str) -> tuple[MyTask, ...]:
        """Take a place in a task, or keep it for longer; returns my tasks as they are then."""
        self._endpoint.ask("POST", _claim(task_id))
        return self.tasks()

    def give_back(self, task_id: str) -> tuple[MyTask, ...]:
        """Give my place in a task to others; returns my tasks as they are then."""
        self._endpoint.ask("DELETE", _claim(task_id))
        return self.tasks()

    def projects(self) -> tuple[MyProject, ...]:
        """The projects that I am an expert of, each with its consent."""
        mine = [
            it for it in ask_list(self._endpoint, "/projects", Project, limit=_FEW) if Role.EXPERT in it.roles
        ]
        said = tuple(MyProject(it, self._agreement(it.key)) for it in mine)
        self._known.keep_projects(self._here, said)
        return said

    def sign(self, project: str, version: int) -> tuple[MyProject, ...]:
        """Agree to a project's consent; returns my projects as they are then.

        Args:
            project: Its key.
            version: The one that was read; the endpoint refuses it where there is a newer one.
        """
        self._endpoint.ask("POST", f"{_consent(project)}/signatures", {"version": version})
        return self.projects()

    def submissions(self) -> tuple[MySubmission, ...]:
        """All that I submitted, the newest first."""
        asked = ask_list(self._endpoint, "/submissions", MySubmission, mine="true")
        said = tuple(reversed(list(asked)))
        self._known.keep_submissions(self._here, said)
        return said

    def feedback(self, submission: str) -> Feedback:
        """What was said of one of my submissions: finished reviews, and comments that are in no draft."""
        path = f"/submissions/{quote(submission, safe='')}"
        reviews = ask_list(self._endpoint, f"{path}/reviews", Review, limit=_FEW)
        finished = tuple(it for it in reviews if it.finished_at is not None)
        comments = ask_list(self._endpoint, f"{path}/comments", Comment, limit=_FEW)
        placed = sorted(comments, key=lambda it: (it.from_ns, it.to_ns, it.created_at))
        said = Feedback(finished, tuple(placed))
        self._known.keep_feedback(self._here, submission, said)
        return said

    def _agreement(self, project: str) -> CurrentConsent:
        return self._endpoint.ask("GET", _consent(project)).read(CurrentConsent)


def _claim(task_id: str) -> str:
    return f"/tasks/{quote(task_id, safe='')}/claim"


def _consent(project: str) -> str:
    return f"/projects/{quote(project, safe='')}/consent"
