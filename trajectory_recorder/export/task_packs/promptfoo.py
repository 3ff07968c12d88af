"""Tasks as promptfoo reads them: a test for each, with an assertion for each item of its rubric.

That program fills in templates and reads files wherever a text asks for it. The words of tasks come from strangers, so
whatever would begin either is written in a way that gives the same text and nothing else.
"""

from collections.abc import Iterable
from typing import Any

import yaml

from trajectory_recorder.export.task_packs.told import PackedIn
from trajectory_recorder.wire.rubric import RubricItem

CONFIG = "promptfoo/promptfooconfig.yaml"
_PROMPT = (
    "{{instruction}}"
    "{% if starting_state %}\n\nWhat is there at the start: {{starting_state}}{% endif %}"
    "{% if tools %}\n\nTools: {{tools}}{% endif %}"
)
_FETCHED = ("file:", "package:")


class _Quoting(yaml.SafeDumper):  # type: ignore[misc]  # yaml has no types
    """Writes all text in quotes: parsers of other versions of YAML disagree about what else is text."""


_Quoting.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


def config(tasks: Iterable[PackedIn]) -> bytes:
    """The configuration; which models are measured is said when it is run."""
    document = {
        "description": "Tasks with rubrics",
        "prompts": [_PROMPT],
        "tests": [_test(it) for it in tasks],
    }
    written: str = yaml.dump(document, Dumper=_Quoting, sort_keys=False, allow_unicode=True, width=1000)
    return written.encode()


def has_weight(item: RubricItem) -> bool:
    """Whether an item counts there: it weighs by points, and only above 0."""
    return item.points > 0


def _test(packed: PackedIn) -> dict[str, Any]:
    task = packed.task
    told = {
        "instruction": task.instruction,
        "starting_state": task.starting_state,
        "tools": ", ".join(task.tools),
    }
    return {
        "description": harmless(task.id),
        # A list would become a test for each of its values, so all are texts.
        "vars": {name: harmless(text) for name, text in told.items() if text},
        "metadata": {"splits": list(packed.splits), "difficulty": task.difficulty, "tags": list(task.tags)},
        "assert": [_assertion(it) for it in task.rubric if has_weight(it)],
    }


def _assertion(item: RubricItem) -> dict[str, Any]:
    evidence = f" (look at: {item.evidence})" if item.evidence else ""
    return {
        "type": "llm-rubric",
        "value": harmless(f"{item.criterion}{evidence}"),
        "weight": item.points,
        "metric": harmless(item.id),
    }


def harmless(text: str) -> str:
    """The text as a template that gives it back: no brace begins anything, and nothing is fetched from anywhere."""
    written = text.replace("{", "{{ '{' }}")
    for scheme in _FETCHED:
        written = written.replace(scheme, f"{{{{ '{scheme}' }}}}")
    return written
