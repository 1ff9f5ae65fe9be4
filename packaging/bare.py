# ruff: noqa: INP001
"""A bare window, ended by its first paint: the floor against which the built program is measured."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

app = QApplication([])


class Bare(QWidget):
    """Ends the program when it has been painted."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """End with the next turn of the loop."""
        QTimer.singleShot(0, app.quit)


widget = Bare()
widget.resize(1366, 768)
widget.show()
app.exec()
