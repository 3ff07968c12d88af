"""YAML as people write it by hand, read at a bounded cost: brackets stand no deeper than any such file needs.

It makes nothing of the text but nodes with their places; whoever reads them knows what belongs there.
"""

import yaml

_DEEPEST_BRACKETS = 10


class BoundedLoader(yaml.SafeLoader):  # type: ignore[misc]  # PyYAML has no types
    """Refuses brackets that stand too deep: PyYAML's time grows with the square of their depth."""

    def fetch_flow_collection_start(self, kind: type[yaml.Token]) -> None:
        if self.flow_level >= _DEEPEST_BRACKETS:
            raise yaml.scanner.ScannerError(None, None, "brackets stand too deep here", self.get_mark())
        super().fetch_flow_collection_start(kind)
