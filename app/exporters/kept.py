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


def body_of(docx: bytes) -> str | None:
    """Return the content of a document that this program wrote, without its last section; None where it is none.

    What refers to other parts of its package (pictures, links, sections of their own) cannot be taken out.
    """
    try:
        with ZipFile(BytesIO(docx)) as archive:
            if archive.getinfo(_MAIN).file_size > _LARGEST:
                return None
            text = archive.read(_MAIN).decode()
        start = text.index(">", text.index("<w:body")) + 1
        content = text[start : text.rindex("<w:sectPr")]
        etree.fromstring(f"<w:body {wordml.NAMESPACES}>{content}</w:body>")
    except (BadZipFile, zlib.error, KeyError, ValueError, etree.XMLSyntaxError):
        return None
    return None if "<w:sectPr" in content or _REFERENCE.search(content) else content
