"""How much of a file is read, and what is said of one that is more, broken, or something else.

The figures are far above any cell's roster and keep a hostile file under ten seconds and 500 MB.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from app.domain.attachments import size_words
from app.domain.roster_values import Value
from app.errors import KnownError

MOST_BYTES = 30 * 1024 * 1024
MOST_OLD_BYTES = MOST_TEXT_BYTES = 8 * 1024 * 1024
#: Of the parts of a zipped document: how many, and how long unpacked.
MOST_PARTS, MOST_UNPACKED = 3000, 32 * 1024 * 1024
MOST_ELEMENTS, MOST_DEPTH = 2_500_000, 500
MOST_SHEETS, MOST_ROWS, MOST_COLUMNS = 40, 20_000, 200
#: Cells count with the empty ones before the last that says something.
MOST_CELLS, MOST_LETTERS = 600_000, 20_000_000
#: Cells of the rectangle that holds all cells of a sheet.
MOST_AREA = 1_500_000
#: The same of all sheets of a file together.
MOST_AREAS = 2 * MOST_AREA
#: Merged ranges of a file, and the rows that they may cover together.
MOST_RANGES, MOST_MERGED = 50_000, 200_000

KEPT = "Sổ chưa thay đổi."
COPY = "Đồng chí chép riêng danh sách sang một tệp mới rồi nhập lại."
TOO_LARGE = "Tệp nặng {}, nhiều nhất đọc được {}. " + f"{COPY} {KEPT}"
TOO_MUCH = f"Tệp có quá nhiều dòng, ô hoặc chữ để là danh sách đảng viên. {COPY} {KEPT}"
BROKEN = f"Tệp bị hỏng hoặc không đúng định dạng nên không đọc được. Đồng chí mở tệp, lưu lại rồi nhập lại. {KEPT}"
PROTECTED = f"Tệp có đặt mật khẩu nên không đọc được. Đồng chí mở tệp, bỏ mật khẩu, lưu lại rồi nhập lại. {KEPT}"
FOREIGN = (
    "Chỉ nhập được danh sách từ tệp .xlsx, .xls, .ods, .csv hoặc bảng trong tệp .docx. "
    f"Đồng chí mở tệp này, lưu thành một trong các dạng đó rồi nhập lại. {KEPT}"
)
OLD_WORD = f"Tệp Word đời cũ (.doc) không đọc được. Đồng chí mở bằng Word, lưu thành .docx rồi nhập lại. {KEPT}"
DISGUISED = f"Tệp này thật ra là trang web hoặc XML. Đồng chí mở bằng Excel, lưu thành .xlsx rồi nhập lại. {KEPT}"
NO_FILE = "“{}” không phải là tệp. Đồng chí chọn tệp danh sách .xlsx, .xls, .ods, .csv hoặc .docx. " + KEPT
UNREADABLE = "Không đọc được tệp “{}”: {}. Đồng chí kiểm tra tên tệp rồi thử lại. " + KEPT
NOT_THERE = "trong thư mục không có tệp ấy"
EMPTY = f"Tệp không có nội dung. Đồng chí chọn tệp khác. {KEPT}"
HOLLOW = "Tệp chữ có những đoạn trống (byte 0), thường do chép hỏng. Đồng chí mở tệp gốc, lưu lại rồi nhập lại. " + KEPT
FAR = "Đã bỏ qua {} ô nằm rất xa danh sách."
SHEETS = (
    "Tệp có {} trang (bảng); chỉ đọc " + f"{MOST_SHEETS} trang đầu. Danh sách nằm ở trang sau thì đồng chí chép riêng "
    "trang ấy sang một tệp mới rồi nhập lại."
)


def check_bytes(length: int, most: int = MOST_BYTES) -> None:
    """Raise KnownError for so many bytes; to be asked before they are read."""
    if length > most:
        raise KnownError(TOO_LARGE.format(size_words(length), size_words(most)))


def sheet_notes(number: int) -> tuple[str, ...]:
    """Return what is said of a file with so many sheets, if not all of them are read."""
    return (SHEETS.format(number),) if number > MOST_SHEETS else ()


class Budget:
    """Counts cells and letters over the sheets of a file and raises KnownError when they are too many."""

    def __init__(self) -> None:
        self._cells = self._letters = self._area = 0

    def spend(self, cells: int, letters: int = 0) -> None:
        """Count so many cells, with so many letters together."""
        self._cells, self._letters = self._cells + cells, self._letters + letters
        if self._cells > MOST_CELLS or self._letters > MOST_LETTERS:
            raise KnownError(TOO_MUCH)

    def spread(self, before: tuple[int, int], after: tuple[int, int]) -> tuple[int, int]:
        """Count how far a sheet reaches now, in rows and columns, and no more as before; return that."""
        area = after[0] * after[1]
        self._area += area - before[0] * before[1]
        if area > MOST_AREA or self._area > MOST_AREAS:
            raise KnownError(TOO_MUCH)
        return after


def trimmed(row: Sequence[Value]) -> tuple[Value, ...]:
    """Return a row as far as it says something, and no further than rows may reach; no number but a finite one."""
    said = [None if isinstance(value, float) and not isfinite(value) else value for value in row[:MOST_COLUMNS]]
    while said and said[-1] is None:
        said.pop()
    return tuple(said)


def merged_within(ranges: list[tuple[int, int, int, int]], height: int) -> tuple[tuple[int, int, int, int], ...]:
    """Return merged ranges cut to the rows there are, as many as can be looked at."""
    kept, covered = [], 0
    for top, left, bottom, right in ranges:
        last = min(bottom, height - 1)
        covered += max(0, last - top) + 1
        if covered > MOST_MERGED:
            break
        kept.append((top, left, last, min(right, MOST_COLUMNS)))
    return tuple(kept)
