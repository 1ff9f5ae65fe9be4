"""What a file surely is that is no book, told by its first bytes. Those of an encrypted book look random."""

from __future__ import annotations

import codecs
import unicodedata

#: Four bytes at least: fewer could be the beginning of an encrypted book.
_HEADS = (
    (b"PK\x03\x04", "tệp Word, Excel hoặc tệp nén"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "tệp Word hoặc Excel kiểu cũ"),
    (b"\x89PNG\r\n\x1a\n", "tệp ảnh"),
    (b"\xff\xd8\xff\xe0", "tệp ảnh"),
    (b"\xff\xd8\xff\xe1", "tệp ảnh"),
    (b"\x1f\x8b\x08\x00", "tệp nén"),
    (b"7z\xbc\xaf\x27\x1c", "tệp nén"),
    (b"Rar!", "tệp nén"),
    (b"%PDF-", "tệp PDF"),
    (bytes(16), "tệp hỏng, phần đầu trống"),
)
_TEXT = "tệp văn bản"
_SPACES = "\t\n\r\f"


def kind_of(head: bytes) -> str:
    """Return in Vietnamese what a file that begins with ``head`` surely is, nothing where it may be a book."""
    for begin, kind in _HEADS:
        if head.startswith(begin):
            return kind
    return _TEXT if head and _is_text(head) else ""


def _is_text(head: bytes) -> bool:
    """Return whether bytes are readable UTF-8; the last letter may be cut off."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return all(letter in _SPACES or unicodedata.category(letter) not in ("Cc", "Cn") for letter in text)
