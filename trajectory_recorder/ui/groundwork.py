"""What the app's windows stand on, to be loaded beside the window's thread: that is where the time goes.

None of it has to do with Qt. A class that is made of one of Qt's on another thread, while Qt asks on the window's
thread what one of its objects is, ends the program; so windows are loaded on the window's thread, which takes
little once this is there.
"""

import trajectory_recorder.diagnostics
import trajectory_recorder.replay.playing.player
import trajectory_recorder.replay.thumbnails
import trajectory_recorder.ui.first_run.permissions
import trajectory_recorder.ui.first_run.practice_model
import trajectory_recorder.ui.mending.model
import trajectory_recorder.ui.mending.submitting
import trajectory_recorder.ui.mending.take
import trajectory_recorder.ui.recorder.model
import trajectory_recorder.ui.replay.model
import trajectory_recorder.ui.settings.model  # noqa: F401
