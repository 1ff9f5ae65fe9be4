"""What an exchange file may not be before anybody reads it: too large, too many things, or headed by a mark of secrecy.

A file costs memory many times its size once it is read, so what it holds is counted in its bytes beforehand.
"""

from __future__ import annotations

import re
from typing import Any

from app.domain.attachments import size_words
from app.domain.secrecy import REFUSED, mark_of
from app.errors import WrongInput

#: Most bytes of a file; what is attached is in it and makes most of it.
MOST_BYTES = 128 * 1024 * 1024
#: Most values in lists and objects; the sample's year has 1,700.
MOST_VALUES = 1_000_000
#: Letters of one text; a whole year's minutes have fewer. Only what is attached is longer, as base64.
MOST_LETTERS = 4_000_000
TOO_LONG = "Tệp có một đoạn chữ dài quá mức của một cuốn sổ. Đồng chí xin lại tệp đúng; sổ được giữ nguyên."
TOO_LARGE = "Tệp nặng {}, sổ nhận tệp trao đổi nhiều nhất {}. Đồng chí xin lại tệp đúng; sổ được giữ nguyên."
TOO_HEAVY = (
    "Tệp trao đổi đã ghi, nhưng nặng {}: sổ khác chỉ nhận nhiều nhất {}. Muốn giao cả sổ kèm các tệp, đồng chí dùng "
    "bản sao lưu (so-chi-bo backup)."
)
TOO_MUCH = "Tệp có quá nhiều mục để là sổ của một chi bộ. Đồng chí xin lại tệp đúng; sổ được giữ nguyên."
_MOST_TEXT_BYTES = 3 * MOST_LETTERS
#: What holds a whole file: an attachment, a sealed document.
_DATA = ("content", "file")
_BASE64 = re.compile(r"[A-Za-z0-9+/]*+={0,2}")
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)


def check_size(data: bytes) -> None:
    """Raise WrongInput for a file that would cost more memory or time than any book is worth."""
    check_length(len(data))
    if _values(data) > MOST_VALUES and _values(_STRING.sub(b"", data)) > MOST_VALUES:
        raise WrongInput("", TOO_MUCH)
    if len(data) > _MOST_TEXT_BYTES and any(map(_is_long_text, _STRING.finditer(data))):
        raise WrongInput("", TOO_LONG)


def check_length(length: int) -> None:
    """Raise WrongInput for so many bytes; to be asked before they are read."""
    if length > MOST_BYTES:
        raise WrongInput("", TOO_LARGE.format(size_words(length), size_words(MOST_BYTES)))


def heaviness(length: int) -> str:
    """Return what to say of a file that was written and that no book takes in again; nothing for one of usual size."""
    return TOO_HEAVY.format(size_words(length), size_words(MOST_BYTES)) if length > MOST_BYTES else ""


def is_long_data(key: str, text: str) -> bool:
    """Return whether a text is a long one of base64, in which no words can stand; raises WrongInput for long words."""
    if len(text) <= MOST_LETTERS:
        return False
    if key not in _DATA or _BASE64.fullmatch(text) is None:
        raise WrongInput("", TOO_LONG)
    return True


def refuse_marked(value: Any, place: str = "") -> None:
    """Raise WrongInput that names the first text headed by a mark of secrecy."""
    if isinstance(value, str):
        mark = None if len(value) > MOST_LETTERS else mark_of(value)
        if mark is not None:
            raise WrongInput(place, REFUSED.format(mark))
    elif isinstance(value, dict):
        for key, entry in value.items():
            refuse_marked(entry, f"{place}.{key}" if place else key)
    elif isinstance(value, list):
        for number, entry in enumerate(value):
            refuse_marked(entry, f"{place}[{number}]")


def _is_long_text(found: re.Match[bytes]) -> bool:
    """Return whether words are so long; a single letter beyond Latin makes each of them cost more memory."""
    return found.end() - found.start() > _MOST_TEXT_BYTES and not found[0].isascii()


def _values(data: bytes) -> int:
    """Return how many values stand in lists and objects; what looks so inside texts counts as well."""
    return data.count(b",") + data.count(b"[") + data.count(b"{")
