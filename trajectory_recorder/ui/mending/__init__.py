"""After a recording: its replay with what was found, remedies at hand, and the way to submit it.

`model`, `opening`, `remedies`, `submitting`, `take` and `words` decide, and know no Qt; the others show.
"""
