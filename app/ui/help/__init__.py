"""The help inside the window."""
