"""A list of members from elsewhere: what it would do, a row that asks, the columns it was read by."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QTableView, QWidget

from app.ui.main_window import MainWindow
from tests.finding import visible

HEAD = "TT\tHọ và tên\tTư cách đảng viên\tChức vụ\tTổ đảng\tNgày vào Đảng\tNgày vào Đảng chính thức theo quyết định"
CELLS = "\n".join(  # noqa: FLY002 (a line a row)
    (
        "DANH SÁCH ĐẢNG VIÊN CHI BỘ VĂN PHÒNG",
        HEAD,
        "1\tNGUYỄN VĂN HÙNG\tchính thức\tBí thư\tTổ đảng 1\t03/02/2001\t03/02/2002",
        "2\tHà Thị Lan\tchính thức\tChi ủy viên\tTổ đảng 9\t19/05/2007\t",
        "3\tTrần Quốc Toản\tchính thức\t\tTổ đảng 1\t5/6/2015\t5/6/2016",
        "4\tLò Thị Cúc\tdự bị\t\tTổ đảng 2\t3/2/2026\t",
        "5\tNguyễn Thị Minh Khai Hoàng Phương Thảo\tchính thức\t\tTổ đảng 2\t31/02/2020\t",
        "\tTổng số: 05 đồng chí\t\t\t\t\t",
    )
)


def shoot_import(
    window: MainWindow, shoot: Callable[[QWidget, str], None], settle: Callable[[], None], end: str
) -> None:
    """Paste a list and show what it would do, then its columns."""
    window.context.import_requested.emit("")
    settle()
    shoot(window, f"roster-source{end}")
    window.context.import_requested.emit(CELLS)
    rows = visible(window, QTableView, "roster_rows")
    settle()
    shoot(window, f"roster-import{end}")
    rows.selectRow(rows.model().rowCount() - 2)
    settle()
    shoot(window, f"roster-import-odd{end}")
    visible(window, QPushButton, "roster_columns").click()
    settle()
    shoot(window, f"roster-import-columns{end}")
    visible(window, QPushButton, "other_source").click()
