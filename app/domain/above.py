"""The committee of the superior organisation: documents go to it, while heads name the organisation."""

from __future__ import annotations

from app.domain.vietnamese import fold

USUAL = "Đảng ủy"
#: Committees above the grassroots have names of their own.
_COMMITTEES = {
    "tỉnh": "Tỉnh ủy",
    "thành phố": "Thành ủy",
    "huyện": "Huyện ủy",
    "quận": "Quận ủy",
    "thị xã": "Thị ủy",
}


def committee_parts(superior: str) -> tuple[str, str]:
    """Return the committee's word and whose it is: ``Đảng ủy``, ``phường …`` for ``Đảng bộ phường …``.

    A name that does not begin with ``Đảng bộ`` is not changed: no word, and the whole name.
    """
    name = superior.strip()
    if not fold(name).startswith("dang bo "):
        return "", name
    unit = name[len("Đảng bộ ") :]
    for level, committee in _COMMITTEES.items():
        if fold(unit).startswith(f"{fold(level)} "):
            return committee, unit[len(level) + 1 :]
    return USUAL, unit


def committee_above(superior: str) -> str:
    """Return the committee of a superior organisation by its whole name, nothing where none is known."""
    return " ".join(filter(None, committee_parts(superior)))
