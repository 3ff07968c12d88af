"""A short piece of real work on a virtual desktop, done and explained by a scripted person.

Five readings are averaged in a terminal, and the mean is written into a note with a text editor and
saved through its dialog: two real applications, typing, clicking, a drag, scrolling and narration.
It knows nothing of recording.
"""

from collections.abc import Callable
from pathlib import Path

from trajectory_recorder.errors import MachineError
from trajectory_recorder.virtual_desktop.desktop import VirtualDesktop

READINGS = "12.1 11.9 12.4 12.0 12.2"
MEAN = "12.12"
NOTE = "readings.txt"
TEXT = f"Mean of the five readings: {MEAN} mm\n"
TERMINAL, EDITOR, DIALOG = "Terminal", "Mousepad", "Save As"
COMMAND = f"echo {READINGS} | tr ' ' '\\n' | awk '{{ s += $1 }} END {{ print s / NR }}'\n"

# The dialog's button lies this far from its lower right corner, in pixels.
_SAVE_BUTTON_PX = (50, 28)


def keep_lab_notes(desktop: VirtualDesktop, tell: Callable[[str], None]) -> Path:
    """Do the work from beginning to end.

    Args:
        desktop: With sound, and nothing open on it yet.
        tell: Called with a sentence before each step.

    Returns:
        The note that was saved.

    Raises:
        MachineError: An application did not do its part.
    """
    tell("averaging five readings in a terminal")
    desktop.open(
        *("xterm", "-title", TERMINAL, "-geometry", "90x20+40+60", "-fa", "DejaVu Sans Mono", "-fs", "12")
    )
    terminal = desktop.wait_for_window(TERMINAL)
    desktop.focus(terminal)
    desktop.say("I have five readings. First I work out their mean in the terminal.")
    left_px, top_px, width_px, height_px = desktop.window_rectangle(terminal)
    desktop.click(left_px + width_px // 2, top_px + height_px // 2)
    desktop.type(COMMAND)
    desktop.say("The mean is twelve point one two.")

    tell("writing the mean into a note with a text editor")
    desktop.open("mousepad")
    editor = desktop.wait_for_window(EDITOR)
    desktop.focus(editor)
    left_px, top_px, width_px, height_px = desktop.window_rectangle(editor)
    # By its title bar, which lies above the inside of the window.
    desktop.drag(left_px + width_px // 2, top_px - 8, left_px + width_px // 2 + 60, top_px + 52)
    desktop.type(TEXT)
    desktop.scroll(-3)
    desktop.say("I write it down.")

    tell("saving the note through the editor's dialog")
    note = _save(desktop)
    desktop.say("Done. The note is saved.")
    return note


def _save(desktop: VirtualDesktop) -> Path:
    desktop.key("ctrl+s")
    dialog = desktop.wait_for_window(DIALOG)
    desktop.focus(dialog)
    desktop.key("ctrl+a")
    desktop.type(NOTE)
    # The button stays insensitive until the dialog has looked at the name: a person takes longer.
    desktop.say("Under this name I save it.")
    left_px, top_px, width_px, height_px = desktop.window_rectangle(dialog)
    desktop.click(left_px + width_px - _SAVE_BUTTON_PX[0], top_px + height_px - _SAVE_BUTTON_PX[1])
    desktop.wait_for_window(f"{NOTE}.* {EDITOR}")
    note = desktop.home / NOTE
    if note.read_text(encoding="utf-8") != TEXT:
        raise MachineError(f"the editor saved something else into {note}", "run the demo again")
    return note
