"""The command line of what developers call: a wrong word is answered by one line and status 2."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn


class Line(argparse.ArgumentParser):
    """A parser whose description is a module's docstring; see ``error`` for what differs."""

    def __init__(self, prog: str, about: str | None) -> None:
        super().__init__(
            prog=prog, description=about, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
        )

    def error(self, message: str) -> NoReturn:
        """Say in one line what is wrong, and end with status 2."""
        self.exit(2, f"{self.prog}: {message}; --help tells more\n")


def nothing(prog: str, about: str | None, arguments: Sequence[str] | None = None) -> None:
    """Take no word but ``--help``."""
    Line(prog, about).parse_args(arguments)


def count(text: str) -> int:
    """Return a whole number above nought; ValueError where there is none."""
    if (found := int(text)) < 1:
        raise ValueError(text)
    return found


def rounds_and_seed(
    prog: str, about: str | None, arguments: Sequence[str], rounds: int | None = None
) -> tuple[int, int]:
    """Return how often something is done and what its random moments begin with (1); ``rounds`` None must be said."""
    line = Line(prog, about)
    line.add_argument("rounds", type=count, nargs=None if rounds is None else "?", default=rounds, help="how often")
    line.add_argument("seed", type=int, nargs="?", default=1, help="beginning of what is random (1)")
    told = line.parse_args(arguments)
    return told.rounds, told.seed
