"""The contact sheet of a bundle: a folder with the pictures of its actions and a page that shows them."""

from trajectory_recorder.contact_sheet.sheet import Sheet, write_sheet

__all__ = ["Sheet", "write_sheet"]
