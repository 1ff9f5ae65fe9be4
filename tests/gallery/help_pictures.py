"""Makes the pictures of the guide and of the README anew, from the same scenes as the gallery.

``python -m tests.gallery.help_pictures`` writes them to ``resources/help/pictures`` and ``docs/pictures``, each with
256 colours of its own.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.dressing import dress
from app.ui.main_window import MainWindow
from tests.gallery.__main__ import STEPS, Gallery, settle, shoot_document
from tests.gallery.board import worked_book
from tests.gallery.scenes import SESSION, planned_book, running_book
from tools.command_line import nothing

ROOT = Path(__file__).resolve().parent.parent.parent
HELP = ROOT / "resources" / "help" / "pictures"
DOCS = ROOT / "docs" / "pictures"
#: Pages whose pictures the guide shows, and the steps of a session.
PAGES = ("desk", "plan", "obligations", "tasks", "sessions", "members", "statistics", "settings", "rules")
SHOWN_STEPS = ("opening", "roll-call", "discussion", "conclusion")
#: Which of them the README shows.
README = ("desk", "live-discussion", "document", "help")
MOST = 256
_FIRST = 180  # colours taken as they are; the rest stand for what is near


class Pictures(Gallery):
    """Writes pictures with few colours."""

    def shoot(self, window: QWidget, name: str) -> None:
        """Write one picture to the help, and to the documents if the README shows it."""
        settle()
        picture = with_few_colours(window.grab().toImage())
        for folder in (HELP,) * (name != "help") + (DOCS,) * (name in README):
            picture.save(str(folder / f"{name}.png"))
        self.made.append(name)


def with_few_colours(picture: QImage) -> QImage:
    """Return a picture with its own 256 colours: those it has most of, then one for each neighbourhood left."""
    full = picture.convertToFormat(QImage.Format.Format_RGB32)
    counts = Counter(memoryview(full.constBits()).cast("I").tolist())
    kept = [colour for colour, _ in counts.most_common(_FIRST)]
    near: Counter[int] = Counter()
    spoken: dict[int, int] = {}
    for colour, times in counts.most_common()[_FIRST:]:
        near[colour & 0xF0F0F0] += times
        spoken.setdefault(colour & 0xF0F0F0, colour)
    table = kept + [spoken[place] for place, _ in near.most_common(MOST - len(kept))]
    return full.convertToFormat(
        QImage.Format.Format_Indexed8, [colour | 0xFF000000 for colour in table], Qt.ImageConversionFlag.AvoidDither
    )


def shoot_pages(gallery: Gallery) -> None:
    """Show pages, the preparation of a session, a scoring sheet and a document."""
    with gallery.window("pages", planned_book) as window:
        for name in PAGES:
            window.show_page(name)
            gallery.shoot(window, name)
        window.pages.open_preparation(SESSION)
        gallery.shoot(window, "preparation")
        shoot_document(gallery, window, "2026-q1", "minutes", "document")
    with gallery.window("board", worked_book) as window:
        window.pages.open_assessment("2026-q3", "sessions")
        gallery.shoot(window, "assessment")
    with gallery.window("first", None) as window:
        gallery.shoot(window, "welcome")


def shoot_meeting(gallery: Gallery) -> None:
    """Show steps of a session, its help, and the minutes as they are read back."""
    with gallery.window("live", running_book) as window:
        window.open_session(SESSION)
        for number, step in enumerate(STEPS, 1):
            if step in SHOWN_STEPS:
                go_to(window, number)
                gallery.shoot(window, f"live-{step}")
        go_to(window, STEPS.index("roll-call") + 1)
        QTest.keyClick(window, Qt.Key.Key_F1)
        gallery.shoot(window, "help")
        QTest.keyClick(window, Qt.Key.Key_F1)
        window.pages.open_read_back(SESSION)
        gallery.shoot(window, "read-back")


def go_to(window: MainWindow, number: int) -> None:
    """Show a step."""
    QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
    settle()


def main() -> None:
    """Write every picture."""
    app = QApplication([])
    for folder in (HELP, DOCS):
        folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        os.environ["SO_CHI_BO_HOME"] = str(Path(name) / "home")
        dress(app)
        gallery = Pictures(HELP, Path(name))
        shoot_pages(gallery)
        shoot_meeting(gallery)
    size = sum(path.stat().st_size for path in HELP.glob("*.png"))
    print(f"{len(gallery.made)} pictures, {size // 1024} kB of them in {HELP.relative_to(ROOT)}")


if __name__ == "__main__":
    nothing("python -m tests.gallery.help_pictures", __doc__)
    main()
