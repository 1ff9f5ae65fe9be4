"""Pictures in a document: the outline leaves a place for each, and they are set in once the .docx is written."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.shared import Mm

from app.exporters.blocks import Centred, Run

#: Marks the place of a picture: a letter that no text has.
_MARK = "\ue000"
_WIDTH = 160  # millimetres
_EPOCH = (1980, 1, 1, 0, 0, 0)


def place_of(name: str) -> Centred:
    """Return a place for the picture of that name."""
    return Centred((Run(_MARK + name),))


def with_pictures(data: bytes, pictures: Mapping[str, bytes]) -> bytes:
    """Return a .docx with its pictures in their places; one that is missing leaves its place empty.

    Equal input gives equal bytes.
    """
    package = docx.Document(BytesIO(data))
    for item in package.paragraphs:
        if item.text.startswith(_MARK):
            name = item.text.removeprefix(_MARK)
            item.paragraph_format.line_spacing_rule = None
            item.paragraph_format.line_spacing = 1.0
            item.paragraph_format.keep_with_next = True
            item.text = ""
            if name in pictures:
                shape = item.add_run().add_picture(BytesIO(pictures[name]), width=Mm(_WIDTH))
                shape._inline.docPr.set("descr", name)  # noqa: SLF001 (python-docx has no name for it)
    saved = BytesIO()
    package.save(saved)
    return _undated(saved)


def _undated(saved: BytesIO) -> bytes:
    """Return a package without the time at which it was written."""
    target = BytesIO()
    with ZipFile(saved) as source, ZipFile(target, "w") as archive:
        for entry in source.infolist():
            archive.writestr(ZipInfo(entry.filename, _EPOCH), source.read(entry), ZIP_DEFLATED)
    return target.getvalue()
