"""Start of the program: from the start of the process to the first paint, and to the desk with its data."""

from __future__ import annotations

from pathlib import Path

from benchmarks.timing import Figure, compare, process

BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Bare(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, app.quit)
app = QApplication([])
widget = Bare()
widget.resize(1366, 768)
widget.show()
app.exec()
"""

DESK = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.ui.main_window import open_main_window
app = QApplication([])
window = open_main_window(Path(sys.argv[1]))
window.load()
window.repaint()
QTimer.singleShot(0, app.quit)
app.exec()
"""

FLOOR = "bare window of PySide6"


def measure(book: Path, rounds: int) -> list[Figure]:
    """Return the times of whole processes, the end of the process included."""
    cases = {
        FLOOR: process("-c", BARE),
        "first paint of the window": process("-m", "app", str(book), "--exit-when-shown"),
        "desk with its data": process("-c", DESK, str(book)),
    }
    return compare(cases, FLOOR, rounds)
