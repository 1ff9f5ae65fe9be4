"""Problems that a person can act on, as values with a Vietnamese text.

A ``KnownError`` says what happened, what is safe and what to do. Everything else that is raised is a bug
and reaches the one handler in ``app.bootstrap``.
"""

from __future__ import annotations


class KnownError(Exception):
    """A problem of the surroundings or of the input, shown to the user as it stands.

    ``text`` is one Vietnamese sentence or two; ``retryable`` tells the saver that the same work may succeed
    later without the user changing it (disk full, file locked, stick pulled out).
    """

    def __init__(self, text: str, *, retryable: bool = False) -> None:
        super().__init__(text)
        self.text = text
        self.retryable = retryable


class WrongInput(KnownError):
    """Something in a file or a field is not right; ``place`` names where, such as ``sessions[2].topic``."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}" if place else problem)
        self.place = place
        self.problem = problem


class NotFound(KnownError):
    """The thing asked for is not in the book."""


class BookUnusable(KnownError):
    """The file is no book of ours, is damaged, is newer than this program or needs another password."""
