"""The page of a committee with something in it: nothing is cut, every control is named and reached without a mouse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services import books, cells_receiving
from app.ui.main_window import MainWindow
from tests.cells import COMMITTEE, TODAY, cell_file
from tests.ui import access
from tests.ui.clipping import cut_texts
from tests.ui.walk import settle
from tests.ui.windows import shown_window

LONG = "Chi bộ các trường học, trạm y tế và hợp tác xã dịch vụ trên địa bàn xã số {}"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A committee's book with cells of long names, each with something else to be reminded of."""
    path = tmp_path_factory.mktemp("cells") / "cap-uy.scb"
    made, reader = books.make_book(path, COMMITTEE), cells_receiving.Reader(TODAY)
    with made.write() as uow:
        for number, months in enumerate(((1, 2, 3), range(1, 8), (1, 3, 5, 7)), 1):
            arrived = reader.read(cell_file(LONG.format(number), *months), f"tep-cua-chi-bo-{number}.json")
            cells_receiving.keep(uow, arrived, datetime(2026, 8, 14, 9))
        uow.commit()
    reader.close()
    made.close()
    return path


def places(window: MainWindow, qtbot: QtBot, folder: Path) -> Iterator[str]:
    """Show the list, a cell, and files of which one is asked about."""
    page = window.show_page("cells")
    page.list.table.selectRow(0)
    settle()
    yield "list"
    page.open_cell(1)
    settle()
    yield "cell"
    asked = folder / "ten-tep-rat-dai-cua-mot-chi-bo.json"
    asked.write_bytes(cell_file("Chi bộ mang tên mới rất dài sau khi sắp xếp lại", 1, 2, 3, former=[LONG.format(1)]))
    (folder / "hong.json").write_bytes(b"{")
    page.take_in([asked, folder / "hong.json"])
    qtbot.waitUntil(lambda: not page.receive.is_running, timeout=20_000)
    settle()
    yield "receive"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_and_nobody_stumbles(
    qapp: QApplication, qtbot: QtBot, book: Path, tmp_path: Path, scale: float
) -> None:
    found: dict[str, list[str]] = {}
    with shown_window(book, tmp_path / "home", type_scale=scale) as window:
        for place in places(window, qtbot, tmp_path):
            for look in (access.unnamed, access.unreachable, access.colliding, access.wordless):
                found[f"{place} {look.__name__}"] = look(window)
            found[f"{place} cut"] = cut_texts(window, window.tokens)
    assert {name: faults for name, faults in found.items() if faults} == {}
