"""Coming and going: a book handed over and received, sessions of another laptop, a Word file beside the record."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QTableView, QWidget

from app.services import backups, documents, meeting
from app.ui.document_maker import Wanted
from app.ui.hand_over_page import HandOverPage
from app.ui.main_window import MainWindow
from app.ui.merge_page import MergePage
from tests.factory import write
from tests.finding import visible

HELD = "2026-q3"
SAID = "Ý kiến ghi ở máy kia: giao chỉ tiêu số hóa hồ sơ cho từng tổ đảng, có ngày hoàn thành cụ thể."
Shoot = Callable[[QWidget, str], None]


def shoot_laptops(
    window: MainWindow, shoot: Shoot, settle: Callable[[], None], wait: Callable[[Callable[[], bool]], None], end: str
) -> None:
    """Each of the three pages with what it shows when its work is done."""
    folder = window.context.book.path.parent / f"laptops{end}"
    folder.mkdir()
    _shoot_hand_over(window, shoot, wait, end, folder)
    _shoot_merge(window, shoot, wait, end, folder)
    _shoot_word(window, shoot, settle, wait, end, folder)


def _shoot_hand_over(
    window: MainWindow, shoot: Shoot, wait: Callable[[Callable[[], bool]], None], end: str, folder: Path
) -> None:
    page = window.show_page("hand_over")
    assert isinstance(page, HandOverPage)
    page.giving.giver.setText("Nguyễn Thị Minh Khai Hoàng Phương Thảo")
    page.giving.choose_place(folder)
    visible(page, QPushButton, "hand_over").click()
    wait(lambda: not page.worker.is_busy)
    shoot(window, f"hand-over-done{end}")
    page.taking.look_at(next(folder.glob("*/*.scb")))
    wait(lambda: bool(page.taking.findChildren(QLabel, "take_over_code")[0].text()))
    visible(page, QCheckBox, "code_agreed").click()
    shoot(window, f"hand-over-received{end}")


def _shoot_merge(
    window: MainWindow, shoot: Shoot, wait: Callable[[Callable[[], bool]], None], end: str, folder: Path
) -> None:
    other, present = folder / "máy kia.scb", window.context.book
    backups.copy_out(present.path, present.key, other)
    write(other, lambda uow: meeting.add_contribution(uow, HELD, meeting.NewContribution(SAID, "m3")))
    conclusion = present.session(HELD).conclusion
    write(other, lambda uow: meeting.set_facts(uow, HELD, conclusion=f"{conclusion} Giao Phó Bí thư theo dõi."))
    page = window.show_page("merge")
    assert isinstance(page, MergePage)
    page.open_file(other)
    wait(lambda: bool(page.table.model().rowCount()))
    page.table.choose(HELD)
    shoot(window, f"merge-differs{end}")


def _shoot_word(
    window: MainWindow, shoot: Shoot, settle: Callable[[], None], wait: Callable[[Callable[[], bool]], None], end: str,
    folder: Path,
) -> None:  # fmt: skip
    word = docx.Document(BytesIO(documents.make(window.context.book, HELD, "minutes").docx))
    one = next(one for one in word.paragraphs if len(one.text) > 200)
    one.runs[-1].text += " Đồng chí đề nghị bổ sung ý này."
    one.insert_paragraph_before("Một câu chỉ tệp Word có.")
    word.save(str(folder / "Biên bản đã sửa.docx"))
    window.context.comparison_requested.emit(Wanted(HELD, "minutes"), folder / "Biên bản đã sửa.docx")
    table = visible(window, QTableView, "word_differences")
    wait(lambda: bool(table.model().rowCount()))
    table.selectRow(table.model().rowCount() - 1)
    settle()
    shoot(window, f"word-compare{end}")
