"""The parts of a zipped document, unpacked only as far as they may be, whatever sizes the file claims."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping

from app.errors import KnownError
from app.services.roster_import import limits

_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_BAD = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError)


class Archive:
    """The zip of a document; ``names`` are those of its parts."""

    def __init__(self, data: bytes) -> None:
        if data.count(_ENTRY) > limits.MOST_PARTS:
            raise KnownError(limits.TOO_MUCH)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BAD as error:
            raise KnownError(limits.BROKEN) from error
        self.names = tuple(dict.fromkeys(self._zip.namelist()))
        self._left = limits.MOST_UNPACKED

    def read(self, name: str) -> bytes:
        """Return a part; raises KnownError when it is broken, encrypted, or all parts read are too long together."""
        info = self._zip.getinfo(name)
        if info.flag_bits & _ENCRYPTED:
            raise KnownError(limits.PROTECTED)
        if info.file_size > self._left:
            raise KnownError(limits.TOO_MUCH)
        try:
            with self._zip.open(info) as part:
                data = part.read(self._left + 1)
        except _BAD as error:
            raise KnownError(limits.BROKEN) from error
        self._left -= len(data)
        if self._left < 0:
            raise KnownError(limits.TOO_MUCH)
        return data

    def read_all(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return several parts by name."""
        return {name: self.read(name) for name in names}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of parts whose sizes are true."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()
