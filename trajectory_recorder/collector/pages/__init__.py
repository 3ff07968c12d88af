"""The few pages that people see: signing in, letting a device in, and what is signed in as them.

Rendered here and complete without scripts. What the recorder's own windows show is not repeated.
"""
