"""A page that stands there while a closed book is worked on, with the way to stop before anything is changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from app.errors import Stopped
from app.ui.bridge import Bridge
from app.ui.form_parts import in_the_middle, key
from app.ui.tokens import Tokens
from app.ui.widgets import button, card, key_hint, label, row
from app.ui.worker import fault_of

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

Result = TypeVar("Result")
WHY = "Chương trình chép sổ, đọc lại từng phần và so với bản gốc trước khi thay. Sổ càng nhiều năm càng lâu."
STOPPING = "Đang dừng…"


class WaitingPage(QWidget):
    """Signals: ``stopped`` when the person waits no longer."""

    stopped = Signal()

    def __init__(self, tokens: Tokens, title: str) -> None:
        super().__init__()
        self.setObjectName("waiting_page")
        self.setAccessibleName(title)
        self.stop = button("Dừng", "stop_waiting", accessible="Dừng, giữ sổ như trước")
        self._said = label(title, "title", wrap=True, name="waiting_title")
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedHeight(tokens.px(8))
        bar.setAccessibleName("Đang làm")
        frame, box = card(tokens)
        box.addWidget(self._said)
        box.addWidget(label(WHY, "muted", wrap=True))
        box.addWidget(bar)
        box.addLayout(row(self.stop, key_hint("Esc"), None, spacing=tokens.gap))
        in_the_middle(self, frame, tokens.px(560))
        self.stop.clicked.connect(self._stop)
        key("Escape", self, self._stop)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the keyboard on the one thing there is to do."""
        super().showEvent(event)
        self.stop.setFocus()

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self._said.setText(STOPPING)
        self.stopped.emit()


class _Thread(QObject):
    """Runs one piece of work on a thread and tells its end on the window's."""

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.result: Any = None
        self.error: Exception | None = None
        self._bridge = Bridge(self)

    def start(self, work: Callable[[], Any]) -> None:
        """Begin the work; whoever waits for ``ended`` listens already, for it may come at once."""
        Thread(target=self._run, args=(work,), name="waited for").start()

    def _run(self, work: Callable[[], Any]) -> None:
        try:
            self.result = work()
        except BaseException as error:  # noqa: BLE001 (raised again where the work was asked for)
            self.error = fault_of(error)
        self._bridge.on_window(self.ended.emit)()


def waited_for(window: MainWindow, title: str, work: Callable[[Callable[[], None]], Result]) -> Result:
    """Return the result of ``work(go_on)``, done on a thread while the window shows that it is being done.

    The window stays until then. ``go_on`` raises Stopped once the person has asked for it. Raises what the work raises.
    """
    asked, page = Event(), WaitingPage(window.tokens, title)
    loop = QEventLoop(page)
    page.stopped.connect(asked.set)

    def go_on() -> None:
        if asked.is_set():
            raise Stopped

    window.show_aside(page)
    window.is_waiting = True
    window.shell.messages.withdraw()
    thread = _Thread(page)
    thread.ended.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    thread.start(partial(work, go_on))
    try:
        loop.exec()
    finally:
        window.is_waiting = False
    page.hide()
    page.deleteLater()
    if thread.error is not None:
        raise thread.error
    return thread.result  # type: ignore[no-any-return]
