"""Which sheets of a workbook and tables of a document are taken, and what is said of the rest."""

from __future__ import annotations

import io
import random
from datetime import date, timedelta
from pathlib import Path
from string import ascii_lowercase
from time import process_time

import pytest
import xlsxwriter
from docx import Document

from app.domain.roster_plan import RosterChoices, RosterField, RosterPlan
from app.services import roster_import
from tests.services.roster.layouts import Layout, docx, layouts, shown, write, xlsx
from tests.services.roster.tools import TODAY, plan_of

HEAD = ("STT", "Họ và tên", "Ngày vào Đảng")
ONE = (HEAD, ("1", "Nguyễn Văn Hùng", "03/02/2001"), ("2", "Hà Thị Lan", "19/05/2007"))
TWO = (HEAD, ("1", "Ma Thị Hoa", "02/09/2010"))


def workbook(path: Path, sheets: dict[str, tuple[tuple[str, ...], ...]], hidden: tuple[str, ...] = ()) -> RosterPlan:
    return roster_import.make_plan(made(path, sheets, hidden), (), TODAY)


def made(
    path: Path, sheets: dict[str, tuple[tuple[str, ...], ...]], hidden: tuple[str, ...] = ()
) -> roster_import.RosterSource:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        if name in hidden:
            sheet.hide()
    book.close()
    path.write_bytes(data.getvalue())
    return roster_import.read_file(path)


def test_a_sheet_for_each_group_gives_all_of_them(tmp_path: Path) -> None:
    plan = workbook(tmp_path / "a.xlsx", {"Hướng dẫn": (("Ghi theo mẫu",),), "Tổ đảng 1": ONE, "Tổ đảng 2": TWO})
    assert [(r.sheet, r.row, r.group) for r in plan.rows] == [
        ("Tổ đảng 1", 2, "Tổ đảng 1"), ("Tổ đảng 1", 3, "Tổ đảng 1"), ("Tổ đảng 2", 2, "Tổ đảng 2"),
    ]  # fmt: skip
    assert RosterField.GROUP not in plan.missing


def test_of_the_same_list_of_two_years_the_newer_is_read(tmp_path: Path) -> None:
    plan = workbook(tmp_path / "a.xlsx", {"Năm 2025": ONE, "Năm 2026": (*ONE, ("3", "Ma Thị Hoa", ""))})
    assert {row.sheet for row in plan.rows} == {"Năm 2026"}
    assert "Năm 2026" in plan.notes[0]


def test_sheets_that_are_too_many_are_told_of(tmp_path: Path) -> None:
    most = workbook(tmp_path / "a.xlsx", {f"Trang {number}": () for number in range(1, 41)})
    more = workbook(tmp_path / "b.xlsx", {f"Trang {number}": () for number in range(1, 42)})
    assert (len(most.sheets), len(more.sheets)) == (40, 40)
    assert not any("trang đầu" in note for note in most.notes)
    assert more.notes[0].startswith("Tệp có 41 trang")


def test_tables_that_are_too_many_are_told_of(tmp_path: Path) -> None:
    document = Document()
    for number in range(42):
        document.add_table(rows=1, cols=1).cell(0, 0).text = f"Bảng {number}"
    document.save(str(tmp_path / "a.docx"))
    read = roster_import.read_file(tmp_path / "a.docx").source
    assert (len(read.sheets), read.notes[0][:14]) == (40, "Tệp có 42 tran")


def test_a_hidden_sheet_is_read_only_when_chosen(tmp_path: Path) -> None:
    source = made(tmp_path / "a.xlsx", {"Danh sách": TWO, "Cũ": ONE}, hidden=("Cũ",))
    assert len(roster_import.make_plan(source, (), TODAY).rows) == 1
    assert len(roster_import.make_plan(source, (), TODAY, RosterChoices(sheets=("Cũ",))).rows) == 2


def test_tables_before_and_after_the_list_are_no_people(tmp_path: Path) -> None:
    import docx as word

    document = word.Document(io.BytesIO(docx(layouts()[0])))
    foot = document.add_table(rows=1, cols=2)
    foot.cell(0, 0).text = "Nơi nhận:\n- Lưu chi bộ"
    foot.cell(0, 1).text = "T/M CHI BỘ\nBÍ THƯ\n\nNguyễn Văn Hùng"
    document.save(tmp_path / "a.docx")
    plan = roster_import.make_plan(roster_import.read_file(tmp_path / "a.docx"), (), TODAY)
    assert [row.full_name for row in plan.rows] == ["Nguyễn Văn Hùng", "Hà Thị Lan", "Ma Thị Hoa"]


