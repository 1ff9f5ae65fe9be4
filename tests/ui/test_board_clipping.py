"""No text is cut on the board of tasks, behind the year's figures and on the scoring sheet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from app import settings
from app.ui.main_window import open_main_window
from tests.gallery.board import shoot_assessment, shoot_board, shoot_evidence, worked_book
from tests.ui.clipping import cut_texts


def test_nothing_is_cut_with_large_type(qtbot: QtBot, tmp_path: Path) -> None:
    settings.save(replace(settings.Settings(), type_scale=2.0))
    window = open_main_window(worked_book(tmp_path / "so.scb"))
    qtbot.addWidget(window)
    window.load()
    cut: dict[str, list[str]] = {}

    def settle() -> None:
        window.context.book.flush()
        for _ in range(4):
            QApplication.processEvents()

    def look(shown: QWidget, name: str) -> None:
        pages = shown.findChild(QStackedWidget, "pages")
        assert pages is not None
        cut[name] = cut_texts(pages, window.tokens)

    for shoot in (shoot_board, shoot_evidence, shoot_assessment):
        shoot(window, look, settle, "")
    window.close()
    assert {name: found for name, found in cut.items() if found} == {}
