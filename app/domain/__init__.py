"""What the records of a cell mean: pure Python, no database, no window, no file."""
