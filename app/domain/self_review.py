"""The self-review ("Tự soi, tự sửa"): what a line must say, and how it is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.dates import parse_day
from app.domain.namesakes import in_document
from app.domain.records import SelfReviewRecord, SessionRecord
from app.domain.vietnamese import short_date
from app.domain.vocabulary import ReviewSubject


@dataclass(frozen=True, slots=True)
class TypedReview:
    """A line as it is typed: names as text, with the member each means (None where it is not clear who)."""

    subject: ReviewSubject
    shortcoming: str
    author_text: str = ""
    author: str | None = None
    about_text: str = ""
    about: str | None = None
    measure: str = ""
    due: str = ""


def fault(typed: TypedReview, today: date) -> tuple[str, str]:
    """Return the name of the field that is wrong and what is to be done; two empty texts when all is well."""
    if typed.author is None and (typed.author_text.strip() or typed.subject is ReviewSubject.SELF):
        return "author", _who(typed.author_text, "Chưa ghi đồng chí nào nêu.")
    if typed.subject is ReviewSubject.COMRADE and typed.about is None:
        return "about", _who(typed.about_text, "Chưa ghi nói về đồng chí nào.")
    if not typed.shortcoming.strip():
        return "shortcoming", "Chưa ghi khuyết điểm, nội dung cần sửa."
    if typed.due.strip() and parse_day(typed.due, today) is None:
        return "due", "Ghi hạn theo mẫu 20/12."
    return "", ""


def subject_words(session: SessionRecord, line: SelfReviewRecord) -> str:
    """Return whom a line is about: ``Bản thân`` or the comrade's name."""
    entry = session.person(line.about)
    return f"Đồng chí {in_document(entry)}" if entry else line.subject.vi


def row_words(session: SessionRecord, line: SelfReviewRecord) -> tuple[str, str, str, str, str]:
    """Return what a table shows of a line: author, subject, shortcoming, measure and day."""
    author = session.person(line.author)
    due = short_date(line.due_on) if line.due_on else ""
    return (
        in_document(author) if author else "", subject_words(session, line), line.shortcoming, line.measure, due,
    )  # fmt: skip


def _who(text: str, nobody: str) -> str:
    typed = " ".join(text.split())
    return f"Không rõ “{typed}” là đồng chí nào; hãy gõ tên rồi bấm Enter để chọn." if typed else nobody