def test_a_file_without_a_roster_says_so(tmp_path: Path) -> None:
    plan = workbook(tmp_path / "a.xlsx", {"Thu chi": (("Ngày", "Số tiền"), ("03/02/2026", "50000"))})
    assert (plan.rows, len(plan.skipped)) == ((), 2)
    assert "Không thấy" in plan.notes[0]


def test_days_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    rows = (HEAD, (1.0, "Nguyễn Văn Hùng", date(2001, 2, 3)), (2.0, "Hà Thị Lan", 35463.0))
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx(Layout("", rows, ()), from_1904=True))
    plan = roster_import.make_plan(roster_import.read_file(path), (), TODAY)
    assert [row.joined_on for row in plan.rows] == ["2001-02-03", "2001-02-03"]
    assert [bool(row.problems) for row in plan.rows] == [False, True]


@pytest.mark.parametrize("seed", range(12))
def test_a_made_up_roster_is_read_as_it_was_made(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    people, layout = made_up(chance)
    kind = chance.choice(["xlsx", "ods", "csv", "docx"])
    plan = roster_import.make_plan(roster_import.read_file(write(layout, kind, tmp_path)), (), TODAY)
    assert [(r.full_name, r.group, r.joined_on, r.official_on) for r in plan.rows] == people


FORMS = ("{0:%d/%m/%Y}", "{0.day}.{0.month}.{0.year}", "ngày {0.day} tháng {0.month} năm {0.year}")


def made_up(chance: random.Random) -> tuple[list[tuple[str, str, str, str]], Layout]:
    """Return people and a layout that says them: columns in any order, with others between, titles and a sum."""
    people, cells = [], []
    for number in range(chance.randint(5, 25)):
        parts = (["Nguyễn", "Lò", "Đặng", "Vừ"], ["Văn", "Thị", "A"], ["Ánh", "Ẩn", "Ơn", "Ú"])
        name = " ".join(map(chance.choice, parts)) + ascii_lowercase[number]
        joined = date(1960, 1, 1) + timedelta(days=chance.randrange(22000))
        official = joined + timedelta(days=365)
        group = f"Tổ đảng {chance.randint(1, 3)}"
        people.append((name, group, joined.isoformat(), official.isoformat()))
        form = chance.choice(
            ["{0:%d/%m/%Y}", "{0.day}.{0.month}.{0.year}", "ngày {0.day} tháng {0.month} năm {0.year}"]
        )
        cells.append([name.upper() if chance.random() < 0.3 else name, group, form.format(joined), official])
    heads = ["Họ và tên", "Tổ đảng", "Ngày vào Đảng", "Ngày chính thức"]
    order = chance.sample(range(4), 4)
    others = [("Ngày sinh", "01/01/1950"), ("Giới tính", "Nam"), ("Quê quán", "Tuyên Quang")][: chance.randint(0, 3)]
    rows = [("DANH SÁCH",), ("",), ("STT", *(heads[i] for i in order), *(head for head, _ in others))]
    rows += [(float(n), *(c[i] for i in order), *(cell for _, cell in others)) for n, c in enumerate(cells, 1)]
    rows += [("Tổng cộng", shown(float(len(people))))]
    return people, Layout("", tuple(rows), ())


def test_five_thousand_people_take_less_than_five_seconds(empty_path: Path, tmp_path: Path) -> None:
    from tests.services.roster.tools import apply, book_at, names

    days = [date(1960, 1, 1) + timedelta(days=number) for number in range(5000)]
    rows = [("STT", "HỌ VÀ TÊN", "Tổ đảng", "Ngày vào Đảng", "Ghi chú")]
    rows += [
        (float(n), f"NGUYỄN VĂN HÙNG {n % 977:b}".replace("0", "A").replace("1", "B"), "1", day, "")
        for n, day in enumerate(days)
    ]
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx(Layout("", tuple(rows), ())))
    book = book_at(empty_path)
    begun = process_time()
    plan = roster_import.plan_for(book, roster_import.read_file(path), TODAY, RosterChoices())
    apply(book, plan)
    assert process_time() - begun < 5
    assert len(names(book)) == 5000
    book.close()


def test_nothing_of_other_columns_is_kept(empty_path: Path) -> None:
    from tests.services.roster.tools import apply, book_at, whole

    book = book_at(empty_path)
    apply(book, plan_of(book, "Họ và tên\tNgày sinh\tSố điện thoại\nNguyễn Văn Hùng\t01/05/1970\t0912345678\n"))
    said = whole(book).decode()
    assert "Nguyễn Văn Hùng" in said
    assert "0912345678" not in said
    assert "1970" not in said
    book.close()
