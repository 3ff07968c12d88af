"""Files on their way in, by tus 1.0: begun, written by one request at a time, finished or given up.

Nothing here knows HTTP but for the problems that are raised; `routes.uploads` does.
"""
