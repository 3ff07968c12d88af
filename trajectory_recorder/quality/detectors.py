"""Named detectors of secrets and personal data in text.

Each looks for one documented format, with its check digits where it has some: general measures of
randomness took every line of ordinary text for a secret when they were tried. What they find is named by
its kind and never repeated.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from ipaddress import ip_address


@dataclass(frozen=True, slots=True)
class Detector:
    """Finds one kind of thing. `holds` looks at a match more closely."""

    name: str
    pattern: re.Pattern[str]
    holds: Callable[[str], bool] = lambda _: True

    def find(self, text: str) -> Iterator[str]:
        """The matches in a text; of a pattern with a group, what that group holds."""
        for match in self.pattern.finditer(text):
            found = match[match.lastindex or 0]
            if self.holds(found):
                yield found


def _luhn(digits: str) -> bool:
    """Whether the last digit checks the others (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _is_card(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    return len(set(digits)) > 1 and _luhn(digits)


def _is_iban(text: str) -> bool:
    """Check digits by ISO 13616: the number, turned round, leaves 1 when divided by 97."""
    plain = text.replace(" ", "").upper()
    turned = plain[4:] + plain[:4]
    return 15 <= len(plain) <= 34 and int("".join(str(int(it, 36)) for it in turned)) % 97 == 1


def _is_real_domain(text: str) -> bool:
    """Domains for examples (RFC 2606) belong to nobody."""
    domain = text.rpartition("@")[2].lower()
    examples = ("example.com", "example.org", "example.net")
    return domain not in examples and domain.rpartition(".")[2] not in {
        "test",
        "example",
        "invalid",
        "local",
        "localhost",
    }


def _is_global(text: str) -> bool:
    try:
        return ip_address(text).is_global
    except ValueError:
        return False


def _looks_chosen(text: str) -> bool:
    """Not a placeholder: neither one letter again and again nor a name for the thing itself."""
    return len(set(text)) > 3 and not re.fullmatch(
        r"(?i)[<*{$%\[].*|none|null|true|false|password|passwort|secret|changeme|example\w*|your\w*", text
    )


def _detector(name: str, pattern: str, holds: Callable[[str], bool] = lambda _: True) -> Detector:
    return Detector(name, re.compile(pattern), holds)


SECRETS: tuple[Detector, ...] = (
    _detector("An AWS access key", r"\b(?:AKIA|ASIA|AROA|AIDA)[0-9A-Z]{16}\b"),
    _detector(
        "An AWS secret key",
        r"(?i)aws.{0,20}?(?:secret|key).{0,20}?['\"=:\s]([0-9A-Za-z/+]{40})(?![0-9A-Za-z/+])",
        _looks_chosen,
    ),
    _detector("A GitHub token", r"\b(?:gh[pousr]_[0-9A-Za-z]{36,255}|github_pat_[0-9A-Za-z_]{60,255})\b"),
    _detector("A GitLab token", r"\bglpat-[0-9A-Za-z_-]{20,}\b"),
    _detector("A Slack token", r"\bxox[abeoprs]-[0-9A-Za-z-]{10,}\b"),
    _detector("A Stripe key", r"\b[rs]k_live_[0-9A-Za-z]{20,}\b"),
    _detector("A Google API key", r"\bAIza[0-9A-Za-z_-]{35}\b"),
    _detector("An API key of a model provider", r"\bsk-(?:ant-|proj-|or-)?[0-9A-Za-z_-]{32,}\b"),
    _detector(
        "A package registry's token", r"\b(?:npm_[0-9A-Za-z]{36}|pypi-AgEIcHlwaS5vcmc[0-9A-Za-z_-]{50,})\b"
    ),
    _detector("A JSON web token", r"\beyJ[0-9A-Za-z_-]{10,}\.eyJ[0-9A-Za-z_-]{10,}\.[0-9A-Za-z_-]{10,}"),
    _detector("A private key", r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY"),
    _detector(
        "A password within an address",
        r"\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@]{1,100}:([^\s/@]{3,100})@",
        _looks_chosen,
    ),
    _detector(
        "A password beside its name",
        r"(?i)\b(?:password|passwort|passwd|pwd|secret|api[_-]?key|auth[_-]?token)\b['\"]?\s{0,3}(?:=|:)\s{0,3}['\"]?([^\s'\"]{6,100})",
        _looks_chosen,
    ),
)

PERSONAL: tuple[Detector, ...] = (
    _detector(
        "An e-mail address", r"\b[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}\b", _is_real_domain
    ),
    _detector("A card number", r"(?<![\d.-])(?:\d[ -]?){12,18}\d(?![\d.-])", _is_card),
    _detector(
        "A bank account number (IBAN)",
        r"\b[A-Z]{2}\d{2}(?: ?[0-9A-Z]{4}){2,7}(?: ?[0-9A-Z]{1,4})?\b",
        _is_iban,
    ),
    _detector(
        "A telephone number",
        r"(?<![\w+])(?:\+[1-9]\d{0,2}[ -]?(?:\(\d{1,4}\)[ -]?)?\d(?:[ -]?\d){6,11}|\(\d{3}\) ?\d{3}-\d{4})(?!\w)",
    ),
    _detector(
        "A US social security number", r"(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])"
    ),
    _detector("An internet address of a computer", r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])", _is_global),
)
