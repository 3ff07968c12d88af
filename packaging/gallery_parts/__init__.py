"""The parts of the gallery: recordings to show, states of the windows, and a photographer.

It looks at the program from outside, and the program knows nothing of it.
"""

import sys
from pathlib import Path

# The endpoint's planted recordings and the browser belong to the tests, too.
sys.path.append(str(Path(__file__).resolve().parents[2] / "tests"))
