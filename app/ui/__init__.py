"""The window: everything that imports Qt, and nothing that speaks SQL or WordprocessingML."""
