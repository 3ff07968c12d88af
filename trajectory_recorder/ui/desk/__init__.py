"""The admin's desk: how a project goes, its tasks and its people, and its exports."""
