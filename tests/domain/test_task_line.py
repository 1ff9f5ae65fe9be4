"""A task said in one line."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.speakers import Candidate
from app.domain.task_line import TaskLine, read, understood, who

TODAY = date(2026, 11, 26)
LAN, HUNG, HUWNG, LANH = (
    Candidate(name, str(number), group=f"Tổ {number}")
    for number, name in enumerate(("Lê Thị Lan", "Nguyễn Văn Hùng", "Trần Hưng", "Phạm Lành"), 1)
)
DAT1, DAT2 = (Candidate("Đỗ Văn Đạt", str(n), group=f"Tổ {n}", apart=f"Tổ {n}") for n in (5, 6))
PEOPLE = (LAN, HUNG, HUWNG, LANH, DAT1, DAT2)


def line(text: str) -> TaskLine:
    return read(text, PEOPLE, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "@lan 20/12 kiểm tra @hùng Rà soát hồ sơ",
        "20/12 @lan kt @hùng Rà soát hồ sơ",
        "Rà soát hồ sơ @lan 20/12 kt @hùng",
        "Rà soát hồ sơ, hạn 20/12, @lan, kiem tra @nvh",
        "@Lê Thị Lan hạn: 20/12 Rà soát hồ sơ KT @nguyen van hung",
        "kt @hùng, @lan: Rà soát hồ sơ; hạn 20/12.",
    ],
)
def test_the_parts_may_stand_in_any_order(text: str):
    found = line(text)
    assert (found.doers, found.inspector, found.due_on) == ((LAN,), HUNG, date(2026, 12, 20))
    assert found.content.rstrip(".;, ") == "Rà soát hồ sơ"
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("@lan thứ sáu Gửi báo cáo", date(2026, 11, 27)),
        ("@lan cuối tháng Gửi báo cáo", date(2026, 11, 30)),
        ("@lan trong 7 ngày Gửi báo cáo", date(2026, 12, 3)),
        ("Gửi báo cáo, hạn cuối tháng 12 @lan", date(2026, 12, 31)),
    ],
)
def test_a_deadline_may_be_said(text: str, day: date):
    assert (line(text).content.rstrip(","), line(text).due_on) == ("Gửi báo cáo", day)


@pytest.mark.parametrize(
    "text", ["Rà soát hồ sơ", "Kỷ niệm 22/12", "22/12 họp mặt", "Hạn chế đơn thư", "Gia hạn 20/12", "Gửi a@b", "@", ""]
)
def test_without_a_mark_every_word_is_content(text: str):
    assert line(text) == TaskLine(text)


def test_several_do_it():
    assert line("@lan @hùng @lan Gửi báo cáo").doers == (LAN, HUNG)


def test_a_day_inside_the_words_stays_there():
    found = line("@lan Tổ chức kỷ niệm ngày 22/12 tại hội trường")
    assert (found.content, found.due_on, found.doubts) == ("Tổ chức kỷ niệm ngày 22/12 tại hội trường", None, ())


@pytest.mark.parametrize("text", ["@lan Tổ chức kỷ niệm 22/12", "Tổ chức kỷ niệm 22/12 @lan"])
def test_a_day_at_the_edge_of_the_words_is_asked(text: str):
    found = line(text)
    assert (found.content, found.due_on) == ("Tổ chức kỷ niệm 22/12", None)
    assert [doubt.kind for doubt in found.doubts] == ["due"]
    assert "hạn 22/12" in found.doubts[0].question


@pytest.mark.parametrize(
    ("text", "kind", "typed", "said"),
    [
        ("@dat Gửi", "doer", "dat", "Đỗ Văn Đạt (Tổ 5) hay Đỗ Văn Đạt (Tổ 6)"),
        ("@hung Gửi", "doer", "hung", "Nguyễn Văn Hùng"),
        ("@xyz Gửi", "doer", "xyz", "Không có đồng chí nào"),
        ("kt @dat @lan Gửi", "inspector", "dat", "hay"),
        ("kt @lan kt @lành Gửi", "inspector", "lành", "Lê Thị Lan hay"),
        ("@lan cuối tuần Gửi", "due", "cuối tuần", "ngày nào"),
        ("@lan thứ năm Gửi", "due", "thứ năm", "26/11/2026 hay 03/12/2026"),
    ],
)
def test_what_may_mean_several_things_is_asked(text: str, kind: str, typed: str, said: str):
    found = line(text)
    assert [(doubt.kind, doubt.typed) for doubt in found.doubts] == [(kind, typed)]
    assert said in found.doubts[0].question
    assert found.content == "Gửi"


@pytest.mark.parametrize(
    ("typed", "people"),
    [("lan", [LAN]), ("hùng", [HUNG]), ("nvh", [HUNG]), ("le thi lan", [LAN]), ("hung", [HUNG, HUWNG]),
     ("dat", [DAT1, DAT2]), ("xyz", [])],
)  # fmt: skip
def test_a_name_is_clear_when_it_can_mean_one_person(typed: str, people: list[Candidate]):
    assert who(typed, PEOPLE) == people


def test_what_was_understood_is_said_in_words():
    assert understood(line("@lan 20/12 kt @hùng Rà soát")) == (
        "Người thực hiện: Lê Thị Lan", "Hạn: Chủ nhật, ngày 20 tháng 12 năm 2026", "Kiểm tra: Nguyễn Văn Hùng",
        "Nội dung: Rà soát",
    )  # fmt: skip
    assert understood(line("Rà soát")) == ()
    assert understood(line("@lan")) == ("Người thực hiện: Lê Thị Lan", "Nội dung: chưa có")


def test_no_word_of_the_content_is_lost_or_changed():
    words = "Rà soát HỒ SƠ “một cửa” quý IV/2026; 100% đúng hạn"
    assert line(f"@lan {words}").content == words
