"""Collects what the program says to people outside of its windows, as templates with named places for values.

That is: messages of errors and findings with what they advise, wherever they are made, and everything that modules
say whose task it is to put things into words. Names are followed to where they are given their words. So the
stages below the windows speak plain English and know of no language, and the windows translate what they show.
"""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

_PACKAGE = "trajectory_recorder"
# They speak to a shell, to a browser, or to people who build the program.
_ELSEWHERE = {"cli", "ui", "virtual_desktop"}
# Beside the classes, functions that make one of them.
_TOLD_BY = {
    "Finding",
    "Problem",
    "TrajectoryError",
    "_detector",
    "bad",
    "bad_at",
    "conflict",
    "forbidden",
    "invalid",
    "not_found",
}
# All that is put into words here is shown to people, single words too,
_VOCABULARIES = (
    "actions/words.py",
    "bundle/edit_kinds.py",
    "quality/wording.py",
    "replay/lanes.py",
    "replay/remarks.py",
)
# and here all sentences.
_SPEAKING = (
    "account/answer.py",
    "administering/delivery_watch.py",
    "bundle/bagit_files.py",
    "bundle/integrity.py",
    "bundle/mcap_messages.py",
    "bundle/media_match.py",
    "bundle/transcribing.py",
    "capture/_os/d_bus.py",
    "capture/_os/privacy.py",
    "capture/absence/_logind.py",
    "capture/absence/_screen_savers.py",
    "capture/area/area.py",
    "capture/clipboard/_x11_transfer.py",
    "capture/elements/_at_spi.py",
    "capture/elements/_at_spi_bus.py",
    "capture/elements/_macos.py",
    "capture/elements/_windows.py",
    "capture/secrets/holding.py",
    "collector/checking/child.py",
    "collector/complaints.py",
    "collector/checking/decision.py",
    "collector/checking/duplicates.py",
    "collector/exports/asking.py",
    "collector/exports/child.py",
    "collector/exports/ending.py",
    "collector/exports/erased.py",
    "collector/exports/job.py",
    "collector/exports/locating.py",
    "collector/exports/managing.py",
    "collector/exports/tidying.py",
    "collector/projects/openness.py",
    "collector/submissions/expiry.py",
    "collector/submissions/file_paths.py",
    "collector/submissions/quotas.py",
    "library/exporting.py",
    "media/ebml.py",
    "media/encoding.py",
    "quality/checks/capture_gap.py",
    "quality/checks/empty_stream.py",
    "quality/checks/stream_length.py",
    "quality/checks/sync_certificate.py",
    "quality/disclosures.py",
    "quality/examine.py",
    "quality/on_screen.py",
    "quality/suggestions.py",
    "recording/clock_watch.py",
    "recording/display_watch.py",
    "recording/engine.py",
    "recording/in_front.py",
    "recording/listening.py",
    "recording/preflight.py",
    "recording/recovery.py",
    "recording/screen_track.py",
    "recording/sealing.py",
    "recording/session.py",
    "recording/states.py",
    "recording/supervisor.py",
    "redaction/apply.py",
    "replay/opening.py",
    "replay/pictures/screen_pictures.py",
    "replay/playing/projector.py",
    "replay/sound/altered_sound.py",
    "replay/sound/loudspeaker.py",
    "replay/sound/narrator.py",
    "replay/sound/voice_sound.py",
    "replay/timeline/beside.py",
    "replay/timeline/event_stream.py",
    "replay/timeline/media_damage.py",
    "replay/timeline/media_notes.py",
    "reviewing/draft.py",
    "reviewing/queue.py",
    "reviewing/sync.py",
    "selection/choosing.py",
    "upload/sender.py",
)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_PLACE = re.compile(r"\{(\w*)[^{}]*\}")
# Types in quotes, patterns, and media types.
_NO_WORDS = re.compile(r" \| None|\w\[\w|application/|\n|\(\?|\)  \(")
_SIDE_BY_SIDE = re.compile(r"(\{\w+\})(?:\{\w+\})+")
_A_NAME = re.compile(r"^/|^[A-Z0-9]+$|\w[_./]\w|\w='")
_DEEPEST = 6

_Kept: TypeAlias = Callable[[str], bool]


