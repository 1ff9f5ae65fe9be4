"""Step "roll call" (and the choice of the note-taker): the sheet, the strip under it and the figures beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.records import StepRecord
from app.domain.roll_letters import Absence, StruckLetters
from app.domain.vocabulary import AttendanceStatus, ReasonKind, StepKind
from app.services import meeting
from app.ui.live.flow import FlowLayout
from app.ui.live.form_card import bring_into_view
from app.ui.live.live_session import LiveSession
from app.ui.live.panel import StepPanel
from app.ui.live.roll_details import RollDetails
from app.ui.live.roll_keeper import RollKeeper
from app.ui.live.roll_side import RollSide
from app.ui.live.roll_table import BACK, RollTable
from app.ui.widgets import button, key_hint, label, row

BEFORE_START = (
    "Danh sách điểm danh được lập khi buổi sinh hoạt bắt đầu. Đồng chí bấm “Bắt đầu buổi sinh hoạt” ở phía trên "
    "(phím F7) rồi điểm danh."
)
#: Type so large that the list needs the room of the hint.
LARGE_TYPE = 1.3
NO_ROLL = "Buổi này chưa có danh sách điểm danh. Danh sách gồm các đảng viên thuộc chi bộ trong ngày sinh hoạt."
HINTS = (
    ("Phím cách", "có mặt"), ("L", "vắng có lý do"), ("K", "không lý do"), ("M", "đến muộn"), ("S", "về sớm"),
    ("X", "miễn"), ("Delete", "xóa"), ("số", "đến dòng"), ("T", "thư ký"), ("Ctrl A", "chọn hết"),
)  # fmt: skip


class RollCallPanel(StepPanel):
    """Marks by keys; after a mark the cursor goes on and the strip stays with the lines just marked."""

    def __init__(self, session: LiveSession, step: StepRecord, place: QWidget | None = None) -> None:
        super().__init__(session, step, place)
        self._kind = step.kind
        self._keeper = RollKeeper(session, session)
        self._letters = StruckLetters()
        self._begun: Absence | None = None
        self._struck = ""
        self.table = RollTable(self.tokens)
        self.details = RollDetails(self.tokens, self._keeper)
        self._beside = RollSide(session, self)
        self._everyone = button("Cả chi bộ có mặt", "all_present", accessible="Cả chi bộ có mặt (phím A)")
        self._everyone.setToolTip("Ghi có mặt cho mọi đồng chí chưa được điểm danh (phím A trong danh sách)")
        self._waiting = label(BEFORE_START, "reading", wrap=True, name="roll_not_started")
        if self.tokens.scale >= LARGE_TYPE:
            self.hint.hide()
        self.column.insertLayout(0, self._build_head())
        self._make = button("Lập danh sách điểm danh", "make_roll", kind="primary")
        self._sheet = self._build_keys()
        for item in (self._waiting, self._sheet):
            self.column.addWidget(item)
        self.column.addLayout(row(self._make, None))
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.details)
        self.column.addStretch(0)
        self._connect()
        self.redraw()

    def redraw(self) -> None:
        """Show the roll."""
        entries = self._keeper.entries() if self.session.record.state != "planned" else []
        taken = bool(entries)
        comes = taken and self.table.isHidden()
        self._waiting.setText(BEFORE_START if self.session.record.state == "planned" else NO_ROLL)
        self._waiting.setVisible(not taken)
        self._make.setVisible(not taken and self.session.record.state != "planned")
        for item in (self._sheet, self.table, self.details, self._everyone, self._everyone_key):
            item.setVisible(taken)
        self.table.show_entries(entries)
        self.details.redraw()
        self._beside.show_roll(entries, self._keeper.count(entries))
        if comes and self._beside.minutes_taker.is_waiting:  # where the keyboard was put while there was no list
            self.focus_first()

    def leave(self) -> None:
        """Store what is pending."""
        self.details.flush()

    def focus_first(self) -> None:
        """Put the keyboard on the sheet, or on the choice of the note-taker where that is the step."""
        if self._kind is StepKind.NOTE_TAKER or not self.table.isVisibleTo(self):
            self._beside.minutes_taker.setFocus()
        else:
            self.table.setFocus()

    def side(self) -> QWidget:
        """Return the figures."""
        return self._beside

    def _build_head(self) -> QHBoxLayout:
        self.column.removeWidget(self.heading)
        self._everyone_key = key_hint("A")
        head = row(self.heading, self._everyone_key, self._everyone, spacing=self.tokens.gap)
        head.setStretch(0, 1)
        return head

    def _build_keys(self) -> QWidget:
        box = QWidget()
        flow = FlowLayout(self.tokens.room(10))
        box.setLayout(flow)
        for key, meaning in HINTS:
            flow.addWidget(key_hint(key, meaning))
        return box

    def _connect(self) -> None:
        self._keeper.changed.connect(self.redraw)
        self.table.marked.connect(self._mark)
        self.table.reasoned.connect(self._reason)
        self.table.struck.connect(self._strike)
        self.table.worded.connect(self._begin_words)
        self.table.everyone.connect(self._all_present)
        self.table.taker_asked.connect(self._ask_taker)
        self.table.detailed.connect(self._enter_details)
        self.table.moved.connect(self._follow_cursor)
        self.details.left.connect(self._go_on)
        self._everyone.clicked.connect(self._click_all_present)
        self._make.clicked.connect(self._make_roll)
        self._beside.minutes_taker.chosen.connect(self._set_taker)
        self._beside.minutes_taker.went_on.connect(self._leave_taker)

    def _mark(self, status: AttendanceStatus | None) -> None:
        members = self.table.chosen()
        if not members:
            return
        self.details.flush()
        self._keeper.mark(members, status)
        self._show_details(members)
        self.table.advance()
        if status is AttendanceStatus.EXCUSED:
            self._letters.absent(members, self._keeper.entries(), self.table.currentIndex().row())

    def _reason(self, kind: ReasonKind) -> None:
        if self.details.asks_reason:
            self.details.choose(kind, self._struck)
        elif self._begun is not None:
            self._begin_words(self._struck)

    def _strike(self, text: str) -> None:
        """Remember the letters that follow an absence; any other key ends their run."""
        self._struck = text
        if text == BACK:
            self._letters.taken_back()
        elif not text:
            self._letters.forget()
        else:
            self._begun = self._letters.reason(text)
            self._letters.struck(text)

    def _begin_words(self, text: str) -> None:
        """Go on with the reason that the letters struck so far begin, and take back what they marked meanwhile."""
        self._letters.forget()
        if self._begun is None:
            self.details.begin_words(text)
            return
        begun, self._begun = self._begun, None
        self._keeper.put_back(begun.lines)
        self.table.go_to(begun.row)
        self._show_details(list(begun.members))
        self.details.begin_words(begun.letters)

    def _ask_taker(self) -> None:
        """Go to the note-taker; right after an absence T begins a reason: tập huấn, trực, tang lễ.

        Only there: after L and then A for everybody else, T is for the note-taker.
        """
        if self._begun is not None and len(self._begun.letters) == 1:
            self._begin_words(self._begun.letters)
        else:
            self._beside.minutes_taker.setFocus()

    def _enter_details(self) -> None:
        if not self.details.is_open:
            self._follow_cursor()
        self.details.enter()

    def _go_on(self) -> None:
        """Go back to the sheet: letters struck there from now on are marks."""
        self._letters.forget()
        self.table.setFocus()

    def _follow_cursor(self) -> None:
        self._letters.forget()
        self._show_details(self.table.chosen())

    def _show_details(self, members: list[str]) -> None:
        self.details.show_lines(members)
        if self.details.is_open:
            bring_into_view(self.details)

    def _click_all_present(self) -> None:
        self._letters.forget()
        self._all_present()

    def _all_present(self) -> None:
        self.details.flush()
        members = self._keeper.mark_everyone()
        self.details.redraw()
        self.table.setFocus()
        if members:
            self.session.context.offered.emit(
                f"Đã ghi có mặt {len(members)} đồng chí chưa được điểm danh.",
                "Hoàn tác",
                partial(self.session.save, partial(_not_present, self.session.id, members)),
            )

    def _set_taker(self, member_id: str | None) -> None:
        session_id = self.session.id
        self.session.save(
            lambda uow: meeting.set_people(uow, session_id, minutes_taker=member_id), key=f"{session_id}/minutes_taker"
        )

    def _leave_taker(self) -> None:
        """Go back to the sheet, from which T came; a step that is only for the note-taker keeps the keyboard."""
        if self._kind is not StepKind.NOTE_TAKER and self.table.isVisibleTo(self):
            self.table.setFocus()

    def _make_roll(self) -> None:
        session_id, at = self.session.id, self.session.record.started_at or self.session.context.now()
        self.session.save(lambda uow: meeting.start_session(uow, session_id, at), then=self._made_roll)

    def _made_roll(self, _: object) -> None:
        self.focus_first()


def _not_present(session_id: str, members: Sequence[str], uow: Any) -> None:
    meeting.clear_present(uow, session_id, members)
