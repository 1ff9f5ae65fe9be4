"""The opinion matrix: every opinion on the opening report with what became of it and what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from app.domain.opinions import on_report, progress, unsettled
from app.domain.records import ContributionRecord
from app.domain.speakers import people, speaker_name
from app.domain.vocabulary import Disposition
from app.services import opinions
from app.services.saver import Trace
from app.ui.live.flow import FlowLayout
from app.ui.live.fold import Fold
from app.ui.live.form_card import bring_into_view
from app.ui.live.live_session import LiveSession
from app.ui.live.opinion_matrix_card import OpinionCard
from app.ui.live.opinion_matrix_table import OpinionTable
from app.ui.widgets import key_hint, label, name_control

SHORTCUT = "Ctrl+M"


class OpinionMatrix(Fold):
    """A fold with the table and, below it, the card of the opinion chosen; a key opens it while its line is there."""

    def __init__(self, session: LiveSession) -> None:
        super().__init__(session.context.tokens, "opinion_matrix", "Tiếp thu, giải trình ý kiến")
        self._session = session
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # room for long opinions
        self.toggle.setToolTip(f"Ghi kết quả của từng ý kiến góp vào báo cáo đề dẫn ({SHORTCUT})")
        self._none = label(
            "Chưa có ý kiến nào được xếp loại “Góp ý hoàn thiện”. Đánh dấu ô dưới đây để chọn trong mọi ý kiến.",
            "small", wrap=True,
        )  # fmt: skip
        self._every = QCheckBox("Xem cả ý kiến không góp vào báo cáo")
        name_control(self._every, "every_opinion", "Xem mọi ý kiến của buổi sinh hoạt")
        self._table = OpinionTable(session.context)
        self._card = OpinionCard(self.tokens, self._keep_response)
        hints = (
            key_hint("T", "tiếp thu"), key_hint("G", "giải trình"), key_hint("B", "bảo lưu"),
            key_hint("Enter", "ghi nội dung"), key_hint("Del", "bỏ kết quả"),
        )  # fmt: skip
        keys = QWidget()
        keys.setLayout(FlowLayout(self.tokens.gap, *hints))
        for part in (self._none, self._table, keys, self._card, self._every):
            self.inside.addWidget(part)
        QShortcut(QKeySequence(SHORTCUT), self, self.come)
        self._connect()
        self.redraw()

    def come(self) -> None:
        """Open it and put the keyboard at the first opinion that still waits."""
        self.open(shown=True)
        self.focus_first()

    def redraw(self) -> None:
        """Show the present record; what is being typed stays."""
        record = self._session.record
        rows = record.contributions if self._every.isChecked() else on_report(record.contributions)
        self._table.opinions.show_opinions(rows, people(record))
        self._table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self._every.setVisible(bool(record.contributions))
        self.say(f"{progress(record.contributions)} · {SHORTCUT.replace('+', ' ')}")
        self.body.setEnabled(record.seal is None)
        if self._table.chosen() is None:
            self._choose_first(rows)
        self._show_chosen()

    def leave(self) -> None:
        """Store what is pending."""
        self._card.flush()

    def focus_first(self) -> None:
        """Put the keyboard at the first opinion that still waits, else at the table."""
        self._to_waiting()
        (self._table if self._table.isVisible() else self._every).setFocus()
        bring_into_view(self._card)
        bring_into_view(self._table)

    def _connect(self) -> None:
        self._every.toggled.connect(self.redraw)
        self._table.settled.connect(self._settle)
        self._table.answered.connect(self._answer)
        self._table.selectionModel().currentChanged.connect(self._show_chosen)
        self._card.settled.connect(self._settle)
        self._card.submitted.connect(self._next)
        self._card.escaped.connect(self._table.setFocus)

    def _choose_first(self, rows: Sequence[ContributionRecord]) -> None:
        if rows:
            self._table.choose(rows[0].id)

    def _show_chosen(self, *_: object) -> None:
        record, chosen = self._session.record, self._table.chosen()
        said = next((one for one in record.contributions if one.id == chosen), None)
        self._card.show_opinion(said, speaker_name(said.speaker, people(record)) if said else "")

    def _settle(self, number: int, disposition: Disposition | None) -> None:
        self._session.save(
            lambda uow: opinions.set_disposition(uow, number, disposition), key=f"opinion/{number}/disposition"
        )

    def _keep_response(self, number: int, text: str) -> None:
        self._session.save(
            lambda uow: opinions.set_response(uow, number, text),
            key=f"opinion/{number}/response",
            trace=Trace("opinion_response", text, str(number)),
            then=self._stored,
            quiet=True,
        )

    def _stored(self, _: Any) -> None:
        self._session.refresh()

    def _answer(self, number: int) -> None:
        self._card.response.setFocus()

    def _next(self) -> None:
        """Go to the next opinion that still waits, round the end, and back to the table."""
        self._card.flush()
        self._to_waiting(after=self._table.chosen())
        self._table.setFocus()

    def _to_waiting(self, after: int | None = None) -> None:
        waiting = [said.id for said in unsettled(self._session.record.contributions) if said.id != after]
        rows = [said.id for said in self._table.opinions.rows]
        start = rows.index(after) + 1 if after in rows else 0
        ordered = [number for number in (*rows[start:], *rows[:start]) if number in waiting]
        if ordered:
            self._table.choose(ordered[0])
