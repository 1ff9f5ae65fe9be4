"""Files kept in the book: which may be opened, how large they may be, how size is said."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from app.domain.file_names import NAMELESS, safe_file_name
from app.domain.year_records import AttachmentRecord

MEGABYTE = 1024 * 1024
#: Kinds of file that only show something; whatever else is kept can be saved elsewhere, never opened from here.
OPENED: dict[str, str] = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".txt": "text/plain",
}
UNKNOWN = "application/octet-stream"
#: Nothing longer is an ending that tells the kind of a file.
LONGEST_ENDING = 10


@dataclass(frozen=True, slots=True)
class Limits:
    """How much the book takes, in bytes: of one file, and of all together before it is said to be a lot."""

    one_file: int
    much: int


def ending(file_name: str) -> str:
    """Return the ending of a file name in small letters with its dot, nothing where there is none of a usual form."""
    found = PurePath(file_name).suffix.lower()
    return found if found.isascii() and found[1:].isalnum() and len(found) <= LONGEST_ENDING else ""


def media_of(file_name: str) -> str:
    """Return the media type of a file by its ending."""
    return OPENED.get(ending(file_name), UNKNOWN)


def can_open(attachment: AttachmentRecord) -> bool:
    """Return whether a file is kept whose kind is only shown, never run."""
    return bool(attachment.sha256) and ending(attachment.file_name) in OPENED


def kept_name(file_name: str) -> str:
    """Return a file's name as it is kept: one that every system takes, without letters that cannot be seen."""
    last = PurePath(file_name.replace("\\", "/")).name
    seen = "".join(letter for letter in last if unicodedata.category(letter) != "Cf")
    stem, tail = PurePath(seen).stem, ending(seen)
    return f"{safe_file_name(stem if tail else seen)}{tail}" if seen.strip(" .") else NAMELESS


def size_words(size: int) -> str:
    """Return a size as people read it: ``812 byte``, ``34 KB``, ``1,4 MB``."""
    if size < 1024:
        return f"{size} byte"
    if size < MEGABYTE:
        return f"{round(size / 1024)} KB"
    whole = f"{size / MEGABYTE:.1f}".replace(".", ",")
    return f"{whole.removesuffix(',0')} MB"


def total_words(attachments: Iterable[AttachmentRecord], limits: Limits) -> str:
    """Return how many files the book keeps, how large they are together, and how large one may be."""
    kept = [one for one in attachments if one.sha256]
    total = sum(one.size for one in kept)
    said = f"{len(kept)} tệp, tất cả {size_words(total)}; mỗi tệp nhiều nhất {size_words(limits.one_file)}."
    much = " Sổ đã nặng, bản sao lưu sẽ lâu hơn." if total > limits.much else ""
    return f"{said}{much}"


def too_large(size: int, limits: Limits) -> str:
    """Return why a file of that size is not taken, nothing for one that is."""
    if size <= limits.one_file:
        return ""
    most = size_words(limits.one_file)
    return (
        f"Tệp nặng {size_words(size)}, sổ nhận mỗi tệp nhiều nhất {most}. "
        "Đồng chí quét lại nhỏ hơn, hoặc chỉ ghi nơi để hồ sơ giấy."
    )
