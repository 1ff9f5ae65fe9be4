"""``python -m app`` is the same as the command ``so-chi-bo``."""

import sys

from app.cli import main

if __name__ == "__main__":
    sys.exit(main())
