"""Beside the roll sheet: the figures, the voting base, the note-taker and the sentence of the minutes."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.records import RollEntry, SessionRecord
from app.domain.roll import RollCount, sentence
from app.domain.rules import RulePack
from app.domain.speakers import people
from app.domain.targets import Threshold
from app.domain.voting import explain_base
from app.i18n import percent
from app.ui.live.live_session import LiveSession
from app.ui.live.person_combo import PersonCombo
from app.ui.tokens import Tokens
from app.ui.widgets import label, row, rule, set_tone

FIGURES = ("Chính thức / dự bị", "Có mặt", "Vắng có lý do / không", "Miễn, sinh hoạt nơi khác", "Chưa điểm danh")


class RateBar(QWidget):
    """A share as a bar with a mark at the target."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._share = 0.0
        self._target = Threshold(">=", 1.0)
        self.setFixedHeight(tokens.px(14))
        self.setAccessibleName("Tỷ lệ dự")

    def show_share(self, share: float | None, target: Threshold) -> None:
        """Show a share against a target."""
        self._share, self._target = share or 0.0, target
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the bar and the mark."""
        colours, height = self._tokens.colours, self._tokens.px(8)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top = (self.height() - height) // 2
        good = self._target.met_by(self._share)
        widths = (
            (self.width(), colours.neutral_soft),
            (round(self.width() * self._share), colours.bar_good if good else colours.bar_warn),
        )
        for width, colour in widths:
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRect(0, top, width, height), height / 2, height / 2)
        painter.setBrush(QColor(colours.text))
        painter.drawRect(QRect(round(self.width() * self._target.value) - 1, 0, 2, self.height()))


class RollSide(QWidget):
    """Redrawn by ``show_roll``; ``minutes_taker`` is its choice of the note-taker."""

    def __init__(self, session: LiveSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._tokens = session.context.tokens
        self.minutes_taker = PersonCombo(self._tokens, self, "minutes_taker", "Thư ký ghi biên bản")
        self._total = label("", "heading", wrap=True, name="roll_total")
        self._figures = {title: label("", "strong", name=f"roll_{n}") for n, title in enumerate(FIGURES)}
        self._rate = label("", "strong", name="roll_rate")
        self._bar = RateBar(self._tokens)
        self._target = label("", "small", wrap=True)
        self._base = label("", "strong", name="voting_base")
        self._explained = label("", "small", wrap=True)
        self._warning = label("", wrap=True, name="minutes_taker_warning")
        self._sentence = label("", wrap=True, name="roll_sentence")
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._build()

    def show_roll(self, entries: list[RollEntry], counts: RollCount) -> None:
        """Show what follows from the lines of the roll."""
        rules = self._session.rules
        self._total.setText(f"Tổng số {counts.total} đồng chí" if counts.total else "Chưa điểm danh")
        texts = (
            f"{counts.official} / {counts.probationary}",
            str(counts.present),
            f"{len(counts.excused)} / {len(counts.unexcused)}",
            str(counts.exempt + counts.away),
            str(len(counts.uncalled)),
        )
        for title, text in zip(FIGURES, texts, strict=True):
            self._figures[title].setText(text)
        self._show_rate(counts, rules)
        self._base.setText(str(counts.voting_base))
        self._explained.setText(explain_base(counts))
        self._sentence.setText(sentence(counts) if counts.total else "")
        self._show_taker(self._session.record, entries)

    def _show_rate(self, counts: RollCount, rules: RulePack) -> None:
        self._rate.setText("—" if counts.rate is None else percent(counts.rate))
        self._bar.show_share(counts.rate, rules.attendance)
        sign = {">=": "≥", ">": ">"}.get(rules.attendance.operator, rules.attendance.operator)
        self._target.setText(f"Mục tiêu {sign} {percent(rules.attendance.value)}")

    def _show_taker(self, record: SessionRecord, entries: list[RollEntry]) -> None:
        members = self._session.members if not entries else ()
        there = {e.member_id for e in entries if e.status is not None and e.status.is_present}
        everyone = [person for person in people(record, members) if person.member_id is not None]
        able = [p for p in everyone if not there or p.member_id in there or p.member_id == record.minutes_taker]
        self.minutes_taker.show_people(able, record.minutes_taker)
        text, tone = taker_words(record)
        set_tone(self._warning, text, tone)

    def _build(self) -> None:
        tokens = self._tokens
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.room(14), tokens.room(14), tokens.room(14), tokens.room(14))
        column.setSpacing(tokens.room(7))
        column.addWidget(self._total)
        for title, figure in self._figures.items():
            column.addLayout(_line(title, figure))
        column.addLayout(_line("Tỷ lệ dự", self._rate))
        column.addWidget(self._bar)
        column.addWidget(self._target)
        column.addLayout(_line("Số có quyền biểu quyết", self._base))
        for item in (self._explained, rule(), label("Thư ký ghi biên bản", "heading"), self.minutes_taker):
            column.addWidget(item)
        column.addWidget(self._warning, 0, Qt.AlignmentFlag.AlignLeft)
        for item in (rule(), label("Câu ghi vào biên bản", "heading", wrap=True), self._sentence):
            column.addWidget(item)
        column.addStretch(1)


def taker_words(record: SessionRecord) -> tuple[str, str]:
    """Return what is to be said about the choice of the note-taker, and its tone."""
    if record.minutes_taker is None:
        return "Chưa cử thư ký", "warn"
    entry = record.person(record.minutes_taker)
    if record.minutes_taker == record.chair:
        return "Thư ký trùng với người chủ trì; đề nghị cử đồng chí khác", "bad"
    if entry is not None and entry.status is not None and not entry.status.is_present:
        return f"Thư ký được điểm danh: {entry.status.vi.lower()}; đề nghị cử đồng chí khác", "bad"
    return "Đã cử", "good"


def _line(title: str, figure: QLabel) -> QHBoxLayout:
    line = row(label(title, wrap=True), figure)
    line.setStretch(0, 1)
    figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    return line
