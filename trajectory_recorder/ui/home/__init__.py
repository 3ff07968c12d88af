"""The home window: tasks, recordings and what became of them. Models without Qt, thin widgets around them."""
