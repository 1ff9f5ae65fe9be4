"""Large books, quickly: one session comes in as an exchange file, all others are rows made beside it.

The rows go through the tables' own triggers, so that the index of words holds them as if somebody had typed them.
``python -m benchmarks.large FILE`` keeps one.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Column, func, insert, literal, select, true, update
from sqlalchemy.orm import Session

from app.domain.vocabulary import SessionKind, TaskStatus
from app.models import content_sum
from app.models.discussion import Contribution
from app.models.member import Member
from app.models.papers import Directive, IssuedDocument
from app.models.plan import PlanTopic
from app.models.roll import RollLine
from app.models.session import CellSession, SessionStep
from app.models.task import Task, TaskAssignee
from app.paths import resources
from app.services import books
from benchmarks.content import SENTENCE, years
from tools.command_line import Line, count

#: Opinions of the largest book, and of one with 30 in a session.
LARGEST, USUAL = 144_000, 14_400
#: Years up to 2026, sessions held in each, characters of an opinion.
YEARS, HELD, LENGTH = 20, 24, 800
#: One of so many opinions lacks the sentence that 93 of 100 have.
SELDOM = 14
#: Made-up syllables beside the words of the program's own texts, as names of people and places are.
SYLLABLES = 2_500
_TEXTS = ("sample", "topics", "wording", "phrases", "help")
_BEGINNINGS = "b c ch d đ g gi h k kh l m n ng nh ph qu r s t th tr v x"
_RHYMES = (
    "a ai am an ang anh ao ăm ăn ăng âm ân âng ây e em en eng eo ê êm ên ênh i iêm iên iêng iêu inh o oa oan oang oi "
    "om on ong ô ôi ôm ôn ông ơ ơi ơm ơn u ua ui um un ung uyên ư ưa ưng ươi ươm ươn ương y"
)
_END = re.compile(r"(?<=[.;:!?])\s+|\n")
_FIRST_NUMBER = 10


def make(path: Path, opinions: int = LARGEST, *, members: int = 200) -> None:
    """Make a book of twenty years with 480 sessions held, so many opinions in them, and two sessions running."""
    books.import_into(path, years(1, members=members, sessions=1, contributions=0))
    book = books.open_book(path)
    try:
        with book.write() as uow:
            _fill(uow.session, opinions)
            uow.commit()
        content_sum.take(book)
    finally:
        book.close()


def _fill(session: Session, opinions: int) -> None:
    held = session.scalars(select(CellSession.id).where(CellSession.ended_at.is_not(None))).one()
    facts = session.execute(select(*CellSession.__table__.columns).where(CellSession.id == held)).mappings().one()
    session.execute(insert(CellSession), [{**facts} | own for own in _sessions()])
    for model in (RollLine, SessionStep, Task):
        _copy(session, model, held)
    someone = session.scalars(select(Member.id)).all()
    of_task = CellSession.id == Task.session_id
    old = select(CellSession.id).where(CellSession.year < 2026)
    day = select(func.substr(CellSession.started_at, 1, 10)).where(of_task).scalar_subquery()
    done = update(Task).where(Task.session_id.in_(old)).values(status=TaskStatus.DONE, due_on=day)
    session.execute(done, execution_options={"synchronize_session": False})
    given = select(Task.id, literal(someone[2]), literal(0)).where(of_task, Task.session_id != held)
    session.execute(insert(TaskAssignee).from_select(["task_id", "member_id", "place"], given))
    said = _opinions([held, *session.scalars(_others(held))], opinions, someone)
    while part := list(islice(said, 5_000)):
        session.execute(insert(Contribution), part)
    _papers(session)


def _sessions() -> Iterator[dict[str, Any]]:
    """Yield what is its own of each session held, the oldest first, without the first of the newest year."""
    number = _FIRST_NUMBER
    for year in range(2027 - YEARS, 2027):
        for place in range(1 if year == 2026 else 0, HELD):
            day = f"{year}-{place // 2 + 1:02}-{10 + place % 2 * 10}T"
            kind, quarter = (SessionKind.REGULAR, None) if place % 6 else (SessionKind.THEMATIC, place // 6 + 1)
            started, ended = (datetime.fromisoformat(f"{day}{time}") for time in ("14:00", "16:30"))
            own = {"id": number, "uid": f"{year}-{place}", "year": year, "topic": f"Chuyên đề {place} năm {year}"}
            yield own | {"kind": kind, "quarter": quarter, "started_at": started, "ended_at": ended}
            number += 1


def _others(held: int) -> Any:
    later = (CellSession.id >= _FIRST_NUMBER, CellSession.id != held)
    return select(CellSession.id).where(*later).order_by(CellSession.id)


def _copy(session: Session, model: Any, held: int) -> None:
    """Copy the rows that one session has in a table to all the others."""
    columns: list[Column[Any]] = [one for one in model.__table__.columns if one.name not in ("id", "session_id")]
    others = _others(held).subquery()
    rows = select(others.c.id, *columns).join_from(model, others, true()).where(model.session_id == held)
    session.execute(insert(model).from_select(["session_id", *(one.name for one in columns)], rows))


def _opinions(sessions: list[int], number: int, members: Any) -> Iterator[dict[str, Any]]:
    chance, known = random.Random(7), sentences()
    for own in sessions:
        for place in range(number // len(sessions)):
            speaker = members[(own * 7 + place) % len(members)]
            yield {"session_id": own, "place": place, "member_id": speaker, "text": _text(chance, known)}


def _papers(session: Session) -> None:
    """Add what is of no session: topics of the plans, a register, documents received."""
    known = sentences()
    years_of = [2027 - YEARS + number for number in range(YEARS)]
    planned = [(year, quarter) for year in years_of for quarter in (1, 2, 3, 4)]
    topics = [{"year": year, "quarter": quarter, "topic": known[year % 97 + quarter]} for year, quarter in planned]
    session.execute(insert(PlanTopic), topics)
    issued: list[dict[str, Any]] = []
    received: list[dict[str, Any]] = []
    for year in years_of:
        for number in range(1, 101):
            day, text = date(year, number % 12 + 1, number % 28 + 1), known[number * 7 + year % 11]
            issued.append({"code": "BC", "number": number, "issued_on": day, "subject": text, "year": year})
            if number <= 20:
                received.append({"number": f"{number}-HD/TW", "issued_on": day, "issuer": "Ban Tổ chức", "title": text})
    session.execute(insert(IssuedDocument), issued)
    session.execute(insert(Directive), received)


def _text(chance: random.Random, known: tuple[str, ...]) -> str:
    text = SENTENCE if chance.randrange(SELDOM) else ""
    while len(text) < LENGTH:
        text += f"{known[int(len(known) * chance.random() ** 2)]} "  # the first ones are said more often
    return text.rstrip()


@lru_cache(maxsize=1)
def sentences() -> tuple[str, ...]:
    """Return the sentences that opinions are made of: those of the program's own texts, and made-up ones."""
    chance, texts = random.Random(5), []
    for folder in _TEXTS:
        for path in sorted((resources() / folder).rglob("*.json")):
            texts += _strings(json.loads(path.read_text(encoding="utf-8")))
        texts += [path.read_text(encoding="utf-8") for path in sorted((resources() / folder).rglob("*.md"))]
    real = dict.fromkeys(part.strip() for text in texts for part in _END.split(text) if len(part.strip()) > 40)
    beginnings, rhymes = _BEGINNINGS.split(), _RHYMES.split()
    syllables = [chance.choice(beginnings) + chance.choice(rhymes) for _ in range(SYLLABLES)]
    made = [" ".join(chance.choices(syllables, k=12)).capitalize() + "." for _ in range(4 * len(real))]
    mixed = [*real, *made]
    chance.shuffle(mixed)
    return tuple(mixed)


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in _strings(part)]


if __name__ == "__main__":
    parser = Line("python -m benchmarks.large", __doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--opinions", type=count, default=LARGEST)
    chosen = parser.parse_args()
    make(chosen.file, chosen.opinions)
