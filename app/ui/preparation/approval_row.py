"""One who agrees to the draft or the outline: what the rules ask, who agreed, on which day, to which version."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain import preparation as prep
from app.domain.vietnamese import short_date
from app.domain.vocabulary import Gate
from app.domain.year_records import ApprovalRecord
from app.services import meeting, preparing
from app.services.preparing import Consent
from app.services.saver import Trace
from app.ui.autosave import AutoSave
from app.ui.live.live_session import LiveSession
from app.ui.live.rows import is_large
from app.ui.preparation.day_mark import DayMark
from app.ui.widgets import label, name_control, row

_DONE = {Gate.PARENT: "Đã có ý kiến", Gate.PARENT_DESK: "Đã gửi"}


class ApprovalRow(QWidget):
    """Kept as it is entered; a new consent freezes the draft as a version."""

    def __init__(self, session: LiveSession, gate: Gate) -> None:
        super().__init__()
        self._session, self._gate = session, gate
        self._bound: int | None = -1
        tokens = session.context.tokens
        self._words = label("", "small", wrap=True, name=f"approval_words_{gate}")
        self.who = QLineEdit()
        name_control(self.who, f"approval_by_{gate}", f"{gate.vi}: ai, tại phiên họp nào")
        self.who.setPlaceholderText("Ai, tại phiên họp nào (nếu cần ghi)")
        self._saver = AutoSave(self.who)
        self.mark = DayMark(tokens, f"approval_{gate}", _DONE.get(gate, "Đã thông qua"), gate.vi)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.room(3))
        column.addWidget(label(gate.vi, "strong", wrap=True))
        column.addWidget(self._words)
        if is_large(tokens):
            column.addWidget(self.mark)
            column.addWidget(self.who)
        else:
            line = row(self.who, self.mark, spacing=tokens.room(12))
            line.setStretch(0, 2)
            line.setStretch(1, 3)
            column.addLayout(line)
        self.mark.today.connect(self._today)
        self.mark.chosen.connect(self._set_day)
        self.mark.undone.connect(self._take_back)

    @property
    def approval(self) -> ApprovalRecord | None:
        """The last consent at this gate, None while there is none."""
        given = [one for one in self._session.prepared.approvals if one.gate is self._gate]
        return given[-1] if given else None

    def redraw(self) -> None:
        """Show whether and when they agreed."""
        approval = self.approval
        number = approval.id if approval else None
        if number != self._bound:
            self._bind(approval)
        elif approval is not None:
            self._saver.follow(approval.by_name)
        self.mark.show_day(approval.done_on if approval else None)
        words = " ".join(part for part in (self._rule_words(), self._version_words(approval)) if part)
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def leave(self) -> None:
        """Store what is pending."""
        self._saver.flush()

    def _bind(self, approval: ApprovalRecord | None) -> None:
        self._bound = approval.id if approval else None
        place = f"approval_by_{self._gate}"
        if approval is None:
            self._session.bind_draft(self._saver, place)
            return
        self._saver.bind(approval.by_name, partial(self._store, approval.id))

    def _store(self, approval: int, text: str) -> None:
        self._session.save(
            lambda uow: preparing.change_approval(uow, approval, by_name=text),
            key=f"approval/{approval}", trace=Trace("approval", text, str(approval)),
        )  # fmt: skip

    def _rule_words(self) -> str:
        session = self._session
        needs = (need for need in prep.gate_needs(session.prepared, session.rules) if self._gate in need.gates)
        need = next(needs, None)
        rule = next((rule for rule in session.rules.gates if rule.gate is self._gate), None)
        if need is None or rule is None or not rule.required:
            return ""
        if self.approval is None and prep.approval_of(session.prepared, need) is not None:
            return "Không cần thêm: dự thảo đã được thông qua."
        due = prep.gate_due(session.record, session.rules, need)
        until = f", trước hoặc trong ngày {short_date(due)}" if due and self.approval is None else ""
        other = next((gate for gate in need.gates if gate is not self._gate), None)
        instead = f"; hoặc {other.vi[0].lower()}{other.vi[1:]}" if other else ""
        return f"Cần có theo {rule.source.document}{instead}{until}."

    def _version_words(self, approval: ApprovalRecord | None) -> str:
        version = self._session.prepared.version(approval.version) if approval else None
        if approval is None or version is None:
            return ""
        changed = prep.was_changed(self._session.record, self._session.prepared, approval)
        return f"Đã thông qua bản {version.number}{'; nội dung hiện nay đã sửa sau bản đó' if changed else ''}."

    def _today(self) -> None:
        self._saver.settle()
        self._saver.forget()
        consent = Consent(self._gate, self._session.context.now().date(), self.who.text())
        self._session.save(
            partial(_approve, self._session.id, consent, self._session.context.now()),
            trace=Trace("approval", consent.by_name),
        )

    def _set_day(self, day: date) -> None:
        approval = self.approval
        if approval is not None:
            number = approval.id
            self._session.save(
                lambda uow: preparing.change_approval(uow, number, done_on=day), key=f"approved/{number}"
            )

    def _take_back(self) -> None:
        approval = self.approval
        if approval is not None:
            self._saver.flush()
            self._session.save(partial(_take_back, approval.id))
            back = partial(self._session.save, partial(_bring_back, approval))
            self._session.context.offered.emit(f"Đã bỏ ghi: {self._gate.vi.lower()}.", "Hoàn tác", back)


def _approve(session_id: str, consent: Consent, at: Any, uow: Any) -> None:
    preparing.approve(uow, session_id, consent, at)
    meeting.keep_draft(uow, session_id, f"approval_by_{consent.gate}", "")


def _take_back(approval: int, uow: Any) -> None:
    preparing.take_back_approval(uow, approval)


def _bring_back(approval: ApprovalRecord, uow: Any) -> None:
    preparing.bring_approval(uow, approval)
