# ruff: noqa: INP001
"""Runs before PyInstaller's own hook for Qt, which imports PySide6 and by that wraps ``__import__``.

The wrapper makes every later import of pure Python slower; ``app/__main__.py`` puts back what is kept here.
"""

import builtins

builtins.plain_import = builtins.__import__
