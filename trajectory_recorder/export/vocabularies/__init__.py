"""Steps in the words that models act by, one vocabulary a file.

Each is a function from a step to the actions that do the same, none where there are no words for it: nothing is said
that was not done. What gets lost on the way is told to the piece.
"""
