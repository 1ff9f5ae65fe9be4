"""What the second screen shows: cards made of a session's public facts, never of what is noted.

A card is made from the record alone and says nothing that was said: no opinion, no conclusion, no draft. The wording
of the title card (ma-két) follows the plan on self-review of 8/2022, part "Ma két".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from app.domain.records import SessionRecord, Speaker, VoteRecord
from app.domain.roll import RollCount
from app.domain.timeline import Stage, banner_name, progress, running_step
from app.domain.turnout import came_of
from app.domain.vietnamese import official_date, paragraphs, two_digits
from app.domain.vocabulary import SessionKind
from app.domain.voting import DOTS, in_favour_of, share_of

HALF = 0.5


class CardKind(Enum):
    """The cards in the order in which they are leafed through; the value names a card in the window."""

    TITLE = "ma-két"
    AGENDA = "chương trình"
    SPEAKER = "người phát biểu"
    VOTE = "biểu quyết"
    READ_BACK = "đọc biên bản"


@dataclass(frozen=True, slots=True)
class Talk:
    """Who has the floor, and for how many seconds."""

    speaker: Speaker
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class TitleCard:
    """The ma-két; texts that are unknown are empty."""

    superior: str
    cell: str
    session: str
    topic: str
    place_date: str


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A step of the agenda and where it stands."""

    number: int
    title: str
    stage: Stage


@dataclass(frozen=True, slots=True)
class AgendaCard:
    """The agenda; ``attendance`` says who is there."""

    session: str
    lines: tuple[AgendaLine, ...]
    attendance: str


@dataclass(frozen=True, slots=True)
class SpeakerCard:
    """Who speaks and for how long; while nobody has the floor only ``note`` says how many were heard."""

    heading: str
    attendance: str
    name: str = ""
    title: str = ""
    elapsed: str = ""
    limit: str = ""
    is_over: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class VoteFigure:
    """One figure of a vote with its meaning."""

    meaning: str
    number: str


@dataclass(frozen=True, slots=True)
class VoteCard:
    """A vote; ``result`` compares those in favour with those entitled, ``is_carried`` is None when nobody can tell."""

    question: str
    figures: tuple[VoteFigure, ...]
    method: str
    result: str
    is_carried: bool | None
    attendance: str


@dataclass(frozen=True, slots=True)
class ReadBackLine:
    """A paragraph that is read aloud."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadBackCard:
    """The minutes as they are read aloud, from ``fraction`` (0 to 1) of their length on."""

    lines: tuple[ReadBackLine, ...]
    fraction: float


Card = TitleCard | AgendaCard | SpeakerCard | VoteCard | ReadBackCard


def title_card(record: SessionRecord) -> TitleCard:
    """Return the title card of a session."""
    at = record.started_at or record.planned_at
    kind = "Sinh hoạt chi bộ" if record.kind is SessionKind.OTHER else record.kind.vi
    topic = " ".join(" ".join(paragraphs(record.topic)).split())
    when = official_date(at.date()) if at else f"năm {record.year}"
    return TitleCard(
        superior=record.cell.superior.upper(),
        cell=record.cell.name.upper(),
        session=kind.upper(),
        topic=_quoted(topic.upper()) if topic else "",
        place_date=f"{record.cell.place}, {when}" if record.cell.place else _capital(when),
    )


def agenda_card(record: SessionRecord, counts: RollCount, now: datetime) -> AgendaCard:
    """Return the agenda with the running step marked."""
    stages = (step.stage for step in progress(record, now))
    lines = tuple(AgendaLine(s.number, s.heading, stage) for s, stage in zip(record.steps, stages, strict=True))
    return AgendaCard(banner_name(record), lines, attendance(counts))


def speaker_card(record: SessionRecord, counts: RollCount, talk: Talk | None) -> SpeakerCard:
    """Return who speaks, or what is going on while nobody has the floor."""
    step = running_step(record)
    heading = step.heading if step else banner_name(record)
    if talk is None:
        return SpeakerCard(heading, attendance(counts), note=spoken(record))
    limit = record.speech_minutes
    return SpeakerCard(
        heading=heading,
        attendance=attendance(counts),
        name=talk.speaker.full_name,
        title=_title_of(record, talk.speaker),
        elapsed=clock(talk.seconds),
        limit=f"Thời gian phát biểu: {two_digits(limit)} phút" if limit else "",
        is_over=limit is not None and talk.seconds > limit * 60,
    )


def vote_card(record: SessionRecord, counts: RollCount, number: int = -1) -> VoteCard:
    """Return a vote of a session, the last one unless told; the session has some."""
    vote = record.votes[number]
    against, other = (two_digits(figure) if vote.is_counted else DOTS for figure in (vote.against, vote.other))
    figures = (
        VoteFigure("Tán thành", in_favour_of(vote, vote.base)),
        VoteFigure("Không tán thành", against),
        VoteFigure("Ý kiến khác", other),
    )
    return VoteCard(
        question=" ".join(vote.question.split()),
        figures=figures,
        method=f"Hình thức: {vote.method.vi}",
        result=_result(vote),
        is_carried=_is_carried(vote),
        attendance=attendance(counts),
    )


def read_back_card(lines: Sequence[tuple[str, str]], fraction: float) -> ReadBackCard:
    """Return the minutes being read; ``lines`` are (role, text)."""
    return ReadBackCard(tuple(ReadBackLine(role, text) for role, text in lines), min(1.0, max(0.0, fraction)))


def attendance(counts: RollCount) -> str:
    """Return ``Có mặt 29/31 đồng chí``; nothing before the roll is called."""
    if not counts.expected or (not counts.present and not counts.absent):
        return ""
    return f"Có mặt {came_of(counts.present, counts.expected, two_digits)} đồng chí"


def spoken(record: SessionRecord) -> str:
    """Return how many opinions were heard, without a word of them."""
    number = len(record.contributions)
    people = len({said.speaker.member_id or said.speaker.full_name for said in record.contributions})
    return f"Đã có {two_digits(number)} ý kiến của {two_digits(people)} đồng chí" if number else ""


def clock(seconds: int) -> str:
    """Return minutes and seconds: ``04:12``."""
    minutes, rest = divmod(max(0, seconds), 60)
    return f"{minutes:02d}:{rest:02d}"


def _is_carried(vote: VoteRecord) -> bool | None:
    share = share_of(vote, vote.base)
    return None if share is None else share > HALF


def _result(vote: VoteRecord) -> str:
    share = share_of(vote, vote.base)
    if share is None:
        return ""
    said = f"{share:.1%}".replace(".", ",").replace(",0%", "%")
    carried = "quá nửa" if _is_carried(vote) else "chưa quá nửa"
    return f"Tán thành {said}, {carried} số đồng chí có quyền biểu quyết"


def _title_of(record: SessionRecord, speaker: Speaker) -> str:
    entry = record.person(speaker.member_id)
    return (entry.position or entry.group) if entry else speaker.title


def _quoted(text: str) -> str:
    return text if "“" in text else f"“{text}”"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
