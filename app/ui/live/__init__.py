"""The live session: one panel per kind of step, all over the same record."""
