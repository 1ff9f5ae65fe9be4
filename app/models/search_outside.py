"""Finding words in what is of no session: plan, register, documents received, files, proposals (migration 0005)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, bindparam, cast, func, literal, or_, select
from sqlalchemy.orm import Session

from app.domain.search_groups import EVERYTHING, Narrowing
from app.domain.search_words import Wanted, stands
from app.models.member import Member
from app.models.papers import Attachment, Directive, IssuedDocument
from app.models.plan import PlanPreparer, PlanTopic, TopicProposal
from app.models.search_numbers import outside, terms

#: Rows that are read of a kind at most: a plan and its papers are few beside what people said.
MOST_READ = 200


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of place: its model, what is shown of it, how it is named, its year, the member it belongs to."""

    name: str
    model: Any
    texts: tuple[Any, ...]
    label: Any
    year: Any
    person: Any = None


def _year_of(column: Any) -> Any:
    return cast(func.substr(column, 1, 4), Integer)


def _sources() -> dict[int, Source]:
    prepares = PlanTopic.id.in_(select(PlanPreparer.topic_id).join(Member).where(Member.uid == bindparam("member")))
    own = select(Member.id).where(Member.uid == bindparam("member")).scalar_subquery()
    symbol = func.printf("%02d-%s", IssuedDocument.number, IssuedDocument.code)
    return {
        9: Source("plan_topic", PlanTopic, (PlanTopic.topic, PlanTopic.note, PlanTopic.reason), literal(""),
                  PlanTopic.year, or_(PlanTopic.presenter_id == own, prepares)),
        10: Source("issued", IssuedDocument, (IssuedDocument.subject, IssuedDocument.recipients, IssuedDocument.note),
                   symbol, func.coalesce(_year_of(IssuedDocument.issued_on), IssuedDocument.year)),
        11: Source("directive", Directive, (Directive.title, Directive.number, Directive.issuer, Directive.note),
                   Directive.number, _year_of(Directive.issued_on)),
        12: Source("attachment", Attachment, (Attachment.title, Attachment.file_name, Attachment.note),
                   Attachment.file_name, _year_of(Attachment.added_at)),
        14: Source("proposal", TopicProposal, (TopicProposal.text,), literal(""), TopicProposal.year,
                   TopicProposal.proposer_id == own),
    }  # fmt: skip


SOURCES = _sources()


@dataclass(frozen=True, slots=True)
class Paper:
    """A row that holds what is wanted; ``label`` names it where it has a name, ``year`` is None where it has none."""

    kind: str
    number: int
    texts: tuple[str, ...]
    label: str
    year: int | None


def look(session: Session, words: Wanted, each: int, narrowing: Narrowing = EVERYTHING) -> tuple[Paper, ...]:
    """Return the newest rows that hold what is wanted, at most ``each`` of a kind."""
    kinds = [number for number, one in SOURCES.items() if narrowing.takes(one.name)]
    if narrowing.member is not None:
        kinds = [number for number in kinds if SOURCES[number].person is not None]
    if not kinds or not words.words:
        return ()
    closed, begun = (words.words[:-1], words.words[-1]) if words.open_end else (words.words, "")
    numbers: defaultdict[int, list[int]] = defaultdict(list)
    for number in _newest(session, kinds, closed, begun):
        numbers[number >> 28].append(number & (1 << 28) - 1)
    found: list[Paper] = []
    for kind in sorted(numbers):
        fitting = (one for one in _rows(session, kind, numbers[kind], narrowing) if _holds(one, words, begun))
        found += [one for one, _ in zip(fitting, range(each), strict=False)]
    return tuple(found)


def _newest(session: Session, kinds: Sequence[int], closed: Sequence[str], begun: str) -> Sequence[int]:
    """Return the newest rows of each kind that hold some words and, where they are many, one that begins so."""
    numbers = outside(session, kinds, closed, MOST_READ)
    if len(numbers) < MOST_READ:
        return numbers
    either = (terms(session, begun) or ()) if begun else ()
    return [one for kind in kinds for one in outside(session, [kind], closed, MOST_READ, either)]


def numbered(session: Session, number: int, code: str, narrowing: Narrowing = EVERYTHING) -> tuple[Paper, ...]:
    """Return the lines of the register with that number and code, in any term."""
    if not narrowing.takes("issued") or narrowing.member is not None:
        return ()
    rows = session.execute(select(IssuedDocument.id, IssuedDocument.code).where(IssuedDocument.number == number))
    ids = [key for key, letters in rows if letters.casefold() == code.casefold()]
    return tuple(_rows(session, 10, ids, narrowing))


def _rows(session: Session, kind: int, numbers: Sequence[int], narrowing: Narrowing) -> Iterator[Paper]:
    source = SOURCES[kind]
    query = select(source.model.id, source.label, source.year, *source.texts).where(source.model.id.in_(numbers))
    if narrowing.year is not None:
        query = query.where(source.year == narrowing.year)
    if narrowing.member is not None:
        query = query.where(source.person)
    values = {"member": narrowing.member} if narrowing.member is not None else {}
    for key, label, year, *texts in session.execute(query.order_by(source.model.id.desc()), values):
        yield Paper(source.name, key, tuple(part or "" for part in texts), label or "", year)


def _holds(one: Paper, words: Wanted, begun: str) -> bool:
    if begun and not stands(begun, "\n".join(one.texts), begun=True):
        return False
    return not words.phrases or any(words.holds(part) for part in one.texts)
