"""The five questions of a new book, one on a screen."""
