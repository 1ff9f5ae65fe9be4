"""The pages of a document as they will be printed, one under the other and as wide as the place allows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.ui.tokens import Tokens
from app.ui.widgets import name_control

PAGE_INCHES = 210 / 25.4
PAGE_RATIO = 297 / 210
#: Pages on either side of the one being read whose pictures are drawn ahead and kept.
PAGES_KEPT = 6
SETTLE_MILLISECONDS = 150


class Sheet(QWidget):
    """One page: blank until its picture comes, then the picture."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.setObjectName(f"page_{number + 1}")
        self.setAccessibleName(f"Trang {number + 1}")
        self.picture: QPixmap | None = None
        self.is_fresh = False
        self.ratio = PAGE_RATIO

    def fit(self, width: int) -> None:
        """Take the place of a page of that width."""
        self.setFixedSize(width, round(width * self.ratio))

    def show_picture(self, picture: QPixmap, most: int) -> None:
        """Show a picture drawn for the present width; a page on its side is made no wider than ``most``."""
        self.picture, self.is_fresh = picture, True
        self.ratio = picture.height() / picture.width()
        size = picture.deviceIndependentSize().toSize()
        self.setFixedSize(size if size.width() <= most else QSize(most, round(most * self.ratio)))
        self.update()

    def drop(self) -> None:
        """Let go of the picture."""
        self.picture, self.is_fresh = None, False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the picture, or an empty page."""
        painter = QPainter(self)
        if self.picture is None:
            painter.fillRect(self.rect(), self.palette().base())
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self.picture, QRect())


class DocumentView(QScrollArea):
    """Shows pages and asks for their pictures, the ones in sight first, one at a time.

    Signals: ``page_wanted(page, dpi)`` with pages counted from 0; answer with ``show_page``.
    """

    page_wanted = Signal(int, int)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._sheets: list[Sheet] = []
        self._awaited: int | None = None
        self._dpi = 0
        name_control(self, "document_preview", "Bản xem trước văn bản")
        self.setProperty("role", "preview")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        paper = QWidget()
        self._column = QVBoxLayout(paper)
        self._column.setContentsMargins(tokens.space, tokens.space, tokens.space, tokens.space)
        self._column.setSpacing(tokens.space)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(paper)
        self._settled = QTimer(self, singleShot=True, interval=SETTLE_MILLISECONDS)
        self._settled.timeout.connect(self._redraw)
        self.verticalScrollBar().valueChanged.connect(self._ask)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The pages shown."""
        return tuple(self._sheets)

    def first_dpi(self, *, alone: bool) -> int:
        """Return the resolution of a first page to be drawn ahead, 0 while the reader of the same pages is below."""
        return self._fitting_dpi() if alone or not self._sheets or self._in_sight() == 0 else 0

    def show_first(self, dpi: int, picture: QImage, *, alone: bool) -> None:
        """Show the first page of a document whose other pages are not known yet, ``alone`` if another one was shown."""
        self._dpi = dpi
        self._keep(1 if alone else max(1, len(self._sheets)))
        if alone:
            self.verticalScrollBar().setValue(0)
        self._put(0, picture)

    def show_pages(self, count: int, *, from_top: bool = False) -> None:
        """Show a document of ``count`` pages; earlier pictures stay until the new ones come."""
        self._keep(count)
        if from_top:
            self.verticalScrollBar().setValue(0)
            for sheet in self._sheets:
                sheet.drop()
        self._redraw()

    def _keep(self, count: int) -> None:
        while len(self._sheets) > count:
            sheet = self._sheets.pop()
            self._column.removeWidget(sheet)
            sheet.deleteLater()
        while len(self._sheets) < count:
            sheet = Sheet(len(self._sheets))
            self._sheets.append(sheet)
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_page(self, page: int, dpi: int, picture: QImage) -> None:
        """Show a page's picture, unless the width has changed since, and ask for the next one that is wanted."""
        if dpi != self._dpi:
            return
        self._awaited = None
        if page < len(self._sheets) and not picture.isNull():
            self._put(page, picture)
        self._ask()

    def _put(self, page: int, picture: QImage) -> None:
        pixmap = QPixmap.fromImage(picture)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._sheets[page].show_picture(pixmap, self._fitting_width())

    def turn(self, pages: int) -> None:
        """Scroll by so many screens, down or up."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def event(self, event: QEvent) -> bool:
        """Draw the pages anew, as sharp as the screen is, when the window comes to another one."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._settled.start()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Keep the pages as wide as the place allows."""
        super().resizeEvent(event)
        self._settled.start()

    def _redraw(self) -> None:
        dpi = self._fitting_dpi()
        for sheet in self._sheets:
            sheet.is_fresh = False
            if sheet.picture is None or dpi != self._dpi:
                sheet.fit(round(PAGE_INCHES * dpi / self.devicePixelRatioF()))
        self._dpi = dpi
        self._awaited = None
        self._ask()

    def _fitting_dpi(self) -> int:
        return int(self._fitting_width() * self.devicePixelRatioF() / PAGE_INCHES)

    def _fitting_width(self) -> int:
        room = self.viewport().width() - 2 * self._tokens.space
        return min(max(room, self._tokens.px(240)), self._tokens.px(860))

    def _ask(self) -> None:
        if self._awaited is not None or not self._sheets:
            return
        here = self._in_sight()
        near = sorted(range(len(self._sheets)), key=lambda page: abs(page - here))
        for page in near[2 * PAGES_KEPT + 1 :]:
            self._sheets[page].drop()
        wanted = next((page for page in near[: 2 * PAGES_KEPT + 1] if not self._sheets[page].is_fresh), None)
        if wanted is not None:
            self._awaited = wanted
            self.page_wanted.emit(wanted, self._dpi)

    def _in_sight(self) -> int:
        """Return the page that holds the upper part of the view."""
        line = self.verticalScrollBar().value() + self.viewport().height() // 3
        below = (page for page, sheet in enumerate(self._sheets) if sheet.geometry().bottom() >= line)
        return next(below, len(self._sheets) - 1)
