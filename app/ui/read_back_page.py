"""The minutes in large type, to be read to the meeting before they are closed."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QTextBrowser

from app.errors import KnownError
from app.services import documents, meeting, minutes_seal
from app.ui.autosave import AutoSave
from app.ui.context import AppContext
from app.ui.live.form_card import is_submit
from app.ui.page import Page
from app.ui.widgets import button, column, field, key_hint, label, name_control, row

SIZE = 23
DRAFT = "objections_input"
#: Read back later than this after its end, a session was read back at another time, not before it ended.
SAME_SITTING = timedelta(hours=1)


class ReadBackPage(Page):
    """One session's minutes; what is objected is written while reading."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "read_back_page", "Đọc lại biên bản")
        self._session_id = ""
        tokens = context.tokens
        self._text = QTextBrowser()
        name_control(self._text, "read_back_text", "Nội dung biên bản")
        self._objections = QLineEdit()
        name_control(self._objections, DRAFT, "Ý kiến khi đọc lại biên bản")
        self._objections.setPlaceholderText("Ghi ý kiến, nếu có; để trống nếu không có ý kiến khác")
        self._back = button("Quay lại sửa", "leave_read_back")
        self._done = button("Đã đọc xong", "read_back_done", kind="primary")
        self._saver = AutoSave(self._objections)
        top = row(
            label("Đọc lại biên bản", "title"),
            None,
            key_hint("Ctrl Enter", "đã đọc xong"),
            key_hint("Esc", "quay lại"),
            spacing=tokens.space,
        )
        bottom = row(self._back, self._done, spacing=tokens.gap)
        page = column(spacing=tokens.gap)
        page.setContentsMargins(tokens.edge, tokens.space, tokens.edge, tokens.space)
        page.addLayout(top)
        page.addWidget(self._text, 1)
        line = row(spacing=tokens.space)
        line.addLayout(field("Ý kiến của đồng chí khi nghe đọc lại", self._objections), 1)
        line.addLayout(bottom)
        line.setAlignment(bottom, Qt.AlignmentFlag.AlignBottom)
        page.addLayout(line)
        self.setLayout(page)
        self._back.clicked.connect(self._return)
        self._text.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._done.clicked.connect(self._finish)

    def open_session(self, session_id: str) -> None:
        """Show the minutes of a session as they stand now."""
        self._session_id = session_id
        try:
            lines = documents.reading(self.context.book, session_id)
            kept = self.context.book.session(session_id)
        except KnownError as error:
            self.context.refuse(error)
            return
        self._text.setHtml(_html(lines, self.context.tokens.px(SIZE)))
        self.context.projector.read(kept, [(line.role, line.text) for line in lines])
        said = kept.drafts.get(DRAFT) or (kept.read_back.objections if kept.read_back else "")
        context = self.context

        def store(text: str) -> None:
            context.save(
                lambda uow: meeting.keep_draft(uow, session_id, DRAFT, text), key=f"{session_id}/{DRAFT}", quiet=True
            )

        self._saver.bind(said, store)
        self._text.setFocus()

    def leave(self) -> None:
        """Store what is pending, and put the minutes away on the second screen."""
        self._saver.flush()
        self.context.projector.end_reading()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._return()
        elif is_submit(event):
            self._finish()
        else:
            super().keyPressEvent(event)

    def _scrolled(self, value: int) -> None:
        """Let the second screen follow."""
        most = self._text.verticalScrollBar().maximum()
        self.context.projector.scroll_to(value / most if most else 0.0)

    def _return(self) -> None:
        self.leave()
        self.context.session_requested.emit(self._session_id)

    def _finish(self) -> None:
        self._saver.settle()
        session_id, at, said = self._session_id, self.context.now(), self._objections.text()
        self._saver.forget()

        def work(uow: object) -> None:
            minutes_seal.read_back(uow, session_id, at, said)  # type: ignore[arg-type]
            meeting.keep_draft(uow, session_id, DRAFT, "")  # type: ignore[arg-type]

        self.context.save(work, then=partial(self._offer_end, session_id, at))
        self.context.session_requested.emit(session_id)

    def _offer_end(self, session_id: str, at: datetime, _: object) -> None:
        """Offer the moment of reading as the end, where the minutes would tell of a reading just after the end."""
        record = self.context.book.session(session_id)
        ended = record.ended_at
        if ended is None or record.end_corrected or not ended < at <= ended + SAME_SITTING:
            return
        text = f"Biên bản đọc lại lúc {at:%H:%M}, sau giờ kết thúc {ended:%H:%M}."
        self.context.offered.emit(text, f"Ghi kết thúc lúc {at:%H:%M}", partial(self._set_end, session_id, at))

    def _set_end(self, session_id: str, at: datetime) -> None:
        self.context.save(lambda uow: meeting.set_facts(uow, session_id, ended_at=at))


def _html(lines: tuple[documents.Line, ...], size: int) -> str:
    weight = {"title": "700", "heading": "600", "body": "400"}
    return "".join(
        f'<p style="font-size:{size}px; font-weight:{weight[line.role]}; margin:0 0 {size // 2}px 0">'
        f"{escape(line.text)}</p>"
        for line in lines
    )
