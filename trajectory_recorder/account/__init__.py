"""Somebody's account at a collection endpoint: its address, signing in and out, and asking it as that person.

It knows neither recordings nor reviews; what is asked, and how often, is decided by whoever asks.
"""
