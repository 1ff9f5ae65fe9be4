"""The list of findings beside a document: what is wrong, and under it what can be done about it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.findings import Finding
from app.ui import theme
from app.ui.tokens import Tokens
from app.ui.widgets import name_control

FINDING = Qt.ItemDataRole.UserRole
SEVERITIES = {"error": "Cần sửa", "warning": "Nên xem"}
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

Index = QModelIndex | QPersistentModelIndex


class FindingsModel(QAbstractListModel):
    """Findings as rows; ``FINDING`` is the role of the record itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()

    def show(self, findings: tuple[Finding, ...]) -> None:
        """Show other findings; nothing moves when they are the same."""
        if findings != self._findings:
            self.beginResetModel()
            self._findings = findings
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's)
        """Return the number of findings."""
        return 0 if parent.isValid() else len(self._findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text, the words for screen readers or the record."""
        if not index.isValid() or index.row() >= len(self._findings):
            return None
        finding = self._findings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return finding.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{SEVERITIES[finding.severity]}: {finding.text}. {finding.action}".strip()
        return finding if role == FINDING else None


class FindingsList(QListView):
    """The findings of the document shown.

    Signals: ``chosen(Finding)`` on Enter or a click.
    """

    chosen = Signal(object)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        name_control(self, "document_findings", "Những chỗ cần xem trong văn bản")
        self.findings = FindingsModel(self)
        self.setModel(self.findings)
        self.setItemDelegate(_FindingDelegate(tokens, self))
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Let Enter choose the current finding."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(FINDING))


class _FindingDelegate(QStyledItemDelegate):
    """Paints a mark, the text over as many lines as it needs, and the action as a link."""

    def __init__(self, tokens: Tokens, parent: QListView) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._view = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 (Qt's name)
        """Return the height that the text needs at the width of the list."""
        width = self._view.viewport().width()
        text, action = self._places(QRect(0, 0, width, 0), index.data(FINDING))
        return QSize(width, max(text.bottom(), action.bottom()) + self._tokens.px(6))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one finding."""
        finding: Finding = index.data(FINDING)
        colours = self._tokens.colours
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        text, action = self._places(rect, finding)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.brand_soft))
        size = self._tokens.px(16)
        colour = colours.bad if finding.severity == "error" else colours.warn
        mark = theme.icon("alert-triangle", colour, size)
        mark.paint(painter, QRect(rect.left() + self._tokens.px(2), text.top() + self._tokens.px(2), size, size))
        painter.setFont(self._font(self._tokens.body))
        painter.setPen(QColor(colours.text))
        painter.drawText(text, _WRAP, finding.text)
        painter.setFont(self._font(self._tokens.small))
        painter.setPen(QColor(colours.brand))
        painter.drawText(action, _WRAP, _action(finding))
        painter.restore()

    def _places(self, rect: QRect, finding: Finding) -> tuple[QRect, QRect]:
        left, top = rect.left() + self._tokens.px(24), rect.top() + self._tokens.px(6)
        width = rect.width() - self._tokens.px(28)
        text = self._room(self._tokens.body, finding.text, QRect(left, top, width, 10_000))
        below = QRect(left, text.bottom() + self._tokens.px(2), width, 10_000)
        return text, self._room(self._tokens.small, _action(finding), below)

    def _room(self, size: int, text: str, bounds: QRect) -> QRect:
        room = QFontMetrics(self._font(size)).boundingRect(bounds, _WRAP, text)
        return QRect(bounds.left(), bounds.top(), bounds.width(), room.height() if text else 0)

    def _font(self, size: int) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(size)
        return font


def _action(finding: Finding) -> str:
    return f"{finding.action} →" if finding.action else ""
