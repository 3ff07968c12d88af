"""What can go wrong, one class for each thing that a caller would do differently.

    TrajectoryError
    ├── UsageError            the request makes no sense               exit code 2
    ├── BundleError           the bundle looked at is bad              exit code 1
    │   ├── NotABundle            there is none at that place
    │   ├── NewerFormat           a later version of this program wrote it
    │   ├── DamagedBundle         it can't be read where it should be
    │   └── BundleBusy            it is still being recorded
    ├── MachineError          this machine can't do it now             exit code 3
    │   ├── DeviceLost            a device that worked went away; trying again may help
    │   ├── OutputUnusable        the place to write to is read-only, full or taken
    │   └── EngineLost            the engine process died
    └── Cancelled             somebody asked us to stop                exit code 130

A message says what happened and to what; `remedy` says what to try next. Mistakes of the
programmer stay built-in exceptions. Only a shell turns these into exit codes or dialogs.
"""


class TrajectoryError(Exception):
    """Root of all errors that a person can do something about.

    Args:
        message: One line, without a final full stop.
        remedy: One line that says what to try next, or an empty string.
    """

    exit_code = 1

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}. {self.remedy}" if self.remedy else self.message


class UsageError(TrajectoryError):
    exit_code = 2


class BundleError(TrajectoryError):
    exit_code = 1


class NotABundle(BundleError):
    pass


class NewerFormat(BundleError):
    pass


class DamagedBundle(BundleError):
    pass


class BundleBusy(BundleError):
    pass


class MachineError(TrajectoryError):
    exit_code = 3


class DeviceLost(MachineError):
    pass


class OutputUnusable(MachineError):
    pass


class EngineLost(MachineError):
    pass


class Cancelled(TrajectoryError):
    exit_code = 130
