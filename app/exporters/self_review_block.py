"""The table of the self-review ("tự soi, tự sửa"), printed only when it is asked for."""

from __future__ import annotations

from app.domain.records import SelfReviewRecord
from app.domain.vietnamese import short_date
from app.domain.vocabulary import ReviewSubject
from app.exporters.blocks import Column, Table
from app.exporters.wording import Wording

_SHORT = "……"


def self_review_table(words: Wording) -> Table:
    """Return the lines of the self-review as a table."""
    titles = (("TT", 11), ("Người nêu", 32), ("Nêu về", 30), ("Hạn chế, khuyết điểm", 48), ("Biện pháp, thời hạn", 44))
    columns = tuple(Column(title, width, "center" if title == "TT" else "left") for title, width in titles)
    rows = tuple(_row(words, number, line) for number, line in enumerate(words.session.self_reviews, 1))
    return Table(columns, rows)


def _row(words: Wording, number: int, line: SelfReviewRecord) -> tuple[str, ...]:
    about = line.subject.vi
    if line.subject is ReviewSubject.COMRADE and line.about:
        about = words.names([line.about]) or about
    until = f"Xong trước ngày {short_date(line.due_on)}" if line.due_on else ""
    measure = "\n".join(part for part in (line.measure, until) if part)
    author = words.names([line.author]) if line.author else ""
    return str(number), author or _SHORT, about, line.shortcoming or _SHORT, measure or _SHORT
