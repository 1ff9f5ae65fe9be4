"""Words for merging sessions that were recorded on two laptops."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.vocabulary import Word


class Take(Word):
    """What is taken over where two records of a session differ."""

    MINE = "mine", "Giữ của sổ này"
    THEIRS = "theirs", "Lấy của tệp"
    BOTH = "both", "Cả hai, của sổ này trước"


class Meeting(Word):
    """How a session of a file stands to the book."""

    NEW = "new", "Sổ chưa có"
    SAME = "same", "Giống nhau"
    DIFFERS = "differs", "Khác nhau"


class Found(Word):
    """How a member of a file was found in the book."""

    ID = "id", "cùng mã"
    NAME = "name", "cùng họ tên"
    NEW = "new", "sổ chưa có"
    CHOSEN = "chosen", "theo lựa chọn"
    ASK = "ask", "cần chọn"


@dataclass(frozen=True, slots=True)
class Difference:
    """Something two records of a session say differently, in words; empty where one of them has it not.

    ``can_join`` says that both may stand, one below the other. ``key`` names it among the session's differences.
    """

    key: str
    title: str
    mine: str
    theirs: str
    can_join: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A member of a file and who that is in the book: ``book`` is None for one whom the book does not have.

    ``options`` are the members among whom a person chooses, by id and name.
    """

    id: str
    full_name: str
    found: Found
    book: str | None = None
    options: tuple[tuple[str, str], ...] = ()


#: What is taken over of a session: everything of one side, or piece by piece.
Choice = Take | Mapping[str, Take]
