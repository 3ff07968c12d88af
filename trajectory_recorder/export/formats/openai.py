"""Steps in the words of OpenAI's computer use: a JSON line for each, with its picture."""

from trajectory_recorder.export.action_lines import ActionLines
from trajectory_recorder.export.exporter import EXPORTERS
from trajectory_recorder.export.vocabularies import openai as vocabulary


@EXPORTERS.register("openai")
class OpenAI(ActionLines):
    """Writes `data/{split}-00000.jsonl` and `images/`."""

    say = staticmethod(vocabulary.openai)
