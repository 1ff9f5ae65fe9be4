"""The import of a roster in the window."""
