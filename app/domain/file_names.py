"""Names of files that every system accepts, Windows above all, made from titles that people type."""

from __future__ import annotations

import re
import unicodedata

from app.domain.vietnamese import clean

#: What stands in for a name of which nothing can be kept.
NAMELESS = "Chưa đặt tên"

#: Bytes of UTF-8, so that an ending and a number still fit into the shortest limit of any file system.
LONGEST = 120

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)


def safe_file_name(text: str) -> str:
    """Return ``text`` as a file name without ending: Vietnamese letters stay, what Windows refuses goes.

    Devices such as ``CON`` get a line before them, spaces and dots at either end are cut, and the name is at most
    ``LONGEST`` bytes long without breaking a letter. Never empty.
    """
    name = " ".join(_FORBIDDEN.sub(" ", clean(text)).split())
    name = _shortened(name.strip(" ."))
    if _RESERVED.fullmatch(name.split(".")[0].rstrip()):
        name = f"_{name}"
    return name or NAMELESS


def _shortened(name: str) -> str:
    """Return the longest beginning that fits; a letter is never parted from its marks."""
    room = LONGEST - 1
    kept = name.encode()[:room].decode(errors="ignore")
    if len(kept) < len(name):
        while kept and unicodedata.combining(name[len(kept)]):
            kept = kept[:-1]
    return kept.rstrip(" .")
