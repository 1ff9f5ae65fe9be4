"""``so-chi-bo --self-test``: does this copy of the program work on this machine, from the window to the backup.

Everything happens in a temporary folder that is removed at the end; books, settings and backups of the person are
never looked at. The window is made without a screen, so that a machine that only builds the program can run it too.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from app import __version__, console
from app.errors import KnownError
from app.paths import HOME_VARIABLE

#: Told by the document made of it; a session of the sample that was held.
SESSION = "2026-q1"
PASSWORD = "tự kiểm tra 2026"  # noqa: S105 (of a book that lives for a second)
#: What the first version of the program would have written, in the tables of that version.
OLD_ROWS = (
    "INSERT INTO cell (id, kind, agenda, rules, profile) VALUES (1, 'agency', '8-step', 'HD42-2025', 'HD05_2026')",
    "INSERT INTO cell_names (id, name, superior, place) VALUES (1, 'Chi bộ Đời đầu', 'Đảng bộ xã Cũ', 'Xã Cũ')",
    "INSERT INTO members (id, uid, full_name, standing, position) VALUES (1, 'm1', 'Trần Thị Ngọ', 'official', '')",
    "INSERT INTO plan_topics (id, year, quarter, topic, note) VALUES (1, 2024, 2, 'Nêu gương của đảng viên', '')",
)
OLD_REVISION = "0001"

DONE = "Tự kiểm tra Sổ Chi Bộ {}: đạt cả {} phần. Sổ của đồng chí không bị chạm tới."
FAILED = (
    "Tự kiểm tra Sổ Chi Bộ {}: KHÔNG ĐẠT ở phần: {}. Sổ của đồng chí không bị chạm tới. "
    "Hãy cài lại chương trình; nếu vẫn vậy, gửi những dòng trên cho người hỗ trợ."
)


class Unfit(Exception):
    """Something did not do what it should; the text says what."""


def run() -> int:
    """Try every part and tell of each in one line; return 0 when all is well, otherwise 1."""
    with _own_home() as folder:
        failed = [title for number, (title, part) in enumerate(PARTS, 1) if not _passes(number, title, part, folder)]
    if failed:
        console.say(FAILED.format(__version__, ", ".join(failed)))
        return 1
    _tell(DONE.format(__version__, len(PARTS)))
    return 0


def _passes(number: int, title: str, part: Callable[[Path], str], folder: Path) -> bool:
    """Run one part; return whether it did what it should."""
    began = time.perf_counter()
    try:
        found = part(folder)
    except Exception as error:  # noqa: BLE001 (whatever it is, the other parts are still worth trying)
        text = error.text if isinstance(error, KnownError) else f"{type(error).__name__}: {error}"
        _tell(f"[{number}/{len(PARTS)}] {title}: KHÔNG ĐẠT. {text}")
        return False
    taken = f"{time.perf_counter() - began:.1f}".replace(".", ",")
    _tell(f"[{number}/{len(PARTS)}] {title}: đạt ({found}; {taken} giây)")
    return True


def _tell(line: str) -> None:
    """Say a line; a program that was started by a click has nowhere to say it, and its status tells."""
    if sys.stdout is not None:
        console.answer(" ".join(line.split()))


@contextmanager
def _own_home() -> Iterator[Path]:
    """Give a folder that is all the program knows of, and have Qt draw without a screen."""
    changed = {HOME_VARIABLE: "", "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    before = {name: os.environ.get(name) for name in changed}
    with tempfile.TemporaryDirectory(prefix="so-chi-bo-", ignore_cleanup_errors=True) as name:
        changed[HOME_VARIABLE] = str(Path(name) / "home")
        os.environ.update(changed)
        try:
            yield Path(name)
        finally:
            for variable, value in before.items():
                os.environ.pop(variable) if value is None else os.environ.__setitem__(variable, value)


def _migrates(folder: Path) -> str:
    """Open a book of the first version; what it holds is there in today's tables, and a backup was made first."""
    from app.models import engine, migrate
    from app.services import backups, books, exchange_check

    path = folder / "sổ đời đầu.scb"
    engine.make_file(path, None)
    migrate.upgrade(path, None, OLD_REVISION)
    _write(path, OLD_ROWS)
    book = books.open_book(path)
    try:
        kept = exchange_check.parse(books.dump_book(book))
    finally:
        book.close()
    _expect(migrate.is_current(path, None), "bảng chưa lên dạng mới")
    _expect([member.full_name for member in kept.members] == ["Trần Thị Ngọ"], "mất đảng viên")
    _expect(kept.cell.name == "Chi bộ Đời đầu", "mất tên chi bộ")
    _expect(backups.best(path) is not None, "không có bản sao lưu trước khi nâng cấp")
    return f"dạng {OLD_REVISION} lên dạng {engine.SCHEMA_VERSION}, có sao lưu trước"


