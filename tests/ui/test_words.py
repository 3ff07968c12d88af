"""Every word that windows show can be translated: it stands in `translate` or `Phrase`, where its collector finds it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from trajectory_recorder import ui
from trajectory_recorder.ui.language import Phrase, use

UI = Path(ui.__file__).parent
LOOKS_UP = {"translate", "Phrase"}
SHOWS = {
    *("QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "QMenu", "QToolButton"),
    *(
        "setText",
        "setTitle",
        "setWindowTitle",
        "setToolTip",
        "setStatusTip",
        "setWhatsThis",
        "setPlaceholderText",
    ),
    *(
        "setAccessibleName",
        "setAccessibleDescription",
        "setHorizontalHeaderLabels",
        "setTabText",
        "setItemText",
    ),
    *(
        "addTab",
        "insertTab",
        "addAction",
        "addMenu",
        "addItem",
        "addItems",
        "addRow",
        "addButton",
        "setSuffix",
    ),
    *("drawText", "showText", "showMessage", "heading", "dimmed", "label", "Choice", "Notice", "TimedList"),
}
NO_WORDS = {"A", "B", "Trajectory Recorder: ", " (Alt+"}  # names and keys, in every language
# Settings and formats say of themselves what they are, in their declarations, which are collected, too.
DECLARED_ELSEWHERE = {"desk/export_form.py", "language.py", "settings/fields.py", "settings/form.py"}
MARKUP = re.compile(r"</?\w+>")
WORD = re.compile(r"[^\W\d_]")


def called(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def unwrapped(node: ast.AST) -> Iterator[str]:
    """The texts in an argument that are shown as they are: neither looked up nor the key of something."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Call):
        # What a call makes of its arguments is its own business; of `format` it is the text that counts.
        if called(node) in {"format", "join"}:
            yield from unwrapped(node.func)
    elif isinstance(node, ast.IfExp):
        yield from unwrapped(node.body)
        yield from unwrapped(node.orelse)
    elif isinstance(node, ast.JoinedStr | ast.BinOp | ast.Attribute | ast.Tuple | ast.List):
        for part in ast.iter_child_nodes(node):
            yield from unwrapped(part)


def escaped(module: str) -> list[str]:
    """Texts with letters that a widget is given as they are written."""
    return [
        text
        for call in ast.walk(ast.parse(module))
        if isinstance(call, ast.Call) and called(call) in SHOWS
        for argument in [*call.args, *(it.value for it in call.keywords if it.arg not in {"name", "key"})]
        for text in unwrapped(argument)
        if WORD.search(MARKUP.sub("", text)) and text not in NO_WORDS
    ]


def lost(module: str) -> list[str]:
    """What is looked up and can't be collected: no plain literals, in an f-string, or with a sign spelled out."""
    # Cutting a call out of its module takes long, and there are thousands: most are seen to be fine without.
    tree, lines = ast.parse(module), module.splitlines()
    inside = {id(it) for text in ast.walk(tree) if isinstance(text, ast.JoinedStr) for it in ast.walk(text)}
    found = []
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in LOOKS_UP:
            is_plain = all(isinstance(it, ast.Constant) for it in call.args)
            is_spelled_out = any("\\N{" in it for it in lines[call.lineno - 1 : call.end_lineno])
            if is_plain and id(call) not in inside and not is_spelled_out:
                continue
            source = ast.get_source_segment(module, call) or ""
            if not is_plain or id(call) in inside or "\\N{" in source:
                found.append(source)
    return found


def test_no_word_escapes() -> None:
    found = {it.relative_to(UI): escaped(it.read_text(encoding="utf-8")) for it in UI.rglob("*.py")}
    assert {path: texts for path, texts in found.items() if texts} == {}


def test_no_word_is_lost() -> None:
    found = {it.relative_to(UI).as_posix(): lost(it.read_text(encoding="utf-8")) for it in UI.rglob("*.py")}
    assert {path: texts for path, texts in found.items() if texts and path not in DECLARED_ELSEWHERE} == {}


def test_an_escaped_word_is_found() -> None:
    module = 'box.setToolTip(f"{n} steps" if n else "None")\nbox.setText(translate("A", "Well") + "." + "?")'
    assert escaped(module) == [" steps", "None"]
    assert escaped('box.addTab(part, translate("A", "{n} steps").format(n=3))\nlabel(name="x")') == []
    assert lost('translate("A", f"{n} steps")\nPhrase("A", "B \\N{EM DASH} C")\ntranslate("A", "Fine")') == [
        'translate("A", f"{n} steps")',
        'Phrase("A", "B \\N{EM DASH} C")',
    ]


def test_a_table_is_looked_up_when_it_is_shown() -> None:
    table = {1: Phrase("A", "Well")}
    try:
        use(lambda context, text: f"{context}: {text.upper()}")
        assert str(table[1]) == "A: WELL"
    finally:
        use(lambda _context, text: text)
    assert str(table[1]) == "Well"
