"""``python -m app`` is the same as the command ``so-chi-bo``."""

import builtins
import sys

# A built program has imported Qt by now, which wraps __import__; packaging/plain_import.py kept the plain one.
builtins.__import__ = getattr(builtins, "plain_import", builtins.__import__)

from app.cli import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
