"""Pictures of every screen and every state worth seeing: ``python -m tests.gallery OUT``."""
