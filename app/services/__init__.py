"""Use cases: the only callers of the unit of work; they return records."""
