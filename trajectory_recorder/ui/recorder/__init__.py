"""Recording with the app: the countdown, the bar, the border, the tray, and what is decided about them.

`desk.RecorderDesk` is its door. What needs no Qt is in `model`, `live_recording` and the plain objects beside them.
"""
