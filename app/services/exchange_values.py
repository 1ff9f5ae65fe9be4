"""From the bytes of an exchange file to plain values with every text clean, before anybody asks what they mean."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import Any

import msgspec

from app.domain.vietnamese import clean
from app.errors import WrongInput
from app.services.exchange_guard import is_long_data

TWICE = "khóa “{}” ghi hai lần trong cùng một mục; hãy chỉ giữ một"
#: Letters of a key that are said again.
_MOST_SHOWN = 80
#: A half of a letter beyond the first plane, alone or not.
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")
#: How a colon may also be written.
_COLON = b"\\u003"


def read(data: bytes) -> Any:
    """Return what the JSON says; half surrogates become U+FFFD.

    Raises WrongInput that names a key said twice, and msgspec's, Unicode's or Python's own error for what is no JSON.
    """
    data = data.removeprefix(BOM_UTF8)
    cleaner = _Cleaner()
    said = cleaner.clean(_decoded(data))
    if cleaner.colons != data.count(b":") or _COLON in data:
        for place, key in _twice(json.loads(data, object_pairs_hook=_Pairs)):
            raise WrongInput(place, TWICE.format(key))
    return said


def _decoded(data: bytes) -> Any:
    """Return the values; what msgspec refuses for half a letter is read by the standard library."""
    try:
        return msgspec.json.decode(data)
    except msgspec.DecodeError:
        if not _HALF.search(data):
            raise
        return json.loads(data.decode(), parse_constant=_refuse)


def _refuse(name: str) -> Any:
    raise ValueError(name)


class _Cleaner:
    """Cleans values and counts the colons that their JSON must have: one for each key, and those in texts.

    A file has more of them where a key stands twice, for only the last one is left.
    """

    def __init__(self) -> None:
        self.colons = 0

    def clean(self, value: Any, key: str = "") -> Any:
        """Return plain values with every text clean, keys as well."""
        if isinstance(value, str):
            self.colons += value.count(":")
            return value if is_long_data(key, value) else clean(value)
        if isinstance(value, dict):
            made = {clean(name): self.clean(entry, name) for name, entry in value.items()}
            self.colons += len(made) + sum(name.count(":") for name in value)
            return made
        return [self.clean(entry) for entry in value] if isinstance(value, list) else value


class _Pairs(list[tuple[str, Any]]):
    """An object of JSON with all its keys."""


def _twice(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield every key that an object has twice, with its place."""
    if isinstance(value, _Pairs):
        seen: set[str] = set()
        for name, entry in value:
            key = clean(name)
            here = f"{place}.{key[:_MOST_SHOWN]}" if place else key[:_MOST_SHOWN]
            if key in seen:
                yield here, key[:_MOST_SHOWN]
            seen.add(key)
            yield from _twice(entry, here)
    elif isinstance(value, list):
        for number, entry in enumerate(value):
            yield from _twice(entry, f"{place}[{number}]")
