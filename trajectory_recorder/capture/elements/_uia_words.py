"""The words of Microsoft UI Automation that are needed here: which properties are asked, and what they mean.

It asks nothing, so that it can be tested anywhere. A password's field is known before its value
would be asked for.

https://learn.microsoft.com/windows/win32/winauto/uiauto-automation-element-propids ,
https://learn.microsoft.com/windows/win32/winauto/uiauto-controltype-ids
"""

from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from trajectory_recorder.capture._os.text import well_formed
from trajectory_recorder.capture.elements._told import LONGEST_VALUE, rectangle, short
from trajectory_recorder.events import Absence, Rectangle


class Property(IntEnum):
    BOUNDING_RECTANGLE = 30001
    PROCESS_ID = 30002
    CONTROL_TYPE = 30003
    NAME = 30005
    HAS_KEYBOARD_FOCUS = 30008
    IS_ENABLED = 30010
    IS_PASSWORD = 30019
    HAS_EXPAND_COLLAPSE = 30028
    HAS_RANGE_VALUE = 30033
    HAS_SELECTION_ITEM = 30036
    HAS_TOGGLE = 30041
    HAS_VALUE = 30043
    VALUE = 30045
    VALUE_IS_READ_ONLY = 30046
    RANGE_VALUE = 30047
    EXPAND_COLLAPSE_STATE = 30070
    IS_SELECTED = 30079
    TOGGLE_STATE = 30086


# Values are asked for by themselves, once it is known that they are no secret.
ASKED_AT_ONCE = tuple(item for item in Property if item not in {Property.VALUE, Property.RANGE_VALUE})

DOCUMENT = 50030

# By their numbers, from 50000 on.
_ROLES = (
    "Button", "Calendar", "CheckBox", "ComboBox", "Edit", "Hyperlink", "Image", "ListItem", "List", "Menu",
    "MenuBar", "MenuItem", "ProgressBar", "RadioButton", "ScrollBar", "Slider", "Spinner", "StatusBar", "Tab",
    "TabItem", "Text", "ToolBar", "ToolTip", "Tree", "TreeItem", "Custom", "Group", "Thumb", "DataGrid",
    "DataItem", "Document", "SplitButton", "Window", "Pane", "Header", "HeaderItem", "Table", "TitleBar",
    "Separator", "SemanticZoom", "AppBar",
)  # fmt: skip
_FIRST_ROLE = 50000

_TOGGLED = {1: "checked", 2: "mixed"}
_EXPANDED = {0: "collapsed", 1: "expanded", 2: "expanded"}

_TIMED_OUT = {0x80131505, 0x8001011F}  # UIA_E_TIMEOUT, RPC_E_TIMEOUT
_GONE = {0x80040201, 0x80010108, 0x800706BA}  # UIA_E_ELEMENTNOTAVAILABLE, RPC_E_DISCONNECTED, no RPC server
_NOT_ALLOWED = {0x80070005}  # E_ACCESSDENIED: a program with higher rights

Properties = Mapping[int, Any]


def role(properties: Properties) -> str:
    """The role's name as Microsoft's documentation spells it, whatever the language of the system."""
    number = properties[Property.CONTROL_TYPE]
    if isinstance(number, int) and 0 <= number - _FIRST_ROLE < len(_ROLES):
        return _ROLES[number - _FIRST_ROLE]
    return "Custom"


def text(told: Any, longest: int = 0) -> str:  # noqa: ANN401 - whatever was told
    """A string, cut off; empty where it is none."""
    whole = well_formed(told) if isinstance(told, str) else ""
    return short(whole, longest) if longest else short(whole)


def bounds(properties: Properties) -> Rectangle | None:
    """Where the element lies, in physical pixels."""
    match properties[Property.BOUNDING_RECTANGLE]:
        case (
            int() | float() as x,
            int() | float() as y,
            int() | float() as width,
            int() | float() as height,
        ):
            return rectangle(x, y, width, height)
    return None


def states(properties: Properties) -> tuple[str, ...]:
    """Our words for states, in the order of the alphabet."""
    words = []
    if not properties[Property.IS_ENABLED]:
        words.append("disabled")
    if properties[Property.HAS_KEYBOARD_FOCUS]:
        words.append("focused")
    if properties[Property.HAS_VALUE]:
        words.append("read_only" if properties[Property.VALUE_IS_READ_ONLY] else "editable")
    if properties[Property.HAS_TOGGLE]:
        words.append(_TOGGLED.get(properties[Property.TOGGLE_STATE], ""))
    if properties[Property.HAS_EXPAND_COLLAPSE]:
        words.append(_EXPANDED.get(properties[Property.EXPAND_COLLAPSE_STATE], ""))
    if properties[Property.HAS_SELECTION_ITEM] and properties[Property.IS_SELECTED]:
        words.append("selected")
    return tuple(sorted(word for word in words if word))


def value_property(properties: Properties) -> Property | None:
    """Which property holds the element's value; None where there is none, or it is secret."""
    if properties[Property.IS_PASSWORD]:
        return None
    if properties[Property.HAS_VALUE]:
        return Property.VALUE
    return Property.RANGE_VALUE if properties[Property.HAS_RANGE_VALUE] else None


def value(told: Any) -> str | None:  # noqa: ANN401 - whatever was told
    """A value as text."""
    if isinstance(told, (int, float)):
        return f"{told:g}"
    return text(told, LONGEST_VALUE) if isinstance(told, str) else None


def absence(result: int) -> Absence:
    """Why there is no answer, from the number of a failure (HRESULT)."""
    number = result & 0xFFFF_FFFF
    if number in _TIMED_OUT:
        return Absence.TIMEOUT
    if number in _GONE:
        return Absence.GONE
    return Absence.UNAVAILABLE if number in _NOT_ALLOWED else Absence.UNSUPPORTED
