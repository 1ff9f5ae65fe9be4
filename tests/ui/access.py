"""What a person without a mouse, with a screen reader or with weak eyes would stumble over on the screen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

Control = QAbstractButton | QAbstractItemView | QAbstractSpinBox | QComboBox | QLineEdit | QPlainTextEdit | QTextEdit
CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit,
)  # fmt: skip
#: Worked by keys of their own that stand beside them, so that Tab does not lead from the notes to the second screen.
KEYED = {"projection_switch", "projection_next", "projection_blank"}
#: What tells looks apart: controls that agree in these are drawn by the same rules.
_LOOK = ("kind", "role", "tone", "keyed")


def controls(root: QWidget) -> Iterator[Control]:
    """Return what is seen below ``root`` and can be acted on; parts of another control are none."""
    for one in root.findChildren(QWidget):
        if one.isVisible() and isinstance(one, CONTROLS) and one.isEnabled() and not _is_part(one):
            yield one


def unnamed(root: QWidget) -> list[str]:
    """Return the controls that lack an English object name or a Vietnamese name for screen readers."""
    return [_told(one) for one in controls(root) if not (one.objectName() and one.accessibleName())]


def unreachable(root: QWidget) -> list[str]:
    """Return the controls that Tab does not come to, and those that it does not leave."""
    return [_told(one) for one in controls(root) if not _comes(one) or not _goes(one)]


def colliding(root: QWidget) -> list[str]:
    """Return the keys that would do two things at once, so that Qt does neither."""
    keys: dict[str, int] = defaultdict(int)
    for shortcut in root.findChildren(QShortcut):
        place = shortcut.parent()
        whole = shortcut.context() is Qt.ShortcutContext.WindowShortcut
        if whole and shortcut.isEnabled() and isinstance(place, QWidget) and place.isVisible() and place.isEnabled():
            keys[shortcut.key().toString()] += 1
    for button in root.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled() and not button.shortcut().isEmpty():
            keys[button.shortcut().toString()] += 1
    return [key for key, number in keys.items() if number > 1]


def wordless(root: QWidget) -> list[str]:
    """Return the marks that say something by their colour alone."""
    toned = [one for one in root.findChildren(QLabel) if one.isVisible() and one.property("tone")]
    return [f"{one.objectName()} {one.property('tone')}" for one in toned if not one.text().strip()]


def rivals(root: QWidget) -> list[str]:
    """Return the leading buttons, if there are several; the one on to the next step leads beside them all."""
    leading = [one.objectName() for one in root.findChildren(QAbstractButton) if one.isVisible() and _leads(one)]
    return leading if len(leading) > 1 else []


def _leads(button: QAbstractButton) -> bool:
    return button.property("kind") == "primary" and not button.property("keyed")


class FocusLooks:
    """Whether a control looks different once it has the keyboard; each kind of look is tried once."""

    def __init__(self) -> None:
        self._tried: set[tuple[object, ...]] = set()

    def unseen(self, root: QWidget) -> list[str]:
        """Return the controls below ``root`` of a look not tried before that do not show the keyboard."""
        found, before = [], QApplication.focusWidget()
        for one in list(controls(root)):
            look = (type(one).__name__, *(one.property(name) for name in _LOOK), _is_checked(one))
            if look in self._tried or not _comes(one):
                continue
            self._tried.add(look)
            if _is_alike(one, root):
                found.append(_told(one))
        if before is not None:
            before.setFocus()
        return found


def _is_alike(control: QWidget, root: QWidget) -> bool:
    """Whether a control is drawn the same with the keyboard and without."""
    root.setFocus()
    QApplication.processEvents()
    without = _picture(control)
    control.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    return control.hasFocus() and _picture(control) == without


def _picture(control: QWidget) -> QImage:
    return control.grab().toImage()


def _is_part(one: QWidget) -> bool:
    """Whether a widget belongs to another control: the line of a spin box, the heads of a table."""
    parent = one.parentWidget()
    inside = isinstance(parent, (QComboBox, QAbstractSpinBox, QAbstractItemView))
    return inside or isinstance(one, QHeaderView) or one.objectName().startswith("qt_")


def _comes(one: Control) -> bool:
    """Whether Tab comes to a control; in a group of buttons to one of them, and the arrows to the others."""
    if isinstance(one, QAbstractButton) and one.group() is not None and one.group().exclusive():
        return True
    return one.objectName() in KEYED or bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _goes(one: Control) -> bool:
    """Whether Tab leaves a control."""
    if isinstance(one, (QPlainTextEdit, QTextEdit)):
        return one.tabChangesFocus() or one.isReadOnly() or not one.focusPolicy() & Qt.FocusPolicy.TabFocus
    return not (isinstance(one, QAbstractItemView) and one.tabKeyNavigation())


def _is_checked(one: QWidget) -> bool:
    return isinstance(one, QAbstractButton) and one.isChecked()


def _told(one: QWidget) -> str:
    text = one.text() if isinstance(one, (QAbstractButton, QLineEdit)) else ""
    return f"{type(one).__name__} {one.objectName()!r} {one.accessibleName()!r} {text!r}"
