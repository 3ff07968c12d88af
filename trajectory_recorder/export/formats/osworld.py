"""Steps in the words of OSWorld's computer_13: a JSON line for each, with its picture."""

from trajectory_recorder.export.action_lines import ActionLines
from trajectory_recorder.export.exporter import EXPORTERS
from trajectory_recorder.export.vocabularies import osworld as vocabulary


@EXPORTERS.register("osworld")
class OSWorld(ActionLines):
    """Writes `data/{split}-00000.jsonl` and `images/`."""

    say = staticmethod(vocabulary.osworld)
    end = vocabulary.DONE
