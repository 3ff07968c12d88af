"""Where a display lies in the coordinates in which mss asks its system for pixels.

On Linux and Windows those are the physical pixels of the virtual desktop. macOS is asked in points
and answers in pixels, as long as mss doesn't tell it to scale them down.
"""

import sys

from trajectory_recorder.events import Display


def region(display: Display) -> dict[str, int]:
    """Describe the display's rectangle as `mss.MSS.grab` takes it."""
    if sys.platform == "darwin":
        import mss.darwin  # noqa: PLC0415 - it exists on this system only
        import Quartz  # noqa: PLC0415 - likewise

        # mss asks for one pixel per point by default; 0 asks for what the display really shows.
        mss.darwin.IMAGE_OPTIONS = 0
        bounds = Quartz.CGDisplayBounds(display.display_id)
        return {
            "left": round(bounds.origin.x),
            "top": round(bounds.origin.y),
            "width": round(bounds.size.width),
            "height": round(bounds.size.height),
        }
    else:  # noqa: RET505 - spelt out, because the type checker reads one branch per system
        return {
            "left": display.x_px,
            "top": display.y_px,
            "width": display.width_px,
            "height": display.height_px,
        }
