"""What can be wrong with a bundle, as `integrity.verify` reports it."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

# One broken stream should not bury the other findings.
_MOST_OF_A_KIND = 5
_LONGEST_TEXT = 500


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.

    `code` is stable and for programs, `message` for people; `path` is the file inside the bundle,
    `at_ns` the session time, where they apply.
    """

    code: str
    message: str
    path: str = ""
    at_ns: int | None = None
    severity: Severity = Severity.ERROR


class Findings:
    """Collects findings, the first few of each kind in full and the rest as a number.

    What a bundle says goes into them, so texts are cut and freed of everything that a terminal or
    a JSON encoder might not take for text.
    """

    def __init__(self) -> None:
        self._findings: list[Finding] = []
        self._of_a_kind: Counter[str] = Counter()

    def add(self, code: str, message: str, path: str = "", at_ns: int | None = None) -> None:
        """Report an error."""
        self._of_a_kind[code] += 1
        if self._of_a_kind[code] <= _MOST_OF_A_KIND:
            self._findings.append(Finding(code, _plain(message), _plain(path), at_ns))

    def listed(self) -> list[Finding]:
        """Everything that was found, in the order of finding."""
        more = [
            Finding(code, f"and {count - _MOST_OF_A_KIND} more of {code}")
            for code, count in self._of_a_kind.items()
            if count > _MOST_OF_A_KIND
        ]
        return self._findings + more


def seconds(time_ns: int) -> str:
    """Write a time in seconds, to the microsecond. What a hostile bundle gives as a time may be a
    number that fits no float."""
    whole, rest_ns = divmod(abs(time_ns), 1_000_000_000)
    return f"{'-' if time_ns < 0 else ''}{whole}.{rest_ns // 1000:06d}"


def _plain(text: str) -> str:
    if len(text) > _LONGEST_TEXT:
        text = f"{text[:_LONGEST_TEXT]}…"
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
