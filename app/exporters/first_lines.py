"""The first lines of a file, as far as its kind can be read: to see whether a mark of secrecy heads it.

A file from outside may be anything: what cannot be read says nothing, and nothing is unpacked beyond a limit.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from app.domain.attachments import ending

#: Bytes of a part that are unpacked at most, and lines that are read of each part.
MOST_BYTES = 16 * 1024 * 1024
MOST_LINES = 60
#: Parts of a file with its first words, and the element that is a line there.
_PARTS: dict[str, tuple[tuple[str, ...], str]] = {
    ".docx": (("word/header1.xml", "word/header2.xml", "word/header3.xml", "word/document.xml"), "p"),
    ".pptx": (("ppt/slides/slide1.xml",), "p"),
    ".xlsx": (("xl/sharedStrings.xml",), "si"),
    ".odt": (("styles.xml", "content.xml"), "p"),
    ".ods": (("content.xml",), "p"),
}
_ENCODINGS = ("utf-8-sig", "utf-16", "cp1258")


def first_lines(file_name: str, content: bytes) -> str:
    """Return the first lines of a file of text, nothing for a kind that is not read (PDF, pictures) or a broken one."""
    kind = ending(file_name)
    if kind == ".txt":
        return _of_text(content)
    if kind not in _PARTS:
        return ""
    names, line = _PARTS[kind]
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(text for name in names for text in _of_part(archive, name, line))
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError, NotImplementedError, zlib.error):
        return ""


def _of_text(content: bytes) -> str:
    head = content[: 64 * 1024]
    for encoding in _ENCODINGS:
        if encoding == "utf-16" and head[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            return head.decode(encoding, errors="strict" if len(content) == len(head) else "ignore")
        except UnicodeDecodeError:
            continue
    return ""


def _of_part(archive: zipfile.ZipFile, name: str, line: str) -> tuple[str, ...]:
    try:
        with archive.open(name) as part:
            data = part.read(MOST_BYTES)
    except KeyError:
        return ()
    return tuple(islice(_lines(data, line), MOST_LINES))


def _lines(data: bytes, line: str) -> Iterator[str]:
    """Return the lines of a part in their order, those in tables and boxes as well, up to where it breaks off."""
    events = etree.iterparse(
        io.BytesIO(data), tag=f"{{*}}{line}", resolve_entities=False, no_network=True, huge_tree=False
    )
    try:
        for _, element in events:
            yield "".join(str(text) for text in element.itertext())
    except etree.XMLSyntaxError:
        return
