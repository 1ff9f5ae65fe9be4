"""A .docx with other words in it: everything but its main part stays as it is."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import BadZipFile, ZipFile

_MAIN = "word/document.xml"


def changed(docx: bytes, change: Callable[[str], str | None], *, least: int = 0) -> bytes | None:
    """Return a .docx whose ``document.xml`` is what ``change`` makes of it.

    None where that is None or the same, where it has no more than ``least`` bytes, and for what is no .docx.
    """
    try:
        with ZipFile(BytesIO(docx)) as archive:
            if archive.getinfo(_MAIN).file_size <= least:
                return None
            text = archive.read(_MAIN).decode()
            made = change(text)
            if made is None or made == text:
                return None
            parts = {name: archive.read(name) for name in archive.namelist() if name != _MAIN}
            order = archive.namelist()
    except (BadZipFile, zlib.error, KeyError, ValueError):
        return None
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name in order:
            archive.writestr(name, made.encode() if name == _MAIN else parts[name])
    return target.getvalue()
