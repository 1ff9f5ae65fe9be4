"""A list of five thousand: read in seconds while the window goes on."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from app.ui.context import AppContext
from app.ui.roster_import.page import RosterImportPage
from tests.keyboard import press

MANY, SECONDS, STILL = 5000, 5.0, 0.5


@pytest.mark.long
def test_five_thousand_rows_come_in_five_seconds_and_never_stop_the_window(qtbot: QtBot, context: AppContext) -> None:
    page = RosterImportPage(context)
    qtbot.addWidget(page)
    page.show()
    beats: list[float] = []
    timer = QTimer(page, interval=5)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start()
    rows = (f"{n}\tNguyễn Văn {chr(65 + n % 26)}{n}\tTổ {n % 20}\t{n % 28 + 1}/3/{1970 + n % 50}" for n in range(MANY))
    began = time.perf_counter()
    page.begin("TT\tHọ và tên\tTổ đảng\tNgày vào Đảng\n" + "\n".join(rows))
    qtbot.waitUntil(page.view.isVisible, timeout=30_000)
    taken = time.perf_counter() - began
    press(Qt.Key.Key_Delete, target=page.view.list.table)

    assert page.view.counts.added == MANY - 1
    assert taken < SECONDS
    assert max(after - before for before, after in pairwise(beats)) < STILL
