"""What an endpoint says to an expert, of each kind some."""

from datetime import UTC, datetime

from trajectory_recorder.contributing.projects import Consent, CurrentConsent, MyProject, Project
from trajectory_recorder.contributing.submissions import Comment, Feedback, MySubmission, Quality, Review
from trajectory_recorder.contributing.tasks import Claim, MyTask, Places, TaskSheet
from trajectory_recorder.wire.rubric import RubricItem
from trajectory_recorder.wire.states import ReviewVerdict, Role, SubmissionState

ID, NOW = "a" * 32, datetime(2026, 11, 21, tzinfo=UTC)
SHEET = TaskSheet(
    id=ID,
    project="lab",
    key="sums",
    title="Sums",
    instruction="Add them up.",
    tools=("Calc",),
    starting_state="An empty sheet.",
    difficulty="easy",
    tags=("office",),
    policy="policy: strict\nversion: 1\n",
    override_allowed=False,
    rubric=(RubricItem("saved", "It is saved.", 3),),
    deadline=NOW,
    qualification=False,
    places=Places(3, 1, 1, 0),
)
TASKS = (MyTask(SHEET, Claim(NOW, None), None), MyTask(SHEET, None, "the task was closed"))
PROJECTS = (
    MyProject(
        Project("lab", "Lab", "", None, (Role.EXPERT,)), CurrentConsent(Consent(2, "You agree."), None)
    ),
)
SUBMISSIONS = (
    MySubmission(
        id=ID,
        project="lab",
        task="sums",
        state=SubmissionState.CHANGES_REQUESTED,
        bundle_id="b",
        manifest_sha256="c" * 64,
        bytes=1,
        duration_ns=2,
        created_at=NOW,
        changed_at=NOW,
        quality=Quality("pass", 97),
        reason=None,
        replaces=None,
    ),
)
FEEDBACK = Feedback(
    (
        Review(
            ID, "reviewer 1", ReviewVerdict.ACCEPT, 0.5, (), "Well done.", (), counts=True, finished_at=NOW
        ),
    ),
    (Comment(ID, "reviewer 1", 1, 2, "Say why.", change_wanted=True, created_at=NOW),),
)
