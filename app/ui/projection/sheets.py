"""How each card is laid out: its head, its foot, and the parts between them that are made as large as they fit."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont

from app.domain.projection import AgendaCard, SpeakerCard, TitleCard, VoteCard
from app.ui.projection.blocks import Block, Figures, Rule, Steps, Words

NORMAL, HALF_BOLD, BOLD = QFont.Weight.Normal, QFont.Weight.DemiBold, QFont.Weight.Bold
#: Columns that an agenda may be laid out in; the first one whose type is large enough is taken.
COLUMNS = (1, 2, 3)
#: A name may be larger than anything else.
SPEAKER = 0.13


@dataclass(frozen=True, slots=True)
class Sheet:
    """A card ready to be painted: one of ``choices`` between a line at the head and two texts at the foot.

    ``largest`` is the largest unit of type as a part of the height.
    """

    choices: tuple[tuple[Block, ...], ...]
    head: str = ""
    foot: str = ""
    attendance: str = ""
    ground: str = "surface"
    largest: float = 0.1

    def texts(self) -> tuple[str, ...]:
        """Return every text of the card, from above."""
        inner = (text for block in self.choices[0] for text in block.texts())
        return tuple(text for text in (self.head, *inner, self.foot, self.attendance) if text)


def title_sheet(card: TitleCard) -> Sheet:
    """Return the ma-két: white on the banner's red."""
    ink = "on_banner"
    above = [Words(card.superior, 0.62, ink=ink)] if card.superior else []
    blocks: list[Block] = [*above, Words(card.cell, 0.78, BOLD, ink), Rule(ink)]
    blocks.append(Words(card.session, 0.9, HALF_BOLD, ink, 1.0))
    if card.topic:
        blocks.append(Words(card.topic, 1.25, BOLD, ink, 0.35))
    blocks.append(Words(card.place_date, 0.62, ink=ink, gap=1.0))
    return Sheet((tuple(blocks),), ground="brand_dark")


def agenda_sheet(card: AgendaCard, cell: str) -> Sheet:
    """Return the agenda in as few columns as leave its type large."""
    choices = tuple((Steps(card.lines, columns),) for columns in COLUMNS)
    return Sheet(choices, f"Chương trình {_small(card.session)}", cell, card.attendance, largest=0.08)


def speaker_sheet(card: SpeakerCard, cell: str) -> Sheet:
    """Return who speaks and for how long, or that the discussion is open."""
    if not card.name:
        blocks: list[Block] = [Words(card.heading, 1.6, BOLD)]
        blocks += [Words(card.note, 0.8, ink="muted", gap=0.5)] if card.note else []
        return Sheet((tuple(blocks),), "", cell, card.attendance, largest=SPEAKER)
    blocks = [Words("Đồng chí", 0.75, ink="muted"), Words(card.name, 1.7, BOLD)]
    blocks += [Words(card.title, 0.8, ink="muted")] if card.title else []
    blocks.append(Words(card.elapsed, 1.9, HALF_BOLD, "warn" if card.is_over else "brand", 0.5))
    blocks += [Words(card.limit, 0.6, ink="muted")] if card.limit else []
    return Sheet((tuple(blocks),), card.heading, cell, card.attendance, largest=SPEAKER)


def vote_sheet(card: VoteCard, cell: str) -> Sheet:
    """Return a vote: what was asked, the figures, what they come to."""
    blocks: list[Block] = [Words(card.question, 0.95, HALF_BOLD), Figures(card.figures)]
    if card.result:
        blocks.append(Words(card.result, 0.62, HALF_BOLD, "good" if card.is_carried else "text", 0.5))
    blocks.append(Words(card.method, 0.5, ink="muted", gap=0.25))
    return Sheet((tuple(blocks),), "Kết quả biểu quyết", cell, card.attendance)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
