"""The sheet by which a cell scores its session."""
