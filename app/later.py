"""Packages that are loaded when something of them is used.

SQLAlchemy imports asyncio, and with it what opens network connections, and what reads the letters that tell of
installed packages: five megabytes, and as much time at the start, that the program never needs.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec, module_from_spec
from threading import RLock
from types import CoroutineType, ModuleType

_lock = RLock()


class _Later(ModuleType):
    """Stands for a package, and becomes it when something is asked for that is not here, such as a module in it."""

    def __getattr__(self, name: str) -> object:
        spec = self.__spec__
        if (name.startswith("__") and name != "__path__") or spec is None or spec.loader is None:
            raise AttributeError(name)
        with _lock:
            if type(self) is _Later:
                self.__class__ = ModuleType  # type: ignore[assignment]
                self.__path__ = spec.submodule_search_locations or []
                spec.loader.exec_module(self)
        return getattr(self, name)


def _iscoroutine(value: object) -> bool:
    """Return what asyncio's function of that name does, of which SQLAlchemy takes hold while it is imported."""
    return isinstance(value, CoroutineType)


def postpone() -> None:
    """Let these packages be loaded when they are first used, unless they are there already."""
    _postpone("asyncio", iscoroutine=_iscoroutine)
    _postpone("importlib.metadata")


def _postpone(name: str, **known: object) -> None:
    if name in sys.modules or (spec := find_spec(name)) is None:
        return
    made = module_from_spec(spec)
    made.__dict__.pop("__path__", None)  # asking for a module in it loads the package first, as ever
    made.__dict__.update(known)
    made.__class__ = _Later
    sys.modules[name] = made
