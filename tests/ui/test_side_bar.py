"""The navigation says whose book it is as far as there is room, and a small window scrolls its page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.ui.dressing import dress
from app.ui.frame import SideBar
from app.ui.pages import Pages
from app.ui.pages_room import PagesRoom
from app.ui.tokens import Tokens

NAME, SUPERIOR = "Chi bộ Văn phòng", "Đảng bộ phường Minh Xuân"
WAYS = [("desk", "Bàn làm việc"), ("plan", "Kế hoạch năm"), ("search", "Tìm kiếm"), ("settings", "Thiết lập")]


@pytest.fixture
def side(qtbot: QtBot, qapp: object) -> Iterator[SideBar]:
    """A navigation, shown."""
    dress(qapp)  # type: ignore[arg-type]
    window = QWidget()
    qtbot.addWidget(window)
    made = SideBar(Tokens(), WAYS, last="search")
    made.setParent(window)
    made.resize(made.width(), 500)
    made.show_name(NAME, SUPERIOR)
    window.show()
    yield made
    window.close()


@pytest.mark.parametrize(("spare", "said"), [(200, f"{NAME} · {SUPERIOR}"), (24, NAME), (0, "")])
def test_the_name_gives_way_before_the_ways_do(side: SideBar, spare: int, said: str) -> None:
    side.resize(side.width(), side.minimumSizeHint().height() + spare)
    shown = side.findChild(QLabel, "cell_name")
    assert shown.text() == said
    assert shown.toolTip() == f"{NAME} · {SUPERIOR}"


def test_a_page_that_needs_more_room_is_scrolled_and_never_squeezed(qtbot: QtBot) -> None:
    pages, page = Pages(), QWidget()
    page.setMinimumSize(300, 500)
    room = PagesRoom(pages)
    qtbot.addWidget(room)
    pages.addWidget(page)
    room.resize(400, 300)
    room.show()
    qtbot.waitUntil(lambda: page.height() == 500)
    assert isinstance(room, QScrollArea)
    assert room.verticalScrollBar().maximum() > 0
    assert room.horizontalScrollBar().maximum() == 0
    room.resize(800, 600)
    qtbot.waitUntil(lambda: (page.width(), page.height()) == (800, 600))