@dataclass(frozen=True)
class _Module:
    """A parsed module, and what its names stand for."""

    path: Path
    tree: ast.Module = field(compare=False)

    @cached_property
    def given(self) -> dict[str, list[ast.expr]]:
        """Everything that a name is given anywhere in the module: names are short, and mean one thing in each."""
        found: dict[str, list[ast.expr]] = {}
        for node in ast.walk(self.tree):
            match node:
                case ast.Assign(targets=targets, value=value):
                    for target in targets:
                        for name, part in _unpacked(target, value):
                            found.setdefault(name, []).append(part)
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                    found.setdefault(name, []).append(value)
                case ast.AugAssign(target=ast.Name(id=name), value=value):
                    found.setdefault(name, []).append(value)
                case ast.For(target=target, iter=ast.Tuple(elts=rows)):
                    for row in rows:
                        for name, part in _unpacked(target, row):
                            found.setdefault(name, []).append(part)
        return found

    @cached_property
    def returned(self) -> dict[str, list[ast.expr]]:
        """What functions of the module return, by their names."""
        found: dict[str, list[ast.expr]] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef):
                told = [it for it in ast.walk(node) if isinstance(it, ast.Return | ast.Yield)]
                found[node.name] = [it.value for it in told if it.value is not None]
        return found

    @cached_property
    def imported(self) -> dict[str, str]:
        """Names of the package's that it imports, with the module that they are from."""
        return {
            it.asname or it.name: node.module
            for node in ast.walk(self.tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_PACKAGE)
            for it in node.names
        }


def collect(root: Path) -> list[str]:
    """All templates, in order.

    Args:
        root: The folder that the package lies in.
    """
    modules = {
        it: _Module(it, ast.parse(it.read_text("utf-8"))) for it in sorted((root / _PACKAGE).rglob("*.py"))
    }
    speakers = _Speakers(root, modules)
    told: set[str] = set()
    for path, module in modules.items():
        inside = path.relative_to(root / _PACKAGE)
        if inside.parts[0] in _ELSEWHERE:
            continue
        told.update(speakers.told_by_errors(module))
        if inside.as_posix() in _VOCABULARIES:
            told.update(speakers.told_at_all(module, _is_said))
        if inside.as_posix() in _SPEAKING:
            told.update(speakers.told_at_all(module, _is_sentence))
    return sorted(told)


class _Speakers:
    def __init__(self, root: Path, modules: dict[Path, _Module]) -> None:
        self._root = root
        self._modules = modules
        self._told_by = _with_heirs(modules.values())

    def told_by_errors(self, module: _Module) -> Iterator[str]:
        """What errors and findings are told with."""
        for call in ast.walk(module.tree):
            if isinstance(call, ast.Call) and _name(call.func) in self._told_by:
                for argument in [*call.args, *(it.value for it in call.keywords)]:
                    yield from self._templates(argument, module, _is_sentence)

    def told_at_all(self, module: _Module, kept: _Kept) -> Iterator[str]:
        """Everything that stands in a module and is kept."""
        no_words = _not_said(module.tree)
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in no_words:
                yield from self._templates(node, module, kept)

    def _templates(self, node: ast.expr, module: _Module, kept: _Kept, depth: int = 0) -> Iterator[str]:
        """What an expression may say, and what may stand in its places, where that is said in words."""
        if depth > _DEEPEST:
            return
        match node:
            case ast.Constant(value=str() as text):
                yield from filter(kept, (text if _PLACE.search(text) else _escaped(text),))
            case ast.JoinedStr() | ast.BinOp(op=ast.Add()):
                yield from filter(kept, (_Joined(node).template,))
                for value in _values(node):
                    yield from self._templates(value, module, _is_said, depth + 1)
            case _:
                for choice, home in self._choices(node, module):
                    yield from self._templates(choice, home, kept, depth + 1)

    def _choices(self, node: ast.expr, module: _Module) -> Iterator[tuple[ast.expr, _Module]]:
        """What an expression is one of, each with the module in which its names mean something."""
        match node:
            case ast.IfExp(body=body, orelse=orelse):
                yield from ((body, module), (orelse, module))
            case ast.BoolOp(values=values) | ast.Dict(values=values):
                yield from ((it, module) for it in values)
            case ast.Tuple(elts=values) | ast.List(elts=values):
                yield from ((it, module) for it in values)
            case ast.Starred(value=value) | ast.Subscript(value=value):
                yield value, module
            case ast.Call(func=ast.Attribute(attr="format", value=value)):
                yield value, module
            case ast.Name(id=name):
                home = self._home(name, module)
                yield from ((it, home) for it in home.given.get(name, ()))
            case ast.Call(func=ast.Name(id=name)):
                home = self._home(name, module)
                yield from ((it, home) for it in home.returned.get(name, ()))

    def _home(self, name: str, module: _Module) -> _Module:
        source = module.imported.get(name)
        if source is None:
            return module
        place = self._root.joinpath(*source.split("."))
        return (
            self._modules.get(place.with_suffix(".py")) or self._modules.get(place / "__init__.py") or module
        )


