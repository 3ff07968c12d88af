"""The steps of the first run, and which of them is shown. Knows no Qt."""

from enum import Enum, auto

from trajectory_recorder.ui.language import translate


class Step(Enum):
    """A step, in their order."""

    SIGN_IN = auto()
    CONSENT = auto()
    PERMISSIONS = auto()
    DISPLAYS = auto()
    MICROPHONE = auto()
    PRACTICE = auto()
    SUMMARY = auto()


def step_title(step: Step) -> str:
    """What a step is called."""
    return {
        Step.SIGN_IN: translate("FirstRun", "Sign in"),
        Step.CONSENT: translate("FirstRun", "Consent"),
        Step.PERMISSIONS: translate("FirstRun", "Permissions"),
        Step.DISPLAYS: translate("FirstRun", "Displays"),
        Step.MICROPHONE: translate("FirstRun", "Microphone"),
        Step.PRACTICE: translate("FirstRun", "Practice"),
        Step.SUMMARY: translate("FirstRun", "Good to know"),
    }[step]


class Steps:
    """Which step is shown; without an account there is nothing to consent to.

    Args:
        first: Where to begin.
    """

    def __init__(self, first: Step = Step.SIGN_IN) -> None:
        self.current = first
        self.has_account = first is Step.CONSENT

    @property
    def all(self) -> tuple[Step, ...]:
        """The steps that there are now."""
        return tuple(it for it in Step if it is not Step.CONSENT or self.has_account)

    @property
    def next(self) -> Step | None:
        """The step after this one; None after the last."""
        behind = [it for it in self.all if it.value > self.current.value]
        return behind[0] if behind else None

    @property
    def before(self) -> Step | None:
        """The step before this one; None before the first."""
        ahead = [it for it in self.all if it.value < self.current.value]
        return ahead[-1] if ahead else None
