"""The second screen at work: follows the session that is open, is leafed through by hand, survives a pulled cable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar
from weakref import ref

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.projection import (
    CardKind,
    ReadBackCard,
    Talk,
    agenda_card,
    read_back_card,
    speaker_card,
    title_card,
    vote_card,
)
from app.domain.projection_course import Moment, after, available, following, moment
from app.domain.records import SessionRecord
from app.domain.roll import RollCount, count
from app.ui.context import AppContext
from app.ui.live.live_session import LiveSession
from app.ui.projection import sheets
from app.ui.projection.desktop import look_around, notes_of, rect_of
from app.ui.projection.notes_watch import NotesWatch
from app.ui.projection.placement import OFF, Mode, Place, Surroundings, place
from app.ui.projection.window import ProjectionWindow

SECOND = 1000
Held = TypeVar("Held", bound=QObject)
Look = Callable[[QWidget | None], Surroundings]


class Projector(QObject):
    """One for each open book, owned by its context; its window is made when it is first switched on.

    It keeps neither the session nor the window with the notes alive: what holds them is collected on its own thread.

    Signals: ``changed`` when it is switched, stands elsewhere or shows another card.
    """

    changed = Signal()

    def __init__(self, context: AppContext, look: Look = look_around) -> None:
        super().__init__(context)
        self._look = look
        self._session_ref: ref[LiveSession] | None = None
        self._record: SessionRecord | None = None
        self._counts: RollCount | None = None
        self._reading: tuple[tuple[str, str], ...] = ()
        self._fraction = 0.0
        self._before: Moment | None = None
        self._beside_ref: ref[QWidget] | None = None
        self._window: ProjectionWindow | None = None
        self._mode = Mode.OFF
        self.kind, self.is_blank = CardKind.TITLE, False
        self._second = QTimer(self, interval=SECOND)
        self._second.timeout.connect(self._paint)
        context.look_changed.connect(self._paint)
        self._notes = NotesWatch(self)
        self._notes.grew.connect(self._step_aside)
        self._watch_screens()

    @property
    def _context(self) -> AppContext:
        context = self.parent()
        assert isinstance(context, AppContext)
        return context

    @property
    def _session(self) -> LiveSession | None:
        return _alive(self._session_ref)

    @property
    def _beside(self) -> QWidget | None:
        return _alive(self._beside_ref)

    @property
    def mode(self) -> Mode:
        """Where it stands."""
        return self._mode

    @property
    def is_on(self) -> bool:
        """Whether it is wanted, seen or waiting for its screen."""
        return self._mode is not Mode.OFF

    @property
    def fraction(self) -> float:
        """From which part of their length on the minutes are shown."""
        return self._fraction

    @property
    def window(self) -> ProjectionWindow | None:
        """Its window, once it was switched on."""
        return self._window

    def attend(self, session: LiveSession) -> None:
        """Follow a session from now on."""
        former = self._session
        if former is not None:
            former.changed.disconnect(self._session_changed)
            former.floor.changed.disconnect(self._session_changed)
        self._session_ref, self._before = ref(session), None
        session.changed.connect(self._session_changed)
        session.floor.changed.connect(self._session_changed)
        self._session_changed()

    def read(self, record: SessionRecord, lines: Sequence[tuple[str, str]]) -> None:
        """Show minutes that are being read aloud; ``lines`` are (role, text)."""
        if self._record is None or record.id != self._record.id or not self._reading:
            self._fraction = 0.0
        self._reading = tuple(lines)
        self._take(record, count(record.roll, self._context.book.rules_of(record)))

    def scroll_to(self, fraction: float) -> None:
        """Show the minutes from this part of their length on."""
        self._fraction = fraction
        self._show()

    def end_reading(self) -> None:
        """Go back to the session: the minutes are put away."""
        if self._reading:
            self._reading = ()
            self._follow()

    def toggle(self, beside: QWidget) -> None:
        """Switch on or off; ``beside`` is the window with the notes."""
        if self.is_on:
            self._stand(OFF)
            return
        self.is_blank, self._before = False, None
        self._watch(beside)
        self._follow()
        self._stand(place(Mode.OFF, self._look(beside)))

    def next_card(self) -> None:
        """Show the next card by hand."""
        if self.is_on and self._record is not None:
            self.is_blank = False
            self.kind = after(self.kind, available(self._record, reading=bool(self._reading)))
            self._show()

    def blank(self) -> None:
        """Show nothing, or the card again."""
        if self.is_on:
            self.is_blank = not self.is_blank
            self._show()

    def look_again(self) -> None:
        """Stand where the screens that are there now allow."""
        if self.is_on:
            self._stand(place(self._mode, self._look(self._beside)))

    def close(self) -> None:
        """Take the window away for good."""
        self._second.stop()
        self._mode = Mode.OFF
        if self._window is not None:
            self._window.hide()
            self._window.deleteLater()
            self._window = None
        self._notes.watch(None)

    def _watch_screens(self) -> None:
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._screen_added)
            app.screenRemoved.connect(self.look_again)
            for screen in app.screens():
                screen.geometryChanged.connect(self.look_again)

    def _watch(self, beside: QWidget) -> None:
        """Look again when the window with the notes comes to another screen."""
        handle = beside.windowHandle()
        if beside is not self._beside and handle is not None:
            handle.screenChanged.connect(self.look_again)
        self._beside_ref = ref(beside)

    def _screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self.look_again)
        self.look_again()

    def _session_changed(self) -> None:
        session = self._session
        if session is not None:
            self._take(session.record, session.counts)

    def _take(self, record: SessionRecord, counts: RollCount) -> None:
        self._record, self._counts = record, counts
        self._follow()

    def _follow(self) -> None:
        """Bring up what the session asks for."""
        if self._record is None:
            return
        now = moment(self._record, self._talk(), reading=bool(self._reading))
        self.kind = following(self.kind, self._before, now)
        self._before = now
        self._show()

    def _talk(self) -> Talk | None:
        return self._session.floor.talk if self._session is not None else None

    def _stand(self, where: Place) -> None:
        self._mode = where.mode
        if self._window is None and where.rect is not None:
            self._window = ProjectionWindow(self._context.tokens)
            self._window.closed.connect(self._closed)
            self._window.activated.connect(self._give_back, Qt.ConnectionType.QueuedConnection)
        self._show()
        if self._window is not None:
            self._window.stand(where)
        beside = self._beside if where.mode is Mode.WINDOW else None
        self._notes.watch(notes_of(beside) if beside is not None else None)

    def _give_back(self) -> None:
        """Give the keyboard back to the notes, where a desktop gave it to the window that does not want it."""
        if self._beside is not None:
            self._beside.activateWindow()

    def _step_aside(self) -> None:
        """Go down to the task bar when the notes have grown to where the window stands."""
        notes = notes_of(self._beside) if self._beside is not None else None
        if self._window is not None and notes is not None and rect_of(self._window).touches(rect_of(notes)):
            self._window.setWindowState(Qt.WindowState.WindowMinimized)

    def _closed(self) -> None:
        if self._mode is Mode.WINDOW:
            self._stand(OFF)

    def _show(self) -> None:
        """Give the window the card of this moment."""
        runs = self.is_on and self.kind is CardKind.SPEAKER and self._talk() is not None
        if runs != self._second.isActive():
            (self._second.start if runs else self._second.stop)()
        self._paint()
        self.changed.emit()

    def _paint(self) -> None:
        if self._window is not None and self.is_on:
            self._window.canvas.show_card(None if self.is_blank else self._card(), self._context.tokens)

    def _card(self) -> sheets.Sheet | ReadBackCard | None:
        record, counts = self._record, self._counts
        if record is None or counts is None:
            return None
        cell = record.cell.name
        if self.kind is CardKind.READ_BACK and self._reading:
            return read_back_card(self._reading, self._fraction)
        if self.kind is CardKind.VOTE and record.votes:
            return sheets.vote_sheet(vote_card(record, counts), cell)
        if self.kind is CardKind.SPEAKER:
            return sheets.speaker_sheet(speaker_card(record, counts, self._talk()), cell)
        if self.kind is CardKind.AGENDA and record.steps:
            return sheets.agenda_sheet(agenda_card(record, counts, self._context.now()), cell)
        return sheets.title_sheet(title_card(record))


def _alive(kept: ref[Held] | None) -> Held | None:
    found = kept() if kept is not None else None
    return found if found is not None and isValid(found) else None
