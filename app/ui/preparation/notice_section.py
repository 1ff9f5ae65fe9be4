"""The notice of the session: what it will say, its documents, and that it went out."""

from __future__ import annotations

from functools import partial

from app.domain import preparation as prep
from app.domain.dates import full_day, inside
from app.domain.ready_items import Section
from app.domain.records import SessionRecord
from app.domain.vocabulary import Means
from app.ui.form_parts import choice
from app.ui.live.choice_box import word_of
from app.ui.live.flow import FlowLayout
from app.ui.live.live_session import LiveSession
from app.ui.preparation.section import SectionPanel
from app.ui.preparation.sent_mark import SentMark
from app.ui.widgets import button, card, field, label

EVERYBODY = "Toàn thể đảng viên chi bộ"
BLANK = "……"
DOCUMENTS = (
    ("notice", "Xem thông báo"), ("invitation", "Xem giấy mời"), ("backdrop", "Xem ma-két"),
    ("attendance", "Xem danh sách điểm danh"),
)  # fmt: skip


class NoticeSection(SectionPanel):
    """Time, place and agenda as they stand; the notice is made as a document and sent by the person."""

    section = Section.NOTICE
    hint = "Thông báo trước nội dung, địa điểm, thời gian để đảng viên chuẩn bị ý kiến. Chương trình không tự gửi đi."

    def __init__(self, session: LiveSession) -> None:
        super().__init__(session)
        self._words = label("", wrap=True, name="notice_words")
        frame, column = card(self.tokens)
        column.addWidget(self._words)
        self._buttons = [button(text, f"open_{kind}") for kind, text in DOCUMENTS]
        for made, (kind, _) in zip(self._buttons, DOCUMENTS, strict=True):
            made.clicked.connect(partial(self._open, kind))
        self._means = choice("notice_means", "Cách thông báo", [(means.vi, means.value) for means in Means])
        self._means.setFixedWidth(self.tokens.px(240))
        self._sent = SentMark(
            session, "notice_sent", prep.NOTICE, "Đã thông báo", "Thông báo buổi sinh hoạt", self._everybody,
            self._chosen,
        )  # fmt: skip
        self.column.addWidget(frame)
        self.column.addLayout(FlowLayout(self.tokens.gap, *self._buttons))
        self.column.addLayout(field("Cách thông báo", self._means))
        self.column.addLayout(field("Thông báo tới đảng viên", self._sent))
        self.column.addStretch(1)
        self.redraw()

    def redraw(self) -> None:
        """Show what the notice will say and whether it went out."""
        self._words.setText(notice_words(self.session.record))
        self._sent.redraw()
        lines = self._sent.lines()
        if lines:
            self._means.setCurrentIndex(self._means.findData(lines[-1].means.value))

    def focus_first(self) -> None:
        """Put the keyboard on the notice while it is to be made, then on the day."""
        if self._sent.lines():
            self._sent.focus_first()
        else:
            self._buttons[0].setFocus()

    def _everybody(self) -> tuple[str, ...]:
        return (EVERYBODY,)

    def _chosen(self) -> Means:
        return word_of(Means, self._means.currentData()) or Means.PAPER

    def _open(self, kind: str) -> None:
        self.session.context.document_requested.emit(self.session.id, kind)


def notice_words(record: SessionRecord) -> str:
    """Return what a notice says, a line each; what is missing is a dotted blank."""
    at = record.planned_at
    when = f"{at:%H:%M}, {inside(full_day(at.date()))}" if at else BLANK
    chair = record.person(record.chair)
    lines = [
        f"Thời gian: {when}", f"Địa điểm: {record.place.strip() or BLANK}",
        f"Chủ trì: {f'đ/c {chair.shown_name}' if chair else BLANK}", f"Nội dung: {record.topic.strip() or BLANK}",
        "Chương trình:", *(f"{step.number}. {step.heading}" for step in record.steps),
    ]  # fmt: skip
    return "\n".join(lines)
