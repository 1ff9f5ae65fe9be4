"""Text of every age becomes Unicode, and the plan says what it was."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from app.domain.roster_plan import RosterChoices, RosterPlan
from app.errors import KnownError
from app.services import roster_import
from tests.services.roster.layouts import Layout, as_csv, layouts, xlsx
from tests.services.roster.tools import TODAY

LAYOUT = layouts()[0]
NAMES = ["Nguyễn Văn Hùng", "Hà Thị Lan", "Ma Thị Hoa"]
TCVN3 = (
    "STT;Hä vµ tªn;Chøc vô;Ngµy vµo §¶ng\n1;NguyÔn V¨n Hïng;BÝ th\u00ad;03/02/2001\n2;Hµ ThÞ Lan;;19/05/2007\n"
    "3;Ma ThÞ Hoa;;2010\n"
)
VNI = (
    "STT;Hoï vaø teân;Chöùc vuï;Ngaøy vaøo Ñaûng\n1;Nguyeãn Vaên Huøng;Bí thö;03/02/2001\n2;Haø Thò Lan;;19/05/2007\n"
    "3;Ma Thò Hoa;;2010\n"
)


def plan_of(path: Path, data: bytes, encoding: str = "") -> RosterPlan:
    path.write_bytes(data)
    return roster_import.make_plan(roster_import.read_file(path), (), TODAY, RosterChoices(text_encoding=encoding))


def names(plan: RosterPlan) -> list[str]:
    return [row.full_name for row in plan.rows]


@pytest.mark.parametrize(
    ("codec", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_unicode_of_every_kind(codec: str, said: str, delimiter: str, tmp_path: Path) -> None:
    plan = plan_of(tmp_path / "a.csv", as_csv(LAYOUT, codec, delimiter))
    assert (names(plan), plan.text_encoding) == (NAMES, said)


def test_windows_vietnamese(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", as_csv(LAYOUT, "utf-8").decode())
    for pair in ("a\u0302", "a\u0306", "e\u0302", "o\u0302", "o\u031b", "u\u031b", "A\u0302", "E\u0302", "O\u0302"):
        text = text.replace(pair, unicodedata.normalize("NFC", pair))
    plan = plan_of(tmp_path / "a.csv", text.encode("cp1258", "ignore"))
    assert plan.text_encoding == "cp1258"
    assert names(plan)[0] == "Nguyễn Văn Hùng"


@pytest.mark.parametrize(("text", "font"), [(TCVN3, "tcvn3"), (VNI, "vni")])
def test_old_fonts_in_a_text_file(text: str, font: str, tmp_path: Path) -> None:
    plan = plan_of(tmp_path / "a.csv", text.encode("cp1252"))
    assert (names(plan), plan.text_encoding) == (NAMES, font)
    assert plan.rows[0].position == "Bí thư"
    assert plan.notes


@pytest.mark.parametrize(("text", "font"), [(TCVN3, "tcvn3"), (VNI, "vni")])
def test_old_fonts_in_a_workbook(text: str, font: str, tmp_path: Path) -> None:
    rows = tuple(tuple(line.split(";")) for line in text.splitlines())
    plan = plan_of(tmp_path / "a.xlsx", xlsx(Layout("", rows, ())))
    assert (names(plan), plan.text_encoding) == (NAMES, font)


def test_an_encoding_that_is_named_is_used(tmp_path: Path) -> None:
    assert names(plan_of(tmp_path / "a.csv", TCVN3.encode("cp1252"), "tcvn3")) == NAMES
    assert plan_of(tmp_path / "a.csv", TCVN3.encode("cp1252"), "cp1258").text_encoding == "cp1258"


@pytest.mark.parametrize("place", [30, 5000])
def test_a_text_with_hollow_places_is_refused_and_not_taken_for_something_else(place: int, tmp_path: Path) -> None:
    data = as_csv(LAYOUT, "utf-8") * 200
    (tmp_path / "a.csv").write_bytes(data[:place] + bytes(64) + data[place:])
    with pytest.raises(KnownError, match="đoạn trống"):
        roster_import.read_file(tmp_path / "a.csv")


def test_decomposed_text_is_composed(tmp_path: Path) -> None:
    data = unicodedata.normalize("NFD", as_csv(LAYOUT, "utf-8").decode()).encode()
    assert names(plan_of(tmp_path / "a.csv", data)) == NAMES


def test_a_line_naming_the_sign_between_cells(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfsep=;\r\n" + as_csv(LAYOUT, "utf-8", ";")
    plan = plan_of(tmp_path / "a.csv", data)
    assert names(plan) == NAMES
    assert plan.rows[0].row == 3


def test_pasted_lines_without_headings_are_read() -> None:
    source = roster_import.read_pasted("1. Nguyễn Văn Hùng\n2. Hà Thị Lan\n")
    assert names(roster_import.make_plan(source, (), TODAY)) == NAMES[:2]
