"""The tasks of a project as a file, and what a file would do to them before anything is done.

A task is known by its key. What a file says of one is made so; what it doesn't name stays as it is, and no task is
ever removed. A file is done as a whole or not at all. What is written and read again is the same.
"""
