"""A list of members from elsewhere: no text is cut, and every control is named and reached by keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from app import settings
from app.ui.main_window import open_main_window
from tests.gallery.rosters import shoot_import
from tests.ui.access import colliding, unnamed, unreachable
from tests.ui.clipping import cut_texts


@pytest.mark.parametrize("scale", [1.0, 1.75, 2.0])
def test_nothing_is_cut_unnamed_or_out_of_reach(qtbot: QtBot, sample_path: Path, scale: float) -> None:
    settings.save(replace(settings.Settings(), type_scale=scale))
    window = open_main_window(sample_path)
    qtbot.addWidget(window)
    window.load()
    cut: dict[str, list[str]] = {}

    def look(shown: QWidget, name: str) -> None:
        pages = shown.findChild(QStackedWidget, "pages")
        assert pages is not None
        cut[name] = [*cut_texts(pages, window.tokens), *unnamed(pages), *unreachable(pages), *colliding(window)]

    shoot_import(window, look, QApplication.processEvents, "")
    window.close()
    assert {name: found for name, found in cut.items() if found} == {}
