"""A program of its own with two screens, one of twice the other's dots: what is drawn follows the window from one to
the other. Prints what it saw as JSON; with a folder as its second argument it also leaves pictures there.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

COMMON = {"y": 0, "logicalBaseDpi": 96, "dpr": 1}
SCREENS = [
    COMMON | {"name": "one", "x": 0, "width": 1366, "height": 768, "logicalDpi": 96},
    COMMON | {"name": "two", "x": 1366, "width": 2732, "height": 1536, "logicalDpi": 192},
]
SESSION, HELD = "2026-q4", "2026-q3"


def main(book: Path, pictures: Path | None) -> dict[str, Any]:
    """Walk over a few screens of the window, on one screen, on the other and back; return what was seen."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from app.ui.main_window import open_main_window

    app = QApplication([])
    window = open_main_window(book)
    QTest.qWaitForWindowExposed(window)
    window.load()
    window.pages.open_document(HELD, "minutes")
    seen: dict[str, Any] = {}
    for turn, screen in enumerate((0, 1, 0)):
        _bring(window, app.screens()[screen])
        seen[f"{turn} {SCREENS[screen]['name']}"] = _look(window, pictures if turn < 2 else None, f"{turn}")
    window.close()
    return seen


def _bring(window: Any, screen: Any) -> None:
    """Move the window as a desktop does: its size in points stays."""
    from tests.ui.walk import settle

    window.setGeometry(screen.geometry().adjusted(0, 0, -1, -1))
    window.windowHandle().setScreen(screen)
    settle()
    window.setGeometry(screen.geometry())
    settle()


def _look(window: Any, pictures: Path | None, turn: str) -> dict[str, Any]:
    from tests.ui.clipping import cut_texts
    from tests.ui.walk import settle

    cut: list[str] = []
    page = _first_page(window.shown_page)  # of the preview that was open while the window moved
    for place, show in (
        ("document", lambda: None), ("desk", lambda: window.show_page("desk")),
        ("session", lambda: window.open_session(SESSION)), ("talk", lambda: _talk(window)),
        ("members", lambda: window.show_page("members")),
        ("documents", lambda: window.pages.open_document(HELD, "minutes")),
    ):  # fmt: skip
        show()
        settle()
        cut += [f"{place}: {text}" for text in cut_texts(window, window.tokens)]
        if pictures is not None:
            window.grab().save(str(pictures / f"{turn}-{place}.png"))
    ratio = window.devicePixelRatioF()
    return {"ratio": ratio, "grabbed": window.grab().width() / window.width(), "cut": cut, "page": page}


def _talk(window: Any) -> None:
    """Show what was said in a session that was held: rows that are laid out once and kept."""
    from tests.ui.walk import go_to

    window.open_session(HELD)
    go_to(window, 6)


def _first_page(documents: Any) -> list[float] | None:
    """Return the dots of the first page for each of its points, once it is drawn for the screen that it is on."""
    from app.ui.document_view import DocumentView
    from tests.finding import waited

    view = documents.findChild(DocumentView)

    def drawn() -> list[Any]:
        sheet = view.sheets[0] if view.sheets else None
        if sheet is None or sheet.picture is None or not sheet.is_fresh or view._settled.isActive():
            return []
        return [sheet] if sheet.picture.devicePixelRatio() == view.devicePixelRatioF() else []

    found = waited(drawn)
    return [found[0].picture.width() / found[0].width(), found[0].width()] if found else None


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "screens.json"
        config.write_text(json.dumps({"synchronousWindowSystemEvents": True, "screens": SCREENS}))
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={config}"
        os.environ["SO_CHI_BO_HOME"] = folder
        said = main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
    print(json.dumps(said, ensure_ascii=False))
    sys.stdout.flush()
    os._exit(0)
