"""Review work: what a reviewer says of a recording, beside its replay; their queue; and comparisons of two.

`model`, `saving`, `comparison_model`, `queue_model` and `desk` decide, and know no Qt; the others show.
"""
