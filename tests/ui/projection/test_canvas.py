"""Cards are painted whole: everything fits, at any size of screen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.domain.projection import (
    AgendaCard,
    AgendaLine,
    ReadBackLine,
    SpeakerCard,
    TitleCard,
    VoteCard,
    VoteFigure,
    read_back_card,
)
from app.domain.timeline import Stage
from app.ui.projection.blocks import balanced, font_of, text_height
from app.ui.projection.canvas import Canvas, best, room_of, total
from app.ui.projection.reading import first_row, rows_of
from app.ui.projection.sheets import NORMAL, Sheet, agenda_sheet, speaker_sheet, title_sheet, vote_sheet
from app.ui.tokens import DARK, LIGHT, Tokens
from tests.gallery.scenes import LONG_TOPIC

TOKENS = Tokens()
SIZES = [(1366, 768), (1920, 1080), (1024, 768), (240, 135)]
LONG_STEP = "Đảng viên tham gia ý kiến vào báo cáo đề dẫn, tham gia các giải pháp thực hiện chuyên đề"


def agenda(number: int, title: str = LONG_STEP) -> Sheet:
    stages = [Stage.DONE, Stage.RUNNING, *[Stage.AHEAD] * 98]
    lines = tuple(AgendaLine(n, title, stages[n - 1]) for n in range(1, number + 1))
    return agenda_sheet(AgendaCard("Sinh hoạt chuyên đề", lines, "Có mặt 28/31 đồng chí"), "Chi bộ")


FIGURES = tuple(VoteFigure(meaning, "128/130") for meaning in ("Tán thành", "Không tán thành", "Ý kiến khác"))
SHEETS = {
    "title": title_sheet(TitleCard("ĐẢNG BỘ", "CHI BỘ", "SINH HOẠT", LONG_TOPIC.upper() * 2, "Minh Xuân")),
    "short title": title_sheet(TitleCard("", "", "SINH HOẠT", "", "Năm 2026")),
    "agenda of 8": agenda(8),
    "agenda of 40": agenda(40),
    "speaker": speaker_sheet(SpeakerCard("Thảo luận", "", "Công Tằng Tôn Nữ Thị Ngọc Huyền", LONG_STEP, "62:05"), "C"),
    "vote": vote_sheet(VoteCard(LONG_TOPIC, FIGURES, "Hình thức: giơ tay", "quá nửa", True, ""), "C"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SHEETS)
def test_every_card_fits_its_screen(qapp: object, name: str, size: tuple[int, int]) -> None:
    body = room_of(*size).adjusted(0, size[1] * 0.12, 0, -size[1] * 0.12)
    blocks, unit = best(SHEETS[name], TOKENS, body)
    assert total(blocks, TOKENS, body.width(), unit) <= body.height()


def test_few_steps_stand_in_one_column_and_many_in_more(qapp: object) -> None:
    body = QRectF(0, 0, 1200, 560)
    few, many = (best(agenda(number, "Thảo luận"), TOKENS, body)[0] for number in (8, 40))
    assert (few[0].columns, many[0].columns > 1) == (1, True)  # type: ignore[attr-defined]


def test_lines_of_a_title_are_of_about_the_same_length(qapp: object) -> None:
    font = font_of(TOKENS, 60, NORMAL)
    narrow = balanced(LONG_TOPIC, font, 1200)
    assert narrow < 1200
    assert text_height(LONG_TOPIC, font, narrow) == text_height(LONG_TOPIC, font, 1200)


def lines(number: int) -> tuple[ReadBackLine, ...]:
    return tuple(ReadBackLine("body", f"{n}- đ/c Nguyễn Văn An nói ngày 20/12: {LONG_STEP}") for n in range(number))


def test_the_minutes_are_read_to_their_last_line(qapp: object) -> None:
    rows = rows_of(lines(30), TOKENS, 1200, 700)
    last = first_row(rows, 700, 1.0)
    assert first_row(rows, 700, 0.0) == 0
    heights = [sum(row.height for row in rows[first:]) - rows[-1].after for first in (last, last - 1)]
    assert heights[0] <= 700 < heights[1]


def test_short_minutes_do_not_move(qapp: object) -> None:
    rows = rows_of(lines(1), TOKENS, 1200, 700)
    assert first_row(rows, 700, 1.0) == 0


def test_the_lines_are_the_words_and_nothing_else(qapp: object) -> None:
    rows = rows_of(lines(3), TOKENS, 500, 700)
    assert " ".join(row.text for row in rows).split() == " ".join(line.text for line in lines(3)).split()
    assert not any(row.text.endswith("/") for row in rows)


def test_a_blank_screen_is_dark_and_says_nothing(qtbot: QtBot) -> None:
    canvas = Canvas(TOKENS)
    qtbot.addWidget(canvas)
    canvas.resize(320, 180)
    canvas.show_card(SHEETS["title"], TOKENS)
    canvas.show_card(None, TOKENS)
    assert (canvas.texts, canvas.accessibleDescription()) == ((), "")
    assert canvas.grab().toImage().pixelColor(160, 90) == QColor(DARK.sunken)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_cards_take_the_look_of_the_program(qtbot: QtBot, colours) -> None:
    canvas = Canvas(TOKENS)
    qtbot.addWidget(canvas)
    canvas.resize(320, 180)
    look = replace(TOKENS, colours=colours)
    canvas.show_card(SHEETS["title"], look)
    assert canvas.grab().toImage().pixelColor(2, 2) == QColor(colours.brand_dark)
    canvas.show_card(read_back_card([("body", "Chi bộ")], 0.0), look)
    assert canvas.grab().toImage().pixelColor(2, 2) == QColor(colours.surface)


def test_what_is_shown_can_be_read_by_a_screen_reader(qtbot: QtBot) -> None:
    canvas = Canvas(TOKENS)
    qtbot.addWidget(canvas)
    canvas.show_card(SHEETS["vote"], TOKENS)
    assert canvas.accessibleDescription().split("\n") == list(canvas.texts)
    assert "Không tán thành" in canvas.texts
