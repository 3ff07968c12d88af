"""What windows of the recorder's call themselves; read by whoever shows them, and so without any capture library."""

RECORDER_BAR = "trajectory-recorder-bar"
"""What a window of the recorder's calls itself that shall not be in the picture. On X11 it is the
instance of its WM_CLASS; the other systems leave such windows out by themselves."""
