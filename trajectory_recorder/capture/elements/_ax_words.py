"""The words of macOS's accessibility that are needed here: which attributes are asked, and what they mean.

It asks nothing, so that it can be tested anywhere. A password's field is known before its value
would be asked for.

https://developer.apple.com/documentation/applicationservices/carbon_accessibility/attributes
"""

from collections.abc import Mapping
from typing import Any

from trajectory_recorder.capture._os.text import well_formed
from trajectory_recorder.capture.elements._told import LONGEST_VALUE, short
from trajectory_recorder.events import Absence

SECURE = "AXSecureTextField"
APPLICATION = "AXApplication"
WEB_AREA = "AXWebArea"
VALUE = "AXValue"

ASKED_AT_ONCE = (
    "AXRole",
    "AXSubrole",
    "AXTitle",
    "AXDescription",
    "AXPosition",
    "AXSize",
    "AXEnabled",
    "AXFocused",
    "AXSelected",
    "AXExpanded",
    "AXParent",
    "AXURL",
    "AXDocument",
)

_CHECKABLE = {"AXCheckBox", "AXRadioButton", "AXMenuItem"}
_EDITABLE = {"AXTextField", "AXTextArea", "AXComboBox"}
_CHECKED = {1: "checked", 2: "mixed"}

# AXError.h
_ABSENCES = {
    -25202: Absence.GONE,  # invalid element
    -25204: Absence.TIMEOUT,  # cannot complete: no answer in time
    -25211: Absence.UNAVAILABLE,  # not allowed
    -25212: Absence.NOTHING,  # no value
}

Attributes = Mapping[str, Any]


def text(told: Any, longest: int = 0) -> str:  # noqa: ANN401 - whatever was told
    """A string, cut off; empty where it is none."""
    whole = well_formed(str(told)) if isinstance(told, str) else ""
    return short(whole, longest) if longest else short(whole)


def role(attributes: Attributes) -> str:
    """The role's name as Apple spells it."""
    return text(attributes.get("AXRole"))


def name(attributes: Attributes) -> str:
    """The title, or the description where there is none, as VoiceOver would say."""
    return text(attributes.get("AXTitle")) or text(attributes.get("AXDescription"))


def is_secret(attributes: Attributes) -> bool:
    """Whether this is a password's field."""
    return SECURE in {attributes.get("AXSubrole"), attributes.get("AXRole")}


def states(attributes: Attributes, value: Any) -> tuple[str, ...]:  # noqa: ANN401 - whatever was told
    """Our words for states, in the order of the alphabet."""
    words = []
    if attributes.get("AXEnabled") is False or attributes.get("AXEnabled") == 0:
        words.append("disabled")
    if attributes.get("AXFocused"):
        words.append("focused")
    if attributes.get("AXSelected"):
        words.append("selected")
    if attributes.get("AXExpanded") is not None:
        words.append("expanded" if attributes.get("AXExpanded") else "collapsed")
    if attributes.get("AXRole") in _EDITABLE:
        words.append("editable")
    if attributes.get("AXRole") in _CHECKABLE and isinstance(value, int) and value in _CHECKED:
        words.append(_CHECKED[value])
    return tuple(sorted(words))


def value(told: Any) -> str | None:  # noqa: ANN401 - whatever was told
    """A value as text."""
    if isinstance(told, (int, float)):
        return f"{told:g}"
    return text(told, LONGEST_VALUE) if isinstance(told, str) else None


def absence(error: int) -> Absence:
    """Why there is no answer, from the number of an error (AXError)."""
    return _ABSENCES.get(error, Absence.UNSUPPORTED)
