"""Reading the minutes back, closing them, and correcting closed minutes by a supplement."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.records import SessionRecord
from app.domain.vietnamese import short_date
from app.services import meeting, minutes_seal
from app.ui.autosave import AutoSave
from app.ui.live.flow import FlowLayout
from app.ui.live.live_session import LiveSession
from app.ui.widgets import button, card, field, key_hint, label, name_control, set_kind, set_tone

#: How long a first press on "Chốt biên bản" waits for the second.
READ_KEY, CLOSE_KEY = "Shift+F7", "Ctrl+F7"
SURE_MILLISECONDS = 15_000
ANYWAY = "Chốt dù còn {} việc"
WARNING = "Chốt xong thì không ai sửa được biên bản nữa; muốn đính chính phải lập biên bản bổ sung, ghi rõ lý do."


class ClosingCard(QWidget):
    """What stands between a held session and its closed minutes."""

    def __init__(self, session: LiveSession) -> None:
        super().__init__()
        self._session = session
        tokens = session.context.tokens
        self._left = 0
        self._read = label("", wrap=True, name="read_back_state")
        self._unfinished = label("", wrap=True, name="unfinished_state")
        self._seal = label("", wrap=True, name="seal_state")
        self.read_back = button("Đọc lại biên bản", "read_back", accessible="Đọc lại biên bản trước chi bộ")
        self.finalise = button("Chốt biên bản", "finalise_minutes")
        self._sure = QTimer(self, singleShot=True, interval=SURE_MILLISECONDS)
        frame, column = card(tokens)
        self._title = label("", "heading")
        column.addWidget(self._title)
        column.addWidget(self._read)
        column.addWidget(self._unfinished)
        column.addWidget(self._seal)
        keys = (key_hint(key.replace("+", " ")) for key in (READ_KEY, CLOSE_KEY))
        pairs = zip(keys, (self.read_back, self.finalise), strict=True)
        self._keys = QWidget()
        self._keys.setLayout(FlowLayout(tokens.gap, *(item for pair in pairs for item in pair)))
        column.addWidget(self._keys)
        self._supplement = self._build_supplement()
        column.addWidget(self._supplement)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.read_back.clicked.connect(self._to_reading)
        self.finalise.clicked.connect(self._finalise)
        self._sure.timeout.connect(self._unsure)

    def redraw(self, left: int) -> None:
        """Show how far the closing is, and that ``left`` things are not done yet."""
        record = self._session.record
        if left != self._left:
            self._left = left
            self._unsure()
        self._say_left()
        self.setVisible(record.state == "held")
        self._title.setText("Biên bản đã chốt" if record.seal else "Đọc lại và chốt biên bản")
        read = _read_back_words(record)
        self._read.setText(read)
        self._read.setVisible(bool(read))
        self._seal.setText(_seal_words(record) or WARNING)
        self._keys.setVisible(record.seal is None)
        set_kind(self.read_back, "" if record.read_back else "primary")
        set_kind(self.finalise, "primary" if record.read_back else "")
        self._supplement.setVisible(record.seal is not None)

    def flush(self) -> None:
        """Store what is pending."""
        for saver in self._savers:
            saver.flush()

    def _build_supplement(self) -> QWidget:
        self._reason, self._text = QPlainTextEdit(), QPlainTextEdit()
        name_control(self._reason, "supplement_reason", "Lý do lập biên bản bổ sung")
        name_control(self._text, "supplement_text", "Nội dung đính chính")
        tokens = self._session.context.tokens
        save = button("Ghi biên bản bổ sung", "save_supplement")
        save.clicked.connect(self._save_supplement)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        for editor, title, height in ((self._reason, "Lý do", 44), (self._text, "Nội dung đính chính", 72)):
            editor.setTabChangesFocus(True)
            editor.setFixedHeight(tokens.px(height))
            column.addLayout(field(title, editor))
        column.addLayout(FlowLayout(tokens.gap, save))
        self._savers = (AutoSave(self._reason), AutoSave(self._text))
        self._session.bind_draft(self._savers[0], "supplement_reason")
        self._session.bind_draft(self._savers[1], "supplement_text")
        return box

    def _to_reading(self) -> None:
        self._session.context.read_back_requested.emit(self._session.id)

    def _finalise(self) -> None:
        """Ask for a second press: what follows cannot be undone."""
        if not self._sure.isActive():
            self.finalise.setText(ANYWAY.format(self._left) if self._left else "Bấm lần nữa để chốt")
            self._sure.start()
            self._say_left()
            return
        self._unsure()
        session_id, at = self._session.id, self._session.context.now()
        self._session.save(lambda uow: minutes_seal.finalise(uow, session_id, at), then=self._finalised)

    def _finalised(self, _: object) -> None:
        self._session.context.said.emit("Đã chốt biên bản. Nội dung từ nay được giữ nguyên.", "neutral")

    def _unsure(self) -> None:
        self._sure.stop()
        self.finalise.setText("Chốt biên bản")
        self._say_left()

    def _say_left(self) -> None:
        words = f"Còn {self._left} việc chưa xong, ghi ở cột bên phải."
        if self._sure.isActive():
            words += f" Vẫn muốn chốt thì bấm “{ANYWAY.format(self._left)}”."
        set_tone(self._unfinished, words, "warn")
        self._unfinished.setVisible(self._left > 0 and self._session.record.seal is None)

    def _save_supplement(self) -> None:
        for saver in self._savers:
            saver.settle()
        reason, text = self._reason.toPlainText(), self._text.toPlainText()
        if not reason.strip() or not text.strip():
            self._session.context.said.emit(minutes_seal.EMPTY, "bad")
            return
        for saver in self._savers:
            saver.forget()
            saver.show_text("")
        at = self._session.context.now()
        self._session.save(partial(_supplement, self._session.id, reason, text, at))


def _supplement(session_id: str, reason: str, text: str, at: Any, uow: Any) -> int:
    for place in ("supplement_reason", "supplement_text"):
        meeting.keep_draft(uow, session_id, place, "")
    return minutes_seal.supplement(uow, session_id, reason, text, at)


def _read_back_words(record: SessionRecord) -> str:
    kept = record.read_back
    if kept is None:
        return "" if record.seal else "Biên bản chưa được ghi là đã đọc lại trước chi bộ."
    objections = f"ý kiến khi đọc lại: {kept.objections}" if kept.objections else "không có ý kiến khác"
    return f"Đã đọc lại lúc {kept.at:%H:%M} ngày {short_date(kept.at.date())}; {objections}."


def _seal_words(record: SessionRecord) -> str:
    seal = record.seal
    if seal is None:
        return ""
    words = (
        f"Biên bản đã chốt lúc {seal.sealed_at:%H:%M} ngày {short_date(seal.sealed_at.date())}, số chốt {seal.number}."
    )
    made = "".join(f"\nBổ sung {s.number}: {s.text} (lý do: {s.reason})" for s in record.supplements)
    return words + made