def _write(path: Path, statements: Sequence[str]) -> None:
    from app.models.engine import open_engine

    engine = open_engine(path)
    try:
        with engine.connect().execution_options(scb_write=True) as connection, connection.begin():
            for statement in statements:
                connection.exec_driver_sql(statement)
    finally:
        engine.dispose()


def _makes_sample(folder: Path) -> str:
    from app.services import books

    books.make_sample(_sample(folder))
    return "lập từ tệp trao đổi"


def _sample(folder: Path) -> Path:
    return folder / "sổ mẫu.scb"


def _shows_window(folder: Path) -> str:
    """Open the window over the sample and show every page once."""
    from PySide6.QtWidgets import QApplication

    from app.ui.main_window import open_main_window
    from app.ui.pages import FURTHER_PAGES, PAGES

    app = QApplication.instance() or QApplication(sys.argv[:1])
    window = open_main_window(_sample(folder))
    try:
        for name, *_ in (*PAGES, *FURTHER_PAGES):
            window.show_page(name)
            app.processEvents()
            _expect(not window.grab().isNull(), f"trang {name} không vẽ được")
        window.open_session(SESSION)
        app.processEvents()
        font = str(app.property("scb_family"))
        _expect(font.startswith("Be Vietnam Pro"), f"không nạp được phông chữ ({font})")
    finally:
        window.close()
        app.processEvents()
    return f"{len(PAGES) + len(FURTHER_PAGES)} trang và một buổi, chữ {font}"


def _draws_elsewhere(folder: Path) -> str:
    """Lay the minutes out in a process of its own, as the window does with long documents."""
    from app.exporters.page_process import PageProcess

    process = PageProcess((folder / "biên bản.docx").read_bytes())
    picture, number = process.png(0, 60), process.page_count
    process.close()
    _expect((picture or b"").startswith(b"\x89PNG"), "tiến trình riêng không vẽ được trang")
    return f"{number} trang"


def _exports(folder: Path) -> str:
    """Write the minutes as .docx and .pdf and read both back."""
    import io

    import docx

    from app.services import documents
    from app.services.open_book import OpenBook

    book = OpenBook.open(_sample(folder), None, _no_state)
    try:
        made = documents.make(book, SESSION, "minutes")
        pages = documents.render(made.docx)
        picture = pages.png(0, 60)
    finally:
        book.close()
    documents.write(folder / "biên bản.docx", made.docx)
    documents.write(folder / "biên bản.pdf", documents.pdf(made.docx))
    words = " ".join(paragraph.text for paragraph in docx.Document(io.BytesIO(made.docx)).paragraphs)
    _expect("BIÊN BẢN" in words.upper(), "tệp .docx không có chữ")
    _expect((folder / "biên bản.pdf").read_bytes().startswith(b"%PDF-"), "tệp .pdf hỏng")
    _expect(picture.startswith(b"\x89PNG"), "không vẽ được trang xem trước")
    return f"biên bản {pages.count} trang"