class _Joined:
    """The template of an f-string, or of several texts that are added."""

    def __init__(self, node: ast.expr) -> None:
        self._names: list[str] = []
        # Values side by side can't be told apart in the text: they are one.
        self.template = _SIDE_BY_SIDE.sub(r"\1", "".join(self._pieces(node)))

    def _pieces(self, node: ast.expr) -> Iterator[str]:
        match node:
            case ast.JoinedStr(values=values):
                for value in values:
                    yield from self._pieces(value)
            case ast.BinOp(op=ast.Add(), left=left, right=right):
                yield from self._pieces(left)
                yield from self._pieces(right)
            case ast.Constant(value=str() as text):
                yield _escaped(text)
            case ast.FormattedValue(value=value):
                yield self._place(value)
            case _:
                yield self._place(node)

    def _place(self, value: ast.expr) -> str:
        name = next(_names(value), "value").strip("_") or "value"
        taken = self._names.count(name)
        self._names.append(name)
        return f"{{{name}{taken + 1 if taken else ''}}}"


def _values(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.JoinedStr(values=values):
            yield from (it.value for it in values if isinstance(it, ast.FormattedValue))
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            for side in (left, right):
                yield from _values(side) if isinstance(side, ast.JoinedStr | ast.BinOp) else (side,)


def _names(value: ast.expr) -> Iterator[str]:
    """What a value is called, the nearest name first."""
    match value:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            yield name
        case ast.Call(args=[first, *_]):
            yield from _names(first)
        case ast.Call(func=func):
            yield from _names(func)
        case ast.Subscript(value=inner):
            yield from _names(inner)
        case _:
            yield from (it.id for it in ast.walk(value) if isinstance(it, ast.Name))


def _unpacked(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    match target, value:
        case ast.Name(id=name), _:
            yield name, value
        case ast.Tuple(elts=targets), ast.Tuple(elts=values):
            for one, given in zip(targets, values, strict=False):
                yield from _unpacked(one, given)
        case ast.Tuple(elts=targets), ast.IfExp(body=body, orelse=orelse):
            for given in (body, orelse):
                yield from _unpacked(ast.Tuple(elts=targets), given)


def _with_heirs(modules: Iterable[_Module]) -> set[str]:
    """The classes that tell something, and all that are made from them."""
    bases = {
        node.name: {_name(it) for it in node.bases}
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
    }
    found = set(_TOLD_BY)
    while more := {name for name, of in bases.items() if of & found} - found:
        found |= more
    return found


def _name(node: ast.expr) -> str:
    return str(getattr(node, "attr", getattr(node, "id", "")))


def _not_said(tree: ast.Module) -> set[int]:
    """Texts that nobody is told: what a module says of itself, names that it gives, and parts of other texts."""
    found: set[int] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as text):
                found.add(id(text))
            case ast.JoinedStr(values=parts):
                found |= {id(it) for it in parts}
            case ast.Dict(keys=keys):
                found |= {id(it) for it in keys}
            case ast.ClassDef(body=body):
                found |= {id(it.value) for it in body if isinstance(it, ast.Assign | ast.AnnAssign)}
            case ast.Call(func=ast.Name(id="TypeVar" | "cast"), args=[first, *_]):
                found.add(id(first))
            case ast.Compare(comparators=values):
                found |= {id(it) for it in values}
    return found


def _is_sentence(text: str) -> bool:
    """Whether it is words, and neither a name nor punctuation around values."""
    words = _PLACE.sub("", text)
    return " " in text.strip() and _LETTERS.search(words) is not None and not _NO_WORDS.search(words)


def _is_said(text: str) -> bool:
    """Whether it is a word or words beside its values, and no name of a file or the like."""
    words = _PLACE.sub("", text)
    is_name = _A_NAME.search(_PLACE.sub("x", text)) is not None
    return _LETTERS.search(words) is not None and not _NO_WORDS.search(words) and not is_name


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
