"""The papers of a cell: register with something wrong in it, documents from above, files; a narrowed search."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPushButton

from app.models.unit_of_work import UnitOfWork
from app.services import attachments, books, directives, inspections, register
from app.services.attachments import NewAttachment, ReadFile
from app.services.directives import NewDirective
from app.services.inspections import NewInspection
from app.services.register import NewIssued
from app.ui.main_window import MainWindow
from app.ui.papers_page import VIEWS, PapersPage
from tests.gallery.scenes import planned_book
from tests.gallery.states import Shooter, find

AT = datetime(2026, 9, 12, 8, 0)


def papers_book(path: Path) -> Path:
    """Return a book with numbers missing, a document that was replaced, and files."""
    planned_book(path)
    book = books.open_book(path)
    with book.write() as uow:
        _fill(uow)
        uow.commit()
    book.close()
    return path


def _fill(uow: UnitOfWork) -> None:
    term = register.terms(uow)[0].id
    register.give(uow, NewIssued("NQ", 2, term, "resolution", date(2026, 5, 14), "Nghị quyết tháng 5", "2026-q2"))
    wrong = NewIssued("TB", None, term, "notice", date(2026, 11, 20), "Thông báo họp quý III", "2026-q3")
    register.void(uow, register.give(uow, wrong), "Ghi nhầm loại, đã gửi giấy mời")
    later = next(one.id for one in directives.received(uow) if one.number == "42-HD/BTCTW")
    title, issuer = "Hướng dẫn về nội dung sinh hoạt chi bộ", "Ban Tổ chức Trung ương"
    old = NewDirective(title, "09-HD/BTCTW", date(2012, 3, 2), issuer, superseded_by=later)
    replaced = directives.add(uow, old)
    directives.use(uow, replaced, session="2026-q1")
    for name, title, size in (
        ("bien-ban-q3.pdf", "Bản ký biên bản quý III", 1_843_200), ("anh.zip", "Ảnh minh chứng dọn đường", 5_242_880),
    ):  # fmt: skip
        content = b"x" * size
        file = ReadFile(name, content, hashlib.sha256(content).hexdigest())
        attachments.add(uow, NewAttachment(title, session="2026-q3"), AT, file)
    looked = NewInspection(
        date(2026, 10, 20), date(2026, 1, 1), date(2026, 9, 30), "Ủy ban Kiểm tra Đảng ủy phường Minh Xuân",
        "Sổ biên bản ghi đủ các buổi. Biên bản quý II ghi ý kiến còn ngắn; hai nhiệm vụ chưa ghi người kiểm tra.",
        "Ghi rõ ý kiến từng đồng chí; bổ sung người kiểm tra cho hai nhiệm vụ.", date(2026, 11, 30),
    )  # fmt: skip
    inspections.add(uow, looked)
    attachments.add(uow, NewAttachment("Kết luận của cấp trên", paper_place="Tủ hồ sơ chi bộ, cặp 2026"), AT)


def shoot_papers(window: MainWindow, shoot: Shooter, settle: Callable[[], None], end: str) -> None:
    """Each view with one of its records open beside it."""
    window.show_page("papers")
    page = window.findChild(PapersPage)
    assert page is not None
    for kind, *_ in VIEWS:
        view = page.show_view(kind)
        settle()
        view.table.setCurrentIndex(view.table.model().index(1, 0))
        view.table.activated.emit(view.table.currentIndex())
        shoot(window, f"papers-{kind}{end}")
        view.close_forms()


def shoot_search(window: MainWindow, shoot: Shooter, settle: Callable[[], None], end: str) -> None:
    """A phrase, then only papers, then nothing there."""
    window.show_page("search")
    line = find(window, QLineEdit, "search_input")
    for text, chip, name in (
        ('"sinh hoat chi bo"', "all", "phrase"), ("chuyen de", "papers", "papers"), ("khong co", "papers", "none"),
    ):  # fmt: skip
        find(window, QPushButton, f"search_group_{chip}").click()
        line.setText(text)
        settle()
        shoot(window, f"search-{name}{end}")
