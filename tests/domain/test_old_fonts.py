"""Text of TCVN3 and VNI is found out and converted exactly; ordinary text never is."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.domain.old_fonts import OldFont, convert, detect
from tests import old_writing
from tests.old_writing import LETTERS, SMALL

WRITERS = ((OldFont.TCVN3, old_writing.tcvn3), (OldFont.VNI, old_writing.vni))
RESOURCES = Path(__file__).parents[2] / "resources"

ORDINARY = (
    "Vũ Thị Ý",
    "Lê Hà",
    "Hà Lan và Tô Hoà cùng Lê Thanh Trí, Võ Trí Cao, Lý Thuý, Cao Bá Quát, Trà Vinh, Sóc Trăng",
    "Trí Hà Lê Võ Tô Cao Bá",
    "Hoà\tTô\nLê\tThuý",
    "Nguyen Van Hung, khong dau",
    "Quý đồng chí, quý III, 10 µm, 5 °C, © 2026, ® «abc» · × ½ ¼ § 5 ¶",
    "Filter 0.2 µm, ½ inch, 5 × 4, 20 m², №5, £10, ¥20",
    "Le conseil municipal a été réuni à la mairie où le maire, né à Huế, élève de l'été, a bu du thé; bébé, côté, sûr",
    "Die Müller möchten über Köln nach München fahren; für Bücher, schön, früh, Tür, Öl, Mädchen, Straße",
    "El niño está en España; mañana por la tarde, acción, también, más, qué, tú, él, sí, corazón, según",
    "São Paulo, não, coração, mãe, irmã, avó, três, até, você, água, português, às, há, é, são, pão",
    "På svenska: åtta öar, där får går när, människor, höst, träd, kött, sjö",
    "Học sinh Müller và bà Noël ở café Zürich; thanh\u00adniên, soft\u00adhyphen",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "",
    "1234 - 567",
    "Đắk Lắk, Krông Nô, Y Ngông Niê Kdăm, Pắc Bó",
)


def test_every_letter_comes_back_from_vni() -> None:
    assert convert(old_writing.vni(LETTERS), OldFont.VNI) == LETTERS


def test_every_letter_that_tcvn3_has_comes_back() -> None:
    letters = " ".join(SMALL + "ĂÂÊÔƠƯĐ")

    assert convert(old_writing.tcvn3(letters), OldFont.TCVN3) == letters


@cache
def sample_texts() -> tuple[str, ...]:
    """Return every text of the sample book."""
    return tuple(_texts(json.loads((RESOURCES / "sample/sample-cell.json").read_text("utf-8"))))


def _texts(part: Any) -> list[str]:
    if isinstance(part, str):
        return [part]
    parts = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return [text for one in parts for text in _texts(one)]


def test_the_texts_of_a_whole_book_come_back_from_vni_word_for_word() -> None:
    for text in sample_texts():
        assert convert(old_writing.vni(text), OldFont.VNI) == text


def test_the_texts_of_a_whole_book_come_back_from_tcvn3_but_for_capitals_with_a_tone() -> None:
    for text in sample_texts():
        assert convert(old_writing.tcvn3(text), OldFont.TCVN3).casefold() == text.casefold()


@pytest.mark.parametrize(("font", "write"), WRITERS)
def test_every_longer_text_of_a_book_is_found_out(font: OldFont, write: Any) -> None:
    longer = [text for text in sample_texts() if len({word for word in text.split() if not word.isascii()}) >= 12]

    assert len(longer) > 50
    assert {detect([write(text)]) for text in longer} == {font}


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert detect([text]) is None


def test_no_text_of_the_sample_and_no_line_of_the_resources_is_taken_for_an_old_one() -> None:
    lines = [line for file in RESOURCES.rglob("*.json") for line in file.read_text("utf-8").splitlines()]

    assert [text for text in [*sample_texts(), *lines] if detect([text])] == []


@pytest.mark.parametrize(("font", "write"), WRITERS)
def test_a_name_of_three_words_is_enough_and_a_single_word_is_not(font: OldFont, write: Any) -> None:
    assert detect([write("Nguyễn Văn Hùng")]) is font
    assert detect([write("Hùng")]) is None


@pytest.mark.parametrize(("font", "write"), WRITERS)
def test_a_column_is_judged_as_a_whole(font: OldFont, write: Any) -> None:
    column = ["Họ và tên", "Trần Văn Bé", "Hà Thị Lan", "Võ Trí", "Đặng Thị Hương"]

    assert detect([write(cell) for cell in column]) is font
    assert detect(column) is None


def test_the_letter_that_tcvn3_hides_as_a_soft_hyphen_is_kept() -> None:
    assert convert("Tr­ëng x­¬ng x· Minh Xu©n", OldFont.TCVN3) == "Trưởng xương xã Minh Xuân"


def test_a_heading_set_in_capitals_of_tcvn3_becomes_capitals() -> None:
    assert convert("CéNG HßA X· HéI CHñ NGHÜA\nVò Hµ Lª", OldFont.TCVN3) == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVũ Hà Lê"


def test_lines_that_are_unicode_already_stay() -> None:
    mixed = "Vũ Thị Ý\nNguyÔn V¨n Hïng\nĐồng chí NguyÔn Hoà"

    assert convert(mixed, OldFont.TCVN3) == "Vũ Thị Ý\nNguyễn Văn Hùng\nĐồng chí Nguyễn Hoà"


def test_spaces_lines_and_signs_stay_as_they_are() -> None:
    text = "  “Họ  tên”\t–\r\n\n 5 − 2 = 3; Ủy  ban…\n"

    assert convert(old_writing.vni(text), OldFont.VNI) == text


def test_abbreviations_without_a_vowel_do_not_speak_against_a_font() -> None:
    assert detect([old_writing.tcvn3("HĐND, đ/c Hùng, QĐ")]) is None
    assert detect([old_writing.tcvn3("HĐND, đ/c Hùng, đ/c Hạnh")]) is OldFont.TCVN3
