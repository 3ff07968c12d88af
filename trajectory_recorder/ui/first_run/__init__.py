"""The first run: sign in, consent, permissions, displays, microphone and a recording to practise with, step by step."""
