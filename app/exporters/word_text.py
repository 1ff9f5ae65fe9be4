"""The text of a Word file that a person edited: its paragraphs in order, tracked changes and comments shown as such.

The file comes from outside and may be anything. What is read of it is counted before it is unpacked, nothing outside
the file is asked for, and no entity of a document type is resolved.
"""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any, Literal
from zipfile import BadZipFile, ZipFile

from lxml import etree

from app.domain.text_diff import line_key
from app.errors import KnownError

#: Bytes of a file, of its text once unpacked, and entries of its package; minutes never come near.
MOST_BYTES = 32 * 1024 * 1024
MOST_TEXT = 48 * 1024 * 1024
MOST_ENTRIES = 4000
MOST_LINES = 50_000
#: Elements, attributes and references of a part; each costs a hundred times what it takes up in the file.
MOST_NODES = 1_000_000
TOO_LARGE = "Tệp Word này lớn quá mức của một văn bản chi bộ nên chưa đọc. Đồng chí chọn đúng tệp; sổ được giữ nguyên."
NOT_WORD = "Tệp này không phải tệp Word .docx nguyên vẹn. Đồng chí mở bằng Word, lưu lại thành .docx rồi chọn lại."
OLD_WORD = (
    "Tệp này có mật khẩu hoặc là Word kiểu cũ (.doc). Đồng chí mở bằng Word, bỏ mật khẩu, lưu thành .docx rồi chọn lại."
)
UNSAFE = "Tệp Word này có phần khai báo lạ, có thể gây hại, nên không đọc. Đồng chí xin lại tệp; sổ được giữ nguyên."
Mark = Literal["", "inserted", "deleted"]
_OLD_FILE = b"\xd0\xcf\x11\xe0"
_INSERTED = frozenset(("ins", "moveTo"))
_DELETED = frozenset(("del", "moveFrom"))
_SILENT = frozenset(
    ("pPr", "rPr", "tblPr", "tblGrid", "tcPr", "sectPr", "sdtPr", "instrText", "delInstrText", "fldData", "Fallback")
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DOCUMENT, _COMMENTS = "/officeDocument", "/comments"


@dataclass(frozen=True, slots=True)
class WordPiece:
    """Words of a paragraph, and whether Word keeps them as a tracked change."""

    text: str
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class WordComment:
    """A comment and who made it, as the file says."""

    author: str
    text: str


@dataclass(frozen=True, slots=True)
class WordLine:
    """A paragraph of the text or of a table."""

    pieces: tuple[WordPiece, ...]
    comments: tuple[WordComment, ...] = ()
    in_table: bool = False

    @property
    def text(self) -> str:
        """The words as they are with every tracked change accepted."""
        return "".join(piece.text for piece in self.pieces if piece.mark != "deleted")

    @property
    def original(self) -> str:
        """The words as they are with every tracked change refused."""
        return "".join(piece.text for piece in self.pieces if piece.mark != "inserted")

    @property
    def is_tracked(self) -> bool:
        """Whether Word keeps a change of this paragraph."""
        return any(piece.mark and piece.text.strip() for piece in self.pieces)


def read_word(data: bytes) -> tuple[WordLine, ...]:
    """Return the paragraphs of a .docx that say something; raises KnownError for one that cannot be read safely."""
    if len(data) > MOST_BYTES:
        raise KnownError(TOO_LARGE)
    if data.startswith(_OLD_FILE):
        raise KnownError(OLD_WORD)
    try:
        with ZipFile(BytesIO(data)) as archive:
            if len(archive.infolist()) > MOST_ENTRIES:
                raise KnownError(TOO_LARGE)
            main = _target(archive, "", _DOCUMENT) or "word/document.xml"
            body = _part(archive, main)
            notes = _target(archive, main, _COMMENTS)
            comments = _comments(_part(archive, notes)) if notes and notes in archive.namelist() else {}
    except (BadZipFile, KeyError, OSError, RuntimeError, ValueError, NotImplementedError, zlib.error) as error:
        raise KnownError(NOT_WORD) from error
    return _Reader(comments).lines(body)


def _target(archive: ZipFile, source: str, kind: str) -> str | None:
    """Return the part that another one names by a kind of relationship; None where it names none."""
    folder, name = posixpath.split(source)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in archive.namelist():
        return None
    for link in _part(archive, rels):
        if str(link.get("Type", "")).endswith(kind) and link.get("TargetMode") != "External":
            return posixpath.normpath(posixpath.join("/", folder, str(link.get("Target", "")))).lstrip("/")
    return None


def _part(archive: ZipFile, name: str) -> Any:
    """Return a part's element; its size is looked at before it is unpacked, and again while it is."""
    if archive.getinfo(name).file_size > MOST_TEXT:
        raise KnownError(TOO_LARGE)
    with archive.open(name) as file:
        data = file.read(MOST_TEXT + 1)
    if len(data) > MOST_TEXT or sum(map(data.count, (b"<", b"=", b"&"))) > MOST_NODES:
        raise KnownError(TOO_LARGE)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, dtd_validation=False, no_network=True, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise KnownError(UNSAFE if b"<!DOCTYPE" in data[:4096] else NOT_WORD) from error
    about: Any = root.getroottree().docinfo
    if about.doctype:
        raise KnownError(UNSAFE)
    return root


def _comments(root: Any) -> dict[str, WordComment]:
    made = {}
    for one in root:
        text = "\n".join("".join(p.itertext("{*}t")) for p in one.iter("{*}p"))
        made[_attribute(one, "id")] = WordComment(_attribute(one, "author"), text.strip())
    return made


class _Reader:
    """Collects the paragraphs of a body; what stands in a drawn box follows the paragraph that holds it."""

    def __init__(self, comments: Mapping[str, WordComment]) -> None:
        self._comments = comments
        self._made: list[WordLine] = []
        self._open: tuple[list[WordPiece], list[WordComment]] = ([], [])

    def lines(self, root: Any) -> tuple[WordLine, ...]:
        self._blocks(root, "", in_table=False)
        self._end(in_table=False)
        return tuple(self._made)

    def _blocks(self, element: Any, mark: Mark, *, in_table: bool) -> None:
        for child in element:
            tag = _name(child)
            if tag == "p":
                self._paragraph(child, mark, in_table=in_table)
            elif tag not in _SILENT:
                inside = _row_mark(child, mark) if tag == "tr" else _marked(tag, mark)
                self._blocks(child, inside, in_table=in_table or tag == "tbl")

    def _paragraph(self, element: Any, mark: Mark, *, in_table: bool) -> None:
        boxes: list[Any] = []
        self._inline(element, mark, boxes)
        if element.find("{*}pPr/{*}rPr/{*}del") is None:  # else its mark is deleted: the next one goes on in this line
            self._end(in_table=in_table)
        for box in boxes:
            self._blocks(box, mark, in_table=in_table)

    def _inline(self, element: Any, mark: Mark, boxes: list[Any]) -> None:
        pieces, comments = self._open
        for child in element:
            tag = _name(child)
            if tag in _SILENT:
                continue
            if tag == "txbxContent":
                boxes.append(child)
            elif tag in ("t", "delText"):
                pieces.append(WordPiece("".join(child.itertext()), mark))
            elif tag in _SIGNS:
                pieces.append(WordPiece(_SIGNS[tag], mark))
            elif tag == "commentReference":
                comments += [found] if (found := self._comments.get(_attribute(child, "id"))) else []
            else:
                self._inline(child, _marked(tag, mark), boxes)

    def _end(self, *, in_table: bool) -> None:
        pieces, comments = self._open
        self._open = ([], [])
        line = WordLine(tuple(_joined(pieces)), tuple(comments), in_table)
        if line_key(line.text) or line_key(line.original) or comments:
            self._made.append(line)
        if len(self._made) > MOST_LINES:
            raise KnownError(TOO_LARGE)


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else "Fallback"


def _attribute(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _marked(tag: str, mark: Mark) -> Mark:
    if tag in _DELETED or mark == "deleted":
        return "deleted"
    return "inserted" if tag in _INSERTED else mark


def _row_mark(row: Any, mark: Mark) -> Mark:
    for tag in ("del", "ins"):
        if row.find(f"{{*}}trPr/{{*}}{tag}") is not None:
            return _marked(tag, mark)
    return mark


def _joined(pieces: list[WordPiece]) -> Iterator[WordPiece]:
    """Return pieces with neighbours of the same mark made one, as runs of a paragraph are cut anywhere."""
    for mark, run in groupby(pieces, key=lambda piece: piece.mark):
        yield WordPiece("".join(piece.text for piece in run), mark)
