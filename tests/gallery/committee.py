"""A committee's page: nine cells in a year, one of them in detail, files being taken in."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.services import books, cells_receiving
from app.ui.main_window import MainWindow
from benchmarks.cells import COMMITTEE, TODAY, YEAR, cell_file
from tests.gallery.states import Shooter

CELLS = 9
LONG = "Chi bộ các trường học, trạm y tế và hợp tác xã dịch vụ nông nghiệp số {}"
#: Cells whose last file came in June.
_SILENT = (4, 8)


def committee_book(path: Path) -> Path:
    """Make a committee's book with cells that do well and cells that do not."""
    book, reader = books.make_book(path, COMMITTEE), cells_receiving.Reader(TODAY)
    with book.write() as uow:
        for number in range(1, CELLS + 1):
            months = 6 if number in _SILENT else 11
            arrived = reader.read(_file(number, months), f"chi-bo-{number}.json")
            cells_receiving.keep(uow, arrived, datetime(YEAR, 6 if number in _SILENT else 11, 20, 9))
        uow.commit()
    reader.close()
    book.close()
    return path


def _file(number: int, months: int) -> bytes:
    """Return a cell's file; every third cell has a long name."""
    file = json.loads(cell_file(number, members=22 + number, months=months))
    if number % 3 == 0:
        file["cell"]["name"] = LONG.format(number)
    return json.dumps(file, ensure_ascii=False).encode()


def shoot_committee(
    window: MainWindow, shoot: Shooter, settle: Callable[[], None], wait: Callable[[Callable[[], bool]], None], end: str
) -> None:
    """The list, a filter, a cell, and files of which one is asked about and one is none."""
    page = window.show_page("cells")
    page.list.table.selectRow(4)
    shoot(window, f"cells-list{end}")
    page.list._filters.button(1).click()
    shoot(window, f"cells-late{end}")
    page.list._filters.button(0).click()
    page.open_cell(page._cells[4].id)
    shoot(window, f"cells-one{end}")
    folder = Path(window.context.book.path).with_suffix(".files")
    folder.mkdir(exist_ok=True)
    renamed = json.loads(cell_file(21, months=9))
    renamed["cell"]["former_names"] = [dict(renamed["cell"], name="Chi bộ số 2", valid_until="2026-01-01")]
    contents = {"chi-bo-20": cell_file(20, months=2), "doi-ten": json.dumps(renamed).encode(), "hong": b"{"}
    for name, data in contents.items():
        (folder / f"{name}.json").write_bytes(data)
    page.take_in(cells_receiving.files_in(folder))
    wait(lambda: not page.receive.is_running)
    settle()
    shoot(window, f"cells-received{end}")
