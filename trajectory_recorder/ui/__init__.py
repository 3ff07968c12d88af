"""The windows: a thin Qt skin over plain objects. Nothing below this package loads Qt.

`live_recording` and the models hold what is decided about recordings, without Qt; windows show it.
"""
