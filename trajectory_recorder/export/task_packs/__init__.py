"""Tasks for those who measure models: one description of a task, and the files of each program that runs them."""
