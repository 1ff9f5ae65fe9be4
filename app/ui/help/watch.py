"""The help of a window: F1 brings it beside the work, Escape takes it away and puts the keyboard back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from shiboken6 import isValid

from app import settings
from app.errors import KnownError
from app.ui.help.place import place_of
from app.ui.messages import ask_save_path

if TYPE_CHECKING:
    from app.domain.rules import RulePack
    from app.ui.frame import SideBar
    from app.ui.help.guide_view import GuideView
    from app.ui.help.panel import HelpPanel
    from app.ui.main_window import MainWindow
    from app.ui.pages import Pages
    from app.ui.worker import Worker

SAVED = "Đã lưu “{}”. Đồng chí mở bằng Word để in."
#: Names of the two files, the guide and the map of keys.
FILES = ("huong-dan-so-chi-bo.docx", "bang-phim-so-chi-bo.docx")


class HelpWatch(QObject):
    """Belongs to the window; the panel is made when it is first asked for. Nothing is done while keys are typed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._panel: HelpPanel | None = None
        self._guide: GuideView | None = None
        self._behind: QWidget | None = None
        self._side_shown = True
        self._before: QWidget | None = None
        self._host: QWidget | None = None
        self._worker: Worker | None = None
        app = QGuiApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    @property
    def is_open(self) -> bool:
        """Whether the help is in sight."""
        return self._panel is not None and isValid(self._panel) and not self._panel.isHidden()

    def settle(self, row: QHBoxLayout, side: SideBar, room: QWidget, pages: Pages) -> None:
        """Stand at the end of this row of the window from now on, beside its navigation and the room of its pages."""
        self._row, self._side, self._room = row, side, room
        self._panel = self._guide = self._host = None
        pages.currentChanged.connect(self._move_later)

    def turn(self) -> None:
        """Open the help at the present place; with the keyboard in it already, close it."""
        if self._holds_keyboard():
            self.close()
            return
        self._before = self._window.focusWidget()
        panel = self._made()
        panel.show_place(place_of(self._window.shown_page))
        panel.show()
        self.arrange()
        panel.begin()

    def close(self) -> None:
        """Take the help away and put the keyboard where it was."""
        if self._panel is None or not self.is_open:
            return
        held = self._holds_keyboard()
        self._panel.hide()
        self._leave_host()
        self._side.stand_aside(aside=False)
        self._room.show()
        if held:
            self._give_back()

    def arrange(self) -> None:
        """Give the help its place: within the live view, else beside the page, else in place of what is beside it."""
        if self._panel is None or not self.is_open:
            return
        page = self._window.shown_page
        host = getattr(page, "take_beside", None)
        if host is not None:
            self._make_room(aside=False, cover=False)
            self._host = page
            host(self._panel)
            return
        self._leave_host()
        asked = page.minimumSizeHint().width() if page is not None else 0
        free = self._window.width() - asked - self._panel.width()
        self._make_room(aside=free < self._side.width(), cover=free < 0)

    def _make_room(self, *, aside: bool, cover: bool) -> None:
        """Let the navigation stand aside, and the help take the place of the page."""
        assert self._panel is not None
        self._side.stand_aside(aside=aside and not cover)
        self._room.setVisible(not cover)
        if cover:
            self._panel.be_wide()
        else:
            self._panel.be_narrow()

    def _leave_host(self) -> None:
        """Come back from the live view into the window's own row."""
        host, self._host = self._host, None
        if self._panel is not None and self._panel.parentWidget() is not self._row.parentWidget():
            shown = not self._panel.isHidden()
            self._row.addWidget(self._panel)
            self._panel.setVisible(shown)
        if host is not None and isValid(host):
            host.take_beside(None)  # type: ignore[attr-defined]

    def _give_back(self) -> None:
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisibleTo(self._window):
            before.setFocus()
        elif (page := self._window.shown_page) is not None:
            page.setFocus()

    def _holds_keyboard(self) -> bool:
        focus = self._window.focusWidget()
        return self.is_open and self._panel is not None and focus is not None and self._panel.isAncestorOf(focus)

    def _made(self) -> HelpPanel:
        from app.ui.help.panel import HelpPanel

        if self._panel is None or not isValid(self._panel):
            self._panel = panel = HelpPanel(self._window.tokens, self._rules)
            panel.hide()
            self._row.addWidget(panel)
            panel.left.connect(self.close)
            panel.guide_wanted.connect(self._read_guide)
            panel.save_wanted.connect(self._save)
        return self._panel

    def _rules(self) -> tuple[RulePack, dict[str, str]] | None:
        """Return the rules in force in the open book, and the titles of all packs."""
        if not self._window.has_book or place_of(self._window.shown_page) == "lock":
            return None
        from app.services import rule_books

        book = self._window.context.book
        return book.rules(), {pack.code: pack.title for pack in book.ask(rule_books.packs)}

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """Show another topic when the work goes on elsewhere; asked for as often as the keyboard moves."""
        if self._panel is not None and self.is_open and now is not None and not self._panel.isAncestorOf(now):
            self._panel.show_place(place_of(self._window.shown_page))

    def _move_later(self, _: int) -> None:
        QTimer.singleShot(0, self, self._move)

    def _move(self) -> None:
        """Go along with the window to another page; a window that locks itself shows nothing but its lock."""
        if place_of(self._window.shown_page) == "lock":
            self.close()
        self.arrange()
        if self._panel is not None and self.is_open:
            self._panel.show_place(place_of(self._window.shown_page))

    def _read_guide(self) -> None:
        """Show the whole guide in place of the page."""
        from app.ui.help.guide_view import GuideView

        self._behind, self._side_shown = self._window.shown_page, self._window.is_side_shown
        self.close()
        self._guide = GuideView(self._window.tokens)
        self._guide.left.connect(self._leave_guide)
        self._window.show_aside(self._guide)
        self._guide.focus_first()

    def _leave_guide(self) -> None:
        guide, self._guide = self._guide, None
        behind, self._behind = self._behind, None
        if self._window.has_book:
            self._window.show_again(behind if behind and isValid(behind) else None, side=self._side_shown)
        elif behind is not None and isValid(behind):
            self._window.show_aside(behind)
        if guide is not None:
            guide.hide()
            guide.deleteLater()

    def _save(self, only_keys: bool) -> None:  # noqa: FBT001 (a slot)
        """Write the guide, or the map of keys, where the person wants it; half a second at most on a slow laptop."""
        from app.ui.worker import Worker

        folder = Path(settings.load().documents_folder or Path.home())
        path = ask_save_path(self._window, "Lưu để in", folder / FILES[only_keys], "Word (*.docx)")
        if path is None:
            return
        self._worker = self._worker or Worker(self)
        self._worker.run(partial(_written, path, only_keys=only_keys), self._say_saved, self._refuse)

    def _say_saved(self, path: Path) -> None:
        self._window.say(SAVED.format(path.name), "good")

    def _refuse(self, error: KnownError) -> None:
        self._window.say(error.text, "bad")


def _written(path: Path, *, only_keys: bool) -> Path:
    """Run on the thread: write the guide, or the map of keys; return where it is."""
    from app.services import documents, guide

    documents.write(path, guide.make_keys() if only_keys else guide.make_guide())
    return path
