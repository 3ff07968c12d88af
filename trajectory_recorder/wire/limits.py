"""How large and how many things may be. Published by the endpoint, and looked at by the client before it sends.

The figures are this project's own; each is a setting of nobody until somebody needs another.
"""

LARGEST_BUNDLE_BYTES = 5 * 1024**3
LARGEST_JSON_BYTES = 1024**2
# The most that a cut of the line costs: the endpoint makes what arrives durable at least so often, however long the
# request is, and requests with a checksum, which count whole or not at all, are no longer than this.
CHUNK_BYTES = 8 * 1024**2
# What one request without a checksum carries. Each request costs a round trip in which nothing is sent.
REQUEST_BYTES = 64 * 1024**2
MOST_FILES = 20_000
LONGEST_PATH_BYTES = 200
DEEPEST_PATH = 8
# In letters: what somebody writes to one item or step of a review, and all other texts.
LONGEST_NOTE = 4_000
LONGEST_TEXT = 20_000
