"""Projects: their people, their tasks and who works on them, and what contributors agree to."""