def _reads_roster(folder: Path) -> str:
    """Write the roster as a workbook and as old text, read both back; they say what the book says."""
    from app.domain.roster_plan import RosterAction, RosterChoices
    from app.services import books, roster_export, roster_import
    from app.services.open_book import OpenBook

    today, workbook, text = datetime.now().date(), folder / "danh sách.xlsx", folder / "danh sách.csv"
    opened = OpenBook.open(_sample(folder), None, _no_state)
    try:
        written = roster_export.export_roster(workbook, opened.members(), "Chi bộ", today)
    finally:
        opened.close()
    text.write_bytes("STT;Ho và tên;Quê quán\n1;Ngô Văn Sơn;Hà Nam\n2;Lê Thu Hà;Hà Tây\n".encode("cp1258"))
    book = books.open_book(_sample(folder))
    try:
        plans = [
            roster_import.plan_for(book, roster_import.read_file(path), today, RosterChoices())
            for path in (workbook, text)
        ]
    finally:
        book.close()
    _expect(plans[0].count(RosterAction.SAME) == written, "danh sách đọc lại khác danh sách đã ghi")
    _expect(plans[1].rows[0].full_name == "Ngô Văn Sơn", "đọc sai tệp văn bản")
    return f"{written} đảng viên ra bảng tính rồi đọc lại"


def _encrypts(folder: Path) -> str:
    """Give the sample a password; without it, or with another one, the book stays shut."""
    from app.services import doors, passwords

    path = _sample(folder)
    passwords.change(path, None, PASSWORD, datetime.now())
    _expect(doors.needs_password(path), "sổ vẫn đọc được khi không có mật khẩu")
    try:
        doors.unlock(path, "mật khẩu sai")
    except KnownError:
        return "mở bằng đúng mật khẩu, sai thì không"
    raise Unfit("mật khẩu sai cũng mở được")


def _backs_up(folder: Path) -> str:
    from app.services import backups, doors

    path = _sample(folder)
    backups.copy_out(path, doors.unlock(path, PASSWORD), folder / "bản sao.scb")
    return "bản sao đã được mở và so lại"


def _restores(folder: Path) -> str:
    """Lose the book and bring it back from the copy; it says what it said."""
    from app.services import doors, restoring

    path, copy = _sample(folder), folder / "bản sao.scb"
    before = _content(path)
    path.unlink()
    restoring.restore(copy, doors.unlock(copy, PASSWORD), path, datetime.now(), replace=False)
    _expect(_content(path) == before, "nội dung khác trước")
    return "mất sổ, đặt lại được nguyên vẹn"


def _content(path: Path) -> bytes:
    from app.services import books

    book = books.open_book(path, PASSWORD)
    try:
        return books.dump_book(book)
    finally:
        book.close()


def _is_whole(folder: Path) -> str:
    from app.services import books, checking

    book = books.open_book(_sample(folder), PASSWORD)
    try:
        found = checking.faults(book)
    finally:
        book.close()
    _expect(not found, "; ".join(found))
    return "tệp, bảng, dấu chốt"


def _expect(good: bool, otherwise: str) -> None:  # noqa: FBT001 (reads as a sentence)
    """Raise Unfit with the words when something is not as it should be."""
    if not good:
        raise Unfit(otherwise)


def _no_state(_: object) -> None:
    """Say nothing: there is no line about saving here."""


#: Each part in the order in which it is tried; a later part works on what an earlier one made.
PARTS: tuple[tuple[str, Callable[[Path], str]], ...] = (
    ("Nâng cấp sổ đời cũ", _migrates),
    ("Lập sổ mẫu", _makes_sample),
    ("Mở cửa sổ", _shows_window),
    ("Xuất .docx và .pdf", _exports),
    ("Dựng trang ở tiến trình riêng", _draws_elsewhere),
    ("Danh sách đảng viên", _reads_roster),
    ("Đặt mật khẩu", _encrypts),
    ("Sao lưu", _backs_up),
    ("Khôi phục", _restores),
    ("Kiểm tra sổ", _is_whole),
)
