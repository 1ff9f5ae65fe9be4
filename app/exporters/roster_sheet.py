"""The roster as a workbook, and an empty one to fill in; both are read again by the roster's import."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.domain.partial_dates import show_partial
from app.domain.records import MemberRecord
from app.domain.roster_plan import RosterField
from app.domain.vocabulary import Standing

TITLE = "DANH SÁCH ĐẢNG VIÊN"
SHEET, HELP_SHEET = "Danh sách đảng viên", "Cách ghi"
NUMBER, EXAMPLE = "STT", "Ví dụ"
#: Rows of the empty workbook that have borders and a list of standings.
BLANK_ROWS = 60
HELP = (
    "Mỗi dòng một đồng chí. Chỉ cột Họ và tên là bắt buộc; cột khác chưa có thì để trống.",
    "Ngày ghi ngày trước, tháng sau, như 03/02/2001; chỉ nhớ tháng ghi 02/2001, chỉ nhớ năm ghi 2001.",
    "Chức vụ ghi Bí thư, Phó Bí thư, Chi ủy viên hoặc chức vụ khác; đảng viên không có chức vụ thì để trống.",
    "Dòng “Ví dụ” không được nhập vào sổ; để lại hoặc xóa đi đều được.",
    "Ghi xong, trong Sổ Chi Bộ chọn Đảng viên, rồi nhập tệp này. Chương trình cho xem trước mọi dòng.",
)
_EXAMPLE = MemberRecord(
    "", "Nguyễn Văn An", Standing.OFFICIAL, "Chi ủy viên", "Tổ đảng 1", "2001-02-03", "2002-02-03"
)  # fmt: skip
_FIELDS = (
    (RosterField.FULL_NAME, 30), (RosterField.STANDING, 24), (RosterField.POSITION, 22), (RosterField.GROUP, 16),
    (RosterField.JOINED_ON, 15), (RosterField.OFFICIAL_ON, 15), (RosterField.LEFT_ON, 15),
)  # fmt: skip
_HEAD_ROW = 3
#: Signs with which a cell could be taken for a formula by another program (OWASP, CSV injection).
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class _Looks:
    """The formats of a workbook; ``quoted`` is text that stays text whatever it begins with."""

    title: Any
    cell_name: Any
    head: Any
    text: Any
    quoted: Any
    day: Any
    number: Any
    example: Any


def roster_xlsx(members: Sequence[MemberRecord], cell: str, made_on: date) -> bytes:
    """Return the members, in the order given, as an .xlsx headed with the name of the cell."""

    def fill(book: Any, looks: _Looks) -> None:
        sheet = _sheet(book, looks, cell)
        for number, member in enumerate(members, 1):
            _write_member(sheet, looks, _HEAD_ROW + number, number, member)
        _frame(sheet, len(members))

    return _made(fill, made_on)


def template_xlsx(made_on: date) -> bytes:
    """Return an empty .xlsx: headings, an example that is not imported, and a sheet that says how to fill it in."""

    def fill(book: Any, looks: _Looks) -> None:
        sheet = _sheet(book, looks, "")
        _write_member(sheet, looks, _HEAD_ROW + 1, EXAMPLE, _EXAMPLE)
        sheet.set_row(_HEAD_ROW + 1, None, looks.example)
        for row in range(BLANK_ROWS):
            for column in range(len(_FIELDS) + 1):
                sheet.write_blank(_HEAD_ROW + 2 + row, column, None, looks.day if column > 4 else looks.text)
        standings = {"validate": "list", "source": [one.vi for one in Standing], "ignore_blank": True}
        sheet.data_validation(_HEAD_ROW + 1, 2, _HEAD_ROW + 1 + BLANK_ROWS, 2, standings | {"error_type": "warning"})
        _frame(sheet, BLANK_ROWS + 1)
        how = book.add_worksheet(HELP_SHEET)
        how.set_column(0, 0, 110, looks.text)
        for number, line in enumerate(HELP):
            how.write_string(number, 0, line, looks.text)

    return _made(fill, made_on)


def _made(fill: Any, made_on: date) -> bytes:
    import xlsxwriter  # type: ignore[import-untyped]

    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": TITLE, "created": datetime(made_on.year, made_on.month, made_on.day)})
    fill(book, _looks(book))
    book.close()
    return made.getvalue()


def _looks(book: Any) -> _Looks:
    font = {"font_name": "Times New Roman", "font_size": 13}
    cell = font | {"border": 1, "valign": "vcenter", "text_wrap": True}

    def add(**more: Any) -> Any:
        return book.add_format(cell | more)

    return _Looks(
        title=book.add_format(font | {"bold": True, "align": "center", "font_size": 14}),
        cell_name=book.add_format(font | {"align": "center"}),
        head=add(bold=True, align="center", bg_color="#E7E6E6"),
        text=add(num_format="@"),
        quoted=add(num_format="@", quote_prefix=True),
        day=add(num_format="dd/mm/yyyy", align="center"),
        number=add(align="center"),
        example=book.add_format(font | {"italic": True}),
    )


def _sheet(book: Any, looks: _Looks, cell: str) -> Any:
    sheet = book.add_worksheet(SHEET)
    last = len(_FIELDS)
    sheet.merge_range(0, 0, 0, last, TITLE, looks.title)
    sheet.merge_range(1, 0, 1, last, "", looks.cell_name)
    sheet.write_string(1, 0, cell, looks.cell_name)
    sheet.write_string(_HEAD_ROW, 0, NUMBER, looks.head)
    sheet.set_column(0, 0, 7)
    for column, (field, width) in enumerate(_FIELDS, 1):
        sheet.write_string(_HEAD_ROW, column, field.vi, looks.head)
        sheet.set_column(column, column, width)
    return sheet


def _write_member(sheet: Any, looks: _Looks, row: int, number: int | str, member: MemberRecord) -> None:
    sheet.write(row, 0, number, looks.number)
    for column, (field, _) in enumerate(_FIELDS, 1):
        value = getattr(member, field.value)
        if field in (RosterField.JOINED_ON, RosterField.OFFICIAL_ON, RosterField.LEFT_ON):
            _write_day(sheet, looks, row, column, value)
        else:
            text = value.vi if isinstance(value, Standing) else value
            sheet.write_string(row, column, text, looks.quoted if text.startswith(_ACTIVE) else looks.text)


def _write_day(sheet: Any, looks: _Looks, row: int, column: int, kept: str | None) -> None:
    """Write a whole date as one that a spreadsheet can sort, a partial one as text."""
    if kept and len(kept) == len("2001-02-03"):
        day = date.fromisoformat(kept)
        sheet.write_datetime(row, column, datetime(day.year, day.month, day.day), looks.day)
    else:
        sheet.write_string(row, column, show_partial(kept), looks.text)


def _frame(sheet: Any, rows: int) -> None:
    """Set how the sheet is looked at and printed: A4 across, headings on every page."""
    sheet.freeze_panes(_HEAD_ROW + 1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD_ROW)
    sheet.print_area(0, 0, _HEAD_ROW + rows, len(_FIELDS))
