"""The replay's window: pictures with what was done drawn over them, their controls, and lists beside them.

`arrangement`, `model`, `shortcuts`, `times` and `view` decide, and know no Qt; the others show.
"""
