"""The banner of a session: which one, who is there, who leads, what time it is, and the two ways out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout

from app.domain.namesakes import initialled, without_mark
from app.domain.roll import unexpected_words
from app.domain.sitting import length, other_name
from app.domain.timeline import banner_name, clock_words
from app.domain.turnout import came_of
from app.ui.live.live_session import LiveSession
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, row

#: The key that leads to the other part of a combined sitting.
OTHER_KEY = "Ctrl+F8"
#: Type so large that people stand in a row of their own.
TWO_ROWS_FROM = 1.3
#: Letters of who leads that a long topic leaves room for: two long names with their parts.
PEOPLE_LETTERS = 48


class ElidedLabel(QLabel):
    """One line that is shortened, then ends in …, where the room ends; its tooltip and accessible name are whole."""

    def __init__(self, name: str, *, least: int = 4) -> None:
        """Make a label that keeps the room of ``least`` letters, as far as its text is that long."""
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._least = least
        self._whole = ""
        self._shorter: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """The text before it was cut."""
        return self._whole

    def show_text(self, text: str, *shorter: str) -> None:
        """Show a text, else the first of the ``shorter`` ones that fits, else the last as far as it goes."""
        if (text, *shorter) == (self._whole, *self._shorter):
            return
        self._whole, self._shorter = text, shorter
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self._cut()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the room for the whole text."""
        self.ensurePolished()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the width of the fewest letters."""
        width = min(self.fontMetrics().averageCharWidth() * self._least, self.sizeHint().width())
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Cut the text anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        metrics, room = self.fontMetrics(), self.width()
        ways = (self._whole, *self._shorter)
        fitting = next((way for way in ways if metrics.horizontalAdvance(way) <= room), None)
        self.setText(metrics.elidedText(ways[-1], Qt.TextElideMode.ElideRight, room) if fitting is None else fitting)


class SessionBanner(QFrame):
    """Redrawn by ``show_session``. ``to_desk``, ``to_document`` and ``to_other`` are its buttons."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("session_banner")
        self.setProperty("role", "banner")
        self._name = label("", "strong", name="session_name")
        self._topic = ElidedLabel("session_title")
        self._present = label("", name="present_count")
        self._people = ElidedLabel("session_people", least=PEOPLE_LETTERS)
        self._length = label("", name="session_clock")
        self._length.setAccessibleName("Thời gian đã họp")
        self._clock = label("", "clock", name="clock")
        self._clock.setAccessibleName("Đồng hồ")
        self.to_document = button("Xem biên bản", "open_document", kind="banner")
        self.to_document.setToolTip("Xem biên bản (F6)")
        self.to_desk = button("Về bàn làm việc", "leave_session", kind="banner")
        self.to_desk.setToolTip("Về bàn làm việc (Esc ở danh sách bước). Mọi nội dung đã ghi được giữ nguyên.")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(tokens.space, tokens.room(6), tokens.room(12), tokens.room(6))
        rows.setSpacing(tokens.room(2))
        self.to_other = button("", "open_other_part", kind="banner")
        ends = (self._clock, self.to_document, self.to_desk)
        people = (self._present, self._people)
        gap = tokens.px(12)
        if tokens.scale < TWO_ROWS_FROM:
            rows.addLayout(row(self._name, self._topic, None, *people, self._length, self.to_other, *ends, spacing=gap))
        else:
            rows.addLayout(row(self._name, self._topic, None, *ends, spacing=gap))
            rows.addLayout(row(*people, None, self._length, self.to_other, spacing=gap))

    def show_session(self, session: LiveSession, number: int = 0) -> None:
        """Show a session as it stands, with who leads the open step where that is somebody of its own."""
        record, counts = session.record, session.counts
        topic = " ".join(record.topic.split())
        self._name.setText(banner_name(record))
        self._topic.show_text(f"— {topic}" if topic else "")
        self._topic.setToolTip(f"{banner_name(record)} — {topic}")
        self._present.setText(f"{came_of(counts.present, counts.expected)} có mặt" if counts.expected else "")
        self._present.setToolTip(unexpected_words(counts))
        self._present.setVisible(bool(counts.expected))
        ways: tuple[Callable[[str], str], ...] = (str, initialled, _initials_alone)
        self._people.show_text(*(_people_words(session, number, way) for way in ways))
        self.to_other.setVisible(record.other_part is not None)
        other = f"Sang {other_name(record)}"
        self.to_other.setText(other)
        self.to_other.setAccessibleName(other)
        self.to_other.setToolTip(f"{other} của buổi họp kết hợp ({OTHER_KEY})")

    def show_time(self, now: datetime, session: LiveSession | None = None) -> None:
        """Show the time of day, and how long the session has taken against the rule."""
        self._clock.setText(now.strftime("%H:%M"))
        if session is not None:
            far = length(session.record, session.rules, now)
            text = clock_words(session.record, far)
            self._length.setText(text)
            self._length.setToolTip("Tính cả hai phần của buổi họp kết hợp" if far and far.combined else "")
            self._length.setVisible(bool(text))


def _people_words(session: LiveSession, number: int, way: Callable[[str], str]) -> str:
    """Return who leads, who leads the step ``number``, and who takes the minutes; names are written in this way."""
    record = session.record
    step = next((step for step in record.steps if step.number == number), None)
    chair, taker = (_name(session, person, way) for person in (record.chair, record.minutes_taker))
    of_step = f" · Bước {number}: {_name(session, step.chair, way)}" if step is not None and step.chair else ""
    return f"Chủ trì: {chair}{of_step} · Thư ký: {taker}"


def _initials_alone(shown: str) -> str:
    return without_mark(initialled(shown))


def _name(session: LiveSession, member_id: str | None, way: Callable[[str], str]) -> str:
    entry = session.record.person(member_id)
    return way(entry.shown_name) if entry else "chưa chọn"
