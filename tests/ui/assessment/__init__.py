"""The scoring sheet in the window."""
