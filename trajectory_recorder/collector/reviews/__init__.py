"""Reviews: who judges which submission, what they say of it, and what follows from it."""
