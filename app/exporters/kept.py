"""What a document written earlier says, taken out of its .docx to be set into another as it is."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from app.exporters import wordml

_MAIN = "word/document.xml"
_LARGEST = 64_000_000  # bytes of text that a session's minutes never come near
_REFERENCE = re.compile(r"\sr:[a-z]+=")


def can_be_set_in(docx: bytes) -> bool:
    """Return whether a document's content can be set into another: one that this program wrote and that is whole.

    What refers to other parts of its package (pictures, links, sections of their own) cannot be taken out.
    """
    try:
        content = content_of(docx)
        etree.fromstring(f"<w:body {wordml.NAMESPACES}>{content}</w:body>")
    except (BadZipFile, zlib.error, KeyError, ValueError, etree.XMLSyntaxError):
        return False
    return "<w:sectPr" not in content and not _REFERENCE.search(content)


def content_of(docx: bytes) -> str:
    """Return the content of a document without its last section, as it is.

    Raises one of several errors for a document of which ``can_be_set_in`` does not hold.
    """
    with ZipFile(BytesIO(docx)) as archive:
        if archive.getinfo(_MAIN).file_size > _LARGEST:
            raise ValueError("too large for minutes")
        text = archive.read(_MAIN).decode()
    start = text.index(">", text.index("<w:body")) + 1
    return text[start : text.rindex("<w:sectPr")]
