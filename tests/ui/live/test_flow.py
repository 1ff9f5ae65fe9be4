"""The layout that breaks its rows."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from app.ui.live.flow import FlowLayout


def make(qtbot: QtBot) -> tuple[QWidget, list[QLabel]]:
    labels = [QLabel(text) for text in ("một", "hai hai", "ba")]
    for label in labels:
        label.setFixedSize(50, 20)
    box = QWidget()
    box.setLayout(FlowLayout(10, *labels))
    qtbot.addWidget(box)
    box.show()
    return box, labels


def test_a_wide_row_holds_everything(qtbot: QtBot) -> None:
    box, labels = make(qtbot)
    box.resize(170, 100)
    assert [label.x() for label in labels] == [0, 60, 120]
    assert len({label.y() for label in labels}) == 1


def test_a_narrow_one_goes_on_below(qtbot: QtBot) -> None:
    box, labels = make(qtbot)
    box.resize(120, 100)
    assert [label.x() for label in labels] == [0, 60, 0]
    assert labels[2].y() == labels[0].y() + 25
    assert box.heightForWidth(120) == 45


def test_what_is_hidden_takes_no_room(qtbot: QtBot) -> None:
    box, labels = make(qtbot)
    labels[0].hide()
    box.resize(170, 101)
    assert labels[1].x() == 0


def test_items_can_be_taken_out(qtbot: QtBot) -> None:
    layout = FlowLayout(10, QLabel("một"))
    assert layout.takeAt(0) is not None
    assert layout.takeAt(0) is None
    assert layout.count() == 0


def test_the_items_end_with_their_layout(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(10, QLabel("một"), QLabel("hai"))
    host.setLayout(flow)
    items = [flow.itemAt(0), flow.itemAt(1)]
    delete(host)
    assert [isValid(item) for item in items] == [False, False]
