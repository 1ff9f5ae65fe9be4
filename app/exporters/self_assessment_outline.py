"""The sheet by which a cell scores a session (phiếu tự chấm điểm): the criteria of the rules with points and remarks.

Columns as in the sheet of An Phú ward (19/9/2025); the frame of 100 points is that of HD 42-HD/BTCTW.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.assessment import SheetRow, level_words, points_words, sheet_rows
from app.domain.namesakes import in_document
from app.domain.records import SessionRecord
from app.domain.roll import RollCount
from app.domain.rules import ScoringSheet
from app.exporters import extras as others
from app.exporters.blocks import Block, Column, Document, Signatures, Signer, Table, Title, paragraph
from app.exporters.extras import Extras
from app.exporters.profile import FormatProfile
from app.exporters.wording import Wording, led

KIND = "self-assessment"
_SHORT = "……"
_WIDTHS = (11, 62, 18, 23, 19, 32)


def self_assessment_document(
    session: SessionRecord, _counts: RollCount, profile: FormatProfile, extras: Extras = others.NONE
) -> Document:
    """Return the scoring sheet of a session as blocks; what is not scored is left open."""
    words = Wording(session, profile, extras)
    said, kind = words.texts(KIND).say, profile.string("assessment_kind")
    subject = said("subject", session=words.session_name(), cell=words.cell.name)
    start = session.started_at
    sheet = extras.assessed.sheet if extras.assessed else extras.sheet
    blocks: list[Block] = [
        words.head(KIND, None, start.date() if start else None),
        Title(kind, (subject,), profile.string("rule")),
        *(_filled(words, sheet) if sheet else [paragraph(words.blank)]),
        _signed(words),
    ]
    return Document(f"{kind.capitalize()} {subject}", tuple(blocks))


def _filled(words: Wording, sheet: ScoringSheet) -> Iterator[Block]:
    said, assessed = words.texts(KIND).say, words.extras.assessed
    scores, record = (assessed.scores, assessed.record) if assessed else ((), None)
    opening = said(
        "opening", cell=words.cell.name, session=words.session_name(), date=words.day_held(),
        sheet=sheet.source.document,
    )  # fmt: skip
    yield paragraph(opening)
    yield paragraph(said("follower", follower=_follower(words, record.follower if record else None)))
    rows = sheet_rows(record, scores, sheet)
    yield _table(words, rows)
    yield paragraph(said(
        "level", organisation=words.organisation, points=points_words(rows[-1].given) or _SHORT,
        most=points_words(sheet.total), level=level_words(scores, sheet) or _SHORT,
    ))  # fmt: skip
    for name, text in (("weak_points", record.weak_points), ("remedies", record.remedies)) if record else ():
        if text.strip():
            yield from led(said(name), text)
    yield paragraph(said(
        "parent", points=points_words(rows[-1].parent) or _SHORT, committee_above=words.committee_above(),
        level=(record.parent_level if record else "") or _SHORT,
    ))  # fmt: skip


def _follower(words: Wording, member: str | None) -> str:
    """Return who followed and scored the session, by the roll or the roster, else a blank."""
    name = next((in_document(one) for one in words.extras.members if one.id == member), "")
    return words.person((words.names([member]) if member else "") or name, "")


def _table(words: Wording, rows: tuple[SheetRow, ...]) -> Table:
    own = f"Điểm {words.organisation[0].lower()}{words.organisation[1:]} tự chấm"
    titles = ("TT", "Nội dung, tiêu chí", "Điểm tối đa", own, "Điểm cấp trên", "Ghi chú")
    columns = tuple(
        Column(title, width, "left" if width in (62, 32) else "center")
        for title, width in zip(titles, _WIDTHS, strict=True)
    )
    return Table(columns, tuple(_row(row) for row in rows))


def _row(row: SheetRow) -> tuple[str, ...]:
    """Return a row's cells: groups and the total in capitals, points not given yet dotted."""
    title = row.title if row.kind == "line" else row.title.upper()
    given = points_words(row.given) or ("" if row.kind == "group" else _SHORT)
    return row.number, title, points_words(row.most), given, points_words(row.parent), row.note


def _signed(words: Wording) -> Signatures:
    label = words.texts(KIND).say("parent_label")
    return Signatures(Signer(label, "", ""), words.signer(words.session.roll))
