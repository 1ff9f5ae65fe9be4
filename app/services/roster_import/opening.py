"""Opening a file that somebody calls a roster: what it is shows in its first bytes, not in its name."""

from __future__ import annotations

from pathlib import Path

from app.domain.roster_planning import Source
from app.errors import KnownError, reason_of
from app.paths import is_there
from app.services.roster_import import limits
from app.services.roster_import.archive import Archive

_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_FOREIGN = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"{\\rtf",
    b"MZ",
    b"\x7fELF",
    b"SQLite",
)
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<meta", b"<style", b"mime-version")
_KNOWN = (".xlsx", ".xlsm", ".xls", ".ods", ".docx", ".docm")
_TEXTS = (".csv", ".txt", ".tsv", "")


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; raises KnownError for a folder, a pipe, a device, or too large a file."""
    try:
        if is_there(path) and not path.is_file():
            raise KnownError(limits.NO_FILE.format(path.name or path))
        limits.check_bytes(path.stat().st_size)
        with path.open("rb") as file:
            data = file.read(limits.MOST_BYTES + 1)
    except OSError as error:
        gone = isinstance(error, FileNotFoundError) and is_there(path.parent)
        why = limits.NOT_THERE if gone else reason_of(error)
        raise KnownError(limits.UNREADABLE.format(path.name or path, why)) from error
    except ValueError as error:
        raise KnownError(limits.NO_FILE.format(path.name)) from error
    limits.check_bytes(len(data))
    if not data.strip():
        raise KnownError(limits.EMPTY)
    return data


def read_source(name: str, data: bytes, encoding: str = "") -> Source:
    """Return what a file holds; ``encoding`` is the user's choice for a text file. Raises KnownError."""
    if data.startswith(_ZIP):
        return _zipped(name, Archive(data))
    if data.startswith(_OLE):
        from app.services.roster_import.old_workbook import read_xls

        return read_xls(name, data)
    start = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(_MARKUP):
        raise KnownError(limits.DISGUISED)
    if data.startswith(_FOREIGN) or Path(name).suffix.lower() not in _TEXTS:
        raise KnownError(limits.BROKEN if Path(name).suffix.lower() in _KNOWN else limits.FOREIGN)
    from app.services.roster_import.delimited import ENCODINGS, read_csv

    return read_csv(name, data, encoding if encoding in ENCODINGS else "")


def _zipped(name: str, archive: Archive) -> Source:
    names = set(archive.names)
    if "word/document.xml" in names:
        from app.services.roster_import.word_tables import read_docx

        return read_docx(name, archive)
    from app.services.roster_import.workbook import read_ods, read_xlsx

    if "content.xml" in names:
        return read_ods(name, archive)
    if any(part.startswith("xl/") and part.endswith(".xml") for part in names):
        return read_xlsx(name, archive)
    raise KnownError(limits.FOREIGN)
