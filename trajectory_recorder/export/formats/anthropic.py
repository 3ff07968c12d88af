"""Steps in the words of Anthropic's computer use tool: a JSON line for each, with its picture."""

from trajectory_recorder.export.action_lines import ActionLines
from trajectory_recorder.export.exporter import EXPORTERS
from trajectory_recorder.export.vocabularies import anthropic as vocabulary


@EXPORTERS.register("anthropic")
class Anthropic(ActionLines):
    """Writes `data/{split}-00000.jsonl` and `images/`."""

    say = staticmethod(vocabulary.anthropic)
