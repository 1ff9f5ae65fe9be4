"""The book's tables and the only code that speaks SQL. Imported lazily: it costs more than the window itself."""
