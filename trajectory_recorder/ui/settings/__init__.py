"""The settings window: a form made from the declared settings, and the help that goes with them."""
