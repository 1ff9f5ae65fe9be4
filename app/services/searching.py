"""Finding words in the book: what ``so-chi-bo search`` prints and the search page shows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import select

from app.domain.snippets import snippet
from app.domain.vietnamese import fold
from app.models import search as index
from app.models.member import Member
from app.models.unit_of_work import UnitOfWork

#: How many places are found while somebody types; another letter makes them fewer.
LIMIT = 30
#: Of so many members at most that a name fits, what they said is found as well.
FEW = 5
_WORD = re.compile(r"[^\W_]+")
#: The texts of a session itself, in the order in which the index gives them.
OF_SESSION = ("topic", "conclusion", "opening_report")
PLACES = {
    "topic": "Chuyên đề",
    "conclusion": "Kết luận",
    "opening_report": "Báo cáo đề dẫn",
    "step": "Nội dung bước",
    "prompt": "Gợi ý thảo luận",
    "contribution": "Ý kiến",
    "vote": "Biểu quyết",
    "task": "Nhiệm vụ",
    "supplement": "Biên bản bổ sung",
    "open_question": "Vấn đề để ngỏ",
    "guest": "Đại biểu",
    "member": "Đảng viên",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words stand: ``session_id`` is None for a member of the roster, whose id is ``number``."""

    session_id: str | None
    kind: str
    number: int | str
    place: str
    snippet: str


def search(uow: UnitOfWork, words: str, limit: int = LIMIT) -> tuple[Hit, ...]:
    """Return members whose name holds the words, then places in the sessions, the newest session first."""
    members = _members(uow, words)
    few = [str(one.number) for one in members] if len(members) <= FEW else []
    found = index.search(uow.session, words, limit, few)
    return (*members, *(_hit(one, words) for one in found))


def _hit(found: index.Found, words: str) -> Hit:
    written = [number for number, text in enumerate(found.texts) if text] or [0]
    which = max(written, key=lambda number: _holds(found.texts[number], words)) if len(written) > 1 else written[0]
    kind = OF_SESSION[which] if found.kind == "session" else found.kind
    place = PLACES[kind] + (f": {found.speaker}" if found.speaker else "")
    return Hit(found.session_id, kind, found.number, place, snippet(found.texts[which], words))


def _members(uow: UnitOfWork, words: str) -> tuple[Hit, ...]:
    wanted = _WORD.findall(fold(words))
    if not wanted:
        return ()
    rows = uow.session.execute(select(Member.uid, Member.full_name, Member.position).order_by(Member.id))
    return tuple(
        Hit(None, "member", uid, PLACES["member"] + (f": {position}" if position else ""), name)
        for uid, name, position in rows
        if _named(fold(name).split(), wanted)
    )


def _named(name: list[str], wanted: list[str]) -> bool:
    return all(any(part.startswith(word) for part in name) for word in wanted)


def _holds(text: str, words: str) -> int:
    """Return how many of the words begin a word of the text."""
    folded = f" {' '.join(_WORD.findall(fold(text)))}"
    return sum(f" {word}" in folded for word in _WORD.findall(fold(words)))
