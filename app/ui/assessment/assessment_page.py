"""A session scored by its cell: the sheet beside its evidence, only what people have to judge is asked."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.domain.assessment import (
    IN_BOOK,
    IN_MINUTES,
    SEALED,
    Assessed,
    Choice,
    Outcome,
    SheetLine,
    choices,
    is_closed,
    lines,
    outcome,
    remarks,
    result_words,
    written,
)
from app.domain.assessment_evidence import Known, proofs
from app.domain.members import in_roster_order
from app.domain.roll import in_order
from app.domain.timeline import banner_name
from app.errors import KnownError
from app.services import assessing
from app.services.saver import Trace
from app.ui import messages
from app.ui.assessment.result_card import ParentResult, ResultCard
from app.ui.assessment.sheet_view import SheetView
from app.ui.context import AppContext
from app.ui.form_parts import choice, key, refill, side_width, teach
from app.ui.page import Page
from app.ui.widgets import button, key_hint, label, row

NO_SHEET = "Bộ quy định đang áp dụng chưa có phiếu chấm điểm"
NO_SHEET_WHY = (
    "Đồng chí chọn bộ quy định có phiếu chấm điểm, hoặc lập bộ quy định riêng rồi ghi phiếu của cấp trên vào đó, "
    "ở mục Thiết lập. Kết quả chấm trên giấy vẫn ghi được ở bước tự chấm điểm của buổi."
)


class AssessmentPage(Page):
    """One session's sheet; points and texts are durable as they are typed, the result is written with one button."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "assessment_page", "Tự chấm điểm")
        self._session_id, self._back = "", "sessions"
        self._known: Known | None = None
        self._assessed: Assessed | None = None
        self._choice: Choice | None = None
        self._options: tuple[Choice, ...] = ()
        self._pending: dict[str, float | None] = {}
        self._sheets = choice("assessment_sheet", "Phiếu chấm điểm")
        self._about = label("", "muted", wrap=True, name="assessment_about")
        self._leave_button = button("Quay lại", "leave_assessment")
        self.result = ResultCard(context.tokens)
        self.sheet = SheetView(context.tokens, self._leave_button, self.result.follower)
        self._build()
        self._connect()

    def open_session(self, session_id: str, back: str) -> None:
        """Show the sheet of a session; ``back`` is ``live`` or the name of the page to go back to."""
        self.leave()
        self._session_id, self._back = session_id, back
        self._choice, self._pending = None, {}
        self.refresh()
        stores = [partial(self._store_text, session_id, name) for name in ("weak_points", "remedies")]
        self.result.bind(self._assessed.record if self._assessed else None, stores)
        self._focus_first()

    def refresh(self) -> None:
        """Read the session again; what is being typed stays."""
        if not self._session_id:
            return
        session_id, now = self._session_id, self.context.now()
        try:
            self._known = self.context.book.ask(lambda uow: assessing.known(uow, session_id, now))
            self._assessed = self.context.book.ask(lambda uow: assessing.assessed(uow, session_id))
        except KnownError as error:
            self.context.refuse(error)
            return
        self._choose_sheet()
        self._draw()

    def _reread(self) -> None:
        """Read what is kept of the assessment again; the session has not changed."""
        session_id = self._session_id
        self._assessed = self.context.book.ask(lambda uow: assessing.assessed(uow, session_id))
        self._draw()

    def leave(self) -> None:
        """Store what is pending."""
        self.result.flush()

    def _choose_sheet(self) -> None:
        assert self._known is not None
        options = choices(self._known.rules, self.context.book.rule_packs())
        if self._assessed is not None:
            kept = Choice(self._assessed.record.pack, self._assessed.sheet)
            options = options if kept in options else (kept, *options)
            self._choice = kept
        if self._choice not in options:
            self._choice = options[0] if options else None
        self._options = options
        entries = [(one.sheet.title, number) for number, one in enumerate(options)]
        refill(self._sheets, entries, options.index(self._choice) if self._choice in options else -1)
        self._sheets.setVisible(len(options) > 1)

    def _draw(self) -> None:
        known, chosen = self._known, self._choice
        self._stack.setCurrentIndex(1 if chosen is not None else 0)
        if known is None or chosen is None:
            return
        session, source = known.session, chosen.sheet.source
        self._about.setText(" · ".join(part for part in (banner_name(session), session.topic.strip()) if part))
        clause = f", {source.clause}" if source.clause else ""
        said = f"{chosen.sheet.title}. Nguồn: {source.document}{clause}."
        shown = self._lines(known, chosen)
        self.sheet.show_lines((session.id, chosen), shown, said, read_only=self._is_closed)
        self._show_result(shown)
        record = self._assessed.record if self._assessed else None
        self.result.show_facts(record, chosen.sheet, self._people(known, record), known.now.date())
        self.result.close_minutes(closed=self._is_closed)

    def _lines(self, known: Known, chosen: Choice) -> tuple[SheetLine, ...]:
        given = dict(self._assessed.points) if self._assessed else {}
        for code, points in self._pending.items():
            given.pop(code, None)
            if points is not None:
                given[code] = points
        return lines(chosen.sheet, proofs(known), given, known.rules)

    def _show_result(self, shown: tuple[SheetLine, ...]) -> None:
        assert self._choice is not None
        reached = outcome(self._choice.sheet, shown)
        state, concluded = self._state(reached)
        self.result.show_result(reached, state, concluded=concluded, read_only=self._is_closed)

    def _state(self, reached: Outcome) -> tuple[str, bool]:
        """Return how far the writing is, in words, and whether there is a result."""
        assert self._known is not None
        record = self._assessed.record if self._assessed else None
        said = remarks(reached, record.weak_points if record else "", record.remedies if record else "")
        return written(self._known.session, said)

    @property
    def _is_closed(self) -> bool:
        """Whether closed minutes say the result."""
        return self._known is not None and is_closed(self._known.session)

    def _people(self, known: Known, record: Any) -> list[tuple[str, str]]:
        people = [(one.shown_name, one.member_id) for one in in_order(e for e in known.session.roll if e.convened)]
        if record is not None and record.follower and record.follower not in {who for _, who in people}:
            names = {member.id: member.shown_name for member in self.context.book.members()}
            people.append((names.get(record.follower, ""), record.follower))
        return people or [(member.shown_name, member.id) for member in in_roster_order(self.context.book.members())]

    def _give(self, code: str, points: float | None) -> None:
        """Keep points as they are typed; the total follows at once."""
        if self._choice is None or self._known is None:
            return
        session_id, chosen = self._session_id, self._choice
        self._pending[code] = points
        self._show_result(self._lines(self._known, chosen))
        self.context.save(
            lambda uow: assessing.set_points(uow, session_id, chosen, code, points),
            key=f"{session_id}/points/{code}",
            then=partial(self._kept, session_id, code, points),
            quiet=True,
        )

    def _kept(self, session_id: str, code: str, points: float | None, _: object) -> None:
        if session_id != self._session_id:
            return
        if self._pending.get(code, ...) == points:
            del self._pending[code]
        self._reread()

    def _store_text(self, session_id: str, name: str, text: str) -> None:
        if self._choice is None or session_id != self._session_id:
            return
        chosen, facts = self._choice, assessing.Facts(**{name: text})
        self.context.save(
            lambda uow: assessing.set_facts(uow, session_id, chosen, facts),
            key=f"{session_id}/{name}",
            trace=Trace(name, text, session_id),
            then=self._note_text,
            quiet=True,
        )

    def _note_text(self, _: object) -> None:
        self._reread()

    def _choose_follower(self, member_id: str) -> None:
        if self._choice is not None:
            session_id, chosen, facts = self._session_id, self._choice, assessing.Facts(follower=member_id)
            self.context.save(lambda uow: assessing.set_facts(uow, session_id, chosen, facts))

    def _keep_parent(self, given: ParentResult) -> None:
        record = self._assessed.record if self._assessed else None
        kept = ParentResult(record.parent_score, record.parent_level, record.parent_on) if record else None
        if self._choice is not None and given != (kept or ParentResult(None, "", None)):
            session_id, chosen = self._session_id, self._choice
            parts = (given.score, given.level, given.on)
            self.context.save(lambda uow: assessing.set_parent(uow, session_id, chosen, *parts))

    def _conclude(self) -> None:
        """Write the result, with weak points and remedies as they are typed now."""
        if self._known is None or self._choice is None or not self.result.conclude.isEnabled():
            return
        if self.sheet.is_wrong:
            self.context.said.emit("Có mục ghi điểm chưa đúng; đồng chí sửa chỗ báo đỏ rồi ghi lại.", "bad")
            return
        self.result.flush()
        shown = self._lines(self._known, self._choice)
        weak, remedies = self.result.weak.toPlainText(), self.result.remedies.toPlainText()
        reached = outcome(self._choice.sheet, shown)
        points = {line.criterion.code: line.points for line in shown if line.points is not None}
        work = partial(
            _conclude, self._session_id, self._choice, assessing.Facts(weak_points=weak, remedies=remedies), points,
            result_words(reached), remarks(reached, weak, remedies),
        )  # fmt: skip
        self.context.save(work, then=self._say_concluded)

    def _say_concluded(self, in_minutes: bool) -> None:  # noqa: FBT001 (a result)
        self.context.said.emit(IN_MINUTES if in_minutes else f"{IN_BOOK} {SEALED}", "good")

    def _take_sheet(self, number: int) -> None:
        """Score by another sheet; points given on the present one are asked about first."""
        chosen = self._options[number]
        given = self._assessed is not None and (self._assessed.scores or self._pending)
        why = "Điểm đã cho trên phiếu đang dùng sẽ mất; hạn chế và biện pháp khắc phục vẫn giữ."
        if chosen == self._choice or (given and not messages.confirm(self, "Đổi phiếu chấm điểm?", why, "Đổi phiếu")):
            self._choose_sheet()
            return
        self._choice, self._pending = chosen, {}
        if self._assessed is None:
            self._draw()
            return
        session_id = self._session_id
        self.context.save(lambda uow: assessing.begin(uow, session_id, chosen))

    def _return(self) -> None:
        self.leave()
        if self._back == "live":
            self.context.session_requested.emit(self._session_id)
        else:
            self.context.page_requested.emit(self._back)

    def _focus_first(self) -> None:
        (self.sheet.focus_first if self._choice is not None else self._leave_button.setFocus)()

    def _connect(self) -> None:
        self.sheet.changed.connect(self._give)
        self.result.concluded.connect(self._conclude)
        self.result.follower_chosen.connect(self._choose_follower)
        self.result.parent_given.connect(self._keep_parent)
        self._sheets.activated.connect(self._take_sheet)
        self._leave_button.clicked.connect(self._return)
        key("Escape", self, self._return)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            key(keys, self, self._conclude)

    def _build(self) -> None:
        tokens = self.context.tokens
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.edge, tokens.room(18), tokens.edge, tokens.room(14))
        page.setSpacing(tokens.room(8))
        self._sheets.setFixedWidth(round(330 * tokens.scale**0.6))
        page.addLayout(row(label("Tự chấm điểm", "title"), None, self._sheets, self._leave_button))
        page.addWidget(self._about)
        self._stack = QStackedWidget()
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        empty = (label(NO_SHEET, "title", wrap=True), label(NO_SHEET_WHY, "muted", wrap=True))
        self._stack.addWidget(teach(tokens, "assessment_empty", *empty))
        work = QHBoxLayout()
        work.setContentsMargins(0, 0, 0, 0)
        work.setSpacing(tokens.room(14))
        work.addWidget(self.sheet, 1)
        self.result.setFixedWidth(side_width(tokens))
        work.addWidget(self.result)
        holder = QWidget()
        holder.setLayout(work)
        self._stack.addWidget(holder)
        page.addWidget(self._stack, 1)
        keys = (("Enter ↑ ↓", "sang mục khác"), ("Ctrl Enter", "ghi kết quả"), ("Esc", "quay lại"))
        page.addLayout(row(*(key_hint(cap, meaning) for cap, meaning in keys), None, spacing=tokens.room(14)))


def _conclude(
    session_id: str, chosen: Choice, facts: assessing.Facts, points: dict[str, float], result: str, said: str, uow: Any
) -> bool:
    assessing.set_facts(uow, session_id, chosen, facts)
    return assessing.conclude(uow, session_id, chosen, points, result, said)
