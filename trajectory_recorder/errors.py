"""What can go wrong, one class for each thing that a caller would do differently.

    TrajectoryError
    ├── UsageError            the request makes no sense               exit code 2
    ├── BundleError           the bundle looked at is bad              exit code 1
    │   ├── NotABundle            there is none at that place
    │   ├── NewerFormat           a later version of this program wrote it
    │   ├── DamagedBundle         it can't be read where it should be
    │   └── BundleBusy            it is still being recorded, or sent by another process
    ├── MachineError          this machine can't do it now             exit code 3
    │   ├── DeviceLost            a device that worked went away; trying again may help
    │   ├── OutputUnusable        the place to write to is read-only, full or taken
    │   ├── StoreError            an endpoint's store of files can't do it now; trying again may help
    │   └── EngineLost            the engine process died
    ├── EndpointError         the network or the endpoint refused      exit code 4
    │   ├── Unreachable           no answer came; trying again may help
    │   ├── Busy                  it asks to come again later
    │   ├── Refused               it will not, however often it is asked
    │   └── NotSignedIn           it does not know who asks
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


class StoreError(MachineError):
    pass


class EngineLost(MachineError):
    pass


class EndpointError(TrajectoryError):
    exit_code = 4


class Unreachable(EndpointError):
    pass


class Busy(EndpointError):
    """The endpoint can't now.

    Args:
        message: As for all.
        remedy: As for all.
        retry_after_s: How long it asks to be left alone; None where it doesn't say.
    """

    def __init__(self, message: str, remedy: str = "", *, retry_after_s: float | None = None) -> None:
        super().__init__(message, remedy)
        self.retry_after_s = retry_after_s


class Refused(EndpointError):
    """The endpoint will not.

    Args:
        message: As for all.
        remedy: As for all.
        status: The HTTP status; 0 where the answer itself can't be accepted.
        code: The endpoint's stable word for it, or an empty string.
        column: Where in a condition it is about, from 1; None where it is about none.
    """

    def __init__(
        self,
        message: str,
        remedy: str = "",
        *,
        status: int = 0,
        code: str = "",
        column: int | None = None,
    ) -> None:
        super().__init__(message, remedy)
        self.status = status
        self.code = code
        self.column = column


class NotSignedIn(EndpointError):
    pass


class Cancelled(TrajectoryError):
    exit_code = 130
