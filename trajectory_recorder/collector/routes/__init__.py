"""The HTTP interface: each module takes requests apart, calls what does the work, and words the answer."""
