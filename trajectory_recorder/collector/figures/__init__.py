"""What an endpoint's admins want to see in numbers: plain values, computed in the database, of bounded size.

Nothing here knows of requests or pages, and nothing asks who may see it: see `access.permissions`. Rows are
grouped and cut off in the database, on SQLite and PostgreSQL alike.
"""
