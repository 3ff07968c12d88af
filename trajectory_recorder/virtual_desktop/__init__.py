"""A desktop of its own, without a screen: for the demo, and for tests on machines without one.

It brings up a real X server, window manager, message bus and sound server, and takes all of them
down again. It records nothing and knows nothing of sessions: to a recorder it is one more machine.
"""

from trajectory_recorder.virtual_desktop.desktop import VirtualDesktop

__all__ = ["VirtualDesktop"]
