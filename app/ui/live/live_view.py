"""The session as it happens: banner, steps, the open step's panel and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.records import StepRecord
from app.domain.timeline import may_finish, may_stamp, resume_step
from app.domain.vocabulary import StepKind
from app.errors import KnownError
from app.ui.context import AppContext
from app.ui.live.banner import OTHER_KEY, SessionBanner
from app.ui.live.bin_card import KEY as BIN_KEY
from app.ui.live.bin_card import BinCorner
from app.ui.live.closing_keys import ClosingKeys
from app.ui.live.live_session import LiveSession
from app.ui.live.panel import StepPanel, column_frame
from app.ui.live.panel_stack import PanelStack
from app.ui.live.session_run import SessionRun
from app.ui.live.start_bar import StartBar
from app.ui.live.step_facts import KEY as FACTS_KEY
from app.ui.live.step_facts import StepFacts
from app.ui.live.step_foot import StepFoot
from app.ui.live.step_list import StepList
from app.ui.page import Page

CLOCK_MILLISECONDS = 5000
STEP_KEYS = range(1, 10)
#: Least width of the open step while the help stands beside it, in pixels of the tokens.
LEAST = 620


class LiveView(Page):
    """Leads through one session at a time; remembers the open step of each session while the window lives."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "live_view", "Buổi sinh hoạt")
        self.session: LiveSession | None = None
        self._number = 0
        self._remembered: dict[str, int] = {}
        self._panels = PanelStack(context.tokens)
        self._run = SessionRun(context, self)
        self._build()
        self._connect()
        self._clock = QTimer(self, interval=CLOCK_MILLISECONDS)
        self._clock.timeout.connect(self._tick)
        self._maker = QTimer(self, interval=0)
        self._maker.timeout.connect(self._make_ahead)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keep_in_sight)

    @property
    def number(self) -> int:
        """The number of the open step, 0 without a session."""
        return self._number

    @property
    def panel(self) -> StepPanel | None:
        """The panel of the open step."""
        return self._panels.panel(self._number)

    def open_session(self, session_id: str) -> None:
        """Show a session: the step that was open here before, else the one where its work goes on."""
        self.context.seals.check(session_id)
        if self.session is not None and self.session.id == session_id:
            self.session.refresh()
            return
        try:
            fresh = LiveSession(self.context, session_id, self)
        except KnownError as error:
            self.context.refuse(error)
            return
        self._let_go()
        self.session = fresh
        fresh.changed.connect(self._draw)
        self.context.projector.attend(fresh)
        self.show_step(self._remembered.get(session_id) or resume_step(fresh.record))
        self._maker.start()

    def show_step(self, number: int, *, enter: bool = False, focus: bool = True) -> None:
        """Show a step. Entering it says when it began, looking at it does not; both may happen in any order."""
        session = self.session
        step = self._step(number)
        if session is None or step is None:
            return
        self._make(step)
        if number != self._number:
            self._leave_panel()
            self._number = number
            self._remembered[session.id] = number
            self._panels.bring(number)
            self._bin.close_card()
        if enter and may_stamp(session.record, step):
            self._run.stamp(session, number)
        self._draw()
        if focus:
            self._begin_work()

    def refresh(self) -> None:
        """Read the session again after a change made elsewhere."""
        if self.session is not None:
            self.session.refresh()

    def leave(self) -> None:
        """Store what is pending in every step."""
        self._panels.leave()

    def take_beside(self, guest: QWidget | None) -> None:
        """Let something stand at the right of the open step, where room is short in place of what stands there."""
        if guest is not None:
            self._body.addWidget(guest)
        taken = 0 if guest is None else guest.minimumWidth() + 2 * self._panels.beside.minimumWidth()
        left = self.window().width() - taken  # the view itself is not laid out yet
        self._panels.give_place(self._number, given=bool(taken) and left < self.context.tokens.px(LEAST))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Start the clock and put the keyboard where work begins."""
        super().showEvent(event)
        self._tick()
        self._clock.start()
        self._begin_work()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Stop the clock."""
        super().hideEvent(event)
        self._clock.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go out one level with Escape, where no field uses it: from a step to the steps, from there to the desk."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.step_list.hasFocus():
            self._to_desk()
        else:
            self.step_list.setFocus()

    def _build(self) -> None:
        tokens = self.context.tokens
        self._banner = SessionBanner(tokens)
        self.step_list = StepList(tokens)
        self._foot = StepFoot(tokens)
        self._facts = StepFacts(tokens, self)
        self._start = StartBar(tokens)
        left = column_frame(tokens, "side")
        left.layout().setContentsMargins(0, tokens.room(6), 1, 0)  # type: ignore[union-attr]
        left.layout().addWidget(self.step_list)  # type: ignore[union-attr]
        left.layout().addWidget(self._facts)  # type: ignore[union-attr]
        self._bin = BinCorner(tokens, self, self._panels.middle, self.leave)
        left.layout().addWidget(self._bin)  # type: ignore[union-attr]
        left.layout().addWidget(self._foot)  # type: ignore[union-attr]
        centre = QVBoxLayout()
        centre.setSpacing(0)
        centre.addWidget(self._start)
        centre.addWidget(self._panels.middle, 1)
        self._body = body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(left)
        body.addLayout(centre, 1)
        body.addWidget(self._panels.beside)
        self.setMinimumWidth(tokens.px(400))  # while it is hidden it must not widen a window with large type
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.step_list.looked_at.connect(self._look)
        self.step_list.entered.connect(self._enter)
        self._foot.forward.clicked.connect(self._forward)
        self._foot.back.clicked.connect(self._back)
        self._foot.finish.clicked.connect(self._finish)
        self._start.start.clicked.connect(self._begin)
        self._start.preparing.connect(self.context.preparation_requested)
        self._run.moved_to.connect(self.show_step)
        ClosingKeys(self)
        self.context.seals.changed.connect(self._draw)
        self._banner.to_desk.clicked.connect(self._to_desk)
        self._banner.to_document.clicked.connect(self._to_document)
        self._banner.to_other.clicked.connect(self._to_other_part)
        keys: dict[str, Callable[[], None]] = {
            "F6": self._to_document, "F7": self._begin_or_finish, "F8": self._forward, "Shift+F8": self._back,
            FACTS_KEY: self._facts.turn, BIN_KEY: self._bin.turn, OTHER_KEY: self._to_other_part,
        }  # fmt: skip
        keys |= {f"Ctrl+{number}": partial(self._enter, number) for number in STEP_KEYS}
        for key, function in keys.items():  # a button's own shortcut acts a moment later and would lose keys meanwhile
            QShortcut(QKeySequence(key), self, function).setAutoRepeat(False)

    def _step(self, number: int) -> StepRecord | None:
        steps = self.session.record.steps if self.session else ()
        return next((step for step in steps if step.number == number), None)

    def _keep_in_sight(self, _: QWidget | None, now: QWidget | None) -> None:
        """Scroll to whatever has the keyboard."""
        self._panels.reveal(self._number, now)

    def _make_ahead(self) -> None:
        """Make one piece that is still missing, while nothing else is to be done; a step then opens at once."""
        if self._panels.go_on():
            return
        steps = self.session.record.steps if self.session else ()
        step = next((step for step in steps if self._panels.panel(step.number) is None), None)
        if step is None:
            self._maker.stop()
        else:
            self._make(step)

    def _make(self, step: StepRecord) -> None:
        """Make a step's panel."""
        panel = self._panels.make(self.session, step) if self.session is not None else None
        jump = getattr(panel, "step_requested", None)
        if jump is not None:
            jump.connect(self._enter)
        errand = getattr(panel, "errand_requested", None)
        if errand is not None:
            errand.connect(self._go_on_errand)

    def _let_go(self) -> None:
        """Drop the session that was open, and its panels, once all is durable."""
        self.leave()
        is_durable = self.session is not None and self.context.book.flush(1.0)
        self._panels.forget(destroy=is_durable)
        if self.session is not None and is_durable:
            self.session.leave()
        self._number = 0

    def _begin_work(self) -> None:
        """Put the keyboard where the open step's work begins, and bring that place into sight."""
        if self.panel is None:
            return
        self.panel.focus_first()
        self._panels.reveal(self._number, self.focusWidget())

    def _leave_panel(self) -> None:
        if self.panel is not None:
            self.panel.leave_all()

    def _draw(self) -> None:
        session = self.session
        if session is None:
            return
        self._tick()
        self._banner.show_session(session, self._number)
        self._start.show_session(session.record, self.context.seals.fault(session.id))
        self._facts.show_step(session, self._number)
        self._bin.show_session(session)
        self._foot.show_place(session.record, self._number, can_finish=may_finish(session.record, self._number))
        if self.panel is not None:
            self.panel.redraw_all()
            self.panel.close_minutes(closed=session.record.seal is not None)

    def _tick(self) -> None:
        now = self.context.now()
        self._banner.show_time(now, self.session)
        if self.session is not None:
            self.step_list.show_session(self.session, now, self._number)

    def _look(self, number: int) -> None:
        self.show_step(number, focus=False)

    def _enter(self, number: int) -> None:
        self.show_step(number, enter=True)

    def _forward(self) -> None:
        self._enter_beside(1)

    def _back(self) -> None:
        self._enter_beside(-1)

    def _go_on_errand(self, name: str) -> None:
        """Give a task or take a vote in the conclusion without entering it, and come back to the open step after."""
        conclusion = self.session.record.step(StepKind.CONCLUSION) if self.session else None
        if conclusion is not None:
            come_back = partial(self.show_step, self._number)
            self.show_step(conclusion.number, focus=False)
            run = getattr(self.panel, "run_errand", None)
            if run is not None:
                run(name, come_back)

    def _enter_beside(self, way: int) -> None:
        numbers = [step.number for step in self.session.record.steps] if self.session else []
        place = numbers.index(self._number) + way if self._number in numbers else -1
        if 0 <= place < len(numbers):
            self.show_step(numbers[place], enter=way > 0)

    def _begin_or_finish(self) -> None:
        self._begin()
        self._finish()

    def _begin(self) -> None:
        if self.session is not None:
            self._leave_panel()
            self._run.begin(self.session)

    def _finish(self) -> None:
        if self.session is not None:
            self._leave_panel()
            self._run.finish(self.session, self._number)

    def _to_desk(self) -> None:
        self.context.page_requested.emit("desk")

    def _to_other_part(self) -> None:
        other = self.session.record.other_part if self.session is not None else None
        if other is not None:
            self._leave_panel()
            self.context.session_requested.emit(other.id)

    def _to_document(self) -> None:
        if self.session is not None:
            self._leave_panel()
            self.context.document_requested.emit(self.session.id, "minutes")
