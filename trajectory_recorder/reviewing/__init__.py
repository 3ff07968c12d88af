"""Reviews as they are written on this machine, brought to the endpoint when it can be reached.

It gives out recordings that lie at an endpoint, part by part, and shows nothing: shells do.
"""
