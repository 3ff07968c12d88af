"""Parts of the benchmarks: what is recorded, who records it, what it costs and how true it is.

The counter window, its reader and the fast hand are the tests' own, and are found through here.
"""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "tests"))
