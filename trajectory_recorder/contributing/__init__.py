"""Contributing: the expert's side of an endpoint, with what it said last kept here for when it can't be asked."""

from trajectory_recorder.contributing.contributor import Contributor
from trajectory_recorder.contributing.known import Known, Told

__all__ = ["Contributor", "Known", "Told"]
