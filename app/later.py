"""Packages that are loaded when something of them is used.

SQLAlchemy imports asyncio, and with it what opens network connections, what reads the letters that tell of installed
packages, and how Python itself was built: six megabytes, and as much time at the start, that the program never needs.
With hashlib comes OpenSSL, three megabytes more, which nobody needs before a document is sealed or a password is set.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from types import CoroutineType, ModuleType


class _Later(ModuleType):
    """Stands for a package until something is asked for that is not here, and passes it on from then on.

    Python's own import loads the package in its place, so that two threads which need it at once wait for each other.
    """

    def __getattr__(self, name: str) -> object:
        if name.startswith("__") and name != "__path__":
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            sys.modules.pop(self.__name__, None)
        return getattr(import_module(self.__name__), name)


def _iscoroutine(value: object) -> bool:
    """Return what asyncio's function of that name does, of which SQLAlchemy takes hold while it is imported."""
    return isinstance(value, CoroutineType)


def _get_config_var(name: str) -> object:
    """Return what sysconfig's function of that name does; the one fact SQLAlchemy asks for is known without it."""
    if name == "Py_GIL_DISABLED":
        return int("free-threading" in sys.version)
    return sys.modules["sysconfig"].get_config_vars().get(name)


def postpone() -> None:
    """Let these packages be loaded when they are first used, unless they are there already."""
    _postpone("asyncio", iscoroutine=_iscoroutine)
    _postpone("sysconfig", get_config_var=_get_config_var)
    _postpone("importlib.metadata")
    _postpone("hashlib")


def _postpone(name: str, **known: object) -> None:
    if name in sys.modules:
        return
    spec = find_spec(name)
    made = ModuleType(name) if spec is None else module_from_spec(spec)  # a built program goes without asyncio
    made.__dict__.pop("__path__", None)  # asking for a module in it loads the package first, as ever
    made.__dict__.update(known)
    made.__class__ = _Later
    sys.modules[name] = made
    package, _, child = name.rpartition(".")
    if package:
        setattr(sys.modules[package], child, made)
