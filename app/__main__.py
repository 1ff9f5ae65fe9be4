"""``python -m app`` is the same as the command ``so-chi-bo``."""

import builtins
import sys

# A built program has imported Qt by now, which wraps __import__; packaging/plain_import.py kept the plain one.
builtins.__import__ = getattr(builtins, "plain_import", builtins.__import__)

if __name__ == "__main__":
    if sys.argv[1:] == ["--draw-pages"]:  # a built program that lays out a long document for itself
        from app.exporters.page_process import serve_standard

        sys.exit(serve_standard())
    from app.cli import main

    sys.exit(main())
